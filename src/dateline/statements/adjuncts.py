"""Attribution beside the clause: "according to the mayor", "in the words of …", "as she put it", a noun with "that".

In: a sentence's parse. Out: attributions whose cue is not the verb of a clause. Never: "according to plan" (a source
that is neither named nor human is left to the reader's judgement, not invented).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.english.clauses import has_that
from dateline.english.lexicon import group, verbs
from dateline.english.people import pronouns
from dateline.english.roles import Role, dependents, has_dependent, has_lemma, has_word, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.attribution import Attribution, Span, phrase, pieces
from dateline.statements.lexicon import nouns, views
from dateline.statements.source_words import nominal, source_span
from dateline.statements.subjects import subject_of

_PUT = verbs("putting")


def by_adjunct(sentence: Sentence, quoted: frozenset[int]) -> Iterator[Attribution]:
    """The attributions of `sentence` by "according to", "as … put it" and by nouns."""
    for token in sentence.tokens:
        found = None
        if token.i in quoted:
            continue
        if token.text.lower() == "according":
            found = _according(sentence, token)
        elif token.i == 0 and stands_as(token, Role.TOP | Role.PREPOSITIONAL):
            found = _to_them(sentence, token, quoted)
        elif token.lemma.lower() in _PUT and stands_as(token, Role.ADVERBIAL_CLAUSE):
            found = _as_put(sentence, token, quoted)
        elif is_a(token, Kind.COMMON_NOUN):
            found = _in_words(sentence, token, quoted) or _noun(sentence, token)
        if found is not None:
            yield found


def _according(sentence: Sentence, cue: Token) -> Attribution | None:
    """Read "according to X": the source is X, the content the rest of the clause."""
    to = next((t for t in sentence.tokens[cue.i + 1 : cue.i + 2] if t.text.lower() == "to"), None)
    if to is None:
        return None
    name = next((k for t in (to, cue) for k in dependents(sentence, t.i, Role.OF_PREPOSITION) if k.i > to.i), None)
    if name is None or cue.head == cue.i:
        return _opening(sentence, cue, to)
    own = set(sentence.subtree(cue.i)) | set(sentence.subtree(to.i)) | _joined_behind(sentence, cue)
    spans = pieces(sentence, set(_clause_of(sentence, cue)) - own)
    source = phrase(sentence, name.i)
    if not spans or source is None:
        return None
    return Attribution(spans, source, (cue.start, to.end), "report")


def _joined_behind(sentence: Sentence, cue: Token) -> set[int]:
    """Clauses of their own behind a source, which it need not have told: "It is closed, according to Ruiz, and the clerks have left"."""
    told = {one.i for one in sentence.ancestors(cue.i)}
    joined = (k for i in sorted(told) for k in dependents(sentence, i, Role.CONJUNCT))
    apart = [k for k in joined if k.i > cue.i and has_dependent(sentence, k.i, Role.SUBJECT)]
    return {i for k in apart for i in sentence.subtree(k.i) if i > cue.i}


def _opening(sentence: Sentence, cue: Token, last: Token) -> Attribution | None:
    """A phrase that opens its sentence and names a source, by the order of words: the content is what stands behind its comma."""
    comma = next((t.i for t in sentence.tokens[last.i : last.i + FARTHEST_COMMA] if t.text == ","), None)
    if cue.i > 0 or comma is None:
        return None
    source = nominal(sentence, range(last.i + 1, comma))
    spans = pieces(sentence, range(comma + 1, len(sentence.tokens)))
    return Attribution(spans, source, (cue.start, last.end), "report") if spans and source else None


FARTHEST_COMMA = 14
"""Words in which a name with its office fits."""


def _to_them(sentence: Sentence, cue: Token, quoted: frozenset[int]) -> Attribution | None:
    """Read "To Ruiz, the plan “gives it to the people”": a view in somebody's own words, the source behind "to"."""
    after = cue.i + 1
    if cue.text != "To" or cue.i > 0 or not quoted or after >= len(sentence.tokens):
        return None
    found = _opening(sentence, cue, cue)
    if found is None or found.source is None or not _is_somebody(sentence, after, found.source[1]):
        return None
    comma = next((t for t in reversed(sentence.tokens[: min(quoted)]) if t.text == ","), None)
    if comma is None or any(is_a(t, Kind.FINITE) for t in sentence.tokens[: comma.i]):
        return None
    spans = pieces(sentence, range(comma.i + 1, len(sentence.tokens)))
    return replace(found, pieces=spans, family="belief") if spans else None


