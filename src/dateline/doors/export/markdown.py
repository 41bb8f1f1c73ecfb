"""A story as a Markdown report (CommonMark): brief, timeline, changes, conflicts, voices, copies, sources.

In: a Reading. Out: Markdown; numbers in brackets lead to the list of sources. Never: markup out of a report: every sign
of a report's words that Markdown could take for its own is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.doors import sides, words
from dateline.doors.export.links import Links, web_address
from dateline.doors.export.select import shelves
from dateline.doors.export.told import SAYINGS, SPEAKERS, period
from dateline.doors.hours import by_day
from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf, count, moment, so_on, stands
from dateline.doors.voices import voices
from dateline.terms import Article, Change, Conflict, Dispatch, Event, Evidence, Reading

_SIGNS = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~&:@=$^]")
_INNER = re.compile(r"(?<=\w)[-.:](?=\w)|\.(?=\s|$)|(?<=\w):(?=\s)|(?<=\S\s)-(?=\s)")
"""Signs that mean nothing where they stand: inside a word, or at the end of one."""


def to_markdown(reading: Reading, *, base: str | None = None) -> str:
    """The stories as one report."""
    links = Links(base)
    parts = [_story(shelf, links) for shelf in shelves(reading)]
    if reading.as_of:
        parts.insert(0, f"*{words.known_on(moment(reading.as_of))}.*\n")
    return "\n".join(parts) or "No story.\n"


def escaped(text: str) -> str:
    """Words of a report on one line, with a backslash before each sign that Markdown could heed."""
    line = clean(text)
    harmless = {match.start() for match in _INNER.finditer(line)} if "://" not in line and "www." not in line else set()
    return "".join(f"\\{c}" if _SIGNS.match(c) and at not in harmless else c for at, c in enumerate(line))


def _story(shelf: Shelf, links: Links) -> str:
    writer = _Writer(shelf, links)
    sections = (writer.opening(), writer.brief(), writer.timeline(), writer.coming(), writer.changes(),
                writer.conflicts(), writer.voices(), writer.copies(), writer.sources())  # fmt: skip
    return "\n".join("\n".join(lines) + "\n" for section in sections if (lines := list(section)))


class _Writer:
    """The sections of one story, line by line; a section with nothing to show has no line."""

    def __init__(self, shelf: Shelf, links: Links) -> None:
        self.shelf, self.links = shelf, links

    def opening(self) -> Iterator[str]:
        shelf, sums = self.shelf, self.shelf.story.independence
        named = escaped(shelf.story.title) or "Untitled"
        page = self.links.story(shelf.story.id)
        yield f"# [{named}]({page})" if page else f"# {named}"
        yield ""
        yield " · ".join(filter(None, (*words.sums(sums), period(shelf.story)))) + "  "
        if resting := [escaped(name) for id in sums.rests_on if (name := shelf.person(id))]:
            yield f"All rest on {words.listed(resting)}."
        if quoted := [escaped(name) for id in sums.quoted_in_all if (name := shelf.person(id))]:
            yield f"{words.heard(sums)}: {words.listed(quoted)}."
        state = self.shelf.story.state
        if state and (told := stands(self.shelf.story)):
            yield from ("", f"**{words.LAST_KNOWN}:** {escaped(told)} {self._cite(*state.evidence)}")

    def brief(self) -> Iterator[str]:
        if self.shelf.story.brief:
            yield from ("## In brief", "")
        for line in self.shelf.story.brief:
            yield f"- {escaped(so_on(line))} {self._cite(*line.evidence)}"

    def timeline(self) -> Iterator[str]:
        yield from self._rows("Timeline", self.shelf.told)
        if self.shelf.told and self.shelf.waiting:
            yield ""
        yield from self._rows("Less sure, or less news", self.shelf.waiting, level="###")

    def coming(self) -> Iterator[str]:
        yield from self._rows("Coming up", self.shelf.coming)

    def _rows(self, heading: str, told: Sequence[Event], *, level: str = "##") -> Iterator[str]:
        if told:
            yield from (
                f"{level} {heading}",
                "",
                "| When | What | Status | Where | Told by |",
                "| --- | --- | --- | --- | --- |",
            )
        for called, events in by_day(told):
            for event in events:
                yield self._row(event, called, "")
                for part in self.shelf.parts(event):
                    yield self._row(part, "", "↳ ")

    def _row(self, event: Event, when: str, sign: str) -> str:
        cells = (
            when,
            sign + escaped(self.shelf.headline(event)),
            self.shelf.status(event),
            escaped(self.shelf.place(event)),
            f"{self.shelf.told_in(event)} {self._refs(self.shelf.tellers(event))}",
        )
        return f"| {' | '.join(cells)} |"

    def changes(self) -> Iterator[str]:
        if self.shelf.changes:
            yield from ("## What changed", "")
        for change in self.shelf.changes:
            yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        named = escaped(self.shelf.heading(change))
        turn = f"~~{escaped(change.before)}~~ → **{escaped(change.after)}**"
        cited = self._cite(*change.evidence)
        yield f"- **{named}**: {words.FIELDS[change.field]} {turn}, reported {moment(change.reported)} {cited}"

    def conflicts(self) -> Iterator[str]:
        if self.shelf.conflicts:
            yield from ("## Where reports disagree", "")
        for conflict in self.shelf.conflicts:
            yield from self._conflict(conflict)

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        yield f"- **{escaped(sides.over(self.shelf.heading(conflict), conflict))}** ({words.FIELDS[conflict.field]})"
        for side in conflict.sides:
            who = self.shelf.person(side.by)
            by = f", {escaped(who)}" if who else ""
            told = sides.told(side, who, self.shelf.statements)
            value = f"“{escaped(told.value)}”" if told.quoted else escaped(told.value)
            yield f"  - {value}{by} {self._cite(*side.evidence)}"

    def voices(self) -> Iterator[str]:
        spoken = voices(self.shelf)[:SPEAKERS]
        if spoken:
            yield from ("## Who said what", "")
        for voice in spoken:
            role = f", {escaped(voice.role)}" if voice.role else ""
            yield f"- **{escaped(voice.name)}**{role}"
            for saying in voice.sayings[:SAYINGS]:
                quote = f"“{escaped(saying.words)}”" if saying.quoted else escaped(saying.words)
                when = f" ({saying.on})" if saying.on else ""
                yield f"  - {quote}{when} {self._refs(saying.articles)}"

    def copies(self) -> Iterator[str]:
        shared = self.shelf.shared
        if shared:
            yield from ("## Copies", "")
        for dispatch in shared:
            yield from self._copies(dispatch)

    def _copies(self, dispatch: Dispatch) -> Iterator[str]:
        shelf = self.shelf
        whose = escaped(dispatch.agency or shelf.outlet(shelf.articles[dispatch.origin]))
        runs = ", ".join(f"{escaped(shelf.ran(shelf.articles[id]))} {self._refs((id,))}" for id in dispatch.articles)
        yield f"- **{whose}**, run by {runs}; {count(len(dispatch.edits), 'edit')}"

    def sources(self) -> Iterator[str]:
        if self.shelf.articles:
            yield from ("## Sources", "")
        for article in self.shelf.articles.values():
            yield self._source(article)

    def _source(self, article: Article) -> str:
        number = self.shelf.number[article.id]
        called = escaped(article.title or article.file or "Untitled")
        address = web_address(article.url)
        named = f"[{called}](<{address}>)" if address else called
        return f"{number}. {escaped(self.shelf.outlet(article))} · {named} · {moment(article.published)}"

    def _cite(self, *evidence: Evidence) -> str:
        return self._refs([one.article for one in evidence])

    def _refs(self, articles: list[str] | tuple[str, ...]) -> str:
        return self.shelf.refs(articles).replace("[", "\\[").replace("]", "\\]")
