"""Three clocks."""

from __future__ import annotations

from dateline.clean import article
from dateline.terms import When
from tests.clean.reports import STORY, report
from tests.opening import opened

TITLE = "Vessport to rebuild its eastern pier"


def day(when: When | None) -> str | None:
    return when.start if when else None


def test_page_clock_and_stamp() -> None:
    """Of two stamps the one that is "10 months" older is the story's, the other the page's own clock."""
    told = article(report(f"Sunday, 25 August, 2019\n{TITLE}\n24 Oct 2018, 00:47 (10 months ago)\n{STORY}"))
    assert day(told.published) == "2018-10-24T00:47"
    assert day(told.fetched) == "2019-08-25"


def test_dates_of_furniture_and_story_are_not_the_storys() -> None:
    """A campaign's start, a copyright year, a caption's day and a date in the story are none of the clocks'."""
    furniture = "Since July 1, 2024, we have disabled all ads. Your support keeps our newsroom open."
    caption = "The pier on March 3, 2017. PHOTO: REUTERS"
    told = article(
        report(
            f"{TITLE}\n{caption}\n{STORY} It burned on 1 May 2016.\n{furniture}\n© 2023 Courier. All rights reserved."
        )
    )
    assert told.published is None


def test_address() -> None:
    """The address tells the day when nothing else does."""
    assert day(article(report(STORY, url="https://courier.example/2018/jan/03/pier")).published) == "2018-01-03"
    assert article(report(STORY, url="https://courier.example/2016/12/story-360-is")).published is None


def test_majority() -> None:
    """Metadata that address and stamp contradict together loses; all stay candidates."""
    told = article(
        report(
            f"{TITLE}\nPublished 3 January 2018\n{STORY}",
            kind="jsonl",
            url="https://c.example/2018/01/03/x",
            published="2019-06-30",
        )
    )
    assert day(told.published) == "2018-01-03"
    assert {candidate.when.start for candidate in told.candidates} == {"2018-01-03", "2019-06-30"}


def test_own_day() -> None:
    """An instant in UTC gives way to the publisher's own day."""
    told = article(report(STORY, kind="jsonl", url="https://c.example/2019/01/01/x", published="2018-12-31T23:30:00Z"))
    assert day(told.published) == "2019-01-01"


def test_impossible_metadata() -> None:
    """A date that no calendar has is refused with a note."""
    told = article(report(STORY, kind="jsonl", published="0000-00-00"))
    assert told.published is None
    assert "is no date" in told.notes[0]


def test_dateline_day() -> None:
    """A dateline's day is the last such day before the fetch."""
    told = article(report(f"VESSPORT, Dec 30 (Reuters) - {STORY}", kind="jsonl", fetched="2018-01-14"))
    assert day(told.published) == "2017-12-30"


def test_modified() -> None:
    """A stamp that says "updated" is the other clock."""
    told = article(report(f"{TITLE}\nPublished 3 January 2018\nUpdated 4 January 2018, 10:30\n{STORY}"))
    assert (day(told.published), day(told.modified)) == ("2018-01-03", "2018-01-04T10:30")


def test_a_dump_writes_its_days_as_its_language_does() -> None:
    """4/10 in a line of JSON is read day first where its language writes so, and is no day where nobody can tell."""
    for language, day in (("de", "2021-10-04"), ("en-US", "2021-04-10"), ("en", None)):
        line = f'{{"text": "The bridge opened.", "date": "04/10/2021", "language": "{language}"}}'
        (report,), _ = opened(line.encode(), name="a.jsonl")
        published = article(report).published
        assert (published.start if published else None) == day
