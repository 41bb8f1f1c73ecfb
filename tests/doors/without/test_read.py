"""Three outlets tell of one fall: what one of them alone tells goes out by no door, hidden by a reader or left out by the desk."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.desk import Desk
from dateline.doors.export import FORMATS, export, record_json
from dateline.doors.without import without
from dateline.terms import Reading

NOW = date(2031, 6, 1)
OUTLET = "Velm Star"
ALONE = ("zorvath", "ilona", "harbour master", "head of the", "may 12", "2031-05-12")
"""Words of that outlet: names, roles, a day."""
REPORTS = (
    ("Velm Post", "Crane falls on Velm quay", "2031-05-04",
     ("VELM, May 4 - A crane fell on the Velm quay on Sunday and two people were hurt, the harbour board said.\n\n"
     'Quarn said the quay would be shut until May 10. "We shall open it when it is safe," Quarn said.')),
    (OUTLET, "Zorvath crane collapse at Velm quay", "2031-05-05",
     ("VELM, May 5 - A Zorvath crane fell on the Velm quay on Sunday and three people were hurt, harbour master Ilona Quarn said.\n\n"
     "Ilona Quarn, head of the Zorvath inquiry, said the quay would be shut until May 12. "
     '"We shall open it when it is safe," Ilona Quarn said. Dorin Zorvath denied any fault.')),
    ("Velm Herald", "Quay shut after crane fall", "2031-05-05",
     ("VELM, May 5 - The quay of Velm was shut on Monday after a crane fell on it on Sunday, hurting two people.\n\n"
     "Quarn said on Monday the board would meet on May 8.")),
)  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database with the three reports."""
    names = ("publisher", "title", "published", "text")
    lines = (json.dumps(dict(zip(names, report, strict=True))) for report in REPORTS)
    (tmp_path / "velm.jsonl").write_text("\n".join(lines), "utf-8")
    with Desk(tmp_path / "velm.db") as desk:
        desk.add([tmp_path / "velm.jsonl"], now=NOW)
        desk.looked(desk.stories().items[0].id)
    return tmp_path / "velm.db"


def _alone(told: str) -> list[str]:
    return [words for words in ALONE if words in told.lower()]


def _asked(desk: Desk) -> list[object]:
    """What a desk answers."""
    stories = [desk.show(line.id) for line in desk.stories()]
    then = [desk.show(one.stories[0].id, as_of="2031-05-05") for one in stories]
    return [
        desk.stories(), *stories, *then, desk.changes(), desk.conflicts(), desk.copies(), desk.next(), desk.unseen(), desk.ahead(),
        desk.said("Quarn"), desk.search("crane"), desk.search("Zorvath"), desk.new_since("2031-05-01"), desk.everything(),
    ]  # fmt: skip


def _written(reading: Reading) -> str:
    """A story in all formats that are text."""
    names = (name for name, form in FORMATS.items() if not (form.binary or form.tables))
    return "\n".join(export(reading, name).data.decode("utf-8") for name in (*names, "csv:events", "csv:entities"))


def test_no_format_has_what_a_hidden_outlet_alone_tells(db: Path) -> None:
    """Neither its names nor its day; with all outlets they stand there."""
    with Desk(db) as desk:
        (whole,) = (desk.show(line.id) for line in desk.stories())
    assert _alone(_written(whole)) == list(ALONE)
    left = without(whole, [OUTLET])
    assert left is not None
    assert len(left.articles) == 2
    assert {one.name for one in left.entities if one.kind == "person"} <= {"Quarn"}
    assert _alone(_written(left)) == []


def test_a_source_that_the_desk_leaves_out_is_told_by_no_verb(db: Path) -> None:
    """As of a day, too, though it was told before; the report itself is there for who asks for it by its id."""
    with Desk(db) as desk:
        star = next(one for one in desk.everything().articles if one.publisher == OUTLET)
        assert any(_alone(record_json(answer)) for answer in _asked(desk))
        desk.correct("hide source", [], OUTLET, who="Ada Lind", why="no outlet")
        assert [_alone(record_json(answer)) for answer in _asked(desk)] == [[]] * len(_asked(desk))
        assert desk.article(star.id).publisher == OUTLET
