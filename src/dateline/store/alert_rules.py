"""Rules of alerts made on the page or over REST, and what is muted.

In: rules, names. Out: the same. Never: a secret handed to anybody but who signs with it.
"""

from __future__ import annotations

from sqlite3 import Connection

from dateline.store.blob import packed, unpacked
from dateline.terms import AlertRule, Mute

Kept = tuple[AlertRule, str]
"""A rule, and the secret by which its webhook is signed, "" where it has none."""

KEEP = """
insert into alert_rule (name, data, made)
values (?, ?, ?)
on conflict do nothing
"""
ALL = """
select data
from alert_rule
order by name
"""
DROP = """
delete from alert_rule
where name = ?
"""
MUTE = """
insert into alert_mute (kind, name, until)
values (?, ?, ?)
on conflict do update set until = excluded.until
"""
UNMUTE = """
delete from alert_mute
where kind = ? and name = ?
"""
MUTED = """
select kind, name, until
from alert_mute
order by kind, name
"""
OVER = """
delete from alert_mute
where until != '' and until <= ?
"""


def keep(db: Connection, rule: AlertRule, secret: str, made: str) -> bool:
    """Keep a rule; False if there is one of its name."""
    return db.execute(KEEP, (rule.name, packed((rule, secret)), made)).rowcount > 0


def every(db: Connection) -> list[Kept]:
    """All rules, by name."""
    return [unpacked(data, Kept) for (data,) in db.execute(ALL)]


def drop(db: Connection, name: str) -> bool:
    """Drop a rule; whether there was one."""
    return db.execute(DROP, (name,)).rowcount > 0


def mute(db: Connection, one: Mute) -> None:
    """Mute a rule or a story."""
    db.execute(MUTE, (one.kind, one.name, one.until or ""))


def unmute(db: Connection, kind: str, name: str) -> bool:
    """Let a rule or a story be heard again; whether it was muted."""
    return db.execute(UNMUTE, (kind, name)).rowcount > 0


def muted(db: Connection, now: str) -> list[Mute]:
    """What is muted now."""
    found = [Mute(kind, name, until or None) for kind, name, until in db.execute(MUTED)]
    return [one for one in found if one.until is None or one.until > now]


def tidy(db: Connection, now: str) -> None:
    """Drop what is muted no more."""
    db.execute(OVER, (now,))
