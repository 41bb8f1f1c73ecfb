"""Each condition of a rule, by an example that it holds of and one that it does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from dateline.alerts import matching
from dateline.alerts.matching import CONDITIONS, Asking, fails, wanted
from dateline.terms import Cited, Evidence
from tests.alerts.builders import NOW, asking, candidate, day, rule

Case = tuple[Mapping[str, Any], Mapping[str, Any]]
"""What differs of the rule, and of the news."""
CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "kind": (
        [({"on": ("plan",)}, {}), ({"on": ("change",)}, {}), ({"on": ("change",)}, {"kind": "change"})],
        [({"on": ("event", "new story")}, {}), ({"on": ("plan",)}, {"kind": "change"})],
    ),
    "story": (
        [({"story": "lowmere BRIDGE"}, {}), ({"story": "57061"}, {})],
        [({"story": "lowmere tunnel"}, {}), ({"story": "5706"}, {})],
    ),
    "person": (
        [({"person": "weber"}, {}), ({"person": "Ángel Ruiz"}, {"people": ("Angel Ruiz",)})],
        [({"person": "Bert Weber"}, {}), ({"person": "Web"}, {})],
    ),
    "place": (
        [({"place": "lowmere"}, {}), ({"place": "Germany"}, {"places": ("Hamburg",)})],
        [({"place": "Highmere"}, {}), ({"place": "Hamburg"}, {"places": ("Germany",)})],
    ),
    "said": (
        [({"words": ("bridges", "opens on")}, {}), ({"words": ("ANNA  Weber",)}, {})],
        [({"words": ("opens Anna",)}, {}), ({"words": ("bridg",)}, {})],
    ),
    "sure": (
        [({"sure": 0.9}, {}), ({"sure": 0.0}, {"sure": 0.0}), ({"independent": 3}, {"sure": None, "independent": 3})],
        [({"sure": 0.91}, {}), ({"sure": 0.5}, {"sure": 0.0}), ({"independent": 4}, {"sure": None, "independent": 3})],
    ),
    "recent": (
        [({}, {}), ({"within": 3}, {"reported": day("2030-03-02")})],
        [({"within": 3}, {"reported": day("2030-03-01")}), ({}, {"reported": None})],
    ),
    "fresh": (
        [
            ({"on": ("event",)}, {"kind": "event", "status": "happened", "when": day("2030-02-26")}),
            ({"on": ("event",)}, {"kind": "event", "status": "scheduled", "when": day("2031-02-26")}),
            ({"on": ("event",)}, {"kind": "event", "status": "happened", "when": None}),
        ],
        [({"on": ("event",)}, {"kind": "event", "status": "happened", "when": day("2030-02-25")})],
    ),
}


def test_every_condition_has_its_cases() -> None:
    """None is left out."""
    assert list(CASES) == [one.__name__ for one in CONDITIONS]


@pytest.mark.parametrize("name", CASES)
def test_a_condition_holds_of_its_examples_alone(name: str) -> None:
    """It holds of each example, and each counter-example fails by it and by nothing before it."""
    seen = Asking(NOW, {"57061": frozenset({"5706"})})
    right, wrong = CASES[name]
    for mine, its in right:
        assert fails(rule(**mine), candidate(**its), seen) is None, (mine, its)
    for mine, its in wrong:
        assert fails(rule(**mine), candidate(**its), seen) == name, (mine, its)


def test_what_was_as_sure_before_is_no_news() -> None:
    """Of a rule it is news once: when it becomes as sure as that asks; so many reports likewise."""
    assert matching.sure(rule(sure=0.7), candidate(was=0.6), asking())
    assert not matching.sure(rule(sure=0.7), candidate(was=0.7), asking())
    story = candidate(sure=None, independent=5, was=3.0)
    assert matching.sure(rule(independent=4), story, asking())
    assert not matching.sure(rule(independent=3), story, asking())


def test_an_event_of_which_a_change_is_told_is_told_by_that() -> None:
    """Each thing once; to a rule that is on events alone the event is told."""
    change = candidate("c1", kind="change")
    event = candidate("e1", kind="event", field=None, status="scheduled")
    other = candidate("e2", kind="event", field=None, status="scheduled", event="e2")
    found = [event, change, other, other]
    assert [one.key for one in wanted(rule(on=("change", "event")), found, asking())] == ["c1", "e2"]
    assert [one.key for one in wanted(rule(on=("event",)), found, asking())] == ["e1", "e2"]


def test_words_are_looked_for_in_what_it_was_read_from_too() -> None:
    """The words shown may be cut."""
    cited = Cited(Evidence("r1", 0, 20, "Talks on a cease-fire"))
    assert matching.said(rule(words=("cease fire",)), candidate(cited=(cited,)), asking())
