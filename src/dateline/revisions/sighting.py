"""Sighting: that a report was seen at an instant, and how that is known.

In: a report, or two of the same bytes. Out: its sightings; one report that has those of both. Never: a guess at when a file was fetched
that does not say so; a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.terms import Meta, Report

FETCH = "the fetch"
"""The origin of an instant that was not read but noted when dateline itself fetched the page."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """When a report was seen: the instant as written, and where that is said."""

    at: str
    origin: str


def sightings_of(report: Report) -> tuple[Sighting, ...]:
    """The sightings that a report tells."""
    return tuple(Sighting(meta.value, meta.origin) for meta in report.metas if meta.name == "fetched")


def with_fetch(report: Report, at: str | None) -> Report:
    """The report with the instant at which it was fetched, unless it says itself when it was: an archive's copy was seen by the archive."""
    return report if at is None or sightings_of(report) else seen_again(report, [Sighting(at, FETCH)])


def seen_again(report: Report, more: Iterable[Sighting]) -> Report:
    """The report with these sightings too, in an order that does not tell which came first."""
    own = sightings_of(report)
    every = {*own, *more}
    if len(every) == len(own):
        return report
    others = tuple(meta for meta in report.metas if meta.name != "fetched")
    told = tuple(Meta("fetched", one.at, one.origin) for one in sorted(every, key=lambda one: (one.at, one.origin)))
    return replace(report, metas=(*others, *told))


def once_each(reports: Iterable[Report]) -> list[Report]:
    """Each report once, in the order of their ids: what was received twice is one report, seen twice, and lies where its first path says."""
    once: dict[str, Report] = {}
    for report in sorted(reports, key=_place):
        once[report.id] = seen_again(once.get(report.id, report), sightings_of(report))
    return list(once.values())


def _place(report: Report) -> tuple[str, str]:
    return report.id, report.file or ""
