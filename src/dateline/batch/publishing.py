"""Publishing: what a run told takes the place of what the one before it told.

In: a folder, what a run opened and told, what of it failed. Out: the folder, which says what it holds, and holds no more. Never: less than what the last run told, for a piece of
work that failed; a table of two runs beside each other once it is over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from dateline.batch import dealing, linking, reading, results, telling
from dateline.batch.home import FORMAT, Made, write
from dateline.batch.linking import Plan
from dateline.batch.notes import BundleNote, Pass, piece_of
from dateline.batch.results import Batch
from dateline.batch.shards import Shard
from dateline.batch.writing import changing
from dateline.errors import BadBatch
from dateline.sources import spelled
from dateline.terms import SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run opened (`passes`) and told, of all that it was to: `shards` by name, and a plan. `failed`: the pieces of work that were passed over."""

    shards: Mapping[str, Shard]
    passes: Mapping[str, Pass]
    plan: Plan
    told: Mapping[str, BundleNote]
    steps: Mapping[str, str]
    set_aside: Sequence[SetAside]
    failed: Sequence[SetAside]


def publish(home: Path, run: Run, before: Made) -> None:
    """Note what a folder holds now, and remove what only an earlier run needed; BadBatch, and all stays, if that told what failed this time."""
    if run.failed:
        _refuse_less(home, run, before)
    made = Made(
        format=FORMAT, steps=dict(run.steps), shards=tuple(run.passes), bundles=tuple(run.told),
        set_aside=tuple(dict.fromkeys((*run.set_aside, *run.failed))),
        failed=tuple(piece_of(name) for name in run.shards if name not in run.passes),
    )  # fmt: skip
    write(home, made)
    with changing():
        _tidy(home, run)


def _refuse_less(home: Path, run: Run, before: Made) -> None:
    lost = [one for one in run.plan.bundles if one.name not in run.told]
    again, failed = "run `dateline batch` again once that is mended", (*run.set_aside, *run.failed)
    if not run.told:
        raise BadBatch(spelled(home), "no story could be told", again, failed)
    earlier = results.last(home, before)
    if earlier is None:
        return
    read = {file for note in earlier.passes.values() for file in note.read}
    unread = [
        shard for name, shard in run.shards.items() if name not in run.passes and piece_of(name) not in before.failed
    ]
    if any(spelled(piece.file) in read for shard in unread for piece in shard.pieces) or _told(earlier, run, lost):
        raise BadBatch(
            spelled(home), "holds what its last run told, of which something failed this time", again, failed
        )


def _told(earlier: Batch, run: Run, lost: Iterable[linking.Bundle]) -> bool:
    """Whether the last run told a report, or an earlier version of one, that is lost now."""
    ids = {id for bundle in lost for id in linking.ids_of(bundle)}
    ids |= {old for id in ids if id in run.plan.changed and (old := run.plan.changed[id].revision_of)}
    return bool(ids) and not ids.isdisjoint(results.reports_of(earlier, without=run.told))


def _tidy(home: Path, run: Run) -> None:
    """Remove what is not of a run, and then put its tables where others look for them."""
    files = {name for note in run.told.values() for name in note.files}
    for folder in ("told", "tables", "parses"):
        _keep(home, (home / folder).rglob("*.parquet"), files)
    for name in sorted(files):
        if (waiting := home / telling.WAITING / name).exists():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            waiting.replace(home / name)
    for stage, kept in ((telling.STAGE, run.told), (reading.STAGE, run.passes)):
        _keep(home, (home / "notes" / stage).glob("*.*"), {f"notes/{stage}/{name}.json" for name in kept})
    _keep(home, (home / reading.STAGE).glob("*.parquet"), {f"{reading.STAGE}/{name}.parquet" for name in run.passes})
    for folder in ("plan", "dealt", telling.WAITING, f"notes/{dealing.STAGE}"):
        rmtree(home / folder, ignore_errors=True)


def _keep(home: Path, found: Iterable[Path], names: Collection[str]) -> None:
    """Of these files in a folder remove all but those of some names."""
    for path in [*found]:
        if path.relative_to(home).as_posix() not in names:
            path.unlink()
