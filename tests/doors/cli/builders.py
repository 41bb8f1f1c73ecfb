"""A reading built by hand, with all that a screen can show: invented people, places and outlets."""

from __future__ import annotations

from dataclasses import replace

from dateline.terms import (
    Article,
    BriefLine,
    Change,
    Conflict,
    Dispatch,
    Edit,
    Entity,
    Episode,
    Event,
    EventReport,
    Evidence,
    Independence,
    Part,
    Reading,
    Relation,
    Side,
    Statement,
    Status,
    Story,
    When,
    Words,
)


def _when(start: str, end: str | None = None) -> When:
    return When(start, end or start, "day" if end is None else "span", "as built")


def _article(
    id: str, publisher: str | None, title: str | None, text: str, day: str | None, language: str = "en"
) -> Article:
    parts = (Part(id, 0, len(text), text, "lede"),)
    return Article(
        id, f"{id}.html", None, None, text, title, (), publisher, None, language, None,
        _when(day) if day else None, None, None, (), (), parts, (),
    )  # fmt: skip


PLAN = _article(
    "a1", "The Velm Courier", "Council agrees on a bridge",
    "The council of Velm agreed on Tuesday to hold a long summit with Orla Penn in Harrow on May 7.", "2030-03-05",
)  # fmt: skip
COPY = _article(
    "a2", "The Harrow Herald", None,
    "The council of Velm agreed on Tuesday to hold a long summit with Orla Penn in Harrow on May 8.", "2030-03-06",
)  # fmt: skip
TURN = _article(
    "a3", "Post of the North", "Summit will be brief, says Penn",
    'Mayor Orla Penn said on Friday the summit in Harrow would be brief. "It has not been set up yet," she said.', "2030-03-22",
)  # fmt: skip
GREEK = _article("a4", None, "Σύνοδος στο Βελμ", "Η σύνοδος θα γίνει τον Μάιο.", None, "el")
ALL = (PLAN, COPY, TURN, GREEK)


def _words(article: Article, text: str) -> Evidence:
    start = article.text.index(text)
    return article.evidence(start, start + len(text))


def _report(article: Article, text: str, status: Status, when: When | None) -> EventReport:
    found = _words(article, text)
    return EventReport(article.id, article.published, None, when, "Harrow", status, (), (), found, found)


def _statement(id: str, article: Article, text: str, speaker: str, *, direct: bool) -> Statement:
    place = _words(article, text)
    kind = "direct" if direct else "indirect"
    return Statement(
        id, article.id, place.start, place.end, text, speaker, None, None, None, None, (), kind,  # type: ignore[arg-type]
        False, article.published, (), "as built", shown=Words(text, (place,)),
    )  # fmt: skip


MAY = _when("2030-05-07")
SUMMIT = Event(
    "summit", "long summit with Orla Penn", "meeting", ("penn",), "Harrow", MAY, "scheduled", None, (), "as built",
    (_report(PLAN, "a long summit", "agreed", MAY), _report(TURN, "the summit", "scheduled", None)),
    Words("[The council] agreed on Tuesday to hold a long summit with Orla Penn …",
          (_words(PLAN, "agreed on Tuesday to hold a long summit with Orla Penn"),)), 0.81, 0.5,
)  # fmt: skip
FLOOD = Event(
    "flood", "flood of the river Orla", "disaster", (), "Velm", _when("2029-11-30", "2029-12-01"), "happened", None, (),
    "as built", (_report(PLAN, "council of Velm", "happened", None),),
    Words("Flood of the river Orla", (_words(PLAN, "council of Velm"),)),
)  # fmt: skip
TALK = Event(
    "talk", "council votes", "vote", (), None, None, "possible", None, (), "as built",
    (_report(PLAN, "council of Velm", "possible", None),),
    Words("Council votes", (_words(PLAN, "council of Velm"),)),
)  # fmt: skip
PENN = Entity(
    "penn", "Orla Penn", "person", ("Penn",), ("Mayor of Harrow",), None,
    (_words(PLAN, "Orla Penn"), _words(TURN, "Orla Penn")), "as built",
)  # fmt: skip


