"""Addresses: when two URLs name one page.

In: an article. Out: its address in normal form. Never: a request; the front page of a site, which is another page every day.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.terms import Article

TRACKING = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ns_campaign", "ns_mchannel")
"""How parameters begin that say where a reader came from, and nothing about the page."""


def address_of(article: Article) -> str | None:
    """The address under which a report came, in normal form; its canonical one where that is of the same host."""
    own = normal(article.url)
    canonical = normal(article.canonical_url)
    if own and canonical and own.split("/", 1)[0] == canonical.split("/", 1)[0]:
        return canonical
    return own or canonical


def normal(url: str | None) -> str | None:
    """A web address without scheme, "www.", port, fragment, tracking and the order of its parameters; None if it names no page."""
    try:
        parts = urlsplit(url or "")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    asked = [(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(TRACKING)]
    if parts.scheme not in {"http", "https"} or not host or not (path or asked):
        return None
    return f"{host}{path}" + (f"?{urlencode(sorted(asked))}" if asked else "")
