"""Findings: who said it, and what nobody said."""

from __future__ import annotations

from dataclasses import replace

from dateline.corrections.findings import statements
from dateline.terms import Cast
from tests.corrections.builders import article, correction, entity, mention, words
from tests.tell.builders import statement

TEXT = article(
    "a", "The bridge will reopen, Weber said.", "Talks and a vote are set for Friday, said Ruud.", day="2031-05-01"
)
WEBER = entity("Anna Weber", mention(TEXT, "Weber"))
RUUD = entity("Tomas Ruud", mention(TEXT, "Ruud"))
CAST = Cast((WEBER, RUUD))
SAID = statement("s", TEXT, "The bridge will reopen", WEBER.id)
OTHER = statement("t", TEXT, "Talks and a vote are set for Friday", RUUD.id)
CLAUSE = "corrected by Ada Lind on 2031-05-14: the desk rang the mayor"


def test_a_speaker_is_put_right() -> None:
    """By a place where the right one is mentioned; the other statement stays as it is."""
    told = statements([SAID, OTHER], CAST, [correction("speaker", words(TEXT, SAID.text), other=[words(TEXT, "Ruud")])])
    assert told[0].speaker == RUUD.id
    assert told[0].basis == f"as built; {CLAUSE}; said by Tomas Ruud"
    assert told[1] is OTHER


def test_a_speaker_is_put_right_by_name() -> None:
    """A name that the story's reports bear out."""
    told = statements([SAID], CAST, [correction("speaker", words(TEXT, SAID.text), value="tomas ruud")])
    assert told[0].speaker == RUUD.id


def test_a_speaker_whom_no_report_names_is_no_entity() -> None:
    """The basis says the name; nobody is invented."""
    told = statements([SAID], CAST, [correction("speaker", words(TEXT, SAID.text), value="Mira Solberg")])
    assert told[0].speaker is None
    assert told[0].basis.endswith("said by Mira Solberg, whom no report of this story names")


def test_a_speaker_may_be_nobody_known() -> None:
    """Where the one given is wrong and the right one not known."""
    assert statements([SAID], CAST, [correction("speaker", words(TEXT, SAID.text))])[0].speaker is None


def test_the_statement_is_found_where_its_span_was_trimmed_otherwise() -> None:
    """Half of the letters is enough, a neighbour is not."""
    near = correction("speaker", words(TEXT, "bridge will reopen"), other=[words(TEXT, "Ruud")])
    assert statements([SAID], CAST, [near])[0].speaker == RUUD.id
    far = correction("speaker", words(TEXT, "are set for"), other=[words(TEXT, "Ruud")])
    assert statements([SAID], CAST, [far]) == (SAID,)


def test_what_nobody_said_goes_with_its_echoes() -> None:
    """It is no statement any more, nor are the same words in another report; what echoed it names it no more."""
    again = article("c", "The bridge will reopen by the end of June, Weber said.", day="2031-05-02")
    first = article("d", "The bridge will reopen by the end of June, said Weber.", day="2031-05-01")
    words_said = "The bridge will reopen by the end of June"
    found = [
        statement("s", first, words_said, WEBER.id),
        statement("c", again, words_said, WEBER.id),
        replace(OTHER, same_as=("s",)),
    ]
    told = statements(found, CAST, [correction("not said", words(first, words_said))])
    assert [(one.id, one.same_as) for one in told] == [("t", ())]


def test_short_words_that_nobody_said_stay_elsewhere() -> None:
    """A "yes" in another report is another's."""
    far = article("e", "Yes, said Ruud.", day="2031-05-02")
    near = article("f", "Yes, said Weber.", day="2031-05-01")
    found = [statement("n", near, "Yes", WEBER.id), statement("f", far, "Yes", RUUD.id)]
    assert [one.id for one in statements(found, CAST, [correction("not said", words(near, "Yes"))])] == ["f"]
