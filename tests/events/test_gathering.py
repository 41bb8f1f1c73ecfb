"""Tests for `dateline.events.gathering`, `dateline.events.tolls` and `dateline.events.places`: sightings put together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.events import mentions
from dateline.events.gathering import Cluster, sentence_of, wording_of
from dateline.events.places import nested
from dateline.events.sighting import Sighting
from dateline.events.sightings import sightings
from dateline.events.tolls import hosts
from dateline.terms import Article, Dispatch
from tests.events.builders import article, cast, day, parse, timex

NAMES = {"Velm": "place", "Dorn": "place", "Lowmere": "place", "Vesna": "person", "Otto": "person"}
DAYS = {"Monday": "2031-05-12", "Friday": "2031-05-16"}


def seen(*reports: Article) -> tuple[Sighting, ...]:
    """The sightings of the reports, each a dispatch; "Monday" and "Friday" are days."""
    days = {of.id: [timex(of, name, day(iso)) for name, iso in DAYS.items() if name in of.text] for of in reports}
    found = [one for of in reports for one in mentions(of, parse(of), days[of.id], ())]
    return sightings(
        reports, found, cast(reports, **NAMES), [Dispatch(of.id, (of.id,), of.id, None, (), (), ()) for of in reports]
    )


def of_word(found: Sequence[Sighting], *words: str) -> list[Sighting]:
    """The sightings whose words these are."""
    return [one for one in found if one.mention.trigger.text in words]


def test_a_cluster_holds_what_its_sightings_tell() -> None:
    """All that take part, the places, the days; the first gives the family, the most telling the order."""
    one, other = article("Otto visited Velm on Monday."), article("Otto visited Vesna in Velm.", id="b")
    found = of_word(seen(one, other), "visited")
    cluster = Cluster.of(found)
    assert cluster.people == {"otto", "vesna"}
    assert cluster.places == {"Velm"}
    assert cluster.spans == [("2031-05-12", "2031-05-12")]
    assert cluster.family == found[0].family
    assert cluster.order == min(one.order for one in found)
    assert not cluster.ahead


def test_a_cluster_lies_ahead_where_all_tell_it_so() -> None:
    """One report that it was done is enough for it to be over."""
    plan, done = article("Otto will visit Velm on Friday."), article("Otto visited Velm on Monday.", id="b")
    found = seen(plan, done)
    cluster = Cluster.of(of_word(found, "visit"))
    assert (cluster.ahead, cluster.ahead_count) == (True, 1)
    for one in of_word(found, "visited"):
        cluster.add(one)
    assert (cluster.ahead, cluster.ahead_count) == (False, 1)


def test_taking_another_in_is_gathering_both() -> None:
    """Two clusters made one hold what one gathered of all would."""
    reports = article("Otto visited Velm on Monday."), article("Vesna visited Velm on Friday.", id="b")
    one, other = of_word(seen(*reports), "visited")
    taken, whole = Cluster.of([one]), Cluster.of([one, other])
    taken.take(Cluster.of([other]))
    assert (taken.people, taken.places, taken.spans) == (whole.people, whole.places, whole.spans)
    assert taken.told == whole.told


def test_a_sentence_and_its_wording() -> None:
    """Two events of one sentence stand in the same; a copy has the same words at the same place in them."""
    found = seen(article("Otto visited Velm and met Vesna."), article("Otto visited Velm and met Vesna.", id="b"))
    here = [one for one in found if one.mention.article == "a"]
    assert len({sentence_of(one) for one in here}) == 1
    assert len({wording_of(one) for one in here}) == len(here)
    assert {wording_of(one) for one in here} == {wording_of(one) for one in found}


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("A fire killed seven people in Velm.", None),
        ("A tram crashed in Velm. Seven people were killed.", "crashed"),
        ("A tram crashed in Velm. Otto was killed.", None),
        ("Seven people were killed in Velm.", None),
    ],
)
def test_the_dead_belong_to_a_disaster_of_their_report(text: str, host: str | None) -> None:
    """A toll told beside a disaster is its; one who is named, and a toll without a disaster, are not."""
    found = {toll.mention.trigger.text: of.mention.trigger.text for toll, of in hosts(seen(article(text))).items()}
    assert found.get("killed") == host


def test_a_town_lies_where_the_story_sets_it() -> None:
    """As in "in Velm, Lowmere"; a town in another sentence lies nowhere."""
    of = article("A tram crashed in Velm, Lowmere. Otto came from Dorn.")
    found = nested([of], cast([of], **NAMES))
    assert found == {"Velm": frozenset({"Lowmere"})}
