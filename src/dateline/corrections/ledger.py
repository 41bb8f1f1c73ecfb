"""The ledger: the corrections in force, asked at each place of the way that they touch.

In: corrections in any order. Out: what each place of the pipeline has, corrected. Never: a place where they are applied that is
not named here. Without corrections each answer is the very thing that was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.corrections import copies, entities, findings, happenings, stories
from dateline.corrections.anchor import articles_of, settled
from dateline.corrections.articles import Articles
from dateline.corrections.force import in_force
from dateline.corrections.happenings import Scene
from dateline.terms import (
    Article,
    Cast,
    Correction,
    Dispatch,
    Episode,
    Event,
    EventMention,
    SetAside,
    Statement,
    Story,
)


class Ledger:
    """The corrections in force, the earlier first."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self.corrections = in_force(corrections)
        self._articles = Articles(self.corrections)

    def __bool__(self) -> bool:
        """Whether anything is corrected at all."""
        return bool(self.corrections)

    def anchored(self, articles: Sequence[Article]) -> Ledger:
        """The same corrections with their places found again in the texts as they are laid out today."""
        if not self:
            return self
        found = Ledger()
        found.corrections = settled(self.corrections, articles)
        found._articles = Articles(found.corrections)
        return found

    def cleaned(self, articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[SetAside, ...]]:
        """After `clean`: the articles with their days and furniture, and what was left out with its source."""
        told = [self._articles.kept(article) for article in articles]
        kept = tuple(one for one in told if isinstance(one, Article))
        return kept, tuple(one for one in told if isinstance(one, SetAside))

    def groups(self, found: tuple[tuple[str, ...], ...], articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
        """After `wire.groups`: which articles are copies of one dispatch."""
        return copies.groups(found, _by_id(articles), self.corrections) if self else found

    def stories(
        self,
        found: tuple[tuple[Episode, ...], ...],
        groups: Sequence[tuple[str, ...]],
        articles: Sequence[Article],
    ) -> tuple[tuple[Episode, ...], ...]:
        """After `cluster`: which episodes are one story."""
        return stories.stories(found, groups, _by_id(articles), self.corrections) if self else found

    def settled(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """After `settle`: what was put right is not unmade by what copies and neighbours tell."""
        return tuple(self._articles.corrected(article) for article in articles) if self else tuple(articles)

    def dispatches(self, found: Sequence[Dispatch]) -> tuple[Dispatch, ...]:
        """After `wire.dispatches`: why some are copies."""
        return copies.reasons(found, self.corrections) if self else tuple(found)

    def cast(self, found: Cast) -> Cast:
        """After `names.cast`: who is one and who is another."""
        return entities.cast(found, self.corrections) if self else found

    def statements(self, found: Sequence[Statement], cast: Cast) -> tuple[Statement, ...]:
        """After `statements.resolve`: who spoke, and what nobody said."""
        return findings.statements(found, cast, self.corrections) if self else tuple(found)

    def events(
        self, found: Sequence[Event], articles: Sequence[Article], mentions: Sequence[EventMention], cast: Cast
    ) -> tuple[Event, ...]:
        """After `events.join`: which they are, and how each is told; `mentions` are what they were joined from."""
        return happenings.events(found, self.corrections, Scene(articles, mentions, cast)) if self else tuple(found)

    def story(self, story: Story, articles: Sequence[Article]) -> Story:
        """After the telling: its title and state, and why these reports are one story, where somebody said so."""
        return stories.told(story, articles, self.corrections) if self else story

    def named(self) -> tuple[tuple[str, ...], ...]:
        """For each correction the ids of the articles that it names: what must be told anew when it comes or goes."""
        return tuple(articles_of((*one.subject, *one.other)) for one in self.corrections)


def _by_id(articles: Sequence[Article]) -> dict[str, Article]:
    return {article.id: article for article in articles}
