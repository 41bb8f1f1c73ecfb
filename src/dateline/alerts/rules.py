"""Rules: of which news somebody wants to hear, as they are written in a file or kept in the store.

In: a TOML file, forms. Out: AlertRules that can be followed, each with the secret that signs for it. Never: a rule that is half understood: an unknown word in it is
refused by name; a webhook that nobody signs; a way out over this very machine, or to just anybody's mail, that a form asks for.
"""

from __future__ import annotations

import base64
import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from sqlite3 import Connection
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from dateline.alerts.hours import Quiet
from dateline.errors import BadRule, Unreadable
from dateline.sources.addresses import Place, place
from dateline.store import alert_rules
from dateline.terms import AlertKind, AlertRule, Rhythm

KINDS: tuple[AlertKind, ...] = get_args(AlertKind)
NAMED = "DATELINE_ALERTS"
"""The variable that names the file."""
MOST_WORDS = 50
LONGEST = 200
NARROWED: tuple[AlertKind, ...] = ("change", "event")
"""What a rule is about that names a story, person, place or words, and not what of them."""
_HOURS = re.compile(r"(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)")
_MAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_REMEDY = "see docs/alerts.md, and try it with `dateline alerts check FILE`"

Security = Literal["tls", "starttls", "none"]


@dataclass(frozen=True, slots=True)
class Mailing:
    """How mail is sent; `to` are those to whom a rule made on the page may write."""

    server: str
    port: int
    sender: str
    security: Security = "starttls"
    user: str | None = None
    password: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A rule, where it was made, and the secret that signs what its webhook is sent."""

    rule: AlertRule
    secret: str
    origin: Literal["file", "page"]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, how mail is sent, and the address below which `dateline serve` is reached, for links."""

    held: tuple[Held, ...] = ()
    mail: Mailing | None = None
    base: str | None = None

    def __getitem__(self, name: str) -> Held | None:
        """The rule of that name, if there is one."""
        return next((one for one in self.held if one.rule.name == name), None)


class _Mail(msgspec.Struct, forbid_unknown_fields=True):
    server: str
    sender: str = msgspec.field(name="from")
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] | None = None
    security: Security = "starttls"
    user: str | None = None
    password: str | None = None
    password_env: str | None = None
    to: list[str] = []


