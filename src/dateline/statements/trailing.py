"""Attribution behind a clause, by the order of words: "The firing was unfair, Ruiz has said" and "Everything but that, he added".

In: a sentence's parse, a verb. Out: the attribution of what stands before its source. Never: words that only say when or where ("In May, he
said"); a verb that has its content behind it.

The parse hangs such a cue on the clause, or the clause's last words on the source, as often as not.
"""

from __future__ import annotations

from dateline.english.clauses import FINITE, HELPERS
from dateline.language import Sentence, Token
from dateline.rules import rule
from dateline.statements.attribution import Attribution, Span, cue_span, pieces
from dateline.statements.lexicon import frames_of
from dateline.statements.subjects import nominal

FEWEST = 3
"""Words that a content needs."""
LONGEST_SOURCE = 14
"""Words of a source with its apposition (as beside a quotation)."""
_OPENS_SOURCE = frozenset({"PROPN", "PRON", "DET", "ADJ"})
_ASIDE = frozenset({"prep", "advmod", "npadvmod", "advcl", "mark", "cc", "agent"})
_BEHIND = frozenset({"ccomp", "dobj", "xcomp", "nsubj", "attr", "oprd"})


def trailing(sentence: Sentence, cue: Token, quoted: frozenset[int]) -> Attribution | None:
    """The attribution of the words before the comma before the source of `cue`; None where the parse has or may have another reading."""
    if not _speaks(sentence, cue) or any(k.dep in _BEHIND and k.i > cue.i for k in sentence.kids(cue.i)):
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
    while last > 0 and tokens[last].head == cue.i and tokens[last].dep in HELPERS | {"advmod"}:
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
    if first.pos in {"ADP", "SCONJ", "CCONJ", "ADV", "VERB", "PUNCT"} or not quoted.isdisjoint(range(comma)):
        return False
    if any(t.dep in _ASIDE and t.head == cue.i for t in heads if t.pos != "PUNCT"):
        return False
    if any(name.first == 0 and name.last >= comma and name.label in {"DATE", "TIME"} for name in sentence.names):
        return False
    return not any(frames_of(t.lemma) and _has_content(sentence, t) for t in heads if t.pos == "VERB")


def _has_content(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb before has what is said with it: "Ruiz said it was over, Berg added"."""
    return any(k.dep == "ccomp" for k in sentence.kids(verb.i))


def _read(sentence: Sentence, cue: Token, comma: int) -> Attribution | None:
    span = cue_span(sentence, cue)
    own = [t.i for t in sentence.tokens[comma + 1 : cue.i] if t.start < span[0]]
    named = own and sentence.tokens[own[0]].pos in _OPENS_SOURCE
    source: Span | None = nominal(sentence, range(own[0], own[-1] + 1)) if named else None
    spans = pieces(sentence, range(comma))
    return Attribution(spans, source, span, "speech") if spans and source else None


def _speaks(sentence: Sentence, cue: Token) -> bool:
    """A cue that takes clauses as what is said, in a finite form."""
    listed = any(f.family in {"speech", "report"} and f.complement == "clause" for f in frames_of(cue.lemma))
    helped = any(k.dep in HELPERS and k.i < cue.i for k in sentence.kids(cue.i))
    return listed and (cue.tag in FINITE or (cue.tag == "VBN" and helped))
