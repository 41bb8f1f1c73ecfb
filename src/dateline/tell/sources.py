"""Sources: on whose word a figure stands.

In: a count, the statements of its story; of a sentence, who gives a figure in it. Out: a source, or none. Never: who only tells what somebody else has
counted: of "Hart said that the agency had counted 40" the figure is not Hart's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.english.clauses import doer, is_verb
from dateline.english.counted import Figure
from dateline.english.lexicon import group, verbs
from dateline.english.words import Kind, is_a
from dateline.language import Sentence
from dateline.tell.voices import Said, speaker_key
from dateline.terms import Statement

if TYPE_CHECKING:
    from dateline.tell.counts import Count


@dataclass(frozen=True, slots=True)
class Source:
    """On whose word a figure stands: what tells speakers apart, and the entity, where it is known."""

    key: str
    by: str | None


def source(count: Count, said: Said) -> Source | None:
    """The speaker of the tightest statement around the figure, unless it tells there what somebody else says or has counted."""
    at = count.figure.start
    inside = [one for one in said.by_article.get(count.article, ()) if one.start <= at < one.end]
    near = min(inside, key=_length, default=None)
    if near is None or any(near.start <= teller < near.end for teller in count.tellers):
        return None
    key = speaker_key(near)
    return Source(key, near.speaker) if key else None


def _length(statement: Statement) -> tuple[int, int]:
    return statement.end - statement.start, statement.start


def tellers(sentence: Sentence, figure: Figure) -> tuple[int, ...]:
    """The verbs of saying and counting over the figure that somebody does who is told by a noun; a pronoun is mostly who speaks."""
    found = []
    for token in (sentence.tokens[figure.verb], *sentence.ancestors(figure.verb)):
        if is_verb(token) and token.lemma.lower() in verbs("saying") | group("estimating"):
            who = doer(sentence, token.i)
            if who is not None and is_a(who, Kind.NOUN) and who.i not in {figure.noun, figure.i}:
                found.append(token.i)
    return tuple(found)
