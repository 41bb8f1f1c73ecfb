"""Statements in one article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.statements import find
from dateline.statements.restraint import SHORT
from tests.statements.builders import article, brief, parsed, told


def test_a_quotation_before_its_cue() -> None:
    """A quotation, then who said it."""
    assert brief(told("“The bridge is safe,” Mayor Ana Ruiz said.")) == [
        ("Mayor Ana Ruiz", "direct", "“The bridge is safe,”")
    ]


def test_a_quotation_after_a_colon() -> None:
    """X told reporters: “…” has an addressee."""
    (one,) = told('Ruiz told reporters at the harbour: "We may."')
    assert (one.speaker_text, one.kind, one.text, one.to) == ("Ruiz", "direct", '"We may."', "reporters")


def test_an_inverted_cue() -> None:
    """A cue before its source, which keeps its apposition."""
    (one,) = told("“Nobody was hurt,” said Tomas Berg, the port's director.")
    assert one.speaker_text == "Tomas Berg, the port's director"
    assert one.cue is not None
    assert one.cue.text == "said"


def test_a_quotation_split_by_its_cue_is_two_statements_of_one_speaker() -> None:
    """“…,” X said. “…” keeps the speaker and the cue for both pieces."""
    first, second = told("“That is being discussed now,” Ruiz said. “I think we probably will.”")
    assert (first.speaker_text, second.speaker_text) == ("Ruiz", "Ruiz")
    assert first.cue == second.cue
    assert second.text == "“I think we probably will.”"


def test_a_quotation_goes_on_over_paragraphs() -> None:
    """A paragraph that continues an open quotation has the speaker of the one before."""
    found = told("“We waited for two long days,” Berg said. “Nobody came to help us.\n“In the end we walked home.”")
    assert [s.speaker_text for s in found] == ["Berg", "Berg", "Berg"]
    assert found[-1].text == "“In the end we walked home.”"


def test_a_paragraph_of_pure_quotation_has_the_previous_speaker() -> None:
    """Without a cue of its own a whole quoted paragraph belongs to who spoke just before."""
    found = told("“We waited for two long days,” Berg said.\n“In the end all of us walked home.”")
    assert [s.speaker_text for s in found] == ["Berg", "Berg"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ruiz said the bridge would open in May.", "Ruiz", "the bridge would open in May"),
        ("The bridge will open in May, Ruiz said on Tuesday.", "Ruiz", "The bridge will open in May"),
        ("According to Ruiz, the bridge will open in May.", "Ruiz", "the bridge will open in May"),
        ("The bridge will open in May, according to city engineer Tomas Berg.", "city engineer Tomas Berg", "The bridge will open in May"),
        ("Ruiz accused the company of hiding the report.", "Ruiz", "the company of hiding the report"),
        ("Berg left the hall, saying only that the company was ready to talk.", "Berg", "only that the company was ready to talk"),
        ("Berg was quoted as saying that the harbour would close.", "Berg", "that the harbour would close"),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, speaker: str, content: str) -> None:
    """Clauses, asides, adjuncts, participles and passives give speaker and content, tight."""
    kind = "stance" if "accused" in text else "indirect"
    assert brief(told(text)) == [(speaker, kind, content)]


def test_quoted_words_inside_indirect_speech_make_it_mixed() -> None:
    """Partial quotation is one mixed statement, not a statement of its own."""
    assert brief(told("Berg said the talks would be “long and hard” this time.")) == [
        ("Berg", "mixed", "the talks would be “long and hard” this time")
    ]


def test_a_denial() -> None:
    """What is denied is the content."""
    assert brief(told("Norland denies any part in the theft.")) == [("Norland", "denial", "any part in the theft")]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz did not directly dispute that the bridge had been shut.",
        "Ruiz never denied that he had met the barge's owner.",
    ],
)
def test_what_is_not_denied_is_no_denial(text: str) -> None:
    """Only an affirmed word of denial denies."""
    assert not [one for one in told(text) if one.kind == "denial"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The president, without offering specifics, said the bridge would open.", "The president"),
        ("Ruiz, in a statement on Friday, said the bridge would open.", "Ruiz"),
        ("Ruiz, of the Velm Institute, said the bridge would open.", "Ruiz, of the Velm Institute"),
    ],
)
def test_how_and_where_it_was_said_is_no_part_of_the_source(text: str, speaker: str) -> None:
    """Between commas behind the source only what it belongs to stays with it."""
    (one,) = told(text)
    assert one.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry declined to comment.", "declined to comment"),
        ("The ministry had no immediate comment.", "had no immediate comment"),
        ("The ministry did not immediately respond to requests for comment.", "did not immediately respond to requests for comment"),
    ],
)  # fmt: skip
def test_no_comment(text: str, content: str) -> None:
    """A silence is told with its speaker, in its words."""
    assert brief(told(text)) == [("The ministry", "no comment", content)]


def test_a_chain_has_the_inner_speaker_by_way_of_the_outer() -> None:
    """The agency reported that the aide said: the aide speaks."""
    (one,) = told("The Harbour Agency reported that Berg said the port was closed.")
    assert one.speaker_text == "Berg"
    assert [v.text for v in one.via_text] == ["The Harbour Agency"]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Berg said the port was closed.", False),
        ("Berg reportedly said the port was closed.", True),
        ("Berg may have said that the port was closed.", True),
        ("Berg hinted that the port was closed.", True),
    ],
)
def test_hedges(text: str, hedged: bool) -> None:
    """A report that keeps its distance is hedged."""
    assert [s.hedged for s in told(text)] == [hedged]


def test_titles_and_scare_quotes_are_not_speech() -> None:
    """Quoted words without a source say nothing of anybody."""
    assert told("The film “Harbour of Glass” opens on a so-called “smart” pier in May.") == ()


def test_what_the_reporter_asked_is_no_statement() -> None:
    """The words "Asked whether …" open an answer."""
    found = told("Asked whether the port would close, Berg told reporters: “It will not.”")
    assert [s.text for s in found] == ["“It will not.”"]


def test_a_relative_pronoun_speaks_for_its_noun() -> None:
    """The source is "who"; the speaker's words are whom it stands for."""
    (one,) = told("They met Tomas Berg, who said that the harbour was closed.")
    assert one.source is not None
    assert (one.source.text, one.speaker_text) == ("who", "Tomas Berg")


