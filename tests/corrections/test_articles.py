"""Articles: another day, what is and is not furniture, and who is left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections.articles import Articles
from dateline.terms import Article, Evidence, SetAside
from tests.corrections.builders import article, correction, words

APPEAL = "Stand with the Post and its reporters today."
STORY = article("a", "The bridge is shut.", APPEAL, "It reopens in June. Write to us! Trains run.", day="2031-05-01")
OTHER = article("b", "A trial opened.", f" {APPEAL} ".strip(), "He denies it.", day="2031-05-02")
CLAUSE = "corrected by Ada Lind on 2031-05-14: the desk rang the mayor"


def told(found: Article) -> list[tuple[str, str]]:
    """Kind and text of each paragraph."""
    return [(part.kind, part.text) for part in found.paragraphs]


def test_without_corrections_nothing_is_touched() -> None:
    """The very article that was given."""
    assert Articles([]).kept(STORY) is STORY


def test_a_day_is_put_right() -> None:
    """With the reason as its basis, and a note."""
    found = Articles([correction("date", "a", value="2031-04-30")]).corrected(STORY)
    assert found.published
    assert (found.published.start, found.published.precision, found.published.basis) == ("2031-04-30", "day", CLAUSE)
    assert found.notes == (f"published 2031-04-30: {CLAUSE}",)


def test_a_day_may_be_unknown() -> None:
    """Where the one given is wrong and nobody knows the right one."""
    found = Articles([correction("date", "a", value="unknown")]).corrected(STORY)
    assert found.published is None
    assert CLAUSE in found.notes[0]


def test_the_later_day_wins() -> None:
    """In whatever order they are given to the ledger, which sorts them."""
    earlier = correction("date", "a", value="2031-04-29", when="2031-05-01")
    later = correction("date", "a", value="2031-04-30", when="2031-05-02")
    found = Articles([earlier, later]).corrected(STORY)
    assert found.published
    assert found.published.start == "2031-04-30"


def test_a_paragraph_becomes_furniture() -> None:
    """Of the kind given; and wherever else these very words stand."""
    fixes = Articles([correction("furniture", words(STORY, APPEAL), value="appeal")])
    for one in (STORY, OTHER):
        found = fixes.corrected(one)
        assert [(part.kind, part.text) for part in found.furniture] == [("appeal", APPEAL)]
        assert APPEAL not in [text for _, text in told(found)]
        assert found.notes == (f"{APPEAL} is furniture: {CLAUSE}",)


def test_a_few_words_are_furniture_only_where_they_were_named() -> None:
    """Short lines recur by themselves."""
    fixes = Articles([correction("furniture", words(OTHER, "He denies it."))])
    assert fixes.corrected(article("c", "He denies it.")) == article("c", "He denies it.")


def test_a_sentence_is_cut_out_of_its_paragraph() -> None:
    """What stands before and after it stays the story, with true offsets."""
    found = Articles([correction("furniture", words(STORY, "Write to us!"))]).corrected(STORY)
    assert told(found)[-2:] == [("body", "It reopens in June."), ("body", "Trains run.")]
    assert [part.text for part in found.furniture] == ["Write to us!"]
    assert all(found.text[part.start : part.end] == part.text for part in (*found.paragraphs, *found.furniture))


def test_the_next_paragraph_leads_where_the_lede_was_none() -> None:
    """A story opens with its first paragraph that is no subhead."""
    found = Articles([correction("furniture", words(STORY, "The bridge is shut."))]).corrected(STORY)
    assert told(found)[0] == ("lede", APPEAL)


def test_furniture_becomes_the_story_again() -> None:
    """The later correction wins, and so does a person over the rooms."""
    away = correction("furniture", words(STORY, APPEAL), when="2031-05-01")
    back = correction("not furniture", words(STORY, APPEAL), when="2031-05-02")
    moved = Articles([away]).corrected(STORY)
    assert told(Articles([away, back]).corrected(STORY)) == told(STORY)
    assert told(Articles([back]).corrected(moved)) == told(STORY)
    again = correction("furniture", words(STORY, APPEAL), when="2031-05-03")
    assert told(Articles([again, back, away]).corrected(STORY)) == told(moved)


def test_correcting_twice_is_correcting_once() -> None:
    """After the copies have spoken the corrections are applied again, and change nothing new."""
    fixes = Articles(
        [
            correction("date", "a", value="2031-04-30"),
            correction("furniture", words(STORY, "Write to us!"), value="invite"),
            correction("not furniture", words(STORY, APPEAL)),
        ]
    )
    once = fixes.corrected(STORY)
    assert fixes.corrected(once) == once


@pytest.mark.parametrize("value", ["The Gazette", "the gazette", "gazette.example", "EXAMPLE"])
def test_a_source_is_hidden_by_name_or_host(value: str) -> None:
    """Publisher, host and the domains above it, in any case."""
    fixes = Articles([correction("hide source", value=value)])
    page = replace(STORY, publisher="The Gazette", url="https://www.gazette.example/bridge")
    if value == "EXAMPLE":
        assert fixes.kept(page) is page
    else:
        found = fixes.kept(page)
        assert isinstance(found, SetAside)
        assert CLAUSE in found.reason
        assert not found.fatal
    assert fixes.kept(replace(STORY, publisher="Gazette of Lindholm", url="https://[broken")) == replace(
        STORY, publisher="Gazette of Lindholm", url="https://[broken"
    )


def test_one_article_is_hidden_by_its_id() -> None:
    """The others of its source stay."""
    fixes = Articles([correction("hide source", "a")])
    assert isinstance(fixes.kept(STORY), SetAside)
    assert fixes.kept(OTHER) is OTHER


SPANS = st.lists(st.tuples(st.integers(0, len(STORY.text)), st.integers(0, len(STORY.text))), max_size=4)


@given(SPANS, st.lists(st.booleans(), min_size=4, max_size=4))
def test_any_span_leaves_true_offsets(spans: list[tuple[int, int]], away: list[bool]) -> None:
    """Pieces never overlap, and each is what stands at its offsets."""
    fixes = []
    for (one, other), gone in zip(spans, away, strict=False):
        start, end = sorted((one, other))
        if STORY.text[start:end].strip():
            place = Evidence("a", start, end, STORY.text[start:end])
            fixes.append(correction("furniture" if gone else "not furniture", place))
    found = Articles(fixes).corrected(STORY)
    parts = sorted((*found.paragraphs, *found.furniture))
    assert all(found.text[part.start : part.end] == part.text != "" for part in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert "".join("".join(part.text.split()) for part in parts) == "".join(STORY.text.split())
    assert Articles(fixes).corrected(found) == found
