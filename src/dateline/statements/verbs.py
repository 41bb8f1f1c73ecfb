"""Attribution by verb: "said that …", "…, he said", "accused them of …", "called it a …".

In: a sentence's parse. Out: attributions whose cue is a verb, source and content as the dependencies have them.
Never: a verb that the lexicon does not list with that complement; the imperative of a reader ("Say no").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.english.clauses import agent, is_told_passive
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, dependent, dependents, has_dependent, has_word, is_negated, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.amid import amid
from dateline.statements.attribution import Attribution, Span, cue_span, phrase, pieces
from dateline.statements.complements import content_of
from dateline.statements.hedge import is_hedged
from dateline.statements.lexicon import Frame, frames_of, words
from dateline.statements.source_words import beside, source_span, stands_for
from dateline.statements.subjects import as_saying, quoting_verb, subject_of, writer_of
from dateline.statements.trailing import trailing

_LISTENERS = verbs("listening")
"""Verbs whose object is the one spoken to."""
_PASS_ON = verbs("passing_on")
_CITE = verbs("citing")


def by_verb(sentence: Sentence, quoted: frozenset[int]) -> Iterator[Attribution]:
    """The attributions of `sentence` whose cue is a verb, in reading order; `quoted` are the tokens in quotations.

    A cue stands outside quotations, and so does its source.
    """
    told: list[Attribution] = []
    behind: list[Span] = []
    for token in sentence.tokens:
        if token.i not in quoted and is_a(token, Kind.VERB) and (frames := frames_of(token.lemma)):
            found = amid(sentence, token, quoted) or _attribution(sentence, token, frames, quoted)
            last = None if found is not None and _is_clear(found) else trailing(sentence, token, quoted)
            behind += [last.source] if last is not None and last.source is not None else []
            told += [one for one in (last or found,) if one is not None]
    for one in told:
        pieces_left = [
            piece for piece in one.pieces if not any(start < piece[1] and piece[0] < end for start, end in behind)
        ]
        if pieces_left:
            yield replace(one, pieces=tuple(pieces_left))


def _is_clear(attribution: Attribution) -> bool:
    """Whether it has a source that is no part of its content."""
    source = attribution.source
    return source is not None and not any(start <= source[0] < end for start, end in attribution.pieces)


def _attribution(
    sentence: Sentence, verb: Token, frames: tuple[Frame, ...], quoted: frozenset[int]
) -> Attribution | None:
    """The best reading of one cue verb: the first of its complements that is there."""
    if _is_asked_aside(sentence, verb) or as_saying(sentence, verb) is not None:
        return None
    if _names_source(sentence, verb) or _of_another(sentence, verb):
        return None
    frames = frames if not _is_undone(sentence, verb) else tuple(one for one in frames if one.family != "denial")
    for frame in frames:
        content = content_of(sentence, verb, frame)
        if content:
            found = _read(sentence, verb, frame, content, quoted)
            return found if found is None or _is_told(sentence, verb, frame, quoted, content) else None
    return None


def _is_undone(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is negated: who "did not dispute" it or "never denied" it has denied nothing."""
    return is_negated(sentence, verb.i)


