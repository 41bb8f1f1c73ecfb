"""Addresses: which hosts of the network may be asked.

In: a web address that somebody gave, a host's name. Out: its parts, checked; the host's addresses. Never: a host on the
reader's own machine or network, whatever its name resolves to.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from dateline.errors import Unreadable

LONGEST = 2_000
"""Characters of an address; browsers and servers take no more."""
PORTS = {"http": 80, "https": 443}
"""The ports that are asked: what listens on others is seldom meant for readers."""

_NAT64 = ip_network("64:ff9b::/96")

Resolver = Callable[[str, int], Sequence[str]]
"""A host and a port → the addresses that the host has."""
Allowed = Callable[[str, int], bool]
"""Whether an address may be asked at a port."""


@dataclass(frozen=True, slots=True)
class Place:
    """A web address in parts: its scheme, host (ASCII, lower case) and port."""

    url: str
    scheme: str
    host: str
    port: int


def place(url: str) -> Place:
    """The parts of a web address; raises `Unreadable` for what is none, or holds a password."""
    remedy = "give an address that begins with https:// or http://"
    if len(url) > LONGEST or any(c.isspace() or ord(c) < 32 for c in url):
        raise Unreadable(url[:100], "is no web address", remedy)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port or PORTS.get(parts.scheme, 0)
        ascii_ = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # also what no domain name may hold
        raise Unreadable(url[:100], "is no web address", remedy) from None
    if parts.scheme not in PORTS or not ascii_:
        raise Unreadable(url[:100], "is no web address", remedy)
    if parts.username is not None or parts.password is not None:
        raise Unreadable(parts.hostname or "", "is given with a password", "leave it out: it would be stored")
    return Place(url, parts.scheme, ascii_.lower(), port)


def resolved(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, by the system's resolver; empty if it is not known."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str, port: int) -> bool:
    """Whether an address is one of the public internet, at a port where pages are served (IANA's special-purpose registries)."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return port in PORTS.values() and all(_global(one) for one in (found, *_inside(found)))


def _global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def _inside(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """The older addresses that a newer one may carry and lead to."""
    if isinstance(address, IPv4Address):
        return ()
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in carried if one is not None)
