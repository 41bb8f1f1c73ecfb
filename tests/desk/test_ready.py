"""What every reading loads is loaded before processes are copied."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import choice
from dateline.batch.reading import Reading
from dateline.batch.telling import Telling
from dateline.desk import ready
from dateline.language import load
from dateline.language.registry import loaded
from tests import plugins

COUNTED = """
import json, re._compiler
from dateline import pipeline
from dateline.desk import ready, reports_of
from bench.corpus import example_files
from tests import fakeparser

count, compiles = [0], re._compiler.compile

def counting(*given, **named):
    count[0] += 1
    return compiles(*given, **named)

re._compiler.compile = counting
told = []
with fakeparser.installed():
    for work in (lambda: ready.to_tell(["en"]), lambda: pipeline.read(reports_of(map(str, example_files())))):
        count[0] = 0
        work()
        told.append(count[0])
print(json.dumps(told))
"""
"""In a process of its own, in which nothing is loaded."""


def test_most_is_loaded_before() -> None:
    """Of the patterns that are compiled a fourth at most is left for reports of many kinds."""
    made = subprocess.run([sys.executable, "-c", COUNTED], capture_output=True, text=True, check=True)
    before, after = json.loads(made.stdout)
    assert before > 100
    assert after * 3 < before


@pytest.mark.usefixtures("small_parser")
def test_a_language_without_a_parser_loads_none() -> None:
    """So that nobody begins anew for a report in it; one that has a parser is loaded once."""
    ready.to_tell(["en"])
    before = loaded()
    assert before
    load(["xx", "en"])
    assert loaded() == before


@pytest.mark.usefixtures("small_parser")
@pytest.mark.parametrize("slot", ["clean_each", "read"])
def test_a_fault_costs_nothing(monkeypatch: pytest.MonkeyPatch, slot: str) -> None:
    """What is loaded early is not asked for yet; whoever reads later says what is wrong."""
    told: list[str] = []

    def fails(*_: object, **__: object) -> None:
        told.append(slot)
        raise ValueError(slot)

    monkeypatch.setattr(f"dateline.pipeline.{slot}", fails)
    ready.to_clean()
    ready.to_tell(["en"])
    assert slot in told


@pytest.mark.usefixtures("small_parser")
def test_no_step_of_a_plugin_sees_the_invented_pages(tmp_path: Path) -> None:
    """It would not know them for such, and may end the program."""

    def cleaned(*_: object, **__: object) -> None:
        raise SystemExit

    with plugins.added(steps={"clean.odd.v1": cleaned}):
        steps = choice.chosen({"clean": "clean.odd.v1"})
        Reading(tmp_path, {}, steps, None).ready()
        Telling(tmp_path, "", steps, lambda _: {}, frozenset({"en"})).ready()
