"""Addresses: what is public, what is an address at all."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import Unreadable
from dateline.sources.addresses import is_address, is_public, place, resolved, special


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "255.255.255.255", "192.0.2.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "not an address", "",
        "192.88.99.1", "192.0.0.9", "198.19.255.255", "203.0.113.7", "64:ff9b:1::7f00:1", "64:ff9b::10.0.0.1", "100::1", "100:0:0:1::1", "3fff::1", "5f00::1",
        "fec0::1", "::10.0.0.1", "2001::1", "2001:1ff::1", "2002:808:808::1", "4000::1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    """The reader's own machine and network, and what carries their addresses, are never asked."""
    assert not is_public(address, 443)


def test_what_is_meant_as_an_address() -> None:
    """What begins with the scheme of pages, however that is written; a path is none, nor is another scheme."""
    given = ("https://a.example/1", "HTTP://a.example", "a.example", "/var/mail", "https.txt", "ftp://a.example", "-")
    assert [is_address(one) for one in given] == [True, True, False, False, False, False, False]


def test_what_is_public() -> None:
    """Addresses of the public internet are, at the ports of pages only."""
    assert is_public("1.1.1.1", 443)
    assert is_public("2606:4700:4700::1111", 80)
    assert is_public("64:ff9b::1.1.1.1", 443)
    assert is_public("::ffff:1.1.1.1", 443)
    assert is_public("2001:200::1", 443)
    assert not is_public("1.1.1.1", 22)
    assert not is_public("1.1.1.1", 8080)


@pytest.mark.parametrize(
    "url",
    [
        "", "lowmere.example", "ftp://lowmere.example", "file:///etc/passwd", "http://", "http:///x", "javascript:x",
        "http://a@lowmere.example/", "http://a:b@lowmere.example/", "http://lowmere.example:99999/", "http://[::1",
        "http://lowmere example/", "http://lowmere.example/\nHost: x", "http://" + "a" * 3_000,
    ],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    """What is no http or https address, or holds a password, is refused."""
    with pytest.raises(Unreadable):
        place(url)


def test_the_table_knows_what_the_library_knows() -> None:
    """No address that the standard library calls private, reserved or multicast is public by our table."""
    for network, _ in special():
        assert not is_public(str(network[0]), 443)
    for known in (
        "10.9.8.7",
        "172.31.0.1",
        "192.0.0.171",
        "198.18.0.1",
        "239.1.1.1",
        "fd00::1",
        "ff0e::1",
        "2001:2::1",
        "2001:10::1",
    ):
        assert ip_address(known).is_private or ip_address(known).is_multicast
        assert not is_public(known, 443)


def test_parts() -> None:
    """Host and port are told, the host in ASCII and lower case."""
    assert (place("https://LOWMERE.example./x").host, place("https://lowmere.example").port) == ("lowmere.example", 443)
    assert place("http://brücke.example:8080/").host == "xn--brcke-lva.example"


def test_odd_spellings_of_this_machine() -> None:
    """However this machine is spelled, it resolves to what is not public."""
    for host in ("localhost", "2130706433", "0x7f.1", "127.1"):
        assert not any(is_public(address, 80) for address in resolved(host, 80))


@given(st.text(max_size=60))
def test_any_text(words: str) -> None:
    """Any text is an address or refused; nothing else is raised."""
    for url in (words, f"http://{words}", f"https://lowmere.example/{words}"):
        try:
            assert place(url).port > 0
        except Unreadable:
            continue
