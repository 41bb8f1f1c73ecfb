"""Attribution behind a clause, by the order of words: "The firing was unfair, Ruiz has said" and "Everything but that, he added".

In: a sentence's parse, a verb. Out: the attribution of what stands before its source. Never: words that only say when or where ("In May, he
said"); a verb that has its content behind it.

The parse hangs such a cue on the clause, or the clause's last words on the source, as often as not.
"""

from __future__ import annotations

from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule
from dateline.statements.attribution import Attribution, Span, cue_span, pieces
from dateline.statements.lexicon import frames_of
from dateline.statements.source_words import nominal

FEWEST = 3
"""Words that a content needs."""
LONGEST_SOURCE = 14
"""Words of a source with its apposition (as beside a quotation)."""
_OPENS_SOURCE = Kind.PROPER_NOUN | Kind.PRONOUN | Kind.ADJECTIVE | Kind.DETERMINER
_ASIDE = (
    Role.AGENT
    | Role.ADVERBIAL_CLAUSE
    | Role.MARKER
    | Role.ADVERBIAL
    | Role.NOUN_ADVERBIAL
    | Role.PREPOSITIONAL
    | Role.COORDINATOR
)
_BEHIND = Role.ACTIVE_SUBJECT | Role.OBJECT | Role.ATTRIBUTE | Role.OBJECT_COMPLEMENT | Role.COMPLEMENT


def trailing(sentence: Sentence, cue: Token, quoted: frozenset[int]) -> Attribution | None:
    """The attribution of the words before the comma before the source of `cue`; None where the parse has or may have another reading."""
    if not _speaks(sentence, cue) or any(k.i > cue.i for k in dependents(sentence, cue.i, _BEHIND)):
        return None
    comma = stands_behind(sentence, cue, quoted)
    return None if comma is None else _read(sentence, cue, comma)


@rule(
    "statements.said_behind",
    example="Everything but the pier, Ruiz >added<.",
    counter_example="On Tuesday in Velden, Ruiz >added<.",
)
def stands_behind(sentence: Sentence, cue: Token, quoted: frozenset[int]) -> int | None:
    """What stands before a comma, a source and a cue that says nothing else is what was said."""
    tokens, last = sentence.tokens, cue.i - 1
    while last > 0 and tokens[last].head == cue.i and stands_as(tokens[last], Role.AUXILIARY | Role.ADVERBIAL):
        last -= 1
    after = tokens[cue.i + 1].text if cue.i + 1 < len(tokens) else "."
    if after not in {".", ","} or last < FEWEST:
        return None
    commas = [i for i in range(last, max(last - LONGEST_SOURCE, 0), -1) if tokens[i].text == ","]
    if commas[:1] == [last]:  # "his lawyer, Ana Ruiz, said"
        commas = commas[2:]
    if not commas or commas[0] < FEWEST or not quoted.isdisjoint(range(commas[0], cue.i)):
        return None
    return commas[0] if _is_said(sentence, cue, commas[0], quoted) else None


def _is_said(sentence: Sentence, cue: Token, comma: int, quoted: frozenset[int]) -> bool:
    """Whether the words before a comma can be what is said: they begin as a clause or a noun does and are no aside of the cue."""
    first = sentence.tokens[0]
    heads = [t for t in sentence.tokens[:comma] if not 0 <= t.head < comma or t.head == t.i]
    if is_a(
        first, Kind.FULL_VERB | Kind.ADVERB | Kind.PREPOSITION | Kind.COORDINATOR | Kind.SUBORDINATOR | Kind.PUNCTUATION
    ) or not quoted.isdisjoint(range(comma)):
        return False
    if any(stands_as(t, _ASIDE) and t.head == cue.i for t in heads if not is_a(t, Kind.PUNCTUATION)):
        return False
    if any(name.first == 0 and name.last >= comma and name.label in {"DATE", "TIME"} for name in sentence.names):
        return False
    return not any(frames_of(t.lemma) and _has_content(sentence, t) for t in heads if is_a(t, Kind.FULL_VERB))


def _has_content(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb before has what is said with it: "Ruiz said it was over, Berg added"."""
    return has_dependent(sentence, verb.i, Role.FULL_COMPLEMENT)


def _read(sentence: Sentence, cue: Token, comma: int) -> Attribution | None:
    span = cue_span(sentence, cue)
    own = [t.i for t in sentence.tokens[comma + 1 : cue.i] if t.start < span[0]]
    named = own and is_a(sentence.tokens[own[0]], _OPENS_SOURCE)
    source: Span | None = nominal(sentence, range(own[0], own[-1] + 1)) if named else None
    spans = pieces(sentence, range(comma))
    return Attribution(spans, source, span, "speech") if spans and source else None


def _speaks(sentence: Sentence, cue: Token) -> bool:
    """A cue that takes clauses as what is said, in a finite form."""
    listed = any(f.family in {"speech", "report"} and f.complement == "clause" for f in frames_of(cue.lemma))
    helped = any(k.i < cue.i for k in dependents(sentence, cue.i, Role.AUXILIARY))
    return listed and (is_a(cue, Kind.FINITE) or (is_a(cue, Kind.PAST_PARTICIPLE) and helped))
