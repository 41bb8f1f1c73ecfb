"""Entities: who is one and the same, and who is another.

In: the cast of a story and corrections. Out: the cast, corrected. Never: a mention lost, or counted for two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.corrections.anchor import nearest
from dateline.corrections.force import because, of_kind, with_reason
from dateline.terms import Cast, Correction, Entity, Evidence
from dateline.text import digest, plain

MOST_NAMES = 24
"""Names kept in `also`, as the cast keeps them."""


def cast(found: Cast, corrections: Sequence[Correction]) -> Cast:
    """The entities of a story, after what was corrected; the corrections are applied in the order given."""
    for correction in of_kind(corrections, "merge entities", "split entity"):
        meant = [bearer(found, anchor) for anchor in correction.subject]
        touched = {entity.id: entity for entity in meant if entity is not None}
        if correction.kind == "merge entities" and len(touched) > 1:
            found = _with(found, touched, [_merged(_in_order(touched.values()), correction)])
        elif correction.kind == "split entity":
            for entity in _in_order(touched.values()):
                found = _with(found, {entity.id: entity}, _split(entity, correction))
    return found


def bearer(found: Cast, anchor: Evidence) -> Entity | None:
    """The entity mentioned at the anchor, or at the span most like it; None if nobody is mentioned there."""
    id = nearest(anchor, found.mentioned(anchor.article))
    return found.entity(id) if id is not None else None


def called(found: Cast, name: str) -> Entity | None:
    """The entity of that name; of several that bear it the one that is mentioned most."""
    wanted = plain(name)
    bearing = [entity for entity in found.entities if wanted in map(plain, (entity.name, *entity.also))]
    exact = [entity for entity in bearing if plain(entity.name) == wanted]
    return min(exact or bearing, key=_by_mentions, default=None)


def _by_mentions(entity: Entity) -> tuple[int, Evidence, str]:
    return -len(entity.mentions), entity.mentions[0], entity.id


def _place(entity: Entity) -> tuple[Evidence, str]:
    return entity.mentions[0], entity.id


def _in_order(entities: Iterable[Entity]) -> list[Entity]:
    return sorted(entities, key=_place)


def _with(found: Cast, gone: Mapping[str, Entity], come: Sequence[Entity]) -> Cast:
    kept = (entity for entity in found.entities if entity.id not in gone)
    return Cast(tuple(_in_order((*kept, *come))))


def _merged(entities: Sequence[Entity], correction: Correction) -> Entity:
    """One entity with all names, roles and mentions; it goes by the name given, else by that of whom is mentioned most."""
    leading = min(entities, key=_by_mentions)
    name = correction.value or leading.name
    names = dict.fromkeys(other for entity in (leading, *entities) for other in (entity.name, *entity.also))
    countries = {entity.country for entity in entities if entity.country}
    return Entity(
        id=entities[0].id,
        name=name,
        kind=leading.kind,
        also=tuple(other for other in names if other != name)[:MOST_NAMES],
        roles=tuple(dict.fromkeys(role for entity in (leading, *entities) for role in entity.roles)),
        country=countries.pop() if leading.kind == "place" and len(countries) == 1 else None,
        mentions=tuple(sorted({mention for entity in entities for mention in entity.mentions})),
        basis=f"{' and '.join(entity.name for entity in entities)} are one, {because(correction)}",
    )


def _split(entity: Entity, correction: Correction) -> list[Entity]:
    """The entity without the mentions that mean another, and that other one; as it is where one of the two would have none."""
    leave = _leaving(entity, correction)
    gone = [mention for mention in entity.mentions if mention in leave]
    kept = [mention for mention in entity.mentions if mention not in leave]
    if not gone or not kept:
        return [entity]
    name = correction.value or _name(gone)
    stays = _name(kept) if entity.name not in {mention.text for mention in kept} else entity.name
    other = Entity(
        id=_identity(gone[0]), name=name, kind=entity.kind, also=_also(gone, name), roles=(), country=None,
        mentions=tuple(gone), basis=f"not the same as {stays}, {because(correction)}",
    )  # fmt: skip
    own_id = _identity(kept[0]) if entity.id in map(_identity, gone) else entity.id
    also = tuple(text for text in entity.also if text not in _texts(gone) - _texts(kept) and text != stays)
    rest = replace(
        entity, id=own_id, name=stays, also=also, mentions=tuple(kept), basis=with_reason(entity.basis, correction)
    )
    return [rest, other]


def _identity(mention: Evidence) -> str:
    """An entity's id: that of its first mention."""
    return digest("entity", mention.article, str(mention.start), str(mention.end))


def _texts(mentions: Iterable[Evidence]) -> set[str]:
    return {" ".join(mention.text.split()) for mention in mentions}


def _name(mentions: Sequence[Evidence]) -> str:
    """The fullest of the names: what has most capitalised words, then the commonest."""
    counts = Counter(" ".join(mention.text.split()) for mention in mentions)
    return min(counts, key=lambda text: (-sum(word[:1].isupper() for word in text.split()), -counts[text], text))


def _also(mentions: Sequence[Evidence], name: str) -> tuple[str, ...]:
    counts = Counter(" ".join(mention.text.split()) for mention in mentions if mention.text[:1].isupper())
    return tuple(sorted((text for text in counts if text != name), key=lambda text: (-counts[text], text)))[:MOST_NAMES]


def _leaving(entity: Entity, correction: Correction) -> set[Evidence]:
    """The mentions that mean the other one.

    Those named; those in the same words, where these words are named on one side only; and of the rest what is no name
    ("she"), or part of the name before it ("Weber" after "Karl Weber"), with what is before it in its report.
    """
    by_article = _by_article(entity.mentions)
    spans = {id: [(m.start, m.end, m) for m in mentions] for id, mentions in by_article.items()}
    gone, kept = ({m for a in anchors if (m := nearest(a, spans.get(a.article, ())))} for anchors in _sides(correction))
    gone -= kept
    words_gone, words_kept = _words(gone), _words(kept)
    names = {text for text in (entity.name, *entity.also) if not text.lower().startswith("the ")}
    leaving: set[Evidence] = set()
    for mentions in by_article.values():
        leaves, before = False, frozenset[str]()
        for m in mentions:
            said, parts = plain(m.text), frozenset(plain(m.text).split())
            if m in gone or m in kept:
                leaves = m in gone
            elif (said in words_gone) != (said in words_kept):
                leaves = said in words_gone
            elif m.text in names and not parts <= before:
                leaves = False
            before = parts if m.text in names else before
            leaving |= {m} if leaves else set()
    return leaving


def _sides(correction: Correction) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    return correction.subject, correction.other


def _words(mentions: Iterable[Evidence]) -> set[str]:
    return {plain(mention.text) for mention in mentions}


def _by_article(mentions: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for mention in mentions:
        found.setdefault(mention.article, []).append(mention)
    return found
