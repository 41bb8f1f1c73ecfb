"""Chapters: the months of a long story."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from dateline.doors.shelf import Shelf
from dateline.doors.web.chapters import chapters, month_called, month_of
from dateline.doors.web.render import fragment
from dateline.doors.web.scale import view
from dateline.doors.web.story import CHAPTERS, UNSURE, _body
from dateline.doors.web.told import WebShelf
from dateline.terms import Event, Precision, When
from tests.doors.cli.builders import FLOOD, PLAN, TURN, reading


def _when(start: str, end: str | None = None, precision: Precision = "day") -> When:
    return When(start, end or start, precision, "as built")


def _event(id: str, when: When | None, sure: float = 0.5) -> Event:
    return replace(FLOOD, id=id, when=when, sure=sure)


def _shelf(shown: list[Event], more: list[Event]) -> Shelf:
    """A story reported in March, April and May."""
    base = reading()
    april = replace(PLAN, id="a9", published=_when("2030-04-09"))
    may = replace(TURN, id="a10", published=_when("2030-05-02"))
    articles = (*base.articles, april, may)
    story = replace(
        base.stories[0], articles=tuple(one.id for one in articles), events=tuple(one.id for one in shown),
        more=tuple(one.id for one in more), next=(),
    )  # fmt: skip
    return Shelf(
        replace(base, articles=articles, events=(*shown, *more), stories=(story,), changes=(), conflicts=()), story
    )


ROWS = [_event(f"m{n}", _when(f"2030-03-{n:02}"), 0.5 + n / 100) for n in range(1, 9)]


def test_a_short_story_has_none() -> None:
    """Few rows, or few months of reporting, are read as they stand."""
    assert chapters(_shelf(ROWS[:3], [])) == ()
    assert chapters(Shelf(reading(), reading().stories[0])) == ()


def test_every_row_stands_in_one_chapter() -> None:
    """Months in order; what is less sure stands below its month, or at the end if nothing else is told of that month."""
    old, vague = _event("old", _when("1998-01-01", "1998-12-31", "year")), _event("none", None)
    found = chapters(
        _shelf([*ROWS, _event("may", _when("2030-05-01"))], [_event("less", _when("2030-03-30")), old, vague])
    )
    assert [one.called for one in found] == ["Mar 2030", "May 2030", "Other days"]
    assert [one.reports for one in found] == [3, 1, 0]
    assert [event.id for one in found for event in one.rows] == [*(row.id for row in ROWS), "may"]
    assert [[event.id for event in one.waiting] for one in found] == [["less"], [], ["none", "old"]]


def test_the_surest_of_equals_is_the_milestone() -> None:
    """The row that stands for a month is the one that most texts tell, then the surest."""
    found = chapters(_shelf([*ROWS, _event("may", _when("2030-05-01"))], []))
    assert [one.milestone.id if one.milestone else None for one in found] == ["m8", "may"]


def test_a_month_is_named_as_far_as_it_is_known() -> None:
    """A day and a span lie in a month, a season in a year, a decade in itself; without a day there is none."""
    cases = {
        _when("2030-03-05"): "2030-03",
        _when("2030-03-30", "2030-04-02", "span"): "2030-03",
        _when("2030-03-01", "2030-05-31", "season"): "2030",
        _when("2000-01-01", "2009-12-31", "decade"): "2000s",
    }
    for when, month in cases.items():
        assert month_of(_event("x", when)) == month
    assert month_of(_event("x", None)) == ""
    assert [month_called(month) for month in ("2030-03", "2030", "2000s", "")] == [
        "Mar 2030",
        "2030",
        "2000s",
        "Other days",
    ]


def test_a_page_of_many_years_has_a_bound() -> None:
    """The newest months stand on the page, the one reported last open, the earlier ones behind one link; of what is less sure some, and how many more."""
    months = [f"{2026 + n // 12}-{1 + n % 12:02}" for n in range(48)]
    base = reading()
    articles = tuple(replace(PLAN, id=f"a{n}", published=_when(f"{month}-09")) for n, month in enumerate(months))
    shown = [_event(f"s{n}", _when(f"{month}-08")) for n, month in enumerate(months)]
    more = [_event(f"w{n}-{k}", _when(f"{month}-05")) for n, month in enumerate(months) for k in range(12)]
    story = replace(
        base.stories[0], articles=tuple(one.id for one in articles), events=tuple(one.id for one in shown),
        more=tuple(one.id for one in more), next=(), brief=(),
    )  # fmt: skip
    events = tuple(
        replace(one, reports=tuple(replace(r, article="a0") for r in one.reports)) for one in (*shown, *more)
    )
    told = WebShelf(
        replace(base, articles=articles, events=events, stories=(story,), changes=(), conflicts=(), statements=()),
        story,
    )
    body = _body(told, None, "reports", view(told, "reports", None))
    page = html.document_fromstring(str(fragment(told, "story_body.html", shown=lambda: body)))
    chapters = page.xpath("//details[@class='chapter']")
    assert len(chapters) == CHAPTERS
    assert [one.get("id") for one in chapters if one.get("open") is not None] == [f"month-{months[-1]}"]
    assert "12 earlier months" in page.xpath("//div[@class='chapters']/p")[0].text_content()
    assert all(len(one.xpath(".//details//li[@class='event']")) == UNSURE for one in chapters)
    assert all("and 4 more" in one.text_content() for one in chapters)
