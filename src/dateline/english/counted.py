"""Figures: every number of a sentence with what it counts, its unit, its bound and the words it hangs together with.

In: a sentence. Out: figures in reading order. Never: a date, a clock time or a year taken for a count; a figure of another clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from dateline.english.clauses import auxiliaries, clause, is_verb
from dateline.english.lexicon import group
from dateline.english.numerals import SIGNS, Number, currencies, may_hold_number, numbers, table, units
from dateline.english.once import once
from dateline.english.roles import (
    Role,
    dependent,
    dependents,
    down_through,
    has_dependent,
    has_lemma,
    stands_as,
    up_through,
)
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.terms import Bound
from dateline.vectors import terms

_INSIDE = Role.MODIFIER_BEFORE_NOUN | Role.NUMERAL | Role.QUANTIFIER | Role.ADVERBIAL
"""How a number hangs from what it counts."""
_DATING = frozenset({"DATE", "TIME"})
LONGEST_BOUND = 5
"""Words of the longest phrase that says how near a number is told to be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a sentence; `i`, `noun` and `verb` are indexes of its tokens.

    `start` and `end` are offsets of the number with its sign and unit. `unit` is the kind of measure ("length", "$", "rank",
    "age", "years" from one to another) and "" for a count; `value` is in the first unit of its kind. `counted` are the words of what is counted: its noun,
    and what that noun is in or of; `kinds` its describing words; `about` the other content words of its clause. `part`: it counts some of more ("30 of the 80"); `added`: what comes on top ("another 20"); `scale`: the noun names
    what is measured, not what is counted ("a magnitude of 5.9", "a mother of 13"); `open`: it is told as what may be ("could kill 50"); `bounded`: how many words before it say its bound.
    """

    i: int
    start: int
    end: int
    value: float
    unit: str
    bound: Bound
    noun: int | None
    counted: tuple[str, ...]
    verb: int
    about: frozenset[str]
    kinds: frozenset[str] = frozenset()
    part: bool = False
    added: bool = False
    scale: bool = False
    open: bool = False
    bounded: int = 0


def figures(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of `sentence` in reading order."""
    first, told = _figures(sentence)
    by = sentence.start - first
    return tuple(map(partial(_further_on, by), told)) if by else told


def _further_on(by: int, figure: Figure) -> Figure:
    return replace(figure, start=figure.start + by, end=figure.end + by)


@once
def _figures(sentence: Sentence) -> tuple[int, tuple[Figure, ...]]:
    """Where the sentence began of which they were asked, and its figures there."""
    if not may_hold_number(sentence):
        return sentence.start, ()
    return sentence.start, tuple(filter(None, map(partial(_figure, sentence), numbers(sentence))))


# What is counted --------------------------------------------------------------------------------------------------------


def _figure(sentence: Sentence, number: Number) -> Figure | None:
    top = _top(sentence, number)
    if not number.unit and _is_date(sentence, number, top):
        return None
    value, unit, holder = number.value, number.unit, top
    last = number.last
    noun = _noun_over(sentence, top)
    if noun is not None and not unit:
        measure = _measure(sentence, noun)
        if measure is not None:
            unit, factor = measure
            value, holder, last = value * factor, noun, max(last, noun)
            noun = _noun_over(sentence, noun) or _noun_of(sentence, noun)
            if unit == "time" and noun is not None and _is_old(sentence, holder):
                unit = "age"
    if noun is None and unit == "time" and sentence.tokens[sentence.tokens[holder].head].lemma.lower() in group("ages"):
        unit = "age"  # "the 61-year-old died"
    if noun is None and not unit and _is_age(sentence, top):
        unit, noun, value = "age", sentence.tokens[top].head, value * table("time")["year"]
    if noun is None:
        noun = _noun_of(sentence, top) if holder == top else noun
    if noun is not None and not unit and sentence.tokens[noun].lemma.lower() in group("collectives"):
        noun = _of_collective(sentence, noun) or noun
    verb = clause(sentence, holder)
    counted = tuple(_counted(sentence, noun, holder))
    first = _with_sign(sentence, number)
    bound, bounded = _bound(sentence, number)
    return Figure(
        i=number.first,
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        value=value,
        unit=unit,
        bound=bound,
        noun=noun,
        counted=counted,
        verb=verb,
        about=frozenset(_about(sentence, verb, counted)),
        kinds=frozenset() if noun is None else frozenset(_kinds(sentence, noun)),
        part=_is_part(sentence, top),
        added=_is_added(sentence, number),
        open=any(aux.text.lower() in group("chances") for aux in auxiliaries(sentence, verb)),
        scale=noun is not None and _is_scale(sentence, number, top, noun),
        bounded=bounded,
    )


