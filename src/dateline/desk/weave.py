"""Weave: which reports are copies, which tell of one happening, which happenings are one story; kept up to date report by report.

In: articles that come and go. Out: stories to be told. Never: a rule of its own (the rooms say what links two reports); a look at
more than what a report touches.

Links are functions of two, and what is made of them lies within a closed set of links (see the sign of `cluster`): a bundle of
articles, a heap of dispatches, a field of episodes. A report that comes makes new links, which may join such sets; those sets
are grouped anew, and whatever comes out as it was before stays untouched. A set whose report goes may then be larger than its
links demand, which changes no group. So the stories are those that a reading of all reports would find.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from sqlite3 import Connection

from dateline.cluster import Outline, Profile
from dateline.corrections import Ledger
from dateline.slots import Copies
from dateline.steps import Steps
from dateline.store import articles as pages
from dateline.store import copy_links, dispatch_links, episode_links, stories
from dateline.store.articles import KeptArticle
from dateline.store.episode_links import Happening
from dateline.store.links import Node, short
from dateline.terms import Article, Episode
from dateline.text import digest


def key_of(paragraph: tuple[str, ...]) -> int:
    """The key of a paragraph as a number; that two share one is rarer than a fault of the disk."""
    found = hashlib.sha256("\0".join(paragraph).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(found[:8], "big", signed=True)


class Weave:
    """One change of who belongs together, inside a transaction."""

    def __init__(self, db: Connection, steps: Steps, ledger: Ledger) -> None:
        self.db = db
        self.copies = steps.copies
        self.matters = steps.matters
        self.settling = steps.settling
        self.ledger = ledger
        self._articles: dict[int, Article] = {}
        self._fresh: set[str] = set()

    def update(self, coming: Sequence[int], going: Sequence[int]) -> None:
        """Take articles in and out by their numbers; the stories that are others now are marked to be told."""
        paragraphs = stories.paragraphs_of(self.db, going)
        before = stories.of_numbers(self.db, going)
        bundles, dispatches = self._gone(going)
        for n in coming:
            bundles.add(self._bundled(n))
        heaps, episodes = self._dispatched(bundles, dispatches)
        fields = self._happened(heaps, episodes)
        changed = self._told_together(fields, before)
        self._recurred(paragraphs | stories.shared(self.db, changed))

    # Articles, as corrected.

    def _those(self, numbers: Iterable[int]) -> list[Article]:
        wanted = list(numbers)
        for page in pages.pages(self.db, [n for n in wanted if n not in self._articles]):
            self._articles[page.n] = corrected(page.article, self.ledger)
        return [self._articles[n] for n in wanted]

    # Copies.

    def _gone(self, going: Sequence[int]) -> tuple[set[int], set[int]]:
        """Take articles out; the bundles that stay, made anew from their texts, and the dispatches that lost one."""
        dispatches = {n for n in dispatch_links.dispatch_of(self.db, going).values() if n is not None}
        touched = copy_links.bundles_of(self.db, going)
        for n, article in zip(going, self._those(going), strict=True):
            copy_links.unweave(self.db, n, _shingles(article, self.copies))
            stories.drop_paragraphs(self.db, n)
        left = {id: n for n, id, _ in copy_links.in_bundles(self.db, touched)}
        for group in self.copies.groups(self._those(left.values())):
            for id in group:
                copy_links.set_bundle(self.db, left[id], left[group[0]])
        behind = [n for dispatch in dispatches for n in dispatch_links.members(self.db, dispatch)]
        return copy_links.bundles_of(self.db, [*left.values(), *behind]), dispatches

    def _bundled(self, n: int) -> int:
        """Put an article among its copies; the bundle that it is in then."""
        article = self._those([n])[0]
        keys = _shingles(article, self.copies)
        mine: set[int] = set()
        for other in copy_links.alike(self.db, keys):
            enough = other.bundle not in mine and other.shared >= self.copies.SHARED * min(len(keys), other.size)
            if enough and self.copies.linked(article, self._those([other.article])[0]):
                mine.add(other.bundle)
        bundle = min(mine, default=n)
        for other_bundle in sorted(mine - {bundle}):
            copy_links.join(self.db, bundle, other_bundle)
        copy_links.keep(self.db, n, keys, bundle)
        stories.keep_paragraphs(self.db, n, map(key_of, self.settling.paragraph_keys(article)))
        return bundle

    def _groups(self, bundles: set[int]) -> list[list[int]]:
        """The dispatches of these bundles, as corrected; with them those of the bundles that corrections tie to them."""
        live = {bundle for _, _, bundle in copy_links.in_bundles(self.db, bundles)}
        tied = self._tied(live, copy_links.bundles_of)
        number: dict[str, int] = {}
        found: dict[int, list[str]] = {}
        for n, id, bundle in copy_links.in_bundles(self.db, tied):
            number[id] = n
            found.setdefault(bundle, []).append(id)
        groups = tuple(sorted(tuple(ids) for ids in found.values()))
        if tied and self.ledger:
            groups = self.ledger.groups(groups, self._those(number.values()))
        return [[number[id] for id in group] for group in groups]

    def _tied(self, touched: set[int], of: Callable[[Connection, Iterable[int]], set[int]]) -> set[int]:
        """The sets touched, and those that corrections hold together with them."""
        named = [of(self.db, pages.numbers(self.db, ids)) for ids in self.ledger.named()]
        grown = True
        while grown:
            more = set().union(*(ids for ids in named if not ids.isdisjoint(touched)))
            grown = not more <= touched
            touched = touched | more
        return touched

    # Happenings.

    def _dispatched(self, bundles: set[int], lost: set[int]) -> tuple[set[int], set[int]]:
        """Make the dispatches of these bundles; the heaps to group anew, and the episodes that are no more what they were."""
        changed: list[list[int]] = []
        for group in self._groups(bundles):
            held = set(dispatch_links.dispatch_of(self.db, group).values())
            only = next(iter(held)) if len(held) == 1 else None
            if only is None or only in lost or dispatch_links.members(self.db, only) != sorted(group):
                changed.append(group)
                lost |= {n for n in held if n is not None}
        held_by = {n: dispatch_links.one(self.db, n) for n in sorted(lost)}
        episodes = {episode for _, episode, _ in held_by.values() if episode is not None}
        heaps = {heap for heap, _, _ in held_by.values()}
        for n, (_, _, profile) in held_by.items():
            dispatch_links.drop(self.db, n, short(self.matters.opening_keys(profile)))
        for group in changed:
            self._link_dispatch(group, heaps)
        return heaps, episodes

    def _link_dispatch(self, group: Sequence[int], heaps: set[int]) -> None:
        """Put a dispatch into the heap of those that it is linked to."""
        articles = self._those(group)
        self._fresh |= {article.id for article in articles}
        profile = self.matters.profile(articles)
        keys = short(self.matters.opening_keys(profile))
        near = dispatch_links.near(self.db, profile, keys, self.matters.LONGEST_REACH)
        found = {node.within for node in near if self.matters.linked(profile, node.profile)}
        heap = dispatch_links.keep(self.db, profile, group, keys, min(found, default=None))
        for other in sorted(found - {heap}):
            dispatch_links.join(self.db, heap, other)
            heaps.discard(other)
        heaps.add(heap)

    def _happened(self, heaps: Iterable[int], lost: set[int]) -> set[int]:
        """Make the episodes of these heaps; the fields to group anew. `lost` are episodes that are no more."""
        changed: list[tuple[list[int], Profile]] = []
        for heap in sorted(heaps):
            nodes = {n: (episode, profile) for n, episode, profile in dispatch_links.in_heap(self.db, heap)}
            number = {profile.key: n for n, (_, profile) in nodes.items()}
            sizes = Counter(episode for episode, _ in nodes.values())
            for happening in self.matters.happenings([profile for _, profile in nodes.values()]):
                group = sorted(number[profile.key] for profile in happening)
                held = {nodes[n][0] for n in group}
                if held & {None, *lost} or len(held) > 1 or sizes[nodes[group[0]][0]] != len(group):
                    changed.append((group, self.matters.combined(happening)))
                    lost |= {n for n in held if n is not None}
        fields: set[int] = set()
        for n in sorted(lost):
            if old := episode_links.one(self.db, n):
                fields.add(old[0])
                episode_links.drop(self.db, n, short(self.matters.matter_keys(old[1])))
        for group, whole in changed:
            self._link_episode(group, whole, fields)
        return fields

    def _link_episode(self, dispatches: Sequence[int], profile: Profile, fields: set[int]) -> None:
        """Put an episode into the field of those that it is strongly linked to."""
        articles = self._those([n for dispatch in dispatches for n in dispatch_links.members(self.db, dispatch)])
        self._fresh |= {article.id for article in articles}
        record = self.matters.episode(articles)
        start = min(article.published.start if article.published else "~" for article in articles)
        keys = short(self.matters.matter_keys(profile))
        met = self._likely(profile, episode_links.about(self.db, keys))
        found = {node.within for node in met if self.matters.strength(profile, node.profile) >= self.matters.STRONG}
        field = episode_links.keep(self.db, record, start, profile, dispatches, keys, min(found, default=None))
        for other in sorted(found - {field}):
            episode_links.join(self.db, field, other)
            fields.discard(other)
        fields.add(field)

    def _likely(self, profile: Profile, met: Sequence[tuple[int, Outline]]) -> list[Node]:
        """Those whose link may be a strong one; in a large archive hundreds share a name and a word and nothing else."""
        most = self.matters.strengths(self.matters.outline(profile), [outline for _, outline in met])
        likely = [n for (n, _), strength in zip(met, most, strict=True) if strength >= self.matters.STRONG]
        return episode_links.nodes(self.db, likely)

    # Stories.

    def _told_together(self, fields: set[int], before: set[int]) -> list[int]:
        """Make the stories of these fields; the numbers of those that are others than before."""
        episodes = episode_links.in_fields(self.db, self._tied(fields, episode_links.fields_of))
        found = self._matters(episodes)
        ids = [id for episode in episodes for id in episode.record.articles]
        known = {story.id: story for story in stories.of_articles(self.db, ids)}
        kept: set[int] = set()
        changed: list[int] = []
        for told in found:
            id = digest("story", told[0].id)
            same = known.get(id)
            if same and same.episodes == told and self._fresh.isdisjoint(stories.ids_of(told)):
                kept.add(same.n)
            else:
                changed.append(stories.keep(self.db, id, told))
        for n in sorted((before | {story.n for story in known.values()}) - kept):
            stories.drop(self.db, n)
        return changed

    def _matters(self, episodes: Sequence[Happening]) -> list[tuple[Episode, ...]]:
        """The stories that these episodes, whole fields, are; as corrected."""
        by_key = {one.profile.key: one for one in episodes}
        profiles: dict[int, list[Profile]] = {}
        for one in episodes:
            profiles.setdefault(one.field, []).append(one.profile)
        found = [
            tuple(one.record for one in sorted((by_key[key] for key in part), key=_place))
            for field in profiles.values()
            for part in self.matters.matters([profile.key for profile in field], self.matters.supports(field))
        ]
        if not self.ledger:
            return found
        numbers = pages.numbers(self.db, (id for one in episodes for id in one.record.articles))
        groups: dict[int | None, list[str]] = {}
        articles = self._those(numbers)
        for article, dispatch in zip(
            articles, map(dispatch_links.dispatch_of(self.db, numbers).get, numbers), strict=True
        ):
            groups.setdefault(dispatch, []).append(article.id)
        return list(self.ledger.stories(tuple(found), [tuple(sorted(ids)) for ids in groups.values()], articles))

    # Furniture.

    def _recurred(self, paragraphs: set[int]) -> None:
        """Judge these paragraphs anew; the stories that hold one whose verdict is another now are to be told anew."""
        holders = stories.holders(self.db, paragraphs)
        old = stories.recurring(self.db, paragraphs)
        for key in sorted(paragraphs):
            seen = holders.get(key, [])
            verdict = self.settling.recurs(seen)
            if verdict != (key in old):
                stories.set_recurring(self.db, key, recurs=verdict)
                stories.mark(self.db, {story for _, story in seen})


def unindex(db: Connection, found: Iterable[KeptArticle], steps: Steps, ledger: Ledger) -> None:
    """Take articles out of the index of copies as this ledger had corrected them, before another one holds."""
    for page in found:
        copy_links.drop_shingles(db, page.n, _shingles(corrected(page.article, ledger), steps.copies))


def _shingles(article: Article, copies: Copies) -> list[int]:
    return short(copies.sketch(article).tolist())


def corrected(article: Article, ledger: Ledger) -> Article:
    """An article that takes part in stories, as corrected."""
    kept, _ = ledger.cleaned((article,))
    return kept[0] if kept else article


def _place(one: Happening) -> tuple[str, str]:
    return one.start, one.record.id
