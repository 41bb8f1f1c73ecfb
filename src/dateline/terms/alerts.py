"""Alerts: the rules, the news that they tell, the messages that are sent.

In: nothing. Out: the records of alerts. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.terms.times import When
from dateline.terms.vocabularies import (
    AlertKind,
    AlertKinds,
    AlertState,
    AlertWay,
    ChangeField,
    MuteKind,
    Rhythm,
    Status,
)
from dateline.terms.words import Evidence


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that news rests on, and whose they are: the outlet, its page, when it came out."""

    words: Evidence
    outlet: str | None = None
    url: str | None = None
    published: When | None = None


@dataclass(frozen=True, slots=True)
class News:
    """One thing that an alert tells: a change, a plan upset, something new that happened, a story that enough reports tell.

    `key` is the same however often it is told; `event` is the row's id. `words` are a report's; of a change `field`, `before` and `after` say what is otherwise. `sure` is
    the chance that the row it belongs to is right, 0 where reports disagree or only claim it, None of a story. `independent` dispatches tell it; `people` and `places` are those
    named in it.
    """

    key: str
    kind: AlertKind
    story: str
    title: str
    words: str
    reported: When | None
    cited: tuple[Cited, ...]
    field: ChangeField | None = None
    before: str | None = None
    after: str | None = None
    when: When | None = None
    where: str | None = None
    status: Status | None = None
    sure: float | None = None
    independent: int = 1
    event: str | None = None
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertRule:
    """Which news is sent to somebody, by which ways, and when not.

    `on` are kinds of news; `story`, `person`, `place` and `words` (any of them) narrow them. `independent`: a new story is told once so many dispatches
    tell it; `sure`: nothing less sure wakes anybody; `within`: nor what was reported so many days ago. `digest` gathers what comes for an hour or a day (told `at`
    that time); in `quiet` hours of `zone` nothing is sent. `loopback`: its webhook may lie on this very machine.
    """

    name: str
    on: AlertKinds
    story: str | None = None
    person: str | None = None
    place: str | None = None
    words: tuple[str, ...] = ()
    independent: int = 3
    sure: float = 0.7
    within: int = 3
    webhook: str | None = None
    loopback: bool = False
    mail: tuple[str, ...] = ()
    desktop: bool = False
    digest: Rhythm | None = None
    at: str = "08:00"
    quiet: str | None = None
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message to one receiver, from when it was written down: what it tells, when it is due, how often it was tried, what came of it.

    `id` is its key of idempotence: whoever receives it twice knows it by that. Instants are in UTC.
    """

    id: str
    rule: str
    way: AlertWay
    target: str
    state: AlertState
    made: str
    due: str
    tries: int
    tried: str | None
    complaint: str
    news: tuple[News, ...]
    digest: Rhythm | None = None


@dataclass(frozen=True, slots=True)
class Mute:
    """A note that a rule, or a story in all rules, wakes nobody until an instant; None: until it is taken back."""

    kind: MuteKind
    name: str
    until: str | None


@dataclass(frozen=True, slots=True)
class RuleMade:
    """A rule of alerts as it is kept, and the secret by which its webhook is signed, which is told this once; None where it has no webhook."""

    rule: AlertRule
    secret: str | None
