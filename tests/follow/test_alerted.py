"""What a poll takes in is told to whom it concerns, once: sources, receivers and servers are all real, and on this machine."""

from __future__ import annotations

import json
import mailbox
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline import alerts
from dateline.alerts import rules_path
from dateline.doors.web import application
from dateline.follow import Following
from dateline.store import Store
from dateline.store.lock import alone
from tests.alerts.builders import SECRET, receiving
from tests.doors.web.conftest import HOST, policy
from tests.follow.conftest import Room
from tests.follow.site import article, feed_of
from tests.follow.site import text as told
from tests.follow.test_sources import message

MATTERS = {
    2: (
        "Two schools close after fire",
        (
            "Two schools in Alder closed on Sunday after a fire, the town council said. Nobody was hurt. Headmaster Karl Novak told parents that pupils would "
            "be taught in Easthaven from Tuesday. Firefighters put out the flames by noon."
        ),
    ),
    3: (
        "Court fines dairy over milk",
        (
            "A court in Varna fined a dairy 40,000 crowns on Sunday for selling watered milk. Judge Ines Tanaka said that customers had been deceived for a year. "
            "The dairy's lawyer, Piet Okafor, announced an appeal."
        ),
    ),
}
"""Reports of other stories than that of the crane."""


def lists(room: Room, *numbers: int) -> str:
    """Set a feed of these reports; its address."""
    for n in numbers:
        if n in MATTERS:
            title, text = MATTERS[n]
            room.web.put(
                "herald", f"/news/{n}", article(1).replace(told(1), text).replace("Crane 1 reopens in May", title)
            )
    return feed_of(room.web, "herald", numbers)


def lay(db: Path, url: str) -> None:
    """Lay a file of rules beside the database: each story is posted there once a report tells it."""
    rule = f'name = "desk"\non = "new story"\nindependent = 1\nwithin = 366\nwebhook = "{url}"\nsecret = "{SECRET}"\nloopback = true'
    rules_path(db).write_text(f"[[rule]]\n{rule}\n", encoding="utf-8")


def test_a_report_that_a_poll_takes_in_is_told_once(room: Room) -> None:
    """What the first poll finds is known from then on; what comes later is posted when it came, and not again by polls that find nothing."""
    with receiving() as (url, got):
        lay(room.path, url)
        room.follow(lists(room, 1))
        room.poll()
        assert got == []
        lists(room, 1, 2)
        assert len(room.poll(minutes=61).new) == 1
        then = room.clock.now()
        room.poll(minutes=61)
        room.poll(hours=25)
    ((headers, body),) = got
    sent = json.loads(body)
    assert (sent["rule"], [news["kind"] for news in sent["news"]]) == ("desk", ["new story"])
    assert sent["news"][0]["cited"][0]["url"] == room.web.url("herald", "/news/2")
    assert int(headers["webhook-timestamp"]) == int(then.timestamp())


def test_rules_that_cannot_be_followed_keep_no_poll(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """What is wrong is said in a line; once it is put right, what came meanwhile is told."""
    with receiving() as (url, got):
        lay(room.path, url)
        room.follow(lists(room, 1))
        room.poll()
        rules_path(room.path).write_text("[[rule]]\nnmae = 1\n", encoding="utf-8")
        lists(room, 1, 2)
        assert len(room.poll(minutes=61).new) == 1
        (said,) = [one for one in caplog.records if one.name == "dateline.follow" and one.levelname == "ERROR"]
        assert "nmae" in said.getMessage()
        assert said.exc_info is None
        lay(room.path, url)
        lists(room, 1, 2, 3)
        room.poll(minutes=61)
    sent = [news["cited"][0]["url"] for _, body in got for news in json.loads(body)["news"]]
    assert sorted(sent) == [room.web.url("herald", "/news/2"), room.web.url("herald", "/news/3")]


def seen(what: Callable[[], object], seconds: float = 30.0) -> bool:
    """Whether that comes to be so."""
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(what())


def reports(db: Path) -> int:
    """How many reports are kept."""
    with Store(db) as store:
        count: int = store.db.execute("select count(*) from report").fetchone()[0]
        return count


@pytest.mark.parametrize("alerting", [True, False])
def test_a_server_that_follows_tells(tmp_path: Path, alerting: bool) -> None:
    """By its own look for news, which is poked; one without alerts leaves it to others, and sends nothing."""
    db = tmp_path / "news.db"
    box = mailbox.mbox(tmp_path / "box")
    new = message(1)
    new.replace_header("Date", format_datetime(datetime.now(UTC)))
    box.add(new)
    box.flush()
    box.close()
    os.utime(tmp_path / "box", (0, 0))  # nobody writes to it any more
    Following(db).follow(str(tmp_path / "box"))
    with receiving() as (url, got):
        lay(db, url)
        assert alerts.run(db).first is False  # an empty database: what comes is new
        app = application(db, policy(db), alerting=alerting, follow=True)
        with TestClient(app, base_url=HOST):
            assert seen(lambda: reports(db))
            if alerting:
                assert seen(lambda: got)
            assert seen(lambda: _free(db))
        assert len(got) == (1 if alerting else 0)


def _free(db: Path) -> bool:
    with alone(db, "poll") as free:
        return free
