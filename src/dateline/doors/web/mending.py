"""Mending: the forms by which what stands somewhere is put right there, as one table of what each asks.

In: an event, a statement, a story, or words of a report. Out: sheets, one a kind of correction, for a template to draw. Never: a
form for what is not told there; a rule about news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from starlette.responses import Response

from dateline.corrections.happenings import meant
from dateline.corrections.kinds import MOST_SHOWN
from dateline.desk import Desk
from dateline.doors.inert import clean, short
from dateline.doors.shelf import Shelf
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.asof import shelf_of
from dateline.doors.web.render import page
from dateline.errors import BadCorrection, UnknownName
from dateline.status import NOTES
from dateline.terms import Article, CorrectionKind, Event, Evidence, FurnitureKind, Statement
from dateline.text import words

MOST = 200
"""Rows, and places, that a form lets one choose from."""
LENGTH, SHORT = 110, 36
"""Characters of the words that stand beside a box to be ticked, and in a list: no more stand on a phone's screen."""
UNKNOWN_TOO = "or “unknown”"

_RUN = re.compile(r"\S+")

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks: its name there, the question, what stands in it, and what may be chosen (of `many` several)."""

    name: str
    asks: str
    value: str = ""
    options: Options = ()
    many: bool = False
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form for one kind of correction: what it is about, what is known already, what it asks, and where it leads if not back."""

    kind: CorrectionKind
    name: str
    subjects: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    value: str = ""
    back: str = ""


# What each may ask ---------------------------------------------------------------------------------------------------


def of_event(shelf: Shelf, event: Event) -> Iterator[Sheet]:
    """What may be wrong with a row."""
    me, home = (event.id,), links.story(shelf.story.id)
    places = _places(shelf, {report.evidence for report in event.reports})
    rivals = tuple((one.id, short(shelf.headline(one), SHORT)) for one in shelf.rows if one.id != event.id)[:MOST]
    yield Sheet("no event", "It is no event", me, back=home)
    if len(places) > 1:
        asks = Field("subject", "These words tell another event", options=places, many=True)
        yield Sheet("event apart", "Some of its words tell another event", fields=(asks,), back=home)
    if rivals:
        asks = Field("other", "The other event", options=rivals)
        yield Sheet("event same", "It is the same as another event", me, fields=(asks,), back=home)
    figures = ", ".join(f"{one.name}={one.value}" for one in event.quantities[:1])
    named = Field("value", "Its short name", needed=False)
    yield Sheet("event words", "Its words, its name", me, fields=(_quote(needed=False), named))
    day = event.when.start if event.when and event.when.precision in {"day", "instant"} else ""
    then = f"The day: 2031-05-14, with T14:00, 2031-05, 2031, 2031-05-14/2031-05-16, {UNKNOWN_TOO}"
    yield Sheet("event day", "Its day", me, fields=(Field("value", then, day),))
    yield Sheet(
        "event place", "Its place", me, fields=(Field("value", f"The place, {UNKNOWN_TOO}", event.where or ""),)
    )
    counted = Field("value", "What is counted, and how many: dead=12, or dead=unknown", figures)
    yield Sheet("event figure", "A figure", me, fields=(counted,))
    statuses = tuple((name, name) for name in NOTES)
    yield Sheet("status", "Its status", me, fields=(Field("value", "It is", event.status, statuses),))


def of_statement(shelf: Shelf, statement: Statement) -> Iterator[Sheet]:
    """What may be wrong with something said."""
    home = links.story(shelf.story.id, "voices")
    me = (_span(Evidence(statement.article, statement.start, statement.end, statement.text)),)
    yield Sheet("speaker", "Somebody else said it", me, fields=(Field("value", "Said by"),))
    yield Sheet("speaker", "Nobody knows who said it", me)
    yield Sheet("not said", "Nobody said it", me, back=home)


def of_story(shelf: Shelf) -> Iterator[Sheet]:
    """What may be wrong with a story as a whole."""
    me = (shelf.story.id,)
    yield Sheet("story title", "Its title", me, fields=(Field("value", "The title", shelf.story.title),))
    yield Sheet("story state", "Where it stands", me, fields=(_quote(),))
    if shelf.story.state:
        yield Sheet("story state", "No report says where it stands", me, value="unknown")


