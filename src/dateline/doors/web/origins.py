"""The origin tree: whose dispatches there are, and which outlets ran them.

In: a shelf. Out: sources, the one with most reports first, each with its dispatches and who ran them. Never: an outlet
counted as a source of what it took from another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.doors.inert import clean
from dateline.doors.shelf import Shelf
from dateline.terms import Article, Dispatch, Edit, EditKind, Relation

Depth = Literal["fact", "wording", "style"]
DEPTHS: dict[Depth, str] = {"fact": "Facts only", "wording": "Facts and wording", "style": "Every edit"}
"""How small a difference a reader wants to see."""
KINDS: dict[Depth, frozenset[EditKind]] = {
    "fact": frozenset({"fact"}),
    "wording": frozenset({"fact", "wording", "added", "cut"}),
    "style": frozenset({"fact", "wording", "added", "cut", "spelling", "style"}),
}
RUNS: dict[str, str] = {"copy": "ran it", "cut": "ran part of it", "version": "ran it rewritten"}


@dataclass(frozen=True, slots=True)
class Run:
    """A report that carries somebody's dispatch, how it descends from the origin, and how much of what kind it changed."""

    article: Article
    outlet: str
    relation: Relation | None
    edits: tuple[tuple[EditKind, int], ...]

    @property
    def how(self) -> str:
        """What the outlet did, in words."""
        return RUNS[self.relation.kind] if self.relation else "the origin"


@dataclass(frozen=True, slots=True)
class Origin:
    """A dispatch: the report nearest to where it comes from, those that ran it, and how many more did that are not shown."""

    dispatch: Dispatch
    first: Run
    runs: tuple[Run, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """An agency or outlet, and its dispatches in the order in which they came out."""

    name: str
    agency: bool
    origins: tuple[Origin, ...]
    dispatches: int
    reports: int


def sources(shelf: Shelf) -> tuple[Source, ...]:
    """The story's reports as a tree."""
    found: dict[tuple[str, bool], list[Origin]] = {}
    for dispatch in shelf.dispatches:
        ids = [id for id in dispatch.articles if id in shelf.articles]
        if not ids:
            continue
        origin = _origin(shelf, dispatch, sorted(ids, key=shelf.number.__getitem__))
        name = clean(dispatch.agency) if dispatch.agency else shelf.ran(origin.first.article)
        found.setdefault((name, bool(dispatch.agency)), []).append(origin)
    tree = (
        Source(name, agency, _in_order(shelf, origins), len(origins), sum(1 + len(one.runs) for one in origins))
        for (name, agency), origins in found.items()
    )
    return tuple(sorted(tree, key=_most_reports))


def first(tree: Sequence[Source], most: int, runs: int) -> list[Source]:
    """The top of a tree: so many dispatches, and so many runs of each."""
    pairs = [(source, origin) for source in tree for origin in source.origins]
    return gathered(pairs[:most], runs)


def gathered(pairs: Sequence[tuple[Source, Origin]], runs: int) -> list[Source]:
    """Dispatches under their sources again, each with so many runs."""
    found: dict[tuple[str, bool], list[Origin]] = {}
    by_name = {(source.name, source.agency): source for source, _ in pairs}
    for source, origin in pairs:
        short = replace(origin, runs=origin.runs[:runs], more=max(0, len(origin.runs) - runs))
        found.setdefault((source.name, source.agency), []).append(short)
    return [replace(by_name[name], origins=tuple(origins)) for name, origins in found.items()]


def kept(edits: Sequence[Edit], depth: Depth) -> tuple[Edit, ...]:
    """The edits that weigh enough to be shown."""
    return tuple(edit for edit in edits if edit.kind in KINDS[depth])


def _origin(shelf: Shelf, dispatch: Dispatch, ids: Sequence[str]) -> Origin:
    first = dispatch.origin if dispatch.origin in ids else ids[0]
    runs = {id: _run(shelf, dispatch, id) for id in ids}
    return Origin(dispatch, runs[first], tuple(run for id, run in runs.items() if id != first))


def _run(shelf: Shelf, dispatch: Dispatch, id: str) -> Run:
    relation = next((one for one in dispatch.relations if one.article == id), None)
    counts = Counter(edit.kind for edit in dispatch.edits if edit.article == id)
    return Run(shelf.articles[id], shelf.ran(shelf.articles[id]), relation, tuple(counts.most_common()))


def _in_order(shelf: Shelf, origins: Sequence[Origin]) -> tuple[Origin, ...]:
    ranked = sorted((shelf.number[origin.first.article.id], n) for n, origin in enumerate(origins))
    return tuple(origins[n] for _, n in ranked)


def _most_reports(source: Source) -> tuple[int, bool, str]:
    return -source.reports, not source.agency, source.name
