"""Roles: what the words beside a name say that its bearer is.

In: a sentence and the tokens of a name in it. Out: offsets of the role, the courtesy title. Never: who bears the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline import places
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.names import lexicon

LONGEST_ROLE = 14
"""Words; what is longer tells a story rather than an office."""
_INSIDE = Kind.NOUN | Kind.ADJECTIVE | Kind.NUMBER
_JOINTS = Kind.PREPOSITION | Kind.COORDINATOR
_COMMA = frozenset(",")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a name: the token range of its role (end exclusive) or None, and its courtesy title."""

    role: tuple[int, int] | None = None
    honorific: str | None = None


def beside(sentence: Sentence, first: int, last: int) -> Beside:
    """The role and the title that the sentence gives to the name at tokens `first` to `last`."""
    start, honorific = _honorific(sentence, first)
    role = (
        _before(sentence, start)
        or _after(sentence, last)
        or _apposed(sentence, start, last)
        or _copula(sentence, first, last)
        or _in_short(sentence, start, first)
    )
    return Beside(role, honorific)


def words(sentence: Sentence, role: tuple[int, int], text: str) -> str:
    """The words of a role as the article has them."""
    return text[sentence.tokens[role[0]].start : sentence.tokens[role[1] - 1].end]


def head(sentence: Sentence, role: tuple[int, int]) -> Token:
    """The noun that names the office: the last role noun before any "of", "to" or comma."""
    first, last = role
    found = sentence.tokens[first]
    for token in sentence.tokens[first:last]:
        if is_a(token, Kind.PREPOSITION | Kind.PUNCTUATION) and token.text != "-" and lexicon.is_role(found.text):
            break
        if lexicon.is_role(token.text):
            found = token
    return found


def _honorific(sentence: Sentence, first: int) -> tuple[int, str | None]:
    if first > 0 and lexicon.is_honorific(sentence.tokens[first - 1].text):
        return first - 1, sentence.tokens[first - 1].text
    return first, None


