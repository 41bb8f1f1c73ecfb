"""Happenings: which words tell an event, which the same one, and how it is told."""

from __future__ import annotations

from dataclasses import replace

from dateline.corrections import happenings
from dateline.corrections.about import about
from dateline.corrections.happenings import Scene, meant, quoted
from dateline.terms import Correction, Event, EventMention, Evidence, Quantity, Telling, Words
from tests.corrections.builders import article, correction, words
from tests.tell.builders import event, report, row, when

TEXT = article(
    "a", "The bridge will reopen, Weber said.", "Talks and a vote are set for Friday, said Ruud.", day="2031-05-01"
)
LATER = article("b", "The talks were held.", "The crane fell on the quay.", day="2031-05-08")
CLAUSE = "corrected by Ada Lind on 2031-05-14: the desk rang the mayor"
TALKS = event("talks", report(TEXT, "Talks and a vote are set for Friday", trigger="Talks"), what="Talks")
VOTE = event("vote", report(TEXT, "Talks and a vote are set for Friday", trigger="vote"), what="a vote")
HELD = report(LATER, "The talks were held", status="happened", trigger="talks")
GROWN = event("talks", TALKS.reports[0], HELD, what="Talks")
FALL = event(
    "fall", report(LATER, "The crane fell on the quay", status="happened", trigger="fell"), what="The crane fell"
)


def events(found: list[Event], told: list[Correction], scene: Scene = Scene()) -> tuple[Event, ...]:  # noqa: B008
    """The events as corrected."""
    return happenings.events(found, told, scene)


def of(kind: str, one: Event, **more: object) -> Correction:
    """A correction of an event that a reader knows by its id."""
    return correction(kind, *about(one).places, called=one.what, **more)  # type: ignore[arg-type]


def test_a_status_is_put_right_and_stays() -> None:
    """Also where a later report says otherwise: its report and the change stay to be seen."""
    told = correction("status", TALKS.reports[0].evidence, value="cancelled")
    (found,) = events([GROWN], [told])
    assert (found.status, found.basis) == ("cancelled", f"as built; {CLAUSE}")
    assert found.reports == GROWN.reports


def test_of_two_events_in_one_sentence_the_one_called_so_is_meant() -> None:
    """By what a reader called it then; or the one that more of the places tell of."""
    both = correction("status", TALKS.reports[0].evidence, value="cancelled", called="a vote on Friday")
    assert [one.status for one in events([TALKS, VOTE], [both])] == ["scheduled", "cancelled"]
    places = correction("status", TALKS.reports[0].evidence, HELD.evidence, value="denied", called="a vote on Friday")
    assert [one.status for one in events([GROWN, VOTE], [places])] == ["denied", "scheduled"]


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


def test_the_word_that_names_an_event_tells_it_from_others_of_its_sentence() -> None:
    """Whatever both are called; and a ruling on one that is told no more is not given to the other."""
    vote = correction("status", *about(VOTE).places, value="cancelled", called="the meeting")
    assert [one.status for one in events([TALKS, VOTE], [vote])] == ["scheduled", "cancelled"]
    assert events([TALKS], [vote]) == (TALKS,)


def test_words_that_hold_the_one_that_names_an_event_mean_it() -> None:
    """Two words of a long sentence are enough."""
    assert meant([TALKS, VOTE, FALL], [words(TEXT, "a vote")]) is VOTE
    assert meant([TALKS, VOTE, FALL], [words(TEXT, "are set")]) is None


def test_what_is_no_event_goes() -> None:
    """What was a part of it stands by itself."""
    part = replace(FALL, part_of="talks")
    assert events([GROWN, part, VOTE], [of("no event", GROWN)]) == (FALL, VOTE)


def test_a_field_falls_with_its_event() -> None:
    """Its day is not given to the other event of its sentence."""
    told = [of("event day", TALKS, value="2031-05-20"), of("no event", TALKS)]
    assert events([TALKS, VOTE], told) == (VOTE,)


