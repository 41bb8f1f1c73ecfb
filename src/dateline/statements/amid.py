"""Attribution amid a clause, the cue before its source: "The bridge, said Ruiz, is safe".

In: a sentence's parse, a verb. Out: the attribution, content on both sides. Never: a clause that is whole before the cue
("The road is closed, said Ruiz, who …"); that is read as any other.

The parse takes the noun before the cue for its subject as often as not, so that the order of words decides.
"""

from __future__ import annotations

from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.attribution import Attribution, pieces
from dateline.statements.lexicon import frames_of
from dateline.statements.source_words import nominal

LONGEST_ASIDE = 14
"""Words from a cue to the comma behind its source, a name with its office (as beside a quotation)."""


def amid(sentence: Sentence, cue: Token, quoted: frozenset[int]) -> Attribution | None:
    """The attribution of a clause that `cue` and, behind it, its source interrupt; None where they do not."""
    tokens = sentence.tokens
    if not is_a(cue, Kind.FINITE) or cue.i < 2 or tokens[cue.i - 1].text != "," or not _speaks(cue):
        return None
    reach = range(cue.i + 2, min(cue.i + LONGEST_ASIDE, len(tokens) - 1))
    stop = next((i for i in reach if tokens[i].text == ","), None)
    if stop is None or not is_a(tokens[stop + 1], Kind.TENSED) or not quoted.isdisjoint(range(cue.i - 1, stop + 2)):
        return None
    if any(is_a(tokens[i], Kind.TENSED) for i in range(cue.i - 1)):
        return None
    source = nominal(sentence, range(cue.i + 1, stop))
    spans = pieces(sentence, [*range(cue.i - 1), *range(stop + 1, len(tokens))])
    return Attribution(spans, source, (cue.start, cue.end), "speech") if spans and source else None


def _speaks(cue: Token) -> bool:
    return any(frame.family == "speech" and frame.complement == "clause" for frame in frames_of(cue.lemma))
