"""Matching: which news a rule is about.

In: a rule, what may be news, the instant. Out: the name of the first condition that does not hold, or None. Never: a match that no condition of the rule asked for.

Each condition is a function with a name; its example and counter-example are its tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateline import places
from dateline.alerts.looking import Candidate
from dateline.status import OVER
from dateline.terms import AlertRule, News
from dateline.text import unaccented, words

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a match is made with: the instant, and which stories each rule's `story` means."""

    now: datetime
    stories: Mapping[str, frozenset[str]]


def kind(rule: AlertRule, one: Candidate, _asking: Asking) -> bool:
    """The rule is on this kind of news; an upset plan is a weighty change too."""
    return one.news.kind in rule.on or (one.news.kind == "plan" and "change" in rule.on)


def story(rule: AlertRule, one: Candidate, asking: Asking) -> bool:
    """It stands in the story that is named, by its id or words of its title."""
    if rule.story is None:
        return True
    wanted = set(_words(rule.story))
    return one.news.story in asking.stories.get(rule.story, ()) or (
        bool(wanted) and wanted <= set(_words(one.news.title))
    )


def person(rule: AlertRule, one: Candidate, _asking: Asking) -> bool:
    """Somebody of that name takes part, or is named in its words."""
    return rule.person is None or any(_holds(called, rule.person) for called in one.people)


def place(rule: AlertRule, one: Candidate, _asking: Asking) -> bool:
    """It happens there, or there is named in its words; a town lies in its country."""
    named = rule.place
    return named is None or any(_holds(called, named) or places.within(called, named) for called in one.places)


def said(rule: AlertRule, one: Candidate, _asking: Asking) -> bool:
    """Any of the rule's words stands in it, or in what it was read from; several words of one entry next to each other."""
    if not rule.words:
        return True
    texts = [_words(one.news.words), *(_words(cited.words.text) for cited in one.news.cited)]
    return any(_next_to_each_other(_words(each), text) for each in rule.words for text in texts)


def sure(rule: AlertRule, one: Candidate, _asking: Asking) -> bool:
    """It is as sure as the rule asks, and was not before; of a story, so many dispatches tell it, and did not before."""
    if one.news.sure is None:
        return one.was < rule.independent <= one.news.independent
    return one.was < rule.sure <= one.news.sure


def recent(rule: AlertRule, one: Candidate, asking: Asking) -> bool:
    """It was reported in the last days; what has no day wakes nobody."""
    reported = one.news.reported
    if reported is None:
        return False
    return reported.last_day >= (asking.now - timedelta(days=rule.within)).date()


def fresh(_rule: AlertRule, one: Candidate, _asking: Asking) -> bool:
    """What is told as done was done in the week before it was reported; what lies longer back is told to explain."""
    news = one.news
    if news.kind != "event" or news.status not in OVER or news.when is None or news.reported is None:
        return True
    return news.when.last_day >= news.reported.first_day - A_WEEK


CONDITIONS: tuple[Callable[[AlertRule, Candidate, Asking], bool], ...] = (
    kind,
    story,
    person,
    place,
    said,
    sure,
    recent,
    fresh,
)
"""All of them, in the order in which they are asked."""


def fails(rule: AlertRule, one: Candidate, asking: Asking) -> str | None:
    """The name of the first condition of the rule that does not hold of this; None where all do."""
    return next((each.__name__ for each in CONDITIONS if not each(rule, one, asking)), None)


def wanted(rule: AlertRule, found: Iterable[Candidate], asking: Asking) -> list[News]:
    """What of this a rule tells, each thing once: an event of which a change is told is told by that."""
    news = {one.news.key: one.news for one in found if fails(rule, one, asking) is None}
    changed = {one.event for one in news.values() if one.field is not None}
    return [one for one in news.values() if one.kind != "event" or one.event not in changed]


def _holds(called: str, named: str) -> bool:
    asked = set(_words(named))
    return bool(asked) and asked <= set(_words(called))


def _words(text: str) -> list[str]:
    return words(unaccented(text))


def _next_to_each_other(named: list[str], text: list[str]) -> bool:
    size = len(named)
    return bool(size) and any(text[at : at + size] == named for at in range(len(text) - size + 1))
