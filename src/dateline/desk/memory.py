"""A reading in memory: paths in, stories out, nothing kept.

In: paths. Out: a Reading. Never: a rule about news, a terminal, a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import BadDay, NothingToRead
from dateline.moments import moment
from dateline.terms import Correction, Reading, Report, SetAside
from dateline.way.progress import Progress, quiet

if TYPE_CHECKING:
    from dateline.steps import Steps


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    as_of: date | str | None = None,
    now: date | None = None,
    workers: int = 1,
    steps: Mapping[str, str] | None = None,
    corrections: Iterable[Correction] = (),
    progress: Progress = quiet,
) -> Reading:
    """Read reports and tell their stories.

    `paths` is one or several files (plain text, HTML, JSON Lines; gzip or not), folders of such, or "-" for standard input.
    `as_of` (a day or a time; in writing "YYYY-MM-DD", "YYYY-MM-DDTHH:MM", UTC) tells what was known then. `now` is the day after which nothing can have been
    published; None is today in UTC. `workers` processes share the parse of long inputs. `steps` names other steps
    for slots of the pipeline. `corrections`, in any order, are applied wherever they touch what is read. What could
    not be read is in `Reading.set_aside`.

    Raises NothingToRead if no report is left, BadMoment if `as_of` is no moment, UnknownName for a step unheard of.
    """
    from dateline import pipeline
    from dateline.steps import choose

    if as_of is not None:
        moment(as_of)
    chosen = choose(steps)
    reports, set_aside = receive([paths] if isinstance(paths, str | Path) else paths, chosen, progress)
    if not reports:
        raise NothingToRead(set_aside)
    told = pipeline.read(
        reports,
        now=now or datetime.now(UTC).date(),
        as_of=as_of,
        workers=workers,
        steps=chosen,
        corrections=corrections,
        progress=progress,
    )
    return replace(told, set_aside=(*set_aside, *told.set_aside))


def reports_of(paths: Sequence[str | Path]) -> list[Report]:
    """The reports in `paths`, as received; what cannot be read is left out."""
    from dateline.steps import choose

    return receive(paths, choose(), quiet)[0]


def receive(paths: Sequence[str | Path], steps: Steps, progress: Progress) -> tuple[list[Report], tuple[SetAside, ...]]:
    """The reports in `paths`, and what was set aside."""
    from dateline import sources
    from dateline.ingest import skipped
    from dateline.revisions import with_fetch

    reports: list[Report] = []
    set_aside: list[SetAside] = []
    for found in sources.inputs([str(path) for path in paths]):
        progress("reading", len(reports), 0)
        if isinstance(found, SetAside):
            set_aside.append(found)
            continue
        for one in skipped.told(steps.ingest(found.data, name=found.name, file=found.file), part=found.part):
            if isinstance(one, Report):
                reports.append(with_fetch(one, found.fetched))
            else:
                set_aside.append(one)
    return reports, skipped.summed(set_aside, {report.file for report in reports})


def a_day(value: date | str | None) -> date | None:
    """A day as given or as written; BadDay if it is none."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadDay(value) from None
