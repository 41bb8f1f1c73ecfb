"""Comparing: two stories held against each other: what both tell, and what each does alone.

In: a Reading of each. Out: a Comparison. Never: two people taken for one for a surname alone; two events called one without what they have in
common said.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline import days, places
from dateline.desk.between import otherwise
from dateline.errors import UnknownName
from dateline.names.forms import Words, folded, key
from dateline.terms import (
    Article,
    ComparedStory,
    Comparison,
    Entity,
    Event,
    EventInBoth,
    Evidence,
    NameInBoth,
    NameInStory,
    Reading,
    Said,
    Statement,
    TextInBoth,
    VoiceInBoth,
    When,
)
from dateline.vectors import terms

KINDS = ("person", "organization", "place")
"""What is named in both; other names are too often words."""
PIECES = 3
"""Pieces of evidence of a name, and statements of a voice, in each story."""
FEWEST_WORDS = 3
"""Content words that two events must share where nothing nearer than a country, and nobody, is common to them; and always where their kind says little."""
SAY_LITTLE = ("other", "saying")
"""Kinds of event that hold things of every kind."""
OF_DAYS = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))
"""What days are called: two events of one day have that in common anyhow."""
FULL = 2
"""Words from which a person's name is theirs alone."""


def comparison(a: Reading, b: Reading) -> Comparison:
    """What two readings of one story each both tell, and what only one of them does. UnknownName where both are of one story."""
    if a.stories[0].id == b.stories[0].id:
        raise UnknownName("other story", b.stories[0].title or b.stories[0].id, ())
    one, other = _Side(a), _Side(b)
    names = _names(one, other)
    meant = {name.b.entity: name.a.entity for name in names}
    pairs = _events(one, other, names, meant)
    in_both = {event.id for pair in pairs for event in (pair.a, pair.b)}
    return Comparison(
        a=one.line,
        b=other.line,
        days=_days(one, other),
        events=pairs,
        events_of_a=tuple(event for event in one.rows if event.id not in in_both),
        events_of_b=tuple(event for event in other.rows if event.id not in in_both),
        names=names,
        quoted=_voices(one, other, names),
        texts=_texts(one, other),
    )


class _Side:
    """A story, and what is looked up in it."""

    def __init__(self, reading: Reading) -> None:
        self.story = reading.stories[0]
        self.reading = reading
        by_id = {article.id: article for article in reading.articles}
        self.articles: dict[str, Article] = {id: by_id[id] for id in self.story.articles if id in by_id}
        self.number = {id: n for n, id in enumerate(self.articles)}
        self.entities = {entity.id: entity for entity in reading.entities if entity.kind in KINDS}
        events = {event.id: event for event in reading.events}
        ids = dict.fromkeys((*self.story.events, *self.story.next))
        self.rows = tuple(events[id] for id in ids if id in events)
        self.spoken: dict[str, list[Statement]] = {}
        for statement in reading.statements:
            if statement.shown is not None and statement.speaker in self.entities and statement.article in self.number:
                self.spoken.setdefault(statement.speaker or "", []).append(statement)

    @property
    def line(self) -> ComparedStory:
        one = self.story
        sums = one.independence
        return ComparedStory(one.id, one.title, one.first, one.last, sums.reports, sums.dispatches)

    def named(self, entity: Entity) -> NameInStory:
        """In how many reports somebody is named, and the first words in the first of them."""
        first: dict[str, Evidence] = {}
        for words in sorted(entity.mentions):
            if words.article in self.number:
                first.setdefault(words.article, words)
        told = sorted(first.values(), key=self._place)
        return NameInStory(entity.id, len(told), tuple(told[:PIECES]))

    def _place(self, words: Evidence) -> tuple[int, int]:
        return self.number[words.article], words.start

    def said(self, entity: str, name: str) -> tuple[Said, ...]:
        """What somebody said in it, as far as a reader is shown it, once, the newest report first."""
        once: dict[str, Statement] = {}
        for statement in sorted(self.spoken.get(entity, ()), key=self._newest):
            if statement.id not in once and once.keys().isdisjoint(statement.same_as):
                once[statement.id] = statement
        return tuple(self._said(name, statement) for statement in once.values())

    def _newest(self, statement: Statement) -> tuple[int, int]:
        return -self.number[statement.article], statement.start

    def _said(self, name: str, statement: Statement) -> Said:
        article = self.articles[statement.article]
        return Said(name, self.story.id, self.story.title, statement, article.publisher, article.published)


