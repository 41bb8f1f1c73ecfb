"""Webhook: an alert posted to a web address, signed.

In: an alert, the rule's address and secret. Out: an Outcome. Never: an address that is not public, unless the rule says that it is this machine's own; a redirect followed.

As https://www.standardwebhooks.com has it: `webhook-id` is the key of idempotence, `webhook-timestamp` the second of sending, `webhook-signature` "v1," and the HMAC-SHA256
of "ID.TIMESTAMP.BODY" in Base64. A secret that begins with whsec_ is Base64 behind that, else it is taken as UTF-8. The key is also sent as `Idempotency-Key`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import datetime

from dateline.alerts.rules import Held, Rules, is_loopback, shown
from dateline.alerts.ways import SENT, Outcome
from dateline.alerts.wording import document
from dateline.errors import Unreadable
from dateline.sources.addresses import Allowed, is_public
from dateline.sources.sending import posted
from dateline.terms import Alert

PREFIX = "whsec_"
GONE = 410
BUSY = frozenset({429, 503})
REDIRECTS = range(300, 400)
ERRORS = range(500, 600)


def send(alert: Alert, held: Held, rules: Rules, now: datetime) -> Outcome:
    """Post an alert."""
    body = document(alert, rules.base)
    stamp = str(int(now.timestamp()))
    headers = {
        "Content-Type": "application/json",
        "webhook-id": alert.id,
        "webhook-timestamp": stamp,
        "webhook-signature": signature(held.secret, alert.id, stamp, body),
        "Idempotency-Key": alert.id,
    }
    try:
        answer = posted(alert.target, body, headers, now, allowed=_allowed(alert.target, loopback=held.rule.loopback))
    except Unreadable as error:
        return Outcome(sent=False, complaint=f"{shown(alert.target)} {error.reason}", busy=True)
    if answer.taken:
        return SENT
    said = f"{shown(alert.target)} answers {answer.status}"
    if answer.status in REDIRECTS:
        said += ", which leads elsewhere; give the address that it ends at"
    busy = answer.status in BUSY or answer.status in ERRORS
    return Outcome(sent=False, complaint=said, final=answer.status == GONE, wait=answer.wait, busy=busy)


def signature(secret: str, id: str, stamp: str, body: bytes) -> str:
    """What `webhook-signature` says of a body."""
    made = hmac.new(_key(secret), f"{id}.{stamp}.".encode() + body, hashlib.sha256)
    return f"v1,{base64.b64encode(made.digest()).decode('ascii')}"


def _key(secret: str) -> bytes:
    if secret.startswith(PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
        except (binascii.Error, ValueError):
            pass
    return secret.encode("utf-8", "replace")


def _allowed(url: str, *, loopback: bool) -> Allowed:
    """Which addresses may be asked: those of the public internet, by https; this machine's own where the rule says so, by http too."""
    if not loopback:
        return is_public
    return _at_home if url.startswith("https:") else _here


def _here(address: str, _port: int) -> bool:
    return is_loopback(address)


def _at_home(address: str, port: int) -> bool:
    return is_loopback(address) or is_public(address, port)
