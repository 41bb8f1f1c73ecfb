"""Forms that only our own pages can send: the signed double submit cookie of OWASP's cheat sheet.

In: a browser's cookie. Out: the word that a form of ours carries, and whether one that came back is it. Never: state:
the word is an HMAC of the cookie under a secret of this process, so that a form outlives no restart. Never: the same letters twice, since the length of a
packed page tells which of its letters stand in it again (the attack is called BREACH): the HMAC is masked by chance letters, which stand before it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

COOKIE = "dateline_form"
FIELD = "form"
"""The hidden field that carries the word."""
LENGTH = hashlib.sha256().digest_size
"""Bytes of the HMAC, and of what masks it."""


class Forms:
    """Makes and checks the word of a form."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)

    def cookie(self) -> str:
        """A new cookie for a browser that has none."""
        return secrets.token_urlsafe(18)

    def word(self, cookie: str) -> str:
        """What a form shown to the browser with this cookie carries; another one each time."""
        mask = secrets.token_bytes(LENGTH)
        return (mask + _masked(self._mark(cookie), mask)).hex()

    def sent(self, cookie: str, word: str) -> bool:
        """Whether a form that came with this cookie and this word is one of ours."""
        try:
            given = bytes.fromhex(word)
        except ValueError:
            return False
        mask, mark = given[:LENGTH], given[LENGTH:]
        return bool(cookie) and len(mark) == LENGTH and hmac.compare_digest(self._mark(cookie), _masked(mark, mask))

    def _mark(self, cookie: str) -> bytes:
        return hmac.new(self._secret, cookie.encode("utf-8", "replace"), hashlib.sha256).digest()


def _masked(mark: bytes, mask: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(mark, mask, strict=True))
