"""Results: what a batch told, read back, and slices of it for a desk.

In: the folder of a batch. Out: all of it as a Reading; some of its reports, opened and parsed already. Never: a step; a file of a run that did not come to its end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.batch import parquet, reading, telling
from dateline.batch.home import Made, made
from dateline.batch.notes import BundleNote, Pass, Place
from dateline.desk.naming import SHORTEST
from dateline.desk.taking import Opened
from dateline.errors import BadBatch, UnknownName
from dateline.language import parser_for
from dateline.language.parse import texts_of
from dateline.sources import spelled
from dateline.store import parses
from dateline.store.blob import decoded
from dateline.terms import Article, Reading, Report
from dateline.text import words
from dateline.way import told as way


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which reports of a batch are meant: all that meet each of what is given; days in writing, "YYYY-MM-DD". `stories` are ids, the first letters of such, or words of a title."""

    since: str | None = None
    until: str | None = None
    outlets: Sequence[str] = ()
    stories: Sequence[str] = ()


WHOLE = Slice()


@dataclass(frozen=True, slots=True)
class Batch:
    """What the last run told that came to its end: the notes of its shards by name, and of its bundles."""

    home: Path
    made: Made
    passes: Mapping[str, Pass]
    notes: Sequence[BundleNote]


def last(home: Path, made: Made) -> Batch | None:
    """What a run told, if it is whole."""
    shards, bundles = Place(home, reading.STAGE), Place(home, telling.STAGE)
    passes = {name: shards.note(name, Pass) for name in made.shards}
    notes = [bundles.note(name, BundleNote) for name in made.bundles]
    found = Batch(home, made, {name: one for name, one in passes.items() if one}, [one for one in notes if one])
    files = [reading.file_of(home, name) for name in made.shards]
    files += [path for note in found.notes for folder in ("told", "parses") for path in _files(home, note, folder)]
    noted = made.shards and len(found.passes) == len(passes) and len(found.notes) == len(notes)
    return found if noted and all(map(parquet.whole, files)) else None


def everything(home: Path) -> Reading:
    """All that a batch told: what reading all its reports at once gives."""
    batch = _batch(home)
    found = (one for note in batch.notes for one in _stories(home, note))
    models = tuple(sorted({model for note in batch.notes for model in note.models}))
    return way.reading(found, batch.made.steps, batch.made.set_aside, models=models, as_of=None)


def reports_of(batch: Batch, *, without: Collection[str]) -> frozenset[str]:
    """The ids of the reports that were told, but for those in some bundles."""
    told = (one for note in batch.notes if note.bundle not in without for one in _stories(batch.home, note))
    return frozenset(article.id for one in told for article in one.articles)


def _batch(home: Path) -> Batch:
    """BadBatch where there is none, or something of it is gone."""
    found = last(home, made(home))
    if found is None:
        why = "lacks some of what its last run told, or what was noted of it"
        raise BadBatch(spelled(home), why, "run `dateline batch` again to its end")
    return found


def slice_of(home: Path, wanted: Slice = WHOLE) -> Iterator[Opened]:
    """The reports that are meant, as a desk takes them in: opened, with the parses of their texts."""
    batch = _batch(home)
    ids = _of_stories(batch, wanted.stories) if wanted.stories else None
    made_before = _Parses(batch)
    for shard, note in batch.passes.items():
        file = reading.file_of(home, shard)
        names = ("id", "publisher", "published")
        mine = [one[0] for one in zip(*parquet.read(file, names), strict=True) if _meant(one, wanted, ids)]
        if not mine:
            continue
        articles, reports = parquet.read(file, ("article", "report"), where={"id": mine})
        known = made_before.of([decoded(article, Article) for article in articles])
        for report, rows in zip(reports, known, strict=True):
            found: Report = decoded(report, Report)
            yield Opened(found.file or found.url or found.id, found, note.now, rows)


def _meant(one: tuple[str, str | None, str | None], wanted: Slice, ids: Collection[str] | None) -> bool:
    id, publisher, published = one
    day = (published or "")[:10]
    return (
        (ids is None or id in ids)
        and (not wanted.outlets or (publisher or "").casefold() in {name.casefold() for name in wanted.outlets})
        and (wanted.since is None or day >= wanted.since)
        and (wanted.until is None or (bool(day) and day <= wanted.until))
    )


def _of_stories(batch: Batch, named: Sequence[str]) -> frozenset[str]:
    """The ids of the articles of these stories; UnknownName for one that is not there."""
    lines: list[tuple[str, str, Path]] = []
    for note in batch.notes:
        for path in _files(batch.home, note, "told"):
            lines += [(id, title, path) for id, title in zip(*parquet.read(path, ("story", "title")), strict=True)]
    found: set[tuple[str, Path]] = set()
    for name in named:
        mine = {(id, path) for id, title, path in lines if _named(name, id, title)}
        if not mine:
            raise UnknownName("story", name, [title for _, title, _ in lines])
        found |= mine
    ids: set[str] = set()
    for path in sorted({path for _, path in found}):
        (records,) = parquet.read(path, ("record",), where={"story": [id for id, where in found if where == path]})
        ids |= {article.id for record in records for article in telling.record_of(record).articles}
    return frozenset(ids)


def _named(name: str, id: str, title: str) -> bool:
    """Whether a story is meant: by four letters of its id or more, or by words of its title; what holds no word means none."""
    wanted = set(words(name))
    return (len(name) >= SHORTEST and id.startswith(name)) or (bool(wanted) and wanted <= set(words(title)))


def _stories(home: Path, note: BundleNote) -> Iterator[way.Told]:
    for path in _files(home, note, "told"):
        (records,) = parquet.read(path, ("record",))
        yield from map(telling.record_of, records)


def _files(home: Path, note: BundleNote, folder: str) -> list[Path]:
    return [home / name for name in note.files if name.startswith(f"{folder}/")]


class _Parses:
    """The parses of a batch, found by the text."""

    def __init__(self, batch: Batch) -> None:
        self._files = [path for note in batch.notes for path in _files(batch.home, note, "parses")]
        self._where: dict[int, int] = {}
        for at, path in enumerate(self._files):
            (keys,) = parquet.read(path, ("key",))
            self._where |= dict.fromkeys(keys, at)

    def of(self, articles: Sequence[Article]) -> list[dict[int, bytes]]:
        """The parses of the texts of each of these articles, by key."""
        each = [self._keys(article) for article in articles]
        wanted: dict[int, set[int]] = {}
        for key in set().union(*each):
            wanted.setdefault(self._where[key], set()).add(key)
        found: dict[int, bytes] = {}
        for at, keys in wanted.items():
            found |= zip(*parquet.read(self._files[at], ("key", "data"), where={"key": keys}), strict=True)
        return [{key: found[key] for key in keys} for keys in each]

    def _keys(self, article: Article) -> set[int]:
        parser = parser_for(article.language)
        mine = {parses.key(parser, text) for text in texts_of(article)} if parser else set()
        return mine & self._where.keys()
