"""Candidates: the places of a story that may stand for a happening in its timeline, each with the fields a row would have.

In: the sightings of one story, its articles, cast and dispatches. Out: Candidates. Never: a field from another sentence; a day for what
is told without one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.brackets import headline
from dateline.days import comes_after
from dateline.english.lexicon import verbs
from dateline.events.families import stem
from dateline.events.sighting import Sighting
from dateline.places import is_country, is_venue, same
from dateline.status import AHEAD, CALLED_OFF, COMMITTED, DISPUTED, OFF, OVER, PLANNED, UNCOMMITTED, UNSURE
from dateline.terms import Article, Cast, EventMention, Evidence, Standing, Status, Telling, When, Words
from dateline.vectors import Vector, terms, vectors

FINE = frozenset({"day", "instant"})
"""Precisions from which a day is known."""
RUN = 10
"""Days that a run of days may have and still be told to the day: "from 12 to 14 July"; "the end of June" has more."""


def is_to_the_day(when: When) -> bool:
    """It names its day, or its first and its last one."""
    run = when.precision == "span" and not when.alternatives and (when.last_day - when.first_day).days < RUN
    return when.precision in FINE or run


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """One place that may stand for a happening: its sighting, the same words in copies, and what a row of it would say."""

    one: Sighting
    copies: tuple[Sighting, ...]
    telling: Telling
    status: Status
    when: When | None
    own_day: bool
    day_chance: float
    """How likely its day is its own: 1 where its words tell it, 0 where it has none."""
    where: str | None
    """Its place: that of its own words, of a dateline, or one given by `placing`."""
    headline: Words
    doer: str | None
    undergoer: str | None
    vector: Vector
    local: frozenset[str]
    stem: str
    central: float
    shares: tuple[float, float]
    """How much of the story's talk is of its doer and of its undergoer, against the one named most."""
    days_old: int
    """Days from the end of its day to its report; 0 where it has none."""
    report_day: str
    """The day of its report; empty where that is not known to the day."""
    joined: int | None
    """The number of the heap that the join of families of words put it into; None for what it does not join."""
    standing: Standing = field(init=False)
    """How its place stands to it; what is told with its source, by a word that has no doubt, is asserted."""

    def __post_init__(self) -> None:
        """Make once what every comparison asks for."""
        object.__setattr__(self, "standing", _standing(self.one.mention, self.telling))

    @property
    def own_place(self) -> bool:
        """Whether its own words tell its place."""
        return bool(self.one.places)

    @property
    def order(self) -> tuple[str, str, str, int]:
        """As reported, then by dispatch, article and place."""
        mention = self.one.mention
        return self.one.reported, self.one.dispatch, mention.article, mention.trigger.start


def candidates(
    seen: Sequence[Sighting], articles: Mapping[str, Article], cast: Cast, heaps: Sequence[Sequence[Sighting]] = ()
) -> tuple[Candidate, ...]:
    """The candidates of a story in canonical order; a dispatch's copies give one. `heaps` are what the join made of `seen`."""
    heap_of = {id(one): n for n, heap in enumerate(heaps) for one in heap}
    told: dict[tuple[str, str, int, str], list[Sighting]] = {}
    planned = {_sentence(one) for one in seen if _is_dated_plan(one)}
    for one in sorted(seen, key=_reading_order):
        mention = one.mention
        if mention.telling is not None and mention.telling.saying and _sentence(one) in planned:
            continue  # who says that a plan stands tells the plan
        if mention.telling is not None and mention.telling.shown and mention.standing != "not told":
            key = one.dispatch, mention.evidence.text, mention.trigger.start - mention.evidence.start, mention.lemma
            told.setdefault(key, []).append(one)
    context = _Context.of(_without_copies(seen, articles), cast)
    kept = [
        (group[0], tuple(group[1:]), words)
        for group in told.values()
        if (words := headline(group[0].mention.telling, cast))
    ]
    found = vectors([terms(words.text) for _, _, words in kept])
    sentences = {one.mention.evidence.text for one, _, _ in kept}
    central = dict(zip(sentences, map(context.central, sentences), strict=True))
    made = (
        _candidate(
            one, copies, words, vector, articles[one.mention.article], cast, context, central, heap_of.get(id(one))
        )
        for (one, copies, words), vector in zip(kept, found, strict=True)
    )
    return tuple(sorted(made, key=_order))


