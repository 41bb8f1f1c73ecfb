"""Dealing: articles from the shards in which they came to the bundles in which they are told.

In: a plan, and the files of some shards. Out: a file for each bundle that has articles in them. Never: an article dealt twice; a bundle dealt that was told.

Each worker deals a few shards, so that there are not as many files as shards times bundles.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline.batch import parquet
from dateline.batch.linking import Bundle, Home, Plan
from dateline.batch.notes import Place
from dateline.batch.reading import file_of
from dateline.batch.writing import put
from dateline.store.blob import decoded, encoded
from dateline.terms import Article
from dateline.text import digest

STAGE = "dealt"
TOGETHER = 16
"""Shards that one worker deals."""
_COLUMNS = {"id": "text", "article": "bytes"}


class Dealt(msgspec.Struct, frozen=True):
    """The note of shards that were dealt."""

    articles: int


@dataclass(frozen=True, slots=True)
class Dealing:
    """Deals the articles of a plan; `units` are the shards that are dealt together, by name."""

    home: Path
    plan: str
    units: Mapping[str, Sequence[str]]
    told: frozenset[str]

    def ready(self) -> None:
        """Nothing is to be loaded."""

    def __call__(self, name: str) -> None:
        """Deal the shards of this name, and note that they were."""
        Place(self.home, STAGE).work(name, lambda: Dealt(self._deal(name)))

    def _deal(self, name: str) -> int:
        hands: dict[str, list[tuple[str, bytes]]] = {}
        changed = decoded((plan_of(self.home, self.plan) / "changed").read_bytes(), dict[str, Article])
        for shard in self.units[name]:
            homes = decoded((plan_of(self.home, self.plan) / "homes" / shard).read_bytes(), tuple[Home, ...])
            wanted = {one.id: one.bundle for one in homes if one.bundle not in self.told}
            if not wanted:
                continue
            for id, data in zip(*parquet.read(file_of(self.home, shard), ("id", "article")), strict=True):
                if id in wanted:
                    mine = encoded(changed[id]) if id in changed else data
                    hands.setdefault(wanted[id], []).append((id, mine))
        for bundle, rows in hands.items():
            parquet.write(_hand(self.home, bundle, name), _COLUMNS, rows)
        return sum(map(len, hands.values()))


def units(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The shards of a plan that are dealt together, by name."""
    shards = sorted(plan.homes)
    parts = [tuple(shards[at : at + TOGETHER]) for at in range(0, len(shards), TOGETHER)]
    return {digest(plan.name, *part): part for part in parts}


def undealt(home: Path, plan: Plan, units: Mapping[str, Sequence[str]], wanted: Collection[str]) -> dict[str, set[str]]:
    """The units that have articles of these bundles which are not dealt, and to which of the bundles."""
    found: dict[str, set[str]] = {}
    place = Place(home, STAGE)
    for unit, shards in units.items():
        mine = {one.bundle for shard in shards for one in plan.homes[shard]} & set(wanted)
        lacks = {one for one in mine if not (place.done(unit) and parquet.whole(_hand(home, one, unit)))}
        if lacks:
            found[unit] = lacks
    return found


def keep(home: Path, plan: Plan) -> None:
    """Write a plan for those who deal and tell."""
    here = plan_of(home, plan.name)
    put(here / "changed", encoded(plan.changed))
    for shard, homes in plan.homes.items():
        put(here / "homes" / shard, encoded(homes))
    for bundle in plan.bundles:
        put(bundle_file(home, plan.name, bundle.name), encoded(bundle))


def bundle_of(home: Path, plan: str, name: str) -> Bundle:
    """A bundle of a plan."""
    found: Bundle = decoded(bundle_file(home, plan, name).read_bytes(), Bundle)
    return found


def articles_of(home: Path, bundle: str) -> dict[str, Article]:
    """The articles that were dealt to a bundle."""
    found: dict[str, Article] = {}
    for path in sorted(dealt_to(home, bundle).glob("*.parquet")):
        for id, data in zip(*parquet.read(path, ("id", "article")), strict=True):
            found[id] = decoded(data, Article)
    return found


def _hand(home: Path, bundle: str, unit: str) -> Path:
    return dealt_to(home, bundle) / f"{unit}.parquet"


def plan_of(home: Path, name: str) -> Path:
    """Where a plan is kept while it is carried out."""
    return home / "plan" / name


def bundle_file(home: Path, plan: str, name: str) -> Path:
    """Where a bundle of a plan is kept."""
    return plan_of(home, plan) / "bundles" / name


def dealt_to(home: Path, bundle: str) -> Path:
    """Where the articles of a bundle are kept until it is told."""
    return home / "dealt" / bundle
