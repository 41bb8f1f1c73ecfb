"""Verbs: what a door may do with alerts beside a run.

In: the store, names. Out: records of `dateline.terms`. Never: a secret but to whoever made the rule, this once; a receiver's whole address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from sqlite3 import Connection

from dateline.alerts.rules import Rules, guarded, made_on_page, rules, shown
from dateline.desk.asking import telling_of
from dateline.errors import NoSuchPage, UnknownName
from dateline.moments import moment, stamp
from dateline.store import Store, alert_rules, lists, noticed, outbox
from dateline.terms import Alert, AlertRule, Mute, MuteKind, Page, RuleMade

MOST = 100
"""Messages that are listed where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How alerts stand: the rules, what is muted, what waits and what was sent last."""

    rules: tuple[AlertRule, ...]
    muted: tuple[Mute, ...]
    alerts: tuple[Alert, ...]


def messages(db: Path, *, limit: int, after: str | None = None) -> Page[Alert]:
    """Messages: those that wait, then those that were sent or given up, the latest first; `after`: behind that of this id, NoSuchPage where there is none."""
    with Store(db, create=False) as store, store.reading() as read:
        if after is not None and outbox.one(read, after) is None:
            raise NoSuchPage(after)
        found = outbox.latest(read, limit + 1, after)
    shown_ = tuple(replace(one, target=shown(one.target)) for one in found[:limit])
    return Page(shown_, shown_[-1].id if len(found) > limit else None)


def standing(db: Path, *, path: Path | None = None, now: datetime | None = None, limit: int = MOST) -> Standing:
    """How they stand now, with so many messages. BadRule where the file of rules cannot be followed."""
    with Store(db, create=False) as store, store.reading() as read:
        known = rules(read, db, path)
        muted = alert_rules.muted(read, stamp(now or datetime.now(UTC)))
    mine = tuple(guarded(one.rule) for one in known.held)
    return Standing(mine, tuple(muted), messages(db, limit=limit).items)


def all_rules(db: Path, *, path: Path | None = None) -> Rules:
    """The rules as they are followed."""
    with Store(db, create=False) as store, store.reading() as read:
        return rules(read, db, path)


def make(db: Path, rule: AlertRule, *, path: Path | None = None, now: datetime | None = None) -> RuleMade:
    """Keep a rule that a form asks for; what stands in the store now is no news to it. BadRule where it cannot be followed."""
    with Store(db, create=False) as store, store.writing() as write:
        held = made_on_page(rule, rules(write, db, path))
        alert_rules.keep(write, held.rule, held.secret, stamp(now or datetime.now(UTC)))
        noticed.begin(write)
    return RuleMade(guarded(held.rule), held.secret or None)


def drop(db: Path, name: str) -> None:
    """Drop a rule that was made on the page; what it has waiting is not sent. UnknownName where there is none."""
    with Store(db, create=False) as store, store.writing() as write:
        if not alert_rules.drop(write, name):
            raise UnknownName("rule made here", name, [one.name for one, _ in alert_rules.every(write)])


def mute(
    db: Path,
    name: str,
    *,
    kind: MuteKind = "rule",
    until: datetime | None = None,
    path: Path | None = None,
) -> Mute:
    """Have a rule, or a story in all rules, wake nobody until an instant, or until `unmute`. UnknownName where there is none."""
    with Store(db, create=False) as store, store.writing() as write:
        if kind == "story":
            name = telling_of(write, name)[1]
        else:
            known = rules(write, db, path)
            if known[name] is None:
                raise UnknownName("rule", name, [one.rule.name for one in known.held])
        made = Mute(kind, name, stamp(until) if until else None)
        alert_rules.mute(write, made)
    return made


def unmute(db: Path, name: str, *, kind: MuteKind = "rule") -> None:
    """Let it be heard again. UnknownName where it is not muted."""
    with Store(db, create=False) as store, store.writing() as write:
        if kind == "story" and not any(one.name == name for one in alert_rules.muted(write, "")):
            name = telling_of(write, name)[1]
        if not alert_rules.unmute(write, kind, name):
            known = [one.name for one in alert_rules.muted(write, "") if one.kind == kind]
            raise UnknownName(f"muted {kind}", name, known)


def muted_story(db: Path, story: str, *, now: datetime | None = None) -> Mute | None:
    """That a story is muted, under this id or one that it had; None where it is heard."""
    with Store(db, create=False) as store, store.reading() as read:
        muted = alert_rules.muted(read, stamp(now or datetime.now(UTC)))
        return next((one for one in muted if one.kind == "story" and _is_now(read, one.name, story)), None)


def _is_now(db: Connection, name: str, story: str) -> bool:
    return name == story or any(id == story for _, id in lists.resolved(db, name))


def until(written: str, now: datetime) -> datetime:
    """The instant that somebody means by "2h", "3d", a day (to its end, in UTC) or a time. BadMoment for what is none."""
    number, unit = written[:-1], written[-1:]
    if unit in {"h", "d"} and number.isascii() and number.isdigit() and len(number) < 5:
        return now + (timedelta(hours=int(number)) if unit == "h" else timedelta(days=int(number)))
    then = moment(written)
    if then.is_day:
        return datetime.combine(then.day + timedelta(days=1), time(), UTC)
    return datetime.fromisoformat(then.written)


def a_month_before(now: datetime) -> date:
    """The day from which a dry run looks, where nobody says."""
    return (now - timedelta(days=30)).date()