def test_a_dateline_is_no_part_of_a_source() -> None:
    """The place that opens a report is cut."""
    found = told("NORVIK, March 5 (HNA) — Harbour chief Tomas Berg said the port was closed.")
    assert [s.speaker_text for s in found] == ["Harbour chief Tomas Berg"]


def test_the_basis_names_cue_and_source() -> None:
    """A reader can check why these words are said to be hers."""
    (one,) = told("Ruiz said the bridge would open in May.")
    assert one.basis == "'said' gives these words to 'Ruiz'"


def test_ids_depend_on_place_and_article_only() -> None:
    """The same words at the same place of two articles differ; told twice they do not."""
    text = "Ruiz said the bridge would open in May."
    assert told(text, id="a1")[0].id == told(text, id="a1")[0].id != told(text, id="a2")[0].id


HOSTILE = [
    "",
    " \n \n",
    "“““““",
    '" " " " "',
    "SAID MAYOR RUIZ THE BRIDGE IS SAFE SAID BERG",
    "he said she said they said it said who said what said said said",
    "“unclosed he said and went on and on\nnext line ” said",
    "« Nous sommes prêts », a-t-il dit. „Wir sind bereit“, sagte sie.",
    "قال الوزير: «نحن مستعدون» said the minister",
    "“We 🙂 are 🚢 ready,” said 🙂 Ruiz 🙂.",
    "Ruiz said " + "that the bridge is safe and " * 300 + "that was all.",
    "“" + "word " * 3000 + "”",
    "\u202e“We are ready,” said Ruiz\u202c \u200b.",
    "A: b\nA: c\nB: d\nB: e",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_read_in_peace(text: str) -> None:
    """Odd marks, capitals, endless sentences, other scripts: true offsets, nothing absurd, no overlap."""
    _holds(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "'", "«", "»", "Ruiz", "the mayor", "said", "told reporters", "that", "denied", ",", ".",
                         ":", "we are ready", "according to", "Berg", "\n", "who", "—", "🙂", "No comment", "did not respond"]),
        max_size=30,
    )
)  # fmt: skip
def test_any_words_in_any_order(pieces: list[str]) -> None:
    """Whatever the words: offsets give back their text, statements do not overlap, none is half of a long document."""
    _holds(" ".join(pieces))


