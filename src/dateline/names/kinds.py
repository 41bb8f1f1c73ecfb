"""Kinds: is a name that of a person, an organization or a place? One decision a name, from all its places together.

In: names, each place of theirs with its signs; of one article, to know whose roles to read, then of a whole story. Out: name key → kind, and why.
Never: a person without a sign of one; a table of known persons or companies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import sqrt
from types import MappingProxyType
from typing import cast as typed

from dateline import places
from dateline.english.lexicon import given_names, group
from dateline.lists import rows
from dateline.names import forms, lexicon
from dateline.names.forms import Words
from dateline.names.sign_names import GIVEN, LABEL, LABEL_OF_WORD, NOT_PERSON, REPEATED, SEEN_ELSEWHERE
from dateline.terms import EntityKind, Mention

PREFERENCE = MappingProxyType({"organization": 3, "place": 2, "other": 1, "person": 0})
"""Who goes first where nothing decides: unknown without a sign of a person is no person."""
LENT = 3.0
"""What a full name says for its short form; weighs as much as a sign."""
CALLED_BY_LAST_WORD = 2.0
"""People are called by the last word of their name, companies by the first. Weighs as much as two labels."""
FAMILY = 8.0
"""A family is neither a person nor a body, whatever the model takes it for. Weighs as much as what the language says outright."""
SPEAKS = "names.speaks"
AGAIN = 2
"""Times that a lone word must say something before that speaks for a person, as firms do too."""
_LABELS = frozenset({LABEL, LABEL_OF_WORD, REPEATED, SEEN_ELSEWHERE})
"""What only hands on the model's label."""
TOLD = 2
"""Signs that a basis names."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The kind of a name, and the signs for it in words."""

    kind: EntityKind
    why: str


@dataclass(slots=True)
class _Tally:
    """What the places of a name say together: signs with their places, and what other names lend."""

    places: int = 0
    signs: Counter[tuple[str, str]] = field(default_factory=Counter)
    lent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    why: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def score(self, kind: str) -> float:
        """How much speaks for a kind."""
        told = sum(weight(sign) * sqrt(n) for (sign, of), n in self.signs.items() if of == kind)
        against = sum(weight(sign) * sqrt(n) for (sign, of), n in self.signs.items() if of == NOT_PERSON)
        return round(told - (against if kind == "person" else 0.0) + self.lent[kind], 6)

    def may_be_person(self) -> bool:
        """Something but the model's label says that it is a person, and no more speaks against it."""
        signs = any(
            of == "person" and sign not in _LABELS and n >= (AGAIN if sign == SPEAKS else 1)
            for (sign, of), n in self.signs.items()
        )
        return (signs or self.lent["person"] > 0) and self.score("person") > 0

    def kind(self) -> str:
        """The kind that most speaks for."""
        open_to = [kind for kind in PREFERENCE if kind != "person" or self.may_be_person()]
        return max(open_to, key=lambda kind: (self.score(kind), PREFERENCE[kind]))

    def lend(self, kind: str, much: float, why: str) -> None:
        """Count what another name says."""
        self.lent[kind] += much
        self.why[kind].append(why)


def decide(named: Iterable[tuple[Words, Sequence[str]]]) -> Mapping[Words, Decision]:
    """The kind of each name, by its folded words, from all its places; a surname goes with its bearer's full name."""
    tallies: dict[Words, _Tally] = defaultdict(_Tally)
    for key, told in named:
        tallies[key].places += 1
        tallies[key].signs.update(_parts(sign) for sign in told)
    _lend_to_parts(tallies)
    return {
        key: Decision(typed("EntityKind", kind := tally.kind()), _why(tally, kind)) for key, tally in tallies.items()
    }


def settled(mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], Mapping[Words, Decision]]:
    """`mentions` (all named) with the kinds that the story's reports together give their names; and these decisions.

    What another language's step names without signs counts as that step has it.
    """
    decided = decide((key_of(mention), mention.signs or (f"{GIVEN}={mention.kind}",)) for mention in mentions)
    return tuple(_with_kind(mention, decided[key_of(mention)].kind) for mention in mentions), decided


def key_of(mention: Mention) -> Words:
    """The words under which a name is decided: without a legal form and an acronym beside it."""
    return forms.organization_key(mention.text)


def _with_kind(mention: Mention, kind: EntityKind) -> Mention:
    return mention if mention.honorific or mention.kind == kind else replace(mention, kind=kind)


def titled() -> str:
    """Why what has a courtesy title at this place is a person whatever else says."""
    return _told()["names.honorific"][1]


def _parts(sign: str) -> tuple[str, str]:
    name, _, kind = sign.partition("=")
    return name, kind


