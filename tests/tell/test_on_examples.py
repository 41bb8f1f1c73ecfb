"""What every brief and every section must hold, on the examples as read."""

from __future__ import annotations

import re

import pytest

from dateline.tell.brief import MOST, WORDS
from dateline.tell.fresh import SAME
from dateline.tell.reported import Wire
from dateline.terms import BriefLine, Reading
from dateline.vectors import cosine, terms, vectors

IN_BRACKETS = re.compile(r" \[[^\[\]]*\]")
BARE_PRONOUN = re.compile(r"^(?:He|She|They|It|His|Her|Their|This|These|Those)\b(?! \[)")
BARE_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s|’s)?|today|tomorrow|yesterday|(?:next|last) (?:week|month|year))\b"
    r"(?!['’]s \[|(?: (?:morning|afternoon|evening|night))? \[|,? \(?[A-Z][a-z]+\.? \d)"
)


@pytest.fixture(scope="module")
def brief(told: Reading) -> tuple[BriefLine, ...]:
    """The brief of an example's one story."""
    (story,) = told.stories
    return story.brief


def test_no_two_sentences_say_one_thing(brief: tuple[BriefLine, ...]) -> None:
    """Three to nine sentences of 250 words at most, none of which is another one in other words."""
    rows = vectors([terms(line.evidence[0].text) for line in brief])
    assert 3 <= len(rows) <= MOST
    assert sum(len(line.text.split()) for line in brief) <= WORDS
    assert all(cosine(one, other) < SAME for i, one in enumerate(rows) for other in rows[:i])


def test_the_newest_state_comes_first(told: Reading, brief: tuple[BriefLine, ...]) -> None:
    """The first sentence is of the dispatch that came out last, or of its day."""
    wire = Wire.read(told.dispatches, told.articles)
    first = wire.first[wire.dispatch(brief[0].evidence[0].article)]
    assert first.last_day == max(when.last_day for when in wire.first.values())


def test_no_name_or_day_dangles(brief: tuple[BriefLine, ...]) -> None:
    """Who opens a sentence as "he" and a day like "Tuesday" stand with what they mean; without that, the words are the report's."""
    for line in brief:
        assert not BARE_PRONOUN.search(line.text), line.text
        assert not BARE_DAY.search(line.text), line.text
        assert IN_BRACKETS.sub("", line.text) in " ".join(words.text for words in line.evidence)


def test_what_changed_and_what_clashes_is_told_once(told: Reading) -> None:
    """No two changes, and no two conflicts, show the same words for the same field."""
    changes = [(one.field, one.before, one.after, one.evidence) for one in told.changes]
    clashes = [(one.field, tuple(side.evidence for side in one.sides)) for one in told.conflicts]
    assert len(set(changes)) == len(changes)
    assert len(set(clashes)) == len(clashes)


def test_a_change_is_shown_in_two_reports_of_other_dispatches(told: Reading) -> None:
    """Before and after never stand in copies of one dispatch."""
    wire = Wire.read(told.dispatches, told.articles)
    for change in told.changes:
        before, after = change.evidence
        assert wire.dispatch(before.article) != wire.dispatch(after.article)
