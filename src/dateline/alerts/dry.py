"""Dry run: what these rules would have sent, had they been followed since a day.

In: a desk, rules, a day. Out: messages, by when they would have gone out. Never: anything written or sent; a report used before it was out.

Each story is told as of each moment at which a reader of its reports could have stopped, and looked at as a run would have looked at it then. Stories are those of now, told as of then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from dateline.alerts.looking import Candidate, Noticed, cited_by, of_reading
from dateline.alerts.matching import Asking, wanted
from dateline.alerts.rules import Rules
from dateline.alerts.running import letters
from dateline.desk import Desk
from dateline.errors import UnknownName
from dateline.moments import Moment, moment, stamp
from dateline.store.outbox import Letter
from dateline.terms import Alert, AlertRule, Cited, News, Reading, utc
from dateline.way.progress import Progress, quiet

END = timedelta(hours=23, minutes=59, seconds=59)
"""Into a day, when all of its reports are out."""
PAGE = 200


@dataclass(frozen=True, slots=True)
class _Look:
    """What may have been news at an instant."""

    at: datetime
    candidates: tuple[Candidate, ...]


def dry_run(desk: Desk, known: Rules, since: date, now: datetime, *, progress: Progress = quiet) -> tuple[Alert, ...]:
    """The messages that would have been written since that day, the earliest first."""
    ids = list(_stories(desk, since))
    looks: list[_Look] = []
    for at, id in enumerate(ids):
        progress("looking back", at, len(ids))
        looks += _looks(desk, id, since, now)
    found: dict[str, Letter] = {}
    named = {held.rule.story for held in known.held if held.rule.story}
    meant = {one: frozenset(_meant(desk, one)) for one in named}
    for each in sorted(looks, key=_at):
        for held in known.held:
            for letter in _letters(held.rule, each, meant):
                there = found.get(letter.id)
                found[letter.id] = _gathered(there, letter) if there else letter
    return tuple(_alert(one) for one in sorted(found.values(), key=_due))


def _stories(desk: Desk, since: date) -> Iterator[str]:
    """The stories of which something was reported since that day."""
    after: str | None = None
    while True:
        page = desk.stories(since=since, limit=PAGE, after=after)
        yield from (line.id for line in page.items)
        after = page.next
        if after is None:
            return


def _looks(desk: Desk, story: str, since: date, now: datetime) -> Iterator[_Look]:
    """What each look at a story would have found, from the first moment since that day on."""
    before = desk.show(story, as_of=since - timedelta(days=1))
    noticed = of_reading(before, Noticed()).noticed
    for written in desk.moments(story):
        then = moment(written)
        at = _instant(then)
        if then.day < since or at > now + END:
            continue
        reading = desk.show(story, as_of=written)
        found = of_reading(reading, noticed)
        noticed.take_in(found.noticed)
        if found.candidates:
            told = tuple(replace(one, news=_cited(reading, one.news)) for one in found.candidates)
            yield _Look(min(at, now), told)


def _letters(rule: AlertRule, look: _Look, meant: dict[str, frozenset[str]]) -> Iterator[Letter]:
    asking = Asking(look.at, meant)
    yield from letters(rule, wanted(rule, look.candidates, asking), look.at)


def _gathered(there: Letter, more: Letter) -> Letter:
    keys = {one.key for one in there.news}
    return replace(there, news=(*there.news, *(one for one in more.news if one.key not in keys)))


def _meant(desk: Desk, story: str) -> Iterator[str]:
    try:
        yield desk.show(story).stories[0].id
    except UnknownName:
        return


def _cited(reading: Reading, news: News) -> News:
    articles = {one.id: one for one in reading.articles}
    known = {
        one.words.article: Cited(one.words, its.publisher, its.canonical_url or its.url, its.published)
        for one in news.cited
        if (its := articles.get(one.words.article))
    }
    return replace(news, cited=cited_by(news, known))


def _instant(then: Moment) -> datetime:
    return datetime.combine(then.day, datetime.min.time(), UTC) + END if then.is_day else utc(then.written)


def _alert(letter: Letter) -> Alert:
    return Alert(
        letter.id,
        letter.rule,
        letter.way,
        letter.target,
        "waiting",
        letter.made,
        letter.due,
        0,
        None,
        "",
        letter.news,
        letter.digest,
    )


def _at(one: _Look) -> str:
    return stamp(one.at)


def _due(one: Letter) -> tuple[str, str, str]:
    return one.due, one.rule, one.id
