"""Skipped: records of a web archive that are no reports, or damaged, counted by why.

In: what was set aside. Out: the same, with one line for each archive and reason, however many stretches it was read in. Never: a line for each of a million pictures; an archive of which nothing is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.terms import Report, SetAside

FETCHED_BEFORE = "the same as when it was fetched before"
NOT_ANSWERED = "not answered in full (no status 200)"
NO_REPORT = "neither page nor text"
DAMAGED = "damaged records"
NO_PAGES = "is a web archive (WARC) without pages"


@dataclass(frozen=True, slots=True)
class Counted(SetAside):
    """So many things that are set aside for one reason, `why`."""

    count: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True)
class Skipped(Counted):
    """So many records of an archive that are no reports, or damaged, and why."""

    fatal: bool = False
    why: str = NO_REPORT


def skipped(name: str, why: str, count: int) -> Skipped:
    """So many records of the archive of this name."""
    more = "s" if count > 1 else ""
    if why == DAMAGED:
        reason = f"holds {count:,} damaged record{more} that could not be read"
        return Skipped(name, reason, "fetch it again", True, count, why)
    return Skipped(name, f"holds {count:,} record{more} passed over: {why}", "nothing is lost", count=count, why=why)


def summed(set_aside: Iterable[SetAside], read: Collection[str | None]) -> tuple[SetAside, ...]:
    """What was set aside of documents and of parts of them: records that were skipped as one line for each document and reason, where its first one stood.

    Of an archive of which no part held a page that is said once; `read` are the files that held a report.
    """
    counts: dict[tuple[str, str], int] = {}
    found: list[SetAside | tuple[str, str]] = []
    empty: set[str] = set()
    for one in set_aside:
        if isinstance(one, Skipped):
            key = (one.name, one.why)
            if key not in counts:
                found.append(key)
            counts[key] = counts.get(key, 0) + one.count
        elif not _is_of_part(one):
            found.append(one)
        elif one.name not in read and one.name not in empty:
            empty.add(one.name)
            found.append(one)
    wrong = [one.name for one in found if empty and isinstance(one, SetAside) and one.fatal]
    wrong += [name for name, why in counts if why == DAMAGED]
    empty -= {name for name in empty if any(one == name or one.startswith(f"{name}, ") for one in wrong)}
    return tuple(_shown(found, counts, empty))


def told(found: Iterable[Report | SetAside], *, part: bool) -> Iterator[Report | SetAside]:
    """What is told of a document; that no page happens to lie in a part of an archive says nothing yet of the archive."""
    return (
        replace(one, fatal=False) if part and isinstance(one, SetAside) and one.reason == NO_PAGES else one
        for one in found
    )


def _is_of_part(one: SetAside) -> bool:
    """Whether it says that no page lies in a part of an archive."""
    return one.reason == NO_PAGES and not one.fatal


def _shown(
    found: Iterable[SetAside | tuple[str, str]], counts: dict[tuple[str, str], int], empty: Collection[str]
) -> Iterator[SetAside]:
    for one in found:
        if not isinstance(one, SetAside):
            yield skipped(one[0], one[1], counts[one])
        elif not _is_of_part(one):
            yield one
        elif one.name in empty:  # else something else was wrong with it, which is told
            yield replace(one, fatal=True)
