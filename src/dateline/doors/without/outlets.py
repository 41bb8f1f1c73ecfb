"""Outlets that somebody has hidden: which report is of one, what is shown without them, what of what is new.

In: a reading of a story, what is new in it, names of outlets. Out: those without the reports of these outlets. Never: an outlet hidden by
less than its whole name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dateline.doors.shelf import Shelf, ran
from dateline.ids import withdrawn_id
from dateline.terms import Article, Change, Changed, Edit, Reading
from dateline.text import plain

MOST_LETTERS = 120
"""Letters of an outlet's name by which it is hidden."""


def without(reading: Reading, outlets: Collection[str]) -> Reading | None:
    """The reading without the reports of these outlets; as it is where it has none of them; None where it has none but them."""
    kept = tuple(one for one in reading.articles if not hides(outlets, one))
    if len(kept) == len(reading.articles):
        return reading
    if not kept:
        return None
    from dateline.doors.without.told import left_of  # noqa: PLC0415 - asks rooms, which who hides nothing need not wait for

    return left_of(reading, kept)


def hides(outlets: Collection[str], article: Article) -> bool:
    """Whether one of these outlets ran it: by the name under which a reader is shown it, which of an unnamed one is its site or its file."""
    name = plain(ran(article)[:MOST_LETTERS])
    return any(plain(one) == name for one in outlets)


def news_of(shelf: Shelf, news: Iterable[Changed]) -> tuple[Changed, ...]:
    """Of what is new in a story what rests on reports that are on the shelf alone, under the names that these give."""
    gone = {withdrawn_id(id) for id in shelf.articles}
    return tuple(_named(shelf, one) for one in news if _is_of(shelf, one.change) or one.id in gone)


def _named(shelf: Shelf, one: Changed) -> Changed:
    event = shelf.events.get(one.change.event) if isinstance(one.change, Change) else None
    what = event.heading(one.change.words) if event and isinstance(one.change, Change) else one.what
    return replace(one, title=shelf.story.title, what=what)


def _is_of(shelf: Shelf, change: Change | Edit | None) -> bool:
    if isinstance(change, Edit) and change.article not in shelf.articles:
        return False
    return change is not None and all(one.article in shelf.articles for one in change.evidence)