def _is_somebody(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the words from a token to an offset are a pronoun for a person or a name that is not of a place, a day or a thing."""
    run = [t for t in sentence.tokens[first:] if t.end <= end]
    other = any(n.label not in _VIEWING and n.start < end and n.last > first for n in sentence.names)
    named = bool(run) and is_a(run[-1], Kind.PROPER_NOUN) and not other
    return named or (len(run) == 1 and pronouns().get(run[0].text.lower(), "thing") != "thing")


_VIEWING = frozenset({"PERSON", "ORG", "NORP"})
"""Labels of those who have a view."""


def _clause_of(sentence: Sentence, cue: Token) -> list[int]:
    """The clause that an adjunct belongs to: of its head, or of the verb above where it hangs from a noun."""
    above = list(sentence.ancestors(cue.i))
    verb = next((t for t in above if is_a(t, Kind.VERB)), above[-1])
    return sentence.subtree(verb.i)


def _as_put(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> Attribution | None:
    """Read "as X put it": the content is the clause it is said of."""
    if not has_word(sentence, verb.i, {"as"}, Role.MARKER | Role.ADVERBIAL) or has_dependent(
        sentence, verb.i, Role.FULL_COMPLEMENT
    ):
        return None
    if verb.lemma.lower() == "call" and not has_lemma(sentence, verb.i, {"it"}, Role.OBJECT):
        return None  # "as he called for calm"
    if has_word(sentence, verb.i, group("bare_pointers"), Role.OBJECT):
        return None  # "as he described this as a slip"
    subject = subject_of(sentence, verb, quoted)
    if subject is None or not is_a(sentence.tokens[verb.head], Kind.VERB):
        return None
    own = set(sentence.subtree(verb.i))
    spans = pieces(sentence, set(sentence.subtree(verb.head)) - own)
    source = source_span(sentence, subject, verb)
    return Attribution(spans, source, (verb.start, verb.end), "speech") if spans and source else None


def _in_words(sentence: Sentence, noun: Token, quoted: frozenset[int]) -> Attribution | None:
    """Read "in Weber's words" and "in the view of the court": the content is the clause around it."""
    into, family = sentence.tokens[noun.head], views().get(noun.lemma.lower())
    if (
        family is None
        or not stands_as(noun, Role.NOUN_OF_PREPOSITION)
        or into.text.lower() != "in"
        or into.i in quoted
        or into.head == into.i
    ):
        return None
    if not any(
        stands_as(k, Role.POSSESSOR) or (stands_as(k, Role.DETERMINER) and k.text.lower() == "the")
        for k in sentence.kids(noun.i)
    ):
        return None
    if family == "speech" and any(
        k.text.lower() != "own" for k in dependents(sentence, noun.i, Role.COMPOUND | Role.ATTRIBUTIVE)
    ):
        return None  # "in Weber's bank account"
    source = _holder(sentence, noun)
    spans = pieces(sentence, set(_clause_of(sentence, into)) - set(sentence.subtree(into.i)))
    return Attribution(spans, source, (into.start, noun.end), family) if spans and source else None


def _noun(sentence: Sentence, noun: Token) -> Attribution | None:
    """Read "the claim that …": the content is the clause, the source whoever the noun is said to be of."""
    if noun.lemma.lower() not in nouns():
        return None
    clause = next(
        (
            k
            for k in dependents(sentence, noun.i, Role.FULL_COMPLEMENT | Role.ADNOMINAL_CLAUSE)
            if has_that(sentence, k.i)
        ),
        None,
    )
    if clause is None:
        return None
    spans = pieces(sentence, sentence.subtree(clause.i))
    if not spans:
        return None
    return Attribution(spans, _holder(sentence, noun), (noun.start, noun.end), "belief")


def _holder(sentence: Sentence, noun: Token) -> Span | None:
    """Whose claim it is: "his claim", "the claim of (by, from) the minister"."""
    for kid in sentence.kids(noun.i):
        if stands_as(kid, Role.POSSESSOR):
            return phrase(sentence, kid.i, without={k.i for k in dependents(sentence, kid.i, Role.POSSESSIVE_ENDING)})
        if stands_as(kid, Role.PREPOSITIONAL) and kid.text.lower() in {"of", "by", "from", "among"}:
            return next((phrase(sentence, k.i) for k in dependents(sentence, kid.i, Role.NOUN_OF_PREPOSITION)), None)
    return None
