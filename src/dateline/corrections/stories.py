"""Stories: which happenings are one matter, what it is called and where it stands, where somebody said so.

In: the episodes of each story, the dispatches, and corrections; then a story as it is told. Out: stories, in the order in which the
clustering gives them; the story, corrected.
Never: a dispatch in two stories; a story changed that holds none of the articles named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.corrections.anchor import articles_of
from dateline.corrections.force import because, of_kind
from dateline.corrections.happenings import quoted
from dateline.corrections.sides import Sides
from dateline.corrections.values import UNKNOWN
from dateline.moments import DAY, ENDS, in_words, moment, out
from dateline.terms import Article, Correction, CorrectionKind, Episode, State, Story
from dateline.text import digest

SECOND = len("2030-03-05T14:00:00")
MIDNIGHT = "T00:00:00Z"
"""What stands behind a day where somebody gave no hour."""
Stories = tuple[tuple[Episode, ...], ...]
Units = Mapping[str, tuple[str, ...]]
"""The dispatch of each article: what is never parted here."""


def stories(
    found: Stories,
    groups: Sequence[tuple[str, ...]],
    articles: Mapping[str, Article],
    corrections: Sequence[Correction],
) -> Stories:
    """The episodes of each story, after what was corrected.

    Stories that are merged keep their episodes. A story that is split is parted by dispatch: what nobody named goes with its
    episode, and an episode that nobody named, or that is itself parted, with the side whose words it shares.
    """
    told = of_kind(corrections, "merge stories", "split story")
    if not told:
        return found
    units = {id: group for group in groups for id in group}
    shelf = _Shelf(found)
    for correction in told:
        touched = shelf.take(articles_of(correction.subject))
        if correction.kind == "merge stories":
            shelf.put([episode for story in touched for episode in story])
        else:
            for story in touched:
                for part in _parted(story, units, articles, correction):
                    shelf.put(part)
    return _in_order(shelf.stories.values(), articles)


class _Shelf:
    """The stories by a key of their own, and the story of each article."""

    def __init__(self, found: Stories) -> None:
        self.stories: dict[int, tuple[Episode, ...]] = {}
        self._home: dict[str, int] = {}
        self._next = 0
        for story in found:
            self.put(story)

    def put(self, story: Sequence[Episode]) -> None:
        """Add a story."""
        if story:
            self.stories[self._next] = tuple(story)
            self._home |= {id: self._next for episode in story for id in episode.articles}
            self._next += 1

    def take(self, ids: Sequence[str]) -> list[tuple[Episode, ...]]:
        """Take out the stories that hold these articles."""
        return [self.stories.pop(key) for key in sorted({self._home[id] for id in ids if id in self._home})]


@dataclass(frozen=True, slots=True)
class _Parting:
    """One story about to be parted: who is named to leave, who to stay, and how the rest is told apart."""

    leave: frozenset[str]
    stay: frozenset[str]
    sides: Sides | None
    units: Units
    articles: Mapping[str, Article]

    def side(self, ids: Sequence[str]) -> bool | None:
        """Whether these leave: what is named decides, and who is to stay before who is to leave; None if nothing is named."""
        if not self.stay.isdisjoint(ids):
            return False
        return None if self.leave.isdisjoint(ids) else True

    def shares(self, ids: Sequence[str]) -> bool:
        """Whether these leave by the words that they share."""
        return self.sides is not None and self.sides.leaves([self.articles[id] for id in sorted(ids)])

    def leaving(self, episode: Episode) -> set[str]:
        """The articles of an episode that leave, whole dispatches each."""
        dispatches = sorted({self.units.get(id, (id,)) for id in episode.articles})
        named = {dispatch: self.side(dispatch) for dispatch in dispatches}
        told = {side for side in named.values() if side is not None}
        if not told:
            return set(episode.articles) if self.shares(episode.articles) else set()
        rest = told.pop() if len(told) == 1 else None
        return {id for dispatch, side in named.items() if self._leaves(dispatch, side, rest) for id in dispatch}

    def _leaves(self, dispatch: Sequence[str], side: bool | None, rest: bool | None) -> bool:
        if side is not None:
            return side
        return rest if rest is not None else self.shares(dispatch)


def _parted(
    story: Sequence[Episode], units: Units, articles: Mapping[str, Article], correction: Correction
) -> list[list[Episode]]:
    """The story as two, or as it is where it holds no article of one of the sides."""
    ids = {id for episode in story for id in episode.articles}
    stay = ids.intersection(articles_of(correction.other)) - set(articles_of(correction.subject))
    leave = ids.intersection(articles_of(correction.subject))
    if correction.other and not stay:
        return [list(story)]
    sides = Sides([articles[id] for id in sorted(leave)], [articles[id] for id in sorted(stay)]) if stay else None
    parting = _Parting(frozenset(leave), frozenset(stay), sides, units, articles)
    gone: list[Episode] = []
    kept: list[Episode] = []
    for episode in story:
        leaving = parting.leaving(episode) if stay else _named(episode, parting)
        for part, ids_there in ((gone, leaving), (kept, set(episode.articles) - leaving)):
            if ids_there:
                part.append(_piece(episode, ids_there, articles))
    return [gone, kept]


def _named(episode: Episode, parting: _Parting) -> set[str]:
    """The dispatches of the articles named, where nobody said what stays."""
    return {other for id in episode.articles if id in parting.leave for other in parting.units.get(id, (id,))}


def _piece(episode: Episode, ids: set[str], articles: Mapping[str, Article]) -> Episode:
    """An episode of these articles: itself if they are all of it, else told by its first report that has a title."""
    if len(ids) == len(episode.articles):
        return episode
    ranked = sorted((articles[id] for id in ids), key=_day)
    title = next((article.title for article in ranked if article.title), episode.title)
    return Episode(digest("episode", min(ids)), title, tuple(sorted(ids)))


def _day(article: Article) -> tuple[str, str]:
    return (article.published.start if article.published else "~"), article.id


def _in_order(stories: Iterable[tuple[Episode, ...]], articles: Mapping[str, Article]) -> Stories:
    def order(episode: Episode) -> tuple[str, str]:
        return min(_day(articles[id])[0] for id in episode.articles), episode.id

    def first(story: tuple[Episode, ...]) -> tuple[str, str]:
        return order(story[0])

    return tuple(sorted((tuple(sorted(story, key=order)) for story in stories), key=first))


def told(story: Story, articles: Sequence[Article], corrections: Sequence[Correction]) -> Story:
    """The story with the title and the state that somebody put right, saying so, and why its reports are one story.

    A state holds as of the newest report that it names, which is the newest there was when it was put right: one told in the words
    of a report that came out later takes its place, and the story says that too.
    """
    mine = [one for one in corrections if one.kind in _SAID and _concerns(one, set(story.articles))]
    found, reasons = story.state, []
    for one in mine:
        reason = f"{_SAID[one.kind]}, {because(one)}"
        if one.kind == "story title":
            story = replace(story, title=one.value, title_evidence=None) if one.value else story
        elif one.kind == "story state":
            limit = _seen(articles, one)
            until = in_words(limit)
            if _is_later(found, articles, limit):
                reason = f"{reason}; a report after {until} tells another"
                story = replace(story, state=found)
            else:
                reason = f"{reason}; so as of {until}"
                story = replace(story, state=_state(story.state, articles, one))
        reasons.append(reason)
    if not mine:
        return story
    basis = "; ".join((story.independence.basis, *reasons))
    return replace(story, independence=replace(story.independence, basis=basis))


def _seen(articles: Sequence[Article], correction: Correction) -> str:
    """The last moment that whoever gave the state knew of: of the newest report named; where one is not here, that of the correction, if earlier none."""
    days = {article.id: article.published for article in articles}
    named = articles_of((*correction.subject, *correction.other))
    known = [out(when) for id in named if (when := days.get(id))]
    given = moment(correction.when.removesuffix(MIDNIGHT)[:SECOND]).until
    return min(given, max(known)) if known and days.keys() >= set(named) else given


def _is_later(found: State | None, articles: Sequence[Article], limit: str) -> bool:
    """The state is told in the words of a report that came out after that moment; where of one of them only the day is known, on a later day."""
    days = {article.id: article.published for article in articles}
    newest = days.get(found.evidence[0].article) if found else None
    if newest is None:
        return False
    came = out(newest)
    length = DAY if came.endswith(ENDS) or limit.endswith(ENDS) else None
    return came[:length] > limit[:length]


def _state(found: State | None, articles: Sequence[Article], correction: Correction) -> State | None:
    if correction.value == UNKNOWN:
        return None
    days = {article.id: article.published for article in articles if article.published}
    shown = quoted(correction.other, articles)
    told = days.get(shown.evidence[0].article) if shown else None
    return State(shown.text, shown.evidence, told) if shown and told else found


_SAID: Mapping[CorrectionKind, str] = {
    "merge stories": "merged",
    "split story": "split",
    "not copies": "some reports are no copies",
    "story title": "titled",
    "story state": "its state told",
}
"""Kinds that say something of a story as a whole, and how that is told."""


def _concerns(correction: Correction, here: set[str]) -> bool:
    """A merge where it joins two reports of the story; a parting wherever one is named; a title or state in one story alone."""
    if correction.kind in {"story title", "story state"}:
        return _is_of(correction, here)
    named = here.intersection(articles_of((*correction.subject, *correction.other)))
    return len(named) > 1 if correction.kind == "merge stories" else bool(named)


def _is_of(correction: Correction, here: set[str]) -> bool:
    """The story that holds the words given, or else most of the reports named, of two halves that with the first of them."""
    words = articles_of(correction.other)
    if words:
        return here.issuperset(words)
    subject = sorted(articles_of(correction.subject))
    held = len(here.intersection(subject))
    return 2 * held > len(subject) or (2 * held == len(subject) and subject[0] in here)
