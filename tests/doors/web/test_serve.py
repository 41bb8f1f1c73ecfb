"""Serving: where the server may be bound, and with what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.doors.web import add_token, application, keyring, serve
from dateline.doors.web.serve import server
from dateline.errors import NoToken
from tests.doors.web.conftest import Stored, policy


def test_nobody_is_let_in_from_elsewhere_without_a_token(tmp_path: Path) -> None:
    """An address that others reach is not served before a token is made; the remedy is named."""
    with pytest.raises(NoToken, match="dateline token add"):
        serve(tmp_path / "desk.db", host="10.0.0.9")


def test_a_token_lies_beside_the_store(tmp_path: Path) -> None:
    """Made by the command, known to the server of the same store."""
    db = tmp_path / "desk.db"
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
