"""Findings: who said it, and how an event stands."""

from __future__ import annotations

from dateline.corrections.findings import events, statements
from dateline.terms import Cast, Evidence
from tests.corrections.builders import article, correction, entity, mention, words
from tests.tell.builders import event, report, statement

TEXT = article(
    "a", "The bridge will reopen, Weber said.", "Talks and a vote are set for Friday, said Ruud.", day="2031-05-01"
)
LATER = article("b", "The talks were held.", day="2031-05-08")
WEBER = entity("Anna Weber", mention(TEXT, "Weber"))
RUUD = entity("Tomas Ruud", mention(TEXT, "Ruud"))
CAST = Cast((WEBER, RUUD))
SAID = statement("s", TEXT, "The bridge will reopen", WEBER.id)
OTHER = statement("t", TEXT, "Talks and a vote are set for Friday", RUUD.id)
CLAUSE = "corrected by Ada Lind on 2031-05-14: the desk rang the mayor"
TALKS = event("talks", report(TEXT, "Talks and a vote are set for Friday"), what="Talks")
VOTE = event("vote", report(TEXT, "Talks and a vote are set for Friday"), what="a vote")


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


def test_a_status_is_put_right_and_stays() -> None:
    """Also where a later report says otherwise: its report and the change stay to be seen."""
    told = correction("status", TALKS.reports[0].evidence, value="cancelled")
    grown = event("talks", TALKS.reports[0], report(LATER, "The talks were held", status="happened"), what="Talks")
    (found,) = events([grown], [told])
    assert (found.status, found.basis) == ("cancelled", f"as built; {CLAUSE}")
    assert found.reports == grown.reports


def test_of_two_events_in_one_sentence_the_one_called_so_is_meant() -> None:
    """By what a reader called it then; or the one that more of the places tell of."""
    both = correction("status", TALKS.reports[0].evidence, value="cancelled", called="a vote on Friday")
    assert [one.status for one in events([TALKS, VOTE], [both])] == ["scheduled", "cancelled"]
    held = report(LATER, "The talks were held", status="happened")
    grown = event("talks", TALKS.reports[0], held, what="Talks")
    places = correction("status", TALKS.reports[0].evidence, held.evidence, value="denied", called="a vote on Friday")
    assert [one.status for one in events([grown, VOTE], [places])] == ["denied", "scheduled"]


def test_what_nobody_tells_is_not_touched() -> None:
    """An anchor in another story meets nothing."""
    told = correction("status", Evidence("z", 0, 5, "Talks"), value="cancelled")
    assert events([TALKS], [told]) == (TALKS,)


def test_the_later_wins() -> None:
    """The last status said is the event's."""
    place = TALKS.reports[0].evidence
    first = correction("status", place, value="cancelled", when="2031-05-01")
    later = correction("status", place, value="postponed", when="2031-05-02")
    assert events([TALKS], [first, later])[0].status == "postponed"
