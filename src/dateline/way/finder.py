"""Finder: what one article holds by itself, read by the rooms of its language or remembered.

In: an article and its parse. Out: its dates, names, statements, mentions of events, and the dispatches of several. Never: a rule of one
language for the text of another; a finding remembered that a fault cut short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.language import Parse
from dateline.terms import Article, Dispatch, EventMention, Mention, Statement, Timex
from dateline.way.guard import Guard
from dateline.way.memory import NOTHING, Findings, Memory


class Finder:
    """Finds, unless the memory has it, what the chosen steps give; a fault costs one article, and is kept in the guard."""

    def __init__(self, guard: Guard, memory: Memory = NOTHING) -> None:
        self.guard = guard
        self.steps = guard.steps
        self._memory = memory

    def dates(self, article: Article, parse: Parse | None) -> tuple[Timex, ...]:
        """Words that point at time."""
        room = self.steps.rooms(article.language).dates
        return (self.guard.run("dates", room, article, parse) if room else None) or ()

    def names(self, article: Article, parse: Parse | None) -> tuple[Mention, ...]:
        """Who and what is named."""
        room = self.steps.rooms(article.language).names
        return (self.guard.run("names.mentions", room, article, parse) if room and parse is not None else None) or ()

    def dates_settled(self, article: Article, parses: Mapping[str, Parse]) -> tuple[Timex, ...]:
        """Words that point at time, as seen from the day that is now known."""
        known = self._memory.timexes(article)
        return self.dates(article, parses.get(article.id)) if known is None else known

    def dispatches(self, articles: Sequence[Article], groups: Sequence[tuple[str, ...]]) -> tuple[Dispatch, ...]:
        """The dispatch of each group."""
        by_id = {article.id: article for article in articles}
        members = {group: tuple(by_id[id] for id in group) for group in groups}
        known = {group: self._memory.dispatch(members[group]) for group in groups}
        new = [group for group in groups if known[group] is None]
        made = self.steps.dispatches([article for group in new for article in members[group]], new)
        found = {one.articles: one for one in (*made, *known.values()) if one}
        return tuple(found[group] for group in sorted(found))

    def findings(self, article: Article, parses: Mapping[str, Parse], dated: tuple[Timex, ...]) -> Findings:
        """Who is reported to have said what, and where events are told; `dated` are its timexes as the story anchors them."""
        found = self._memory.findings(article, dated)
        if found is None:
            faults = len(self.guard.set_aside)
            found = self._found(article, parses.get(article.id), dated)
            if len(self.guard.set_aside) == faults:
                self._memory.keep_findings(article, dated, found)
        return found

    def _found(self, article: Article, parse: Parse | None, dated: tuple[Timex, ...]) -> Findings:
        rooms = self.steps.rooms(article.language)
        said: tuple[Statement, ...] = ()
        happening: tuple[EventMention, ...] = ()
        if parse and rooms.statements:
            said = self.guard.run("statements.find", rooms.statements, article, parse) or ()
        if parse and rooms.events:
            happening = self.guard.run("events.mentions", rooms.events, article, parse, dated, said) or ()
        return said, happening
