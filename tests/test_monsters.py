"""Hostile documents: read or set aside with a reason, in time, and what is told of them is true."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.clean import article
from tests.monsters import MONSTERS
from tests.opening import opened

HOUSE = Path(__file__).resolve().parent.parent
MEGABYTES = 500
SECONDS = 5.0


@pytest.mark.parametrize("monster", MONSTERS, ids=lambda monster: str(monster.__name__))
def test_a_monster_ends_in_time(monster: Callable[[], bytes]) -> None:
    """Every monster is read or set aside with reason and remedy within seconds; all that is told stands in the text."""
    data = monster()
    start = time.process_time()
    reports, set_aside = opened(data, name="a.html")
    articles = [article(report) for report in reports]
    assert time.process_time() - start < SECONDS
    assert articles or all(one.reason and one.remedy for one in set_aside)
    for told in articles:
        for part in (*told.masthead, *told.paragraphs, *told.furniture):
            assert told.text[part.start : part.end] == part.text


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to read the peak of memory from")
def test_monsters_need_little_memory() -> None:
    """All monsters one after another stay within the memory that one may take.

    The peak is read from /proc: what `getrusage` says of a child starts with the memory of its parent.
    """
    work = (
        "import re, pathlib; from dateline.clean import article; from tests.monsters import MONSTERS; from tests.opening import opened\n"
        "for monster in MONSTERS:\n    [article(report) for report in opened(monster(), name='a.html')[0]]\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1]) // 1024)"
    )
    found = subprocess.run(
        [sys.executable, "-c", work], check=True, capture_output=True, text=True, cwd=HOUSE, env={"PYTHONPATH": "src:."}
    )
    assert int(found.stdout) < MEGABYTES


def test_two_dates_that_disagree_are_both_kept() -> None:
    """Metadata that name two days of publication leave two candidates, each with where it stood."""
    head = (
        "<meta property='article:published_time' content='2024-03-05T10:00:00+01:00'>"
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": "2024-03-09"}</script>'
    )
    (report,), _ = opened(f"<html><head>{head}</head><p>The pier opened.</p></html>".encode(), name="a.html")
    told = article(report)
    kept = [(one.when.start[:10], one.when.basis) for one in told.candidates if one.clock == "published"]
    assert ("2024-03-05", "meta article:published_time is '2024-03-05T10:00:00+01:00'") in kept
    assert ("2024-03-09", "JSON-LD datePublished is '2024-03-09'") in kept
