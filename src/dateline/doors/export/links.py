"""Names and addresses that a document gives to what it tells of.

In: ids, and addresses as reports give them. Out: URNs, links below a base address, addresses that are safe to follow.
Never: a link that runs a script, a name that depends on where the document is served.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit
from uuid import UUID, uuid5

from dateline.terms import Evidence

_NAMES = UUID("6f1d3a52-7c2e-5b0e-9a44-0d4f5c1b8e27")
"""The name space of dateline's URNs: never to be changed, or every calendar and feed reader sees all anew."""
_SCHEMES = frozenset({"http", "https"})


def urn(kind: str, id: str) -> str:
    """A name for good (RFC 9562 version 5): the same for the same kind and id, whoever asks."""
    return f"urn:uuid:{uuid5(_NAMES, f'{kind} {id}')}"


def web_address(url: str | None) -> str | None:
    """`url` if it is a whole http(s) address of plain characters, else None: nothing else may become a link."""
    if not url or not url.isprintable() or any(c.isspace() or c in '<>"\\^`{|}' for c in url):
        return None
    try:
        parts = urlsplit(url)
        named = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in _SCHEMES and named and not parts.username else None


class Links:
    """Addresses of dateline's own pages below `base` ("https://news.example/dateline"); without a base there are none."""

    def __init__(self, base: str | None) -> None:
        self.base = (web_address(base) or "").rstrip("/")

    @property
    def home(self) -> str | None:
        """The list of stories."""
        return f"{self.base}/" if self.base else None

    def story(self, id: str, page: str = "") -> str | None:
        """A story, or one of its pages: "events/ID", "changes"."""
        return f"{self.base}/stories/{id}{f'/{page}' if page else ''}" if self.base else None

    def document(self, story: str, format: str) -> str | None:  # noqa: A002
        """A story in a format, as the REST door writes it: what a feed reader or a calendar subscribes to."""
        return (
            f"{self.base}/api/v1/stories/{story}/export/{format}?base={quote(self.base, safe='')}"
            if self.base
            else None
        )

    def feed(self, format: str) -> str | None:  # noqa: A002
        """The changes of all stories as a feed, as the REST door writes it."""
        return f"{self.base}/api/v1/feeds/{format}?base={quote(self.base, safe='')}" if self.base else None

    def words(self, story: str, evidence: Evidence) -> str | None:
        """The report in which the words stand, opened at them."""
        address = self.story(story, f"reports/{evidence.article}")
        return address and f"{address}?words={evidence.start}-{evidence.end}#words"