class _Rule(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    on: list[str] | str | None = None
    story: str | None = None
    person: str | None = None
    place: str | None = None
    words: list[str] | str = []
    independent: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 3
    sure: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.7
    within: Annotated[int, msgspec.Meta(ge=1, le=366)] = 3
    webhook: str | None = None
    secret: str | None = None
    secret_env: str | None = None
    loopback: bool = False
    mail: list[str] | str = []
    desktop: bool = False
    digest: Rhythm | None = None
    at: str = "08:00"
    quiet: str | None = None
    zone: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    rule: list[_Rule] = []
    mail: _Mail | None = None
    base: str | None = None
    zone: str = "UTC"


def rules_path(db: Path) -> Path:
    """The file of rules beside a database, which is read where nobody names another one."""
    return db.with_name(f"{db.name}.alerts.toml")


def from_file(path: Path, environ: Mapping[str, str] = os.environ) -> Rules:
    """The rules in a file. BadRule names what cannot be followed, be it that the file is not there."""
    where = path.name
    try:
        written = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except FileNotFoundError:
        raise BadRule(where, "is not there", "check the path") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadRule(where, f"cannot be read ({error})", "check the path and its permissions") from None
    except tomllib.TOMLDecodeError as error:
        raise BadRule(where, f"is no TOML ({error})", _REMEDY) from None
    except msgspec.ValidationError as error:
        raise BadRule(where, str(error), _REMEDY) from None
    mail = _mailing(where, written.mail, environ) if written.mail else None
    if written.base is not None:
        _address(where, written.base)
    held = tuple(_held(where, one, written.zone, environ) for one in written.rule)
    names = [one.rule.name for one in held]
    for name in names:
        if names.count(name) > 1:
            raise BadRule(where, f"two rules are called {name!r}", "give one of them another name")
    for one in held:
        if one.rule.mail and mail is None:
            raise BadRule(_called(where, one.rule.name), "sends mail, and nothing says how", "add a [mail] part")
    return Rules(held, mail, written.base)


def rules(db: Connection, store: Path, named: Path | None = None, environ: Mapping[str, str] = os.environ) -> Rules:
    """The rules of the file, and those that were made on the page; of one name that of the file.

    The file is that which is named, here or by DATELINE_ALERTS, and has to be there; else the one beside the database at `store`, if there is one.
    """
    named = named or (Path(environ[NAMED]) if environ.get(NAMED) else None)
    beside = rules_path(store)
    written = from_file(named or beside, environ) if named or beside.exists() else Rules()
    names = {one.rule.name for one in written.held}
    made = (Held(rule, secret, "page") for rule, secret in alert_rules.every(db) if rule.name not in names)
    return replace(written, held=(*written.held, *made))


def made_on_page(rule: AlertRule, among: Rules) -> Held:
    """A rule that a form asks for, with a secret of its own. BadRule where it cannot be, or reaches for what only the file may give."""
    checked = _checked("this rule", rule)
    if checked.loopback:
        raise BadRule("this rule", "sends to this machine itself", "write it in the file of rules, on this machine")
    allowed = among.mail.to if among.mail else ()
    for one in checked.mail:
        if one not in allowed:
            raise BadRule(
                "this rule",
                f"writes to {one}, whom the file of rules does not name",
                "add them to `to` in its [mail] part",
            )
    if among[checked.name]:
        raise BadRule("this rule", f"another rule is called {checked.name!r}", "give it another name")
    return Held(checked, f"whsec_{_letters()}" if checked.webhook else "", "page")


def guarded(rule: AlertRule) -> AlertRule:
    """The rule as others may see it: what lies behind a webhook's host is often a key, and a receiver's name is theirs."""
    hook = shown(rule.webhook) if rule.webhook else None
    return replace(rule, webhook=hook, mail=tuple(shown(one) for one in rule.mail))


def shown(target: str) -> str:
    """A receiver as others may see it: the host of an address, the first letter of a mailbox."""
    if "://" in target:
        parts = urlsplit(target)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/…"
    name, at, host = target.partition("@")
    return f"{name[:1]}…@{host}" if at else target


def quiet_hours(rule: AlertRule) -> Quiet | None:
    """The hours in which this rule wakes nobody."""
    if rule.quiet is None:
        return None
    found = _HOURS.fullmatch(rule.quiet)
    return Quiet(clock(found[1]), clock(found[2]), ZoneInfo(rule.zone)) if found else None


def clock(written: str) -> time:
    """A time of day, as HH:MM; ValueError for what is none."""
    if not re.fullmatch(r"\d\d:\d\d", written):
        raise ValueError(written)
    return time.fromisoformat(written)


def is_loopback(address: str) -> bool:
    """Whether an address is one of this very machine."""
    try:
        return ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _letters() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode("ascii")


def _held(where: str, one: _Rule, zone: str, environ: Mapping[str, str]) -> Held:
    narrowed = one.story or one.person or one.place or one.words
    on = _listed(one.on) if one.on is not None else list(NARROWED) if narrowed else []
    called = _called(where, one.name)
    for kind in on:
        if kind not in KINDS:
            raise BadRule(called, f"is on {kind!r}, which is no kind of news", f"the kinds are: {', '.join(KINDS)}")
    made = AlertRule(
        one.name, tuple(kind for kind in KINDS if kind in on), one.story, one.person, one.place, tuple(_listed(one.words)),
        one.independent, one.sure, one.within, one.webhook, one.loopback, tuple(_listed(one.mail)), one.desktop, one.digest,
        one.at, one.quiet, one.zone or zone,
    )  # fmt: skip
    secret = _secret(called, one.secret, one.secret_env, environ)
    if one.webhook and not secret:
        raise BadRule(
            called, "has a webhook that nobody signs", "give it a `secret`, or a `secret_env` that names a variable"
        )
    return Held(_checked(called, made), secret, "file")


def _checked(where: str, rule: AlertRule) -> AlertRule:
    """The rule, if it can be followed."""
    for name, value in (("name", rule.name), ("story", rule.story), ("person", rule.person), ("place", rule.place)):
        if value is not None and not (value.strip() and len(value) <= LONGEST and value.isprintable()):
            raise BadRule(where, f"its {name} is blank, too long or no line of words", "give it a few words")
    if len(rule.words) > MOST_WORDS or not all(one.strip() and len(one) <= LONGEST for one in rule.words):
        raise BadRule(where, "its words are blank or too many", f"give {MOST_WORDS} at most")
    if not rule.on:
        raise BadRule(
            where,
            "does not say on what",
            f"say on = […] with some of: {', '.join(KINDS)}; or name a story, person, place or words",
        )
    if not (rule.webhook or rule.mail or rule.desktop):
        raise BadRule(where, "does not say how", "give it a webhook, mail or desktop = true")
    if not (0 <= rule.sure <= 1 and 1 <= rule.independent <= 1000 and 1 <= rule.within <= 366):
        raise BadRule(
            where,
            "asks for a chance, a number or days that cannot be",
            "sure is from 0 to 1, independent and within are from 1 on",
        )
    for one in rule.mail:
        _mailbox(where, one)
    if rule.webhook:
        _hook(where, rule)
    _hours(where, rule)
    return rule


def _hours(where: str, rule: AlertRule) -> None:
    try:
        ZoneInfo(rule.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadRule(
            where, f"names a time zone that is not known ({rule.zone!r})", 'write it as "Europe/London"'
        ) from None
    try:
        clock(rule.at)
        if rule.quiet is not None:
            found = _HOURS.fullmatch(rule.quiet)
            if not found or clock(found[1]) == clock(found[2]):
                raise ValueError(rule.quiet)
    except ValueError:
        raise BadRule(where, "has an hour that is none", 'write at = "08:00", quiet = "22:00-06:30"') from None


def _hook(where: str, rule: AlertRule) -> None:
    at = _address(where, rule.webhook or "")
    if at.scheme != "https" and not rule.loopback:
        raise BadRule(
            where, "sends to an address that is not https", "news would travel in the open; give an https address"
        )


def _address(where: str, url: str) -> Place:
    try:
        return place(url)
    except Unreadable as error:
        raise BadRule(where, f"{error.name} {error.reason}", error.remedy) from None


def _mailbox(where: str, address: str) -> None:
    if not _MAIL.fullmatch(address) or not address.isascii():
        raise BadRule(where, f"{address[:LONGEST]!r} is no mail address", "write it as name@example.org")


def _mailing(where: str, mail: _Mail, environ: Mapping[str, str]) -> Mailing:
    called = f"{where}, [mail]"
    password = _secret(called, mail.password, mail.password_env, environ)
    for one in (mail.sender, *mail.to):
        _mailbox(called, one)
    if mail.user and not password:
        raise BadRule(called, "has a user and no password", "give it a `password_env` that names a variable")
    if mail.user and mail.security == "none":
        raise BadRule(called, "would send a password in the open", 'say security = "starttls" or "tls"')
    port = mail.port or {"tls": 465, "starttls": 587, "none": 25}[mail.security]
    return Mailing(mail.server, port, mail.sender, mail.security, mail.user, password, tuple(mail.to))


def _secret(where: str, given: str | None, variable: str | None, environ: Mapping[str, str]) -> str:
    if variable is None:
        return given or ""
    if not environ.get(variable):
        raise BadRule(where, f"names a variable that is not set ({variable})", f"set {variable} where dateline runs")
    return environ[variable]


def _listed(given: list[str] | str) -> list[str]:
    return [given] if isinstance(given, str) else given


def _called(where: str, name: str) -> str:
    return f"{where}, rule {name[:LONGEST]!r}"
