"""Documents opened again: what was one report when it came may be several now, and none of them is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline import Desk
from dateline.desk import alone
from dateline.ingest import newsletter
from dateline.store import looks, reports
from tests.desk.builders import NOW, rows, written
from tests.ingest.test_newsletters import ALL, END, HEAD, INTRO, LISTED, SHAPES, each

pytestmark = pytest.mark.usefixtures("small_parser")

TITLES = {story[0] for story in ALL}


def sent(folder: Path, above: str = "") -> Path:
    """A newsletter of three stories in a file."""
    path = folder / "letter.eml"
    body = f"<html lang='en'><body>{above}{each(SHAPES['heading around link'])}{END}</body></html>"
    path.write_text(HEAD.format(more=LISTED) + body)
    return path


def came_as_one(desk: Desk, path: Path) -> str:
    """A newsletter taken in by what knew of none; its id."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newsletter, "stories", lambda _: ())
        alone.release()
        (id,) = desk.add([path], now=NOW).new
    alone.release()
    return id


def titles(desk: Desk) -> set[str | None]:
    """The headlines of all that is told."""
    return {article.title for article in desk.everything().articles}


def test_a_letter_that_was_one_report_is_its_stories_after_a_rebuild(desk: Desk, tmp_path: Path) -> None:
    """What the document holds now is kept and told; the report that it was is marked, waits for nothing, and a second rebuild finds the same."""
    path = sent(tmp_path)
    id = came_as_one(desk, path)
    assert titles(desk) == {"Lowmere this morning"}
    (story,) = desk.stories()
    desk.looked(story.id, "ana", now=NOW)
    desk.rebuild()
    assert looks.last(desk._store.db, "ana") is not None
    assert titles(desk) == TITLES
    assert not reports.unread(desk._store.db)
    assert reports.has(desk._store.db, id)
    assert all(finding.well for finding in desk.doctor())
    told = desk.everything()
    desk.rebuild()
    assert desk.everything() == told
    added = desk.add([path], now=NOW)
    assert not added.new
    assert len(added.known) == len(ALL)


def test_the_same_as_if_it_had_come_so(desk: Desk, tmp_path: Path) -> None:
    """Opened again, a letter is the reports that it is for whoever takes it in now; what stands above them keeps the id that the letter had."""
    path = sent(tmp_path, f"<p>{INTRO}</p>")
    id = came_as_one(desk, path)
    desk.rebuild()
    assert titles(desk) == {"Lowmere this morning", *TITLES}
    assert id in {article.id for article in desk.everything().articles}
    with Desk(tmp_path / "other.db") as other:
        other.add([path], now=NOW)
        assert other.everything() == desk.everything()


def test_a_story_that_was_removed_stays_so(desk: Desk, tmp_path: Path) -> None:
    """A rebuild does not bring back what somebody removed."""
    came_as_one(desk, sent(tmp_path))
    desk.rebuild()
    gone = next(article for article in desk.everything().articles if article.title == ALL[0][0])
    desk.forget(gone.id, why="by mistake", now=NOW)
    desk.rebuild()
    assert titles(desk) == TITLES - {ALL[0][0]}


def test_what_opens_as_nothing_any_more_is_marked(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that gives neither a report nor a reason is not tried at each addition for ever."""
    desk.add(written(tmp_path / "in", rows(5, 2)), now=NOW)
    path = tmp_path / "a.txt"
    path.write_text(
        "The ferry ran aground off Lowmere on Monday with sixty people on board, the harbour master said.\n" * 3
    )
    desk.add([path], now=NOW)
    opens = alone._ingested
    monkeypatch.setattr(
        alone, "_ingested", lambda steps, found: () if found.data.startswith(b"The f") else opens(steps, found)
    )
    alone.release()
    desk.rebuild()
    assert len(desk.everything().articles) == 2
    assert not reports.unread(desk._store.db)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_one_process_opens_them_all(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rebuild of many documents begins each of its three processes once."""
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(
            f"Ferry {n} ran aground off Lowmere on Monday, the harbour master said.\n" * 4
        )
    desk.add([tmp_path / f"{n}.txt" for n in range(4)], now=NOW)
    begun: list[int] = []
    copied = os.fork

    def counted() -> int:
        pid = copied()
        begun.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", counted)
    alone.release()
    desk.rebuild()
    assert len(begun) == 3
