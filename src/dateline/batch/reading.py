"""Reading: a shard of the input → a row for each report in it.

In: a shard. Out: a Parquet file: each report as received and as an article, the keys of its index, what it is compared by, its address. Never: what other shards
hold; a parse: copies are found before, so that of each dispatch one copy is parsed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from dateline import revisions, sources
from dateline.batch import parquet
from dateline.batch.notes import Pass, Place
from dateline.batch.shards import Piece, Shard
from dateline.desk import ready
from dateline.desk.alone import Readers, cleaned, opened, readers
from dateline.desk.weave import key_of
from dateline.ingest.skipped import Skipped
from dateline.revisions import with_fetch
from dateline.sources import Input, Passing, archives, spelled
from dateline.steps import Steps, choose
from dateline.store.blob import encoded
from dateline.terms import Article, Report, SetAside

STAGE = "reports"
COLUMNS: Mapping[str, str] = {
    "id": "text", "file": "text", "url": "text", "title": "text", "publisher": "text", "agency": "text", "language": "text", "published": "text",
    "body": "text", "size": "number", "address": "text", "rank": "text", "notice": "number", "keys": "keys", "paragraphs": "numbers",
    "profile": "bytes", "article": "bytes", "report": "bytes",
}  # fmt: skip
"""What is kept of a report: its article and profile as dateline keeps records, and the report as it was received."""
MADE_BY = ("ingest", "clean", "wire.groups", "cluster", "settle")
"""The slots whose steps make a row."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Opens and cleans the shards of a batch."""

    home: Path
    shards: Mapping[str, Shard]
    steps: Mapping[str, str]
    now: str | None

    def ready(self) -> None:
        """Load what opening and cleaning ask."""
        ready.to_clean()

    def __call__(self, name: str) -> None:
        """Read the shard of this name, and note that it was."""
        Place(self.home, STAGE).work(name, lambda: self._read(name, self.shards[name]))

    def _read(self, name: str, shard: Shard) -> Pass:
        steps = choose(self.steps)
        now = date.fromisoformat(self.now) if self.now else datetime.now(UTC).date()
        whole, size = hashlib.sha256(), 0
        reports: list[Report] = []
        aside: list[SetAside] = []
        with readers(steps) as apart:
            for found in map(_input, shard.pieces):
                if isinstance(found, SetAside):
                    aside.append(found)
                    continue
                whole.update(found.data)
                size += len(found.data)
                for one in opened(found, apart.opening):
                    if isinstance(one, Report):
                        reports.append(with_fetch(one, found.fetched))
                    else:
                        aside.append(one)
            lost: list[tuple[str, SetAside]] = []
            rows = [*_rows(revisions.once_each(reports), steps, apart, now, lost)]
        parquet.write(file_of(self.home, name), COLUMNS, rows)
        passing = any(isinstance(one, Passing) for one in (*aside, *(fault for _, fault in lost)))
        return Pass(
            shard=name, inputs=tuple(dict.fromkeys(spelled(piece.file) for piece in shard.pieces)), size=size, digest=whole.hexdigest(),
            steps=made_by(steps.chosen), now=now.isoformat(), reports=len(rows), opened=tuple(one for one in aside if not isinstance(one, Skipped)), cleaned=tuple(lost),
            skipped=tuple(one for one in aside if isinstance(one, Skipped)), passing=passing,
            read=tuple(dict.fromkeys(report.file for report in reports if report.file)),
        )  # fmt: skip


def made_by(chosen: Mapping[str, str]) -> dict[str, str]:
    """The steps that make a row."""
    return {slot: chosen[slot] for slot in MADE_BY}


def file_of(home: Path, name: str) -> Path:
    """Where the rows of a shard are."""
    return home / STAGE / f"{name}.parquet"


def languages(home: Path, shards: Iterable[str]) -> frozenset[str]:
    """The languages of the reports of some shards."""
    return frozenset(code for shard in shards for code in parquet.read(file_of(home, shard), ("language",))[0] if code)


def _input(piece: Piece) -> Input | SetAside:
    """The bytes of a piece."""
    path = Path(piece.file)
    return archives.read(path, piece.stretch) if piece.stretch else sources.whole(path)


def _rows(
    reports: list[Report], steps: Steps, apart: Readers, now: date, lost: list[tuple[str, SetAside]]
) -> Iterator[tuple[object, ...]]:
    for report in reports:
        article = cleaned(report, now, apart.cleaning)
        if isinstance(article, SetAside):
            lost.append((report.id, article))
        else:
            yield row_of(article, report, steps, now)


def row_of(article: Article, report: Report, steps: Steps, now: date) -> tuple[object, ...]:
    """The row of a report."""
    return (
        article.id, article.file, article.url, article.title, article.publisher, article.agency, article.language,
        article.published.start if article.published else None, article.body, len(article.text),
        revisions.address_of(article), revisions.rank(article, now.isoformat()), int(revisions.is_notice(article)),
        steps.copies.sketch(article), [key_of(key) for key in steps.settling.paragraph_keys(article)],
        encoded(steps.matters.profile([article])), encoded(article), encoded(report),
    )  # fmt: skip
