"""Running: the stages of a batch one after the other, each piece of work done once.

In: paths, a folder, how many workers. Out: how many reports and stories there are, what failed, what was set aside. Never: a failure that is passed over in silence; a
third try.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import rmtree

from dateline.batch import dealing, linking, parquet, reading, telling
from dateline.batch.engines import Engine, Here, Work, WorkerLost
from dateline.batch.home import FORMAT, Made, begin, write
from dateline.batch.notes import BundleNote, Pass, Place
from dateline.batch.shards import Shard, shards
from dateline.batch.telling import Tables
from dateline.choice import chosen
from dateline.errors import NothingToRead
from dateline.ingest.skipped import Counted, Skipped, summed
from dateline.sources import spelled
from dateline.sources.archives import SIZE
from dateline.steps import choose
from dateline.terms import SetAside
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
    outcome = Outcome()
    steps = dict(chosen())
    begin(out, steps)
    found = _found(paths, shard, outcome)
    passes = _read(on, out, found, steps, now, outcome, progress)
    if not any(one.reports for one in passes.values()):
        raise NothingToRead((*outcome.set_aside, *outcome.failed), piped=False)
    progress("linking", 0, sum(one.reports for one in passes.values()))
    days = {name: one.now for name, one in passes.items()}
    plan = linking.plan(out, days, choose(), repr(sorted(steps.items())), size=bundle)
    outcome.set_aside += [one for _, one in plan.set_aside]
    told = _tell(on, out, plan, tables, outcome, progress)
    _publish(out, passes, told, steps, outcome)
    outcome.reports = sum(one.reports for one in told.values())
    outcome.stories = sum(one.stories for one in told.values())
    return outcome


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
) -> dict[str, Pass]:
    """Open and clean what is not done yet; the notes of all shards that are."""
    place = Place(out, reading.STAGE)
    wanted = reading.made_by(steps)
    notes = {name: place.note(name, Pass) for name in found if place.done(name)}
    todo = [name for name in found if name not in notes or notes[name].steps != wanted or notes[name].passing]
    for name in todo:
        place.forget(name)
    work = reading.Reading(out, {name: found[name] for name in todo}, {}, now.isoformat() if now else None)
    names = {name: _called(one) for name, one in found.items()}
    outcome.failed += _done(doer, work, place, todo, names, "opening", progress)
    passes = {name: place.note(name, Pass) for name in found if place.done(name)}
    opened = [
        *(one for note in passes.values() for one in note.opened),
        *(one for note in passes.values() for one in note.skipped),
    ]
    outcome.set_aside += summed(opened, {file for note in passes.values() for file in note.read})
    outcome.set_aside += [one for _, one in sorted(lost for note in passes.values() for lost in note.cleaned)]
    return passes


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
) -> dict[str, BundleNote]:
    """Tell the bundles that are not told yet; the notes of all that are."""
    place, dealt = Place(out, telling.STAGE), Place(out, dealing.STAGE)
    bundles = [one.name for one in plan.bundles]
    todo = [name for name in bundles if not place.done(name) or place.note(name, BundleNote).passing]
    for name in todo:
        place.forget(name)
    if todo:
        dealing.keep(out, plan)
        units = dealing.units(plan)
        waiting = [name for name in units if not dealt.done(name)]
        work = dealing.Dealing(out, plan.name, units, frozenset(bundles) - set(todo))
        names = {name: f"the articles of {len(units[name])} shards" for name in units}
        few = Here() if len(waiting) <= 1 else doer  # workers take longer to begin than to deal this
        outcome.failed += _done(few, work, dealt, waiting, names, "dealing", progress)
        if all(dealt.done(name) for name in units):
            names = {one.name: f"{len(one.stories)} stories ({one.name})" for one in plan.bundles}
            tell = telling.Telling(out, plan.name, {}, tables, reading.languages(out, plan.homes))
            outcome.failed += _done(doer, tell, place, todo, names, "telling", progress)
    told = {name: place.note(name, BundleNote) for name in bundles if place.done(name)}
    outcome.set_aside += [one for note in told.values() for one in note.set_aside]
    return told


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
            begun = {name: told for name in some if (told := place.attempted(name)) is not None}
            if lost and not begun and not any(place.done(name) for name in some):
                begun = dict.fromkeys(some, "")  # the engine itself fails
            for name, told in begun.items():
                tries[name] += 1
                reasons[name] = told or f"its worker ended ({lost})"
    return [
        SetAside(called[name], f"{what} it failed twice: {reasons[name]}", "run the command again once it is mended")
        for name in names
        if not place.done(name)
    ]


def _publish(
    out: Path, passes: Mapping[str, Pass], told: Mapping[str, BundleNote], steps: Mapping[str, str], outcome: Outcome
) -> None:
    """Note what the folder holds now, and remove what only an earlier run, or this one meanwhile, needed."""
    made = Made(
        format=FORMAT, steps=dict(steps), shards=tuple(passes), bundles=tuple(told), set_aside=tuple(dict.fromkeys((*outcome.set_aside, *outcome.failed))),
    )  # fmt: skip
    write(out, made)
    if outcome.failed:
        return
    files = {out / name for note in told.values() for name in note.files}
    for folder in ("told", "tables", "parses"):
        for path in (out / folder).rglob("*.parquet"):
            if path not in files:
                path.unlink()
    for stage, kept in ((telling.STAGE, set(told)), (reading.STAGE, set(passes))):
        for path in (out / "notes" / stage).glob("*.json"):
            if path.stem not in kept:
                path.unlink()
    for path in (out / reading.STAGE).glob("*.parquet"):
        if path.stem not in passes:
            path.unlink()
    for folder in ("plan", "dealt", f"notes/{dealing.STAGE}"):
        rmtree(out / folder, ignore_errors=True)
