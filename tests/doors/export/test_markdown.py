"""Tests for `dateline.doors.export.markdown`, read back by markdown-it (CommonMark)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.doors.export.markdown import escaped, to_markdown
from dateline.doors.inert import clean
from dateline.terms import Reading, State, When
from tests.doors.cli import builders
from tests.doors.export.poison import HOSTILE, poisoned

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    """All tokens, block and inline."""
    found = READER.parse(text)
    return found + [child for token in found for child in token.children or ()]


def test_the_report_has_its_sections() -> None:
    """What the reading tells stands under its headings, cited by number."""
    made = to_markdown(builders.reading())
    headings = [line for line in made.splitlines() if line.startswith("#")]
    assert headings == ["# Council agrees on a bridge", "## In brief", "## Timeline", "### Less sure, or less news", "## Coming up",
                        "## What changed", "## Where reports disagree", "## Who said what", "## Copies", "## Sources"]  # fmt: skip
    assert "~~long~~ → **brief**" in made
    assert "3. Post of the North · Summit will be brief, says Penn · 22 Mar 2030" in made


def test_where_it_stands_is_said_at_the_head() -> None:
    """The state in a report's words, cited, as a line; nothing where none is known, or where it says what the title says."""
    reading = builders.reading()
    evidence = reading.stories[0].brief[0].evidence
    state = State("The council has agreed on a bridge.", evidence, When("2030-03-22", "2030-03-22", "day", "given"))
    stands = replace(reading, stories=(replace(reading.stories[0], state=state),))
    assert "**Last known:** The council has agreed on a bridge \\[" in to_markdown(stands)
    titled = replace(stands, stories=(replace(stands.stories[0], title="The council has agreed on a bridge"),))
    assert "Last known" not in to_markdown(titled)
    assert "Last known" not in to_markdown(replace(reading, stories=(replace(reading.stories[0], state=None),)))


def test_an_empty_reading_says_so() -> None:
    """No story, no report."""
    empty = Reading((), frozenset(), (), (), (), (), (), (), (), (), None, (), ())
    assert to_markdown(empty) == "No story.\n"


@given(text=st.text(alphabet=st.sampled_from("ab1 .-_*`~[]()<>#+!|\\&:;'\"/=\n\t@"), max_size=40))
def test_escaped_words_read_as_written(text: str) -> None:
    """Any words, escaped, are text and nothing else to a Markdown reader."""
    paragraph = READER.parse(f"x{escaped(text)}x" if escaped(text) else "xx")
    inline = [child for token in paragraph for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == f"x{clean(text)}x"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text(words: str) -> None:
    """No markup, picture or link comes out of a report, but addresses of the web for its own title."""
    found = tokens(to_markdown(poisoned(words)))
    assert not any(token.type in ("html_block", "html_inline", "image", "fence", "code_inline") for token in found)
    assert not any(token.type == "link_open" for token in found)


def test_a_part_stands_below_its_whole() -> None:
    """In the next row of the table, marked, its day left to the row above."""
    rows = [line for line in to_markdown(builders.with_a_part()).splitlines() if line.startswith("|")]
    at = next(n for n, line in enumerate(rows) if "The summit would be brief" in line)
    assert rows[at].startswith("|  | ↳ ")
    assert "agreed on Tuesday to hold a long summit" in rows[at - 1]
    assert len(rows) == 1 + len([line for line in to_markdown(builders.reading()).splitlines() if line.startswith("|")])
