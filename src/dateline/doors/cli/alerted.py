"""Alerts, shown to a person at a terminal.

In: rules, messages, and a page. Out: lines on it. Never: markup taken from a report, a receiver's whole address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text

from dateline.alerts.rules import shown
from dateline.alerts.verbs import Standing
from dateline.alerts.wording import headline, stands_at, subject
from dateline.doors.cli.page import PrintedPage, styled
from dateline.doors.inert import clean
from dateline.doors.shelf import plain_time
from dateline.terms import Alert, AlertRule, Mute


def standing(found: Standing, page: PrintedPage) -> None:
    """The rules, what is muted, what waits, what was sent."""
    rules(found.rules, page)
    if found.muted:
        page.heading("Muted")
        for one in found.muted:
            page.paragraph(Text(_muted(one)))
    for heading, states in (("Waiting", ("waiting",)), ("Sent", ("sent",)), ("Not sent", ("failed", "dropped"))):
        some = [one for one in found.alerts if one.state in states]
        if some:
            page.heading(heading)
            for alert in some:
                _alert(alert, page)


def rules(found: Sequence[AlertRule], page: PrintedPage) -> None:
    """How each rule is understood."""
    if not found:
        page.paragraph(styled("There is no rule: docs/alerts.md says how to write one.", "dim"), indent=0)
        return
    page.heading("Rules")
    for rule in found:
        page.paragraph(styled(clean(rule.name), "bold"), first="  ", indent=2)
        page.paragraph(Text(clean(said(rule))), indent=4)


def said(rule: AlertRule) -> str:
    """A rule in words."""
    parts = [f"on {', '.join(rule.on)}"]
    parts += [
        f"{name} {value!r}"
        for name, value in (("story", rule.story), ("person", rule.person), ("place", rule.place))
        if value
    ]
    parts += [f"words {' or '.join(repr(one) for one in rule.words)}"] if rule.words else []
    parts += [f"from {rule.independent} independent reports on"] if "new story" in rule.on else []
    parts.append(f"as sure as {rule.sure:g}, reported in the last {rule.within} days")
    ways = [
        *([f"to {shown(rule.webhook) if '…' not in rule.webhook else rule.webhook}"] if rule.webhook else []),
        *(f"by mail to {one}" for one in rule.mail),
        *(["on the desktop"] if rule.desktop else []),
    ]
    parts += ways
    if rule.digest:
        parts.append("gathered for an hour" if rule.digest == "hour" else f"gathered for a day, told at {rule.at}")
    parts += [f"quiet {rule.quiet}"] if rule.quiet else []
    parts += [rule.zone] if rule.quiet or rule.digest == "day" else []
    return " · ".join(parts)


def would(found: Sequence[Alert], page: PrintedPage) -> None:
    """What would have been sent."""
    if not found:
        page.paragraph(styled("Nothing would have been sent.", "dim"), indent=0)
        return
    for alert in found:
        _alert(replace(alert, target=shown(alert.target)), page, whole=True)
    page.line()
    page.paragraph(styled(f"{len(found)} messages; nothing was sent.", "dim"), indent=0)


def _alert(alert: Alert, page: PrintedPage, *, whole: bool = False) -> None:
    to = f"{alert.way} {clean(alert.target)}".strip()
    tail = f"  {clean(alert.rule)} · {to}"
    if alert.tries and alert.state != "sent":
        tail += f" · tried {alert.tries} times"
    page.paragraph(Text(plain_time(stands_at(alert))) + styled(tail, "dim"), indent=2)
    if alert.complaint:
        page.paragraph(styled(clean(alert.complaint), "yellow"), indent=4)
    if not whole or not alert.news:
        page.paragraph(Text(clean(subject(alert)) if alert.news else "what it told was removed"), indent=4)
        return
    for one in alert.news:
        page.paragraph(Text(clean(headline(one))), indent=4)


def _muted(one: Mute) -> str:
    return f"{one.kind} {clean(one.name)} {f'until {plain_time(one.until)}' if one.until else 'until --off'}"
