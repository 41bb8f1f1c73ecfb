"""Cues around quotations: verbs outside quotations that may govern one, looked up by where they stand.

In: an article's parse and its quotations. Out: cues with their sources, in rows. Never: a cue or source inside a
quotation; the decision which quotation a cue governs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.english.clauses import is_told_passive
from dateline.english.lexicon import group
from dateline.english.quotes import Inside
from dateline.english.roles import Role, dependent, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.statements.attribution import Span, cue_span, phrase
from dateline.statements.lexicon import frames_of
from dateline.statements.source_words import beside, nominal, source_span
from dateline.statements.subjects import as_saying, subject_of
from dateline.statements.verbs import listener


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying outside quotations, with the words of its source, its listener and who passes it on."""

    span: Span
    source: Span
    to: Span | None
    sentence: Sentence
    family: str
    via: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Where the first of cue, source and who passes it on begins."""
        return min(span[0] for span in (self.span, self.source, *self.via))

    @property
    def end(self) -> int:
        """Where the last of cue and source ends."""
        return max(self.span[1], self.source[1])


class Row:
    """Cues in reading order, looked up by where they begin or end."""

    def __init__(self, cues: Iterator[Cue]) -> None:
        self._cues = sorted(cues, key=lambda cue: (cue.start, cue.span))
        self._starts = [cue.start for cue in self._cues]
        self._by_end = sorted(self._cues, key=lambda cue: (cue.end, cue.span))
        self._ends = [cue.end for cue in self._by_end]

    def first_from(self, offset: int) -> Cue | None:
        """The first cue that begins at `offset` or later."""
        n = bisect_left(self._starts, offset)
        return self._cues[n] if n < len(self._cues) else None

    def last_before(self, offset: int) -> Cue | None:
        """The last cue that ends at `offset` or earlier."""
        n = bisect_right(self._ends, offset)
        return self._by_end[n - 1] if n else None


def cues_of(parse: Parse, inside: Inside, family_of: Callable[[Token, bool], str | None]) -> Iterator[Cue]:
    """Verbs that may govern a quotation, outside quotations, with a source.

    `family_of` gives a verb's class, told whether the parse hung the verb on a word in a quotation.
    """
    for sentence in parse:
        quoted = inside.tokens(sentence)
        for verb in sentence.tokens:
            if verb.i in quoted or (not is_a(verb, Kind.VERB)) or is_told_passive(sentence, verb.i):
                continue
            if as_saying(sentence, verb) is not None:
                yield from _quoting(sentence, verb)
            elif (family := family_of(verb, verb.head in quoted)) is not None:
                subject = subject_of(sentence, verb, quoted)
                source = source_span(sentence, subject, verb) if subject is not None else beside(sentence, verb, quoted)
                if source is not None:
                    yield Cue(cue_span(sentence, verb), source, listener(sentence, verb), sentence, family)


def _quoting(sentence: Sentence, verb: Token) -> Iterator[Cue]:
    """The cue of "X quoted Y as saying": Y speaks, by way of X."""
    named = dependent(sentence, verb.i, Role.OBJECT)
    source = phrase(sentence, named.i) if named is not None else None
    if source is not None:
        via = (phrase(sentence, k.i) for k in dependents(sentence, verb.i, Role.SUBJECT_OF_ACTIVE))
        yield Cue(cue_span(sentence, verb), source, None, sentence, "speech", tuple(v for v in via if v))


FARTHEST = 14
"""Words between the beginning of a clause and its verb that a name with its apposition fits in (as beside a cue)."""


def worded(sentence: Sentence, first: int, quoted: frozenset[int]) -> Cue | None:
    """The cue of a clause that begins at token `first`, by the order of words alone: "Ana Ruiz, a driver, tweeted".

    For clauses that the parse took for a noun phrase; a participle with "by" is one.
    """
    run = sentence.tokens[first : first + FARTHEST]
    verb = next((t for t in run if is_a(t, Kind.VERB) or t.i in quoted), None)
    if verb is None or verb.i in quoted or not is_a(verb, Kind.FINITE | Kind.PAST_PARTICIPLE):
        return None
    family, after = quoting_family(verb, False), sentence.tokens[verb.i + 1 : verb.i + 2]
    if verb.i == first:  # "tweeted a driver from Velden"
        stop = next(
            (t.i for t in run[1:] if is_a(t, Kind.VERB | Kind.ADVERB | Kind.SUBORDINATOR | Kind.PUNCTUATION)),
            run[-1].i + 1,
        )
        name = first + (2 if after and after[0].text.lower() in group("turning_in") else 1)  # "chimed in his brother"
        opens = name < stop and is_a(sentence.tokens[name], _OPENS_NAME)
        source = nominal(sentence, range(name, stop)) if opens else None
    else:
        source = nominal(sentence, range(first, verb.i)) if is_a(run[0], _OPENS_NAME) else None
    if family is None or source is None or any(t.text.lower() == "by" for t in after):
        return None
    return Cue((verb.start, verb.end), source, listener(sentence, verb), sentence, family)


_OPENS_NAME = Kind.NOUN | Kind.PRONOUN | Kind.ADJECTIVE | Kind.DETERMINER
"""Parts of speech with which a source begins."""


def quoting_family(verb: Token, _hung: bool) -> str | None:
    """The class of a verb that the lexicon knows to take quotations."""
    frames = frames_of(verb.lemma)
    return next((f.family for f in frames if f.complement == "clause" and f.family in _TAKES_QUOTATIONS), None)


_TAKES_QUOTATIONS = frozenset({"speech", "report", "question", "belief"})


def listed_family(verb: Token, _hung: bool) -> str | None:
    """The class of any verb of the lexicon."""
    frames = frames_of(verb.lemma)
    return frames[0].family if frames else None


def any_family(verb: Token, hung: bool) -> str | None:
    """Any verb that heads its sentence: beside a whole quotation it says that someone spoke ("…,” he began")."""
    heads = stands_as(verb, Role.TOP | Role.CONJUNCT) or (
        hung and stands_as(verb, Role.FULL_COMPLEMENT | Role.PARATAXIS)
    )
    return "speech" if is_a(verb, Kind.FULL_VERB) and heads and verb.lemma.lower() not in _EMPTY else None


_EMPTY = group("empty")
"""Verbs that never lead into what someone says."""