def _days(one: _Side, other: _Side) -> When | None:
    """The days on which both were reported; None where one was over before the other began, or has no day."""
    spans = [(side.story.first, side.story.last) for side in (one, other)]
    firsts = [first.first_day for first, _ in spans if first]
    lasts = [last.last_day for _, last in spans if last]
    if len(firsts) < len(spans) or len(lasts) < len(spans) or max(firsts) > min(lasts):
        return None
    start, end = max(firsts).isoformat(), min(lasts).isoformat()
    return When(start, end, "day" if start == end else "span", "days on which both had been reported and neither had ended")  # fmt: skip


def _names(one: _Side, other: _Side) -> tuple[NameInBoth, ...]:
    """Who and what place both name, each once, those with most reports in both first."""
    theirs = _by_name(other)
    taken: set[str] = set()
    found = []
    for entity in sorted(one.entities.values(), key=_most_named):
        match, basis = _same(entity, theirs)
        if match is None or match.id in taken:
            continue
        taken.add(match.id)
        found.append(NameInBoth(entity.name, entity.kind, one.named(entity), other.named(match), basis))
    told = [name for name in found if name.a.evidence and name.b.evidence]
    return tuple(sorted(told, key=_in_most))


def _by_name(side: _Side) -> Mapping[tuple[str, Words], tuple[Entity, ...]]:
    """Kind and normal form of a name → who bears it, those most named first."""
    found: dict[tuple[str, Words], list[Entity]] = {}
    for entity in sorted(side.entities.values(), key=_most_named):
        for name in dict.fromkeys(key(name, entity.kind) for name in (entity.name, *entity.also)):
            found.setdefault((entity.kind, name), []).append(entity)
    return {name: tuple(bearers) for name, bearers in found.items()}


def _same(entity: Entity, others: Mapping[tuple[str, Words], tuple[Entity, ...]]) -> tuple[Entity | None, str]:
    """Who of the other story is the same, and why: by the whole name, of a person by one name only where both hold one office."""
    name = key(entity.name, entity.kind)
    bearers = others.get((entity.kind, name), ())
    if entity.kind != "person" or len(name) >= FULL:
        mine = [one for one in bearers if key(one.name, one.kind) == name] or bearers
        return (mine[0], f'both name "{entity.name}"') if len(mine) == 1 else (None, "")
    roles = {folded(role): role for role in entity.roles}
    for one in bearers:
        for role in one.roles:
            if folded(role) in roles:
                return one, f'both name "{entity.name}", {role}'
    return None, ""


def _most_named(entity: Entity) -> tuple[int, str]:
    return -len(entity.mentions), entity.id


def _in_most(name: NameInBoth) -> tuple[int, int, str]:
    few, many = sorted((name.a.reports, name.b.reports))
    return -few, -many, name.name


def _events(one: _Side, other: _Side, names: Sequence[NameInBoth], meant: Mapping[str, str]) -> tuple[EventInBoth, ...]:
    """The events that both tell, each once, in the order of the first story; those that have most in common are paired first."""
    called = {name.a.entity: name.name for name in names}
    likely: list[tuple[int, int, int, str]] = []
    for i, mine in enumerate(one.rows):
        for j, theirs in enumerate(other.rows):
            shared = list(_shared(mine, theirs, called, meant)) if mine.kind == theirs.kind else []
            if shared:
                common = len(_words(mine) & _words(theirs))
                likely.append((-len(shared) * 100 - common, i, j, "; ".join(shared)))
    pairs: dict[int, EventInBoth] = {}
    taken: set[int] = set()
    for _, i, j, basis in sorted(likely):
        if i not in pairs and j not in taken:
            mine, theirs = one.rows[i], other.rows[j]
            pairs[i] = EventInBoth(mine, theirs, otherwise(mine, theirs), basis)
            taken.add(j)
    return tuple(pairs[i] for i in sorted(pairs))


