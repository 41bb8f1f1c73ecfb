"""A story on its shelf, with what its pages show of it worked out once.

In: a desk, a story, a day. Out: the shelf. Never: a shelf that is not of the reading which the desk gives now.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from functools import cached_property
from threading import Lock

from markupsafe import Markup

from dateline.desk import Desk
from dateline.doors.shelf import Shelf
from dateline.doors.voices import Voice, voices
from dateline.doors.web.origins import Source, sources
from dateline.doors.without import without
from dateline.moments import Moment, out
from dateline.terms import Change, Reading, Story

MOST = 8
"""Shelves kept: more stories, and moments of them, are not read at the same time."""


class WebShelf(Shelf):
    """A shelf that remembers who speaks, where the reports come from, and the parts of pages that show them."""

    @cached_property
    def fragments(self) -> OrderedDict[tuple[Hashable, ...], Markup]:
        """Parts of pages by template and view, those asked for last."""
        return OrderedDict()

    @cached_property
    def out(self) -> tuple[str, ...]:
        """When each of its reports came out, as far as that is known."""
        return tuple(out(article.published) for article in self.articles.values() if article.published)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """All who speak, those who speak most first."""
        return voices(self)

    @cached_property
    def weighty(self) -> tuple[Change, ...]:
        """The changes that weigh, in the order in which they were reported."""
        return tuple(change for change in self.changes if change.weight == "major")

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The origin tree, the source with most reports first."""
        return sources(self)

    @cached_property
    def _without(self) -> OrderedDict[tuple[str, ...], WebShelf]:
        return OrderedDict()

    def without(self, outlets: tuple[str, ...]) -> WebShelf | None:
        """The story as a reader is shown it who has hidden these outlets; itself where it has none of them, None where it has no others."""
        found = self._without.pop(outlets, None)
        if found is None:
            left = without(self.reading, outlets) if outlets else self.reading
            if left is None or left is self.reading:
                return None if left is None else self
            found = WebShelf(left, replace(left.stories[0], id=self.story.id))
            found.hidden = tuple(name for name in outlets if name in set(map(self.ran, self.articles.values())))
        self._without[outlets] = found
        while len(self._without) > MOST:
            self._without.popitem(last=False)
        return found


_KEPT: OrderedDict[str, WebShelf] = OrderedDict()
_LOOKING = Lock()


def told(desk: Desk, story: str) -> WebShelf:
    """The story as it stands."""
    reading = desk.show(story)
    return _kept(reading.stories[0].id, reading, reading.stories[0])


def _kept(name: str, reading: Reading, story: Story) -> WebShelf:
    """What was worked out before under this name, if it is of this very reading."""
    with _LOOKING:
        found = _KEPT.pop(name, None)
        if found is None or found.reading is not reading:
            found = WebShelf(reading, story)
        _KEPT[name] = found
        while len(_KEPT) > MOST:
            _KEPT.popitem(last=False)
        return found


def told_then(desk: Desk, whole: WebShelf, then: Moment) -> WebShelf | None:
    """The same story as of a moment, under its name of today; None if nothing of it was known then."""
    reading = desk.show(whole.story.id, as_of=then.written)
    if not reading.stories:
        return None
    return _kept(f"{whole.story.id} {then.written}", reading, reading.stories[0])
