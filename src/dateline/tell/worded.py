"""Worded: the clauses that bear the sides of a change or conflict, as a reader is shown them, and how often one like it was right.

In: changes and conflicts, the events they are of, parses. Out: the same with their clauses, cut only at whole constituents, and `sure`. Never: a
word that the sentence has not; another side; a change told in a sentence that opens with "this" or "she", of which the sentence before says what is meant.

What bears a side is a figure with its number, else the word that names the event there, else the main verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.bearing import as_it_stands, share
from dateline.english.clauses import is_verb
from dateline.english.counted import figures
from dateline.english.cutting import leaning_off
from dateline.english.leaning import leaning
from dateline.english.lexicon import group
from dateline.english.reported import reported
from dateline.english.roles import Role, stands_as
from dateline.language import NO_PARSES, Parse, Sentence, Token
from dateline.tell.figures import number
from dateline.terms import Article, Change, Conflict, Event, Evidence, Quantity, Words


class Worded:
    """The events of a story and the parses of its reports: what is looked at for the clauses of sides."""

    def __init__(
        self, events: Sequence[Event], articles: Iterable[Article], parses: Mapping[str, Parse] = NO_PARSES
    ) -> None:
        self._events = {event.id: event for event in events}
        self._articles = {article.id: article for article in articles}
        self._parses = parses

    def changes(self, found: Iterable[Change]) -> tuple[Change, ...]:
        """The changes with the clauses that bear their sides, and how often one like each was right; none whose words over it lean on others."""
        alone = (self._alone(one) for one in found)
        return tuple(self._change(one) for one in alone if one is not None)

    def _change(self, one: Change) -> Change:
        before, after = one.evidence
        shown = self._words(one.event, before, one.before), self._words(one.event, after, one.after)
        return replace(one, shown=shown, sure=share("changes"))

    def _alone(self, one: Change) -> Change | None:
        """The change, its sentences without what joins them to others; None where the one that stands over it points back at another."""
        event = self._events.get(one.event)
        over = event.over(one.words) if event is not None else one.words[0]
        if over is not None and self._unjoined(over) is None:
            return None
        before, after = (self._unjoined(words) or words for words in one.evidence)
        return replace(one, evidence=(before, after))

    def _unjoined(self, evidence: Evidence) -> Evidence | None:
        """A sentence without "but" or "however," at its head; None where a word up to its main verb needs another sentence."""
        article = self._articles.get(evidence.article)
        sentence = next((one for one in self._parses.get(evidence.article, ()) if one.start == evidence.start), None)
        if article is None or sentence is None:
            return evidence
        kept = leaning_off(sentence, [one.i for one in sentence.tokens if one.end <= evidence.end])
        leans = [one for one in leaning([(sentence, kept)]) if not _can_stay(sentence, one)] if kept else []
        if not kept or any(one.i <= max(kept[0], sentence.root.i) for one in leans):
            return None
        start = sentence.tokens[kept[0]].start
        return evidence if start == evidence.start else article.evidence(start, evidence.end)

    def conflict(self, one: Conflict) -> Conflict:
        """The conflict with the clause that bears each of its sides, and how often one like it was right."""
        sides = tuple(replace(side, shown=self._words(one.event, side.evidence[0], side.value)) for side in one.sides)
        return replace(one, sides=sides, sure=share("conflicts"))

    def _words(self, event: str, evidence: Evidence, value: str) -> Words:
        """The shortest whole clause in the words of a side that holds what bears it; else these words, no more than a reader takes in."""
        cuts = [
            words
            for sentence in self._sentences(evidence)
            for i in self._bearing(event, evidence, value, sentence)
            if (words := self._cut(evidence, sentence, i)) is not None
        ]
        return min(cuts, key=_length) if cuts else as_it_stands(self._with_cue(evidence, value))

    def _with_cue(self, evidence: Evidence, value: str) -> Evidence:
        """The words with what the value says before them, where it stands so in the report: "denied" before "that a figure had been named"."""
        article, start = self._articles.get(evidence.article), evidence.end - len(value)
        if (
            article is None
            or not value.endswith(evidence.text)
            or start < 0
            or article.text[start : evidence.end] != value
        ):
            return evidence
        return article.evidence(start, evidence.end)

    def _sentences(self, evidence: Evidence) -> Iterator[Sentence]:
        for sentence in self._parses.get(evidence.article, ()):
            if sentence.start < evidence.end and evidence.start < sentence.end:
                yield sentence

    def _bearing(self, event: str, evidence: Evidence, value: str, sentence: Sentence) -> list[int]:
        """The predicate whose clause bears the side, in this sentence."""
        told = number(Quantity("", value))
        counted = [one for one in figures(sentence) if one.value == told and evidence.start <= one.start < evidence.end]
        if counted:
            return [counted[0].verb]
        reports = self._events[event].reports if event in self._events else ()
        named = {one.trigger.start for one in reports if one.article == evidence.article}
        found = [token.i for token in sentence.tokens if token.start in named]
        return found[:1] or [one.i for one in (sentence.root,) if is_verb(one)]

    def _cut(self, evidence: Evidence, sentence: Sentence, i: int) -> Words | None:
        """The whole constituents that tell this predicate, where they lie in the words of the side and lean on nothing."""
        cut = reported(sentence, i)
        article = self._articles.get(evidence.article)
        if cut is None or cut.leans or article is None:
            return None
        tokens = sentence.tokens
        spans = tuple(article.evidence(tokens[first].start, tokens[last - 1].end) for first, last in cut.kept)
        if not any(span.start < evidence.end and evidence.start < span.end for span in spans):
            return None
        return Words(" … ".join(" ".join(span.text.split()) for span in spans), spans)


def _can_stay(sentence: Sentence, token: Token) -> bool:
    """As in "this article", which needs no other sentence to say which one, and in "his wife, Ana Lund,", who is somebody all the same."""
    return stands_as(token, Role.POSSESSOR) or sentence.tokens[token.head].lemma.lower() in group("own_texts")


def _length(words: Words) -> tuple[int, int]:
    return len(words.text), words.evidence[0].start
