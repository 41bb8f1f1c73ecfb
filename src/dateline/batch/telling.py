"""Telling: a bundle of stories → what they tell.

In: the plan of a bundle and its articles. Out: Parquet files by month: each story as a record, and whatever tables a door makes of it; the parses, so that
nobody parses again. Never: another story; a text parsed twice: of copies, one is parsed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any

import msgspec

from dateline import pipeline
from dateline.batch import parquet
from dateline.batch.dealing import articles_of, bundle_of, dealt_to
from dateline.batch.linking import UNDATED, StoryPlan
from dateline.batch.notes import BundleNote, Place
from dateline.corrections import Ledger
from dateline.desk import ready
from dateline.desk.alone import readers
from dateline.desk.remembering import StoredParses
from dateline.desk.together import Known, together
from dateline.desk.weave import key_of
from dateline.language import Parse, Parser, load, parser_for
from dateline.language.parse import texts_of
from dateline.pipeline import Alone
from dateline.sources import Passing
from dateline.steps import Steps, choose
from dateline.store import parses
from dateline.store.blob import encoded
from dateline.terms import Article, Mention, Reading, SetAside, Timex
from dateline.way.finder import Finder
from dateline.way.guard import Guard
from dateline.way.memory import Nothing
from dateline.way.parsing import models
from dateline.way.progress import quiet
from dateline.way.told import Told, reading

STAGE = "stories"
WAITING = "waiting"
"""The folder in which tables wait until the run that told them is published: others read all that stands among the tables."""
COLUMNS: Mapping[str, str] = {
    "story": "text", "title": "text", "first": "text", "last": "text", "reports": "number", "outlets": "text", "record": "bytes",
}  # fmt: skip
"""What is kept of a story: what it is found by, its outlets one a line, and all of it as dateline keeps records."""
PARSES: Mapping[str, str] = {"key": "number", "data": "bytes"}
AT_ONCE = 100
"""Articles that are read in one go, as at a desk."""

Tables = Callable[[Reading], Mapping[str, Any]]
"""Of a Reading its tables, as Arrow has them, by name."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells the bundles of a plan; `tables` makes of what was told the tables that others ask."""

    home: Path
    plan: str
    steps: Mapping[str, str]
    tables: Tables
    languages: frozenset[str]

    def ready(self) -> None:
        """Load the parsers of the languages, and what reading and telling ask."""
        ready.to_tell(self.languages)

    def __call__(self, name: str) -> None:
        """Tell the bundle of this name, and note that it was."""
        note = Place(self.home, STAGE).work(name, lambda: self._tell(name))
        if note is not None and not note.passing:  # the next run tells it again
            rmtree(dealt_to(self.home, name), ignore_errors=True)

    def _tell(self, name: str) -> BundleNote:
        steps = choose(self.steps)
        bundle = bundle_of(self.home, self.plan, name)
        articles = articles_of(self.home, name)
        guard = Guard(steps)
        found = _Found.of(articles, bundle.stories, steps)
        told = [_told(story, articles, found, guard) for story in bundle.stories]
        files = [*self._written(name, [one for one in told if one], found)]
        return BundleNote(
            bundle=name, files=tuple(str(one.relative_to(self.home)) for one in files), steps=dict(steps.chosen), stories=len(told),
            reports=len(articles), models=models(articles.values()), set_aside=(*found.notes, *guard.set_aside),
            passing=any(isinstance(one, Passing) for one in found.notes),
        )  # fmt: skip

    def _written(self, name: str, told: Sequence[Told], found: _Found) -> Iterator[Path]:
        """The files of a bundle: its stories by month, and its parses."""
        months: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            months[one.story.first.start[:7] if one.story.first else UNDATED].append(one)
        for month, some in sorted(months.items()):
            path = self.home / "told" / f"month={month}" / f"{name}.parquet"
            parquet.write(path, COLUMNS, [_row(one) for one in some])
            yield path
            whole = reading(some, found.steps.chosen, (), models=(), as_of=None)
            for table, rows in self.tables(whole).items():
                path = Path("tables", table, f"month={month}", f"{name}.parquet")
                parquet.write_table(self.home / WAITING / path, rows)
                yield self.home / path
        path = self.home / "parses" / f"{name}.parquet"
        parquet.write(path, PARSES, sorted(found.rows.items()))
        yield path


