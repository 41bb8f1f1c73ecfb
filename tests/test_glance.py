"""Tests for `dateline.glance`: records in a line, and in a notebook."""

from __future__ import annotations

import pickle
from dataclasses import replace

from lxml import html

import dateline
from dateline import Reading
from dateline.desk.between import difference
from dateline.desk.comparing import comparison
from dateline.glance import MOST, ROWS, table
from tests.conftest import reports_in, stories


def example() -> Reading:
    """An example story."""
    return dateline.read(reports_in(stories()[0]))


def test_a_large_record_is_a_line() -> None:
    """What is printed of a reading, and of all that it holds, is one short line that names it."""
    reading = example()
    story = reading.stories[0]
    found = (reading, story, *reading.articles, *reading.events, *reading.statements, *reading.entities, *reading.dispatches)  # fmt: skip
    for one in found:
        line = repr(one)
        assert "\n" not in line
        assert len(line) < 400
        assert line.startswith(f"<{type(one).__name__} ")
    assert story.title[:MOST] in repr(story)
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301


def test_a_notebook_shows_the_timeline() -> None:
    """The table of a reading has a row for each event that is shown, as far as there is room."""
    reading = example()
    page = html.fromstring(f"<div>{reading._repr_html_()}</div>")
    rows = page.xpath("//tbody/tr")
    assert len(rows) == min(ROWS, len(reading.stories[0].events)) > 0
    words = {event.headline.text for event in reading.events if event.headline}
    assert all(row.xpath("td")[2].text_content() in {" ".join(one.split()) for one in words} for row in rows)


def test_what_two_stories_or_days_tell_is_a_line_and_a_table() -> None:
    """Of two stories, and of two days of one: how much of each kind, and a row for each event."""
    one, other = example(), dateline.read(reports_in(stories()[1]))
    found = comparison(one, other)
    assert repr(found).startswith(f"<Comparison a={one.stories[0].title!r}")
    assert len(repr(found)) < 400
    rows = html.fromstring(f"<div>{found._repr_html_()}</div>").xpath("//tbody/tr")
    assert len(rows) == min(ROWS, len(found.events) + len(found.events_of_a) + len(found.events_of_b)) > 0
    empty = replace(one, articles=(), events=(), stories=(replace(one.stories[0], events=()),))
    between = difference("s", "t", empty, one)
    assert repr(between).startswith("<Difference story='s'")
    assert f"new={len(between.new)}" in repr(between)
    assert between._repr_html_().count("<td>new</td>") == min(ROWS, len(between.new)) > 0


def test_words_of_reports_do_nothing() -> None:
    """Neither a terminal nor a page does what a title says."""
    reading = example()
    story = replace(reading.stories[0], title="<script>alert(1)</script>\x1b[2J\u202e\u2028end")
    line, page = repr(story), story._repr_html_()
    assert not {"\x1b", "\u202e", "\u2028"} & {*line, *page}
    assert "<script" not in page


def test_what_a_table_leaves_out_is_said() -> None:
    """Rows beyond the most are counted."""
    made = table("x", (("n",), *((n,) for n in range(ROWS + 3))))
    assert made.count("<tr>") == ROWS + 1
    assert "and 3 more" in made


def test_an_event_is_shown_in_words_of_a_report() -> None:
    """Its headline; else the sentence of a report; never the short name that is made of them."""
    event = next(one for one in example().events if one.headline)
    assert event.headline is not None
    assert event.in_words == event.headline.text
    bare = replace(event, headline=None)
    exemplar = next(one for one in event.reports if one.exemplar)
    assert bare.in_words == " ".join(exemplar.evidence.text.split())
    first = replace(bare, reports=tuple(replace(one, exemplar=False) for one in event.reports))
    assert first.in_words == " ".join(event.reports[0].evidence.text.split())


def test_over_a_change_stand_words_that_tell_it() -> None:
    """The event where it is shown in words of the change; else the words of the change themselves."""
    event = next(one for one in example().events if one.headline)
    assert event.headline is not None
    inside = event.headline.evidence[0]
    elsewhere = replace(inside, article="another", text="The  bridge\nis shut.")
    assert event.heading((elsewhere, inside)) == event.in_words
    assert event.heading((elsewhere,)) == "The bridge is shut."
    assert event.heading(()) == event.in_words
    bare = replace(event, headline=None)
    (exemplar,) = [one.evidence for one in event.reports if one.exemplar]
    later = replace(exemplar, start=exemplar.start + 4, text=exemplar.text[4:])
    assert bare.heading((exemplar,)) == bare.in_words
    assert bare.heading((later,)) == " ".join(later.text.split())
    assert bare.heading((elsewhere,)) == "The bridge is shut."


def test_the_news_stands_over_a_change() -> None:
    """The later words; but over what took place those that told it as to come."""
    change = example().changes[0]
    before, after = change.evidence
    assert replace(change, field="quantity", before="3", after="5").words == (after,)
    assert replace(change, field="status", before="scheduled", after="postponed").words == (after,)
    assert replace(change, field="status", before="scheduled", after="happened").words == (before,)
    note = replace(after, start=after.end + 1, end=after.end + 9, text="Not nine.")
    assert replace(change, field="quantity", evidence=(after, note)).words == (after,)
