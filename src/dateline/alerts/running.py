"""Run: a look for news, what is to be sent written down, what is due sent.

In: the store, the rules, the instant. Out: what was done. Never: a message sent before it stands on the disk; two runs at once beside one store; a receiver that does not answer
holding up the others.

Killed between sending and marking, a message is sent again under the same key, and by that its receiver knows it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from types import MappingProxyType
from zoneinfo import ZoneInfo

from dateline.alerts import desktop, mail, webhook
from dateline.alerts.hours import boundary
from dateline.alerts.looking import Candidate, Noticed, cited_by, look
from dateline.alerts.matching import Asking, wanted
from dateline.alerts.rules import Held, Rules, clock, quiet_hours, rules, shown
from dateline.alerts.ways import Outcome, Ways
from dateline.moments import stamp
from dateline.store import Store, alert_rules, lists, noticed, outbox, tellings
from dateline.store.lock import alone
from dateline.store.outbox import Letter
from dateline.terms import Alert, AlertRule, AlertState, AlertWay, Cited, Mute, News
from dateline.text import digest

log = logging.getLogger("dateline.alerts")

WORK = "alerts"
"""What the lock is called."""
AT_ONCE = 50
"""Tellings looked at in one transaction."""
FOLDED = 5
"""News of one run for one receiver from which it is one message: who was away for a week is told once."""
WAITS = (5, 60, 300, 1800, 7200, 18_000, 36_000, 36_000)
"""Seconds after each failure until the next try; after the last it is given up."""
LONGEST_WAIT = 86_400.0
"""Seconds that a receiver may ask for."""
KEPT = timedelta(days=1)
"""For how long after it was due a message waits for its rule to come back, where that is gone or sends elsewhere: who edits the file of rules loses nothing by a slip, but
what has been due for longer than that, since nobody sent it, goes at once."""

Now = Callable[[], datetime]
"""Tells the time."""
WAYS: Ways = MappingProxyType({"webhook": webhook.send, "mail": mail.send, "desktop": desktop.send})


def wall() -> datetime:
    """The instant, by the machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did: stories looked at, messages written, sent, to be tried again and given up; those that wait. `busy`: another run was at it, so nothing."""

    looked: int = 0
    written: int = 0
    sent: int = 0
    put_off: int = 0
    failed: int = 0
    waiting: int = 0
    first: bool = False
    busy: bool = False


def run(
    db: Path,
    *,
    path: Path | None = None,
    now: Now = wall,
    send: bool = True,
    ways: Ways = WAYS,
) -> Ran:
    """Look for news in the store at `db`, write down what is to be sent, and send what is due.

    `path` is the file of rules, else that which DATELINE_ALERTS names, else the one beside the store; `now` stands in for the clock, `ways` for the world. Without `send` nothing leaves. The first look only
    notes what stands there. BadRule where the file of rules cannot be followed; a store without any rule is not looked at.
    """
    with Store(db, create=False) as store, alone(db, WORK) as free:
        if not free:
            log.info("another run is under way", extra={"event": "alerts busy"})
            return Ran(busy=True)
        return _run(store, rules(store.db, db, path), now, send, ways)


def _run(store: Store, known: Rules, now: Now, send: bool, ways: Ways) -> Ran:
    looked = written = 0
    first = False
    if known.held:
        looked, written, first = _look(store, known, now())
    sent = put_off = failed = 0
    if send:
        sent, put_off, failed = _send(store, known, now, ways)
    with store.reading() as db:
        waiting = outbox.counts(db).get("waiting", 0)
    return Ran(looked, written, sent, put_off, failed, waiting, first)


# Looking --------------------------------------------------------------------------------------------------------------


def _look(store: Store, known: Rules, now: datetime) -> tuple[int, int, bool]:
    """Look at all tellings that were made since the last look: how many, messages written, whether it was the first look."""
    with store.reading() as db:
        before = noticed.look(db)
    if before is None:
        with store.writing() as db:
            noticed.begin(db)
            before = noticed.look(db)
    seen, baseline = (before.seen, before.first) if before else (0, 0)
    first = seen < baseline
    looked = written = 0
    while True:
        with store.writing() as db:
            numbers = noticed.following(db, seen, AT_ONCE)
            if not numbers:
                return looked, written, first
            found = [one for n in numbers for one in _candidates(db, n, matters=n > baseline)]
            written += write(db, known, found, now)
            noticed.looked(db, numbers[-1])
            seen = numbers[-1]
        looked += len(numbers)


def _candidates(db: Connection, n: int, *, matters: bool) -> list[Candidate]:
    """What may be news in a telling; noted, it is none the next time."""
    body = tellings.body(db, n)
    ids = body.story.articles
    found = look(body, body.story, Noticed(noticed.known(db, ids), noticed.told(db, ids)))
    noticed.keep(db, found.noticed.known, found.noticed.told)
    return list(found.candidates) if matters else []


def write(db: Connection, known: Rules, found: Sequence[Candidate], now: datetime) -> int:
    """Write down what is to be sent of this; how many messages."""
    if not found:
        return 0
    instant = stamp(now)
    muted = alert_rules.muted(db, instant)
    asking = Asking(now, {held.rule.story: _meant(db, held.rule.story) for held in known.held if held.rule.story})
    silent = _silent(db, muted)
    written = 0
    for held in known.held:
        if any(one.kind == "rule" and one.name == held.rule.name for one in muted):
            continue
        news = [_cited(db, one) for one in wanted(held.rule, found, asking) if one.story not in silent]
        for letter in letters(held.rule, news, now):
            written += _put(db, letter, held.rule, now)
    return written


def letters(rule: AlertRule, news: Sequence[News], now: datetime) -> Iterator[Letter]:
    """The messages that tell somebody these news, by all ways of a rule."""
    if not news:
        return
    due = due_at(rule, now)
    folded = [tuple(news)] if rule.digest or len(news) >= FOLDED else [(one,) for one in news]
    for way, target in receivers(rule):
        for told in folded:
            named = ("digest", stamp(due)) if rule.digest else tuple(one.key for one in told)
            id = digest("alert", rule.name, way, target, *named)
            yield Letter(id, rule.name, way, target, stamp(now), stamp(due), rule.digest, told)


def receivers(rule: AlertRule) -> list[tuple[AlertWay, str]]:
    """By which way to whom a rule sends."""
    found: list[tuple[AlertWay, str]] = [("webhook", rule.webhook)] if rule.webhook else []
    found += [("mail", one) for one in rule.mail]
    return [*found, *([("desktop", "")] if rule.desktop else [])]  # type: ignore[list-item]


def due_at(rule: AlertRule, now: datetime) -> datetime:
    """When what comes now is to be sent: at once or with the digest, and not while it is quiet."""
    at = boundary(now, rule.digest, clock(rule.at), ZoneInfo(rule.zone)) if rule.digest else now
    quiet = quiet_hours(rule)
    return quiet.over(at) if quiet else at


def _put(db: Connection, letter: Letter, rule: AlertRule, now: datetime) -> bool:
    """Write a message down; what is gathered for a digest is put into the one that waits. Where that was tried already, into the next."""
    if outbox.put(db, letter):
        return True
    there = outbox.one(db, letter.id)
    if there is None or rule.digest is None:
        return False
    if there.tries == 0 and there.state == "waiting":
        keys = {one.key for one in there.news}
        outbox.add(db, letter.id, (*there.news, *(one for one in letter.news if one.key not in keys)))
        return False
    later = datetime.fromisoformat(letter.due) + timedelta(minutes=1)
    after = next(
        (one for one in letters(rule, letter.news, later) if (one.way, one.target) == (letter.way, letter.target)), None
    )
    return after is not None and after.id != letter.id and _put(db, replace(after, made=letter.made), rule, now)


def _meant(db: Connection, story: str) -> frozenset[str]:
    """The ids of the stories that are meant by an id, or one that it once had."""
    return frozenset(id for _, id in lists.resolved(db, story))


def _silent(db: Connection, muted: Sequence[Mute]) -> frozenset[str]:
    return frozenset(id for one in muted if one.kind == "story" for id in _meant(db, one.name))


def _cited(db: Connection, news: News) -> News:
    """News with whose words it rests on."""
    found: dict[str, Cited] = {}
    for one in news.cited:
        article = one.words.article
        if article not in found and (settled := tellings.article(db, article)):
            told = settled.article
            found[article] = Cited(one.words, told.publisher, told.canonical_url or told.url, told.published)
    return replace(news, cited=cited_by(news, found))


# Sending --------------------------------------------------------------------------------------------------------------


def _send(store: Store, known: Rules, now: Now, ways: Ways) -> tuple[int, int, int]:
    """Send what is due: how many were sent, put off, given up."""
    instant = stamp(now())
    with store.reading() as db:
        muted = {one.name for one in alert_rules.muted(db, instant) if one.kind == "rule"}
        every = [(held.rule.name, *to) for held in known.held for to in receivers(held.rule)]
        due = outbox.due(db, instant, [one for one in every if one[0] not in muted])
        lost = outbox.lost(db, stamp(now() - KEPT), every)
    sent = put_off = failed = 0
    closed: set[tuple[str, str]] = set()
    for id in due:
        alert = outbox.one(store.db, id)
        held = known[alert.rule] if alert else None
        if alert is None or held is None or (place := (alert.way, door(alert, known))) in closed:
            continue
        quiet = quiet_hours(held.rule)
        if quiet and quiet.holds(now()):
            _end(store, alert, "waiting", stamp(quiet.over(now())), alert.complaint)
            continue
        outcome = _tried(store, alert, held, known, now, ways)
        if outcome.sent:
            sent += 1
        elif outcome.final or alert.tries >= len(WAITS):
            failed += 1
        else:
            put_off += 1
            if outcome.busy:
                closed.add(place)
    for id in lost:
        if alert := outbox.one(store.db, id):
            _end(store, alert, "dropped", instant, "its rule is gone, or sends elsewhere now")
    if sent or failed:
        with store.writing() as db:
            outbox.prune(db)
            alert_rules.tidy(db, instant)
    return sent, put_off, failed


def door(alert: Alert, known: Rules) -> str:
    """What does not answer when one message gets no answer: a web address, the mail server, the desktop."""
    return alert.target if alert.way == "webhook" else known.mail.server if alert.way == "mail" and known.mail else ""


def _tried(store: Store, alert: Alert, held: Held, known: Rules, now: Now, ways: Ways) -> Outcome:
    """Send one alert: counted before, marked after."""
    with store.writing() as db:
        outbox.trying(db, alert.id, stamp(now()))
    try:
        outcome = ways[alert.way](alert, held, known, now())
    except Exception as fault:
        log.exception("sending failed", exc_info=fault)
        outcome = Outcome(sent=False, complaint=f"a fault in sending ({type(fault).__name__})")
    if outcome.sent:
        _end(store, alert, "sent", alert.due)
    elif outcome.final or alert.tries >= len(WAITS):
        _end(store, alert, "failed", alert.due, outcome.complaint)
    else:
        wait = max(float(WAITS[alert.tries]), min(outcome.wait or 0.0, LONGEST_WAIT))
        _end(store, alert, "waiting", stamp(now() + timedelta(seconds=wait)), outcome.complaint)
    return outcome


def _end(store: Store, alert: Alert, state: AlertState, due: str, complaint: str = "") -> None:
    with store.writing() as db:
        outbox.end(db, alert.id, state, due, complaint)
    told = {
        "event": f"alert {state}", "alert": alert.id, "rule": alert.rule, "way": alert.way, "target": shown(alert.target), "tries": alert.tries + 1,
        "due": due, "complaint": complaint,
    }  # fmt: skip
    log.log(
        logging.INFO if state in ("sent", "waiting") else logging.WARNING, "alert %s: %s", state, alert.id, extra=told
    )
