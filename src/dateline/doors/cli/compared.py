"""What is held against each other, shown to a person at a terminal: two reports or outlets of a story, or two stories.

In: a comparison, the shelves that it is of, and a page. Out: lines on it. Never: a line without the reports that it was read from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rich.text import Text

from dateline.doors.cli.answers import QUOTE, titled
from dateline.doors.cli.page import PrintedPage, shortened, styled
from dateline.doors.coverage import Compared, InOne
from dateline.doors.inert import clean
from dateline.doors.sayings import bare
from dateline.doors.shelf import Shelf, count, day
from dateline.doors.words import FIELDS, NAMED
from dateline.doors.words import reports as reported
from dateline.terms import ComparedStory, Comparison, Event, EventInBoth, NameInBoth, Said, TextInBoth, VoiceInBoth

MOST = 30
"""Lines of a section that a screen shows; the JSON has all."""

Shelves = tuple[Shelf, Shelf]


def sides(both: tuple[Shelf, Compared], page: PrintedPage) -> None:
    """What two sides both tell, with who surely had it first; what each leaves out, and what only came out later."""
    shelf, found = both
    names = {letter: _side_called(shelf, key) for letter, key in (("a", found.a), ("b", found.b))}
    titled(page, shelf.story.title, f"{names['a']} and {names['b']}")
    for noun, shared, alone in (
        ("events", found.events, {"b": found.events_of_a, "a": found.events_of_b}),
        ("statements", found.statements, {"b": found.statements_of_a, "a": found.statements_of_b}),
    ):
        if shared:
            page.heading(f"{noun} that both tell")
        for one in shared:
            first = f"{names[one.first]} first" if one.first else "who was first is not known"
            page.paragraph(Text(_brief(page, one.words)) + styled(f" {page.glyph['dot']} {first}", "dim"), indent=2)
        for silent, missing in alone.items():
            other = names["b" if silent == "a" else "a"]
            known = f"{noun} not in", names[silent], "though out before its last report"
            _alone(page, known, [one for one in missing if one.known])
            later = f"{noun} only in", other, "not known to have been out before"
            _alone(page, later, [one for one in missing if not one.known])
    if not any(
        (
            found.events,
            found.events_of_a,
            found.events_of_b,
            found.statements,
            found.statements_of_a,
            found.statements_of_b,
        )
    ):
        page.paragraph(styled("Neither tells an event or a statement that is shown.", "dim"), indent=0)


def _side_called(shelf: Shelf, key: str) -> str:
    """An outlet by its name, a report by its number and outlet."""
    article = shelf.articles.get(key)
    return f"[{shelf.number[key]}] {shelf.ran(article)}" if article else key


def _alone(page: PrintedPage, heading: tuple[str, str, str], found: Sequence[InOne]) -> None:
    if found:
        page.heading(*heading)
    for one in found:
        page.paragraph(Text(_brief(page, one.words)), indent=2)


def _brief(page: PrintedPage, words: str) -> str:
    return shortened(clean(words), QUOTE, dots=page.glyph["dots"])


def stories(held: tuple[Comparison, Shelves], page: PrintedPage) -> None:
    """What two stories, A and B, both tell, then the events of each alone; reports are numbered within their story."""
    found, shelves = held
    for letter, story in (("A", found.a), ("B", found.b)):
        titled(page, f"{letter}  {clean(story.title) or 'Untitled'}", _line(page, story))
    page.paragraph(
        Text(f"Both were reported on {day(found.days)}." if found.days else "They share no day of reporting.")
    )
    _in_both(page, found, shelves)
    for letter, shelf, alone in (("A", shelves[0], found.events_of_a), ("B", shelves[1], found.events_of_b)):
        if alone:
            page.heading(f"events only in {letter}")
        for event in alone:
            _event(page, "", event, shelf)


def _in_both(page: PrintedPage, found: Comparison, shelves: Shelves) -> None:
    """Events, texts, voices and names of both; that there are none, where there are none."""
    parts: tuple[tuple[str, Sequence[Any], Callable[[PrintedPage, Any, Shelves], None]], ...] = (
        ("events that both tell", found.events, _pair),
        ("texts that both have", found.texts, _text),
        ("quoted in both", found.quoted, _voice),
        *(
            (f"{called} in both", [one for one in found.names if one.kind == kind], _name)
            for kind, called in NAMED.items()
        ),
    )
    for heading, told, shown in parts:
        if told:
            page.heading(heading)
        for one in told[:MOST]:
            shown(page, one, shelves)
        if len(told) > MOST:
            page.paragraph(styled(f"and {len(told) - MOST} more; the JSON has all", "dim"))
    if not any(told for _, told, _ in parts):
        page.paragraph(styled("Nothing is found in both.", "dim"), indent=0)


def _text(page: PrintedPage, text: TextInBoth, shelves: Shelves) -> None:
    words = Text(_brief(page, text.evidence[0].text if text.evidence else text.dispatch))
    page.paragraph(words + _dim(page, _both_refs(text.a, text.b, shelves)), indent=2)


def _name(page: PrintedPage, name: NameInBoth, shelves: Shelves) -> None:
    told = f"{count(name.a.reports, 'report')} of A, {name.b.reports} of B"
    a, b = ([words.article for words in side.evidence] for side in (name.a, name.b))
    page.paragraph(Text(clean(name.name)) + _dim(page, told, _both_refs(a, b, shelves)), indent=2)


def _line(page: PrintedPage, one: ComparedStory) -> str:
    days = [f"{day(one.first)} to {day(one.last)}"] if one.first and one.last else []
    return f" {page.glyph['dot']} ".join([one.story, reported(one.reports, one.independent), *days])


def _pair(page: PrintedPage, pair: EventInBoth, shelves: Shelves) -> None:
    """An event in the words of both stories, and what makes the two one."""
    for letter, event, shelf in (("A", pair.a, shelves[0]), ("B", pair.b, shelves[1])):
        _event(page, f"{letter} ", event, shelf)
    differ = [called for name, called in FIELDS.items() if name in pair.fields]
    parts = [clean(pair.basis), *([f"they differ in {', '.join(differ)}"] if differ else [])]
    page.paragraph(styled("; ".join(parts), "dim"), indent=4)


def _event(page: PrintedPage, letter: str, event: Event, shelf: Shelf) -> None:
    told = (day(event.when), shelf.status(event), f"{letter.strip()}{shelf.refs(shelf.tellers(event))}")
    page.paragraph(Text(_brief(page, shelf.headline(event))) + _dim(page, *told), first=f"  {letter}", indent=4)


def _voice(page: PrintedPage, voice: VoiceInBoth, shelves: Shelves) -> None:
    page.paragraph(styled(clean(voice.name), "bold"), indent=2)
    for letter, said, number, shelf in (
        ("A", voice.a, voice.said_in_a, shelves[0]),
        ("B", voice.b, voice.said_in_b, shelves[1]),
    ):
        page.paragraph(_said(page, said[0], f"{letter}{shelf.refs([said[0].statement.article])}", number), first=f"    {letter}", indent=6)  # fmt: skip


def _said(page: PrintedPage, one: Said, cites: str, number: int) -> Text:
    words = _brief(page, bare(one.statement.shown.text if one.statement.shown else one.statement.text))
    told = f"{page.glyph['open']}{words}{page.glyph['close']}" if one.statement.kind == "direct" else words
    more = [f"and {number - 1} more"] if number > 1 else []
    return Text(told) + _dim(page, cites, *more)


def _both_refs(a: Iterable[str], b: Iterable[str], shelves: Shelves) -> str:
    return f"A{shelves[0].refs(a)} B{shelves[1].refs(b)}"


def _dim(page: PrintedPage, *parts: str) -> Text:
    dot = f" {page.glyph['dot']} "
    return styled(dot + dot.join(parts), "dim")
