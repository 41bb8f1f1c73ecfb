"""Tests for `dateline.events.contradictions` and `dateline.events.gathering`: what cannot be one event, and what is gathered of one."""

from __future__ import annotations

import pytest

from dateline.events import contradictions
from dateline.events.gathering import Cluster, finest
from dateline.events.words import kinds_with

MAY_1, MAY_2, MAY_9 = (f"2031-05-0{n}" for n in (1, 2, 9))


def cluster(family: str = "crash", **told: set[str]) -> Cluster:
    """What was gathered of one event: people, bodies, firms, places, grounds, around, terms, lemmas."""
    return Cluster(family=family, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "theirs", "strange", "apart"),
    [
        ({"ana"}, {"ana"}, False, False),
        ({"ana"}, {"otto"}, True, True),
        ({"ana", "otto"}, {"ana"}, False, False),
        ({"ana", "otto"}, {"ana", "vesna"}, False, True),
        (set(), {"ana"}, False, False),
    ],
)
def test_who_takes_part_in_both(mine: set[str], theirs: set[str], strange: bool, apart: bool) -> None:
    """Strangers have nobody in common; two sides differ where each has one whom the other lacks; who is not told denies nothing."""
    one, other = cluster(people=mine), cluster(people=theirs)
    assert contradictions.strangers(one, other) is contradictions.strangers(other, one) is strange
    assert contradictions.differ(mine, theirs) is contradictions.differ(theirs, mine) is apart


def test_other_people_make_another_event() -> None:
    """Unless the same word is told with the same place, the same body or two of the same words beside it."""
    one, other = cluster(people={"ana"}, lemmas={"crash"}), cluster(people={"otto"}, lemmas={"crash"})
    assert contradictions.people_deny(one, other)
    one.bodies, other.bodies = {"navy"}, {"navy"}
    assert not contradictions.people_deny(one, other)
    other.lemmas = {"collision"}
    assert contradictions.people_deny(one, other)


def test_another_partner_is_another_meeting() -> None:
    """Where all do alike, one whom each side has and the other lacks is enough; elsewhere one in common joins."""
    mutual = min(kinds_with("mutual"))
    people = {"ana", "otto"}, {"ana", "vesna"}
    assert contradictions.people_deny(cluster(mutual, people=people[0]), cluster(mutual, people=people[1]))
    assert not contradictions.people_deny(cluster("crash", people=people[0]), cluster("crash", people=people[1]))


def test_another_firm_is_another_deal() -> None:
    """A sale to one firm is not the sale to another, whoever else is in both."""
    deal = min(kinds_with("deal"))
    one, other = (cluster(deal, people={"ana"}, firms={"farmex", name}) for name in ("rovers", "harbour"))
    assert contradictions.people_deny(one, other)
    other.firms = {"farmex"}
    assert not contradictions.people_deny(one, other)


@pytest.mark.parametrize(
    ("mine", "theirs", "denied"),
    [
        ({"Velm"}, {"Velm"}, False),
        ({"Velm"}, {"Dorn"}, True),
        ({"Velm"}, set(), False),
    ],
)
def test_another_place_makes_another_event(mine: set[str], theirs: set[str], denied: bool) -> None:
    """Where both tell where; what tells no place can be anywhere."""
    one, other = cluster(grounds=mine, around=mine), cluster(grounds=theirs, around=theirs)
    assert contradictions.places_deny(one, other) is denied


def test_a_place_may_lie_in_the_other() -> None:
    """What happened in a street of Velm happened in Velm."""
    street, town = (
        cluster(grounds={"Mill Road"}, around={"Mill Road", "Velm"}),
        cluster(grounds={"Velm"}, around={"Velm"}),
    )
    assert not contradictions.places_deny(street, town)
    assert not contradictions.places_deny(town, street)


def test_open_events_are_not_parted_by_their_places() -> None:
    """What no kind of the lexicon covers tells too loosely where it was."""
    one, other = (cluster("other", grounds={place}, around={place}) for place in ("Velm", "Dorn"))
    assert not contradictions.places_deny(one, other)


@pytest.mark.parametrize(
    ("mine", "theirs", "denied"),
    [
        ((MAY_1, MAY_1), (MAY_1, MAY_1), False),
        ((MAY_1, MAY_2), (MAY_2, MAY_9), False),
        ((MAY_1, MAY_1), (MAY_9, MAY_9), True),
    ],
)
def test_another_day_makes_another_event(mine: tuple[str, str], theirs: tuple[str, str], denied: bool) -> None:
    """Spans that share a day are of one, others of two."""
    one, other = cluster(), cluster()
    one.spans, other.spans = [mine], [theirs]
    assert contradictions.meet(one, other) is not denied
    assert contradictions.days_deny(one, other) is contradictions.deny(one, other) is denied


def test_neighbouring_months_are_told_loosely() -> None:
    """After "last month" and "this month", what the same people did is one thing; what others did is not."""
    one, other = cluster(people={"ana"}, lemmas={"crash"}), cluster(people={"ana"}, lemmas={"crash"})
    one.spans, other.spans = [("2031-04-01", "2031-04-30")], [("2031-05-01", "2031-05-31")]
    assert not contradictions.days_deny(one, other)
    other.people = {"otto"}
    assert contradictions.days_deny(one, other)


def test_what_heads_a_report_is_not_what_was_long_over() -> None:
    """News without a day is not a thing of years ago, unless the same people are in it."""
    news, old = cluster(people={"ana"}), cluster(people={"otto"})
    news.heads, old.spans = {"2031-05-14"}, [("2019-01-01", "2019-01-01")]
    assert contradictions.days_deny(news, old)
    assert contradictions.days_deny(old, news)
    old.people = {"ana"}
    assert not contradictions.days_deny(news, old)


def test_nothing_told_denies_nothing() -> None:
    """Two bare mentions can be one event."""
    assert not contradictions.deny(cluster(), cluster())


@pytest.mark.parametrize(("days", "length"), [((MAY_1, MAY_1), 0), ((MAY_1, MAY_9), 8), (("2031-04-30", MAY_1), 1)])
def test_the_length_of_a_span(days: tuple[str, str], length: int) -> None:
    """Days from the first to the last, over the end of a month too."""
    assert contradictions.length(days) == length


def test_a_span_gives_way_to_a_finer_one_in_it() -> None:
    """The month goes where a day of it is told; two days of a plan that was moved both stay."""
    month = ("2031-05-01", "2031-05-31")
    assert finest([month, (MAY_9, MAY_9)]) == [(MAY_9, MAY_9)]
    assert finest([(MAY_9, MAY_9), (MAY_1, MAY_1)]) == [(MAY_1, MAY_1), (MAY_9, MAY_9)]
    assert finest([month, ("2031-06-01", "2031-06-30")]) == [month, ("2031-06-01", "2031-06-30")]


def test_a_cluster_takes_in_all_that_another_holds() -> None:
    """Who, where and when of both; lying ahead only where both do."""
    one, other = cluster(people={"ana"}, places={"Velm"}), cluster(people={"otto"}, places={"Velm", "Dorn"})
    one.spans, other.spans = [("2031-05-01", "2031-05-31")], [(MAY_9, MAY_9)]
    other.ahead = False
    one.take(other)
    assert (one.people, one.places, one.spans, one.ahead) == (
        {"ana", "otto"},
        {"Velm", "Dorn"},
        [(MAY_9, MAY_9)],
        False,
    )