def _top(sentence: Sentence, number: Number) -> int:
    """The token of the run that hangs from outside it."""
    inside = range(number.first, number.last + 1)
    return next(
        (i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), number.last
    )


def _is_date(sentence: Sentence, number: Number, top: int) -> bool:
    """A day, a year or a clock time: the model names it as one and it counts no unit of time, or it looks like a year by itself."""
    token = sentence.tokens[top]
    head = sentence.tokens[token.head]
    after = sentence.tokens[number.last + 1].text.lower() if number.last + 1 < len(sentence.tokens) else ""
    if after.rstrip(".") in group("half_days") or (
        is_a(head, Kind.PROPER_NOUN) and head.i < top and stands_as(token, Role.NUMERAL)
    ):
        return not _is_age(sentence, top)
    if head.lemma.lower() in table("time") and stands_as(token, _INSIDE):
        return False
    named = next((name for name in sentence.names if name.label in _DATING and name.first <= top < name.last), None)
    if named is not None and named.last - named.first > number.last - number.first + 1:
        return not _is_age(sentence, top)
    bare = not stands_as(token, Role.NUMERAL) or is_a(head, Kind.PROPER_NOUN)
    return bare and not token.text.count(",") and 1500 <= number.value <= 2100 and number.first == number.last


def _noun_over(sentence: Sentence, i: int) -> int | None:
    """The noun that token `i` stands before and counts or describes; over a hyphen too ("35-word oath" counts words)."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.head == i:
        return None
    if token.text[0].isalpha() and "-" in token.text and stands_as(token, _INSIDE) and is_a(head, Kind.NOUN):
        return head.i
    if stands_as(token, _INSIDE) and is_a(head, Kind.NOUN | Kind.SYMBOL) and head.i > i:
        return head.i
    if (
        stands_as(token, Role.ADVERBIAL | Role.NOUN_ADVERBIAL) and is_a(head, Kind.ADJECTIVE) and head.i > i
    ):  # "36-year-old climber"
        return head.head if is_a(sentence.tokens[head.head], Kind.NOUN) and stands_as(head, Role.ATTRIBUTIVE) else None
    if stands_as(token, Role.NOUN_ADVERBIAL) and is_a(head, Kind.NOUN) and head.i > i:
        return head.i
    if stands_as(token, Role.NUMERAL) and is_a(head, Kind.COMMON_NOUN) and head.i < i:  # "magnitude 6"
        return head.i
    return None


def _noun_of(sentence: Sentence, i: int) -> int | None:
    """The noun that a bare number is of: "two of the men", "a toll of ten", "the toll rose to ten", "the magnitude at 5.9"."""
    for kid in sentence.kids(i):
        if kid.lemma.lower() == "of":
            inner = dependent(sentence, kid.i, Role.NOUN_OF_PREPOSITION)
            if inner is not None and is_a(inner, Kind.NOUN):
                return inner.i
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if stands_as(token, Role.NOUN_OF_PREPOSITION) and is_a(head, Kind.PREPOSITION):
        above = sentence.tokens[head.head]
        if is_a(above, Kind.NOUN):
            return above.i
        if is_verb(above):
            return _subject_or_object(sentence, above.i, before=i)
    if stands_as(token, Role.ATTRIBUTE) and is_verb(head):
        return _subject_or_object(sentence, head.i, before=i)
    if head.lemma.lower() == "worth" and is_a(sentence.tokens[head.head], Kind.NOUN):
        return head.head
    return None


def _of_collective(sentence: Sentence, noun: int) -> int | None:
    """What "the number of" is of: nouns, or "dead" and its like."""
    for kid in sentence.kids(noun):
        if kid.lemma.lower() == "of":
            return next(
                (below.i for below in dependents(sentence, kid.i, Role.NOUN_OF_PREPOSITION | Role.ATTRIBUTIVE)), None
            )
    return None


def _subject_or_object(sentence: Sentence, verb: int, *, before: int) -> int | None:
    kids = [kid for kid in sentence.kids(verb) if kid.i < before and is_a(kid, Kind.NOUN)]
    for relation in (Role.OBJECT, Role.NOUN_AS_SUBJECT):
        found = next((kid for kid in kids if stands_as(kid, relation)), None)
        if found is not None:
            return found.i
    return None


def _measure(sentence: Sentence, i: int) -> tuple[str, float] | None:
    """The kind of unit that noun `i` is, and its factor."""
    token = sentence.tokens[i]
    word = token.lemma.lower()
    if word in currencies() and word not in table("weight"):
        return word, 1.0
    return units().get(word) or units().get(token.text.lower())


def _is_old(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[sentence.tokens[i].head].lemma.lower() in group("ages") or has_lemma(
        sentence, i, group("ages")
    )


def _is_age(sentence: Sentence, i: int) -> bool:
    """A number set off by commas behind somebody's name."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if (
        not stands_as(token, Role.NOUN_ADVERBIAL | Role.NUMERAL | Role.APPOSITION | Role.CONJUNCT)
        or not is_a(head, Kind.PROPER_NOUN)
        or not token.text.isdigit()
    ):
        return False
    before = sentence.tokens[i - 1].text if i else ""
    return before == "," and head.i == i - 2 and int(token.text[:4]) < 120


