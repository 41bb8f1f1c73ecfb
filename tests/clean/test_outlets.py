"""The tables of outlets and agencies."""

from __future__ import annotations

from collections import Counter

from dateline.clean.outlets import Agency, agencies, agency_named, host_of, house_at, outlet_named, outlets
from dateline.text import plain


def test_tables_are_whole() -> None:
    """Every row has a name, no domain belongs to two houses, and kinds are few."""
    domains = [domain for outlet in outlets() for domain in outlet.domains]
    domains += [domain for agency in agencies() for domain in agency.domains]
    assert len(domains) == len(set(domains))
    assert all(outlet.name and outlet.domains for outlet in outlets())
    assert {outlet.kind for outlet in outlets()} <= {
        "newspaper",
        "broadcaster",
        "magazine",
        "website",
        "portal",
        "news service",
    }
    assert len(agencies()) >= 30
    assert len(outlets()) >= 150


def test_names() -> None:
    """Names are found with or without their article, whatever their case."""
    guardian = outlet_named("guardian")
    assert guardian is not None
    assert guardian.name == "The Guardian"
    assert outlet_named("Vessport Courier") is None
    assert isinstance(agency_named("the associated press"), Agency)


def test_hosts() -> None:
    """A subdomain belongs to its parent; an unknown or malformed address to nobody."""
    house = house_at("https://edition.cnn.com/x")
    assert house is not None
    assert house.name == "CNN"
    assert house_at("https://example.org/x") is None
    assert host_of("http://[") == ""
    assert house_at(None) is None


def test_the_tables_hold_no_house_twice() -> None:
    """No two houses share a name, kinds are few, and most countries have one."""
    names = Counter(name for house in outlets() for name in {plain(sign) for sign in (house.name, *house.aliases)})
    assert not [name for name, count in names.items() if count > 1]
    assert {house.kind for house in outlets()} == {
        "broadcaster", "magazine", "news service", "newspaper", "portal", "website",
    }  # fmt: skip
    assert len({house.country for house in outlets()}) > 100


def test_the_world_is_in_the_tables() -> None:
    """Houses of every continent are known by their address."""
    for host in (
        "hespress.com",
        "thenamibian.invalid",
        "eluniverso.com",
        "koha.net",
        "vnexpress.net",
        "fijitimes.com.fj",
    ):
        assert (house_at(f"https://www.{host}/x") is None) == host.endswith(".invalid")
