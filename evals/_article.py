"""Articles made straight from benchmark texts, without reading a page.

In: a title and lines of text. Out: an Article whose lines are its paragraphs. Never: a step of the package.
"""

from __future__ import annotations

from dateline.terms import Article, Part, When
from dateline.text import lines


def built(
    id: str, title: str, body: str, *, day: str | None = None, publisher: str | None = None, url: str | None = None
) -> Article:
    """An article: the title on a line of its own, then each line of `body` a paragraph; `day` is ISO 8601."""
    text = f"{title}\n\n{body}" if title else body
    spans = lines(text)
    head = spans[:1] if title else []
    rest = spans[len(head) :]
    return Article(
        id=id, file=None, url=url, canonical_url=url, text=text, title=title or None, bylines=(), publisher=publisher,
        agency=None, language="en", place=None,
        published=When(day, day, "day", "as the data set says") if day else None, modified=None, fetched=None,
        candidates=(), masthead=tuple(Part(id, s, e, text[s:e], "title") for s, e in head),
        paragraphs=tuple(Part(id, s, e, text[s:e], "body" if i else "lede") for i, (s, e) in enumerate(rest)),
        furniture=(),
    )  # fmt: skip
