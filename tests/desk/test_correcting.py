"""Correcting at the desk: what was put right holds, and equals reading everything with the same corrections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dateline import Desk
from dateline.doors import export
from dateline.errors import BadCorrection, UnknownName
from dateline.terms import Correction, EventReport, Reading, Statement
from tests.desk.builders import FURNITURE, NOW, at_once, export_of, rows, written

WHO: dict[str, Any] = {"who": "Ada Lind", "why": "the desk rang the mayor"}


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Files of two dozen reports of three matters."""
    return written(tmp_path / "in", rows(2, 24))


@pytest.fixture
def full(desk: Desk, paths: list[Path]) -> Desk:
    """A desk that has read them."""
    desk.add(paths, now=NOW)
    return desk


def clock() -> Iterator[datetime]:
    """One minute after another."""
    moment = datetime(2024, 1, 2, tzinfo=UTC)
    while True:
        yield moment
        moment += timedelta(minutes=1)


def same_as_reading(desk: Desk, paths: list[Path]) -> None:
    """Assert that the desk tells what one reading of all with its corrections tells, and so does a rebuild of it.

    The index of copies is then what it was, too: nothing is left in it of how an article was read before.
    """
    told, shingles = export_of(desk), indexed(desk)
    assert told == at_once(paths, corrections=desk.corrections())
    desk.rebuild()
    assert export_of(desk) == told
    assert indexed(desk) == shingles


def indexed(desk: Desk) -> list[tuple[int, str]]:
    """What the index of copies holds."""
    rows = "select shingle.key, article.id from shingle left join article on article.n = shingle.article"
    return sorted(desk._store.db.execute(rows))


def some_statement(reading: Reading) -> Statement:
    """A statement whose speaker is known."""
    return next(one for one in reading.statements if one.speaker)


def make(desk: Desk, kind: str, chance: Random, now: datetime) -> Correction | None:
    """One correction of this kind, of something that chance picks; None where there is nothing of the sort."""
    whole = desk.everything()
    story = chance.choice(whole.stories)
    article = desk.article(chance.choice(story.articles))
    reading = export.only_story(whole, whole.stories.index(story) + 1)
    people = [one.id for one in reading.entities if one.kind == "person"]
    part = chance.choice((*article.paragraphs, *article.furniture))
    words = f"{article.id}:{part.start}-{part.end}"
    shown = [one for one in reading.events if one.headline]
    happening = chance.sample(shown, len(shown))
    ways: dict[str, tuple[Any, str | None]] = {
        "merge stories": ([story.id, next((one.id for one in whole.stories if one.id != story.id), "")], None),
        "split story": ([article.id], None),
        "merge entities": ([one.id for one in reading.entities[:2]], None),
        "split entity": ([_spelled(chance.choice(reading.entities).mentions[-1])] if reading.entities else [], None),
        "date": (article.id, chance.choice(["2023-04-01", "unknown"])),
        "speaker": ([one.id for one in reading.statements[:1]], chance.choice([*people, "Nobody Known"])),
        "furniture": (words, "appeal"),
        "not furniture": (words, None),
        "copies": ([article.id, chance.choice(whole.articles).id], None),
        "not copies": (article.id, None),
        "status": ([one.id for one in reading.events[:1]], "cancelled"),
        "hide source": ([], chance.choice(["The Lindholm Post", "paper1.example"])),
        "no event": ([one.id for one in happening[:1]], None),
        "event apart": (
            [_spelled(chance.choice(told).evidence) for told in [_told_often(reading, chance)] if told],
            None,
        ),
        "event same": ([one.id for one in happening[:1]], None),
        "event day": ([one.id for one in happening[:1]], chance.choice(["2023-05-02", "2023-06", "unknown"])),
        "event place": ([one.id for one in happening[:1]], chance.choice(["Alder", "unknown"])),
        "event figure": ([one.id for one in happening[:1]], chance.choice(["dead=4", "injured=unknown"])),
        "event words": ([one.id for one in happening[:1]], chance.choice([None, "The opening"])),
        "not said": ([one.id for one in reading.statements[:1]], None),
        "story title": ([story.id], "News of the matter"),
        "story state": ([story.id], chance.choice([None, "unknown"])),
    }
    others = {
        "event same": [one.id for one in happening[1:2]],
        "event words": [_spelled(chance.choice(article.paragraphs))],
        "story state": [_spelled(chance.choice(article.paragraphs))],
    }
    subject, value = ways[kind]
    other = [] if value == "unknown" else others.get(kind, [])
    try:
        return desk.correct(kind, subject, value, other=other, **WHO, now=now)
    except (BadCorrection, UnknownName):
        return None


