"""What is said, where the parse is at odds with the sentence; and what nobody says."""

from __future__ import annotations

import pytest

from dateline.statements.complements import content_of
from dateline.statements.lexicon import frames_of
from tests.english.marked import marked
from tests.statements.builders import brief, told


def test_the_subject_set_off_by_a_comma_speaks() -> None:
    """A source behind an introductory phrase is no apposition to it."""
    (one,) = told("In a statement to Harbour News, a clerk for Berg said the talks were over.")
    assert one.speaker_text == "a clerk for Berg"


def test_a_cue_at_the_end_of_a_long_sentence_takes_what_stands_before() -> None:
    """Joined by commas only, the clauses before the source are what it says."""
    text = (
        "Several of the injured were treated at the scene and nine were taken to the hospital, "
        "Tomas Berg, the deputy director of operations for the Velden Ambulance Service, said in a statement."
    )
    (one,) = told(text)
    assert one.text == "Several of the injured were treated at the scene and nine were taken to the hospital"


def test_what_a_source_does_next_is_not_what_it_said() -> None:
    """A second cue behind "said it was …" has the source of the first."""
    found = told("The mayor said the city was safe and urged residents to stay calm.")
    assert [(s.speaker_text, s.text) for s in found] == [
        ("The mayor", "the city was safe"),
        ("The mayor", "residents to stay calm"),
    ]


def test_silence_after_speech_is_a_statement_of_its_own() -> None:
    """A refusal to say more is the named source's, not its pronoun's."""
    found = told("The port said it was aware of the claims but refused to comment further.")
    assert brief(found) == [
        ("The port", "indirect", "it was aware of the claims"),
        ("The port", "no comment", "refused to comment further"),
    ]


def test_according_to_governs_an_offer_told_in_its_clause() -> None:
    """What the port offered is told by the one after "according to"."""
    (one,) = told("According to Ruiz, the port offered to cut night shifts by a third.")
    assert (one.speaker_text, one.text) == ("Ruiz", "the port offered to cut night shifts by a third")


