"""Contested: what one source says and another denies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.contested import contested
from dateline.events.cores import Core
from dateline.events.sightings import sightings
from dateline.terms import Dispatch
from tests.events.builders import article, cast, placed, read


@pytest.mark.parametrize(
    ("text", "denial", "status", "standings"),
    [
        (
            "Velm's ministry said that soldiers crossed the border near Paris on Friday.",
            "Lindia denied that its soldiers had crossed the border near Paris.",
            "alleged",
            ["claimed", "denied"],
        ),
        (
            "Soldiers crossed the border near Paris on Friday.",
            "Lindia denied that its soldiers had crossed the border near Paris.",
            "happened",
            ["asserted"],
        ),
        (
            "Velm's ministry said that soldiers crossed the border near Paris on Friday.",
            "Soldiers crossed the border near Paris at dawn.",
            "happened",
            ["claimed"],
        ),
    ],
)
def test_what_is_said_and_denied_is_an_allegation(text: str, denial: str, status: str, standings: list[str]) -> None:
    """Only what rests on a source is made doubtful by a denial, which then stands among the places that tell it."""
    said, other = article(text, id="a"), article(denial, id="b")
    known = cast([said, other], Paris="place", Velm="place")
    one = next(found for found in placed([said], known) if found.one.mention.trigger.text == "crossed")
    told = sightings([other], read(other), known, [Dispatch("b", ("b",), "b", None, (), (), ())])
    heap = (one.one, *(place for place in told if place.mention.trigger.text == "crossed"))
    exemplar = replace(one, joined=0)
    (core,) = contested([Core(exemplar, (exemplar,), 0.9, 0.9)], [heap])
    assert core.exemplar.status == status
    assert [place.mention.standing for place in core.told] == standings
