"""Alerts: of which news somebody is told, as a page.

In: forms. Out: the rules, what waits, what was sent; a rule's secret, this once. Never: a rule that reaches for more than a form may; a receiver's whole address.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar, get_args

from starlette.responses import RedirectResponse, Response

from dateline.alerts import verbs
from dateline.alerts.rules import KINDS
from dateline.alerts.wording import headline, stands_at, subject
from dateline.desk import Desk
from dateline.doors.web import links
from dateline.doors.web.asking import Ask
from dateline.doors.web.render import page
from dateline.errors import BadMoment, BadRule
from dateline.terms import AlertKind, AlertRule, MuteKind, Rhythm, RuleMade

N = TypeVar("N", int, float)
ABOUT: dict[AlertKind, str] = {
    "change": "something of weight is told otherwise",
    "plan": "a plan is moved, put off or cancelled",
    "event": "something new has happened, or is planned",
    "new story": "enough independent reports tell a new story",
}


def alerts(desk: Desk, ask: Ask) -> Response:
    """The rules, what is muted, what waits, what was sent."""
    return _page(desk, ask)


def make(desk: Desk, ask: Ask) -> Response:
    """Keep a rule, and tell its secret this once."""
    try:
        made = verbs.make(desk.path, _rule(ask))
    except BadRule as error:
        return _page(desk, ask, status=400, complaint=f"{error}.")
    return _page(desk, ask, made=made) if made.secret else RedirectResponse("/alerts", status_code=303)


def drop(desk: Desk, ask: Ask) -> Response:
    """Drop a rule that was made here."""
    verbs.drop(desk.path, ask.field("rule") or "")
    return RedirectResponse("/alerts", status_code=303)


def mute(desk: Desk, ask: Ask) -> Response:
    """Mute a rule or a story for a while, or let it be heard again; back to the page on which that was said."""
    name = ask.field("name") or ""
    kind: MuteKind = "story" if ask.field("kind") == "story" else "rule"
    if ask.field("off"):
        verbs.unmute(desk.path, name, kind=kind)
    else:
        try:
            until = verbs.until(ask.field("until") or "", datetime.now(UTC)) if ask.field("until") else None
        except BadMoment as error:
            return _page(desk, ask, status=400, complaint=f"{error}.")
        verbs.mute(desk.path, name, kind=kind, until=until)
    return RedirectResponse(links.safe_path(ask.field("back") or "/alerts"), status_code=303)


def _page(
    desk: Desk, ask: Ask, *, status: int = 200, complaint: str | None = None, made: RuleMade | None = None
) -> Response:
    broken = None
    try:
        found = verbs.standing(desk.path)
        known = verbs.all_rules(desk.path)
    except BadRule as error:
        found, known, broken = verbs.Standing((), (), ()), None, error.reason
    origins = {one.rule.name: one.origin for one in known.held} if known else {}
    return page(
        ask, "alerts.html", status=status, found=found, origins=origins, mailboxes=known.mail.to if known and known.mail else (),
        complaint=complaint, broken=broken, made=made, about=ABOUT, subject=subject, headline=headline, stands_at=stands_at,
        muted={one.name for one in found.muted if one.kind == "rule"},
    )  # fmt: skip


def _rule(ask: Ask) -> AlertRule:
    """What the form asks for."""
    chosen = {one for one in ask.form.getlist("on") if isinstance(one, str)}
    words = (ask.field("words") or "").splitlines()
    mail = tuple(one for one in ask.form.getlist("mail") if isinstance(one, str))
    rhythm = next((one for one in get_args(Rhythm) if one == ask.field("digest")), None)
    return AlertRule(
        ask.field("name") or "", tuple(kind for kind in KINDS if kind in chosen), ask.field("story"), ask.field("person"),
        ask.field("place"), tuple(one.strip() for one in words if one.strip()), _number(ask, "independent", int, 3), _number(ask, "sure", float, 0.7),
        3, ask.field("webhook"), False, mail, ask.field("desktop") is not None, rhythm, ask.field("at") or "08:00", ask.field("quiet"),
        ask.field("zone") or "UTC",
    )  # fmt: skip


def _number(ask: Ask, name: str, read: Callable[[str], N], default: N) -> N:
    written = ask.field(name)
    try:
        return read(written) if written else default
    except ValueError:
        raise BadRule("this rule", f"its {name} is no number", "write one, as 3 or 0.7") from None
