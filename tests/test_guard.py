"""A page that is no report is set aside with its reason, and the rest is read."""

from __future__ import annotations

from pathlib import Path

import dateline
from dateline.desk import Desk
from tests.clean.reports import STORY

WALL = (
    "<html lang='en'><title>Before you continue</title><body><h1>Before you continue</h1>"
    "<p>We and our partners use cookies to store and access information on your device.</p></body></html>"
)
REASON = "is only a page that asks for consent to cookies"


def folder(home: Path) -> list[Path]:
    """A page that only asks for consent, and a report."""
    (home / "wall.html").write_text(WALL, encoding="utf-8")
    (home / "story.txt").write_text(f"Vessport to rebuild its eastern pier\n\n{STORY}", encoding="utf-8")
    return sorted(home.iterdir())


def test_read_sets_a_wall_aside(tmp_path: Path) -> None:
    """Reading names the page, says why, and goes on; it is no fault of a step."""
    reading = dateline.read(folder(tmp_path))
    assert [(one.reason, "report this fault" in one.remedy) for one in reading.set_aside] == [(REASON, False)]
    assert [article.title for article in reading.articles] == ["Vessport to rebuild its eastern pier"]


def test_a_desk_sets_a_wall_aside(tmp_path: Path) -> None:
    """So does a desk, and again when it is rebuilt."""
    (tmp_path / "in").mkdir()
    with Desk(tmp_path / "desk.db") as desk:
        added = desk.add(folder(tmp_path / "in"))
        assert [one.reason for one in added.set_aside] == [REASON]
        before = [story.title for story in desk.stories()]
        desk.rebuild()
        assert [story.title for story in desk.stories()] == before
        assert len(before) == 1
