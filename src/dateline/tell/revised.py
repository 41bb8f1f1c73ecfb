"""Revised: where a report says itself that what was told first is not so, and what is.

In: articles, parses, dispatches. Out: what was told and what is so, in the words of both. Never: two things that merely came one after the
other: the first must be told as told ("initially reported that …", "an earlier version said that …").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.english.clauses import auxiliaries, is_verb
from dateline.english.counted import Figure, figures
from dateline.english.lexicon import group, verbs
from dateline.english.misprints import is_correction, misprinted
from dateline.english.once import once
from dateline.english.roles import Role, dependent, dependents, down_through, has_word, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.tell.counts import shown
from dateline.tell.noted import noted
from dateline.tell.reported import Wire
from dateline.tell.uncounted import is_former, is_rank
from dateline.terms import Article, ChangeField, Dispatch, Evidence, When
from dateline.text import trim

FAR = 3.0
"""Two figures of which one is this many times the other are hardly one that moved."""
STOPS = frozenset(".,;:")
"""Marks that end a clause and are none of its words."""
REACH = 2
"""Sentences after the one that tells what was told first, within which what is so is told."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What was told first, what is so, and what of it differs."""

    field: ChangeField
    before: str
    after: str
    reported: When
    evidence: tuple[Evidence, Evidence]
    verb: tuple[str, int] | None = None
    """Where the verb that tells what is so stands, if one does: its article, its start."""
    known_as: tuple[str, ...] = ()
    """The two values as ids have them, where they are worded otherwise."""


def revisions(
    articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]
) -> Iterator[Revision]:
    """The revisions that reports themselves tell of, one article a dispatch, each once, as first told."""
    wire = Wire.read(dispatches, articles)
    found: dict[tuple[str, str, str], Revision] = {}
    for article in articles:
        dispatch = wire.dispatch(article.id)
        reported = wire.first.get(dispatch, article.published)
        if article.id in parses and reported and wire.origin.get(dispatch, article.id) == article.id:
            for one in (*_in_article(article, parses[article.id], reported), *_in_notes(article, reported)):
                key = one.field, one.before, one.after
                found[key] = min(one, found.get(key, one), key=_first_told)
    yield from sorted(found.values(), key=_first_told)


def _first_told(one: Revision) -> tuple[str, str, int]:
    words = one.evidence[0]
    return one.reported.start, words.article, words.start


def _in_article(article: Article, parse: Parse, reported: When) -> Iterator[Revision]:
    for at, sentence in enumerate(parse):
        yield from _in_sentence(article, parse, at, reported)
        told = told_first(sentence)
        if told is None:
            continue
        corrected = is_correction(sentence)
        so = _what_is_so(parse, at, told, corrected=corrected)
        if so is None:
            continue
        other, first, last = so
        before = _words(article, sentence, *_clause(sentence, told))
        after = _words(article, other, first, last)
        if before and after and before != after:
            field, was, now = _field(sentence, told, before, other, after)
            yield Revision(field, was, now, reported, (before, after))


def _in_notes(article: Article, reported: When) -> Iterator[Revision]:
    """What the notes at its foot correct."""
    for one in noted(article):
        yield Revision("quantity" if one.is_figure else "manner", one.before, one.after, reported, one.evidence)


def _in_sentence(article: Article, parse: Parse, at: int, reported: When) -> Iterator[Revision]:
    """A figure that was and the one that is now: "represents $82, up from $70", "raised it from 40 to 60", "that is down from 60 percent"."""
    sentence = parse[at]
    read = figures(sentence)
    for was in read:
        if not is_former(sentence, was.i) or was.unit in _ASIDE or is_rank(sentence, was) or _would_be(sentence, was):
            continue
        now = [one for one in read if _is_now(sentence, one, was)]
        where = sentence
        if not now and at and _points_back(sentence):
            where = parse[at - 1]
            now = [one for one in figures(where) if one.unit == was.unit and not is_former(where, one.i)]
        best = min(now, key=lambda one: (one.noun != was.noun, abs(one.i - was.i)), default=None)
        if best is not None and _may_have_moved(was, best):
            yield _moved(article, (sentence, was), (where, best), reported)


def _would_be(sentence: Sentence, was: Figure) -> bool:
    """It is told as what some took to come: "the consensus was that it would drop from 5.8% to 5.7%"."""
    would = any(aux.text.lower() in group("would") for aux in auxiliaries(sentence, was.verb))
    return would and any(token.lemma.lower() in group("expectations") for token in sentence.tokens)


_ASIDE = group("told_units") | {"time"}


def _is_now(sentence: Sentence, one: Figure, was: Figure) -> bool:
    """It is told before what it was, or right behind "to"."""
    if one.unit != was.unit or one.i == was.i or is_former(sentence, one.i):
        return False
    return one.i < was.i or any(token.text.lower() == "to" for token in sentence.tokens[max(was.i, one.i - 3) : one.i])


def _points_back(sentence: Sentence) -> bool:
    """It speaks of the figure told before it: "That's down from 60 percent"."""
    return sentence.tokens[0].text.lower() in group("bare_pointers") | group("told_on")


def _may_have_moved(was: Figure, now: Figure) -> bool:
    return was.value != now.value and max(was.value, now.value) <= FAR * min(was.value, now.value)


def _moved(
    article: Article, before: tuple[Sentence, Figure], after: tuple[Sentence, Figure], reported: When
) -> Revision:
    """What a figure was, and what it is now, each with its sentence."""
    words = [article.evidence(*shown(sentence, figure.i)) for sentence, figure in (before, after)]
    values = [article.text[figure.start : figure.end] for _, figure in (before, after)]
    return Revision("quantity", values[0], values[1], reported, (words[0], words[1]))


