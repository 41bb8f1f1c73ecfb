"""Who publishes: agencies and outlets, from two tables that ship with the package.

In: a name as somebody wrote it, or an address. Out: the agency or outlet it belongs to, or None.
Never: a name that the tables do not hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from dateline import lists
from dateline.text import plain

_MAKER_SUFFIX = re.compile(r"\.(?:com?|org|net)(?:\.\w\w)?$")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A house that publishes news: its usual name, other names, domains, home country, kind and owner."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: str
    owner: str | None


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: the name printed, other names it signs with, and those that are too common to stand alone."""

    name: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...]
    country: str | None
    domains: tuple[str, ...]

    @property
    def signatures(self) -> tuple[str, ...]:
        """Every name that a credit may give."""
        return (self.name, *self.aliases, *self.weak)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies of the table, in its order."""
    found = []
    for name, names, country, domains in lists.rows("clean", "agencies.tsv"):
        aliases = _listed(names)
        strong = tuple(alias for alias in aliases if not alias.startswith("~"))
        weak = tuple(alias[1:] for alias in aliases if alias.startswith("~"))
        found.append(Agency(name, strong, weak, country or None, _listed(domains)))
    return tuple(found)


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets of the table, in its order."""
    return tuple(
        Outlet(name, _listed(names), _listed(domains), country or None, kind, owner or None)
        for name, names, domains, country, kind, owner in lists.rows("clean", "outlets.tsv")
    )


@cache
def _agencies_by_name() -> dict[str, Agency]:
    return {plain(sign): agency for agency in reversed(agencies()) for sign in agency.signatures}


@cache
def _outlets_by_name() -> dict[str, Outlet]:
    return {plain(sign): outlet for outlet in reversed(outlets()) for sign in (outlet.name, *outlet.aliases)}


@cache
def _by_domain() -> dict[str, Outlet | Agency]:
    houses: tuple[Outlet | Agency, ...] = (*outlets(), *agencies())
    return {domain: house for house in houses for domain in house.domains}


def agency_named(name: str) -> Agency | None:
    """The agency that bears this name in any of its forms."""
    return _agencies_by_name().get(plain(name))


def outlet_named(name: str) -> Outlet | None:
    """The outlet that bears this name, with or without its article or its domain's ending."""
    wanted = plain(name)
    table = _outlets_by_name()
    for form in (wanted, f"the {wanted}", wanted.removeprefix("the "), _MAKER_SUFFIX.sub("", wanted)):
        if form in table:
            return table[form]
    return None


def house_at(url: str | None) -> Outlet | Agency | None:
    """Whose address this is: the longest listed domain that the host is or ends in."""
    labels = host_of(url).split(".")
    for first in range(len(labels) - 1):
        house = _by_domain().get(".".join(labels[first:]))
        if house is not None:
            return house
    return None


def host_of(url: str | None) -> str:
    """The host of an address in lower case, without "www."; empty where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # a malformed address has no host
        return ""
    return host.lower().removeprefix("www.")


def owner_of(publisher: str | None) -> str | None:
    """Who owns the outlet of this name, where the table knows."""
    outlet = outlet_named(publisher) if publisher else None
    return outlet.owner if outlet else None
