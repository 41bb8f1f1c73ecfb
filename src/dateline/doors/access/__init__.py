"""Access: who may ask the server what.

In: HTTP requests as ASGI gives them, a file of hashed tokens. Out: the request with its caller, or a refusal. Never: a
page, a desk call, a secret written to disk or log.

A server on loopback serves whoever sits at the machine. On any other address a token is needed.
"""

from dateline.doors.access.csrf import Forms
from dateline.doors.access.gate import Gate, Policy
from dateline.doors.access.headers import SecurityHeaders
from dateline.doors.access.hosts import is_loopback
from dateline.doors.access.limits import RateLimit
from dateline.doors.access.refusal import Refusal
from dateline.doors.access.sessions import Sessions
from dateline.doors.access.tokens import Caller, Keyring, Scope, Token

__all__ = [
    "Caller",
    "Forms",
    "Gate",
    "Keyring",
    "Policy",
    "RateLimit",
    "Refusal",
    "Scope",
    "SecurityHeaders",
    "Sessions",
    "Token",
    "is_loopback",
]
