"""A run writes down before it sends and marks after; nothing is lost, and what is sent twice is sent under one key."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.alerts import running, verbs
from dateline.alerts.rules import Held, Rules
from dateline.alerts.running import WAITS, WAYS, Ran
from dateline.alerts.ways import SENT, Outcome, Ways
from dateline.errors import BadRule
from dateline.store import Store, outbox
from dateline.store.lock import alone
from dateline.terms import Alert
from tests.alerts.builders import NOW, SECRET, candidate, receiving, rule, rules, run, written

HOUR = timedelta(hours=1)
FILE = """
[[rule]]
name = "desk"
on = "plan"
desktop = true
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An empty store, and a file of rules with one that shows upset plans on the desktop."""
    path = tmp_path / "news.db"
    Store(path).close()
    lay(path, FILE)
    return path


def lay(db: Path, text: str) -> None:
    """Lay the file of rules beside the store."""
    db.with_name(f"{db.name}.alerts.toml").write_text(text, encoding="utf-8")


def hook(url: str, name: str = "desk", more: str = "") -> str:
    """A file with a rule that posts to this machine."""
    return f'[[rule]]\nname = "{name}"\non = "plan"\nwebhook = "{url}"\nsecret = "{SECRET}"\nloopback = true\n{more}\n'


class Told:
    """A desktop that only remembers what it was told, and says what it is to say."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.alerts: list[Alert] = []
        self.outcomes = list(outcomes)

    def __call__(self, alert: Alert, _held: Held, _rules: Rules, _now: datetime) -> Outcome:
        """Take it."""
        self.alerts.append(alert)
        return self.outcomes.pop(0) if self.outcomes else SENT

    @property
    def ways(self) -> Ways:
        """The ways out, all of them to this."""
        return {"webhook": self, "mail": self, "desktop": self}


def states(db: Path) -> dict[str, int]:
    """How many alerts there are of each state."""
    with Store(db) as store:
        return outbox.counts(store.db)


def put(db: Path, *keys: str, now: datetime = NOW, **other: Any) -> None:
    """Write down what the rule of the file tells of these."""
    written(db, rules(rule(**other)), [candidate(key) for key in keys], now)


# Sending --------------------------------------------------------------------------------------------------------------


def test_what_is_due_is_sent_once(db: Path) -> None:
    """And marked."""
    put(db, "a", "b")
    told = Told()
    assert run(db, now=NOW, ways=told.ways) == Ran(sent=2)
    assert run(db, now=NOW + HOUR, ways=told.ways) == Ran()
    assert [one.news[0].key for one in told.alerts] == ["a", "b"]
    assert states(db) == {"sent": 2}


def test_without_send_nothing_leaves(db: Path) -> None:
    """It waits."""
    put(db, "a")
    told = Told()
    assert run(db, now=NOW, ways=told.ways, send=False) == Ran(waiting=1)
    assert not told.alerts


def test_a_failure_is_tried_again_ever_later_and_given_up_in_the_end(db: Path) -> None:
    """By a clock that the test moves."""
    put(db, "a")
    told = Told(*[Outcome(sent=False, complaint="no")] * (len(WAITS) + 1))
    now = NOW
    for wait in WAITS:
        assert run(db, now=now, ways=told.ways).put_off == 1
        assert run(db, now=now + timedelta(seconds=wait - 1), ways=told.ways) == Ran(waiting=1)
        now += timedelta(seconds=wait)
    assert run(db, now=now, ways=told.ways) == Ran(failed=1)
    assert len(told.alerts) == len(WAITS) + 1
    with Store(db) as store:
        (one,) = outbox.latest(store.db, 10)
    assert (one.state, one.tries, one.complaint) == ("failed", len(WAITS) + 1, "no")
    assert run(db, now=now + 1000 * HOUR, ways=told.ways) == Ran()