def of_words(shelf: Shelf, place: Evidence) -> Iterator[Sheet]:
    """What words of a report may be."""
    me, home = (_span(place),), links.story(shelf.story.id)
    told = meant(tuple(shelf.events.values()), [place])
    rows = sorted(shelf.rows, key=lambda one: place.article not in {report.article for report in one.reports})
    said = next((one for one in shelf.statements if _meets(one, place)), None)
    if told is not None:
        called = short(shelf.headline(told), LENGTH)
        yield Sheet("no event", f"They tell no event, though “{called}” is read from them", me)
        if len({report.evidence for report in told.reports}) > 1:
            yield Sheet("event apart", f"They tell another event than “{called}”", me, back=home)
    if len(words(place.text)) <= MOST_SHOWN:
        options = tuple((one.id, short(shelf.headline(one), SHORT)) for one in rows[:MOST])
        if options:
            asks = Field("subject", "The event", options=options)
            yield Sheet("event words", "They say best what happened", others=me, fields=(asks,), back=home)
        yield Sheet("story state", "They say where the story stands", (shelf.story.id,), me, back=home)
    if said is not None:
        yield from of_statement(shelf, said)
    name = Field("value", "Who it is", needed=False)
    yield Sheet("split entity", "They mean somebody else of that name", me, fields=(name,))
    kinds = tuple((kind, kind) for kind in get_args(FurnitureKind))
    yield Sheet("furniture", "They are page clutter", me, fields=(Field("value", "They are", "other", kinds),))


def _quote(*, needed: bool = True) -> Field:
    return Field("quote", f"The words, as they stand in a report ({MOST_SHOWN} at most)", needed=needed)


def _places(shelf: Shelf, found: Iterable[Evidence]) -> Options:
    ranked = sorted(found, key=lambda one: (shelf.number.get(one.article, 0), one))
    return tuple(
        (_span(one), f"[{shelf.number.get(one.article, '')}] {short(one.text, LENGTH)}") for one in ranked[:MOST]
    )


def _span(place: Evidence) -> str:
    return f"{place.article}:{place.start}-{place.end}"


def _meets(one: Statement, place: Evidence) -> bool:
    return one.article == place.article and one.start < place.end and place.start < one.end


# Words that somebody copied ------------------------------------------------------------------------------------------


def place_of(quote: str, articles: Iterable[Article]) -> Evidence | None:
    """Where the words stand in the first of the articles that has them, whatever blanks part them there."""
    wanted = " ".join(quote.split())
    for article in articles if wanted else ():
        runs = [(one.start(), one.group()) for one in _RUN.finditer(article.text)]
        at = " ".join(run for _, run in runs).find(wanted)
        if at >= 0:
            return article.evidence(_offset(runs, at), _offset(runs, at + len(wanted) - 1) + 1)
    return None


def _offset(runs: Sequence[tuple[int, str]], at: int) -> int:
    """Where in a text the letter stands that is at this place once all blanks are one."""
    starts = [0]
    for _, run in runs:
        starts.append(starts[-1] + len(run) + 1)
    n = bisect_right(starts, at) - 1
    return runs[n][0] + at - starts[n]


def quoted(desk: Desk, ask: Ask) -> tuple[str, ...]:
    """The words that a form has copied from a report of its story, as a place; none where it has none."""
    quote = ask.field("quote")
    if not quote:
        return ()
    reading = desk.show(ask.field("story") or "")
    return (_span(_found(quote, Shelf(reading, reading.stories[0]).articles.values())),)


def _found(quote: str, articles: Iterable[Article]) -> Evidence:
    place = place_of(quote, articles)
    if place is None:
        raise BadCorrection(f"no report here has the words {quote[:60]!r}", "copy them as they stand in one report")
    return place


# Pages -----------------------------------------------------------------------------------------------------------------


def story(desk: Desk, ask: Ask) -> Response:
    """What may be wrong with a story as a whole."""
    id, shelf = shelf_of(desk, ask)
    return page(
        ask, "mend.html", id=id, shelf=shelf, about=clean(shelf.story.title), place=None, sheets=of_story(shelf)
    )


def statement(desk: Desk, ask: Ask) -> Response:
    """What may be wrong with something said."""
    id, shelf = shelf_of(desk, ask)
    said = next((one for one in shelf.statements if one.id == ask.part("statement")), None)
    if said is None:
        raise UnknownName("statement", ask.part("statement"), ())
    place = Evidence(said.article, said.start, said.end, said.text)
    return page(
        ask, "mend.html", id=id, shelf=shelf, about=clean(said.text), place=place, sheets=of_statement(shelf, said)
    )


def selected(desk: Desk, ask: Ask) -> Response:
    """What words of a report are: those that the reader has copied."""
    id, shelf = shelf_of(desk, ask)
    article = shelf.articles.get(ask.part("report"))
    if article is None:
        raise UnknownName("article", ask.part("report"), shelf.articles)
    place = _found(ask.query("quote") or "", [article])
    return page(
        ask, "mend.html", id=id, shelf=shelf, about=clean(place.text), place=place, sheets=of_words(shelf, place)
    )
