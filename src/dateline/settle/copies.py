"""What copies of one dispatch tell each other: whose text it is, and the day it ran.

In: an article and the others of its dispatch. Out: the agency, the day. Never: a publisher.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.settle.clues import clues_of
from dateline.terms import Article, Timex, When

LATEST_COPY = 2
"""Days by which a copy's "on Tuesday" may lie before the day it is given: more, and it is another run of the text."""


def agency_from_copies(article: Article, copies: Sequence[Article]) -> Article:
    """The article with the agency that most of its credited copies name, if it names none itself."""
    if article.agency is not None:
        return article
    votes = Counter(copy.agency for copy in copies if copy.agency)
    if not votes:
        return article
    agency = min(votes, key=lambda name: (-votes[name], name))
    credited = next(copy for copy in copies if copy.agency == agency)
    note = f"the agency is {agency}: this is the same dispatch as {called(credited)}, which carries the credit"
    return replace(article, agency=agency, notes=(*article.notes, note))


def day_from_copies(article: Article, copies: Sequence[Article], timexes: Sequence[Timex]) -> When | None:
    """The earliest day on which a copy ran, unless the article's own weekday, by its `timexes`, speaks against it."""
    dated = [
        (copy.published, copy) for copy in copies if copy.published and copy.published.precision in {"instant", "day"}
    ]
    if not dated:
        return None
    when, copy = min(dated, key=lambda pair: (pair[0].first_day, pair[1].id))
    weekday = clues_of(article, tuple(timexes)).weekday
    if weekday is not None and (when.first_day.weekday() - weekday.value) % 7 > LATEST_COPY:
        return None
    day = when.first_day.isoformat()
    return When(day, day, "day", f"the same dispatch as {called(copy)}, published {day} ({when.basis})")


def called(article: Article) -> str:
    """How a reader may know the article: its file where it has one of its own, its address, else its id."""
    if article.file and not article.file.endswith((".jsonl", ".ndjson")):
        return article.file.rsplit("/", 1)[-1]
    return article.publisher or article.url or article.id