def test_a_receiver_may_ask_for_time_and_not_for_ever(db: Path) -> None:
    """Retry-After counts where it is later, up to a day."""
    put(db, "a")
    told = Told(Outcome(sent=False, wait=400.0), Outcome(sent=False, wait=10.0**9))
    run(db, now=NOW, ways=told.ways)
    assert run(db, now=NOW + timedelta(seconds=399), ways=told.ways).put_off == 0
    assert run(db, now=NOW + timedelta(seconds=400), ways=told.ways).put_off == 1
    assert run(db, now=NOW + timedelta(days=1, seconds=400), ways=told.ways).sent == 1


def test_one_that_does_not_answer_holds_nobody_else_up(db: Path) -> None:
    """It is asked once a run; the others are sent."""
    with receiving(500) as (dead, asked), receiving(200) as (well, got):
        lay(db, hook(dead, "dead") + hook(well, "well"))
        known = verbs.all_rules(db)
        written(db, known, [candidate(key) for key in "abc"])
        assert run(db, now=NOW) == Ran(sent=3, put_off=1, waiting=3)
    assert (len(asked), len(got)) == (1, 3)


def test_retries_of_a_webhook_have_one_key_and_one_body(db: Path) -> None:
    """Its receiver can tell that it had it; the signature is that of the hour."""
    with receiving(500, 503, 200) as (url, got):
        lay(db, hook(url))
        written(db, verbs.all_rules(db), [candidate()])
        now = NOW
        for wait in WAITS[:2]:
            assert run(db, now=now).put_off == 1
            now += timedelta(seconds=wait)
        assert run(db, now=now).sent == 1
    assert len({headers["webhook-id"] for headers, _ in got}) == 1
    assert len({body for _, body in got}) == 1
    assert len({headers["webhook-signature"] for headers, _ in got}) == 3


def test_a_fault_in_sending_is_a_failure_like_others(db: Path) -> None:
    """Nothing else is held up by it."""

    def broken(*_: object) -> Outcome:
        raise ZeroDivisionError

    put(db, "a")
    assert run(db, now=NOW, ways={**WAYS, "desktop": broken}).put_off == 1
    assert run(db, now=NOW + HOUR, ways=Told().ways).sent == 1


def test_what_a_rule_that_is_gone_had_waiting_waits_a_day(db: Path) -> None:
    """Or one that sends elsewhere now: who puts the rule back within the day loses nothing, after it the message is dropped. The day counts from when it was due."""
    put(db, "a")
    lay(db, FILE.replace('"desk"', '"other"'))
    told = Told()
    assert run(db, now=NOW + 23 * HOUR, ways=told.ways) == Ran(waiting=1)
    lay(db, FILE)
    assert run(db, now=NOW + 23 * HOUR, ways=told.ways) == Ran(sent=1)
    put(db, "b", quiet="11:00-13:00")
    lay(db, FILE.replace('"desk"', '"other"'))
    assert run(db, now=NOW + 24 * HOUR, ways=told.ways) == Ran(waiting=1)
    assert run(db, now=NOW + 25 * HOUR, ways=told.ways) == Ran()
    assert states(db) == {"sent": 1, "dropped": 1}