def _sentence(one: Sighting) -> tuple[str, int]:
    return one.mention.article, one.mention.evidence.start


def _is_dated_plan(one: Sighting) -> bool:
    """It is a plan with a day of its own, in words that may be shown."""
    mention, told = one.mention, one.mention.telling
    if told is None or not told.shown or told.link not in {"content", "main"}:
        return False
    return mention.standing == "planned" and mention.when is not None and mention.own_time


def _without_copies(seen: Sequence[Sighting], articles: Mapping[str, Article]) -> dict[str, Article]:
    """The articles, of each dispatch one."""
    first: dict[str, str] = {}
    for one in seen:
        first[one.dispatch] = min(one.mention.article, first.get(one.dispatch, one.mention.article))
    copies = {one.mention.article for one in seen} - set(first.values())
    return {id: article for id, article in articles.items() if id not in copies}


def _reading_order(one: Sighting) -> tuple[str, str, int, str]:
    return one.dispatch, one.mention.article, one.mention.trigger.start, one.mention.what


def _order(one: Candidate) -> tuple[str, str, str, int]:
    return one.order


@dataclass(frozen=True, slots=True)
class _Context:
    """What a story is about: in how many heads of reports each word stands, and how often each entity is named."""

    heads: Mapping[str, int]
    named: Mapping[str, int]
    place: str | None
    """The place that all datelines of the story give."""
    filed: int
    """How many reports have a dateline."""
    most: int
    """How often the entity is named that is named most."""

    @classmethod
    def of(cls, articles: Mapping[str, Article], cast: Cast) -> _Context:
        heads: Counter[str] = Counter()
        for _, article in sorted(articles.items()):
            for words in [part.text for part in article.masthead if part.kind == "title"] + [
                part.text for part in article.paragraphs[:1]
            ]:
                heads.update(sorted(set(terms(words))))
        filed = [article.place for article in articles.values() if article.place]
        place = filed[0] if len(set(filed)) == 1 else None
        named = {entity.id: sum(one.article in articles for one in entity.mentions) for entity in cast.entities}
        return cls(heads, named, place, len(filed), max(1, *named.values(), 1))

    def central(self, text: str) -> float:
        """How much of what heads of reports speak of stands in `text`."""
        own = set(terms(text))
        shared = [math.log(1 + self.heads[word]) for word in own & self.heads.keys()]
        return round(math.fsum(shared) / (1 + math.sqrt(len(own))), 6)

    def share(self, id: str | None) -> float:
        """How often an entity is named against the one named most."""
        return self.named.get(id or "", 0) / self.most


def _candidate(
    one: Sighting,
    copies: tuple[Sighting, ...],
    words: Words,
    vector: Vector,
    article: Article,
    cast: Cast,
    context: _Context,
    central: Mapping[str, float],
    joined: int | None,
) -> Candidate:
    mention, told = one.mention, one.mention.telling
    assert told is not None  # noqa: S101 - chosen so
    status = _status(one, article)
    when, own = _day(one, article, status)
    doer, undergoer = _entity(told.doer, article, cast), _entity(told.undergoer, article, cast)
    old = 0 if when is None or article.published is None else (article.published.first_day - when.last_day).days
    return Candidate(
        one=one,
        copies=copies,
        telling=told,
        status=status,
        when=when,
        own_day=own,
        day_chance=float(own),
        where=_where(one, max(0, old), article, cast, context),
        headline=words,
        doer=doer,
        undergoer=undergoer,
        vector=vector,
        local=frozenset(terms(" ".join(told.local))),
        stem=stem(mention.trigger.text.lower() if told.nominal else mention.lemma),
        central=central[mention.evidence.text],
        shares=(context.share(doer), context.share(undergoer)),
        days_old=max(0, old),
        report_day=_day_of(article),
        joined=joined,
    )


def _day_of(article: Article) -> str:
    """The day on which it was published, where it is known to the day."""
    published = article.published
    return published.start[:10] if published is not None and published.precision in FINE else ""


def _entity(span: Evidence | None, article: Article, cast: Cast) -> str | None:
    """The entity that a phrase is about: the last named in it."""
    found = cast.within(article.id, span.start, span.end) if span else ()
    return found[-1] if found else None


# Fields, jointly from one place -----------------------------------------------------------------------------------------


