"""The remainder: what a sentence goes on with behind the words that are shown of it, and whether they have their sense without it.

In: a sentence, the tokens of a clause that was said, where its cue and source stand. Out: whether the clause is whole. Never: what would make it so.

What may be left out tells more of somebody or something ("…, a firm in Velden"), what came of it ("…, killing two"), who says so, or what
the source did besides ("… and urged them to go", "… but refused to comment"). A condition, a "but", a "when" and half a phrase may not.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.attribution import Span
from dateline.statements.lexicon import frames_of

_CLOSED = group("marks_closed")
_TURNING = group("turning_sense")
_JOINED = Role.CONJUNCT | Role.TOP | Role.PARATAXIS | Role.FULL_COMPLEMENT


def is_whole(sentence: Sentence, kept: Sequence[int], cue: Span | None, source: Span | None) -> bool:
    """Whether the clause of the tokens `kept` says what its sentence says: no condition before it, nothing behind that turns or completes it."""
    verb = next((t for t in reversed(sentence.tokens) if cue is not None and cue[0] <= t.start < cue[1]), None)
    rest = _words(sentence.tokens[kept[-1] + 1 :])
    if verb is not None and _is_supposed(sentence, kept, verb):
        return False
    behind = [span for span in (cue, source) if span is not None and rest and span[0] >= rest[0].start]
    if behind and min(behind)[0] == rest[0].start:
        return not _turns_behind(sentence, max(end for _, end in behind))
    return not rest or not _goes_on(sentence, kept[-1], rest, verb)


def _words(tokens: Sequence[Token]) -> list[Token]:
    """The tokens from the first one on that is no mark."""
    first = next((n for n, t in enumerate(tokens) if not is_a(t, Kind.PUNCTUATION)), len(tokens))
    return list(tokens[first:])


def _is_supposed(sentence: Sentence, kept: Sequence[int], cue: Token) -> bool:
    """Whether the words stand under a condition that opens the sentence: "If it rains, Ruiz said, the bridge will close"."""
    above = {cue.i, *(one.i for one in sentence.ancestors(kept[-1]))}
    clauses = (clause for i in above for clause in dependents(sentence, i, Role.ADVERBIAL_CLAUSE))
    markers = (k for clause in clauses for k in dependents(sentence, clause.i, Role.MARKER) if k.i < kept[0])
    return any(k.text.lower() in group("supposing") for k in markers)


def _turns_behind(sentence: Sentence, end: int) -> bool:
    """Whether the clause is turned behind who says so: "It is old, Ruiz said, but it is safe"."""
    rest = [t for t in sentence.tokens if t.start >= end]
    words = _words(rest)
    turned = bool(words) and rest[0].text == "," and rest[1] is words[0] and words[0].text.lower() in _TURNING
    return turned and not _is_besides(sentence, words)


def _goes_on(sentence: Sentence, last: int, rest: Sequence[Token], cue: Token | None) -> bool:
    """Whether the sentence goes on behind token `last` with what the words need."""
    first = rest[0]
    if stands_as(first, Role.COORDINATOR):
        return not (_is_besides(sentence, rest) or (first.text.lower() not in _TURNING and _is_clause(sentence, rest)))
    if _speaks_on(sentence, first):
        return False
    opens = is_a(first, Kind.SUBORDINATOR | Kind.WHEN_OR_WHERE | Kind.INFINITIVE_TO)
    if (opens and not stands_as(first, Role.PREPOSITIONAL)) or first.text.lower() in _TURNING:
        return True
    return not _is_parted(sentence, last) and (cue is None or first.head != cue.i or is_a(first, Kind.VERB))


def _speaks_on(sentence: Sentence, first: Token) -> bool:
    """Whether the source is told to say more: "…, while also suggesting that it was late"."""
    verb = sentence.tokens[first.head]
    own = has_dependent(sentence, verb.i, Role.SUBJECT)
    return stands_as(first, Role.MARKER) and is_a(verb, Kind.GERUND) and not own and bool(frames_of(verb.lemma))


def _is_parted(sentence: Sentence, last: int) -> bool:
    """Whether a comma, a dash or a bracket stands behind token `last`, or before the mark that closes its quotation."""
    around = (
        sentence.tokens[last : last + 2] if sentence.tokens[last].text not in _CLOSED else sentence.tokens[last - 1 :]
    )
    marks = (t for t in around[:3] if is_a(t, Kind.PUNCTUATION) and t.text not in _CLOSED)
    return next(marks, None) is not None


def _is_besides(sentence: Sentence, rest: Sequence[Token]) -> bool:
    """Whether the source goes on to do something else: "and urged them to go", "but did not say why"; not "but warned that …"."""
    if not stands_as(rest[0], Role.COORDINATOR):
        return False
    after = [t for t in rest[1:] if not is_a(t, Kind.ADVERB | Kind.PUNCTUATION | Kind.MINOR_PARTICLE)]
    verb = next((t for t in after if not is_a(t, Kind.AUXILIARY_VERB)), rest[0])
    if not (is_a(verb, Kind.VERB) and is_a(after[0], Kind.VERB)):
        return False
    return rest[0].text.lower() not in _TURNING or not has_dependent(sentence, verb.i, Role.FULL_COMPLEMENT)


def _is_clause(sentence: Sentence, rest: Sequence[Token]) -> bool:
    """Whether a clause of its own is joined: "and that it failed", "and the port was closed"; not "or dead people, he was told"."""
    opens = next((t for t in rest[1:] if not is_a(t, Kind.ADVERB)), rest[0])
    if opens.text.lower() == "that":
        return True
    above = (opens, *sentence.ancestors(opens.i))
    subject = next((t for t in above if stands_as(t, Role.SUBJECT | Role.EXPLETIVE)), None)
    return subject is not None and subject.i > rest[0].i and stands_as(sentence.tokens[subject.head], _JOINED)
