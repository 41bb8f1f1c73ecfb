"""Correcting: what somebody says is right, tied to the words it is about, kept, and applied to all that it touches.

In: the ids that a reader sees, and what is right. Out: a Correction. Never: one that is not acknowledged before it is on the disk;
a story told otherwise than a rebuild would tell it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Connection

from dateline.corrections import KINDS, Ledger, made, undoing
from dateline.corrections.about import Record, about
from dateline.corrections.anchor import articles_of, nearest, whole
from dateline.corrections.articles import SHORTEST
from dateline.corrections.happenings import meant, parted
from dateline.corrections.kinds import Noun
from dateline.desk import asking
from dateline.desk.weave import unindex
from dateline.errors import BadCorrection, UnknownName
from dateline.steps import Steps
from dateline.store import Store, articles, lists, outbox, stories, tellings, touched
from dateline.store import corrections as kept
from dateline.store.tellings import Body
from dateline.terms import (
    Article,
    Correction,
    CorrectionKind,
    Dispatch,
    Entity,
    Episode,
    Event,
    Evidence,
    Statement,
    Story,
)
from dateline.text import words

Place = str | Evidence
"""Something to put right: an id that the desk printed, "ARTICLE:START-END" for words of an article, or the words themselves."""

FEW = 3
"""Reports that hold each of two merged stories: enough that one is left when another is removed."""
SHORTEST_ID = 4
"""Letters of an id that are enough, where they are its alone."""
BATCH = 200
"""Articles looked at in one go, so that memory stays small."""
NOUNS: dict[Noun, type] = {
    "article": Article,
    "dispatch": Dispatch,
    "episode": Episode,
    "story": Story,
    "entity": Entity,
    "statement": Statement,
    "event": Event,
    "words": Evidence,
}
"""What each noun is that a kind may be about."""

_WORDS = re.compile(r"([0-9a-f]{4,16}|[^\[\]]{0,200}\[\d{1,6}\]):(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says is right, in the words of the desk."""

    kind: str
    subject: tuple[Place, ...]
    value: str | None
    other: tuple[Place, ...]
    who: str
    when: datetime
    why: str


def correction(db: Connection, claim: Claim) -> Correction:
    """The correction, tied to words; BadCorrection or UnknownName says what it lacks."""
    if claim.kind not in KINDS or claim.kind == "undo":
        known = sorted(set(KINDS) - {"undo"})
        raise BadCorrection(f"there is no correction of the kind {claim.kind!r}", f"one of: {', '.join(known)}")
    kind: CorrectionKind = claim.kind  # type: ignore[assignment]
    subject = [_meant(db, place, kind) for place in claim.subject]
    if KINDS[kind].least > 1 and len(set(subject)) < KINDS[kind].least:
        raise BadCorrection(f"{kind!r} needs two or more", f"it says: {KINDS[kind].says}")
    places = tuple(place for one in subject for place in _places(one, kind))
    if kind == "story state":
        places += _newest(db, places)
    value, other = claim.value, tuple(place for one in claim.other for place in _places(_record(db, one), kind))
    if kind == "speaker" and value:
        value, named = _speaker(db, value)
        other += named
    if not other:
        other = _rest(db, kind, places)
    called = "; ".join(dict.fromkeys(_called(one) for one in subject))
    one = made(kind, places, value, other=other, who=claim.who, when=claim.when, why=claim.why, called=called[:200])
    possible(db, one)
    return one


def _meant(db: Connection, place: Place, kind: CorrectionKind) -> Record | Evidence:
    found = _record(db, place)
    about = KINDS[kind].about
    if not isinstance(found, tuple(NOUNS[noun] for noun in about)):
        nouns = " or ".join("words (ARTICLE:START-END)" if noun == "words" else noun for noun in about)
        raise BadCorrection(f"{place!r} is no {nouns}", f"'{kind}' says: {KINDS[kind].says}")
    return found


def _record(db: Connection, place: Place) -> Record | Evidence:
    """What a reader means by an id; words as they stand in the article."""
    if isinstance(place, Evidence):
        return _checked(db, place)
    if found := _WORDS.fullmatch(place):
        article = asking.article_of(db, found[1]).article
        start, end = int(found[2]), int(found[3])
        if not start < end <= len(article.text):
            raise BadCorrection(
                f"{article.id} has no words from {start} to {end}", f"it has {len(article.text)} characters"
            )
        return article.evidence(start, end)
    if place.endswith("]"):
        return asking.article_of(db, place).article
    if known := tellings.article(db, place):
        return known.article
    for n in lists.labelled(db, tellings.number(place)):
        if labelled := _labelled(db, n, place):
            return labelled
    if len(articles.beginning(db, place)) == 1 and not lists.resolved(db, place):
        return asking.article_of(db, place).article
    return tellings.body(db, asking.telling_of(db, place)[0]).story


