"""Addresses: which hosts of the network may be asked.

In: a web address that somebody gave, a host's name. Out: its parts, checked; the host's addresses. Never: a host on the
reader's own machine or network, whatever its name resolves to.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from dateline import lists
from dateline.errors import Unreadable

LONGEST = 2_000
"""Characters of an address; browsers and servers take no more."""
PORTS = {"http": 80, "https": 443}
"""The ports that are asked: what listens on others is seldom meant for readers."""

Address = IPv4Address | IPv6Address
_GLOBAL = ip_network("2000::/3")
"""All of IPv6 that was given out so far (IANA's registry of unicast addresses)."""

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

    @property
    def netloc(self) -> str:
        """Host and port, as a request names them: the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """What shares a robots.txt and takes its turn as one: scheme, host and port."""
        return f"{self.scheme}://{self.host}:{self.port}"


def is_address(given: str) -> bool:
    """Whether what somebody gave is meant as a web address: it begins as one does; all else is a path."""
    return given.lower().startswith(tuple(f"{scheme}://" for scheme in PORTS))


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
    """Whether an address is one of the public internet, at a port where pages are served."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return port in PORTS.values() and _is_public(found)


def _is_public(address: Address) -> bool:
    for network, carries in special():
        if address in network:
            return carries and _is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return isinstance(address, IPv4Address) or address in _GLOBAL


@cache
def special() -> tuple[tuple[IPv4Network | IPv6Network, bool], ...]:
    """The networks of special purpose, and of each whether its addresses lead to the IPv4 address that they carry."""
    rows = lists.rows("sources", "special.tsv")
    return tuple((ip_network(network), what == "carries") for network, _, what in rows)
