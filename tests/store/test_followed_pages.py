"""Pages that sources name, as the store keeps them."""

from __future__ import annotations

from pathlib import Path

from dateline.store import Store, followed_pages
from dateline.store.followed_pages import DUE

AT = "2031-03-03T08:00:00Z"


def test_no_more_pages_are_read_than_are_asked(tmp_path: Path) -> None:
    """New ones come first, then as they are due, in the order of an index: nothing is sorted before the first is given."""
    asked: list[str] = []

    def host(url: str) -> str:
        asked.append(url)
        return url

    with Store(tmp_path / "news.db") as store, store.writing() as db:
        for n in range(20):
            followed_pages.meet(db, f"p{n:02}", f"p{n:02}")
            followed_pages.ask(db, f"p{n:02}", f"p{n:02}", AT)
        db.execute("update followed_page set turn = 1 where address < 'p05'")
        found = followed_pages.due(db, AT, limit=3, a_host=1, host=host)
        plan = db.execute(f"explain query plan {DUE}", (AT, False)).fetchall()
        assert len(followed_pages.due(db, AT, limit=30, a_host=1, host=host)) == 20
    assert [one.address for one in found] == asked[:3] == ["p05", "p06", "p07"]
    assert not [row for row in plan if "TEMP B-TREE" in str(row)]
