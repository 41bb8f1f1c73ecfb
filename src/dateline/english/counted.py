"""Figures: every number of a sentence with what it counts, its unit, its bound and the words it hangs together with.

In: a sentence. Out: figures in reading order. Never: a date, a clock time or a year taken for a count; a figure of another clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from dateline.english.clauses import NOUNS, auxiliaries, clause, is_verb
from dateline.english.lexicon import group
from dateline.english.numerals import SIGNS, Number, currencies, may_hold_number, numbers, table, units
from dateline.english.once import once
from dateline.language import Sentence, Token
from dateline.terms import Bound
from dateline.vectors import terms

_INSIDE = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "advmod"})
"""How a number hangs from what it counts."""
_DATING = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a sentence; `i`, `noun` and `verb` are indexes of its tokens.

    `start` and `end` are offsets of the number with its sign and unit. `unit` is the kind of measure ("length", "$", "rank",
    "age", "years" from one to another) and "" for a count; `value` is in the first unit of its kind. `counted` are the words of what is counted: its noun,
    and what that noun is in or of; `kinds` its describing words; `about` the other content words of its clause. `part`: it counts some of more ("30 of the 80"); `added`: what comes on top ("another 20"); `scale`: the noun names
    what is measured, not what is counted ("a magnitude of 5.9", "a mother of 13"); `open`: it is told as what may be ("could kill 50").
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
    first = number.first - (1 if number.first and sentence.tokens[number.first - 1].text[-1:] in SIGNS else 0)
    return Figure(
        i=number.first,
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        value=value,
        unit=unit,
        bound=_bound(sentence, number),
        noun=noun,
        counted=counted,
        verb=verb,
        about=frozenset(_about(sentence, verb, counted)),
        kinds=frozenset() if noun is None else frozenset(_kinds(sentence, noun)),
        part=_is_part(sentence, top),
        added=_is_added(sentence, number),
        open=any(aux.text.lower() in group("chances") for aux in auxiliaries(sentence, verb)),
        scale=noun is not None and _is_scale(sentence, number, top, noun),
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
    if after.rstrip(".") in group("half_days") or (head.pos == "PROPN" and head.i < top and token.dep == "nummod"):
        return not _is_age(sentence, top)
    if head.lemma.lower() in table("time") and token.dep in _INSIDE:
        return False
    named = next((name for name in sentence.names if name.label in _DATING and name.first <= top < name.last), None)
    if named is not None and named.last - named.first > number.last - number.first + 1:
        return not _is_age(sentence, top)
    bare = token.dep not in {"nummod"} or head.pos == "PROPN"
    return bare and not token.text.count(",") and 1500 <= number.value <= 2100 and number.first == number.last


def _noun_over(sentence: Sentence, i: int) -> int | None:
    """The noun that token `i` stands before and counts or describes; over a hyphen too ("35-word oath" counts words)."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.head == i:
        return None
    if token.text[0].isalpha() and "-" in token.text and token.dep in _INSIDE and head.pos in NOUNS:
        return head.i
    if token.dep in _INSIDE and head.pos in NOUNS | {"SYM"} and head.i > i:
        return head.i
    if token.dep in {"npadvmod", "advmod"} and head.pos == "ADJ" and head.i > i:  # "36-year-old climber"
        return head.head if sentence.tokens[head.head].pos in NOUNS and head.dep == "amod" else None
    if token.dep == "npadvmod" and head.pos in NOUNS and head.i > i:
        return head.i
    if token.dep == "nummod" and head.pos == "NOUN" and head.i < i:  # "magnitude 6"
        return head.i
    return None


def _noun_of(sentence: Sentence, i: int) -> int | None:
    """The noun that a bare number is of: "two of the men", "a toll of ten", "the toll rose to ten", "the magnitude at 5.9"."""
    for kid in sentence.kids(i):
        if kid.lemma.lower() == "of":
            inner = next((below for below in sentence.kids(kid.i) if below.dep == "pobj"), None)
            if inner is not None and inner.pos in NOUNS:
                return inner.i
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep == "pobj" and head.pos == "ADP":
        above = sentence.tokens[head.head]
        if above.pos in NOUNS:
            return above.i
        if is_verb(above):
            return _subject_or_object(sentence, above.i, before=i)
    if token.dep == "attr" and is_verb(head):
        return _subject_or_object(sentence, head.i, before=i)
    if head.lemma.lower() == "worth" and sentence.tokens[head.head].pos in NOUNS:
        return head.head
    return None


