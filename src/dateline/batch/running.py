"""Running: the stages of a batch one after the other, each piece of work done once.

In: paths, a folder, how many workers. Out: how many reports and stories there are, what failed, what was set aside. Never: a failure that is passed over in silence; a
third try.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from dateline.batch import dealing, linking, parquet, reading, telling
from dateline.batch.engines import Engine, Here, Work, WorkerLost
from dateline.batch.home import check, held
from dateline.batch.notes import BundleNote, Fault, Pass, Place
from dateline.batch.publishing import Run, publish
from dateline.batch.shards import Shard, shards
from dateline.batch.telling import Tables
from dateline.batch.writing import Unwritable, probe
from dateline.choice import chosen
from dateline.errors import BadBatch, NothingToRead
from dateline.ingest.skipped import Counted, Skipped, summed
from dateline.sources import spelled
from dateline.sources.archives import SIZE
from dateline.steps import choose
from dateline.terms import SetAside
from dateline.way.parsing import models_of
from dateline.way.progress import Progress, quiet

BUNDLE = 1_000_000
"""Characters of the reports that one worker tells in one go: some 300 of them, half a minute."""
TRIES = 2
_NUMBER = re.compile(r"(?<![\w./-])\d+(?:[.,]\d+)*(?![\w/-]|\.\w)")  # one that stands by itself, not in a name or path


@dataclass(slots=True)
class Outcome:
    """How a run ended. `failed`: the pieces of work that were passed over."""

    reports: int = 0
    stories: int = 0
    failed: list[SetAside] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def reasons(self) -> dict[str, int]:
        """How many documents, or parts and records of such, were set aside for each reason, the most first; numbers in a reason count as one."""
        found: Counter[str] = Counter()
        for one in self.set_aside:
            if isinstance(one, Skipped) and not one.fatal:
                found[f"records passed over: {one.why}"] += one.count
            elif isinstance(one, Counted):
                found[one.why] += one.count
            else:
                found[_NUMBER.sub("N", one.reason)] += 1
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def run(
    paths: Sequence[str],
    out: Path,
    *,
    tables: Tables,
    on: Engine,
    now: date | None = None,
    shard: int = SIZE,
    bundle: int = BUNDLE,
    progress: Progress = quiet,
) -> Outcome:
    """Read all reports below `paths` and tell their stories into the folder `out`, which all workers see.

    What an earlier run noted as done is not done again, unless its input, or what reads it, is another now. `now` is the day after which no report can have been
    published; None is the day on which each shard is read. `on` is what runs the work, `shard` and `bundle` say how much a worker takes at a time, in bytes and in
    characters; the answer depends on none of them. Raises NothingToRead if no report is left, BadBatch if `out` holds what no batch wrote, MissingExtra where what reads
    Parquet is not installed.
    """
    parquet.arrow()
    check(out)
    outcome = Outcome()
    steps = dict(chosen())
    found = _found(paths, shard, outcome)
    if not found:
        raise NothingToRead(outcome.set_aside, piped=False)
    try:
        with held(out, steps) as before:
            named, passes = _read(on, out, found, steps, now, outcome, progress)
            if not any(one.reports for one in passes.values()):
                raise NothingToRead((*outcome.set_aside, *outcome.failed), piped=False)
            progress("linking", 0, sum(one.reports for one in passes.values()))
            days = {name: one.now for name, one in passes.items()}
            plan = linking.plan(out, days, choose(), partial(made_by, steps), size=bundle)
            outcome.set_aside += [one for _, one in plan.set_aside]
            plan, told = _tell(on, out, plan, tables, outcome, progress)
            publish(out, Run(
                shards=named, passes=passes, plan=plan, told=told, steps=steps, set_aside=outcome.set_aside, failed=outcome.failed
            ), before)  # fmt: skip
    except Unwritable as fault:
        remedy = "make room there, or have it writable, and run `dateline batch` again: it goes on"
        raise BadBatch(spelled(out), f"cannot be written ({fault.strerror})", remedy, outcome.set_aside) from fault
    outcome.reports = sum(one.reports for one in told.values())
    outcome.stories = sum(one.stories for one in told.values())
    return outcome


def made_by(steps: Mapping[str, str], languages: frozenset[str]) -> str:
    """What names all that tells reports in some languages: these steps, and the models that read them."""
    return repr((sorted(steps.items()), models_of(languages)))


def _found(paths: Sequence[str], size: int, outcome: Outcome) -> dict[str, Shard]:
    """The shards of the input by name."""
    found: dict[str, Shard] = {}
    for one in shards(paths, size=size):
        if isinstance(one, SetAside):
            outcome.set_aside.append(one)
        else:
            found[one.name] = one
    return found


def _read(
    doer: Engine,
    out: Path,
    found: Mapping[str, Shard],
    steps: Mapping[str, str],
    now: date | None,
    outcome: Outcome,
    progress: Progress,
) -> tuple[dict[str, Shard], dict[str, Pass]]:
    """Open and clean what is not done yet; all shards by the names under which that is done, and the notes of those that are."""
    place = Place(out, reading.STAGE)
    wanted = reading.made_by(steps)
    names, todo = place.due(
        found,
        Pass,
        whole=lambda name, _: parquet.whole(reading.file_of(out, name)),
        again=lambda note: note.steps != wanted or note.passing,
    )
    named = {names[piece]: shard for piece, shard in found.items()}
    work = reading.Reading(out, {name: named[name] for name in todo}, {}, now.isoformat() if now else None)
    called = {name: _called(one) for name, one in named.items()}
    outcome.failed += _done(doer, work, place, todo, called, "opening", progress)
    passes = {name: note for name in named if (note := place.note(name, Pass))}
    opened = [
        *(one for note in passes.values() for one in note.opened),
        *(one for note in passes.values() for one in note.skipped),
    ]
    outcome.set_aside += summed(opened, {file for note in passes.values() for file in note.read})
    outcome.set_aside += [one for _, one in sorted(lost for note in passes.values() for lost in note.cleaned)]
    return named, passes


def _called(shard: Shard) -> str:
    """What a user would call a shard."""
    first, more = shard.pieces[0], len(shard.pieces) - 1
    name = spelled(first.file)
    place = f"{name}, bytes {first.stretch.start} to {first.stretch.end}" if first.stretch else name
    return f"{place} and {more} more" if more else place


def _tell(
    doer: Engine,
    out: Path,
    plan: linking.Plan,
    tables: Tables,
    outcome: Outcome,
    progress: Progress,
) -> tuple[linking.Plan, dict[str, BundleNote]]:
    """Tell the bundles that are not told yet; the plan by the names under which that is done, and the notes of all that are."""
    place, dealt = Place(out, telling.STAGE), Place(out, dealing.STAGE)
    names, todo = place.due(
        [one.name for one in plan.bundles],
        BundleNote,
        whole=lambda _, note: telling.whole(out, note),
        again=lambda note: note.passing,
    )
    plan = linking.renamed(plan, names)
    if todo:
        dealing.keep(out, plan)
        units = dealing.units(plan)
        waiting = [*dealing.undealt(out, plan, units, todo)]
        for name in waiting:
            dealt.forget(name)
        work = dealing.Dealing(out, plan.name, units, frozenset(names.values()) - set(todo))
        called = {name: f"the articles of {len(units[name])} shards" for name in units}
        few = Here() if len(waiting) <= 1 else doer  # workers take longer to begin than to deal this
        outcome.failed += _done(few, work, dealt, waiting, called, "dealing", progress)
        lacking = set().union(*dealing.undealt(out, plan, units, todo).values())
        called = {one.name: f"{counted(len(one.stories))} ({one.name})" for one in plan.bundles}
        tell = telling.Telling(out, plan.name, {}, tables, reading.languages(out, plan.homes))
        ready = [name for name in todo if name not in lacking]
        outcome.failed += _done(doer, tell, place, ready, called, "telling", progress)
    told = {one.name: note for one in plan.bundles if (note := place.note(one.name, BundleNote))}
    outcome.set_aside += [one for note in told.values() for one in note.set_aside]
    return plan, told


def counted(stories: int) -> str:
    """So many stories in words."""
    return f"{stories:,} {'story' if stories == 1 else 'stories'}"


def _done(
    doer: Engine,
    work: Work,
    place: Place,
    names: Sequence[str],
    called: Mapping[str, str],
    what: str,
    progress: Progress,
) -> list[SetAside]:
    """Do each piece of work, one that fails once more; those that failed again. One during which a worker was lost is tried again by itself."""
    for name in names:
        place.attempted(name)  # asked, so that what an earlier run tried does not count
    tries = dict.fromkeys(names, 0)
    reasons: dict[str, str] = {}
    lost = ""

    def tick() -> None:
        progress(what, sum(map(place.done, names)), len(names))

    while todo := [name for name in names if not place.done(name) and tries[name] < TRIES]:
        tick()
        fresh = [name for name in todo if not tries[name]]
        for some in [fresh] if fresh else [[name] for name in todo]:
            try:
                doer.run(work, some, tick)
            except WorkerLost as gone:
                lost = str(gone)
            begun = {name: fault for name in some if (fault := place.attempted(name)) is not None}
            if not all(map(place.done, some)):
                _refuse_unwritable(place.home, begun.values())
            if not begun and not any(map(place.done, some)):
                begun = dict.fromkeys(some, Fault(""))  # the engine itself fails
            for name, fault in begun.items():
                tries[name] += 1
                reasons[name] = fault.reason or f"its worker ended ({lost or 'nobody heard how'})"
    return [
        SetAside(called[name], f"{what} it failed twice: {reasons[name]}", "run the command again once it is mended")
        for name in names
        if not place.done(name)
    ]


def _refuse_unwritable(out: Path, faults: Iterable[Fault]) -> None:
    """Unwritable where that is why a piece of work failed, or nothing can be noted: the others would fail as well."""
    for one in faults:
        if one.unwritable:
            raise Unwritable(None, one.reason)
    probe(out)
