"""Independence: how many voices there are among the reports of a story, and on whom all of them rest.

In: a story's articles, its dispatches, statements and cast. Out: the counts, and the reason in words. Never: a guess at
who owns an outlet that does not say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.terms import Article, Cast, Dispatch, Independence, Statement
from dateline.wire.partition import comparable, voices

Aside = Counter[str]
"""How many texts cannot be compared, by the reason."""
UNKNOWN = ""
"""Stands for sources without a name."""


def independence(
    articles: Sequence[Article], dispatches: Sequence[Dispatch], statements: Sequence[Statement], cast: Cast
) -> Independence:
    """The independence of the reports of one story.

    The owner of a dispatch is its agency, else who owns the outlet of its origin, else that outlet; a dispatch of which
    none is known counts as an owner of its own. Dispatches that share a long run of words outside quotation marks count as one
    that is independent; what cannot be compared with the others, having no words or being in another language than most, is not
    counted as independent, and the reason says so. `rests_on` are the entities of which all that any dispatch says comes, where there are two dispatches
    or more; the reason names those that are merely quoted in all.
    """
    ids = {article.id for article in articles}
    told = sorted((d for d in dispatches if ids & set(d.articles)), key=_id)
    by_id = {article.id: article for article in articles}
    known, unknown = _owners(told, by_id)
    heard = _heard(told, ids, statements)
    quoted = tuple(sorted(set.intersection(*heard) - {UNKNOWN})) if len(heard) > 1 else ()
    resting = quoted if len(quoted) == 1 and all(len(sources) == 1 for sources in heard) else ()
    compared, aside = _compared([_origin(dispatch, by_id) for dispatch in told])
    free = voices(compared)
    names = [cast.entity(who).name for who in quoted]
    basis = _basis(len(ids), (len(told), free, aside), (len(known) + unknown, unknown), names, alone=bool(resting))
    return Independence(len(ids), free, len(known) + unknown, resting, basis, () if resting else quoted)


def _id(dispatch: Dispatch) -> str:
    return dispatch.id


def _owners(dispatches: Sequence[Dispatch], by_id: dict[str, Article]) -> tuple[set[str], int]:
    """The owners behind the dispatches, and how many dispatches have none that is known."""
    known: set[str] = set()
    unknown = 0
    for dispatch in dispatches:
        origin = _origin(dispatch, by_id)
        owner = dispatch.agency or origin.owner or origin.publisher
        if owner:
            known.add(owner)
        else:
            unknown += 1
    return known, unknown


def _origin(dispatch: Dispatch, by_id: dict[str, Article]) -> Article:
    """The text of the story's copies that stands for the dispatch."""
    return by_id.get(dispatch.origin) or next(by_id[id] for id in dispatch.articles if id in by_id)


def _compared(origins: Sequence[Article]) -> tuple[list[Article], Aside]:
    """The texts that can be compared with most others, and how many cannot, by the reason; one alone needs no other."""
    languages = Counter(one.language for one in origins if one.language and one.body.strip())
    most = max(languages.values(), default=0)
    main = min(language for language, count in languages.items() if count == most) if languages else None
    model = next((one for one in origins if one.language == main and one.body.strip()), None) or next(
        iter(origins), None
    )
    kept = [one for one in origins if one is model or (model and comparable(one, model))]
    aside = Counter(_unlike(one) for one in origins if not any(one is other for other in kept))
    return kept, aside


def _unlike(article: Article) -> str:
    return f"in another language: {article.language}" if article.body.strip() else "no words of its own"


def _heard(dispatches: Sequence[Dispatch], ids: set[str], statements: Sequence[Statement]) -> list[set[str]]:
    """Who speaks in each dispatch; UNKNOWN stands for sources that are told and not known by name."""
    speakers: dict[str, set[str]] = {}
    for statement in statements:
        if statement.speaker or statement.speaker_text:
            speakers.setdefault(statement.article, set()).add(statement.speaker or UNKNOWN)
    return [set().union(*(speakers.get(id, set()) for id in dispatch.articles if id in ids)) for dispatch in dispatches]


def _basis(
    reports: int, dispatches: tuple[int, int, Aside], owners: tuple[int, int], names: Sequence[str], *, alone: bool
) -> str:
    """The counts in a sentence: "5 reports come from 4 dispatches; Anna Weber is quoted in all 4."."""
    many, free, aside = dispatches
    parts = [f"{_many(reports, 'report')} {'comes' if reports == 1 else 'come'} from {_many(many, 'dispatch')}"]
    leaning = many - free - sum(aside.values())
    if leaning:
        parts.append(
            f"{free} of them independent, {leaning if aside else 'the others'} share a long run of words with one of these"
        )
    for why, number in sorted(aside.items()):
        parts.append(
            f"{number} of them cannot be compared with the others ({why}) and {'is' if number == 1 else 'are'} not counted as independent"
        )
    count, unknown = owners
    if unknown:
        parts.append(f"{_many(count, 'owner')}, counting each dispatch whose owner is not known ({unknown}) as one")
    else:
        parts.append(_many(count, "owner"))
    if names:
        verb = "is" if len(names) == 1 else "are"
        parts.append(f"{_listed(names)} {verb} {'the only source' if alone else 'quoted'} in all {many}")
    elif many > 1:
        parts.append("no named source is heard in every dispatch")
    return "; ".join(parts) + "."


def _many(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + ('es' if noun.endswith('ch') else 's')}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