def whole(home: Path, note: BundleNote) -> bool:
    """Whether the files of a bundle are there."""
    return all(parquet.whole(home / name) or parquet.whole(home / WAITING / name) for name in note.files)


def _row(told: Told) -> tuple[object, ...]:
    outlets = sorted({one.publisher for one in told.articles if one.publisher})
    first, last = told.story.first, told.story.last
    return (
        told.story.id, told.story.title, first.start if first else None, last.end if last else None, len(told.articles),
        "\n".join(outlets), encoded(told),
    )  # fmt: skip


@dataclass(slots=True)
class _Found:
    """What was read in the articles of a bundle, each by itself."""

    steps: Steps
    rows: dict[int, bytes]
    timexes: dict[str, tuple[Timex, ...]]
    mentions: dict[str, tuple[Mention, ...]]
    notes: list[SetAside]

    @classmethod
    def of(cls, articles: Mapping[str, Article], stories: Sequence[StoryPlan], steps: Steps) -> _Found:
        """Read them, copies one after the other, so that a text that stands in several is parsed once."""
        found = cls(steps, {}, {}, {}, [])
        order = [id for story in stories for episode in story.episodes for group in episode for id in group]
        load({one.language for one in articles.values() if one.language})
        with readers(steps) as apart:
            apart.reading.renew()
            for start in range(0, len(order), AT_ONCE):
                some = [articles[id] for id in order[start : start + AT_ONCE]]
                read = together(some, found.known(some), apart.reading, workers=1, progress=quiet)
                found.rows |= dict(read.rows)
                found.timexes |= {id: one[0] for id, one in read.found.items()}
                found.mentions |= {id: one[1] for id, one in read.found.items()}
                found.notes += [*read.notes, *(lost for _, lost in read.faults)]
        return found

    def known(self, articles: Sequence[Article]) -> Known:
        """The parses that are made already of the texts of these articles."""
        known: dict[tuple[str, str], dict[str, bytes]] = {}
        for article in articles:
            parser = parser_for(article.language)
            if parser is not None:
                mine = {text: parses.key(parser, text) for text in texts_of(article)}
                made = {text: self.rows[key] for text, key in mine.items() if key in self.rows}
                known.setdefault((parser.name, parser.version), {}).update(made)
        return known


class _Read(Nothing):
    """A memory of what was read of the articles of a story before pass two."""

    def __init__(self, found: _Found, articles: Mapping[str, Article]) -> None:
        self._found = found
        self._articles = articles

    def parses(self, parser: Parser, texts: Sequence[str]) -> Mapping[str, Parse]:
        """Those of some texts that were made."""
        keys = {text: parses.key(parser, text) for text in texts}
        return {text: parses.read(self._found.rows[key], text) for text, key in keys.items() if key in self._found.rows}

    def timexes(self, article: Article) -> tuple[Timex, ...] | None:
        """Those of pass one, where the article's day and furniture are still the same."""
        return self._found.timexes[article.id] if article == self._articles[article.id] else None


def _told(story: StoryPlan, articles: Mapping[str, Article], found: _Found, guard: Guard) -> Told | None:
    """What a story tells; of one of whose articles none could be read, nothing."""
    steps = found.steps
    groups = [tuple(id for id in group if id in found.timexes) for episode in story.episodes for group in episode]
    groups = [group for group in groups if group]
    mine = {id: articles[id] for group in groups for id in group}
    if not mine:
        return None
    parts = [[id for group in episode for id in group if id in mine] for episode in story.episodes]
    told = [steps.matters.episode([mine[id] for id in ids]) for ids in parts if ids]
    (episodes,) = steps.matters.in_order([told], mine)
    memory = _Read(found, mine)
    alone = Alone(StoredParses(mine.values(), memory), found.timexes, found.mentions, models(mine.values()))
    recurring = frozenset(
        key
        for article in mine.values()
        for key in (steps.settling.paragraph_keys(article) if story.furniture else ())
        if key_of(key) in story.furniture
    )
    settled = steps.settling.settle(tuple(mine.values()), groups, (episodes,), alone.timexes, furniture=recurring)
    return pipeline.tell_story(episodes, settled, groups, alone, Finder(guard, memory), Ledger(()))


def record_of(data: bytes) -> Told:
    """A story as it was told."""
    found: Told = msgspec.msgpack.decode(data, type=Told)
    return found
