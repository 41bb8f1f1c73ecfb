"""Tests for `dateline.doors.cli.show`: what a person sees."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from dateline.doors.cli.page import shortened
from dateline.doors.cli.show import Section, sections, show
from dateline.terms import Part, Reading, When, Words
from tests.doors.cli.builders import reading, titled, with_a_part

GOLDEN = Path(__file__).parent / "golden"


def printed(
    told: Reading,
    width: int,
    *,
    colour: bool = False,
    story: int | None = None,
    sections: Sequence[Section] | None = None,
) -> str:
    """What is printed on a screen of that width."""
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None, highlight=False,
        markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    show(told, console, story=story, sections=sections)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_screen_is_as_golden(width: int, request: pytest.FixtureRequest) -> None:
    """A story with everything in it looks as reviewed, at every width."""
    path = GOLDEN / f"story_{width}.txt"
    shown = printed(reading(), width)
    if request.config.getoption("--golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 57, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """Nor ends in blanks."""
    for line in printed(titled("Ein-" + "sehr" * 60 + " 橋の上の会議" * 9), width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_hostile_titles_stay_inert() -> None:
    """Control characters and overrides of direction go; what looks like markup is shown as it stands."""
    shown = printed(titled("\x1b[31mRed\x1b[0m \x07[bold]loud[/bold] \u202egnp.exe"), 80)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[bold]loud[/bold]" in shown


def test_colour_adds_nothing() -> None:
    """With colour the same words stand there as without."""
    coloured = printed(reading(), 80, colour=True)
    assert "\x1b[" in coloured
    bare = printed(reading(), 80)
    stripped = "".join(part.partition("m")[2] if i else part for i, part in enumerate(coloured.split("\x1b[")))
    assert stripped == bare


def test_a_language_without_a_parser_is_named() -> None:
    """So that nobody takes silence for an empty report."""
    assert "no parser for Greek (el): cleaned, dated and matched only" in printed(reading(), 120)


def test_what_is_told_as_done_of_a_day_ahead_lies_ahead() -> None:
    """No report can know that it happened."""
    base = reading()
    flood = replace(base.events[0], status="happened", when=When("2030-12-01", "2030-12-01", "day", "as built"))
    shown = printed(replace(base, events=(flood, *base.events[1:])), 120)
    assert "lies ahead" in shown


def test_a_plan_whose_day_has_passed_was_due() -> None:
    """It does not become "happened" by itself."""
    base = reading()
    later = replace(base, as_of=When("2030-06-01", "2030-06-01", "day", "as asked"))
    assert "scheduled, was due" in printed(later, 120)
    assert "was due" not in printed(base, 120)


def test_empty_sections_are_left_out() -> None:
    """A story of one report without events shows its title and its source."""
    base = reading()
    story = replace(base.stories[0], events=(), more=(), next=(), brief=())
    bare = replace(base, events=(), changes=(), conflicts=(), statements=(), dispatches=(), stories=(story,))
    shown = printed(bare, 80)
    for heading in ("BRIEF", "TIMELINE", "CHANGED", "DISAGREE", "SAID", "COPIES"):
        assert heading not in shown
    assert "SOURCES" in shown


def test_a_row_reads_as_a_report_told_it() -> None:
    """Its words, its status, its place where they do not say it, and which reports tell it."""
    row = "[The council] agreed on Tuesday to hold a long summit with Orla Penn … · scheduled · Harrow [1][3]"
    assert row in " ".join(printed(reading(), 120).split())


def test_what_is_less_sure_waits_until_it_is_asked_for() -> None:
    """A line counts it and names the option; with all sections it stands below the timeline."""
    first, whole = printed(reading(), 120), printed(reading(), 120, sections=sections(more=True))
    assert "and 1 less sure or less news: --more" in first
    assert "Council votes" not in first
    assert "LESS SURE, OR LESS NEWS" in whole
    assert "Council votes" in whole
    assert "--more" not in whole


def test_what_is_planned_has_a_section_of_its_own() -> None:
    """What is to come stands by itself, and nothing stands there where nothing is planned."""
    base = reading()
    assert "COMING UP" in printed(base, 120)
    assert "COMING UP" not in printed(replace(base, stories=(replace(base.stories[0], next=()),)), 120)


def test_no_story_is_said() -> None:
    """An empty reading says so."""
    assert "No story" in printed(replace(reading(), stories=()), 80)


def test_one_story_of_many() -> None:
    """`story` chooses by number; each story bears the number that chooses it."""
    base = reading()
    second = replace(base.stories[0], title="Another matter altogether")
    both = replace(base, stories=(*base.stories, second))
    assert "2 stories." in printed(both, 80)
    chosen = printed(both, 80, story=2)
    assert "2  Another matter altogether" in chosen
    assert "Council agrees on a bridge\n" not in chosen.split("IN BRIEF", maxsplit=1)[0]


def test_an_ascii_terminal_gets_ascii_signs() -> None:
    """Signs have plain stand-ins where the terminal's encoding lacks them."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
    base = reading()
    show(replace(base, articles=base.articles[:3]), Console(file=out, width=80, highlight=False, markup=False))
    out.flush()
    assert "long -> brief" in out.buffer.getvalue().decode("ascii")


@given(st.text(max_size=80), st.integers(min_value=40, max_value=130))
def test_any_title_at_any_width(title: str, width: int) -> None:
    """No title breaks the screen."""
    for line in printed(titled(title), width).split("\n"):
        assert cell_len(line) <= width


@given(st.text(max_size=60), st.integers(min_value=2, max_value=40))
def test_shortened_text_fits(words: str, most: int) -> None:
    """Shortening keeps to the columns given."""
    assert cell_len(shortened(words, most)) <= most


@pytest.mark.parametrize("width", [40, 120])
def test_a_part_stands_below_its_whole(width: int) -> None:
    """Further in than the row that it hangs from; what has no words is not shown, and nothing else moves."""
    plain, parted = printed(reading(), width).splitlines(), printed(with_a_part(), width).splitlines()
    new = [n for n, line in enumerate(parted) if line not in plain]
    first = parted[new[0]]
    whole = max(n for n, line in enumerate(parted[: new[0]]) if "[The council]" in line)
    assert first.index("The summit would be brief") > parted[whole].index("[The council]")
    assert " ".join("".join(parted[whole : new[0]]).split()).count("[1][3]") == 1
    assert [line for n, line in enumerate(parted) if n not in new] == plain


def test_a_title_is_no_part_of_what_it_tells() -> None:
    """It tells the whole once more."""
    parted = with_a_part()
    (part,) = (one for one in parted.events if one.part_of is not None and one.headline is not None)
    assert part.headline is not None
    words = part.headline.evidence[0]
    title = Part(words.article, words.start, words.end, words.text, "title")
    titled = tuple(replace(a, masthead=(title,)) if a.id == words.article else a for a in parted.articles)
    assert printed(replace(parted, articles=titled), 80) == printed(reading(), 80)


def test_what_somebody_said_is_whole() -> None:
    """Up to four hundred columns, for the point of a sentence often comes last; what is longer ends between two words, with dots."""
    told = reading()
    for length, whole in ((390, True), (500, False)):
        said = " ".join(["bridges"] * (length // 8)) + " last"
        statements = tuple(
            replace(one, shown=Words(said, one.shown.evidence)) if one.id == "s2" and one.shown else one
            for one in told.statements
        )
        shown = " ".join(printed(replace(told, statements=statements), 80, sections=sections(["said"])).split())
        assert (said in shown) is whole
        assert ("bridges…" in shown) is not whole
