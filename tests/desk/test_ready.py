"""What every reading loads is loaded before processes are copied."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from dateline.desk import ready
from dateline.language import parser_for
from dateline.language.registry import loaded
from dateline.steps import choose

COUNTED = """
import json, re._compiler
from dateline import pipeline
from dateline.desk import ready, reports_of
from dateline.steps import choose
from bench.corpus import example_files
from tests import fakeparser

count, compiles = [0], re._compiler.compile

def counting(*given, **named):
    count[0] += 1
    return compiles(*given, **named)

re._compiler.compile = counting
told = []
with fakeparser.installed():
    for work in (lambda: ready.to_tell(choose(), ["en"]), lambda: pipeline.read(reports_of(map(str, example_files())))):
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
    ready.to_tell(choose(), ["en"])
    before = loaded()
    assert before
    for language in ("xx", None, "en"):
        parser_for(language)
    assert loaded() == before
