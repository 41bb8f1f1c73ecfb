"""Copies: articles that are, or are not, copies of one dispatch.

In: the partition that the texts gave, and corrections. Out: the partition that holds; the relations with their reason. Never: a
dispatch parted in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.corrections.anchor import articles_of
from dateline.corrections.force import of_kind, with_reason
from dateline.corrections.sides import Sides
from dateline.terms import Article, Correction, Dispatch

Groups = tuple[tuple[str, ...], ...]


def groups(found: Groups, articles: Mapping[str, Article], corrections: Sequence[Correction]) -> Groups:
    """The dispatches as article ids, after what was corrected; each tuple sorted, the tuples by their first id."""
    told = of_kind(corrections, "copies", "not copies")
    if not told:
        return found
    groups = {group[0]: group for group in map(_sorted, found)}
    home = {id: first for first, group in groups.items() for id in group}
    for correction in told:
        named = [id for id in articles_of(correction.subject) if id in home]
        touched = [groups.pop(first) for first in sorted({home[id] for id in named})]
        made = _joined(touched) if correction.kind == "copies" else _parted(touched, articles, correction)
        groups |= {group[0]: group for group in made}
        home |= {id: group[0] for group in made for id in group}
    return tuple(groups[first] for first in sorted(groups))


def _sorted(group: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(group))


def _joined(touched: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return [_sorted([id for group in touched for id in group])] if touched else []


def _parted(
    touched: Sequence[tuple[str, ...]], articles: Mapping[str, Article], correction: Correction
) -> list[tuple[str, ...]]:
    leave, stay = set(articles_of(correction.subject)), set(articles_of(correction.other))
    found = []
    for group in touched:
        left, kept = leave.intersection(group), stay.intersection(group) - leave
        if stay and not kept:
            found.append(group)
            continue
        sides = Sides(_those(left, articles), _those(kept, articles))
        open_ids = set(group) - left - kept if kept else set()
        left |= {id for id in open_ids if sides.leaves([articles[id]])}
        found += [_sorted(part) for part in (left, set(group) - left) if part]
    return found


def _those(ids: set[str], articles: Mapping[str, Article]) -> list[Article]:
    return [articles[id] for id in sorted(ids)]


def reasons(dispatches: Sequence[Dispatch], corrections: Sequence[Correction]) -> tuple[Dispatch, ...]:
    """The dispatches; a relation between articles that somebody called copies says so."""
    said = {id: one for one in of_kind(corrections, "copies") for id in articles_of(one.subject)}
    if not said:
        return tuple(dispatches)
    return tuple(_reasoned(dispatch, said) for dispatch in dispatches)


def _reasoned(dispatch: Dispatch, said: Mapping[str, Correction]) -> Dispatch:
    relations = tuple(
        replace(relation, basis=with_reason(relation.basis, said[relation.article]))
        if _vouched(dispatch, relation.article, said)
        else relation
        for relation in dispatch.relations
    )
    return dispatch if relations == dispatch.relations else replace(dispatch, relations=relations)


def _vouched(dispatch: Dispatch, article: str, said: Mapping[str, Correction]) -> bool:
    """Whether a correction names this article and another one of the dispatch."""
    return article in said and len(set(articles_of(said[article].subject)).intersection(dispatch.articles)) > 1