def _status(one: Sighting, article: Article) -> Status:
    """The status as the clause stands to it: what is asserted is over or under way, but in the present for a day ahead it is a plan."""
    status, told = one.mention.status, one.mention.telling
    standing = _standing(one.mention, told)
    ahead = comes_after(one.mention.when, article.published)
    coming = told is not None and ahead and _is_told_coming(one.mention, told)
    if standing == "planned" or (standing == "asserted" and coming):
        return status if status in (AHEAD | CALLED_OFF) - _outdone(standing, dated=ahead) else "scheduled"
    if standing == "denied":
        return status if status in OFF else "denied"
    if standing == "claimed":
        return (
            status if status in COMMITTED and told is not None and told.time == "future" and told.finite else "alleged"
        )
    return "under way" if status == "under way" else "happened"


def _standing(mention: EventMention, told: Telling | None) -> Standing:
    return "asserted" if told is not None and told.vouched and told.time != "future" else mention.standing


def _is_told_coming(mention: EventMention, told: Telling) -> bool:
    """In the present of a finite verb that is no belief, or as a noun with the day beside it: "meets on Friday", "the June 3 vote"."""
    if told.nominal and mention.own_time:
        return True
    return told.time in COMING_TIMES and (told.finite or told.nominal) and mention.lemma not in verbs("believing")


def _outdone(standing: Standing, *, dated: bool) -> frozenset[Status]:
    """What a word beside a plan leaves open and the clause does not: "called an election for June 3", "the June 3 vote would be close"."""
    if standing == "asserted":
        return UNSURE
    return UNCOMMITTED & PLANNED if dated else frozenset()


def _day(one: Sighting, article: Article, status: Status) -> tuple[When | None, bool]:
    """The day that its own clause tells, and whether it does; for what tells none `dating` looks around."""
    mention = one.mention
    if status in OVER | DISPUTED - OFF and comes_after(mention.when, article.published):
        return None, False
    told = mention.telling
    lent = told is not None and not told.nominal and not mention.own_time
    if (
        mention.when is None
        or mention.timex is None
        or (lent and told is not None and not _may_borrow(one, told, status, article))
    ):
        return None, False
    return mention.when, True


def _may_borrow(one: Sighting, told: Telling, status: Status, article: Article) -> bool:
    """Whether a clause is of the day told beside the clause above it: not of that of its being said, nor what is to come of one gone by."""
    if told.link not in LENT_TO or told.vouched:
        return False
    return status not in AHEAD or not comes_after(article.published, one.mention.when)


LENT_TO = ("main", "joined", "content")
"""Links of clauses that take the day of the clause above: not those told aside, "convicted on Tuesday of murdering a deputy"."""


COMING_TIMES = ("present", "headline")
"""Times of verbs that tell a plan when a day ahead stands beside them: "the council meets on Friday"."""


RECENT = 7
"""Days from what happened to its report up to which it may have been where the report is datelined."""
LINKS_OF_NEWS = ("main", "joined")
"""Clauses that may tell what a report was filed for."""
HEAD = ("title", "lede")
"""Parts that tell what a report was filed for."""


def _where(one: Sighting, old: int, article: Article, cast: Cast, context: _Context) -> str | None:
    """Its own place; else that of the dateline: at the head of a report its own, further down one that several reports agree on.

    Never where its sentence names another place, nor for what was long before; what is said further down may be said anywhere.
    """
    told = one.mention.telling
    if one.places:
        return next((place for place in one.places if not is_country(place)), one.places[0])
    if told is None or told.nominal or _standing(one.mention, told) != "asserted" or told.link not in LINKS_OF_NEWS:
        return None
    if old > RECENT:
        return None
    if told.part in HEAD:
        place = article.place or context.place
    else:
        place = context.place if context.filed > 1 and not told.saying else None
    return None if place is None or is_venue(place) or _names_another(one, place, cast) else place


def _names_another(one: Sighting, place: str, cast: Cast) -> bool:
    """Its sentence names a place other than this one and what holds it; in the name of a body ("Bank of Velm") it names none."""
    words = one.mention.evidence
    inside = [at for at in cast.mentioned(words.article) if words.start <= at[0] and at[1] <= words.end]
    for start, end, id in inside:
        within_name = any(a <= start and end <= b and b - a > end - start for a, b, _ in inside)
        if cast.entity(id).kind == "place" and not within_name and not same(cast.entity(id).name, place):
            return True
    return False