def reading() -> Reading:
    """One story of four reports, with copies, a change, a conflict and a report without a parser."""
    edit = Edit("a2", "fact", "May 7", "May 8", (_words(COPY, "May 8"),))
    style = Edit("a2", "style", "a", "b", ())
    dispatches = (
        Dispatch("d1", ("a1", "a2"), "a1", "Northwire", ("Velm Media",), (Relation("a2", "a1", "copy", "same words"),), (edit, style)),
        Dispatch("d2", ("a3",), "a3", None, (), (), ()),
        Dispatch("d3", ("a4",), "a4", None, (), (), ()),
    )  # fmt: skip
    story = Story(
        "s", "Council agrees on a bridge", tuple(one.id for one in ALL), (Episode("e", "x", tuple(one.id for one in ALL)),),
        Independence(4, 3, 2, ("penn",), "as built"), ("flood", "summit"), PLAN.published, TURN.published,
        (
            BriefLine("Mayor Orla Penn said on Friday [22 March 2030] the summit in Harrow would be brief.",
                      (_words(TURN, "Mayor Orla Penn said on Friday the summit in Harrow would be brief."),)),
            BriefLine("The council of Velm agreed on Tuesday [5 March 2030] to hold a long summit.",
                      (_words(PLAN, "The council of Velm agreed on Tuesday to hold a long summit"),)),
        ),
        ("talk",), ("summit",),
    )  # fmt: skip
    change = Change(
        "summit", "manner", "long", "brief", _when("2030-03-22"), "major",
        (_words(PLAN, "a long summit"), _words(TURN, "would be brief")),
    )  # fmt: skip
    conflict = Conflict(
        "summit", "status",
        (
            Side("agreed", None, ("d1",), (_words(PLAN, "The council of Velm agreed on Tuesday"),)),
            Side("It has not been set up yet,", "penn", ("d2",), (_words(TURN, "It has not been set up yet,"),)),
        ),
    )  # fmt: skip
    said = (
        _statement("s1", TURN, "It has not been set up yet,", "penn", direct=True),
        _statement("s2", TURN, "the summit in Harrow would be brief", "penn", direct=False),
    )
    return Reading(
        ALL, frozenset({"a1", "a2", "a3"}), dispatches, (PENN,), (), said, (FLOOD, SUMMIT, TALK), (change,), (conflict,),
        (story,), None, (), (),
    )  # fmt: skip


DINNER = Event(
    "dinner", "dinner with the council", "meeting", (), None, MAY, "scheduled", "summit", (), "as built",
    (_report(TURN, "the summit", "scheduled", MAY),), Words("The summit would be brief …", (_words(TURN, "the summit"),)), 0.6, 0.3,
)  # fmt: skip


def with_a_part() -> Reading:
    """The same, with a happening that is part of another one, and one that is part of it in name only: it has no words."""
    base = reading()
    return replace(base, events=(*base.events, DINNER, replace(DINNER, id="bare", headline=None)))


def titled(title: str) -> Reading:
    """The same, with another title of the story and its first report."""
    base = reading()
    first = replace(base.articles[0], title=title, publisher=title)
    story = replace(base.stories[0], title=title)
    return replace(base, articles=(first, *base.articles[1:]), stories=(story,))


def at(written: str) -> When:
    """A day or an instant."""
    return When(written, written, "instant" if "T" in written else "day", "as built")


def hourly(*whens: str) -> Reading:
    """A story whose three dated reports came out on one day, at a quarter past nine, at an hour that is not told and at two; its events as the first tells them."""
    base = reading()
    hours = ("2030-03-05T10:15:00+01:00", "2030-03-05", "2030-03-05T14:00:00Z")
    articles = (*(replace(one, published=at(hour)) for one, hour in zip(ALL, hours, strict=False)), GREEK)
    told = tuple(replace(one, reported=articles[0].published) for one in FLOOD.reports)
    events = tuple(replace(FLOOD, id=f"e{n}", when=at(when), reports=told) for n, when in enumerate(whens))
    first, last = articles[0].published, articles[2].published
    story = replace(base.stories[0], events=tuple(one.id for one in events), next=(), first=first, last=last)
    return replace(base, articles=articles, events=events, stories=(story,), changes=(), conflicts=())
