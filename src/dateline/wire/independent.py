"""Independence: how many voices there are among the reports of a story, and on whom all of them rest.

In: a story's articles, its dispatches, statements and cast. Out: the counts, and the reason in words. Never: a guess at
who owns an outlet that does not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.terms import Article, Cast, Dispatch, Independence, Statement


def independence(
    articles: Sequence[Article], dispatches: Sequence[Dispatch], statements: Sequence[Statement], cast: Cast
) -> Independence:
    """The independence of the reports of one story.

    The owner of a dispatch is its agency, else who owns the outlet of its origin, else that outlet; a dispatch of which
    none is known counts as an owner of its own. `rests_on` are the entities that speak in every dispatch, where there are two or more.
    """
    ids = {article.id for article in articles}
    told = sorted((d for d in dispatches if ids & set(d.articles)), key=_id)
    by_id = {article.id: article for article in articles}
    known, unknown = _owners(told, by_id)
    resting = _rests_on(told, ids, statements)
    names = [cast.entity(who).name for who in resting]
    owners = len(known) + unknown
    return Independence(len(ids), len(told), owners, resting, _basis(len(ids), len(told), (owners, unknown), names))


def _id(dispatch: Dispatch) -> str:
    return dispatch.id


def _owners(dispatches: Sequence[Dispatch], by_id: dict[str, Article]) -> tuple[set[str], int]:
    """The owners behind the dispatches, and how many dispatches have none that is known."""
    known: set[str] = set()
    unknown = 0
    for dispatch in dispatches:
        origin = by_id.get(dispatch.origin) or next(by_id[id] for id in dispatch.articles if id in by_id)
        owner = dispatch.agency or origin.owner or origin.publisher
        if owner:
            known.add(owner)
        else:
            unknown += 1
    return known, unknown


def _rests_on(dispatches: Sequence[Dispatch], ids: set[str], statements: Sequence[Statement]) -> tuple[str, ...]:
    if len(dispatches) < 2:
        return ()
    speakers: dict[str, set[str]] = {}
    for statement in statements:
        if statement.speaker:
            speakers.setdefault(statement.article, set()).add(statement.speaker)
    heard = (
        set().union(*(speakers.get(id, set()) for id in dispatch.articles if id in ids)) for dispatch in dispatches
    )
    return tuple(sorted(set.intersection(*heard)))


def _basis(reports: int, dispatches: int, owners: tuple[int, int], names: Sequence[str]) -> str:
    """The counts in a sentence: "5 reports come from 4 dispatches; Anna Weber is a source in all 4."."""
    parts = [f"{_many(reports, 'report')} {'comes' if reports == 1 else 'come'} from {_many(dispatches, 'dispatch')}"]
    count, unknown = owners
    if unknown:
        parts.append(f"{_many(count, 'owner')}, counting each dispatch whose owner is not known ({unknown}) as one")
    else:
        parts.append(_many(count, "owner"))
    if names:
        parts.append(f"{_listed(names)} {'is a source' if len(names) == 1 else 'are sources'} in all {dispatches}")
    elif dispatches > 1:
        parts.append("no named source is heard in every dispatch")
    return "; ".join(parts) + "."


def _many(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + ('es' if noun.endswith('ch') else 's')}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