def _names_source(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb of citing only names the source: "reported, citing officials"."""
    named = dependent(sentence, verb.i, Role.OBJECT)
    return verb.lemma.lower() in _CITE and is_a(verb, Kind.GERUND) and named is not None and _is_teller(sentence, named)


def _is_teller(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is of somebody who tells: a name but that of a law or a work, or an office."""
    thing = any(n.first <= noun.i < n.last and n.label in _THINGS for n in sentence.names)
    return (is_a(noun, Kind.PROPER_NOUN) and not thing) or noun.lemma.lower() in words("tellers.txt")


_THINGS = frozenset({"LAW", "EVENT", "DATE", "FAC", "PRODUCT"})
"""Labels of names that are no source."""


def _of_another(sentence: Sentence, verb: Token) -> bool:
    """Whether a passive only hedges the cue below it: "Berg is believed to have said that …"."""
    if not is_told_passive(sentence, verb.i) or agent(sentence, verb.i) is not None:
        return False
    below = dependents(sentence, verb.i, Role.OPEN_COMPLEMENT)
    return any(
        stands_as(k, Role.FULL_COMPLEMENT) for told in below if frames_of(told.lemma) for k in sentence.kids(told.i)
    )


def _is_told(sentence: Sentence, verb: Token, frame: Frame, quoted: frozenset[int], content: set[int]) -> bool:
    """Whether a content that is no clause is something told: not to come yet, and of a source that can tell it."""
    if frame.complement == "clause" or content & quoted:
        return True
    if frame.complement == "object" and has_word(sentence, verb.i, _TO_COME, Role.ACTIVE_AUXILIARY):
        return False
    subject = subject_of(sentence, verb, quoted)
    noun = subject.lemma.lower() if subject is not None and is_a(subject, Kind.COMMON_NOUN) else None
    if frame.family == "evidence":
        return noun is not None and noun in words("findings.txt") | words("vehicles.txt")
    return noun is None or noun not in words("mute.txt")


_TO_COME = group("to_come")
"""Auxiliaries with which a thing is yet to be said: "the board will discuss the offer"."""


def _read(
    sentence: Sentence, verb: Token, frame: Frame, content: set[int], quoted: frozenset[int]
) -> Attribution | None:
    subject = subject_of(sentence, verb, quoted)
    source = beside(sentence, verb, quoted) if subject is None else source_span(sentence, subject, verb)
    if source is None and not is_told_passive(sentence, verb.i):
        return None
    spans = pieces(sentence, _apart_from(sentence, content, source) if subject is None else content)
    if not spans:
        return None
    speaker = stands_for(sentence, subject, verb) or _writer(sentence, subject)
    cited = _cited(sentence, verb)
    quoter = _quoter(sentence, verb) or (_quoted_by(sentence, subject) if subject else None)
    via = [source] if cited and source else [v for v in (quoter,) if v]
    return Attribution(
        spans, cited or source, cue_span(sentence, verb), frame.family, listener(sentence, verb),
        tuple(via), speaker, is_hedged(sentence, verb, content), frame.complement,
    )  # fmt: skip


def _writer(sentence: Sentence, subject: Token | None) -> Span | None:
    """Who speaks where the source is what somebody wrote: the mayor of "a letter from the mayor said"."""
    writer = writer_of(sentence, subject) if subject is not None else None
    return phrase(sentence, writer.i) if writer is not None else None


def _apart_from(sentence: Sentence, content: set[int], source: Span | None) -> set[int]:
    """The content without the words of a source that the parse took for a part of it."""
    return content if source is None else {i for i in content if not source[0] <= sentence.tokens[i].start < source[1]}


def _cited(sentence: Sentence, verb: Token) -> Span | None:
    """Y in "X reported, citing Y": the source behind the one who reports, if Y is somebody."""
    if verb.lemma.lower() not in _PASS_ON:
        return None
    own = [verb, *dependents(sentence, verb.i, Role.ACTIVE_SUBJECT)]
    for citing in (k for t in own for k in sentence.kids(t.i) if k.lemma.lower() in _CITE and is_a(k, Kind.GERUND)):
        found = dependent(sentence, citing.i, Role.OBJECT)
        after = sentence.tokens[found.i + 1] if found is not None and found.i + 1 < len(sentence.tokens) else None
        if after is not None and stands_as(after, Role.OBJECT) and after.head == citing.i:  # one phrase in two
            found = after
        if found is not None and _is_teller(sentence, found):
            return phrase(sentence, found.i)
    return None


def _quoter(sentence: Sentence, verb: Token) -> Span | None:
    """X in "X quoted Y as saying" and "Y was quoted by X as saying"."""
    quote = quoting_verb(sentence, verb)
    if quote is None:
        return None
    by = agent(sentence, quote.i) or dependent(sentence, quote.i, Role.SUBJECT_OF_ACTIVE)
    return phrase(sentence, by.i) if by is not None else None


def _quoted_by(sentence: Sentence, subject: Token) -> Span | None:
    """X in "Y, quoted by X, said"."""
    quote = next((k for k in dependents(sentence, subject.i, Role.ADNOMINAL_CLAUSE) if k.lemma.lower() in _CITE), None)
    by = agent(sentence, quote.i) if quote is not None else None
    return phrase(sentence, by.i) if by is not None else None


def _is_asked_aside(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb opens "Asked whether …": what the reporter asked, not a statement."""
    return (
        is_a(verb, Kind.PAST_PARTICIPLE)
        and stands_as(verb, Role.ADVERBIAL_CLAUSE)
        and not has_dependent(sentence, verb.i, Role.AUXILIARY)
    )


def listener(sentence: Sentence, verb: Token) -> Span | None:
    """Whom the source spoke to: "told reporters", "said to aides"."""
    for kid in sentence.kids(verb.i):
        if verb.lemma.lower() in _LISTENERS and stands_as(kid, Role.OBJECT | Role.INDIRECT_OBJECT):
            return phrase(sentence, kid.i)
        if (
            kid.text.lower() == "to"
            and stands_as(kid, Role.INDIRECT_OBJECT | Role.PREPOSITIONAL)
            and verb.lemma.lower() in {"say", "write", "explain"}
        ):
            return next((phrase(sentence, k.i) for k in dependents(sentence, kid.i, Role.NOUN_OF_PREPOSITION)), None)
    return None
