"""Earlier: a story as of a moment.

In: a story and a day, or an hour of it. Out: a Reading of what reading only those of its reports that were published by then gives, told as one
story. Never: what came later; a write lock held while it is told.

Which reports make the story is today's knowledge, since that is what the reader asks about; all else is made anew from those of its
reports that were out, and of other stories' reports only those that were out count for furniture. What was told is kept by a digest of all
that it was made of, so that a new report costs only the moments behind it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from dateline.corrections import Ledger
from dateline.desk import asking
from dateline.desk.remembering import Dispatches
from dateline.desk.telling import earlier_dispatches, tell_pages
from dateline.desk.weave import corrected
from dateline.moments import DAY, Moment, stops
from dateline.steps import Steps
from dateline.store import articles as pages
from dateline.store import copy_links, event_names, revisions, stories, then
from dateline.store import made as made_by
from dateline.store.articles import KeptArticle
from dateline.store.blob import packed
from dateline.terms import Article, Episode, Reading
from dateline.way.told import reading


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a story as of a moment is made of: its articles by number, the paragraphs that recurred by then; and a digest of these and all else."""

    articles: tuple[int, ...]
    furniture: tuple[int, ...]
    made_of: bytes


def earlier(db: Connection, telling: int, moment: Moment, steps: Steps, ledger: Ledger) -> Earlier | None:
    """What the story as of that moment is made of; None where nothing of it was out.

    From one report to the next it is made of the same.
    """
    last = then.last(db, telling, moment.until)
    if last is None:
        return None
    members = then.members(db, telling, last)
    furniture = _furniture(db, telling, last, steps)
    known = event_names.told_in(db, (one.id for one in members))
    rests_on = (sorted(steps.chosen.items()), ledger.corrections, furniture, known)
    made_of = hashlib.sha256(packed(rests_on) + b"".join(one.made_of for one in members))
    return Earlier(tuple(one.n for one in members), furniture, made_of.digest()[:16])


def kept(db: Connection, one: Earlier) -> Reading | None:
    """The story, if it was told before."""
    found = then.one(db, one.made_of, Reading)
    return found if isinstance(found, Reading) else None


def is_kept(db: Connection, one: Earlier) -> bool:
    """Whether it was told before."""
    return then.holds(db, one.made_of)


def last_day(db: Connection, telling: int) -> str | None:
    """The last day, in UTC, on which the story was reported."""
    last = max(then.published(db, telling), default=None)
    return last[:DAY] if last else None


def stops_of(db: Connection, telling: int) -> list[tuple[Moment, int]]:
    """The moments as of which a reader looks at the story, in order."""
    return stops(then.published(db, telling))


def keep(db: Connection, told: Iterable[tuple[Earlier, Reading]]) -> None:
    """Keep stories for the next who asks, as long as all that they rest on is there."""
    for one, reading_then in told:
        then.keep(db, one.made_of, one.articles, reading_then)


def made(db: Connection, one: Earlier, steps: Steps, ledger: Ledger) -> Reading:
    """The story, told."""
    found = pages.pages(db, one.articles)
    articles = tuple(corrected(page.article, ledger) for page in found)
    groups = ledger.groups(_copies(db, found, articles, steps), articles)
    episodes = _episodes(articles, groups, steps)
    if (stands := _as_it_stands(db, found, one, episodes, groups, steps)) is not None:
        return asking.reading_of(db, [stands], steps.chosen)
    told, guard, models = tell_pages(
        db,
        found,
        episodes,
        groups,
        set(one.furniture),
        steps,
        ledger,
        before=_dispatches_told(db, one, steps, ledger),
        keeps=False,
    )
    return reading([told], steps.chosen, guard.set_aside, models=models, as_of=None)


def _copies(
    db: Connection, found: Sequence[KeptArticle], articles: Sequence[Article], steps: Steps
) -> tuple[tuple[str, ...], ...]:
    """The dispatches of these articles. Copies of each other stand in one bundle, whatever came since: only those of one are compared."""
    if made_by.others(db, steps.chosen):
        return steps.copies.groups(articles)
    home = {
        id: bundle for _, id, bundle in copy_links.in_bundles(db, copy_links.bundles_of(db, [one.n for one in found]))
    }
    bundles: dict[int | None, list[Article]] = {}
    for article in articles:
        bundles.setdefault(home.get(article.id), []).append(article)
    return tuple(sorted(group for bundle in bundles.values() for group in steps.copies.groups(bundle)))


def _episodes(articles: Sequence[Article], groups: Sequence[tuple[str, ...]], steps: Steps) -> tuple[Episode, ...]:
    """The episodes of these articles, as those of one story."""
    by_id, group_of = {article.id: article for article in articles}, {group[0]: group for group in groups}
    profiles = [steps.matters.profile([by_id[id] for id in group]) for group in groups]
    told = [
        steps.matters.episode([by_id[id] for profile in happening for id in group_of[profile.key]])
        for happening in steps.matters.happenings(profiles)
    ]
    return steps.matters.in_order([told], by_id)[0]


def _dispatches_told(db: Connection, one: Earlier, steps: Steps, ledger: Ledger) -> Dispatches:
    """The dispatches as they were told: those whose copies were all out by then need not be read again."""
    if ledger or made_by.others(db, steps.chosen):
        return {}
    return earlier_dispatches(db, stories.tellings_of(db, stories.of_numbers(db, one.articles)))


def _as_it_stands(
    db: Connection,
    found: Sequence[KeptArticle],
    one: Earlier,
    episodes: Sequence[Episode],
    groups: Sequence[tuple[str, ...]],
    steps: Steps,
) -> int | None:
    """The telling of a story that was told of the very same: as of its last report most are."""
    if made_by.others(db, steps.chosen) or len(homes := stories.of_numbers(db, one.articles)) != 1:
        return None
    home = homes.pop()
    members = stories.members(db, home)
    by_dispatch: dict[int, list[int]] = {}
    for n, dispatch in members:
        by_dispatch.setdefault(dispatch, []).append(n)
    ids = {page.article.id: page.n for page in found}
    same = (
        sorted(n for n, _ in members) == sorted(one.articles)
        and home not in stories.untold(db)
        and stories.one(db, home).episodes == tuple(episodes)
        and stories.recurring_in(db, home) == set(one.furniture)
        and sorted(map(sorted, by_dispatch.values())) == sorted(sorted(ids[id] for id in group) for group in groups)
        and not revisions.withdrawn(db, ids)
    )
    told = stories.tellings_of(db, [home])
    return told.pop() if same and len(told) == 1 else None


def nothing(steps: Steps) -> Reading:
    """A Reading of a story of which nothing was out."""
    return reading([], steps.chosen, [], models=(), as_of=None)


def _furniture(db: Connection, telling: int, until: str, steps: Steps) -> tuple[int, ...]:
    keys = then.shared_paragraphs(db, telling, until)
    seen = stories.holders(db, keys, until)
    return tuple(sorted(key for key in keys if steps.settling.recurs(seen.get(key, []))))
