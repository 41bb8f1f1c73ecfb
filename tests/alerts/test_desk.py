"""From reports to messages: what came since the last look is told, with its words, and once."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline import Desk
from dateline.alerts import Ran, verbs
from dateline.alerts.dry import dry_run
from dateline.alerts.rules import from_file
from dateline.store import Store, noticed, outbox
from dateline.terms import Alert
from tests.alerts.builders import at, run
from tests.conftest import EXAMPLES, reports_in

DAY = at("2022-11-06T18:00")
RULES = """
[[rule]]
name = "all"
on = ["change", "event", "new story"]
desktop = true

[[rule]]
name = "doubtful too"
on = "change"
sure = 0
mail = "desk@desk.example"
digest = "day"

[[rule]]
name = "Raman"
person = "Priya Raman"
desktop = true

[[rule]]
name = "nobody"
person = "Nobody Here"
desktop = true

[mail]
server = "mail.example"
from = "dateline@desk.example"
"""
HOLLIN = reports_in(EXAMPLES / "hollin-cross")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of a story's first reports, `first.db`, and one of all of them, `all.db`, which was looked at in between."""
    folder = tmp_path_factory.mktemp("alerts")
    (folder / "rules.toml").write_text(RULES, encoding="utf-8")
    with Desk(folder / "all.db") as desk:
        desk.add(HOLLIN[:2], now=DAY.date())
        assert run(desk.path, path=folder / "rules.toml", now=DAY).first
        desk.backup(folder / "first.db")
        desk.add(HOLLIN, now=DAY.date())
        desk.backup(folder / "all.db.copy")
    return folder


@pytest.fixture
def db(files: Path, tmp_path: Path) -> Path:
    """The store of all reports, looked at when only the first were there; a copy."""
    shutil.copy(files / "all.db.copy", tmp_path / "news.db")
    shutil.copy(files / "rules.toml", tmp_path / "news.db.alerts.toml")
    return tmp_path / "news.db"


def kept(db: Path) -> list[Alert]:
    """All that was written down."""
    with Store(db) as store:
        return outbox.latest(store.db, 1000)


def test_the_first_look_tells_nothing(files: Path) -> None:
    """What stands there is known."""
    assert kept(files / "first.db") == []


def test_what_came_since_is_told_once_with_its_words(db: Path) -> None:
    """Changes, new rows and the story itself, which enough reports tell now; each points at its words, and none is told to who asked for somebody else."""
    done = run(db, now=DAY, send=False)
    assert done.looked
    assert not done.first
    alerts = kept(db)
    told = {news.kind for alert in alerts if alert.rule == "all" for news in alert.news}
    assert told == {"change", "event", "new story"}
    assert {alert.rule for alert in alerts} == {"all", "doubtful too", "Raman"}
    with Desk(db) as desk:
        for alert in alerts:
            for cited in (cited for news in alert.news for cited in news.cited):
                words = cited.words
                assert desk.article(words.article).text[words.start : words.end] == words.text
                assert cited.outlet
    assert run(db, now=DAY, send=False) == Ran(waiting=done.waiting)


def test_nothing_doubtful_wakes_anybody_who_did_not_ask_for_it(db: Path) -> None:
    """A toll whose event is never shown has no chance of its own: only a rule that asks for no sureness hears of it."""
    run(db, now=DAY, send=False)
    for alert in kept(db):
        sures = [news.sure for news in alert.news if news.sure is not None]
        assert alert.rule == "doubtful too" or all(sure >= 0.7 for sure in sures)
    doubtful = next(alert for alert in kept(db) if alert.rule == "doubtful too")
    assert any(news.sure == 0 and news.after == "6 dead" for news in doubtful.news)
    assert doubtful.due == "2022-11-07T08:00:00Z"


def test_what_was_told_is_no_news_after_a_rebuild(db: Path) -> None:
    """Whatever tells it anew."""
    run(db, now=DAY, send=False)
    before = len(kept(db))
    with Desk(db) as desk:
        desk.rebuild()
    done = run(db, now=DAY, send=False)
    assert done.looked
    assert len(kept(db)) == before


def test_old_reports_wake_nobody(db: Path) -> None:
    """An archive that is read in, or a machine that was off for long."""
    run(db, now=DAY + timedelta(days=30), send=False)
    assert kept(db) == []


def test_of_a_removed_report_nothing_is_noted(db: Path) -> None:
    """Neither that it was known nor what it told."""
    run(db, now=DAY, send=False)
    with Desk(db) as desk:
        gone = desk.sources("hollin")[0].id
        desk.forget(gone, why="taken back")
    with Store(db) as store:
        assert noticed.known(store.db, [gone]) == {}
        assert noticed.told(store.db, [gone]) == {}
    assert all(cited.words.article != gone for alert in kept(db) for news in alert.news for cited in news.cited)


def test_of_a_source_that_is_left_out_nothing_more_is_sent(db: Path) -> None:
    """What waits and rests on it goes; what rests on others waits on."""
    run(db, now=DAY, send=False)
    before = kept(db)
    with Desk(db) as desk:
        gone = next(
            one
            for one in desk.sources("hollin")
            if 0 < sum(one.id in cites for cites in _cited(before)) < len(_cited(before))
        )
        desk.correct("hide source", gone.id, who="Ada Lind", why="no outlet")
    assert sorted(map(sorted, _cited(kept(db)))) == sorted(sorted(one) for one in _cited(before) if gone.id not in one)


def _cited(alerts: Iterable[Alert]) -> list[set[str]]:
    """The reports that each piece of news rests on."""
    return [{cited.words.article for cited in news.cited} for alert in alerts for news in alert.news]


def test_a_dry_run_tells_what_would_have_been_sent_and_sends_nothing(db: Path) -> None:
    """Each message when it would have gone out, of reports that were out by then; nothing of what was reported before."""
    known = from_file(db.with_name("news.db.alerts.toml"))
    with Desk(db) as desk:
        found = dry_run(desk, known, date(2022, 11, 5), at("2022-12-06T00:00"))
        late = dry_run(desk, known, date(2022, 11, 6), at("2022-12-06T00:00"))
        none = dry_run(desk, known, date(2022, 11, 20), at("2022-12-06T00:00"))
    assert kept(db) == []
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert {one.rule for one in found} >= {"all", "doubtful too"}
    for alert in found:
        for cited in (cited for news in alert.news for cited in news.cited):
            assert cited.published is not None
            assert cited.published.start[:10] <= alert.due[:10]
    assert none == ()
    told = {news.key for alert in late for news in alert.news}
    assert told < {news.key for alert in found for news in alert.news}
    for alert in found:
        keys = [news.key for news in alert.news]
        assert len(keys) == len(set(keys))


def test_a_rule_and_a_story_can_be_muted(db: Path) -> None:
    """And are named as they are elsewhere."""
    verbs.mute(db, "all", until=DAY + timedelta(hours=1))
    verbs.mute(db, "hollin", kind="story")
    assert [(one.kind, one.until) for one in verbs.standing(db, now=DAY).muted] == [
        ("rule", "2022-11-06T19:00:00Z"), ("story", None),
    ]  # fmt: skip
    run(db, now=DAY, send=False)
    assert kept(db) == []
    verbs.unmute(db, "hollin", kind="story")
    assert [one.kind for one in verbs.standing(db, now=DAY).muted] == ["rule"]
