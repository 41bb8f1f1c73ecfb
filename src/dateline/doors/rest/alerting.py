"""What each endpoint about alerts answers: rules, what is muted, what waits and was sent.

In: a desk, and what is asked. Out: records. Never: a rule that reaches for more than a form may; a receiver's whole address; HTTP.
"""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.alerts import verbs
from dateline.desk import Desk
from dateline.doors.rest.asking import Asked
from dateline.doors.rest.bodies import NewMute, NewRule
from dateline.terms import Alert, AlertRule, Mute, Page, RuleMade


def alerts(desk: Desk, asked: Asked) -> Page[Alert]:
    """Messages: those that wait, then those that were sent or given up, the latest first."""
    return verbs.messages(desk.path, limit=asked["limit"], after=asked["after"])


def alert_rules(desk: Desk, asked: Asked) -> tuple[AlertRule, ...]:
    """The rules of the file and those that were made here."""
    del asked
    return verbs.standing(desk.path, limit=1).rules


def make_alert_rule(desk: Desk, asked: Asked) -> RuleMade:
    """Make a rule; the secret that signs what its webhook is sent is told this once. What stands in the store now is no news to it."""
    new: NewRule = asked.body
    return verbs.make(desk.path, new.rule())


def drop_alert_rule(desk: Desk, asked: Asked) -> None:
    """Drop a rule that was made here; what it has waiting is not sent."""
    verbs.drop(desk.path, asked["rule"])


def mutes(desk: Desk, asked: Asked) -> tuple[Mute, ...]:
    """What is muted, and until when."""
    del asked
    return verbs.standing(desk.path, limit=1).muted


def mute(desk: Desk, asked: Asked) -> Mute:
    """Have a rule, or a story in all rules, wake nobody for a while: what comes meanwhile is not sent later, what waits is."""
    new: NewMute = asked.body
    until = verbs.until(new.until, datetime.now(UTC)) if new.until else None
    return verbs.mute(desk.path, new.name, kind=new.kind, until=until)


def unmute(desk: Desk, asked: Asked) -> None:
    """Let it be heard again."""
    verbs.unmute(desk.path, asked["name"], kind=asked["kind"])