def _checked(db: Connection, place: Evidence) -> Article | Evidence:
    """Words that a caller gives: those of the article, or the article as a whole."""
    article = asking.article_of(db, place.article).article
    if place.end == 0:
        return article
    if place.start < 0 or article.text[place.start : place.end] != place.text or not place.text:
        raise BadCorrection(
            f"the words at {place.article}:{place.start}-{place.end} are not {place.text[:40]!r}",
            "give the offsets and the text as the export has them",
        )
    return place


def _labelled(db: Connection, n: int, id: str) -> Record | None:
    body = tellings.body(db, n)
    known: Iterable[Record] = (*body.entities, *body.events, *body.dispatches, *body.story.episodes)
    found = next((one for one in known if one.id == id), None)
    if found is None:
        said = (one for article in tellings.articles(db, n) for one in article.statements)
        return next((one for one in said if one.id == id), None)
    return found


def _places(one: Record | Evidence, kind: CorrectionKind) -> tuple[Evidence, ...]:
    if isinstance(one, Evidence):
        return (one,)
    places = about(one).places
    return places[:FEW] if isinstance(one, Story) and "story" in KINDS[kind].about else places


def _newest(db: Connection, places: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The newest report of the stories of these: a state is given as of it."""
    homes = {found[0] for id in articles_of(places) if (found := lists.of_article(db, id))}
    return tuple(whole(id) for n in sorted(homes) if (id := tellings.newest(db, n)))


def _called(one: Record | Evidence) -> str:
    return " ".join(one.text.split()) if isinstance(one, Evidence) else about(one).called


def _speaker(db: Connection, value: str) -> tuple[str, tuple[Evidence, ...]]:
    """A speaker given by an entity's id, as the name and its places; else the name."""
    try:
        found = _record(db, value)
    except UnknownName:
        return value, ()
    if isinstance(found, Entity):
        return found.name, about(found).places
    if isinstance(found, Evidence):
        return " ".join(found.text.split()), (found,)
    return value, ()


def _rest(db: Connection, kind: CorrectionKind, places: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What those that leave are parted from, where nobody says: all that they are with now."""
    named = set(articles_of(places))
    homes = {found[0] for id in sorted(named) if (found := lists.of_article(db, id))}
    bodies = [tellings.body(db, n) for n in sorted(homes)]
    match kind:
        case "split story":
            return tuple(whole(id) for body in bodies for id in body.story.articles if id not in named)
        case "not copies":
            groups = [one.articles for body in bodies for one in body.dispatches if named.intersection(one.articles)]
            return tuple(whole(id) for group in groups for id in group if id not in named)
        case "split entity":
            bearers = [one for body in bodies for one in body.entities if set(places).intersection(one.mentions)]
            return tuple(place for one in bearers for place in about(one).places if place not in places)
        case "event apart":
            return _staying(bodies, places)
    return ()


def _staying(bodies: Iterable[Body], leaving: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Where else the event is told that these words tell."""
    event = meant([one for body in bodies for one in body.events], leaving)
    if event is None:
        return ()
    named = {report for report in event.reports if meant([replace(event, reports=(report,))], leaving)}
    rest = tuple(report for report in event.reports if report not in named)
    return tuple(place for place in about(replace(event, reports=rest)).places if place not in leaving)


# What cannot be.


def possible(db: Connection, one: Correction) -> None:
    """Nothing where the story that is told has what the correction is about; else BadCorrection says what it has not, and what helps."""
    kind = KINDS[one.kind]
    if "event" not in kind.about and not kind.shown and one.kind not in {"event apart", "not said"}:
        return
    homes = {id: found[0] for id in articles_of(one.subject) if (found := lists.of_article(db, id))}
    homes |= {id: found[0] for id in articles_of(one.other) if (found := lists.of_article(db, id))}
    if len(set(homes.values())) > 1:
        raise BadCorrection("the words stand in more than one story", "merge the stories first, or name words of one")
    if one.kind == "not said":
        _is_said(db, one)
    elif "event" in kind.about or one.kind == "event apart":
        _is_told(db, one, homes)
    if (
        one.kind == "story state"
        and one.other
        and asking.article_of(db, one.other[0].article).article.published is None
    ):
        raise BadCorrection("nobody knows when the report of these words came out", "correct its date first")


def _is_said(db: Connection, one: Correction) -> None:
    for anchor in one.subject:
        found = tellings.article(db, anchor.article)
        if found is None or nearest(anchor, ((said.start, said.end, said) for said in found.statements)) is None:
            raise BadCorrection(
                f"nothing is said in {anchor.text[:60]!r}", "name words that are shown as said, or a statement's id"
            )


def _is_told(db: Connection, one: Correction, homes: Mapping[str, int]) -> None:
    events = [event for n in sorted(set(homes.values())) for event in tellings.body(db, n).events]
    event = meant(events, (*one.subject, *one.other) if one.kind == "event apart" else one.subject, one.called)
    if event is None:
        raise BadCorrection(
            f"no event is told in {one.subject[0].text[:60]!r}",
            "name an event's id, as `dateline timeline` prints it, or words that name one",
        )
    if one.kind == "event apart" and not all(parted(event, one)):
        raise BadCorrection(
            "nothing of the event would be left on one side",
            "name some of the words that tell it, and what stays as other",
        )
    if one.kind == "event same":
        other = meant(events, one.other)
        if other is None or other is event:
            raise BadCorrection(
                "the other words tell no other event", "name the id of the event that is the same, as other"
            )


# Taking back.


def undoing_of(db: Connection, id: str, *, who: str, when: datetime, why: str) -> Correction:
    """The record that a correction, given by its id or the first letters of it, no longer holds."""
    found = kept.by_id(db, id) if len(id) >= SHORTEST_ID else []
    if len(found) != 1:
        raise UnknownName("correction", id, [one.id for one in found or kept.every(db)[-10:]])
    if any(one.kind == "undo" and one.value == found[0].id for one in kept.every(db)):
        raise BadCorrection(f"{found[0].id} was undone already", "make the correction again, if it is right after all")
    return undoing(found[0], who=who, when=when, why=why)


# Keeping.


def keep(
    store: Store, corrections: Sequence[Correction], steps: Steps, ledger: Callable[[Connection], Ledger]
) -> list[Correction]:
    """Keep corrections and mark all that they touch, to be woven in and told anew; those that were not known before."""
    with store.writing() as db:
        before = ledger(db)
        new = kept.keep(db, corrections)
        after = ledger(db)
        by_id = {one.id: one for one in kept.every(db)} if any(one.kind == "undo" for one in new) else {}
        named = [by_id.get(one.value or "", one) if one.kind == "undo" else one for one in new]
        told = [one for one in named if KINDS[one.kind].told]
        stories.mark(db, stories.of_numbers(db, _numbers(db, told)))
        read = [one for one in named if not KINDS[one.kind].told]
        turned = sorted(_numbers(db, read) | _elsewhere(db, read, before, after))
        for some in _batches(turned):
            found = articles.pages(db, some)
            unindex(db, found, steps, before)
            if gone := [one.article.id for one in found if not after.cleaned((one.article,))[0]]:
                outbox.hush(db, gone)
        touched.turn(db, turned)
    return new


def _numbers(db: Connection, corrections: Iterable[Correction]) -> set[int]:
    ids = {id for one in corrections for id in articles_of((*one.subject, *one.other))}
    return set(articles.numbers(db, ids))


def _elsewhere(db: Connection, corrections: Sequence[Correction], before: Ledger, after: Ledger) -> set[int]:
    """Articles that no correction names and that are read otherwise now: of a source, or with words, that one is about."""
    sources = [one.value for one in corrections if one.kind == "hide source" and one.value]
    furniture = [
        place.text for one in corrections if one.kind in {"furniture", "not furniture"} for place in one.subject
    ]
    blocks = [text for text in furniture if len(words(text)) >= SHORTEST]
    found = set(touched.of_sources(db, sources)) if sources else set()
    found |= set(touched.saying(db, blocks)) if blocks else set()
    return {
        page.n
        for some in _batches(sorted(found))
        for page in articles.pages(db, some)
        if before.cleaned((page.article,)) != after.cleaned((page.article,))
    }


def _batches(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[at : at + BATCH] for at in range(0, len(numbers), BATCH))