def test_a_day_is_put_right() -> None:
    """A day, a month, or none; a day that no report has seen makes a plan of what happened."""
    found = {
        value: events([FALL], [of("event day", FALL, value=value)])[0]
        for value in ("2031-05-07", "2031-04", "unknown", "2031-06-01")
    }
    told = {value: (one.when and (one.when.start, one.when.precision), one.status) for value, one in found.items()}
    assert told == {
        "2031-05-07": (("2031-05-07", "day"), "happened"),
        "2031-04": (("2031-04-01", "month"), "happened"),
        "unknown": (None, "happened"),
        "2031-06-01": (("2031-06-01", "day"), "scheduled"),
    }
    assert found["2031-05-07"].when
    assert found["2031-05-07"].when.basis == CLAUSE


def test_a_plan_by_its_day_alone_is_done_with_another_day() -> None:
    """Told in the past, and a plan only as its old day lay ahead; not so where the words plan, or somebody said that it is a plan."""
    fall = replace(FALL, status="scheduled", when=when("2031-05-20"))
    told = mention(FALL, "The crane fell on the quay")
    told = replace(told, status="scheduled")
    planned = replace(told, standing="planned", telling=told.telling and replace(told.telling, time="future"))
    right = of("event day", FALL, value="2031-05-07", when="2031-05-15")

    def status(*said: Correction, words: EventMention = told) -> str:
        return events([fall], list(said), Scene((LATER,), (words,)))[0].status

    assert status(right) == "happened"
    assert status(of("event day", FALL, value="unknown")) == "happened"
    assert status(of("event day", FALL, value="2031-05-21")) == "scheduled"
    assert status(right, words=planned) == "scheduled"
    assert status(of("status", FALL, value="scheduled", when="2031-05-14"), right) == "scheduled"


def test_a_place_is_put_right() -> None:
    """Or is not known."""
    there = replace(FALL, where="Varna")
    assert events([there], [of("event place", FALL, value="Lindholm")])[0].where == "Lindholm"
    assert events([there], [of("event place", FALL, value="unknown")])[0].where is None


def test_a_figure_is_put_right() -> None:
    """Beside the others, with the unit that it had; a new one is added, a wrong one goes."""
    toll = replace(FALL, quantities=(Quantity("dead", "3"), Quantity("amount", "4", "€")))
    told = {
        value: events([toll], [of("event figure", FALL, value=value)])[0].quantities
        for value in ("dead=2", "amount = 5 million", "injured=7", "dead=unknown")
    }
    assert told == {
        "dead=2": (Quantity("amount", "4", "€"), Quantity("dead", "2")),
        "amount = 5 million": (Quantity("dead", "3"), Quantity("amount", "5 million", "€")),
        "injured=7": (*toll.quantities, Quantity("injured", "7")),
        "dead=unknown": (Quantity("amount", "4", "€"),),
    }


def test_words_and_name_are_put_right() -> None:
    """Words of any report of the story, which make it a sure row; the name alone leaves the row as it was."""
    scene = Scene((TEXT, LATER))
    shown = words(LATER, "The crane fell")
    (found,) = events([FALL], [of("event words", FALL, other=[shown])], scene)
    assert (found.headline, found.what, found.sure) == (Words(shown.text, (shown,)), shown.text, 1.0)
    (named,) = events([FALL], [of("event words", FALL, value="Fall of the crane")], scene)
    assert (named.headline, named.what, named.sure) == (None, "Fall of the crane", 0.0)
    assert events([FALL], [of("event words", FALL, other=[shown])], Scene((TEXT,))) == (FALL,)


def test_words_are_shown_as_they_stand() -> None:
    """On one line, with a mark where they are cut; those of a report that is not there are not shown."""
    first, last = words(TEXT, "The bridge will reopen"), words(TEXT, "set for Friday")
    shown = quoted((first, last), (TEXT,))
    assert shown is not None
    assert shown.text == "The bridge will reopen … set for Friday"
    assert quoted((first, Evidence("z", 0, 3, "The")), (TEXT,)) is None


