"""Address: when two URLs name one page.

In: an article. Out: its address in normal form. Never: a request; the front page of a site, which is another page every day.

A page is one under tracking tags, in its version for small screens (`m.`, AMP), with and without "www.", at any place in it (`#…`).
Which parameters only track is courlan's to say, whose list is made of those that browsers' blockers keep. That list goes by what a name
begins with or holds, so a parameter whose value is a number is taken for the page's own unless its name says that it tracks.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dateline import lists
from dateline.ids import is_report_name, report_name
from dateline.terms import Article

_VARIANT = ("www", "m", "mobile", "amp")
"""Parts of a host's name under which a site serves the same pages."""
_CACHE = re.compile(r"(?:[^/]+\.cdn\.ampproject\.org/[acv]|(?:www\.)?google\.[a-z.]+/amp)/(?:s/)?", re.IGNORECASE)
"""What stands before an address in the caches that hand AMP pages out."""
_AMP = re.compile(r"(?:^/amp(?=/.)|(?<=[^/])/amp/?$|\.amp(?=(?:\.html?)?$))", re.IGNORECASE)
"""What a path has more where the page is an AMP page."""


def address_of(article: Article) -> str:
    """The address under which a report came, in normal form; its canonical one where that is of the same site.

    An entry of a feed that has no link is named by the name that its feed gives it, any other report without an address by its own, under
    which exports pass it on.
    """
    own = normal(article.url)
    canonical = normal(article.canonical_url)
    if own and canonical and _host(own) == _host(canonical):
        return canonical
    return own or canonical or article.entry or report_name(article.id)


def name_of(article: Article) -> str:
    """The name of the report itself, whether it was read or an export passed it on."""
    return article.entry if article.entry and is_report_name(article.entry) else report_name(article.id)


def normal(url: str | None) -> str | None:
    """A web address without scheme, variant of the site, port, fragment, tracking and order of its parameters; None if it names no page."""
    try:
        parts = urlsplit(url or "")
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return None
        if cached := _CACHE.match(f"{parts.netloc}{parts.path}"):
            inner = f"{parts.netloc}{parts.path}"[cached.end() :]
            return normal(f"https://{inner}?{parts.query}")
        host = _site(parts.hostname)
    except ValueError:
        return None
    path = _AMP.sub("", re.sub(r"/{2,}", "/", unquote(parts.path))).rstrip("/")
    asked = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name, value)
    ]
    return f"{host}{path}" + (f"?{urlencode(sorted(asked))}" if asked else "") if path or asked else None


def _host(address: str) -> str:
    return address.split("/", 1)[0].split("?", 1)[0]


def _site(host: str) -> str:
    """A host's name without what only says in which form it serves its pages."""
    parts = host.rstrip(".").split(".")
    while len(parts) > 2 and parts[0] in _VARIANT:
        parts = parts[1:]
    return ".".join(parts)


def _tracks(name: str, value: str) -> bool:
    """Whether a parameter says where a reader came from or in which form the page is wanted, and nothing about the page."""
    low = name.lower()
    if low.startswith(_always()) or low in _exactly():
        return True
    if low in _FORMS:
        return value.lower() in _FORMS[low]
    return not value.isdigit() and _listed(low)


_FORMS = {"amp": ("", "1", "true"), "outputtype": ("amp",)}
"""Parameters, and their values, that ask for the AMP form of a page."""


@cache
def _listed(name: str) -> bool:
    """Whether courlan's list of trackers has a parameter."""
    from courlan import normalize_url  # noqa: PLC0415 - loads a list of top-level domains; only addresses with parameters ask

    return "?" not in normalize_url(f"https://site.example/page?{urlencode([(name, 'x')])}")


@cache
def _always() -> tuple[str, ...]:
    return tuple(sorted(row[0][:-1] for row in lists.rows("revisions", "tracking.tsv") if row[0].endswith("*")))


@cache
def _exactly() -> frozenset[str]:
    return frozenset(row[0] for row in lists.rows("revisions", "tracking.tsv") if not row[0].endswith("*"))
