"""Skipped: answers of a web archive that are no reports, counted by why.

In: what was set aside. Out: the same, with one line for each archive and reason. Never: a line for each of a million pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.terms import Report, SetAside

FETCHED_BEFORE = "the same as when it was fetched before"
NOT_ANSWERED = "not answered in full (no status 200)"
NO_REPORT = "neither page nor text"
NO_PAGES = "is a web archive (WARC) without pages"


@dataclass(frozen=True, slots=True)
class Skipped(SetAside):
    """So many records of an archive that are no reports, and why."""

    fatal: bool = False
    count: int = 1
    why: str = NO_REPORT


def skipped(name: str, why: str, count: int) -> Skipped:
    """So many records of the archive of this name."""
    reason = f"holds {count:,} record{'s' if count > 1 else ''} passed over: {why}"
    return Skipped(name, reason, "nothing is lost", count=count, why=why)


def summed(set_aside: Iterable[SetAside]) -> tuple[SetAside, ...]:
    """What was set aside of documents and of parts of them: records that were skipped as one line for each document and reason, where its first one stood."""
    counts: dict[tuple[str, str], int] = {}
    found: list[SetAside | tuple[str, str]] = []
    for one in set_aside:
        if isinstance(one, Skipped):
            key = (one.name, one.why)
            if key not in counts:
                found.append(key)
            counts[key] = counts.get(key, 0) + one.count
        else:
            found.append(one)
    return tuple(one if isinstance(one, SetAside) else skipped(one[0], one[1], counts[one]) for one in found)


def told(found: Iterable[Report | SetAside], *, part: bool) -> Iterator[Report | SetAside]:
    """What is told of a document; of a part of an archive not that no page happens to lie in it."""
    return (one for one in found if isinstance(one, Report) or not (part and one.reason == NO_PAGES))
