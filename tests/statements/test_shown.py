"""Tests for `dateline.statements.shown`: what a reader is shown of something said."""

import pytest

from dateline.terms import Statement
from tests.statements.builders import told


def shown(text: str) -> list[str]:
    """What is shown of the statements of a one-paragraph report."""
    return [one.shown.text for one in told(text) if one.shown]


def kinds(text: str) -> list[str]:
    """The kinds of its statements."""
    return [one.kind for one in told(text)]


def test_a_clause_is_shown_from_behind_that() -> None:
    """Without what opens it, each letter of it as the report has it: no capital is put before the words, no comma taken out of quotation marks."""
    assert shown("The minister Ana Ruiz said that the bridge would open in May.") == ["the bridge would open in May"]


def test_every_shown_word_is_evidence() -> None:
    """The evidence is verbatim text of the article."""
    text = "“The bridge,” Ana Ruiz said, “is closed for good.”"
    one: Statement = next(one for one in told(text) if one.shown)
    assert one.shown is not None
    assert all(text[e.start : e.end] == e.text for e in one.shown.evidence)
    assert one.shown.text == "The bridge … is closed for good."
    assert one.shown.text == " … ".join(e.text for e in one.shown.evidence)


def test_that_opens_a_clause_also_before_a_noun_with_a_number() -> None:
    """Not "that phase" which was told before: where the parse marks it as what joins clauses."""
    assert shown("The council warned that phase 5 would begin at once.") == ["phase 5 would begin at once"]


def test_what_is_too_long_is_cut_only_at_what_tells_more_of_something() -> None:
    """A clause with a firm's description is shown without it; one whose reason would have to go is not shown."""
    aside = "the largest maker of steel wire and of iron rope in all of the northern provinces and in the towns of the lower river beside"
    text = f"The mayor said that Hollin Works, {aside}, would close its mill in Velden in May with the loss of two hundred jobs there."
    assert shown(text) == [
        "Hollin Works … would close its mill in Velden in May with the loss of two hundred jobs there"
    ]
    reason = "because it is made to pay for the bridge that the council of the town built beside the old mill without asking anybody who works there"
    text = f"The mayor said that Hollin Works would close its mill in Velden in the spring of the coming year {reason}."
    assert shown(text) == []


def test_clauses_told_side_by_side_are_parted() -> None:
    """Never "it was shocked and that the line …"."""
    text = "The company said it was shocked by the crash and that the line would stay closed."
    assert shown(text) == ["it was shocked by the crash …"]


def test_what_was_not_said_is_not_shown() -> None:
    """Nobody said what they were unable to confirm, would not say, are to announce or only learned."""
    for text in (
        "The agency was unable to confirm that the ship had left.",
        "The minister would not say that the bridge was safe.",
        "The board is expected to announce that the mill will close.",
        "The clerk learned that the mill had closed.",
        "A video shows that the driver ran away.",
    ):
        assert shown(text) == [], text


def test_a_stance_is_no_speech() -> None:
    """Who supports or wants a thing is kept, as a stance."""
    assert kinds("The mayor Ana Ruiz opposed the new bridge.") == ["stance"]
    assert shown("The mayor Ana Ruiz opposed the new bridge.") == []


def test_a_denial_keeps_its_sense() -> None:
    """It is shown from its source on, not turned into what was denied."""
    assert shown("Ana Ruiz denied that the bridge was closed.") == ["Ana Ruiz denied that the bridge was closed"]


def test_a_quotation_without_a_speaker_is_kept() -> None:
    """Whole sentences in quotation marks are a statement, whoever speaks; a sign is none."""
    text = (
        "The rain fell on the pier.\n“We have never seen the river as high as it was that night.”\nThe pier has gone."
    )
    assert [(one.kind, one.source) for one in told(text)] == [("direct", None)]
    assert told("He wore a “Make the River Blue Again” cap on the pier.") == ()


