"""A plan's entry of the calendar: all its days, and where it was moved to."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest

import dateline
from dateline.doors.export.calendar import to_ics


def entries(folder: Path, *reports: tuple[str, str, str]) -> list[tuple[str, str]]:
    """First day, and the day after the last, of each entry of the calendar of those reports (day, title, text)."""
    for i, (day, title, text) in enumerate(reports):
        line = {"url": f"https://{i}.example/{i}", "title": title, "published": day, "text": text, "language": "en"}
        (folder / f"{i}.jsonl").write_text(json.dumps(line), encoding="utf-8")
    calendar = icalendar.Calendar.from_ical(to_ics(dateline.read(sorted(folder.iterdir()))))
    return sorted((str(one.decoded("dtstart")), str(one.decoded("dtend"))) for one in calendar.walk("VEVENT"))


@pytest.mark.parametrize(
    ("plan", "moved"),
    [
        ("film festival", "has been postponed from 14 June to 21 June because of dredging, the club said on Monday."),
        ("film festival", "will now be held on 21 June instead of 14 June, the club said on Monday."),
        ("film festival", "has been rescheduled for 21 June, the club said on Monday."),
        ("film festival", "has been delayed until 21 June, the club said on Monday."),
        ("film festival", "has been pushed back from Friday 14 June to Friday 21 June, the club said on Monday."),
        ("summit", "has been postponed from June 14 to June 21 because of a strike, the club said on Monday."),
        ("summit", "will now be held on 21 June instead of 14 June, the club said on Monday."),
        ("conference", "has been postponed until 21 June, the club said on Monday."),
        ("conference", "will take place on 21 June instead of on 14 June, the club said on Monday."),
        ("concert", "will now be held on 21 June and not on 14 June, the club said on Monday."),
    ],
)
def test_a_plan_that_was_moved_has_its_new_day(plan: str, moved: str, tmp_path: Path) -> None:
    """However a report words that a plan has another day, the calendar has the new one and not the old."""
    first = (
        f"The Marlow Bay {plan} will be held on 14 June, the club said on Wednesday.\n\nThe club expects 120 guests."
    )
    told = entries(
        tmp_path,
        ("2024-05-01", f"Marlow Bay {plan} set for June", first),
        ("2024-05-20", f"Marlow Bay {plan} put off", f"The Marlow Bay {plan} {moved}\n\nThe club expects 120 guests."),
    )
    assert told == [("2024-06-21", "2024-06-22")]


@pytest.mark.parametrize(
    ("words", "first", "after"),
    [
        ("from 12 to 14 July", "2024-07-12", "2024-07-15"),
        ("from 28 June to 2 July", "2024-06-28", "2024-07-03"),
        ("30 August–3 September", "2024-08-30", "2024-09-04"),
        ("from June 28 through July 2", "2024-06-28", "2024-07-03"),
        ("on 28 June–2 July", "2024-06-28", "2024-07-03"),
        ("from Friday 28 to Sunday 30 June", "2024-06-28", "2024-07-01"),
        ("on Saturday and Sunday, 13 and 14 July", "2024-07-13", "2024-07-15"),
        ("between 5 and 9 July", "2024-07-05", "2024-07-10"),
        ("from 28 June until 2 July", "2024-06-28", "2024-07-03"),
        ("from 30 December to 2 January", "2024-12-30", "2025-01-03"),
        ("on July 12, 13 and 14", "2024-07-12", "2024-07-15"),
    ],
)
def test_a_plan_of_several_days_has_them_all(words: str, first: str, after: str, tmp_path: Path) -> None:
    """A plan over several days lies on all of them."""
    text = f"A conference on archives will take place in Penmoor {words}, the town said on Wednesday.\n\nSome 40 people will come."
    assert (first, after) in entries(tmp_path, ("2024-05-01", "Archivists to come to Penmoor", text))
