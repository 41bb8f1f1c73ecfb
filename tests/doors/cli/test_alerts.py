"""The commands about alerts: rules as they are understood, what waits and was sent, and how each ends."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.doors import logs
from dateline.errors import BadMoment, BadRule, UnknownName
from dateline.store import Store, outbox
from tests.alerts.builders import SECRET, at, candidate, receiving, rule, rules, written
from tests.doors.cli.test_commands import run

LONG_AGO = at("2020-01-01T12:00")


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    """What a command did to the logs is undone."""
    kept = [(log, log.level, log.handlers[:]) for log in map(logging.getLogger, logs.LOGS)]
    yield
    for log, level, handlers in kept:
        log.setLevel(level)
        log.handlers[:] = handlers


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An empty store."""
    Store(tmp_path / "news.db").close()
    return tmp_path / "news.db"


def lay(db: Path, url: str) -> None:
    """A file with a rule that posts there, and a message of it that is due."""
    db.with_name("news.db.alerts.toml").write_text(
        f'[[rule]]\nname = "talks"\non = "plan"\nwebhook = "{url}"\nsecret = "{SECRET}"\nloopback = true\n', encoding="utf-8"
    )  # fmt: skip
    written(db, rules(rule("talks", webhook=url, desktop=False)), [candidate()], LONG_AGO)


def test_without_rules_it_says_where_to_look(db: Path) -> None:
    """An answer is never without a word."""
    assert "There is no rule" in run(db, "alerts").output


def test_what_is_due_is_sent_and_listed(db: Path) -> None:
    """First it waits, then it was sent; nobody sees the whole address or the secret."""
    with receiving(200) as (url, got):
        lay(db, url)
        before = run(db, "alerts").output
        sent = run(db, "alerts", "send")
        after = run(db, "alerts")
    assert "WAITING" in before
    assert sent.exit_code == 0
    assert "sent 1, put off 0, given up 0, waiting 0" in sent.output
    assert "SENT" in after.output
    assert "8 Mar 2030 → 12 Mar 2030" in " ".join(after.output.split())
    assert len(got) == 1
    for shown in (before, after.output):
        assert "/hook" not in shown
        assert SECRET not in shown
    found = json.loads(run(db, "alerts", "--json").output)
    assert [one["state"] for one in found["alerts"]] == ["sent"]


def test_what_was_given_up_stands_at_its_last_try(db: Path) -> None:
    """Not at when it was due: that is how a page lists it too."""
    written(db, rules(rule("talks", desktop=True)), [candidate()], LONG_AGO)
    with Store(db) as store, store.writing() as write:
        (id,) = write.execute("select id from alert").fetchone()
        outbox.trying(write, id, "2020-01-02T09:30:00Z")
        outbox.end(write, id, "failed", "2020-01-01T12:00:00Z", "answers 500")
    listed = run(db, "alerts").output
    assert "2 Jan 2020, 09:30 UTC" in listed
    assert "1 Jan 2020, 12:00 UTC" not in listed


def test_what_is_put_off_shows_in_the_exit_status_and_the_log(db: Path) -> None:
    """The reason stands in a line of JSON."""
    with receiving(500) as (url, _):
        lay(db, url)
        made = run(db, "alerts", "send", "--log", "json", "--json")
    assert made.exit_code == 1
    lines = [json.loads(line) for line in made.stderr.splitlines() if line.startswith("{")]
    told = next(line for line in lines if line.get("event") == "alert waiting")
    assert (told["rule"], told["way"], told["tries"]) == ("talks", "webhook", 1)
    assert "answers 500" in told["complaint"]
    assert "/hook" not in made.stderr
    assert isinstance(run(db, "alerts", "send", "--log", "loud").exception, UnknownName)


def test_a_file_is_checked(db: Path, tmp_path: Path) -> None:
    """It is said how each rule is understood, or what is wrong; nothing of it is sent."""
    lay(db, "http://127.0.0.1:9/hook")
    assert "to http://127.0.0.1:9/…" in " ".join(run(db, "alerts", "check", f"{db}.alerts.toml").output.split())
    (tmp_path / "bad.toml").write_text('[[rule]]\nname = "a"\n', encoding="utf-8")
    assert isinstance(run(db, "alerts", "check", str(tmp_path / "bad.toml")).exception, BadRule)
    assert isinstance(run(db, "alerts", "check", str(tmp_path / "none.toml")).exception, BadRule)


def test_a_rule_is_muted_and_heard_again(db: Path) -> None:
    """By name, for a while or until it is taken back."""
    lay(db, "http://127.0.0.1:9/hook")
    assert "is muted until --off" in run(db, "alerts", "mute", "talks").output
    assert "MUTED" in run(db, "alerts").output
    assert "waiting 1" in run(db, "alerts", "send").output
    assert "is heard again" in run(db, "alerts", "mute", "talks", "--off").output
    assert isinstance(run(db, "alerts", "mute", "walks").exception, UnknownName)
    assert isinstance(run(db, "alerts", "mute", "talks", "--until", "some day").exception, BadMoment)


def test_a_dry_run_of_nothing_says_so(db: Path) -> None:
    """And `--since` alone is a mistake."""
    lay(db, "http://127.0.0.1:9/hook")
    assert "Nothing would have been sent." in run(db, "alerts", "--dry-run").output
    assert json.loads(run(db, "alerts", "--dry-run", "--since", "2020-01-01", "--json").output) == []
    assert run(db, "alerts", "--since", "2020-01-01").exit_code == 2