def test_a_long_quotation_ends_at_a_whole_sentence() -> None:
    """At most thirty-five words; what is left off is marked."""
    first = "We have waited for eleven years for this bridge and we shall wait no longer than we must."
    second = (
        "The council has had every chance to build it, and every year it has found another reason to put it off again."
    )
    assert shown(f"“{first} {second}” Ana Ruiz said.") == [f"{first} …"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“And the bridge is closed,” Ana Ruiz said.", ["the bridge is closed"]),
        ("“So far the bridge is closed,” Ana Ruiz said.", ["So far the bridge is closed"]),
        ("After all, Ana Ruiz said, the bridge is closed.", ["the bridge is closed"]),
        ("The mill “is closed for good,” Ana Ruiz said.", ["The mill “is closed for good,”"]),
        (
            "The office said that the clerk should be suspended and demoted.",
            ["the clerk should be suspended and demoted"],
        ),
        ("Ana Ruiz said a deal had been reached, without giving details.", ["a deal had been reached …"]),
        ("Ana Ruiz pleaded guilty to charges that she had sold the bridge.", []),
        ("Ana Ruiz denied a request to close the bridge.", []),
        (
            "Ana Ruiz did not cast blame, saying only that the mill had failed the town.",
            ["the mill had failed the town"],
        ),
        ("“The bridge is closed,” Ana Ruiz said on Radio Velm's “Face the Harbour.”", ["The bridge is closed"]),
        ("“The bridge is closed,” Ana Ruiz said on the channel's “Morning in Velm.”", ["The bridge is closed"]),
    ],
)
def test_words_begin_and_end_where_they_are_whole(text: str, wanted: list[str]) -> None:
    """Nothing that leans on the words before, no comma that nothing follows, nothing of the reporter's."""
    assert shown(text) == wanted


def test_no_half_of_a_pair_is_shown() -> None:
    """Never "is not only a slight …", the "but" left off; words that end in "…" get no second one."""
    half = (
        "The decision of the council to close the bridge is not only a heavy blow to the families and the shops of the island of"
        " Velm in every month of the year, but also contradicts every promise that the mayor made to them in the spring."
    )
    assert shown(f"“{half}” Ana Ruiz said.") == []
    first = "We have waited for eleven years for this bridge and we shall wait no longer than we must..."
    second = (
        "The council has had every chance to build it, and every year it has found another reason to put it off again."
    )
    assert shown(f"“{first} {second}” Ana Ruiz said.") == [first]


def test_what_its_page_cut_off_is_not_shown() -> None:
    """Neither a clause nor a quotation; the whole sentences of a quotation before it are, and what ends in a pause is."""
    assert shown("The bridge was closed.\nAna Ruiz said she opposes the plan because it is a...") == []
    assert shown("The bridge was closed.\nAna Ruiz said: “Sadly, as of last week, there remains no...") == []
    assert shown("Ana Ruiz said: “We asked the council for help. Nobody ever came to see us. Her...") == [
        "We asked the council for help. Nobody ever came to see us. …"
    ]
    assert shown("Ana Ruiz said: “We asked the council for help...”") == ["We asked the council for help..."]


def test_half_a_bracket_is_not_shown() -> None:
    """What opens before the words closes in them, or they are not shown."""
    assert all(
        words.count("(") == words.count(")") for words in shown("“(In some cases) we waited too long,” Ana Ruiz said.")
    )


def test_what_somebody_had_to_admit_is_not_shown() -> None:
    """That is how a reporter tells of him; what he admitted is."""
    assert shown("Even Ana Ruiz, the founder, had to admit things were looking good.") == []
    assert shown("Even Ana Ruiz, the founder, admitted things were looking good.") == ["things were looking good"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ruiz demanded that the bridge be closed.", []),
        ("Ruiz released a statement, demanding that Weber quickly put together a plan for the port.", []),
        ("Ruiz urged that the ministers resign.", []),
        ("Ruiz insisted that the ministers resign.", []),
        ("Ruiz insisted that the bridge is closed.", ["the bridge is closed"]),
        ("Ruiz recommended that the bridge should be closed.", ["the bridge should be closed"]),
        ("Ruiz demanded: “Close the bridge now.”", ["Close the bridge now."]),
    ],
)
def test_what_is_demanded_is_not_told_as_so(text: str, words: list[str]) -> None:
    """What should be done stands as no fact; what is insisted to be so, and a demand in its own words, is shown."""
    assert shown(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The paper reported incorrectly that Weber had left.", []),
        ("Ruiz falsely claimed that the bridge was closed.", []),
        ("“It is closed,” Ruiz falsely claimed.", []),
        ("Ruiz openly claimed that the bridge was closed.", ["the bridge was closed"]),
    ],
)
def test_what_the_report_takes_back_is_not_shown(text: str, words: list[str]) -> None:
    """The word that takes it back could not be shown with it."""
    assert shown(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ruiz previously had said she supported the new port.", []),
        ("Ruiz once argued that the port was safe.", []),
        ("Ruiz once again argued that the port was safe.", ["the port was safe"]),
        ("Ruiz argued that the port was once safe.", ["the port was once safe"]),
    ],
)
def test_what_was_said_before_is_not_shown_as_said_now(text: str, words: list[str]) -> None:
    """It may be an old position; "once again" is now, and what was once so is told in the words themselves."""
    assert shown(text) == words