def _told_often(reading: Reading, chance: Random) -> tuple[EventReport, ...]:
    """The reports of a row that several words tell; none where there is no such row."""
    often = [one.reports for one in reading.events if len({report.evidence for report in one.reports}) > 1]
    return chance.choice(often) if often else ()


def _spelled(place: Any) -> str:
    return f"{place.article}:{place.start}-{place.end}"


KINDS = (
    "merge stories", "split story", "merge entities", "split entity", "date", "speaker", "furniture", "not furniture",
    "copies", "not copies", "status", "hide source", "no event", "event apart", "event same", "event day", "event place",
    "event figure", "event words", "not said", "story title", "story state",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_as_a_reading_tells_it(full: Desk, paths: list[Path], kind: str) -> None:
    """The desk after a correction, a reading of all with it, and a rebuild are the same bytes; undone, it leaves no trace."""
    before = export_of(full)
    chance, now = Random(5), clock()
    made = next(one for one in (make(full, kind, chance, next(now)) for _ in range(40)) if one)
    assert made in full.corrections()
    assert export_of(full) != before or kind in {"split entity", "copies", "not copies", "not furniture"}
    same_as_reading(full, paths)
    full.undo(made.id, who="Ben Okoro", why="it was right")
    assert export_of(full) == before


@pytest.mark.parametrize("seed", range(4))
def test_corrections_and_reports_in_any_order(tmp_path: Path, seed: int) -> None:
    """Corrected, undone and added to in turn, the desk tells what reading all at once with the same corrections tells."""
    paths = written(tmp_path / "in", rows(seed + 20, 18))
    chance, now = Random(seed), clock()
    order = chance.sample(paths, len(paths))
    with Desk(tmp_path / "news.db") as desk:
        desk.add(order[:9], now=NOW)
        made: list[Correction] = []
        for path in order[9:]:
            if made and chance.random() < 0.25:
                desk.undo(made.pop(chance.randrange(len(made))).id, **WHO, now=next(now))
            elif one := make(desk, chance.choice(KINDS), chance, next(now)):
                made.append(one)
            desk.add([path], now=NOW)
            assert export_of(desk) == at_once(paths_of(desk, paths), corrections=desk.corrections())
        same_as_reading(desk, paths)


def paths_of(desk: Desk, paths: list[Path]) -> list[Path]:
    """The files that the desk has been given so far."""
    known = {row for (row,) in desk._store.db.execute("select file from report")}
    return [path for path in paths if str(path) in known]


def test_corrections_travel_as_lines(full: Desk, paths: list[Path], tmp_path: Path) -> None:
    """Exported and imported elsewhere, before or after the reports come, they hold; what is known is taken once."""
    chance, now = Random(8), clock()
    for kind in KINDS:
        for _ in range(20):
            if make(full, kind, chance, next(now)):
                break
    lines = full.export_corrections()
    with Desk(tmp_path / "other.db") as other:
        assert other.import_corrections(lines) == full.corrections()
        other.add(paths, now=NOW)
        assert export_of(other) == export_of(full)
        assert other.import_corrections(lines) == ()
        assert other.export_corrections() == lines
    with Desk(tmp_path / "third.db") as third:
        third.add(paths, now=NOW)
        third.import_corrections(lines)
        assert export_of(third) == export_of(full)


def test_a_bad_line_takes_none_in(full: Desk) -> None:
    """All or nothing, and which line it is."""
    full.correct("hide source", [], "The Lindholm Post", **WHO)
    with pytest.raises(BadCorrection, match="line 2"):
        full.import_corrections(full.export_corrections() + "{}")
    assert len(full.corrections()) == 1


def test_what_was_tied_to_a_hidden_report_stays(tmp_path: Path) -> None:
    """Where a report goes that only a correction made a copy of others, those are still told."""
    made = rows(2, 12)
    paths = written(tmp_path / "in", made)
    with Desk(tmp_path / "news.db") as desk:
        ids = desk.add(paths, now=NOW).new
        desk.correct("copies", [ids[0], ids[-1]], **WHO)
        desk.correct("hide source", ids[-1], **WHO)
        assert export_of(desk) == at_once(paths, corrections=desk.corrections())


def test_a_source_comes_back(full: Desk, paths: list[Path]) -> None:
    """Hidden, its reports are in no story, new ones included; undone, all are back."""
    made = full.correct("hide source", [], "The Lindholm Post", **WHO)
    extra = written(paths[0].parent.parent / "later", rows(2, 32)[24:])
    full.add(extra, now=NOW)
    assert all(one.publisher != "The Lindholm Post" for one in full.everything().articles)
    full.undo(made.id, **WHO)
    assert export_of(full) == at_once([*paths, *extra])


def test_furniture_goes_wherever_it_stands(full: Desk, paths: list[Path]) -> None:
    """Named in one report, the words are out of all that have them."""
    found = next(one for one in full.everything().articles if FURNITURE in one.text)
    start = found.text.index(FURNITURE)
    full.correct("furniture", f"{found.id}:{start}-{start + len(FURNITURE)}", "appeal", **WHO)
    assert all(FURNITURE not in one.body for one in full.everything().articles)
    same_as_reading(full, paths)


def test_a_speaker_is_named_by_id_or_name(full: Desk) -> None:
    """An entity's id is tied to where it is mentioned, and the name kept beside."""
    said = some_statement(full.everything())
    home = next(one for one in full.everything().stories if said.article in one.articles)
    reading = full.show(home.id)
    other = next((one for one in reading.entities if one.id != said.speaker), None)
    assert other
    made = full.correct("speaker", said.id, other.id, **WHO)
    assert made.value == other.name
    assert made.other
    assert next(one for one in full.show(home.id).statements if one.id == said.id).speaker == other.id
    assert "corrected by Ada Lind" in full.why(said.id).basis[0]
    assert full.why(made.id).noun == "correction"


@pytest.mark.parametrize(
    ("kind", "subject", "value", "says"),
    [
        ("spelling", "x", None, "there is no correction of the kind"),
        ("undo", [], "0123456789abcdef", "there is no correction of the kind"),
        ("date", "STORY", "2024-01-01", "is no article"),
        ("status", "ARTICLE", "cancelled", "is no event or words"),
        ("furniture", "ARTICLE", None, "is no words"),
        ("furniture", "ARTICLE:0-999999", None, "has no words from 0 to 999999"),
        ("furniture", "ARTICLE:5-5", None, "has no words from 5 to 5"),
        ("date", "ARTICLE", "tomorrow", "is not a day"),
        ("merge stories", "STORY", None, "needs two or more"),
    ],
)
def test_what_cannot_be_corrected_is_said(full: Desk, kind: str, subject: Any, value: str | None, says: str) -> None:
    """And nothing is kept."""
    story = full.everything().stories[-1]
    if isinstance(subject, str):
        subject = subject.replace("STORY", story.id).replace("ARTICLE", story.articles[0])
    with pytest.raises(BadCorrection, match=says):
        full.correct(kind, subject, value, **WHO)
    assert full.corrections() == ()


def test_what_no_report_tells_cannot_be_corrected(full: Desk) -> None:
    """Words that tell no event or that nobody said, an event that is itself, words of another story: each refusal names the remedy."""
    whole = full.everything()
    home = next(n for n, one in enumerate(whole.stories, 1) if len(one.events) > 1)
    reading, other = export.only_story(whole, home), next(one for n, one in enumerate(whole.stories, 1) if n != home)
    row = next(one for one in reading.events if one.headline)
    single = next(one for one in reading.events if len({report.evidence for report in one.reports}) == 1)
    far = full.article(other.articles[0])
    blank = f"{row.reports[0].article}:{row.reports[0].evidence.start}-{row.reports[0].evidence.start + 1}"
    elsewhere = f"{far.id}:{far.paragraphs[0].start}-{far.paragraphs[0].end}"
    tries: list[tuple[str, str, str | None, list[str], str]] = [
        ("no event", blank, None, [], "no event is told"),
        ("status", blank, "cancelled", [], "no event is told"),
        ("not said", blank, None, [], "nothing is said"),
        ("event same", row.id, None, [row.id], "needs other words"),
        ("event same", row.id, None, [blank], "tell no other event"),
        ("event same", row.id, None, [], "needs other words"),
        ("event apart", _spelled(single.reports[0].evidence), None, [], "needs other words"),
        ("event words", row.id, None, [elsewhere], "in more than one story"),
        ("story state", reading.stories[0].id, None, [elsewhere], "in more than one story"),
        ("story title", row.id, "News", [], "is no story"),
        ("event day", row.id, "soon", [], "is not a day"),
        ("no event", reading.stories[0].id, None, [], "is no event or words"),
    ]
    for kind, subject, value, others, says in tries:
        with pytest.raises(BadCorrection, match=says) as fault:
            full.correct(kind, subject, value, other=others, **WHO)
        assert fault.value.remedy, kind
    assert full.corrections() == ()


def test_words_of_a_row_that_tell_another_event_become_a_row(full: Desk, paths: list[Path]) -> None:
    """What is left out as other stays; both are shown, and the next reader can join them again."""
    reading, now = full.everything(), clock()
    row = next(one for one in reading.events if one.headline and len({report.evidence for report in one.reports}) > 1)
    leaving = next(report for report in row.reports if not report.exemplar)
    made = full.correct("event apart", _spelled(leaving.evidence), **WHO, now=next(now))
    parted = [one for one in full.everything().events if made.why in one.basis]
    new = next(one for one in parted if leaving.trigger in [report.trigger for report in one.reports])
    assert new.id != row.id
    assert [one.id for one in parted if one is not new] == [row.id]
    full.correct("event same", row.id, other=new.id, **WHO, now=next(now))
    triggers = {report.trigger for report in row.reports}
    assert any({report.trigger for report in one.reports} == triggers for one in full.everything().events)
    same_as_reading(full, paths)


def test_of_two_in_one_second_the_later_holds(full: Desk, paths: list[Path]) -> None:
    """In either order, as a clock gives them; they travel so too."""
    story = full.stories().items[0].id
    moment = datetime(2024, 1, 2, 9, 30, tzinfo=UTC)
    for n, title in enumerate(("One", "Other", "One")):
        full.correct("story title", story, title, now=moment + timedelta(microseconds=n), **WHO)
        assert full.show(story).stories[0].title == title
    assert [one.value for one in full.corrections()] == ["One", "Other", "One"]
    same_as_reading(full, paths)


def test_only_what_is_in_force_can_be_undone(full: Desk) -> None:
    """Not what is unknown, undone already, or an undoing."""
    made = full.correct("hide source", [], "The Lindholm Post", **WHO)
    undo = full.undo(made.id[:6], **WHO)
    with pytest.raises(BadCorrection, match="undone already"):
        full.undo(made.id, **WHO)
    with pytest.raises(BadCorrection, match="itself an undoing"):
        full.undo(undo.id, **WHO)
    with pytest.raises(UnknownName, match="no correction is called"):
        full.undo("feedfacefeedface", **WHO)


def test_an_id_of_nothing_is_unknown(full: Desk) -> None:
    """The ids that are near are named."""
    with pytest.raises(UnknownName):
        full.correct("date", "feedfacefeedface", "2024-01-01", **WHO)