def test_two_events_are_one() -> None:
    """With the head of the surer, the reports and people of both; parts of the other are its parts."""
    fall = replace(
        row("fall", FALL.reports[0]), who=("x",), reports=(replace(FALL.reports[0], core=True, exemplar=True),)
    )
    held = replace(event("held", replace(HELD, exemplar=True), who=["y"]), quantities=(Quantity("dead", "1"),))
    part = replace(VOTE, part_of="held")
    told = correction("event same", *about(held).places, other=about(fall).places)
    one, under = events([held, fall, part], [told])
    assert (one.id, one.headline, one.who, under.part_of) == ("fall", fall.headline, ("x", "y"), "fall")
    assert [(report.trigger.text, report.core, report.exemplar) for report in one.reports] == [
        ("talks", True, False), ("fell", True, True),
    ]  # fmt: skip
    assert one.quantities == held.quantities
    assert CLAUSE in one.basis


def test_of_two_that_are_one_neither_is_a_part_of_itself() -> None:
    """Where one was a part of the other, and the other a part of a third."""
    other = replace(GROWN, part_of="vote")
    part = replace(FALL, part_of="talks")
    same = correction("event same", *about(FALL).places, other=about(GROWN).places)
    assert [(one.id, one.part_of) for one in events([part, replace(GROWN, part_of=None)], [same])] == [("fall", None)]
    assert [(one.id, one.part_of) for one in events([FALL, other, VOTE], [same])] == [("fall", None), ("vote", None)]


def mention(one: Event, shown: str | None) -> EventMention:
    """The place that tells the first report of an event; `shown` are words of it that read by themselves."""
    told = one.reports[0]
    spans = (words(LATER, shown),) if shown else ()
    telling = Telling("body", "main", "past", False, False, True, False, False, 0, 5, None, None, (), spans)
    return EventMention(
        told.article, told.trigger, "fall", one.what, "accident", (), None, None, told.status, (), (), None, told.evidence,
        telling=telling,
    )  # fmt: skip


def test_words_that_tell_another_event_are_one_of_their_own() -> None:
    """The rest keeps its name and words; the new one has those of the words that leave, and is as sure."""
    both = replace(row("talks", replace(HELD, exemplar=True), FALL.reports[0]), what="talks")
    told = correction("event apart", FALL.reports[0].evidence, other=[HELD.evidence])
    rest, new = events([both], [told], Scene((LATER,), (mention(FALL, "The crane fell on the quay"),)))
    assert (rest.id, rest.reports, rest.headline) == ("talks", both.reports[:1], both.headline)
    assert (new.what, new.kind, new.when, new.status) == ("The crane fell", "accident", None, "happened")
    assert new.headline == Words("The crane fell on the quay", (words(LATER, "The crane fell on the quay"),))
    assert (new.sure, new.reports[0].exemplar, new.id != rest.id) == (both.sure, True, True)
    assert CLAUSE in rest.basis
    assert CLAUSE in new.basis


def test_words_that_leave_and_do_not_read_alone_are_not_shown() -> None:
    """Nor what is left, where the words shown of both have left."""
    both = row("talks", HELD, replace(FALL.reports[0], exemplar=True))
    told = correction("event apart", FALL.reports[0].evidence, other=[HELD.evidence])
    rest, new = events([both], [told], Scene((LATER,), (mention(FALL, None),)))
    assert (rest.headline, rest.sure, rest.what) == (None, 0.0, both.what)
    assert (new.headline, new.sure) == (None, 0.0)


def test_the_same_words_in_a_copy_leave_too() -> None:
    """What stands in other words stays."""
    copy = article("c", "The crane fell on the quay.", "A crane fell.", day="2031-05-09")
    ran, other = (
        report(copy, "The crane fell on the quay", trigger="fell"),
        report(copy, "A crane fell", trigger="crane"),
    )
    both = event("talks", HELD, FALL.reports[0], ran, other)
    told = correction("event apart", FALL.reports[0].evidence, other=[HELD.evidence])
    rest, new = events([both], [told])
    assert rest.reports == (HELD, other)
    assert [one.article for one in new.reports] == ["b", "c"]


def test_nothing_is_parted_that_has_one_side_only() -> None:
    """Nor what is two events already."""
    told = correction("event apart", FALL.reports[0].evidence, other=[HELD.evidence])
    assert events([FALL, GROWN], [told]) == (FALL, GROWN)
