"""Tense: whether the words around a time expression speak of what was or of what is to come.

In: a sentence of a parse, or a spelled text, and where the expression stands. Out: a lean. Never: a calendar.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from dateline.dates.spelling import Spelled
from dateline.language import Parse, Sentence, Token

_CLOSE: Final = 6
"""A cue word no farther off than this counts as the verb that governs the expression."""
_WINDOW: Final = 14
"""How many words to the left a cue reaches without a parse; half as many to the right."""
_FUTURE_AUX: Final = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "would", "could", "may", "might", "can", "should", "must"}
)
_PLANNED: Final = frozenset({"schedule", "expect", "set", "plan", "slate", "due", "bind", "intend", "invite"})
_PAST_AUX: Final = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way the words lean: -1 back, +1 ahead, 0 neither.

    `direct` where a verb itself governs the expression, `sure` where no distance outweighs it ("since").
    """

    toward: int = 0
    direct: bool = False
    sure: bool = False

    def __str__(self) -> str:
        return {-1: "told as past", 0: "with no verb that decides", 1: "told as to come"}[self.toward]


UNDECIDED: Final = Lean()


class Tenses:
    """Answers for one article: by its parse where there is one, by the words elsewhere."""

    def __init__(self, parse: Parse | None) -> None:
        self._sentences = sorted(parse or (), key=_start)
        self._starts = [sentence.start for sentence in self._sentences]

    def lean(self, spelled: Spelled, first: int, last: int, offset: int) -> Lean:
        """The lean at tokens `first` to `last` of `spelled`, whose text begins at `offset` of the article."""
        start, end = spelled.starts[first] + offset, spelled.ends[last - 1] + offset
        if spelled.kind(first - 1, "since"):
            return Lean(-1, direct=True, sure=True)
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self._sentences[at].end >= end:
            return lean_in(self._sentences[at], start, end)
        return lean_by_words(spelled, first, last)


def _start(sentence: Sentence) -> int:
    return sentence.start


def lean_in(sentence: Sentence, start: int, end: int) -> Lean:
    """The lean of the verb that governs the words from `start` to `end`."""
    token = _head_of_span(sentence, start, end)
    if token is None:
        return UNDECIDED
    direct = True
    for above in sentence.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            toward = _verb_time(sentence, above)
            if toward:
                return Lean(toward, direct)
        elif above.pos in ("NOUN", "PROPN", "ADJ"):
            direct = False
    return UNDECIDED


def _head_of_span(sentence: Sentence, start: int, end: int) -> Token | None:
    inside = [token for token in sentence.tokens if token.start < end and token.end > start]
    return next((t for t in inside if not start <= sentence.tokens[t.head].start < end or t.head == t.i), None)


def _verb_time(sentence: Sentence, verb: Token) -> int:
    """-1, 0 or +1 for one verb with its auxiliaries."""
    helpers = [kid for kid in sentence.kids(verb.i) if kid.dep in ("aux", "auxpass")]
    words = {kid.text.lower() for kid in helpers}
    perfect = any(kid.lemma == "have" for kid in helpers)
    if words & _FUTURE_AUX:
        return -1 if perfect else 1
    if verb.tag == "VBD" or any(kid.tag == "VBD" for kid in helpers) or perfect:
        return 1 if verb.lemma in _PLANNED and any(kid.dep == "auxpass" for kid in helpers) else -1
    match verb.tag:
        case "VB":
            return 1 if any(kid.tag == "TO" for kid in helpers) else 0
        case "VBN":
            if verb.lemma in _PLANNED or "to" in words:
                return 1
            return 0 if any(kid.tag in ("VBZ", "VBP") for kid in helpers) else -1
        case "VBG":
            return 1 if any(kid.tag in ("VBZ", "VBP") for kid in helpers) else 0
        case "VBZ" | "VBP":
            return 0 if sentence.part == "title" or verb.lemma in ("say", "tell", "report") else 1
    return 0


def lean_by_words(spelled: Spelled, first: int, last: int) -> Lean:
    """The lean of the nearest cue word in the sentence, those before the expression first."""
    for i in range(first - 1, max(-1, first - _WINDOW), -1):
        if spelled.kind(i, "stop"):
            break
        if spelled.kind(i, "cue_future", "cue_past") or spelled.word(i) == "may":
            return Lean(-1 if spelled.kind(i, "cue_past") else 1, direct=first - i <= _CLOSE)
    for i in range(last, min(len(spelled.letters), last + _WINDOW // 2)):
        if spelled.kind(i, "stop"):
            break
        if spelled.kind(i, "cue_future", "cue_past"):
            return Lean(-1 if spelled.kind(i, "cue_past") else 1)
    return UNDECIDED