def _of_collective(sentence: Sentence, noun: int) -> int | None:
    """What "the number of" is of: nouns, or "dead" and its like."""
    for kid in sentence.kids(noun):
        if kid.lemma.lower() == "of":
            return next((below.i for below in sentence.kids(kid.i) if below.dep in {"pobj", "amod"}), None)
    return None


def _subject_or_object(sentence: Sentence, verb: int, *, before: int) -> int | None:
    kids = [kid for kid in sentence.kids(verb) if kid.i < before and kid.pos in NOUNS]
    for labels in ({"dobj"}, {"nsubj", "nsubjpass"}):
        found = next((kid for kid in kids if kid.dep in labels), None)
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
    return sentence.tokens[sentence.tokens[i].head].lemma.lower() in group("ages") or any(
        kid.lemma.lower() in group("ages") for kid in sentence.kids(i)
    )


def _is_age(sentence: Sentence, i: int) -> bool:
    """A number set off by commas behind somebody's name."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep not in {"appos", "nummod", "npadvmod", "conj"} or head.pos != "PROPN" or not token.text.isdigit():
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
        if kid.dep in {"compound", "amod", "poss", "nmod"} and kid.i != holder and kid.pos in NOUNS:
            yield kid.lemma.lower()
        elif kid.lemma.lower() in group("noun_telling") and kid.dep == "prep":
            yield from (
                below.lemma.lower() for below in sentence.kids(kid.i) if below.dep == "pobj" and below.pos in NOUNS
            )
    token = sentence.tokens[noun]
    above = sentence.tokens[token.head]
    if token.dep == "compound" and above.i != noun:
        yield above.lemma.lower()
    elif token.dep == "pobj" and sentence.tokens[above.head].pos in NOUNS:
        yield sentence.tokens[above.head].lemma.lower()


def _kinds(sentence: Sentence, noun: int) -> Iterator[str]:
    """The adjectives of a noun, but for those that any noun may have."""
    for kid in sentence.kids(noun):
        if kid.dep == "amod" and kid.pos == "ADJ" and kid.lemma.lower() not in group("not_manner") | group("additions"):
            yield kid.lemma.lower()


def _about(sentence: Sentence, verb: int, counted: tuple[str, ...]) -> Iterator[str]:
    """The content words of the clause of `verb`, without its numbers."""
    found, todo = [], [verb]
    while todo:
        at = todo.pop()
        found.append(at)
        todo.extend(
            kid.i for kid in sentence.kids(at) if not (is_verb(kid) and kid.dep in {"ccomp", "advcl", "conj", "relcl"})
        )
    for i in found:
        token = sentence.tokens[i]
        if token.tag != "CD" and token.lemma.lower() not in counted:
            yield from terms(token.lemma.lower())


def _is_added(sentence: Sentence, number: Number) -> bool:
    """It counts what comes on top: "another 20", "two more"."""
    near = sentence.tokens[max(0, number.first - 2) : number.last + 3]
    beside = [token for token in near if token.head in range(number.first - 2, number.last + 4) or token.dep in _INSIDE]
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
                one.tag == "PRP" or any(deep.dep in {"det", "nummod"} for deep in sentence.kids(one.i)) for one in below
            )
    token = sentence.tokens[top]
    while token.dep in _INSIDE and token.head != token.i:
        token = sentence.tokens[token.head]
    above = sentence.tokens[token.head]
    return token.dep == "pobj" and above.lemma.lower() == "of" and sentence.tokens[above.head].tag == "CD"


def _is_scale(sentence: Sentence, number: Number, top: int, noun: int) -> bool:
    """The noun names what is measured: the number is of it, or no whole number counts it."""
    token = sentence.tokens[top]
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lemma.lower() == "of" and above.head == noun:
        return sentence.tokens[noun].tag == "NN" and sentence.tokens[noun].lemma.lower() not in group("collectives")
    return sentence.tokens[noun].tag == "NN" and number.value % 1 > 0


def _bound(sentence: Sentence, number: Number) -> Bound:
    before = " ".join(token.text.lower() for token in sentence.tokens[max(0, number.first - 4) : number.first])
    return next((bound for name, bound in _BOUNDS.items() if any(map(before.endswith, _phrases(name)))), "exactly")


_BOUNDS: dict[str, Bound] = {"bound_least": "at least", "bound_most": "at most", "bound_about": "about"}
"""Groups of words and the bound that they give, what says more first."""


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(sorted(words.replace("_", " ") for words in group(name)))