@once
def told_first(sentence: Sentence) -> int | None:
    """The verb that tells what was told first: "initially reported that …", "an earlier version said that …"."""
    for token in sentence.tokens:
        if token.text.lower() in group("at_first") and stands_as(token, Role.ADVERBIAL):
            head = sentence.tokens[token.head]
            content = _content(sentence, head.i)
            if (
                head.lemma.lower() in group("believing")
                and content is not None
                and not _is_idea(sentence, head, content)
            ):
                return head.i
            if _is_no_longer(sentence, head):
                return head.i
    return misprinted(sentence)


def _is_no_longer(sentence: Sentence, verb: Token) -> bool:
    """A clause joined to it by "but" tells how it is by now: "initially backed the plan but now opposes it"."""
    if not is_verb(verb) or not has_word(sentence, verb.i, {"but"}):
        return False
    joined = (kid for kid in dependents(sentence, verb.i, Role.CONJUNCT) if is_verb(kid) and kid.i > verb.i)
    spans = (_clause(sentence, kid.i) for kid in joined)
    words = {token.text.lower() for first, last in spans for token in sentence.tokens[first : last + 1]}
    return not words.isdisjoint(group("no_longer"))


def _is_idea(sentence: Sentence, verb: Token, content: Token) -> bool:
    """What somebody thought could be done: nothing was held to be so ("originally thought he could shoot it from a boat")."""
    modal = any(is_a(aux, Kind.MODAL) for aux in auxiliaries(sentence, content.i))
    return modal and verb.lemma.lower() in verbs("believing")


def _content(sentence: Sentence, verb: int) -> Token | None:
    """The clause that the verb leads into."""
    return next((kid for kid in dependents(sentence, verb, Role.COMPLEMENT) if kid.i > verb), None)


def _clause(sentence: Sentence, verb: int) -> tuple[int, int]:
    """The tokens of the clause of `verb`, from its subject to the end of what it leads into, without what is joined to it."""
    inside = down_through(sentence, verb, _is_inside)
    return inside[0], inside[-1]


def _is_inside(token: Token) -> bool:
    return not (stands_as(token, Role.COORDINATOR) or _is_joined(token) or token.text in STOPS)


def _is_joined(token: Token) -> bool:
    return stands_as(token, Role.CONJUNCT) and is_verb(token)


def _what_is_so(parse: Parse, at: int, told: int, *, corrected: bool) -> tuple[Sentence, int, int] | None:
    """The clause joined to it by "but" or with "later", else a sentence after it that such a word opens; behind a correction the next one."""
    sentence = parse[at]
    for kid in dependents(sentence, told, Role.CONJUNCT):
        if is_verb(kid) and kid.i > told:
            first, last = _clause(sentence, kid.i)
            between = {token.text.lower() for token in sentence.tokens[told : last + 1]}
            if between & group("at_last"):
                return sentence, first, last
    for other in parse[at + 1 : at + 1 + REACH]:
        if other.paragraph != sentence.paragraph and other.paragraph > sentence.paragraph + 1:
            return None
        if corrected or _opens_later(other):
            return other, 0, len(other.tokens) - 1
    return None


def _opens_later(sentence: Sentence) -> bool:
    """The word "later" or "since" stands with a verb of saying, or "but" opens it."""
    opening = sentence.tokens[0].text.lower()
    if opening == "but":
        return True
    return any(
        token.text.lower() in group("at_last")
        and stands_as(token, Role.ADVERBIAL)
        and sentence.tokens[token.head].lemma in verbs("saying")
        for token in sentence.tokens
    )


def _words(article: Article, sentence: Sentence, first: int, last: int) -> Evidence | None:
    start, end = trim(article.text, sentence.tokens[first].start, sentence.tokens[last].end)
    return article.evidence(start, end) if end > start else None


def _field(
    sentence: Sentence, told: int, before: Evidence, other: Sentence, after: Evidence
) -> tuple[ChangeField, str, str]:
    """What of it differs: a figure, where both clauses give one; else who somebody is, or how it was."""
    was = [one for one in figures(sentence) if before.start <= one.start < before.end]
    now = [one for one in figures(other) if after.start <= one.start < after.end]
    if len(was) == len(now) == 1 and was[0].value % 365.25 != now[0].value:
        return "quantity", _figure(before, was[0].start, was[0].end), _figure(after, now[0].start, now[0].end)
    if (instead := _not_but(other, now)) and is_correction(sentence):
        wrong, right = instead
        return "quantity", _figure(after, wrong.start, wrong.end), _figure(after, right.start, right.end)
    content = _content(sentence, told)
    subject = dependent(sentence, content.i, Role.SUBJECT) if content is not None else None
    person = subject is not None and any(
        name.first <= subject.i < name.last and name.label == "PERSON" for name in sentence.names
    )
    return ("who" if person and is_correction(sentence) else "manner"), before.text, after.text


def _not_but(sentence: Sentence, told: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The figure that is not so, and the one that is: "it was 12, not 15"."""
    wrong = [one for one in told if one.i and stands_as(sentence.tokens[one.i - 1], Role.NEGATION)]
    right = [one for one in told if one not in wrong]
    return (wrong[0], right[0]) if len(wrong) == len(right) == 1 else None


def _figure(words: Evidence, start: int, end: int) -> str:
    return words.text[start - words.start : end - words.start]