def _before(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The role that stands before the name: "Palace aide" of "Palace aide Jonas Elm"; "Her father"."""
    i = start
    while i > 0 and start - i < LONGEST_ROLE:
        if not _in_role(sentence, i - 1, start) and not _in_body(sentence, i - 1):
            break
        i -= 1
    if i == start or not lexicon.is_role(sentence.tokens[start - 1].text) or _is_supposed(sentence, i, start):
        return None
    return _tidy(sentence, i - 1 if _has_year(sentence, i) else i, start)


def _in_body(sentence: Sentence, i: int) -> bool:
    """A word inside the name of a body: the "and" of "the Law and Order Committee spokesman", the "of" of "a College of Law professor"."""
    return any(name.label in _BODIES and name.first < i < name.last - 1 for name in sentence.names)


_BODIES = frozenset({"ORG", "WORK_OF_ART", "LAW", "FAC"})
"""What the parser takes the long name of a body for."""


def _is_supposed(sentence: Sentence, first: int, start: int) -> bool:
    """An office written as one, behind "a": "a President Elm" is somebody who is none yet."""
    return first > 0 and sentence.tokens[first - 1].text.lower() in _ONE and sentence.tokens[start - 1].text.istitle()


_ONE = frozenset({"a", "an"})


def _in_short(sentence: Sentence, start: int, first: int) -> tuple[int, int] | None:
    """The office in short before the name, with its place and whether it is past: "former Utah Gov." of "former Utah Gov. Ada Ek"."""
    if start == first or lexicon.office(sentence.tokens[start].text) is None:
        return None
    i = start
    while i > 0 and (_is_place(sentence, i - 1) or _makes_another(sentence, i - 1)):
        i -= 1
    return i, first


def _makes_another(sentence: Sentence, i: int) -> bool:
    """A word that makes another office of an office: "former", the "ex-" of "ex-Gov."; not a "Then" that opens a sentence."""
    hyphen = sentence.tokens[i].text == "-" and i > 0
    word = sentence.tokens[i - hyphen]
    return word.text.lower() in group("other_office") and word.text != "Then"


def _is_place(sentence: Sentence, i: int) -> bool:
    return any(name.label in {"GPE", "NORP"} and name.first <= i < name.last for name in sentence.names)


def _has_year(sentence: Sentence, first: int) -> bool:
    """The year in which it was so stands before the role: "2016 House candidate Ada Ek"; not "in 2016 candidate Ada Ek", "May 2016"."""
    before, year = sentence.tokens[max(first - 2, 0)], sentence.tokens[max(first - 1, 0)]
    led_in = before.i < year.i and (is_a(before, Kind.PREPOSITION) or before.text.lower() in group("months"))
    return first > 0 and _YEAR.fullmatch(year.text) is not None and not led_in


def _in_role(sentence: Sentence, i: int, start: int) -> bool:
    token = sentence.tokens[i]
    if is_a(token, Kind.POSSESSIVE):
        return True
    if token.text in {"-", "&"}:
        touches = i > 0 and sentence.tokens[i - 1].end == token.start and sentence.tokens[i + 1].start == token.end
        return i + 1 < start and (touches or token.text == "&")
    return is_a(token, _INSIDE) and not token.text[0].isdigit() and not is_a(token, Kind.PLURAL)


def _after(sentence: Sentence, last: int) -> tuple[int, int] | None:
    """The role that stands after the name and a comma: "Jonas Elm, Norway's ambassador to France,"."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in _COMMA:
        return None
    start = last + 1
    if tokens[start].text[0].isdigit() and start + 2 < len(tokens) and tokens[start + 1].text in _COMMA:
        start += 2
    noun = start
    while (
        noun < len(tokens)
        and noun - start < LONGEST_ROLE
        and (_leads_to_noun(tokens[noun]) or _in_body(sentence, noun))
    ):
        noun += 1
    noun -= 1
    if noun < start or not lexicon.is_role(tokens[noun].text) or _names_next(sentence, noun):
        return None
    if is_a(tokens[start], Kind.DETERMINER) and any(is_a(t, Kind.TENSED) for t in tokens[noun + 1 : noun + 2]):
        return None  # a subject of its own: "In a talk with Ada Lund, the mayor said"
    return _tidy(sentence, start, _with_of(sentence, noun + 1, start))


def _leads_to_noun(token: Token) -> bool:
    return (
        is_a(token, _INSIDE)
        or is_a(token, Kind.POSSESSIVE | Kind.PARTICIPLE | Kind.HYPHEN | Kind.ARTICLE)
        or token.text in {"-", "&", "and"}
    )


def _names_next(sentence: Sentence, noun: int) -> bool:
    """The role goes with a name that follows it: "Ada Lund, mayor Bo Ek and …"."""
    return noun + 1 < len(sentence.tokens) and is_a(sentence.tokens[noun + 1], Kind.PROPER_NOUN)


def _with_of(sentence: Sentence, end: int, start: int) -> int:
    """The end of the role with its "of …", "to …", "at …", "for …" up to a comma, a verb or a relative clause."""
    tokens = sentence.tokens
    if end >= len(tokens) or tokens[end].text not in {"of", "to", "at", "for", "in"}:
        return end
    while end < len(tokens) and end - start < LONGEST_ROLE and _goes_on(tokens[end], tokens[end - 1]):
        end += 1
    if end < len(tokens) and end - start == LONGEST_ROLE and _goes_on(tokens[end], tokens[end - 1]):
        end = max((i for i in range(start + 1, end) if is_a(tokens[i], _JOINTS)), default=end)
    while end > start and is_a(
        tokens[end - 1], Kind.DETERMINER | Kind.PREPOSITION | Kind.COORDINATOR | Kind.MINOR_PARTICLE
    ):
        end -= 1
    return end


def _goes_on(token: Token, before: Token) -> bool:
    inside = (
        is_a(token, _INSIDE)
        or is_a(token, Kind.POSSESSIVE | Kind.INFINITIVE_TO | Kind.HYPHEN | Kind.ARTICLE | Kind.PREPOSITION_OR_MARKER)
        or token.text in {"&", "and"}
    )
    return inside or is_a(before, Kind.HYPHEN) or (is_a(before, Kind.INFINITIVE_TO) and token.text.istitle())


def _apposed(sentence: Sentence, start: int, last: int) -> tuple[int, int] | None:
    """The role that the name is in apposition to: "Lund's lawyer, Ada Ek"; "said the aide, Ada Ek"."""
    if start < 2 or sentence.tokens[start - 1].text not in _COMMA:
        return None
    heads = [
        head
        for token in sentence.tokens[start:last]
        if stands_as(token, Role.APPOSITION)
        for head in _heads(sentence, token)
    ]
    nouns = [i for i in (*heads, start - 2) if i < start - 1 and lexicon.is_role(sentence.tokens[i].text)]
    if not heads or not nouns or start - nouns[0] > LONGEST_ROLE:
        return None
    i = _sought(sentence, nouns[0])
    if i is None:
        return None
    nouns[0] = i
    while i > 0 and start - i < LONGEST_ROLE and _in_role(sentence, i - 1, nouns[0]):
        i -= 1
    return _tidy(sentence, i, start - 1)


def _sought(sentence: Sentence, noun: int) -> int | None:
    """The noun of an office, of one that is sought that of who seeks it: the nominee of "the nominee for president"; None in "ran for president"."""
    into = sentence.tokens[sentence.tokens[noun].head]
    if not stands_as(sentence.tokens[noun], Role.NOUN_OF_PREPOSITION) or into.text.lower() != "for":
        return noun
    return into.i - 1 if lexicon.is_role(sentence.tokens[into.i - 1].text) else None


def _heads(sentence: Sentence, token: Token) -> list[int]:
    """What an apposition may belong to: its head and, through prepositions, the nouns above it."""
    found = [token.head]
    for above in sentence.ancestors(token.i):
        if above.i != token.head:
            found.append(above.i)
        if not stands_as(above, Role.PREPOSITIONAL | Role.NOUN_OF_PREPOSITION):
            break
    return found


def _copula(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The role that the name is said to be: "Ada Ek is the mayor of Lundby"."""
    for token in sentence.tokens[first:last]:
        if not stands_as(token, Role.ACTIVE_SUBJECT) or sentence.tokens[token.head].lemma != "be":
            continue
        for noun in dependents(sentence, token.head, Role.ATTRIBUTE):
            if noun.i > last and lexicon.is_role(noun.text):
                lefts = [kid.i for kid in sentence.kids(noun.i) if kid.i < noun.i]
                start = max(min(lefts, default=noun.i), noun.i - LONGEST_ROLE)
                return _tidy(sentence, start, _with_of(sentence, noun.i + 1, start))
    return None


def _tidy(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The role without articles, participles, days and what belongs to the clause before in front of it."""
    tokens = sentence.tokens
    for i in range(start, end - 1):
        named = (
            is_a(tokens[i], Kind.PROPER_NOUN)
            and places.is_well_known(tokens[i].text)
            and lexicon.is_demonym(tokens[i + 1].text)
        )
        aged = tokens[i + 1].text == "-"
        if (tokens[i].text.lower() in group("time_words") and not aged) or named:
            start = i + 1
    idle = Kind.FULL_VERB | Kind.DETERMINER | Kind.COORDINATOR | Kind.MINOR_PARTICLE | Kind.PUNCTUATION
    while start < end and is_a(tokens[start], idle) and tokens[start].text.lower() not in group("of_office"):
        start += 1
    return (start, end) if start < end else None
