"""What a reader asks of the desk."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline import Desk, UnknownName, pipeline
from dateline.desk import earlier
from dateline.desk.telling import tell_pages
from dateline.doors import export
from dateline.errors import NoSuchPage, NotPrepared
from dateline.moments import moment
from dateline.store import then
from dateline.terms import Said, StoryLine
from tests.desk.builders import NOW, reports, rows, written

pytestmark = pytest.mark.usefixtures("small_parser")

DAYS = [
    "2023-04-10",
    "2023-04-24",
    "2023-05-12",
    "2023-04-24T09:29Z",
    "2023-05-02T12:00Z",
    "2023-05-12T00:00Z",
    "2023-12-31",
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """A desk with two dozen reports, and their files."""
    folder = tmp_path_factory.mktemp("asking")
    paths = written(folder / "in", rows(0, 24))
    with Desk(folder / "news.db") as desk:
        desk.add(paths, now=NOW)
    return folder / "news.db", paths


def test_each_story_is_shown_as_the_reading_tells_it(filled: tuple[Path, list[Path]]) -> None:
    """`show` gives what the whole reading has of that story."""
    with Desk(filled[0]) as desk:
        whole = desk.everything()
        for story in whole.stories:
            assert export.to_json(desk.show(story.id)) == export.to_json(
                export.only_story(whole, whole.stories.index(story) + 1)
            )


@pytest.mark.parametrize("day", DAYS)
def test_as_of_is_reading_only_what_was_out(filled: tuple[Path, list[Path]], day: str) -> None:
    """As of a day or a time, a story is what reading only those of its reports that were published by then gives."""
    path, paths = filled
    with Desk(path) as desk:
        for story in desk.everything().stories:
            then = desk.show(story.id, as_of=day)
            assert {one.id for one in then.stories} <= {story.id}
            known = {one.id for one in desk.show(story.id).articles if moment(day).knows(one.published)}
            only = pipeline.read([one for one in reports(paths) if one.id in known], now=NOW)
            assert {one.id for one in then.articles} == known
            if len(only.stories) == 1 and not any(one.notes for one in then.articles):
                only = replace(only, stories=(replace(only.stories[0], id=story.id),))
                want = export.document(only) | {"as_of": export.document(then)["as_of"]}
                assert export.document(then) == want
            assert export.to_json(desk.show(story.id, as_of=day)) == export.to_json(then)


def test_stories_come_in_pages(filled: tuple[Path, list[Path]]) -> None:
    """Pages follow one another, the newest change first, and hold every story once."""
    with Desk(filled[0]) as desk:
        whole = list(desk.stories())
        found: list[StoryLine] = []
        after = None
        while True:
            page = desk.stories(limit=1, after=after)
            found += page.items
            after = page.next
            if after is None:
                break
        assert found == whole
        assert [line.changed or "" for line in whole] == sorted((line.changed or "" for line in whole), reverse=True)


def test_stories_come_by_weight_of_news(filled: tuple[Path, list[Path]]) -> None:
    """By weight, pages follow one another too and hold every story once; a place to go on from that is none is the end."""
    with Desk(filled[0]) as desk:
        whole = list(desk.stories(by="weight"))
        found: list[StoryLine] = []
        after = None
        while (page := desk.stories(by="weight", limit=1, after=after)).next or page.items:
            found += page.items
            after = page.next
            if after is None:
                break
        assert found == whole
        assert {line.id for line in whole} == {line.id for line in desk.stories()}
        assert [line.weight for line in whole] == sorted((line.weight for line in whole), reverse=True)
        assert not desk.stories(by="weight", after="x y").items
        assert desk.stories(by="weight", person="weber").items


def test_a_line_says_what_the_story_says(filled: tuple[Path, list[Path]]) -> None:
    """State, plans, disagreements, independent reports and days of a line are those of the story; what came last is of its last day."""
    with Desk(filled[0]) as desk:
        for line in desk.stories():
            reading = desk.show(line.id)
            story = reading.stories[0]
            assert line.state == story.state
            assert [plan.event for plan in line.next] == list(story.next[:5])
            assert line.disputed == len(reading.conflicts)
            assert line.independent == story.independence.dispatches
            assert sum(n for _, n in line.by_day) == sum(1 for one in reading.articles if one.published)
            assert line.latest is None or line.latest.article in story.articles
            if line.latest and story.last:
                assert line.latest.at.last_day == story.last.last_day


def test_what_lies_ahead_over_all_stories(filled: tuple[Path, list[Path]]) -> None:
    """From the newest day of a report on; every story that has a plan there, and no other."""
    with Desk(filled[0]) as desk:
        ahead = desk.ahead()
        lines = desk.stories()
        assert ahead.day == max(line.last.last_day.isoformat() for line in lines if line.last)
        days = {line.id: [plan.when.last_day.isoformat() for plan in line.next if plan.when] for line in lines}
        assert {line.id for line in ahead.lines} == {
            id for id, last in days.items() if max(last, default="") >= ahead.day
        }


def test_what_a_reader_has_not_seen(tmp_path: Path) -> None:
    """Of stories that they looked at, what came since: its reports and changes; of others, and to other readers, nothing."""
    paths = written(tmp_path / "in", rows(0, 24))
    with Desk(tmp_path / "news.db") as desk:
        desk.add(paths[:12], now=NOW)
        assert desk.unseen("ines") == ()
        looked = [line.id for line in desk.stories()][:1]
        desk.looked(looked[0], "ines", now=NOW)
        (one,) = desk.unseen("ines")
        assert (one.reports, one.news, one.looked) == ((), (), NOW.isoformat())
        before = set(desk.show(looked[0]).stories[0].articles)
        desk.add(paths[12:], now=NOW)
        (one,) = desk.unseen("ines")
        assert set(one.reports) == set(desk.show(one.story).stories[0].articles) - before
        assert one.news == desk.changes(one.story, since="last", reader="ines")
        assert desk.unseen("ines", [one.story]) == (one,)
        assert desk.unseen("otto") == ()


def test_what_was_looked_at_last_comes_first(filled: tuple[Path, list[Path]]) -> None:
    """Also of several looks on one day, whichever story was told first."""
    with Desk(filled[0]) as desk:
        ids = [line.id for line in desk.stories()]
        assert len(ids) > 1
        for order in (ids, ids[::-1]):
            for story in order:
                desk.looked(story, "otto", now=NOW)
            assert [one.story for one in desk.unseen("otto")] == order[::-1]


def test_a_number_alone_is_of_the_story_shown_last(filled: tuple[Path, list[Path]]) -> None:
    """Of what is new too, where it was of one story; where it was of several, whoever asks is told how to say which."""
    with Desk(filled[0]) as desk:
        stories = [desk.show(line.id).stories[0] for line in desk.stories()]
        assert len(stories) > 1
        for shown in (stories, stories[::-1]):
            desk.looked(shown[1].id, "mina", now=NOW)
            desk.saw([], "mina", reports=shown[0].articles[:1], now=NOW)
            assert desk.article("[1]", reader="mina").id == shown[0].articles[0]
        desk.saw([], "mina", reports=[one.articles[0] for one in stories], now=NOW)
        with pytest.raises(UnknownName, match="no report of one story is called") as several:
            desk.article("[1]", reader="mina")
        assert set(several.value.known) == {f"{one.title}[1]" for one in stories}


def test_stories_are_chosen_by_who_where_and_source(filled: tuple[Path, list[Path]]) -> None:
    """By any words of a name."""
    with Desk(filled[0]) as desk:
        for asked in ({"person": "weber"}, {"place": "Lindholm"}, {"source": "courier"}):
            chosen = desk.stories(**asked)  # type: ignore[arg-type]
            assert 0 < len(chosen) <= len(desk.stories())
        assert not desk.stories(person="Nobody Atall").items
        assert not desk.stories(since="2030-01-01").items


def test_who_said_what_over_all_stories(filled: tuple[Path, list[Path]]) -> None:
    """By any words of a name, the latest first, and about some words only."""
    with Desk(filled[0]) as desk:
        said = desk.said("weber")
        assert said
        assert {one.speaker for one in said} == {"Anna Weber"}
        days = [one.published.end if one.published else "" for one in said]
        assert days == sorted(days, reverse=True)
        about = desk.said("weber", about="the bridge")
        assert about
        assert all("bridge" in one.statement.text for one in about)
        found: list[Said] = []
        after = None
        while page := desk.said("weber", limit=2, after=after):
            assert len(page) <= 2
            found += page.items
            if (after := page.next) is None:
                break
        assert tuple(found) == said.items
        assert said.next is None
        with pytest.raises(NoSuchPage):
            desk.said("weber", after="zzzz")


def test_a_story_is_found_by_prefix_and_title(filled: tuple[Path, list[Path]]) -> None:
    """Four letters of the id will do, or words of the title that no other has; what is not there is UnknownName."""
    with Desk(filled[0]) as desk:
        line = desk.stories().items[0]
        assert desk.show(line.id[:6]).stories[0].id == line.id
        with pytest.raises(UnknownName, match=f"no story is called 'zzzz'.*{re.escape(line.title)}"):
            desk.show("zzzz")
        with pytest.raises(UnknownName, match="no article is called"):
            desk.article("0000")


def test_a_story_goes_by_words_of_an_older_headline(filled: tuple[Path, list[Path]]) -> None:
    """A title goes with the news; words of a headline that only one story has still name it, those of none do not."""
    with Desk(filled[0]) as desk:
        reading = desk.everything()
        titles = " ".join(story.title for story in reading.stories).casefold()
        home = {id: story.id for story in reading.stories for id in story.articles}
        older = next(
            one
            for one in reading.articles
            if one.title and "hospital" not in one.title and one.title.casefold() not in titles
        )
        assert desk.show(older.title or "").stories[0].id == home[older.id]
        with pytest.raises(UnknownName):
            desk.show(f"{older.title} zzzz")
        with pytest.raises(UnknownName):
            desk.show('" OR title : *')


def test_every_id_has_a_reason(filled: tuple[Path, list[Path]]) -> None:
    """Whatever an id belongs to, `why` names the noun and gives a sentence."""
    with Desk(filled[0]) as desk:
        reading = desk.everything()
        nouns = {
            "article": reading.articles[0].id,
            "story": reading.stories[0].id,
            "episode": reading.stories[0].episodes[0].id,
            "dispatch": reading.dispatches[0].id,
            "entity": reading.entities[0].id,
            "statement": reading.statements[0].id,
            "event": reading.events[0].id,
        }
        for noun, id in nouns.items():
            found = desk.why(id)
            assert (found.noun, found.id) == (noun, id)
            assert all(found.basis)
        with pytest.raises(UnknownName):
            desk.why("no such id")


def test_a_report_comes_back_as_it_was(filled: tuple[Path, list[Path]]) -> None:
    """What the store gives back is what was received."""
    path, paths = filled
    with Desk(path) as desk:
        for report in reports(paths):
            assert desk.report(report.id) == report


def row(url: str, text: str, **more: object) -> dict[str, object]:
    """A report."""
    return {"url": url, "text": text, "language": "en", "published": "2023-05-02", **more}


def test_other_words_under_one_address_are_a_revision(desk: Desk, tmp_path: Path) -> None:
    """The later is current, the earlier is kept beside it, and what changed is news of the story."""
    first = (
        "The river bridge of Lindholm will reopen in June, Mayor Anna Weber said on Tuesday. It was closed in March."
    )
    second = first.replace("June", "August")
    for n, (text, now) in enumerate([(first, "2023-05-03"), (second, "2023-05-05")]):
        url = "https://www.paper.example/bridge?utm_source=x" if n else "https://paper.example/bridge/"
        path = tmp_path / f"{n}.jsonl"
        path.write_text(json.dumps(row(url, text)))
        added = desk.add([path], now=date.fromisoformat(now))
        assert len(added.revisions) == n
    assert [len(story.articles) for story in desk.everything().stories] == [1]
    assert "August" in desk.everything().articles[0].text
    versions = desk.revisions(added.revisions[0])
    assert [one.received for one in versions] == ["2023-05-03", "2023-05-05"]
    assert {one.current for one in versions} == {added.revisions[0]}
    news = [one for one in desk.changes() if one.kind == "revision"]
    assert [(one.change.before, one.change.after) for one in news if one.change] == [("June", "August")]
    assert desk.why(news[0].id).noun == "revision"
    assert desk.diff(versions[0].article, versions[1].article)


SET = {
    "marks": (("'", "’"), (' "', " “"), ('."', ".”")),
    "dashes": ((" - ", " — "),),
    "spaces": (("Anna Weber", "Anna\u00a0Weber"), ("said. ", "said.  "), ("\n\n", "\n\n\n")),
    "dots": (("...", "…"),),
    "letters": (("fi", "ﬁ"), ("bridge", "br\u00adidge")),
}


@pytest.mark.parametrize("name", SET)
def test_what_is_only_set_otherwise_is_no_change(desk: Desk, tmp_path: Path, name: str) -> None:
    """Other marks, dashes, spaces or letters for the same words are no news; one word beside them is."""
    first = 'The river bridge of Lindholm - Anna Weber\'s first - will reopen in June. "We waited..." she said. "It is fine."\n\nIt was closed.'
    second = first
    for old, new in SET[name]:
        assert old in second
        second = second.replace(old, new)
    path = tmp_path / "one.jsonl"
    for day, (text, expected) in enumerate([(first, 0), (second, 0), (second.replace("June", "July"), 1)], start=3):
        path.write_text(json.dumps(row("https://paper.example/a", text)))
        desk.add([path], now=date(2023, 5, day))
        assert len([one for one in desk.changes() if one.kind == "revision"]) == expected


def test_last_is_what_this_reader_has_not_seen(desk: Desk, tmp_path: Path) -> None:
    """After a look nothing is new; what comes later is, for this reader alone, whenever it was published."""
    texts = ["The bridge of Lindholm will reopen in June.", "The bridge of Lindholm will reopen in August."]
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(row("https://paper.example/a", texts[0])))
    story = desk.add([path], now=date(2023, 5, 3)).stories[0]
    desk.looked(story, "ada")
    path.write_text(json.dumps(row("https://paper.example/a", texts[1])))
    desk.add([path], now=date(2023, 5, 5))
    assert len(desk.changes(story, since="last", reader="ada")) == 1
    desk.looked(story, "ada")
    assert not desk.changes(story, since="last", reader="ada")
    assert len(desk.changes(story, since="last", reader="ben")) == 1


def test_of_a_removed_report_no_byte_is_left(desk: Desk, tmp_path: Path) -> None:
    """The words of a removed report are in no file of the store."""
    path = tmp_path / "in.jsonl"
    lines = [
        row("https://a.example/1", "The zebrafinch of Quillborough escaped on Tuesday, the keeper Tom Ruud said."),
        row("https://a.example/2", "The mayor of Alder opened the harbour on Tuesday. A crane fell in the evening."),
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    added = desk.add([path], now=NOW)
    gone = next(id for id in added.new if "zebrafinch" in desk.article(id).text)
    assert all(desk.show(story, as_of=NOW).articles for story in added.stories)
    desk.forget(gone, why="asked by the keeper")
    with pytest.raises(UnknownName):
        desk.article(gone)
    held = b"".join(one.read_bytes() for one in tmp_path.glob("news.db*")).lower()
    assert b"quillborough" not in held
    assert b"zebrafinch" not in held


def test_a_backup_is_the_same_desk(desk: Desk, tmp_path: Path) -> None:
    """A copy made while the desk is open tells the same."""
    desk.add(written(tmp_path / "in", rows(2, 6)), now=NOW)
    desk.backup(tmp_path / "copy.db")
    with Desk(tmp_path / "copy.db", create=False) as copy:
        assert export.to_json(copy.everything()) == export.to_json(desk.everything())
        assert all(finding.well for finding in copy.doctor())


def test_a_file_without_hours_learns_them(desk: Desk, tmp_path: Path) -> None:
    """A file of the shape before, where only days of publication stood, tells as of an hour what a new one does."""
    desk.add(written(tmp_path / "in", rows(5, 8)), now=NOW)
    asked = [f"2023-04-{day:02}T12:00" for day in range(5, 30, 4)]
    told = {at: [export.to_json(desk.show(line.id, as_of=at)) for line in desk.stories()] for at in asked}
    desk.close()
    with sqlite3.connect(desk.path, isolation_level=None) as db:
        db.execute("alter table article rename column out to gone")
        db.execute("drop table then_told")
        db.execute("create table then_told (telling integer, day text, data blob)")
        db.execute("pragma user_version = 5")
    db.close()
    with Desk(desk.path) as newer:
        for at in asked:
            assert [export.to_json(newer.show(line.id, as_of=at)) for line in newer.stories()] == told[at]


def test_moments_are_prepared_for_those_who_will_not_wait(desk: Desk, tmp_path: Path) -> None:
    """A desk that tells nothing long while somebody waits answers from what was prepared; a later report costs only the moments behind it."""
    paths = written(tmp_path / "in", rows(0, 24))
    desk.add(paths[:-1], now=NOW)
    story = max(desk.stories(), key=_reports).id
    assert desk.unprepared(story) == tuple(reversed(desk.moments(story)))
    with Desk(desk.path, most_now=0) as hasty:
        for at in desk.moments(story):
            with pytest.raises(NotPrepared) as refused:
                hasty.show(story, as_of=at)
            assert (refused.value.story, refused.value.moment) == (story, at)
            assert desk.prepare(story, at)
            assert hasty.show(story, as_of=at) == desk.show(story, as_of=at)
        assert desk.unprepared(story) == ()
        assert hasty.show(story, as_of="2001-01-01").stories == ()
        text = desk.show(story).articles[0].text
        paths[-1].write_text(json.dumps(row("https://paper9.example/last", text, published="2023-06-01")))
        desk.add([paths[-1]], now=NOW)
        assert desk.unprepared(story) == ("2023-06-01",)


def _reports(line: StoryLine) -> int:
    return line.articles


def test_as_of_its_last_report_a_story_is_as_it_stands(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same reports, copies, episodes and furniture it is not told again; the bytes are those of telling it."""
    desk.add(written(tmp_path / "in", [row for row in rows(0, 24) if "published" in row]), now=NOW)
    shown = {line.id: export.to_json(desk.show(line.id, as_of=NOW)) for line in desk.stories()}
    told: list[str] = []

    def told_again(*given: object, **more: object) -> object:
        told.append("")
        return tell_pages(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("dateline.desk.earlier.tell_pages", told_again)
    with desk._store.writing() as db:
        then.clear(db)
    with Desk(desk.path) as again:
        assert {id: export.to_json(again.show(id, as_of=NOW)) for id in shown} == shown
    assert len(told) < len(shown)
    monkeypatch.setattr(earlier, "_as_it_stands", lambda *_: None)
    with desk._store.writing() as db:
        then.clear(db)
    with Desk(desk.path) as again:
        assert {id: export.to_json(again.show(id, as_of=NOW)) for id in shown} == shown
    assert len(told) >= len(shown)
