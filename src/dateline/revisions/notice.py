"""Notice: a text that says, in the place of a report, that it was withdrawn.

In: an article. Out: whether it is such a notice. Never: a report withdrawn because it tells of a withdrawal: a notice opens with it and
says little else.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.lists import words as listed
from dateline.terms import Article
from dateline.text import plain, words

LONGEST = 120
"""Words of a notice; a report of a withdrawal has more."""
_REPORT = re.compile(r"\b(?:article|story|item|piece|page|post|dispatch|column)\b")


def is_notice(article: Article) -> bool:
    """Whether the text says, in the place of the report, that it was withdrawn."""
    body = plain(article.body or article.text)
    if len(words(body)) > LONGEST:
        return False
    opening = _REPORT.sub("report", body).removeprefix(plain(article.title or "")).lstrip(" .:-")
    return opening.startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(listed("revisions", "withdrawn.txt")))
