"""The tables of outlets and agencies."""

from __future__ import annotations

from dateline.clean.outlets import Agency, agencies, agency_named, host_of, house_at, outlet_named, outlets


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
