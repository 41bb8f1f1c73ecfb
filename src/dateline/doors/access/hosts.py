"""Which host a request was meant for, and which page sent it.

In: a bind address, the Host and Origin headers. Out: yes or no. Never: a look-up in the DNS: a name that resolves to
this machine is exactly what DNS rebinding offers.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
ANYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - recognised, not bound to


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach a server bound to `address`."""
    if address == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def name_of(host: str) -> str | None:
    """The name in a Host header, without its port, lower case; None if it is not one."""
    try:
        return urlsplit(f"//{host}").hostname if host and not set(host) & set("/@\\?# ") else None
    except ValueError:
        return None


def answers_to(host: str, *, bind: str, names: tuple[str, ...] = ()) -> bool:
    """Whether a server bound to `bind`, known by `names`, is the one that `host` (a Host header) asks for.

    A server bound to every address answers to any literal address, but to no name that it was not given.
    """
    name = name_of(host)
    if name is None:
        return False
    if name in LOOPBACK_NAMES or name == bind.strip("[]").casefold() or name in {known.casefold() for known in names}:
        return True
    return bind in ANYWHERE and _is_address(name)


def same_origin(origin: str, host: str) -> bool:
    """Whether a page of `origin` (an Origin header, scheme and all) was served under `host` (a Host header)."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.casefold() == host.casefold()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
