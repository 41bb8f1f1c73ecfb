"""Tests for `dateline.doors.cli.answers`: what a person sees of what the desk answers."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from dateline.doors.cli import answers
from dateline.doors.cli.page import PrintedPage
from dateline.terms import (
    Added,
    Changed,
    Correction,
    Disputed,
    Edit,
    Evidence,
    Finding,
    Hit,
    Page,
    Said,
    SetAside,
    StoryLine,
    Why,
)
from tests.doors.cli.builders import reading

GOLDEN = Path(__file__).parent / "golden"
TOLD = reading()
STORY = TOLD.stories[0]
ARTICLES = {article.id: article for article in TOLD.articles}
WORDS = TOLD.changes[0].evidence[0]
LINE = StoryLine("s1f00d", STORY.title, 4, STORY.first, STORY.last, "2030-03-22", independent=2)
CHANGE = Changed("c1", "change", "s1f00d", STORY.title, "summit with Orla Penn", "2030-03-22", TOLD.changes[0])
EDIT = Edit("a2", "fact", "May 7", "May 8", (WORDS,))
REVISED = replace(CHANGE, id="c2", kind="revision", what="Council agrees on a bridge", day="2030-03-08", change=EDIT)
GONE = replace(CHANGE, id="c3", kind="withdrawn", what="Council agrees on a bridge", day="2030-03-09", change=None)
OTHER = replace(CHANGE, id="c4", story="s2beef", title="Ferry to be sold", what="sale of the ferry", day=None)
SPAN = Evidence("a1", 0, 45, "The council of Velm agreed on Tuesday to hold")

ANSWERS: dict[str, Callable[[PrintedPage], None]] = {
    "stories": lambda page: answers.stories(Page((LINE, replace(LINE, id="s2beef", title="", changed=None, first=None)), "m4rk"), page),
    "added": lambda page: answers.added(
        Added(("a1", "a2"), ("a3",), ("a4",), (SetAside("x", "y", "z"),), ("s", "t", "u")), (STORY,), page
    ),
    "changes": lambda page: answers.changes((CHANGE, REVISED, GONE, OTHER), page),
    "conflicts": lambda page: answers.conflicts(
        (Disputed("d", "s1f00d", STORY.title, "summit with Orla Penn", TOLD.conflicts[0]),), page
    ),
    "copies": lambda page: answers.copies(TOLD.dispatches[:1], ARTICLES, page),
    "edits": lambda page: answers.edits((EDIT, replace(EDIT, kind="cut", before="in Harrow", after="")), page),
    "said": lambda page: answers.said(
        Page(
            tuple(Said("Orla Penn", "s1f00d", STORY.title, one, "Post of the North", STORY.last) for one in TOLD.statements),
            "q9",
        ),
        page,
    ),
    "hits": lambda page: answers.hits(
        Page((Hit("article", "a1", "s1f00d", "a1", STORY.title, STORY.first, SPAN, ((4, 11), (15, 19)), 1.5),), None), page
    ),
    "why": lambda page: answers.why(
        Why("e1", "event", "summit with Orla Penn", ("the latest report wins", "two reports say so"), (WORDS,), "s1f00d"), page
    ),
    "corrections": lambda page: answers.corrections(
        (
            Correction("k1", "date", (WORDS,), "2030-03-04", (), "anna", "2030-03-30T10:00:00+00:00", "the stamp is wrong", "Council agrees"),
            Correction("k2", "merge stories", (WORDS,), None, (), "bert", "2030-03-31T10:00:00+00:00", "one matter"),
        ),
        page,
    ),
    "findings": lambda page: answers.findings(
        (Finding("integrity", True, "whole", ""), Finding("steps", False, "dates.rules.v0", "run `dateline rebuild`")), page
    ),
}  # fmt: skip


def printed(answer: Callable[[PrintedPage], None], width: int) -> str:
    """What is printed on a screen of that width."""
    out = io.StringIO()
    answer(
        PrintedPage(Console(file=out, width=width, highlight=False, markup=False, emoji=False, legacy_windows=False))
    )
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_as_golden(name: str, width: int, request: pytest.FixtureRequest) -> None:
    """Each answer looks as reviewed, on a narrow screen and a wide one."""
    path = GOLDEN / f"{name}_{width}.txt"
    shown = printed(ANSWERS[name], width)
    if request.config.getoption("--golden"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
    assert all(cell_len(line) <= width and line == line.rstrip() for line in shown.splitlines())


EMPTY: tuple[Callable[[PrintedPage], None], ...] = (
    lambda page: answers.stories(Page((), None), page),
    lambda page: answers.changes((), page),
    lambda page: answers.conflicts((), page),
    lambda page: answers.copies((), {}, page),
    lambda page: answers.corrections((), page),
    lambda page: answers.edits((), page),
    lambda page: answers.said(Page((), None), page),
    lambda page: answers.hits(Page((), None), page),
)


@pytest.mark.parametrize("answer", EMPTY)
def test_nothing_is_said_in_words(answer: Callable[[PrintedPage], None]) -> None:
    """Where there is nothing, a reader is told so."""
    assert printed(answer, 80).strip().endswith(".")


def test_hostile_words_stay_inert() -> None:
    """A title that holds control characters cannot move the cursor, and what looks like markup is shown."""
    line = replace(LINE, title="\x1b[31mRed\x07 [bold]loud[/bold] \u202egnp.exe")
    shown = printed(lambda page: answers.stories(Page((line,), None), page), 80)
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[bold]loud[/bold]" in shown
