"""Search: the index of words, in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.store import Store, search
from dateline.store.entries import Entry, entries
from dateline.store.query import query
from dateline.terms import HitKind
from tests.corrections.builders import words
from tests.store.builders import BRIDGE, LINDHOLM, OPENED, SAID, TRIAL, WEBER, stored, tell, texts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with three reports, nothing told yet."""
    with stored(tmp_path / "desk.db") as found:
        yield found


def ids(store: Store, text: str, kind: HitKind | None = None, limit: int = 20, skip: int = 0) -> list[str]:
    """What is found, best first."""
    with store.reading() as db:
        hits = search.find(db, query(text), kind=kind, limit=limit, skip=skip)
        return [one.entry.id for one in search.found(db, [n for n, _ in hits])]


def index_is_whole(store: Store) -> bool:
    """What the index holds is what its entries say."""
    with store.reading() as db:
        kept = dict(db.execute("select n, data from entry").fetchall())
        in_index = {n for (n,) in db.execute("select rowid from words")}
    return set(kept) == in_index


def test_articles_statements_and_events_are_found(store: Store) -> None:
    """Each by its words; a title counts more than what is said below it."""
    tell(store)
    assert set(ids(store, "bridge")) == {"a", "said", "opened", "c"}
    assert ids(store, "bridge", "article")[0] == "a"
    assert ids(store, "bridge", "statement") == ["said"]
    assert ids(store, "reopening", "event") == ["opened"]
    assert ids(store, '"trial of Ilja"') == ["b"]
    assert ids(store, "nowhere") == []


def test_fields_ask_where(store: Store) -> None:
    """Persons and places are those that the story's reports name; a source is the outlet."""
    tell(store)
    assert set(ids(store, "person:weber")) == {"a", "said", "opened"}
    assert ids(store, "place:lindholm", "article") == ["a"]
    assert ids(store, "source:b", "article") == ["b"]
    assert ids(store, "title:bridge", "article") == ["a"]


def test_days_bound_a_search(store: Store) -> None:
    """After a day is on it or later, before a day earlier; what has no day is on none."""
    tell(store)
    assert set(ids(store, "bridge OR trial after:2031-05-15")) == {"b"}
    assert set(ids(store, "bridge OR trial before:2031-05-15", "article")) == {"a"}
    assert set(ids(store, "bridge OR trial", "article")) == {"a", "b", "c"}


def test_pages_follow_one_another(store: Store) -> None:
    """What is skipped and what is shown is all that there is."""
    tell(store)
    every = ids(store, "bridge OR trial")
    assert [one for skip in range(0, 6, 2) for one in ids(store, "bridge OR trial", limit=2, skip=skip)] == every


def test_what_stays_is_not_written_again(store: Store) -> None:
    """A story told anew keeps the entries that are the same, whatever its number."""
    tell(store)
    with store.writing() as db:
        before = dict(db.execute("select id, n from entry"))
        search.release(db, [1])
        search.put(db, 1, entries([BRIDGE], [WEBER], [SAID], []), texts(BRIDGE))
        search.drop_released(db)
        after = dict(db.execute("select id, n from entry"))
    assert after["said"] == before["said"]
    assert set(after) == {"a", "said", "b", "c"}
    assert ids(store, "place:lindholm") == []
    assert ids(store, "reopening", "event") == []
    assert index_is_whole(store)


def test_a_removed_report_leaves_no_word(store: Store) -> None:
    """Neither in the index nor, once it is purged, in its bytes."""
    tell(store)
    with store.writing() as db:
        search.release(db, [2])
        search.drop_released(db)
        search.purge(db)
    assert ids(store, "Brandt") == []
    assert index_is_whole(store)
    with store.reading() as db:
        blocks = b"".join(block for (block,) in db.execute("select block from words_data"))
    assert b"brandt" not in blocks
    assert b"bridg" in blocks


def test_an_emptied_index_finds_nothing(store: Store) -> None:
    """And can be filled again."""
    tell(store)
    with store.writing() as db:
        search.clear(db)
    assert ids(store, "bridge") == []
    tell(store)
    assert set(ids(store, "bridge", "article")) == {"a", "c"}


def test_of_very_many_matches_the_newest_are_ranked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a word of every report costs no more than another."""
    tell(store)
    monkeypatch.setattr(search, "MOST_RANKED", 1)
    assert ids(store, "bridge OR trial") == ["b"]


def test_found_says_which_report_and_when(store: Store) -> None:
    """A statement comes with the entry of its article, for the title and the day."""
    tell(store)
    with store.reading() as db:
        (n, score), *_ = search.find(db, query("reopen"), kind="statement", limit=1)
        (found,) = search.found(db, [n])
    assert score > 0
    assert found.article
    assert (found.article.title, found.article.published) == ("Bridge to reopen", BRIDGE.published)
    assert found.entry.passages[0] == words(BRIDGE, SAID.text)


ENTRIES: list[Entry] = entries([BRIDGE], [WEBER, LINDHOLM], [SAID], [OPENED]) + entries([TRIAL], [], [], [])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.integers(0, len(ENTRIES) - 1)), min_size=1, max_size=4), st.integers(0, 9))
def test_any_tellings_one_after_another_leave_what_the_last_one_has(
    store: Store, tellings: list[set[int]], seed: int
) -> None:
    """In whatever order entries come, the index finds them and nothing else."""
    with store.writing() as db:
        search.clear(db)
        for number, chosen in enumerate(tellings, start=1):
            told = [ENTRIES[at] for at in chosen]
            Random(seed).shuffle(told)
            search.release(db, [number - 1])
            search.put(db, number, told, texts(BRIDGE, TRIAL))
            search.drop_released(db)
    assert index_is_whole(store)
    wanted = {ENTRIES[at].id for at in tellings[-1]}
    assert set(ids(store, "bridge OR trial OR reopening OR weber")) == wanted


def test_a_full_day_runs_over_into_the_next(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many entries a day has, each has a number of its own."""
    monkeypatch.setattr(search, "DAY_BITS", 1)
    tell(store)
    assert set(ids(store, "bridge")) == {"a", "said", "opened", "c"}
    assert index_is_whole(store)