def _holds(text: str) -> None:
    made = article(text)
    found = find(made, parsed(made))
    reach = 0
    for s in found:
        assert text[s.start : s.end] == s.text != ""
        assert s.start >= reach
        reach = s.end
        assert all(e is None or text[e.start : e.end] == e.text for e in (s.source, s.cue, *s.via_text))
    size = sum(p.end - p.start for p in made.paragraphs) or 1
    assert size <= SHORT or sum(s.end - s.start for s in found) <= 0.85 * size
    assert max((s.end - s.start for s in found), default=0) <= max(700, 0.3 * size)


def test_a_second_report_in_one_sentence_is_told_on_its_own() -> None:
    """She said this, and he replied that: two sources, two contents."""
    found = told("Ruiz said the bridge was safe, and Berg replied that the pier was not.")
    assert [(s.speaker_text, s.text) for s in found] == [
        ("Ruiz", "the bridge was safe"),
        ("Berg", "that the pier was not"),
    ]


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("In Ruiz’s words, “the pier is a ruin.”", [("Ruiz", "direct", "“the pier is a ruin.”")]),
        ("The pier was unsafe in the view of the harbour board.", [("the harbour board", "stance", "The pier was unsafe")]),
        ("In other words, the pier was unsafe.", []),
        ("In view of the storm, the pier was closed.", []),
        ("“We are ready,” Ruiz said at the harbour, as she called for patience.", [("Ruiz", "direct", "“We are ready,”"), ("she", "indirect", "patience")]),
    ],
)  # fmt: skip
def test_words_and_views_of_somebody(text: str, told_as: list[tuple[str, str, str]]) -> None:
    """What stands in somebody's words or view is theirs; words of nobody are not."""
    assert brief(told(text)) == told_as


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, said Ruiz, will open in May.",
        "The bridge, Ruiz said on Monday, will open in May.",
        "The bridge, according to Ruiz, will open in May.",
    ],
)
def test_attribution_amid_a_clause_leaves_both_sides(text: str) -> None:
    """The clause that its attribution interrupts is said on both sides, whichever of cue and source comes first."""
    assert brief(told(text)) == [("Ruiz", "indirect", "The bridge"), ("Ruiz", "indirect", "will open in May")]


def test_a_clause_that_is_whole_before_its_cue_is_not_interrupted() -> None:
    """What follows a cue that ends its clause is read for itself."""
    assert brief(told("The road is closed, said Ruiz, who has seen it.")) == [
        ("Ruiz, who has seen it", "indirect", "The road is closed")
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Asked if the bridge was safe, Ruiz replied, “Not yet, I am afraid.”", "Ruiz", "“Not yet, I am afraid.”"),
        ("Ana Ruiz, whose firm built the pier, said the bridge was safe.", "Ana Ruiz, whose firm built the pier", "the bridge was safe"),
        ("Ruiz promised Tuesday at a rally to end “the long delay.”", "Ruiz", "to end “the long delay.”"),
        ("Ruiz said in a statement that the port “will not be closed.”", "Ruiz", "that the port “will not be closed.”"),
        ("The leak has led the engineer Tomas Berg to fear a “slow collapse.”", "the engineer Tomas Berg", "a “slow collapse.”"),
        ("The film uses footage of Tomas Berg asking, “Why was nobody told?”", "Tomas Berg", "“Why was nobody told?”"),
        ("Ruiz was joined on the pier by Tomas Berg and joked, “We can swim, at least.”", "Ruiz", "“We can swim, at least.”"),
        ("The plan has been called “a disaster” by Ana Ruiz.", "Ana Ruiz", "“a disaster”"),
        ("The watchdog rated the claim as “mostly false.”", "The watchdog", "the claim as “mostly false.”"),
        ("Berg is believed to have said that the port was closed.", "Berg", "that the port was closed"),
        ("“Go home,” Ruiz barked.", "Ruiz", "“Go home,”"),
    ],
)  # fmt: skip
def test_the_source_where_the_parse_looks_elsewhere(text: str, speaker: str, content: str) -> None:
    """Clauses between, passives, causes and slips of the parse do not take the words from who said them."""
    assert [(s.speaker_text, s.text) for s in told(text)] == [(speaker, content)]


