"""Steps: what is a slot is honoured, by a reading and by the desk's weaving alike; chosen by name, from packages too."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pytest

import dateline
from dateline import Desk, UnknownName, choice, cluster, settle, slots, steps, wire
from dateline.doors import export
from dateline.terms import Article
from tests import fakeparser, plugins
from tests.desk.builders import NOW, export_of, rows, written

SLOTS = {one.metadata["slot"]: one.name for one in fields(steps.Steps) if "slot" in one.metadata}
WHOLE_WAY = {"wire.groups": "groups", "cluster": "stories", "settle": "settle"}
"""What a reading at once calls of a slot that holds several functions."""


class Recorder:
    """A step that notes that it was called and does what the shipped one does."""

    def __init__(self, slot: str, step: Any, calls: set[str]) -> None:
        self._slot, self._step, self._calls = slot, step, calls

    def __call__(self, *given: Any, **options: Any) -> Any:
        """What the shipped step gives."""
        self._calls.add(self._slot)
        return self._step(*given, **options)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._step, name)
        return Recorder(f"{self._slot} {name}", found, self._calls) if callable(found) else found


@pytest.fixture(scope="module", autouse=True)
def small_parser() -> Iterator[None]:
    """English is read by the parser of the tests."""
    with fakeparser.installed():
        yield


@pytest.fixture
def calls() -> Iterator[set[str]]:
    """Every slot is filled by a recorder that a package adds; what was called."""
    found: set[str] = set()
    doubles = {f"double.{slot}": Recorder(slot, steps.SHIPPED[name], found) for slot, name in choice.chosen().items()}
    with plugins.added(steps=doubles):
        yield found


def doubled() -> dict[str, str]:
    """The recorder of each slot, by its name."""
    return {slot: f"double.{slot}" for slot in SLOTS}


def test_a_reading_calls_every_slot(calls: set[str], tmp_path: Path) -> None:
    """A reading at once goes through each slot, and says whose steps they were; they are all the slots there are."""
    reading = dateline.read(written(tmp_path, rows(1, 12)), now=NOW, steps=doubled())
    assert {f"{slot} {WHOLE_WAY[slot]}" if slot in WHOLE_WAY else slot for slot in SLOTS} <= calls
    assert export.document(reading)["steps"] == doubled()


def test_the_desk_calls_every_slot(calls: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk goes through each slot; of those that hold several functions it calls all but the whole way at once, and what a batch asks."""
    monkeypatch.delattr(os, "fork", raising=False)  # in another process the recorders would write down nothing here
    paths = written(tmp_path / "in", rows(1, 24))
    with Desk(tmp_path / "news.db", steps=doubled()) as desk:
        desk.add(paths[:12], now=NOW)
        desk.add(paths[12:], now=NOW)
        reading = desk.everything()
        told = max(reading.stories, key=lambda story: len(story.articles))
        desk.show(told.id, as_of=date(2023, 5, 1))
        desk.forget(told.articles[0], why="a court said so")
    hints = get_type_hints(steps.Steps)
    for slot, field in SLOTS.items():
        several = {f"{slot} {name}" for name in vars(hints[field]) if name.islower() and not name.startswith("_")}
        assert (several or {slot}) - {"wire.groups companies", "cluster partition", "cluster stories"} <= calls
    assert dict(reading.steps) == doubled()


def other(module: ModuleType, **functions: object) -> object:
    """A room of which some functions do otherwise."""
    double = ModuleType("double")
    double.__dict__.update({name: getattr(module, name) for name in module.__all__} | functions)
    return double


def each_alone(articles: Sequence[Article]) -> slots.Groups:
    """No report is a copy."""
    return tuple(sorted((article.id,) for article in articles))


def never(*_: object) -> bool:
    """No two are linked; nothing recurs."""
    return False


def one_story(keys: Sequence[str], _links: Mapping[tuple[str, str], int]) -> list[list[str]]:
    """Each episode is a story."""
    return [[key] for key in sorted(keys)]


def stories_apart(articles: Sequence[Article], groups: Sequence[Sequence[str]], *_: object) -> slots.Stories:
    """Each episode is a story."""
    apart = [(episode,) for story in cluster.stories(articles, groups) for episode in story]
    return cluster.in_order(apart, {article.id: article for article in articles})


def no_keys(_article: Article) -> tuple[()]:
    """No paragraph can recur."""
    return ()


def as_they_are(articles: Sequence[Article], *_: object, **__: object) -> tuple[Article, ...]:
    """Nothing is learnt from copies and neighbours."""
    return tuple(articles)


OTHERWISE: dict[str, object] = {
    "wire.groups": other(wire, linked=never, groups=each_alone),
    "cluster": other(cluster, matters=one_story, stories=stories_apart),
    "settle": other(settle, paragraph_keys=no_keys, settle=as_they_are),
}


@pytest.mark.parametrize("slot", OTHERWISE)
def test_weaving_with_other_links_is_reading_with_them(slot: str, tmp_path: Path) -> None:
    """Where another step links reports otherwise, adding report by report still gives what reading all with it gives."""
    paths = written(tmp_path / "in", rows(3, 30))
    with plugins.added(steps={"double.v1": OTHERWISE[slot]}):
        wanted = export.to_json(dateline.read(paths, now=NOW, steps={slot: "double.v1"}))
        with Desk(tmp_path / "news.db", steps={slot: "double.v1"}) as desk:
            for at in range(0, len(paths), 7):
                desk.add(paths[at : at + 7], now=NOW)
            assert export_of(desk) == wanted
    shipped = export.to_json(dateline.read(paths, now=NOW))
    assert shipped.replace(choice.chosen()[slot], "double.v1") != wanted


def test_every_slot_has_a_name_before_its_step_is_loaded() -> None:
    """The names that are known without a step are those of all slots, in their order."""
    assert list(choice.SHIPPED) == list(SLOTS)


def test_what_is_no_slot_or_no_step_is_named() -> None:
    """UnknownName says what there is."""
    with pytest.raises(UnknownName, match="slot of the pipeline"):
        steps.choose({"weather": "weather.v1"})
    with pytest.raises(UnknownName, match=r"weather\.v1"):
        steps.choose({"dates": "weather.v1"})