@pytest.mark.parametrize("named", ["by an argument", "by the variable"])
def test_a_file_that_is_named_has_to_be_there(db: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """Nothing is dropped for want of it; one that nobody names may be missing."""
    put(db, "a")
    gone = db.with_name("gone.toml")
    if named == "by the variable":
        monkeypatch.setenv("DATELINE_ALERTS", str(gone))
    with pytest.raises(BadRule, match="is not there"):
        run(db, path=gone if named == "by an argument" else None)
    assert states(db) == {"waiting": 1}
    monkeypatch.delenv("DATELINE_ALERTS", raising=False)
    db.with_name(f"{db.name}.alerts.toml").unlink()
    assert run(db, now=NOW + 99 * HOUR) == Ran()


def test_a_webhook_has_the_second_in_which_it_was_sent(db: Path) -> None:
    """Not that in which the run began: receivers refuse what is minutes old."""
    times = [NOW + timedelta(minutes=n) for n in range(99)]
    with receiving(200) as (url, got):
        lay(db, hook(url))
        written(db, verbs.all_rules(db), [candidate(key) for key in "ab"])
        running.run(db, now=lambda: times.pop(0))
    first, second = [int(headers["webhook-timestamp"]) for headers, _ in got]
    assert second > first > int(NOW.timestamp())


def test_a_long_queue_for_one_that_does_not_answer_is_left_in_the_store(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of those that wait one at a time is in memory, and what is muted is not read at all."""
    put(db, *"abcd", digest=None)
    read: list[str] = []
    one = outbox.one

    def counted(read_from: Any, id: str) -> Alert | None:
        read.append(id)
        return one(read_from, id)

    verbs.mute(db, "desk")
    monkeypatch.setattr(outbox, "one", counted)
    assert run(db, ways=Told().ways) == Ran(waiting=4)
    assert read == []


def test_two_runs_do_not_overlap(db: Path) -> None:
    """The second does nothing and says so."""
    put(db, "a")
    with alone(db, running.WORK) as free:
        assert free
        assert run(db, now=NOW, ways=Told().ways) == Ran(busy=True)
    assert run(db, now=NOW, ways=Told().ways) == Ran(sent=1)


# Writing down ---------------------------------------------------------------------------------------------------------


def test_many_at_once_are_one_message(db: Path) -> None:
    """Who was away for a week is told once."""
    put(db, *"abcdef")
    told = Told()
    assert run(db, now=NOW, ways=told.ways).sent == 1
    assert len(told.alerts[0].news) == 6


def test_one_thing_is_written_down_once_for_each_receiver(db: Path) -> None:
    """Whatever looks again at it."""
    known = rules(rule(mail=("a@b.org", "c@d.org")), rule("other"))
    assert written(db, known, [candidate()]) == 4
    assert written(db, known, [candidate()], NOW + HOUR) == 0
    assert states(db) == {"waiting": 4}


def test_quiet_hours_hold_back_what_comes_and_what_waits(db: Path) -> None:
    """Until they are over."""
    quiet = FILE + 'quiet = "11:00-13:30"\n'
    lay(db, quiet)
    put(db, "a", quiet="11:00-13:30")
    put(db, "b", now=NOW)  # written down before there were quiet hours
    told = Told()
    assert run(db, now=NOW, ways=told.ways) == Ran(waiting=2)
    assert run(db, now=NOW + 1.4 * HOUR, ways=told.ways) == Ran(waiting=2)
    assert run(db, now=NOW + 1.5 * HOUR, ways=told.ways) == Ran(sent=2)


def test_a_digest_gathers_until_its_hour_and_what_comes_behind_it_waits_for_the_next(db: Path) -> None:
    """At the very boundary it is still taken in, unless it was sent already."""
    lay(db, FILE + 'digest = "hour"\n')
    for minute, key in ((5, "a"), (40, "b"), (60, "c")):
        put(db, key, now=NOW + timedelta(minutes=minute), digest="hour")
    told = Told()
    assert run(db, now=NOW + 0.99 * HOUR, ways=told.ways) == Ran(waiting=1)
    assert run(db, now=NOW + HOUR, ways=told.ways) == Ran(sent=1)
    assert [one.key for one in told.alerts[0].news] == ["a", "b", "c"]
    put(db, "d", now=NOW + HOUR, digest="hour")
    put(db, "e", now=NOW + 1.5 * HOUR, digest="hour")
    assert run(db, now=NOW + HOUR, ways=told.ways) == Ran(waiting=1)
    assert run(db, now=NOW + 2 * HOUR, ways=told.ways) == Ran(sent=1)
    assert [one.key for one in told.alerts[1].news] == ["d", "e"]
    assert run(db, now=NOW + 9 * HOUR, ways=told.ways) == Ran()


def test_what_a_digest_told_once_it_was_tried_stays_what_it_told(db: Path) -> None:
    """Its key means one message."""
    lay(db, FILE + 'digest = "hour"\n')
    put(db, "a", now=NOW, digest="hour")
    told = Told(Outcome(sent=False))
    assert run(db, now=NOW, ways=told.ways).put_off == 1
    put(db, "b", now=NOW, digest="hour")
    assert run(db, now=NOW + HOUR, ways=told.ways).sent == 2
    assert [[one.key for one in alert.news] for alert in told.alerts] == [["a"], ["a"], ["b"]]


def test_muted_is_not_told_later(db: Path) -> None:
    """A rule or a story: what comes meanwhile; what waited is sent when it is heard again."""
    put(db, "a")
    verbs.mute(db, "desk", until=NOW + HOUR)
    put(db, "b", now=NOW)
    told = Told()
    assert run(db, now=NOW, ways=told.ways) == Ran(waiting=1)
    assert run(db, now=NOW + HOUR, ways=told.ways) == Ran(sent=1)
    put(db, "c", now=NOW + HOUR)
    assert run(db, now=NOW + HOUR, ways=told.ways) == Ran(sent=1)
    assert [one.news[0].key for one in told.alerts] == ["a", "c"]


def test_a_mute_lasts_until_it_is_over_or_taken_back() -> None:
    """By hours, days, a day to its end, a time."""
    assert verbs.until("2h", NOW) == NOW + 2 * HOUR
    assert verbs.until("3d", NOW) == NOW + 72 * HOUR
    assert verbs.until("2030-03-09", NOW).isoformat() == "2030-03-10T00:00:00+00:00"
    assert verbs.until("2030-03-09T14:00", NOW).isoformat() == "2030-03-09T14:00:00+00:00"


def test_of_a_removed_report_no_word_stays(db: Path) -> None:
    """Neither in what waits nor in what was sent."""
    put(db, "a")
    with Store(db) as store, store.writing() as write:
        outbox.forget(write, "r1")
        assert outbox.counts(write) == {"waiting": 1}
        outbox.forget(write, "r2")
        assert outbox.counts(write) == {}


def test_what_was_sent_of_a_report_that_is_left_out_is_known_to_have_been(db: Path) -> None:
    """Only what waits goes."""
    put(db, "a")
    run(db, now=NOW, ways=Told().ways)
    put(db, "b")
    with Store(db) as store, store.writing() as write:
        outbox.hush(write, ["r1", "r2"])
        assert outbox.counts(write) == {"sent": 1}


# Killed ---------------------------------------------------------------------------------------------------------------

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def killed(job: Callable[[], object], *, after: float | None = None) -> int:
    """Do it in a process of its own, killed after some time; how it ended."""
    child = os.fork()
    if not child:
        try:
            job()
        finally:
            os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


@forks
def test_killed_between_sending_and_marking_it_is_sent_again_under_its_key(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its receiver has it twice, knows it, and has nothing else twice."""
    with receiving(200) as (url, got):
        lay(db, hook(url))
        written(db, verbs.all_rules(db), [candidate("a"), candidate("b")])

        def dies(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGKILL)

        with monkeypatch.context() as patched:
            patched.setattr(running, "_end", dies)
            assert killed(lambda: run(db, now=NOW)) == signal.SIGKILL
        assert len(got) == 1
        assert run(db, now=NOW) == Ran(sent=2)
    keys = [headers["webhook-id"] for headers, _ in got]
    assert len(keys) == 3
    assert keys[0] == keys[1] != keys[2]
    assert got[0][1] == got[1][1]


@forks
def test_killed_at_any_moment_nothing_is_lost(db: Path) -> None:
    """Twenty-five alerts, twenty-five times killed: each comes, each under one key with one body, and hardly any comes twice."""
    chance = random.Random(7)
    names = [f"k{n}" for n in range(25)]
    with receiving(200) as (url, got):
        lay(db, hook(url))
        for name in names:
            written(db, verbs.all_rules(db), [candidate(name)])
        kills = 0
        while states(db).get("waiting") and kills < 25:
            kills += killed(lambda: run(db, now=NOW), after=chance.uniform(0.0, 0.06)) == signal.SIGKILL
        run(db, now=NOW)
    bodies: dict[str, set[bytes]] = {}
    for headers, body in got:
        bodies.setdefault(headers["webhook-id"], set()).add(body)
    assert len(bodies) == len(names)
    assert all(len(one) == 1 for one in bodies.values())
    assert len(got) <= len(names) + kills
    assert states(db) == {"sent": len(names)}
