"""Hosts: which server a request was meant for."""

from __future__ import annotations

import pytest

from dateline.doors.access.hosts import answers_to, is_loopback, name_of, same_origin

EVERYWHERE = ".".join("0000")


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
def test_loopback_is_known(address: str) -> None:
    """Addresses that only this machine reaches are loopback."""
    assert is_loopback(address)


@pytest.mark.parametrize("address", [EVERYWHERE, "::", "192.168.1.4", "example.org", "", "127.0.0.1.example.org"])
def test_what_others_reach_is_no_loopback(address: str) -> None:
    """Any other address needs a token."""
    assert not is_loopback(address)


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:80", "LOCALHOST"])
def test_a_server_on_loopback_answers_to_its_names(host: str) -> None:
    """The names of this machine are answered, whatever the port."""
    assert answers_to(host, bind="127.0.0.1")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "a@b", "[", "x/y", "10.0.0.9"]
)
def test_a_name_that_was_pointed_here_is_not_answered(host: str) -> None:
    """DNS rebinding: a stranger's name that resolves to this machine is refused."""
    assert not answers_to(host, bind="127.0.0.1")


def test_a_server_on_every_address_answers_to_addresses_and_given_names_only() -> None:
    """A literal address cannot be rebound; a name has to be given."""
    assert answers_to("10.0.0.9:8765", bind=EVERYWHERE)
    assert answers_to("Desk.Example:8765", bind=EVERYWHERE, names=("desk.example",))
    assert not answers_to("other.example", bind=EVERYWHERE, names=("desk.example",))


def test_an_origin_is_the_same_only_with_its_port() -> None:
    """Another port of this machine is another site."""
    assert same_origin("http://127.0.0.1:8765", "127.0.0.1:8765")
    assert not same_origin("http://127.0.0.1:8766", "127.0.0.1:8765")
    assert not same_origin("null", "127.0.0.1:8765")
    assert not same_origin("http://[", "127.0.0.1:8765")
    assert not same_origin("file://127.0.0.1:8765", "127.0.0.1:8765")


def test_a_host_that_is_none_has_no_name() -> None:
    """What cannot be read as a host is None, not an error."""
    assert [name_of(host) for host in ("[::1", "a b", "", "A.example:1")] == [None, None, None, "a.example"]