def _counted(sentence: Sentence, noun: int | None, holder: int) -> Iterator[str]:
    """The words of what is counted: its noun first, then the noun's own describing words and what it is of."""
    name, hyphen, _ = sentence.tokens[holder].text.lower().partition("-")
    if hyphen and name.isalpha():  # "magnitude-5.9"
        yield name
    if noun is None:
        return
    yield sentence.tokens[noun].lemma.lower()
    for kid in sentence.kids(noun):
        if stands_as(kid, Role.MODIFIER_BEFORE_NOUN | Role.POSSESSOR) and kid.i != holder and is_a(kid, Kind.NOUN):
            yield kid.lemma.lower()
        elif kid.lemma.lower() in group("noun_telling") and stands_as(kid, Role.PREPOSITIONAL):
            yield from (
                below.lemma.lower() for below in dependents(sentence, kid.i, Role.NOUN_OF_PREPOSITION, Kind.NOUN)
            )
    token = sentence.tokens[noun]
    above = sentence.tokens[token.head]
    if stands_as(token, Role.COMPOUND) and above.i != noun:
        yield above.lemma.lower()
    elif stands_as(token, Role.NOUN_OF_PREPOSITION) and is_a(sentence.tokens[above.head], Kind.NOUN):
        yield sentence.tokens[above.head].lemma.lower()


def _kinds(sentence: Sentence, noun: int) -> Iterator[str]:
    """The adjectives of a noun, but for those that any noun may have."""
    for kid in dependents(sentence, noun, Role.ATTRIBUTIVE, Kind.ADJECTIVE):
        if kid.lemma.lower() not in group("not_manner") | group("additions"):
            yield kid.lemma.lower()


