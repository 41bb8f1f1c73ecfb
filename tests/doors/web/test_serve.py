"""Serving: where the server may be bound, and with what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline import Desk
from dateline.doors.web import add_token, application, keyring, serve
from dateline.doors.web.serve import server
from dateline.errors import NotAStore, NoToken
from tests.doors.web.conftest import Stored, policy


def test_nobody_is_let_in_from_elsewhere_without_a_token(tmp_path: Path) -> None:
    """An address that others reach is not served before a token is made; the remedy is named."""
    Desk(tmp_path / "desk.db").close()
    with pytest.raises(NoToken, match="dateline token add"):
        serve(tmp_path / "desk.db", host="10.0.0.9")


def test_a_store_that_is_named_is_there(tmp_path: Path) -> None:
    """A name with a slip in it is refused before anything is served or kept, with the remedy; no file is made."""
    for asked in (
        serve,
        lambda db: serve(db, host="10.0.0.9"),
        keyring,
        lambda db: add_token("newsroom", "read", now=date(2031, 1, 1), db=db),
    ):
        with pytest.raises(
            NotAStore, match=r"dekc\.db: does not exist; add reports first, or name another file with --db"
        ):
            asked(tmp_path / "dekc.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_store_is_not_served(tmp_path: Path) -> None:
    """It is named, and stays as it was."""
    (tmp_path / "notes.txt").write_text("Call the mayor at noon, and the harbour master after that.\n" * 20)
    before = (tmp_path / "notes.txt").read_bytes()
    with pytest.raises(NotAStore, match=r"notes\.txt: is no database"):
        serve(tmp_path / "notes.txt")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("notes.txt", before)]


def test_a_store_that_nobody_named_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform's own is made when it is first served, so that reports can be added in the browser; DATELINE_DB names one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("DATELINE_DB", raising=False)
    assert keyring().tokens() == ()
    assert (tmp_path / "dateline" / "dateline.db").exists()
    monkeypatch.setenv("DATELINE_DB", str(tmp_path / "dekc.db"))
    with pytest.raises(NotAStore):
        keyring()


def test_a_token_lies_beside_the_store(tmp_path: Path) -> None:
    """Made by the command, known to the server of the same store."""
    db = tmp_path / "desk.db"
    Desk(db).close()
    token = add_token("newsroom", "read", now=date(2031, 1, 1), db=db)
    caller = keyring(db).check(token)
    assert caller is not None
    assert (caller.name, caller.scope) == ("newsroom", "read")
    assert keyring(db).path == tmp_path / "desk.db.tokens"


def test_the_server_says_nothing_of_itself_and_trusts_no_proxy(stored: Stored) -> None:
    """No server header, no forwarded address believed, no websocket, a bound on what is open at once."""
    config = server(application(stored.db, policy(stored.db)), host="127.0.0.1", port=1).config
    assert not config.server_header
    assert not config.proxy_headers
    assert config.ws == "none"
    assert config.limit_concurrency
