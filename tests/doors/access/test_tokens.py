"""Tokens: shown once, kept hashed."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path

import pytest

from dateline.doors.access import Keyring, Sessions
from dateline.errors import UnknownName

DAY = date(2030, 3, 5)


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    """An empty keyring."""
    return Keyring(tmp_path / "desk.tokens")


def test_a_token_opens_and_says_whose_it_is(ring: Keyring) -> None:
    """The token that was made is known, with its name and scope."""
    caller = ring.check(ring.add("newsroom", "read", now=DAY))
    assert caller is not None
    assert (caller.name, caller.may("read"), caller.may("write")) == ("newsroom", True, False)


def test_who_may_write_may_read(ring: Keyring) -> None:
    """The scope write includes read."""
    caller = ring.check(ring.add("editor", "write", now=DAY))
    assert caller is not None
    assert caller.may("read")
    assert caller.may("write")


def test_the_token_is_not_in_the_file(ring: Keyring) -> None:
    """Only a salted hash is kept, in a file that its owner alone can read."""
    token = ring.add("newsroom", "read", now=DAY)
    text = ring.path.read_text()
    assert token not in text
    assert token.split("_", 2)[-1] not in text
    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600
    assert json.loads(text)[0]["made"] == "2030-03-05"


@pytest.mark.parametrize("wrong", ["", "x", "dateline_", "dateline_00000000_secret", "dateline__", "é" * 50, "\ud800"])
def test_what_is_no_token_opens_nothing(ring: Keyring, wrong: str) -> None:
    """A wrong token is nobody's, whatever it looks like."""
    ring.add("newsroom", "read", now=DAY)
    assert ring.check(wrong) is None


def test_a_wrong_secret_opens_nothing(ring: Keyring) -> None:
    """A right id does not help."""
    token = ring.add("newsroom", "read", now=DAY)
    assert ring.check(token[:-1] + ("A" if token[-1] != "A" else "B")) is None


def test_a_revoked_token_is_gone_at_once_also_for_others(ring: Keyring) -> None:
    """Another process that knows the token forgets it with the file."""
    token = ring.add("newsroom", "read", now=DAY)
    other = Keyring(ring.path)
    assert other.check(token)
    sessions = Sessions(other)
    caller = other.check(token)
    assert caller
    cookie = sessions.begin(caller)
    assert sessions.caller(cookie) == caller
    ring.revoke("newsroom")
    assert other.check(token) is None
    assert sessions.caller(cookie) is None


def test_a_name_that_two_tokens_bear_is_asked_by_id(ring: Keyring) -> None:
    """Revoking by an unclear name names the ids; by id it works."""
    ring.add("a", "read", now=DAY)
    ring.add("a", "read", now=DAY)
    first = ring.tokens()[0].id
    with pytest.raises(UnknownName, match=first):
        ring.revoke("a")
    assert ring.revoke(first).id == first
    assert len(ring.tokens()) == 1


def test_no_file_is_no_token(tmp_path: Path) -> None:
    """A keyring that was never written to holds nothing."""
    ring = Keyring(tmp_path / "none")
    assert ring.tokens() == ()
    assert ring.check("dateline_00000000_x") is None


def test_a_scope_that_does_not_exist_is_refused(ring: Keyring) -> None:
    """There are two scopes."""
    with pytest.raises(UnknownName, match="scope"):
        ring.add("a", "admin", now=DAY)


def test_a_session_ends(ring: Keyring) -> None:
    """After its time a session's cookie is nobody's."""
    now = 0.0

    def clock() -> float:
        return now

    caller = ring.check(ring.add("a", "read", now=DAY))
    assert caller
    sessions = Sessions(ring, clock=clock)
    cookie = sessions.begin(caller)
    now = 24 * 3600.0
    assert sessions.caller(cookie) is None
