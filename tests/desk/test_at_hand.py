"""What stays at hand from one telling to the next spares work and changes nothing that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline import Desk, wire
from dateline.desk import remembering
from dateline.desk.remembering import RecentParses
from dateline.doors import export
from dateline.language import Parse, Sentence, Token
from dateline.store import blob, findings, parses
from dateline.terms import Article
from tests.desk.builders import NOW, at_once, export_of, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")


def let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing at hand, as a process that begins."""
    monkeypatch.setattr(remembering, "RECENT", RecentParses())
    for kept in (parses._at_hand, findings._read, blob._again):
        kept.cache_clear()


def test_told_with_all_at_hand_is_told_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Report by report, and as of each of some days, a desk that has everything at hand tells what one that begins tells, byte by byte."""
    paths = written(tmp_path / "in", rows(31, 14))
    let_go(monkeypatch)
    days = [date(2023, 4, day) for day in (12, 20, 28)]
    with Desk(tmp_path / "news.db") as desk:
        for count in range(8, len(paths) + 1, 2):
            desk.add(paths[:count], now=NOW)
            lines = [line.id for line in desk.stories()]
            warm = [export.to_json(desk.show(id, as_of=day)) for id in lines for day in days]
            assert export_of(desk) == at_once(paths[:count])
            let_go(monkeypatch)
            with Desk(tmp_path / f"fresh-{count}.db") as fresh:
                fresh.add(paths[:count], now=NOW)
                assert export_of(fresh) == export_of(desk)
                assert [export.to_json(fresh.show(id, as_of=day)) for id in lines for day in days] == warm


def test_a_report_that_is_corrected_is_put_in_place_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a person says that a paragraph is furniture, the parse at hand is none of what is left."""
    paths = written(tmp_path / "in", rows(5, 6))
    with Desk(tmp_path / "news.db") as desk:
        added = desk.add(paths, now=NOW)
        article = next(one for one in desk.everything().articles if one.id == added.new[0])
        last = article.paragraphs[-1]
        desk.correct(
            "furniture", f"{article.id}:{last.start}-{last.end}", "appeal", who="ann", why="it is none of the story"
        )
        told = export_of(desk)
        let_go(monkeypatch)
        desk.rebuild()
        assert export_of(desk) == told


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    """No more words are at hand than the bound says, however many articles; one that was asked for again stays, one longer than all room does not."""
    kept = RecentParses(10)
    four, eleven = _of_words(4), _of_words(11)
    kept.keep("a", four)
    kept.keep("b", four)
    assert kept.one("a") is four
    kept.keep("c", four)
    assert [kept.one(name) for name in "abc"] == [four, None, four]
    kept.keep("c", four)
    assert kept.one("a") is four
    kept.keep("d", eleven)
    assert [kept.one(name) for name in "acd"] == [None, None, None]
    kept.keep("a", four)
    assert kept.one("a") is four


def _of_words(count: int) -> Parse:
    token = Token(0, 0, 1, "a", "a", "NOUN", "NN", "ROOT", 0)
    return (Sentence(0, 1, tuple(replace(token, i=n) for n in range(count)), (), "body", 0),)


def test_as_of_a_day_only_copies_of_one_bundle_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That two reports are no copies of each other is known; a story as of a day does not set them against each other again."""
    asked: list[int] = []
    real = wire.groups

    def groups(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
        asked.append(len(articles))
        return real(articles)

    with Desk(tmp_path / "news.db") as desk:
        desk.add(written(tmp_path / "in", rows(3, 16)), now=NOW)
        largest = max(desk.stories(), key=lambda line: line.articles)
        whole = desk.show(largest.id)
        monkeypatch.setattr(wire, "groups", groups)
        then = desk.show(largest.id, as_of=date(2023, 5, 1))
        assert max(asked) <= max(len(one.articles) for one in whole.dispatches)
        assert sum(asked) == len(then.articles) > max(asked)
