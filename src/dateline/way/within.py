"""Within: of what was read before pass two, what still stands in the story now that furniture was taken out.

In: settled articles; parses and mentions of them as they were before. Out: parses and mentions. Never: a finding that was not there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.language import Parse
from dateline.steps import NO_ROOMS, Steps
from dateline.terms import Article, Mention


class Within(Mapping[str, Parse]):
    """The parses of settled articles, each made when it is asked for: the sentences that still stand in the story."""

    def __init__(self, articles: Iterable[Article], parses: Mapping[str, Parse]) -> None:
        self._articles = {article.id: article for article in articles if article.id in parses}
        self._parses = parses
        self._made: dict[str, Parse] = {}

    def __getitem__(self, id: str) -> Parse:
        """The parse of the article with this id."""
        if id not in self._made:
            self._made[id] = _within(self._articles[id], self._parses[id])
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        """Whether the article has a parse."""
        return id in self._articles

    def __iter__(self) -> Iterator[str]:
        """Ids of the articles that have one."""
        return iter(self._articles)

    def __len__(self) -> int:
        """How many have one."""
        return len(self._articles)


def readable(articles: Iterable[Article], parses: Mapping[str, Parse], steps: Steps) -> Within:
    """The parses that rooms are shown: a parse of a language that has no rooms reaches none."""
    return Within((one for one in articles if steps.rooms(one.language) != NO_ROOMS), parses)


def _within(article: Article, parse: Parse) -> Parse:
    """The sentences that still stand in the story after pass two took furniture out."""
    starts = [part.start for part in article.paragraphs]
    kept = []
    for sentence in parse:
        at = bisect_right(starts, sentence.start) - 1
        if sentence.part == "title":
            kept.append(sentence)
        elif at >= 0 and sentence.start < (part := article.paragraphs[at]).end:
            same = sentence.part == part.kind and sentence.paragraph == at
            kept.append(sentence if same else replace(sentence, part=part.kind, paragraph=at))
    return tuple(kept)


def mentions_within(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand in the masthead or the story, not in what pass two found to be furniture."""
    gone = [(part.start, part.end) for part in article.furniture]
    return tuple(m for m in mentions if not any(start <= m.start < end for start, end in gone))
