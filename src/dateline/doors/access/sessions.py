"""Sessions: a browser that has shown its token once carries a random cookie instead.

In: a caller; later the cookie. Out: the caller again, as long as the token is good. Never: the token in a cookie;
anything on disk: a restart signs everybody out.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from dateline.doors.access.tokens import Caller, Keyring

COOKIE = "dateline_session"
LASTS = 12 * 3600.0
"""Seconds of a session: a working day."""
MOST = 10_000


class Sessions:
    """Who is signed in."""

    def __init__(self, keyring: Keyring, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.keyring, self.clock = keyring, clock
        self._open: OrderedDict[bytes, tuple[float, Caller]] = OrderedDict()

    def begin(self, caller: Caller) -> str:
        """A new session's cookie."""
        cookie = secrets.token_urlsafe(32)
        self._open[_key(cookie)] = (self.clock() + LASTS, caller)
        while len(self._open) > MOST:
            self._open.popitem(last=False)
        return cookie

    def caller(self, cookie: str) -> Caller | None:
        """Whose session it is; None if it is over, or its token was revoked."""
        until, caller = self._open.get(_key(cookie), (0.0, None))
        if caller is None or self.clock() >= until or not self.keyring.holds(caller.token or ""):
            self.end(cookie)
            return None
        return caller

    def end(self, cookie: str) -> None:
        """Sign out."""
        self._open.pop(_key(cookie), None)


def _key(cookie: str) -> bytes:
    """Cookies are looked up by digest, so that the time of a look-up tells nothing about them."""
    return hashlib.sha256(cookie.encode("utf-8", "replace")).digest()
