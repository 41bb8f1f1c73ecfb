"""Groups: which names of a story are names of one organization, place or other thing.

In: the mentions of one kind. Out: a partition of them. Never: a short form joined to a longer name that it need not be.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from dateline import places
from dateline.names import forms, lexicon
from dateline.names.forms import Words
from dateline.terms import Mention

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z.]{1,6})\)?")


class Partition:
    """Union-find over names; the root of a set is its smallest name, whatever the order of the joins."""

    def __init__(self, names: Sequence[Words]) -> None:
        self._root = {name: name for name in names}

    def find(self, name: Words) -> Words:
        """The root of a name's set."""
        while self._root[name] != name:
            self._root[name] = self._root[self._root[name]]
            name = self._root[name]
        return name

    def join(self, one: Words, other: Words) -> None:
        """Make the sets of two names one."""
        low, high = sorted((self.find(one), self.find(other)))
        self._root[high] = low


def link(mentions: Sequence[Mention], kind: str, texts: Mapping[str, str]) -> list[list[Mention]]:
    """`mentions` of organizations, places or other things (all named, all of `kind`), one list a thing; `texts` by article id."""
    keys = {mention: _key(mention, kind) for mention in mentions}
    counts = Counter(keys.values())
    names = sorted(counts)
    sets = Partition(names)
    joins = (
        *_acronyms(mentions, keys, names),
        *_defined(mentions, keys, texts),
        *_short_forms(mentions, keys, counts, kind),
        *(_nations(names) if kind == "organization" else ()),
        *(_spellings(names) if kind == "place" else ()),
    )
    for one, other in joins:
        sets.join(one, other)
    groups: dict[Words, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[sets.find(keys[mention])].append(mention)
    return list(groups.values())


def _key(mention: Mention, kind: str) -> Words:
    key = forms.key(_IN_BRACKETS.sub("", mention.text), kind) or forms.folded(mention.text)
    if kind == "other" and key and lexicon.is_demonym(key[-1]) and key[-1].endswith("s"):
        return (*key[:-1], key[-1].removesuffix("s"))
    return key or (mention.text,)


def _acronyms(
    mentions: Sequence[Mention], keys: Mapping[Mention, Words], names: Sequence[Words]
) -> Iterator[tuple[Words, Words]]:
    """An acronym and the one name whose initials it is, or beside which it stands in brackets."""
    known = set(names)
    by_initials: dict[str, set[Words]] = defaultdict(set)
    for name in names:
        if len(name) > 1 or "-" in "".join(name):
            for letters in forms.initials(name):
                by_initials[letters].add(name)
    for mention in mentions:
        for letters in _IN_BRACKETS.findall(mention.text):
            short = forms.folded(letters)
            if short in known:
                yield short, keys[mention]
    surfaces = {keys[mention]: mention.text for mention in mentions if forms.is_acronym(mention.text)}
    for short in sorted(surfaces):
        long = by_initials.get("".join(short), set())
        if len(long) == 1:
            yield short, next(iter(long))


def _defined(
    mentions: Sequence[Mention], keys: Mapping[Mention, Words], texts: Mapping[str, str]
) -> Iterator[tuple[Words, Words]]:
    """A name and the acronym that follows it in brackets, its letters in the name in their order: "Nordic Airlines (NOA)"."""
    ordered = sorted(mentions, key=lambda mention: (mention.article, mention.start, mention.end))
    for long, short in pairwise(ordered):
        gap = texts[long.article][long.end : short.start] if long.article == short.article else ""
        if gap.strip() == "(" and forms.is_acronym(short.text) and _spells(keys[long], keys[short]):
            yield keys[long], keys[short]


def _spells(long: Words, short: Words) -> bool:
    letters = iter("".join(long))
    return len(long) > 1 and all(letter in letters for letter in "".join(short))


def _nations(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Names that differ only in how, or whether, they name one nation or town: "U.S. Air Force", "United States Air Force", "Air Force"."""
    by_rest: dict[Words, dict[str, list[Words]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        nation, rest = _nation(name)
        if nation and rest and not lexicon.words("trades").issuperset(rest):
            by_rest[rest][nation].append(name)
    known = set(names)
    for rest in sorted(by_rest):
        for same in by_rest[rest].values():
            yield from pairwise(same)
        if rest in known and len(by_rest[rest]) == 1:
            yield rest, next(iter(by_rest[rest].values()))[0]


def _nation(name: Words) -> tuple[str | None, Words]:
    """The code of the country or the town that a name begins with, and the rest."""
    for length in (2, 1):
        if len(name) > length:
            place = " ".join(name[:length]).removesuffix("'s")
            where = places.nationality(place) or (place if places.is_well_known(place) else None)
            if where:
                return where, name[length:]
    return None, name


def _short_forms(
    mentions: Sequence[Mention], keys: Mapping[Mention, Words], counts: Counter[Words], kind: str
) -> Iterator[tuple[Words, Words]]:
    """A name and a longer one that begins with it, where the rest only says what it is, or the longer one introduces it."""
    beginnings: dict[Words, set[Words]] = defaultdict(set)
    for name in counts:
        for length in range(1, len(name)):
            if name[:length] in counts:
                beginnings[name[:length]].add(name)
    firsts = _first_places(mentions, keys)
    for short in sorted(beginnings):
        if kind != "other" and not places.is_known(" ".join(short)):
            longer = sorted(beginnings[short])
            plain = [name for name in longer if _only_says_what_it_is(name[len(short) :], kind)]
            yield from ((short, name) for name in plain)
            rest = [name for name in longer if name not in plain]
            if (
                kind == "organization"
                and not plain
                and len(rest) == 1
                and _is_introduced(short, rest[0], firsts, counts)
            ):
                yield short, rest[0]


def _only_says_what_it_is(rest: Words, kind: str) -> bool:
    if kind == "place":
        return all(word in lexicon.words("place_kinds") for word in rest)
    return all(
        word.isdigit() or word == "and" or word in lexicon.words("trades") or word in lexicon.words("company_forms")
        for word in rest
    )


def _first_places(mentions: Sequence[Mention], keys: Mapping[Mention, Words]) -> Mapping[Words, Mapping[str, int]]:
    """Name → article → where it first stands."""
    firsts: dict[Words, dict[str, int]] = defaultdict(dict)
    for mention in mentions:
        there = firsts[keys[mention]]
        there[mention.article] = min(mention.start, there.get(mention.article, mention.start))
    return firsts


def _is_introduced(
    short: Words, long: Words, firsts: Mapping[Words, Mapping[str, int]], counts: Counter[Words]
) -> bool:
    """Every report that uses the short name gives the long one first, and the short one is no household name beside it."""
    there = firsts[long]
    return counts[short] <= 3 * counts[long] and all(
        there.get(article, at + 1) < at for article, at in firsts[short].items()
    )


def _spellings(names: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Two transliterations of one place name ("Beit Anun", "Bait Anun"): same consonants, one letter apart, neither in the places."""
    blocks: dict[str, list[Words]] = defaultdict(list)
    for name in names:
        if len(" ".join(name)) >= 6 and not places.is_known(" ".join(name)):
            blocks[forms.skeleton("".join(name))].append(name)
    for bones in sorted(blocks):
        block = blocks[bones]
        for one, other in pairwise(block):
            if len(one) == len(other) and Levenshtein.distance(" ".join(one), " ".join(other)) == 1:
                yield one, other
