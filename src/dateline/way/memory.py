"""Memory: what somebody who keeps a store remembers of an earlier reading, handed to the pipeline as one Protocol.

In: what is about to be made. Out: it, where it was made before of the very same. Never: an answer that making it anew would not give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from dateline.language import Parse, Parser
from dateline.terms import Article, Dispatch, EventMention, Statement, Timex

Findings = tuple[tuple[Statement, ...], tuple[EventMention, ...]]
"""What one settled article tells: who is reported to have said what, and where events are told."""


class Memory(Protocol):
    """What may be remembered; None, or a text left out, is what is not."""

    def parses(self, parser: Parser, texts: Sequence[str]) -> Mapping[str, Parse]:
        """Those of some texts that this parser has read before, and what it made of them."""
        ...

    def keep_parses(self, parser: Parser, made: Mapping[str, Parse]) -> None:
        """Take what a parser has made of some texts."""
        ...

    def timexes(self, article: Article) -> tuple[Timex, ...] | None:
        """The time expressions of a settled article."""
        ...

    def dispatch(self, articles: tuple[Article, ...]) -> Dispatch | None:
        """The dispatch that these settled articles are, by their ids in order."""
        ...

    def findings(self, article: Article, dated: tuple[Timex, ...]) -> Findings | None:
        """What a settled article tells; `dated` are its timexes as the story anchors them."""
        ...

    def keep_findings(self, article: Article, dated: tuple[Timex, ...], found: Findings) -> None:
        """Take what was found in a settled article."""
        ...


class Nothing:
    """The memory of who keeps nothing."""

    def parses(self, _parser: Parser, _texts: Sequence[str]) -> Mapping[str, Parse]:
        """None."""
        return {}

    def keep_parses(self, _parser: Parser, _made: Mapping[str, Parse]) -> None:
        """They are let go."""

    def timexes(self, _article: Article) -> tuple[Timex, ...] | None:
        """None."""
        return None

    def dispatch(self, _articles: tuple[Article, ...]) -> Dispatch | None:
        """None."""
        return None

    def findings(self, _article: Article, _dated: tuple[Timex, ...]) -> Findings | None:
        """None."""
        return None

    def keep_findings(self, _article: Article, _dated: tuple[Timex, ...], _found: Findings) -> None:
        """They are let go."""


NOTHING = Nothing()
