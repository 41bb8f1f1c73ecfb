"""Where things stand on the site: one address for each noun.

In: ids, spans, days. Out: paths of this server, escaped. Never: an address taken from a report, but for `safe_url`, which
lets nothing pass that is not plainly a page on the web.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode, urlsplit

from dateline.terms import Evidence


def story(id: str, page: str = "", **query: str | int | None) -> str:
    """A story, or one of its pages: "events/ID", "changes"; a query value of None is left out."""
    path = f"/stories/{quote(id, safe='')}" + (f"/{quote(page)}" if page else "")
    return path + asked(**query)


def words(story_id: str, evidence: Evidence | Sequence[Evidence]) -> str:
    """The report in which the words stand, opened at them; of many, those in the report of the first."""
    spans = (evidence,) if isinstance(evidence, Evidence) else tuple(evidence)
    article = spans[0].article
    asked_for = ",".join(f"{one.start}-{one.end}" for one in spans if one.article == article)
    return story(story_id, f"reports/{article}", words=asked_for) + "#words"


def report(story_id: str, article: str) -> str:
    """A report in its story."""
    return story(story_id, f"reports/{article}")


def person(name: str) -> str:
    """What someone said, over all stories."""
    return f"/people/{quote(name, safe='')}"


def asked(**query: str | int | None) -> str:
    """A query string with its question mark; "" if nothing is asked."""
    given = {name: value for name, value in query.items() if value not in (None, "")}
    return f"?{urlencode(given)}" if given else ""


def safe_url(url: str | None) -> str | None:
    """`url` if it is an http or https address of some host, else None: a script is no address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    plain = url is not None and url.isprintable() and " " not in url
    return url if plain and parts.scheme in ("http", "https") and parts.hostname else None


def safe_path(path: str) -> str:
    """`path` if it is one of this server, else its front page: nobody is sent elsewhere after a form."""
    parts = urlsplit(path)
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if inside and path.isprintable() and "\\" not in path else "/"
