"""Whole small stories: what turns in them is found, what only looks like a turn is not."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from dateline import pipeline
from dateline.slots import Groups, Matters, Stories
from dateline.steps import choose
from dateline.terms import Article, Mention, Reading, Timex
from tests.opening import opened
from tests.tell.turns import CHANGES, CONFLICTS, LOOKALIKES, Lookalike, Report, Turn


class OneStory:
    """Puts all episodes into one story: what must not be compared is not kept apart by being told of two."""

    def __init__(self) -> None:
        self._real = choose().matters

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def stories(
        self,
        articles: Sequence[Article],
        groups: Groups,
        mentions: Mapping[str, Sequence[Mention]],
        timexes: Mapping[str, Sequence[Timex]],
    ) -> Stories:
        """What the real step finds, in one."""
        found = self._real.stories(articles, groups, mentions, timexes)
        return (tuple(episode for story in found for episode in story),)


def read(told: tuple[Report, ...], *, as_of: date | None = None) -> Reading:
    """The reading of a small story, a report a line of JSON."""
    rows = [
        {"id": f"r{number}", "url": f"https://outlet{number}.example/{number}", "published": day, "text": text}
        for number, (day, text) in enumerate(told)
    ]
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    found, set_aside = opened(lines, name="story.jsonl", file="story.jsonl")
    assert not set_aside
    return pipeline.read(found, as_of=as_of, steps=replace(choose(), matters=cast("Matters", OneStory())))


def shown(reading: Reading) -> list[tuple[str, str, str]]:
    """Field and the words of either side of each change and each conflict."""
    changes: list[tuple[str, str, str]] = [
        (one.field, one.evidence[0].text, one.evidence[1].text) for one in reading.changes
    ]
    return changes + [
        (one.field, " ".join(words.text for words in mine.evidence), " ".join(words.text for words in theirs.evidence))
        for one in reading.conflicts
        for mine, theirs in zip(one.sides, one.sides[1:], strict=False)
    ]


@pytest.mark.parametrize("turn", CHANGES, ids=[one.kind for one in CHANGES])
def test_what_turns_is_a_change(turn: Turn) -> None:
    """A change of that field, whose two sides hold the words that differ."""
    found = shown(read(turn.reports))
    assert any(
        field == turn.field and turn.before in before and turn.after in after for field, before, after in found
    ), found


@pytest.mark.parametrize("clash", CONFLICTS, ids=[one.kind for one in CONFLICTS])
def test_what_cannot_both_be_so_is_a_conflict(clash: Turn) -> None:
    """A conflict of that field, one side of which holds the one, the other the other."""
    found = shown(read(clash.reports))
    assert any(
        field == clash.field
        and ((clash.before in one and clash.after in other) or (clash.after in one and clash.before in other))
        for field, one, other in found
    ), found


@pytest.mark.parametrize("story", LOOKALIKES, ids=[one.kind for one in LOOKALIKES])
def test_what_only_looks_alike_is_neither(story: Lookalike) -> None:
    """Nothing of the kind is shown though all is put into one story."""
    reading = read(story.reports)
    assert not (reading.changes if story.of == "changes" else reading.conflicts)


@pytest.mark.parametrize("turn", CHANGES, ids=[one.kind for one in CHANGES])
def test_as_of_the_first_day_nothing_has_turned(turn: Turn) -> None:
    """As of the day of the first report changes, title, state, brief and what is next are those of that report alone."""
    first = date.fromisoformat(turn.reports[0][0])
    alone, as_of = read(turn.reports[:1]), read(turn.reports, as_of=first)
    assert as_of.changes == alone.changes
    assert [(one.title, one.state, one.brief, one.next) for one in as_of.stories] == [
        (one.title, one.state, one.brief, one.next) for one in alone.stories
    ]


def test_plans_that_their_own_words_part_are_two() -> None:
    """The same two people meet at two places, the later one told for a month; a second report that tells the first plan again makes no third."""
    told = (
        (
            "2021-10-21",
            (
                "President Orla Penn of Norrland and President Vesna Marek of Tarnow are to meet in Velm on 11 November, an aide said on Tuesday.\n"
                "The two leaders plan to be in Velm for a ceremony."
            ),
        ),
        (
            "2021-10-24",
            (
                "Norrland's President Orla Penn and Tarnow's President Vesna Marek will meet for a long session on the sidelines of the N9 summit in "
                "Harrow in a month's time, an aide said on Friday.\nA separate meeting between the leaders on 11 November in Velm would be short."
            ),
        ),
    )
    reading = read(told)
    events = {event.id: event for event in reading.events}
    ahead = [events[id].in_words for id in reading.stories[0].next]
    assert len(ahead) == 2
    assert ["Harrow" in words for words in ahead] == [True, False]