def test_what_someone_thinks_on_in_the_same_breath_is_theirs_too() -> None:
    """The words "she says she hopes …, but she knows …" are all told by the one who says."""
    found = told("Ruiz says she hopes to open the bridge, but she knows that “it will be hard.”")
    assert [s.speaker_text for s in found] == ["Ruiz", "Ruiz"]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("According to the Harbour Agency, Berg said the port was closed.", ["the Harbour Agency"]),
        ("Berg said the port was closed, the Harbour Agency reported.", ["the Harbour Agency"]),
        ("The Harbour Agency quoted Berg as saying that the port was closed.", ["The Harbour Agency"]),
        ("Berg, quoted by the Harbour Agency, said the port was closed.", ["the Harbour Agency"]),
        ("The port was closed, the Harbour Agency reported, citing Berg.", ["the Harbour Agency"]),
    ],
)
def test_a_chain_in_every_order(text: str, via: list[str]) -> None:
    """Whoever passes words on is the way they came, not a second speaker."""
    (one,) = told(text)
    assert (one.speaker_text or "").startswith("Berg")
    assert [v.text for v in one.via_text] == via


@pytest.mark.parametrize(
    "text",
    [
        "Berg neither confirmed nor denied the report.",
        "Berg would not confirm or deny the report.",
        "Berg declined to confirm the report.",
        "“No comment,” Berg said.",
    ],
)
def test_a_silence_in_other_words(text: str) -> None:
    """To say nothing of a matter, one way or the other, is no denial of it."""
    assert [(s.speaker_text, s.kind) for s in told(text)] == [("Berg", "no comment")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The pier is an old ruin.” — Tomas Berg", "Tomas Berg"),
        ("Berg: “The pier is an old ruin and we all know it.”", "Berg"),
        ("Nobody agreed - Ana Ruiz and Tomas Berg: “We knew that the bridge would not last another year.”", "Ana Ruiz and Tomas Berg"),
    ],
)  # fmt: skip
def test_a_colon_or_a_dash_attributes(text: str, speaker: str) -> None:
    """A name before a colon and a signature after a dash are the speaker's, whatever verb stands near."""
    assert [(s.speaker_text, s.kind) for s in told(text)] == [(speaker, "direct")]


def test_what_lies_in_an_account_is_not_said() -> None:
    """In Ruiz's bank account nobody speaks; in her own words she does, as she does not where she describes this as a slip."""
    assert told("How much money there was in Ruiz's bank account was not known.") == ()
    assert not any(s.shown for s in told("The harbour was lost, as he described this as a slip of the crew."))
    assert [s.speaker_text for s in told("The harbour was lost, in Ruiz's own words.")] == ["Ruiz"]


def test_the_words_said_hold_whole_words() -> None:
    """Of "the e-bikes", all three parts and the article, however the parser hung them."""
    (one,) = told("They also said the e-bikes spoiled the view of the old bridge.")
    assert one.text.startswith("the e-bikes")
    assert one.shown is not None
    assert one.shown.text.startswith("the e-bikes")
