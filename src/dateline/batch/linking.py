"""Linking: from the rows of all reports to the plan of what is told: which copies, episodes and stories there are.

In: the files of the shards. Out: bundles of whole stories, each of which a worker can tell by itself; the articles that are other now than their rows say. Never: the
texts of all reports at once: of most of them keys, a profile and an address are enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import msgspec
import numpy as np

from dateline import revisions
from dateline.batch import parquet
from dateline.batch.reading import COLUMNS, file_of, row_of
from dateline.cluster import Profile
from dateline.desk.alone import cleaned, readers
from dateline.revisions import Sighting
from dateline.steps import Steps
from dateline.store.blob import decoded
from dateline.terms import Article, Report, SetAside
from dateline.text import digest

AT_ONCE = 4_000
"""Articles that are at hand while copies among them are told apart."""
UNDATED = "undated"


class StoryPlan(msgspec.Struct, frozen=True, array_like=True):
    """A story to be told: the ids of its articles by episode and dispatch, and the keys of paragraphs that recur elsewhere."""

    episodes: tuple[tuple[tuple[str, ...], ...], ...]
    furniture: tuple[int, ...]


class Bundle(msgspec.Struct, frozen=True, array_like=True):
    """Stories that one worker tells in one go; the name says all that they are made of."""

    name: str
    stories: tuple[StoryPlan, ...]


class Home(msgspec.Struct, frozen=True, array_like=True):
    """In which bundle an article is told."""

    id: str
    bundle: str


class Plan(msgspec.Struct, frozen=True, array_like=True):
    """All that is to be told. `homes`: by shard. `changed`: articles that are other than their rows say."""

    name: str
    bundles: tuple[Bundle, ...]
    homes: dict[str, tuple[Home, ...]]
    changed: dict[str, Article]
    set_aside: tuple[tuple[str, SetAside], ...]


@dataclass(slots=True)
class _Row:
    """What is at hand of each report."""

    id: str
    shard: str
    file: str
    number: int
    address: str
    rank: str
    publisher: str | None
    language: str | None
    published: str | None
    size: int
    now: str


@dataclass(slots=True)
class _Linker:
    """The reports of all shards while they are linked."""

    home: Path
    steps: Steps
    rows: dict[str, _Row] = field(default_factory=dict)
    changed: dict[str, Article] = field(default_factory=dict)
    set_aside: list[tuple[str, SetAside]] = field(default_factory=list)

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """These articles, as they stand now."""
        wanted: dict[str, list[str]] = defaultdict(list)
        found: dict[str, Article] = {}
        for id in ids:
            if id in self.changed:
                found[id] = self.changed[id]
            else:
                wanted[self.rows[id].shard].append(id)
        for shard, mine in sorted(wanted.items()):
            blobs = dict(
                zip(*parquet.read(file_of(self.home, shard), ("id", "article"), where={"id": mine}), strict=True)
            )
            found |= {id: decoded(blobs[id], Article) for id in mine}
        return found


MadeBy = Callable[[frozenset[str]], str]
"""The names of all that tells reports in some languages."""


def plan(home: Path, shards: Mapping[str, str], steps: Steps, made_by: MadeBy, *, size: int) -> Plan:
    """What is to be told of these shards, by name, in the order of the input, each read on a day; bundles have about `size` characters."""
    linker = _Linker(home, steps)
    _take_rows(linker, shards)
    _choose_versions(linker)
    profiles, groups = _dispatches(linker)
    parts = steps.matters.partition(profiles)
    stories = [[[groups[key] for key in keys] for keys in story] for story in parts]
    furniture = _recurring(linker, stories)
    told = [
        StoryPlan(tuple(tuple(episode) for episode in story), tuple(sorted(keys)))
        for story, keys in zip(stories, furniture, strict=True)
    ]
    bundles = tuple(_bundles(linker, told, made_by, size))
    homes: dict[str, list[Home]] = {shard: [] for shard in shards}
    for bundle in bundles:
        for id in ids_of(bundle):
            homes[linker.rows[id].shard].append(Home(id, bundle.name))
    here = {id for some in homes.values() for id in (one.id for one in some)}
    return Plan(
        _named(bundles, shards),
        bundles,
        {shard: tuple(some) for shard, some in homes.items()},
        {id: article for id, article in sorted(linker.changed.items()) if id in here},
        tuple(linker.set_aside),
    )


def renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    """A plan whose bundles bear these names."""
    bundles = tuple(Bundle(names[one.name], one.stories) for one in plan.bundles)
    homes = {shard: tuple(Home(one.id, names[one.bundle]) for one in some) for shard, some in plan.homes.items()}
    return Plan(_named(bundles, homes), bundles, homes, plan.changed, plan.set_aside)


def _named(bundles: Sequence[Bundle], shards: Iterable[str]) -> str:
    return digest(*(bundle.name for bundle in bundles), *sorted(shards))


def ids_of(bundle: Bundle) -> list[str]:
    """The ids of the articles in a bundle."""
    return [id for story in bundle.stories for episode in story.episodes for group in episode for id in group]


def _take_rows(linker: _Linker, shards: Mapping[str, str]) -> None:
    """Take up the rows; a report that several shards hold is one, seen as often, which lies where its first path says, and of one path is the one that comes first."""
    names = ("id", "file", "address", "rank", "publisher", "language", "published", "size")
    twice: dict[str, list[_Row]] = {}
    for number, (shard, now) in enumerate(shards.items()):
        for row in zip(*parquet.read(file_of(linker.home, shard), names), strict=True):
            id, file, address, rank, publisher, language, published, size = row
            page = address or f"article {id}"
            mine = _Row(id, shard, file or "", number, page, rank, publisher, language, published, size, now)
            if id in linker.rows:
                twice.setdefault(id, [linker.rows[id]]).append(mine)
            else:
                linker.rows[id] = mine
    with readers(linker.steps) as apart:
        for id, some in sorted(twice.items()):
            first = min(some, key=lambda one: (one.file, one.number))
            linker.rows[id] = first
            found = {one.shard: _report(linker.home, one) for one in some}
            seen: set[Sighting] = {told for report in found.values() for told in revisions.sightings_of(report)}
            whole = revisions.seen_again(found[first.shard], seen)
            if whole == found[first.shard]:
                continue
            article = cleaned(whole, date.fromisoformat(first.now), apart.cleaning)
            if isinstance(article, SetAside):
                linker.set_aside.append((id, article))
                del linker.rows[id]
                continue
            linker.changed[id] = article
            cells = dict(zip(COLUMNS, row_of(article, whole, linker.steps, date.fromisoformat(first.now)), strict=True))
            linker.rows[id] = replace(
                first, address=str(cells["address"] or f"article {id}"), rank=str(cells["rank"]), publisher=article.publisher, language=article.language,
                published=article.published.start if article.published else None, size=len(article.text),
            )  # fmt: skip


def _report(home: Path, one: _Row) -> Report:
    """A report as it was received."""
    _, blobs = parquet.read(file_of(home, one.shard), ("id", "report"), where={"id": [one.id]})
    found: Report = decoded(blobs[0], Report)
    return found


def _choose_versions(linker: _Linker) -> None:
    """Keep of each page the report that stands."""
    pages: dict[str, list[str]] = defaultdict(list)
    for id in sorted(linker.rows):
        pages[linker.rows[id].address].append(id)
    for ids in pages.values():
        if len(ids) == 1:
            continue
        found = linker.articles(ids)
        ranks = {id: linker.rows[id].rank for id in ids}
        standing = revisions.current([found[id] for id in ids], ranks)
        for id in {*ids} - {one.id for one in standing}:
            del linker.rows[id]
            linker.changed.pop(id, None)
        linker.changed |= {one.id: one for one in standing if one != found[one.id]}


def _dispatches(linker: _Linker) -> tuple[list[Profile], dict[str, tuple[str, ...]]]:
    """Each dispatch as it is compared, and by the key of that the ids of its articles."""
    ids, sketches, blobs = _columns(linker)
    groups: dict[str, tuple[str, ...]] = {}
    profiles: list[Profile] = []
    for some in _chunks(linker.steps.copies.companies(sketches)):
        several = [at for company in some for at in company if len(company) > 1 or ids[at] in linker.changed]
        here = linker.articles(ids[at] for at in several)
        for company in some:
            mine = [ids[at] for at in company]
            parts = linker.steps.copies.groups([here[id] for id in mine]) if len(mine) > 1 else ((mine[0],),)
            for part in parts:
                groups[part[0]] = part
                if len(mine) > 1 or mine[0] in here:
                    profiles.append(linker.steps.matters.profile([here[id] for id in part]))
                else:
                    profiles.append(decoded(blobs[company[0]], Profile))
    return profiles, groups


def _columns(linker: _Linker) -> tuple[list[str], list[np.ndarray], list[bytes]]:
    """Of the reports that stand, in the order of their ids: ids, keys and profiles."""
    found: list[tuple[str, object, bytes]] = []
    for shard in sorted({one.shard for one in linker.rows.values()}):
        file = file_of(linker.home, shard)
        ids, profiles = parquet.read(file, ("id", "profile"))
        for id, keys, profile in zip(ids, parquet.arrays(file, "keys"), profiles, strict=True):
            mine = linker.rows.get(id)
            if mine is not None and mine.shard == shard:
                found.append((id, keys, profile))
    found.sort(key=lambda one: one[0])
    return [one[0] for one in found], [np.asarray(one[1], dtype=np.uint64) for one in found], [one[2] for one in found]


def _chunks(companies: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    """The companies, so many at a time that their articles can be at hand."""
    some: list[list[int]] = []
    held = 0
    for company in companies:
        if some and held + len(company) > AT_ONCE:
            yield some
            some, held = [], 0
        some.append(company)
        held += len(company) if len(company) > 1 else 0
    if some:
        yield some


def _recurring(linker: _Linker, stories: Sequence[Sequence[Sequence[Sequence[str]]]]) -> list[set[int]]:
    """Of each story the keys of its paragraphs that stand in so many stories that they belong to none."""
    story_of = {id: at for at, story in enumerate(stories) for episode in story for group in episode for id in group}
    publishers: dict[str | None, int] = {}
    keys: list[np.ndarray] = []
    homes: list[np.ndarray] = []
    for shard in sorted({one.shard for one in linker.rows.values()}):
        file = file_of(linker.home, shard)
        (ids,) = parquet.read(file, ("id",))
        for id, mine in zip(ids, parquet.arrays(file, "paragraphs"), strict=True):
            if id in story_of and linker.rows[id].shard == shard:
                publisher = publishers.setdefault(linker.rows[id].publisher, len(publishers))
                keys.append(np.asarray(mine, dtype=np.int64))
                homes.append(np.full(len(mine), publisher << 32 | story_of[id], dtype=np.int64))
    found: list[set[int]] = [set() for _ in stories]
    if not keys:
        return found
    names = [*publishers]
    pairs = np.unique(np.stack([np.concatenate(keys), np.concatenate(homes)]), axis=1)
    starts = np.flatnonzero(np.r_[True, np.diff(pairs[0]) != 0])
    ends = np.r_[starts[1:], pairs.shape[1]]
    for at in np.flatnonzero(ends - starts > 1).tolist():
        seen = [(names[home >> 32], home & 0xFFFFFFFF) for home in pairs[1, starts[at] : ends[at]].tolist()]
        if linker.steps.settling.recurs(seen):
            for _, story in seen:
                found[story].add(int(pairs[0, starts[at]]))
    return found


def _bundles(linker: _Linker, stories: Sequence[StoryPlan], made_by: MadeBy, size: int) -> Iterator[Bundle]:
    """Whole stories by the month in which they begin, together some `size` characters; none holds stories of two months."""

    def begins(story: StoryPlan) -> tuple[str, str]:
        ids = [id for episode in story.episodes for group in episode for id in group]
        return min(linker.rows[id].published or "~" for id in ids)[:7], min(ids)

    def characters(story: StoryPlan) -> int:
        return sum(linker.rows[id].size for episode in story.episodes for group in episode for id in group)

    waiting: list[StoryPlan] = []
    held, month = 0, ""
    for story in sorted(stories, key=begins):
        begun, weighs = begins(story)[0], characters(story)
        if waiting and (begun != month or held + weighs > size):
            yield _bundle(linker, waiting, made_by)
            waiting, held = [], 0
        waiting.append(story)
        held, month = held + weighs, begun
    if waiting:
        yield _bundle(linker, waiting, made_by)


def _bundle(linker: _Linker, stories: Sequence[StoryPlan], made_by: MadeBy) -> Bundle:
    """A bundle, named by its stories, by what is other of their articles than in the rows, by when these were made, and by what tells them."""
    ids = sorted(id for story in stories for episode in story.episodes for group in episode for id in group)
    other = [msgspec.msgpack.encode(linker.changed[id]) for id in ids if id in linker.changed]
    rows = [f"{id} {linker.rows[id].file} {linker.rows[id].now}" for id in ids]
    languages = frozenset(code for id in ids if (code := linker.rows[id].language))
    return Bundle(digest(made_by(languages), msgspec.msgpack.encode(tuple(stories)), *rows, *other), tuple(stories))
