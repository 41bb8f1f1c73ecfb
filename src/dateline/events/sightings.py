"""Sightings: event mentions as the joining sees them, with entities, places and days looked up.

In: mentions, articles, dispatches and the cast of one story. Out: Sightings in canonical order. Never: a decision to join.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from dateline.english.lexicon import group, nouns
from dateline.events.antecedents import recalled
from dateline.events.families import Subjects, family, meant, one_sense, stem
from dateline.events.places import nested, points_back
from dateline.events.sighting import Sighting
from dateline.events.since import without_since
from dateline.events.words import kinds
from dateline.places import called, is_country, is_venue
from dateline.status import DELAYED
from dateline.terms import Article, Cast, Dispatch, Entity, EventMention
from dateline.text import plain, words

LONG_AGO_DAYS = 60
"""Days after which a report that tells of a thing says when it was."""
DISTINCT = group("distinct")
"""Words that set an event apart from one just told."""
_LABOUR = re.compile(
    r"\b(?:unions?|walkout|pickets?|strikers|\w*workers|dockers|miners|wages?|pay|industrial action|shifts?)\b"
)
"""Words of work: two of them in a report make its strike a walkout, not a blow."""
_MOVED = re.compile(rf"\b(?:{'|'.join(sorted(group('given_another_day')))})\b".replace("-", " "), re.I)
"""Words that tell that a plan has another day than before."""
_TIME = re.compile(r"(?:day|week|month|year|season|time|half|quarter|decade|in|on|at)\b")
_DEFINITE = re.compile(r"\b(?:the|this|that|those|these)\s+(?:[\w-]+\s+)?$", re.I)
_STOP = frozenset(
    "a an the of to in on at and or for with by from his her their its he she they it who that this mr mrs ms between against"
    " over as new first".split()
)


def sightings(
    articles: Sequence[Article], mentions: Sequence[EventMention], cast: Cast, dispatches: Sequence[Dispatch]
) -> tuple[Sighting, ...]:
    """All mentions of a story, looked up, in canonical order."""
    by_id = {article.id: article for article in articles}
    home = {article: dispatch.id for dispatch in dispatches for article in dispatch.articles}
    first = _first_reported(by_id, dispatches)
    found: list[Sighting] = []
    holders = nested(articles, cast)
    about = _told(mentions, by_id)
    for told in sorted(without_since(mentions, by_id), key=_reading_order):
        mention = meant(told, about)
        if mention.article in by_id:
            one = _sighting(
                mention,
                home.get(mention.article, mention.article),
                first.get(mention.article, ""),
                by_id[mention.article],
                cast,
                holders,
            )
            found.append(recalled(one, found, cast))
    recent = {(one.mention.article, one.family) for one in found if _is_recent(one)}
    heads = (
        one if not one.head or (one.mention.article, one.family) in recent else replace(one, head=False)
        for one in found
    )
    return tuple(sorted(heads, key=_order))


def _told(mentions: Sequence[EventMention], by_id: Mapping[str, Article]) -> Subjects:
    struck = {mention.article for mention in mentions if mention.lemma == "strike"}
    return Subjects(
        takeovers={mention.article for mention in mentions if mention.kind == "acquisition"},
        at_work={id for id in struck & by_id.keys() if len(set(_LABOUR.findall(by_id[id].text.lower()))) > 1},
        bombed={mention.article for mention in mentions if mention.kind == "bombardment"},
        senses=one_sense(mentions),
        at_talks={mention.article for mention in mentions if mention.kind == "meeting" and mention.lemma != "round"},
    )


def _is_recent(one: Sighting) -> bool:
    """Of a day not long before its report."""
    if one.days is None or one.reported == "9":
        return False
    return (date.fromisoformat(one.reported[:10]) - date.fromisoformat(one.days[1])).days <= LONG_AGO_DAYS


def _order(sighting: Sighting) -> tuple[float, str, str, str, int]:
    return sighting.order


def _reading_order(mention: EventMention) -> tuple[str, int]:
    return mention.article, mention.trigger.start


def _first_reported(by_id: Mapping[str, Article], dispatches: Sequence[Dispatch]) -> dict[str, str]:
    """Article → the earliest publication in its dispatch; "9" sorts an undated one last."""
    found: dict[str, str] = {}
    for dispatch in dispatches:
        days = [by_id[a].published for a in dispatch.articles if a in by_id]
        earliest = min((when.start for when in days if when is not None), default="9")
        found.update(dict.fromkeys(dispatch.articles, earliest))
    return found


def _sighting(
    mention: EventMention,
    dispatch: str,
    reported: str,
    article: Article,
    cast: Cast,
    holders: Mapping[str, frozenset[str]],
) -> Sighting:
    who = [id for span in mention.participants for id in cast.within(mention.article, span.start, span.end)]
    of_kind: dict[str, set[str]] = defaultdict(set)
    for id in who:
        of_kind[cast.entity(id).kind].add(id)
    firms, head = frozenset(of_kind["organization"]), mention.evidence.start < _head_end(article)
    named = _places(mention, cast)
    place = () if _is_called_by_it(mention, article) else named
    when = mention.when
    return Sighting(
        mention=mention,
        dispatch=dispatch,
        reported=reported,
        family=family(mention),
        people=frozenset(of_kind["person"]),
        bodies=(firms | of_kind["place"]) - (_place_ids(mention, cast) if place else frozenset()),
        firms=firms,
        places=place,
        around=frozenset(place).union(*(holders.get(name, ()) for name in place)),
        grounds=frozenset(name for name in place if not is_venue(name)),
        matter=named if not place else (),
        days=(when.start[:10], when.end[:10]) if when and mention.timex else None,
        terms=_terms(mention.what, mention.lemma),
        names=_names(mention, who, cast),
        head=head,
        opening=head,
        distinct=_is_distinct(mention, article),
        moved=mention.status in DELAYED or (bool(when) and _tells_move(mention.evidence.text)),
        definite=_DEFINITE.search(article.text[max(0, mention.trigger.start - 30) : mention.trigger.start]) is not None,
    )


@lru_cache(maxsize=20_000)
def _tells_move(sentence: str) -> bool:
    """It tells that a plan has another day than before."""
    return _MOVED.search(sentence) is not None


@lru_cache(maxsize=50_000)
def _terms(what: str, lemma: str) -> frozenset[str]:
    """The words beside the event's own noun, without their endings."""
    return frozenset(
        stem(word) for word in _words(what) if word not in _STOP and (word != lemma or word not in kinds().nouns)
    )


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


