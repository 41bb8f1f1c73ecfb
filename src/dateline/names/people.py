"""People: which names of a story are names of one person.

In: the person mentions of a story's reports. Out: a partition of them. Never: two full names of one surname made one unless their
given names agree; a lone surname given to two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from dateline.english.lexicon import group
from dateline.names import forms, lexicon
from dateline.names.forms import Words
from dateline.terms import Mention

DOMINANT = 2
"""A lone surname goes to the bearer whose full name stands this many times as often as the next one's; else to the last one named in the report."""
PARTICLES = group("name_particles")
"""Words before a surname that are hardly ever given names ("Ben", "Al" are)."""
GENERATIONS = group("generations")


@dataclass(slots=True)
class Person:
    """Someone with a full name: the ways it is written, how often, and the gender that titles and roles tell."""

    keys: list[Words]
    count: int = 0
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def gender(self) -> str | None:
        """The gender that the words beside the name tell, where they agree."""
        return next(iter(self.genders)) if len(self.genders) == 1 else None


def link(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """`mentions` of persons (all named), one list a person."""
    keys = {mention: forms.person_key(mention.text) for mention in mentions}
    full = [mention for mention in mentions if is_full(keys[mention])]
    people = _people(full, keys)
    of_key = {key: who for who, person in enumerate(people) for key in person.keys}
    for mention in full:
        person = people[of_key[keys[mention]]]
        person.count += 1
        person.genders.update(gender_told(mention))
    groups: dict[object, list[Mention]] = defaultdict(list)
    for mention, who in _assigned(mentions, keys, people, of_key):
        groups[who].append(mention)
    return list(groups.values())


def is_full(key: Words) -> bool:
    """More than a surname, with or without its particle ("bin Salman")."""
    bare = [word for word in key if word not in GENERATIONS]
    while len(bare) > 1 and bare[0] in PARTICLES:
        bare = bare[1:]
    return len(bare) > 1


def surname(key: Words) -> str:
    """The last word of a name that does not tell the generation."""
    return next((word for word in reversed(key) if word not in GENERATIONS), key[-1] if key else "")


def gender_told(mention: Mention) -> list[str]:
    """The gender that a mention's title, kinship or role tells: [] where none does."""
    told = [lexicon.honorific_gender(mention.honorific or "")]
    told += [lexicon.kin_gender(word) or lexicon.role_gender(word) for word in forms.folded(mention.role or "")[-1:]]
    told += [lexicon.kin_gender(word) for word in forms.folded(mention.role or "")[:2]]
    return [gender for gender in told if gender in ("m", "f")]


def _people(full: Sequence[Mention], keys: Mapping[Mention, Words]) -> list[Person]:
    """Persons by full name, blocked by the bones of the surname; the fullest form first, and a shorter one only where it fits one person."""
    blocks: dict[str, set[Words]] = defaultdict(set)
    for mention in full:
        blocks[forms.skeleton(surname(keys[mention]))].add(keys[mention])
    told: dict[Words, set[str]] = defaultdict(set)
    for mention in full:
        told[keys[mention]].add(mention.article)
    people: list[Person] = []
    for bones in sorted(blocks):
        here: list[Person] = []
        for key in sorted(blocks[bones], key=_fullest_first):
            fitting = [
                person
                for person in here
                if all(is_same(key, other) and not _apart(key, other, told) for other in person.keys)
            ]
            if len(fitting) == 1:
                fitting[0].keys.append(key)
            else:
                here.append(Person([key]))
        people += here
    return people


def _fullest_first(key: Words) -> tuple[int, int, Words]:
    return -len(key), -sum(map(len, key)), key


def is_same(one: Words, other: Words) -> bool:
    """Two full names can be of one person: surnames alike, and the given names of the shorter all found in the longer."""
    told = {frozenset(one) & GENERATIONS, frozenset(other) & GENERATIONS}
    if len(told - {frozenset()}) > 1:
        return False
    left, right = _given(one), _given(other)
    short, long = sorted((left, right), key=lambda given: (len(given), given))
    family, kin = surname(one), surname(other)
    if family != kin and not (
        is_transliteration(family, kin) and len(family) > 3 and short and long and alike(short[0], long[0])
    ):
        return False
    if not short:
        return False
    return all(any(alike(name, there) for there in long) for name in short)


def _apart(one: Words, other: Words, told: Mapping[Words, set[str]]) -> bool:
    """One of two names tells a generation ("Jr") and the other does not, and one report has both: father and son."""
    return (set(one) ^ set(other)) & GENERATIONS != set() and bool(told[one] & told[other])


def _given(key: Words) -> Words:
    bare = tuple(word for word in key if word not in GENERATIONS)
    return tuple(word for word in bare[:-1] if word not in PARTICLES)


def alike(one: str, other: str) -> bool:
    """Two given names can be one: equal, an initial of it, its short form, or another transliteration."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    nicknames = lexicon.table("nicknames")
    if other in nicknames.get(one, "").split() or one in nicknames.get(other, "").split():
        return True
    return is_transliteration(one, other)


def is_transliteration(one: str, other: str) -> bool:
    """Same consonants, few letters apart ("Yuri", "Yury"), and not a pair that differs as genders do ("Mario", "Maria")."""
    if forms.skeleton(one) != forms.skeleton(other) or _differs_as_genders(one, other):
        return False
    slack = 3 if min(len(one), len(other)) >= 7 else 2 if len(forms.skeleton(one)) > 1 else 1
    only_y = one.translate(_Y) == other.translate(_Y)
    return only_y or (len(forms.skeleton(one)) > 1 and Levenshtein.distance(one, other) <= slack)


_Y = str.maketrans({"y": "i", "j": "i"})


def _differs_as_genders(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) == len(short) + 1 and long.startswith(short) and long[-1] in "aeo":
        return True
    return one[:-1] == other[:-1] and {one[-1], other[-1]} <= set("aeou")


def _assigned(
    mentions: Sequence[Mention], keys: Mapping[Mention, Words], people: Sequence[Person], of_key: Mapping[Words, int]
) -> Iterable[tuple[Mention, object]]:
    """Each mention with its bearer: the number of a person, or, for a name without a full one, its words."""
    bearers = _bearers(people)
    genders: dict[Words, set[str]] = defaultdict(set)
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
        genders[keys[mention]].update(gender_told(mention))
    for article in sorted(by_article):
        here = sorted(by_article[article], key=lambda mention: (mention.start, mention.end))
        present = {of_key[keys[mention]] for mention in here if keys[mention] in of_key}
        seen: dict[int, int] = {}
        for mention in here:
            key = keys[mention]
            who = of_key[key] if key in of_key else _bearer(mention, key, bearers, people, present, seen)
            if who is not None:
                seen[who] = mention.start
            yield mention, _stranger(key, gender_told(mention), genders) if who is None else who


def _bearers(people: Sequence[Person]) -> Mapping[str, tuple[list[int], list[int]]]:
    """Word → persons with it as surname, persons with it as another part of the name."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for who, person in enumerate(people):
        for word in sorted({word for key in person.keys for word in key}):
            as_surname = any(surname(key) == word for key in person.keys)
            found.setdefault(word, ([], []))[0 if as_surname else 1].append(who)
    return found


def _stranger(key: Words, told: Sequence[str], genders: Mapping[Words, set[str]]) -> tuple[Words, str]:
    """A name without a full one: one person a word, unless titles tell a man and a woman of it apart."""
    return key, told[0] if told and len(genders[key]) > 1 else ""


def _bearer(
    mention: Mention,
    key: Words,
    bearers: Mapping[str, tuple[list[int], list[int]]],
    people: Sequence[Person],
    present: set[int],
    seen: Mapping[int, int],
) -> int | None:
    """Who bears a lone surname or given name here: the last one named in the report whom it fits, else the one of the story."""
    if not key:
        return None
    by_surname, by_given = bearers.get(surname(key), ([], []))
    told = gender_told(mention)
    for candidates in (by_surname, by_given):
        fitting = [who for who in candidates if not told or people[who].gender in (None, told[0])]
        here = [who for who in fitting if who in present]
        if len(here) == 1:
            return here[0]
        if here:
            dominant = _far_ahead(here, people)
            if dominant is not None:
                return dominant
            return max(here, key=lambda who: (seen.get(who, -1), people[who].count, people[who].keys))
        if fitting:
            return _dominant(fitting, people)
    return None


def _far_ahead(candidates: Sequence[int], people: Sequence[Person]) -> int | None:
    """The one of several who is named in full DOMINANT times as often as the next; None where none is."""
    first, second = sorted(candidates, key=lambda who: (-people[who].count, people[who].keys))[:2]
    return first if people[first].count >= DOMINANT * people[second].count else None


def _dominant(candidates: Sequence[int], people: Sequence[Person]) -> int | None:
    return candidates[0] if len(candidates) == 1 else _far_ahead(candidates, people)