@cache
def _told() -> Mapping[str, tuple[float, str]]:
    return MappingProxyType({sign: (float(weight), words) for sign, weight, words in rows("names", "signs.tsv")})


def weight(sign: str) -> float:
    """What a sign weighs."""
    return _told()[sign][0]


def _why(tally: _Tally, kind: str) -> str:
    """The strongest signs for a kind in words: "an age follows it (2 times)"."""
    found = [(weight(sign) * sqrt(n), sign, n) for (sign, of), n in tally.signs.items() if of == kind]
    found.sort(key=lambda one: (-one[0], one[1]))
    told = [f"{_told()[sign][1]}{f' ({n} times)' if n > 1 else ''}" for _, sign, n in found[:TOLD]]
    return " and ".join([*told, *tally.why[kind]][:TOLD]) or "nothing says that it is a person"


def _lend_to_parts(tallies: dict[Words, _Tally]) -> None:
    """A lone surname is what its full name is; a lone short form of an organization likewise. A lone word's own proof counts for the full name too."""
    by_last: dict[str, list[Words]] = defaultdict(list)
    by_first: dict[str, list[Words]] = defaultdict(list)
    for name in sorted(tallies):
        if 2 <= len(name) <= 4:
            by_last[name[-1]].append(name)
        if len(name) > 1:
            by_first[name[0]].append(name)
    lone = sorted(key for key in tallies if len(key) == 1)
    for key in lone:
        _lend_to_full(tallies, key, by_last[key[0]])
    for key in lone:
        if _is_family(key[0], by_last, tallies):
            tallies[key].lend("other", FAMILY, "it is the plural of a surname")
        _lend_to_short(tallies, key, by_last[key[0]], by_first[key[0]])


def _is_family(word: str, by_last: Mapping[str, Sequence[Words]], tallies: Mapping[Words, _Tally]) -> bool:
    """The plural of the surname of somebody in the story, who is not called so: "the Webers"."""
    people = any(tallies[full].kind() == "person" for full in by_last.get(word.removesuffix("s"), ()))
    return word.endswith("s") and people and not by_last.get(word)


def _lend_to_full(tallies: Mapping[Words, _Tally], lone: Words, full_names: Sequence[Words]) -> None:
    """What a lone last word says of itself; and that it stands alone at all."""
    own = tallies[lone]
    proof = own.score("person") - sum(
        weight(s) * sqrt(n) for (s, of), n in own.signs.items() if of == "person" and s in _LABELS
    )
    for full in full_names:
        if own.score("place") > max(own.score("person"), LENT):
            continue
        if proof <= -LENT:
            tallies[full].lent["person"] -= LENT
        elif _may_be_called_so(full, tallies):
            tallies[full].lend("person", CALLED_BY_LAST_WORD + max(0.0, proof), "it is called by its last word")


def _may_be_called_so(full: Words, tallies: Mapping[Words, _Tally]) -> bool:
    """Nothing in the name says that it is a body or a place, and it is not called by its first word."""
    listed = lexicon.words("organization_words") | lexicon.words("place_words") | lexicon.words("company_forms")
    listed |= group("inside_names")
    return len(full) <= 3 and full[:1] not in tallies and not {*full} & listed and not places.is_known(" ".join(full))


def _lend_to_short(
    tallies: Mapping[Words, _Tally], lone: Words, by_last: Sequence[Words], by_first: Sequence[Words]
) -> None:
    """What full names say of a lone word of theirs."""
    own, known = tallies[lone], places.is_well_known(lone[0])
    people = [full for full in by_last if tallies[full].kind() == "person"]
    taken_for_person = own.signs[LABEL_OF_WORD, "person"] > 0
    people += [full for full in by_first if _is_called_by_first(full, tallies, taken_for_person)]
    if people:
        most = max(tallies[full].places for full in people)
        share = 1.0 / LENT if known else sqrt(min(most, own.places))
        own.lend("person", LENT * share, f"it is a part of the name {' '.join(people[0]).title()}")
    people_word = own.signs["label", "other"] + own.signs[LABEL_OF_WORD, "other"] > own.places / 2
    if not known and not people_word and any(tallies[full].kind() == "organization" for full in by_first):
        own.lend("organization", LENT, "a longer name of a body begins with it")


def _is_called_by_first(full: Words, tallies: Mapping[Words, _Tally], taken_for_person: bool) -> bool:
    """A person of two words or more called by the first: a given name, or a family's that stands first where the second never stands alone."""
    given = taken_for_person or full[0] in given_names()
    return tallies[full].kind() == "person" and (given or (len(full) == 2 and full[1:] not in tallies))