def _shared(mine: Event, theirs: Event, called: Mapping[str, str], meant: Mapping[str, str]) -> Iterator[str]:
    """What two events of one kind have in common, in words; nothing where that is too little to be one event, or something parts them.

    They are of one day, and of one place that is no whole country, or with somebody in both, or told in the same words.
    """
    day = _one_day(mine.when, theirs.when)
    where = (mine.where, theirs.where)
    if day is None or (where[0] and where[1] and places.apart(where[0], where[1])):
        return
    place = _one_place(*where)
    who = sorted(called[id] for id in set(mine.who) & {meant.get(id, "") for id in theirs.who} if id in called)
    who = [name for name in who if name not in where]
    words = sorted(_words(mine) & _words(theirs))
    vague = mine.kind in SAY_LITTLE
    if len(words) < FEWEST_WORDS and (vague or not (place or who)):
        return
    yield f"the same day, {day}"
    if place:
        yield f"the same place, {place}"
    if not vague:
        yield f"the same kind, {mine.kind}"
    if who:
        yield f"with {', '.join(who[:PIECES])}"
    if words:
        yield f"the words {', '.join(words[: 2 * PIECES])}"


def _one_day(mine: When | None, theirs: When | None) -> str | None:
    """The day of both, in words; None where one has none, may be on another, or is of several."""
    if mine is None or theirs is None:
        return None
    all_of_them = {mine.first_day, mine.last_day, theirs.first_day, theirs.last_day}
    return days.in_words(mine) if len(all_of_them) == 1 else None


def _one_place(mine: str | None, theirs: str | None) -> str | None:
    """The place of both, in the fewer letters; None of a country, which is too large to say that two things are one."""
    if not mine or not theirs or places.is_country(mine) or places.is_country(theirs) or not places.same(mine, theirs):
        return None
    return min((mine, theirs), key=_shorter)


def _shorter(name: str) -> tuple[int, str]:
    return len(name), name


def _words(event: Event) -> frozenset[str]:
    """The words that tell it, in a few of its reports; where its kind says little, those that a reader is shown. What its day is called is none."""
    told = () if event.kind in SAY_LITTLE else [one.evidence.text for one in event.reports if one.core][:PIECES]
    found = (word for text in (event.in_words, *told) for word in terms(text))
    return frozenset(word for word in found if not word.isdigit() and word not in OF_DAYS)


def _voices(one: _Side, other: _Side, names: Iterable[NameInBoth]) -> tuple[VoiceInBoth, ...]:
    """Who of those whom both name is quoted in both, those quoted most first."""
    found = []
    for name in names:
        mine, theirs = one.said(name.a.entity, name.name), other.said(name.b.entity, name.name)
        if mine and theirs:
            found.append(VoiceInBoth(name.name, len(mine), len(theirs), mine[:PIECES], theirs[:PIECES]))
    return tuple(sorted(found, key=_most_quoted))


def _most_quoted(voice: VoiceInBoth) -> tuple[int, int, str]:
    few, many = sorted((voice.said_in_a, voice.said_in_b))
    return -few, -many, voice.name


def _texts(one: _Side, other: _Side) -> tuple[TextInBoth, ...]:
    """The texts of which both have reports: copies that somebody, or a later report, set apart."""
    found: dict[str, TextInBoth] = {}
    for dispatch in (*one.reading.dispatches, *other.reading.dispatches):
        mine, theirs = (
            tuple(sorted((id for id in dispatch.articles if id in side.number), key=side.number.__getitem__))
            for side in (one, other)
        )
        if mine and theirs and dispatch.id not in found:
            pieces = (_opening(one.articles[mine[0]]), _opening(other.articles[theirs[0]]))
            found[dispatch.id] = TextInBoth(dispatch.id, mine, theirs, tuple(piece for piece in pieces if piece))
    return tuple(found[id] for id in sorted(found))


def _opening(article: Article) -> Evidence | None:
    """The first paragraph of a report."""
    first = next(iter(article.paragraphs), None)
    return Evidence(first.article, first.start, first.end, first.text) if first else None