@lru_cache(maxsize=10_000)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    """The words of all of an entity's names."""
    return frozenset(word for name in names for word in _words(name))


def _names(mention: EventMention, who: Sequence[str], cast: Cast) -> frozenset[str]:
    """Capitalised words of `what` that name the event itself, not those who take part."""
    written = [word for word in mention.what.split() if word[:1].isupper() and len(word) > 1]
    if not written:
        return frozenset()
    people = (cast.entity(id) for id in who)
    called = [_words_of((one.name, *one.also)) for one in people if one.kind != "organization"]
    passed_over = _STOP.union(*called)
    return frozenset(word.lower() for word in written if word.lower() not in passed_over)


def _head_end(article: Article) -> int:
    """Where the title and the first paragraph end."""
    return article.paragraphs[0].end if article.paragraphs else 0


def _is_distinct(mention: EventMention, article: Article) -> bool:
    """As in "another crash", "a second day of talks"; not in "next week's talks"."""
    before = plain(article.text[max(0, mention.trigger.start - 40) : mention.trigger.start]).split()[-4:]
    if DISTINCT.isdisjoint(before):
        return False
    after = [*before[1:], ""]
    return any(word in DISTINCT and _TIME.match(other) is None for word, other in zip(before, after, strict=False))


def _places(mention: EventMention, cast: Cast) -> tuple[str, ...]:
    if mention.place is None:
        return ()
    if points_back(mention.place.text):
        return ()
    inside = [cast.entity(id) for id in cast.within(mention.article, mention.place.start, mention.place.end)]
    name = called(mention.place.text)
    if inside and "capital" not in mention.place.text.lower() and not _is_owner(inside[0], name):
        if is_venue(name) and not is_venue(inside[0].name):
            return (name,)
        return () if _is_nobodys_place(inside[0]) else (inside[0].name,)
    return (name,) if name else ()


MATTERS = nouns("matter")
"""Words before which a place may be what it is about: "the Harbour Town talks" may be held elsewhere, its summit hardly."""


def _is_called_by_it(mention: EventMention, article: Article) -> bool:
    """The place stands right before the event's word, and may be only its matter."""
    place = mention.place
    if place is None or mention.lemma not in MATTERS:
        return False
    return article.text[place.end : mention.trigger.start] == " "


def _is_nobodys_place(entity: Entity) -> bool:
    """A person, or a body that is no building: whoever is meant, it is not where anything is."""
    if entity.kind == "organization":
        return not (is_venue(entity.name) or is_country(entity.name))
    return entity.kind == "person"


def _is_owner(entity: Entity, place: str) -> bool:
    """As in "St Ida's Church": the name in it is not the building's."""
    return (
        is_venue(place)
        and not is_venue(entity.name)
        and any(place.startswith(f"{one}{mark}s ") for one in (entity.name, *entity.also) for mark in "'’")
    )


def _place_ids(mention: EventMention, cast: Cast) -> frozenset[str]:
    if mention.place is None:
        return frozenset()
    return frozenset(cast.within(mention.article, mention.place.start, mention.place.end))