def _about(sentence: Sentence, verb: int, counted: tuple[str, ...]) -> Iterator[str]:
    """The content words of the clause of `verb`, without its numbers."""
    for i in down_through(sentence, verb, _is_no_clause):
        token = sentence.tokens[i]
        if not is_a(token, Kind.CARDINAL) and token.lemma.lower() not in counted:
            yield from terms(token.lemma.lower())


def _is_no_clause(token: Token) -> bool:
    apart = Role.FULL_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.RELATIVE_CLAUSE | Role.CONJUNCT
    return not (is_verb(token) and stands_as(token, apart))


def _is_added(sentence: Sentence, number: Number) -> bool:
    """It counts what comes on top: "another 20", "two more"."""
    near = sentence.tokens[max(0, number.first - 2) : number.last + 3]
    beside = [
        token for token in near if token.head in range(number.first - 2, number.last + 4) or stands_as(token, _INSIDE)
    ]
    words = [token.text.lower() for token in beside if not _opens_bound(sentence, token)]
    return not group("additions").isdisjoint(words)


def _opens_bound(sentence: Sentence, token: Token) -> bool:
    """It is the word "more" of "more than"."""
    after = sentence.tokens[token.i + 1].text.lower() if token.i + 1 < len(sentence.tokens) else ""
    return after == "than"


def _is_part(sentence: Sentence, top: int) -> bool:
    """It counts some of more: "three of the seven", "30 of them"; or the whole beside its part ("of the 80")."""
    for kid in sentence.kids(top):
        if kid.lemma.lower() == "of":
            below = list(sentence.kids(kid.i))
            return any(
                is_a(one, Kind.PERSONAL_PRONOUN) or has_dependent(sentence, one.i, Role.NUMERAL | Role.DETERMINER)
                for one in below
            )
    token = sentence.tokens[top]
    token = up_through(sentence, token, _INSIDE)
    above = sentence.tokens[token.head]
    return (
        stands_as(token, Role.NOUN_OF_PREPOSITION)
        and above.lemma.lower() == "of"
        and is_a(sentence.tokens[above.head], Kind.CARDINAL)
    )


def _is_scale(sentence: Sentence, number: Number, top: int, noun: int) -> bool:
    """The noun names what is measured: the number is of it, or no whole number counts it."""
    token = sentence.tokens[top]
    above = sentence.tokens[token.head]
    if stands_as(token, Role.NOUN_OF_PREPOSITION) and above.lemma.lower() == "of" and above.head == noun:
        return is_a(sentence.tokens[noun], Kind.SINGULAR_COMMON) and sentence.tokens[noun].lemma.lower() not in group(
            "collectives"
        )
    return is_a(sentence.tokens[noun], Kind.SINGULAR_COMMON) and number.value % 1 > 0


def _with_sign(sentence: Sentence, number: Number) -> int:
    """Where the number begins, its sign with it: "$" is a token of its own."""
    return number.first - (1 if number.first and sentence.tokens[number.first - 1].text[-1:] in SIGNS else 0)


def _bound(sentence: Sentence, number: Number) -> tuple[Bound, int]:
    """How near it is told to be, and how many words before it say so: the most that do, "no more than" before "more than"."""
    first = _with_sign(sentence, number)
    before = " ".join(["", *(token.text.lower() for token in sentence.tokens[max(0, first - LONGEST_BOUND) : first])])
    words = max(filter(before.endswith, _bounds()), key=len, default="")
    return _bounds().get(words, "exactly"), words.count(" ")


BOUNDS: dict[str, Bound] = {"bound_least": "at least", "bound_most": "at most", "bound_about": "about"}
"""Groups of words and the bound that they give."""


@cache
def _bounds() -> dict[str, Bound]:
    """Words that stand before a number, each with a blank before it, and the bound that they give."""
    return {f" {words.replace('_', ' ')}": bound for name, bound in BOUNDS.items() for words in group(name)}
