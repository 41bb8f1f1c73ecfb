"""Forms that only our own pages can send: the signed double submit cookie of OWASP's cheat sheet.

In: a browser's cookie. Out: the word that a form of ours carries, and whether one that came back is it. Never: state:
the word is an HMAC of the cookie under a secret of this process, so that a form outlives no restart.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

COOKIE = "dateline_form"
FIELD = "form"
"""The hidden field that carries the word."""


class Forms:
    """Makes and checks the word of a form."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)

    def cookie(self) -> str:
        """A new cookie for a browser that has none."""
        return secrets.token_urlsafe(18)

    def word(self, cookie: str) -> str:
        """What a form shown to the browser with this cookie carries."""
        return hmac.new(self._secret, cookie.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def sent(self, cookie: str, word: str) -> bool:
        """Whether a form that came with this cookie and this word is one of ours."""
        return bool(cookie) and hmac.compare_digest(self.word(cookie).encode(), word.encode("utf-8", "replace"))
