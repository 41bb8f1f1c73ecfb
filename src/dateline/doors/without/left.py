"""The reports that are left, and whether they say something.

In: the articles of a reading, and which of them are left. Out: yes or no. Never: words taken for said because theirs stand apart in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from dateline.settle.copies import called
from dateline.terms import Article, Evidence, Timex, When
from dateline.text import plain

_WORD = re.compile(r"\w+")


def flat(text: str) -> str:
    """The words of a text in their normal form, a space before and behind each."""
    return f" {' '.join(_WORD.findall(plain(text)))} "


class Left:
    """The reports that are left, beside those that are hidden."""

    def __init__(self, articles: Sequence[Article], every: Iterable[Article], timexes: Iterable[Timex]) -> None:
        self.articles = tuple(articles)
        self.ids = frozenset(one.id for one in articles)
        self.timexes = tuple(one for one in timexes if one.article in self.ids)
        self._hidden = tuple(one for one in every if one.id not in self.ids)

    def has(self, places: Iterable[Evidence]) -> bool:
        """Whether all of these words stand in reports that are left."""
        return all(one.article in self.ids for one in places)

    def may_say(self, words: str) -> bool:
        """Whether one of them has these words next to each other, or none that is hidden has."""
        told = flat(words)
        return told in self._said or told not in self._hushed

    def tells(self, when: When) -> bool:
        """Whether one of them tells of these days, or came out on them."""
        return (when.start[:10], when.end[:10]) in self._days

    def may_note(self, note: str) -> bool:
        """Whether a reason names no report that is hidden."""
        return not any(name.search(note) for name in self._names)

    @cached_property
    def _said(self) -> str:
        return _words_of(self.articles)

    @cached_property
    def _hushed(self) -> str:
        return _words_of(self._hidden)

    @cached_property
    def _days(self) -> frozenset[tuple[str, str]]:
        told = [one.when for one in self.timexes] + [one.published for one in self.articles]
        return frozenset((when.start[:10], when.end[:10]) for when in told if when)

    @cached_property
    def _names(self) -> tuple[re.Pattern[str], ...]:
        own = frozenset(map(called, self.articles))
        return tuple(re.compile(rf"(?<!\w){re.escape(one)}(?!\w)") for one in {*map(called, self._hidden)} - own)


def _words_of(articles: Iterable[Article]) -> str:
    """All that is said in articles, each in a line."""
    return "\n".join(
        flat(part) for one in articles for part in (one.text, one.title or "", *one.bylines, one.publisher or "")
    )
