"""How much is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.store import Store, sizes


def test_how_much_is_kept(tmp_path: Path) -> None:
    """Nothing in a new database but its own pages; what waits to be read or told is counted apart."""
    path = tmp_path / "news.db"
    with Store(path) as store:
        new = sizes.sizes(store.db)
        store.db.execute("pragma foreign_keys = off")
        store.db.execute("insert into unread (report) values ('a'), ('b')")
        store.db.execute("insert into untold (story) values (1)")
        found = sizes.sizes(store.db)
    assert (new.reports, new.unread, new.stories, new.untold) == (0, 0, 0, 0)
    assert (found.unread, found.untold) == (2, 1)
    assert new.bytes == pytest.approx(path.stat().st_size, rel=0.5)
