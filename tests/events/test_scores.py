"""Scores: chances of small models whose features the code and the file of weights name alike."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.events import placing
from dateline.events.candidates import Candidate
from dateline.events.dating import Days, proposals
from dateline.events.placing import Grounds
from dateline.events.scores import (
    Model,
    Support,
    _weights,
    again_features,
    chance,
    pair_features,
    row_features,
    sure_features,
    weight_features,
)
from tests.events.builders import article, cast, day, placed, timex

ONE = article(
    "Vesna Marek met Otto Brandt in Paris on May 12.\nOtto Brandt will meet Ilse Ruud in Paris on June 9, Vesna Marek said.\n"
    "Vesna Marek said that Otto Brandt had resigned from a bank of Paris.\nPolice arrested Ilse Ruud and closed the bridge.",
    id="a",
    title="Vesna Marek meets Otto Brandt in Paris",
)
TWO = article(
    "Vesna Marek met Otto Brandt in Paris in May.\nVesna Marek arrested Otto Brandt in Velm on May 12 and left.\n"
    "Vesna Marek said that the talks with Otto Brandt were good.",
    id="b",
    title="Otto Brandt meets Vesna Marek",
)
KNOWN = cast([ONE, TWO], **{"Vesna Marek": "person", "Otto Brandt": "person", "Ilse Ruud": "person"}, Paris="place")
TIMES = [
    timex(ONE, "on May 12", day("2031-05-12")),
    timex(ONE, "on June 9", day("2031-06-09")),
    timex(TWO, "in May", day("2031-05-01", "month", "2031-05-31")),
    timex(TWO, "on May 12", day("2031-05-12")),
]
GROUNDS = Grounds.of([replace(ONE, place="Paris"), TWO], KNOWN)
SUPPORT = Support(dispatches=2.0, agreeing=1.5, differing=0.5, in_title=True, in_lede=False, likeness=0.5)


@pytest.fixture(scope="module", name="found")
def _found() -> tuple[Candidate, ...]:
    return placed([ONE, TWO], KNOWN, TIMES)


def test_every_feature_has_a_weight_and_every_weight_a_feature(found: tuple[Candidate, ...]) -> None:
    """A name that only the code or only the file knows would silently count for nothing."""
    joined = [replace(one, joined=heap) for one in found for heap in (1, 2)]
    asked = {
        "promising": [row_features(one) for one in found],
        "sure": [sure_features(one, SUPPORT) for one in found],
        "weight": [weight_features(one, SUPPORT) for one in found],
        "same": [pair_features(*pair) for pair in itertools.combinations(joined, 2)],
        "again": [
            again_features(replace(one, when=day_of_one), other)
            for one, other in itertools.combinations(joined, 2)
            for day_of_one in (one.when, day("2031-05-12"), day("2031-06-09"))
        ],
        "dated": [
            features
            for one in found
            for features in proposals(one, found, dict.fromkeys(range(len(found)), 0.5), Days.of(found)).values()
        ],
        "located": [
            features for one in found for features in placing.proposals(one, {"Velm": 0.5}, GROUNDS, ["Velm"]).values()
        ],
    }
    assert {model: {name for each in features for name in each} for model, features in asked.items()} == {
        name: set(model) for name, model in _weights().items()
    }


def test_two_places_are_compared_alike_either_way(found: tuple[Candidate, ...]) -> None:
    """What two share does not depend on which is named first."""
    for one, other in itertools.combinations(found, 2):
        assert pair_features(one, other) == pair_features(other, one)


def test_chances_of_places_lie_between_none_and_all(found: tuple[Candidate, ...]) -> None:
    """Of each place as a row, and of each two as one happening."""
    chances = [chance("promising", row_features(one)) for one in found]
    chances += [chance("same", pair_features(*pair)) for pair in itertools.combinations(found, 2)]
    assert all(0 < p < 1 for p in chances)
    assert len(set(chances)) > len(found)


@given(st.data(), st.sampled_from(("promising", "sure", "weight", "same")))
def test_any_features_give_a_chance(data: st.DataObject, model: Model) -> None:
    """Whatever the features and their order, a chance between 0 and 1, and the same one."""
    values = st.floats(-1e6, 1e6)
    features = data.draw(st.dictionaries(st.sampled_from(sorted(_weights()[model])), values))
    p = chance(model, features)
    assert 0 <= p <= 1
    assert chance(model, dict(sorted(features.items(), reverse=True))) == p


def test_what_is_not_told_counts_as_nothing() -> None:
    """A feature that is not there is one of value 0."""
    assert chance("same", {"bias": 1.0, "lemma": 0.0}) == chance("same", {"bias": 1.0})
