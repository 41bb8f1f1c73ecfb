"""Tokens: made once, shown once, kept only as a salted slow hash (scrypt, RFC 7914).

In: a name and a scope; later the token itself. Out: who is calling. Never: the token on disk, or in an error.

The file is JSON, one object a token, readable by its owner alone, and replaced whole so that a reader never sees half.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from dateline.errors import UnknownName

Scope = Literal["read", "write"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
PREFIX = "dateline"
COST, BLOCK, LANES = 2**14, 8, 1
"""scrypt's N, r and p: 16 MiB and some 40 ms for each guess, as OWASP's cheat sheet of password storage allows."""
TRUSTED = 300.0
"""Seconds for which a token that was checked is not hashed again; a changed file ends them at once."""
MOST_TRUSTED = 1000


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking: the name of a token, or "" for whoever sits at this machine; `token` is the token's id; `noted`: whether what they have seen is noted."""

    name: str
    scope: Scope
    token: str | None = None
    noted: bool = True

    def may(self, needed: Scope) -> bool:
        """Whether the caller may do what needs the scope `needed`; who may write may read."""
        return self.scope == "write" or needed == "read"


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token: its public id, its name, what it allows, when it was made, and its hash."""

    id: str
    name: str
    scope: Scope
    made: str
    salt: str
    hash: str

    @property
    def caller(self) -> Caller:
        """Whoever holds it."""
        return Caller(self.name, self.scope, self.id)


class Keyring:
    """The tokens in a file; a file that is not there holds none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: tuple[int, int] | None = None
        self._tokens: tuple[Token, ...] = ()
        self._trusted: dict[bytes, float] = {}

    def add(self, name: str, scope: str, *, now: date) -> str:
        """Make a token and keep its hash; returns the token, which cannot be had again. UnknownName if there is no such scope."""
        allowed = next((one for one in SCOPES if one == scope), None)
        if allowed is None:
            raise UnknownName("scope", scope, SCOPES)
        id, secret, salt = secrets.token_hex(4), secrets.token_urlsafe(32), secrets.token_bytes(16)
        made = Token(id, name, allowed, now.isoformat(), _letters(salt), _letters(_slow(secret, salt)))
        self._write((*self.tokens(), made))
        return f"{PREFIX}_{id}_{secret}"

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, in the order in which they were made."""
        stamp = self._stamped()
        if stamp != self._stamp:
            self._tokens = _read(self.path) if stamp else ()
            self._stamp = stamp
            self._trusted.clear()
        return self._tokens

    def revoke(self, id: str) -> Token:
        """Take back the token of this id, or of this name where one alone bears it; UnknownName if none is meant."""
        known = self.tokens()
        meant = [one for one in known if one.id == id] or [one for one in known if one.name == id]
        if len(meant) != 1:
            raise UnknownName("token", id, [one.id for one in meant or known])
        self._write(tuple(one for one in known if one != meant[0]))
        return meant[0]

    def check(self, token: str) -> Caller | None:
        """Who holds `token`; None if nobody does, or no longer. Takes as long for a wrong secret as for a right one."""
        by_id = {one.id: one for one in self.tokens()}
        prefix, _, rest = token.partition("_")
        id, _, secret = rest.partition("_")
        kept = by_id.get(id)
        if prefix != PREFIX or kept is None:
            return None
        if self.trusts(token):
            return kept.caller
        if not hmac.compare_digest(_slow(secret, _bytes(kept.salt)), _bytes(kept.hash)):
            return None
        if len(self._trusted) >= MOST_TRUSTED:
            self._trusted.clear()
        self._trusted[_quick(token)] = time.monotonic() + TRUSTED
        return kept.caller

    def trusts(self, token: str) -> bool:
        """Whether this very token was found right a short while ago, so that it need not be hashed."""
        self.tokens()
        return time.monotonic() < self._trusted.get(_quick(token), 0.0)

    def holds(self, id: str) -> bool:
        """Whether the token of this id is still good."""
        return any(one.id == id for one in self.tokens())

    def _stamped(self) -> tuple[int, int] | None:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return None
        return stat.st_mtime_ns, stat.st_ino

    def _write(self, tokens: tuple[Token, ...]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump([asdict(one) for one in tokens], file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)


def _read(path: Path) -> tuple[Token, ...]:
    return tuple(Token(**one) for one in json.loads(path.read_text(encoding="utf-8")))


def _quick(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def _slow(secret: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        secret.encode("utf-8", "replace"), salt=salt, n=COST, r=BLOCK, p=LANES, maxmem=2**26, dklen=32
    )


def _letters(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(letters: str) -> bytes:
    return base64.b64decode(letters)