@pytest.mark.parametrize(
    "text",
    [
        "The board will discuss the offer on Wednesday.",
        "The coach called a meeting at noon.",
        "The attack highlighted the poor state of the gates.",
        "The gunman attacked the building.",
        "A dog was found frozen on its porch.",
        "Passengers found other flights.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """Things to come, things done and things found are not told by a source."""
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Ruiz said the bridge would open.", True),
        ("“It will open,” Ruiz said.", True),
        ("Ruiz condemned the attack.", False),
        ("Ruiz wants to close the bridge.", False),
        ("Ruiz believes that the bridge will hold.", False),
    ],
)
def test_a_stance_or_plan_reads_only_with_its_cue(text: str, alone: bool) -> None:
    """Only what was said reads without its cue."""
    (one,) = told(text)
    assert one.alone is alone


def contents(words: str) -> dict[str, str]:
    """The content of the marked cue, by the complement that each of its frames asks for; without those that are not there."""
    at = marked(words)
    verb = at.sentence.tokens[at.i]
    found = {frame.complement: content_of(at.sentence, verb, frame) for frame in frames_of(verb.lemma)}
    return {
        kind: " ".join(at.sentence.tokens[i].text for i in sorted(own) if at.sentence.tokens[i].text != ".")
        for kind, own in found.items()
        if own
    }


@pytest.mark.parametrize(
    ("words", "kind", "content"),
    [
        ("The mayor >said< that it was over.", "clause", "that it was over"),
        ("The mayor >said<, “It is over.”", "clause", "It is over"),
        ("The road is closed, >said< the mayor.", "clause", "The road is closed"),
        ("It is closed, Ruiz, 40, >said< in a note.", "clause", "It is closed ,"),
        ("Ruiz >tweeted< in the early hours that it was over.", "clause", "that it was over"),
        ("The bridge, he >said<, will open.", "clause", "The bridge will open"),
        ("What the army >says< was an accident killed two people.", "clause", "an accident killed two people"),
        ("While he knew it, Ruiz >noted< that the plan was late.", "clause", "that the plan was late"),
        ("The mayor >said< Tuesday Anna Ruiz would resign.", "clause", "Anna Ruiz would resign"),
        ("The mayor >said< Sunday Mass would go on.", "clause", "Sunday Mass would go on"),
        ("“It is over,” the mayor >wrote< a friend.", "clause", "It is over"),
        ("Asked if it was over, he >replied< that it was.", "clause", "that it was"),
        ("The mayor >urged< the clerk to resign.", "to", "the clerk to resign"),
        ("The mayor >called< for the clerk to resign.", "to", "for the clerk to resign"),
        ("The mayor >denied< lying.", "object", "lying"),
        ("Ruiz >accused< Weber of lying.", "object", "Weber of lying"),
        ("The union >denounced< what he called a farce.", "object", "what he called a farce"),
        ("The plan was >denounced< by the union as a farce.", "object", "The plan as a farce"),
        ("The mayor >described< it at the time as a farce.", "object", "it as a farce"),
        ("The mayor >called< it a disaster.", "naming", "it a disaster"),
    ],
)
def test_what_fills_a_complement(words: str, kind: str, content: str) -> None:
    """A clause, wherever the parse has hung it; an infinitive with who is to do it; an object with what completes it."""
    assert contents(words)[kind] == content


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The mayor >called< a meeting.", "naming"),
        ("The mayor >said< no, and the clerk replied that it was late.", "clause"),
        ("A dog was >found< frozen on its porch.", "clause"),
        ("The mayor >urged< calm.", "to"),
        ("The mayor left, >recalling< storms that many swore would change the town.", "clause"),
    ],
)
def test_what_fills_no_complement(words: str, kind: str) -> None:
    """A thing without its name, another's clause, a state and a bare noun."""
    assert kind not in contents(words)


def test_who_does_something_to_a_thing_says_nothing_by_it() -> None:
    """One who adds two goals has not said the clause before; one who adds what is said, or tells somebody, has."""
    assert (
        told(
            "The home team chased the guests all day with Otto Velm leading the way, Ana Ruiz adding two and forcing a corner."
        )
        == ()
    )
    assert brief(told("The bridge was closed, Ana Ruiz told reporters.")) == [
        ("Ana Ruiz", "indirect", "The bridge was closed")
    ]
    assert brief(told("The bridge was closed, Ana Ruiz added.")) == [("Ana Ruiz", "indirect", "The bridge was closed")]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("She laughed at the plan so loudly that the guests turned around.", []),
        ("He laughed that the guests were old.", ["that the guests were old"]),
        ("Ruiz first told a story about the port, a story plainly prepared to please the guests of the feast.", []),
        (
            "Northern presidential candidate Jan Berg on Monday reiterated that he opposes free-port rules, a few weeks after Mayor Otto Ruiz said for the first time he likes them.",
            ["that he opposes free-port rules"],
        ),
    ],
)
def test_what_stands_beside_a_cue_is_not_what_is_said(words: str, texts: list[str]) -> None:
    """What came of how it was said, more of a story that was told, and the clause that "after Berg said it" stands beside."""
    assert [one.text for one in told(words) if one.kind == "indirect"] == texts


@pytest.mark.parametrize(
    ("words", "unsaid"),
    [
        ("The mayor >announced< a decision to end the works on Monday that would have cost four millions.", "that"),
        ("Norway is the latest to advance a ban -- lawmakers >announced< a deal on a package that may pass.", "Norway"),
    ],
)
def test_what_stands_around_a_thing_that_was_told_is_not_what_is_said(words: str, unsaid: str) -> None:
    """A clause that says which thing is meant begins nothing; nor does a sentence before the thing."""
    assert not any(content.startswith(unsaid) for content in contents(words).values())
