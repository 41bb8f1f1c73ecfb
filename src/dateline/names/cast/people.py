"""People: which names of a story are names of one person.

In: the person mentions of a story's reports. Out: a partition of them. Never: two full names of one surname made one unless their
given names agree; a lone surname given to two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast as typed

from rapidfuzz.distance import Levenshtein

from dateline.english.lexicon import gender_of, group
from dateline.names import forms, lexicon
from dateline.names.cast import offices
from dateline.names.forms import Words
from dateline.terms import Mention

DOMINANT = 2
"""A lone surname goes to the bearer whose full name stands this many times as often as the next one's; else to the last one named in the report."""
OVERSHADOWED = 3
"""A bearer whose full name stands this many times less often than another's in the story does not take surnames that stand before it, nor,
being told of as somebody's relative, those behind it (set by hand, not swept)."""
PARTICLES = group("name_particles")
"""Words before a surname that are hardly ever given names ("Ben", "Al" are)."""
GENERATIONS = group("generations")


@dataclass(slots=True)
class Person:
    """Someone with a full name: the ways it is written, how often, the gender that titles and roles tell, the offices, and whether told of as kin."""

    keys: list[Words]
    count: int = 0
    genders: Counter[str] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)
    kin: bool = False

    @property
    def gender(self) -> str | None:
        """The gender that the words beside the name tell, where they agree."""
        return next(iter(self.genders)) if len(self.genders) == 1 else None

    @property
    def younger(self) -> bool:
        """Told of as somebody's relative, and by no office: one who is not called by the surname where another is."""
        return self.kin and not self.offices

    def add(self, mention: Mention) -> None:
        """Count one of the full names."""
        self.count += 1
        self.genders.update(gender_told(mention))
        if is_kin(mention):
            self.kin = True
        elif head := office_of(mention):
            self.offices.add(head)


def link(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """`mentions` of persons (all named), one list a person."""
    keys = {mention: forms.person_key(mention.text) for mention in mentions}
    full = [mention for mention in mentions if is_full(keys[mention])]
    people = _people(full, keys)
    of_key = {key: who for who, person in enumerate(people) for key in person.keys}
    for mention in full:
        people[of_key[keys[mention]]].add(mention)
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


def given_gender(keys: Iterable[Words]) -> str | None:
    """The gender that the given names tell, where they agree."""
    told = {gender_of(given[0]) for key in keys if (given := _given(key))} - {None}
    return told.pop() if len(told) == 1 else None


def is_kin(mention: Mention) -> bool:
    """The words beside a name say that its bearer is somebody's relative: "his son", "wife of the mayor"."""
    return any(lexicon.kin_gender(word) is not None for word in forms.folded(mention.role or ""))


def office_of(mention: Mention) -> str:
    """The head noun of the office beside a name; empty where there is none."""
    return offices.office(mention.role).head if mention.role else ""


def _people(full: Sequence[Mention], keys: Mapping[Mention, Words]) -> list[Person]:
    """Persons by full name, blocked by the bones of the surname; the fullest form first, and a shorter one only where it fits one person."""
    blocks: dict[str, set[Words]] = defaultdict(set)
    for mention in full:
        blocks[forms.skeleton(surname(keys[mention]))].add(keys[mention])
    told: dict[Words, set[str]] = defaultdict(set)
    for mention in full:
        told[keys[mention]].add(mention.article)
        if is_kin(mention):
            told[keys[mention]].add(_KIN)
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
    """One of two names tells a generation ("Jr") and the other does not, and one report has both, or the one is told of as kin: father and son."""
    younger = [key for key in (one, other) if {*key} & GENERATIONS]
    return len(younger) == 1 and (bool(told[one] & told[other] - {_KIN}) or _KIN in told[younger[0]])


_KIN = "kin"


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


@dataclass(frozen=True, slots=True)
class _Seen:
    """One report so far: where each person is first named in full in it, where last named, and who was called by a short name alone."""

    first: Mapping[int, int]
    last: dict[int, int]
    called: dict[Words, int]


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
    families = {
        family for family in _elders(mentions, keys, bearers, people) if _is_of_several(bearers[family][0], people)
    }
    for article in sorted(by_article):
        here = sorted(by_article[article], key=lambda mention: (mention.start, mention.end))
        present = {of_key[keys[m]]: m.start for m in reversed(here) if keys[m] in of_key}
        elders = _elders(here, keys, bearers, people)
        seen = _Seen(present, {}, {})
        for mention in here:
            key = keys[mention]
            who = of_key[key] if key in of_key else _bearer(mention, key, bearers, people, seen)
            if who is not None and key not in of_key:
                young = people[who].younger and surname(key) in elders
                apart = (
                    key[0] in families and key == (surname(key),) and not _is_hers(mention, bearers[key[0]][0], people)
                )
                who = None if young or apart else who
            if who is not None:
                seen.last[who] = mention.start
            yield mention, _stranger(key, gender_told(mention), genders) if who is None else who


def _is_hers(mention: Mention, bearers: Sequence[int], people: Sequence[Person]) -> bool:
    """The title tells a gender that one of the bearers alone is known to be of: "Ms. Hart" of Ann and Tom Hart."""
    told = gender_told(mention)
    known = [who for who in bearers if told and told[0] in (people[who].gender, given_gender(people[who].keys))]
    return len(known) == 1


def _is_of_several(bearers: Sequence[int], people: Sequence[Person]) -> bool:
    """Several bear the surname in full, none of whom is told to hold an office: "President Hart" beside his daughters."""
    return len(bearers) > 1 and not any(people[who].offices for who in bearers)


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


def _elders(
    here: Sequence[Mention],
    keys: Mapping[Mention, Words],
    bearers: Mapping[str, tuple[list[int], list[int]]],
    people: Sequence[Person],
) -> set[str]:
    """Surnames that one report gives to an office that nobody named in full holds: there is another bearer, whom it never names in full."""
    alone = [(surname(keys[m]), office_of(m)) for m in here if m.role and not is_full(keys[m]) and not is_kin(m)]
    return {
        family
        for family, head in alone
        if head and family in bearers and not any(head in people[who].offices for who in bearers[family][0])
    }


def _bearer(
    mention: Mention,
    key: Words,
    bearers: Mapping[str, tuple[list[int], list[int]]],
    people: Sequence[Person],
    seen: _Seen,
) -> int | None:
    """Who bears a lone surname or given name here: one whom the report names in full, else the one of the story."""
    if not key:
        return None
    able = [_fitting(mention, key, candidates, people) for candidates in bearers.get(surname(key), ([], []))]
    for fitting in able:
        here = [who for who in fitting if who in seen.first]
        if here:
            who = _here(here, fitting, people, seen, seen.called.get(key))
            if not any(other in seen.last for other in here if other != who):
                seen.called.setdefault(key, who)
            return who
    return next((_dominant(fitting, people) for fitting in able if fitting), None)


def _fitting(mention: Mention, key: Words, candidates: Sequence[int], people: Sequence[Person]) -> Sequence[int]:
    """Those of a name's bearers whom title, generation and office beside it do not speak against."""
    told, head = gender_told(mention), office_of(mention)
    fitting = [who for who in candidates if not told or people[who].gender in (None, told[0])]
    fitting = [who for who in fitting if told and given_gender(people[who].keys) == told[0]] or fitting
    generation = {*key} & GENERATIONS
    if generation:
        fitting = [who for who in fitting if any(generation & {*full} for full in people[who].keys)]
    return [who for who in fitting if head and head in people[who].offices] or fitting


def _here(
    here: Sequence[int], fitting: Sequence[int], people: Sequence[Person], seen: _Seen, called: int | None
) -> int:
    """Which bearer whom the report names in full is meant: who was called so before others came, who dominates, else the last one named.

    Who is only told of as a relative yields to one who is not; who is overshadowed in the story, to whoever overshadows.
    """
    if called in here:
        return typed("int", called)
    able = [who for who in here if not people[who].younger] or here
    first = _far_ahead(able, people) if len(able) > 1 else able[0]
    if first is None and any(who in seen.last for who in able):
        return max(able, key=lambda who: (seen.last.get(who, -1), people[who].count, people[who].keys))
    first = min(able, key=lambda who: seen.first[who]) if first is None else first
    most = min(fitting, key=lambda who: (-people[who].count, people[who].keys))
    yields = first not in seen.last or people[first].younger
    return most if yields and people[most].count >= OVERSHADOWED * people[first].count else first


def _far_ahead(candidates: Sequence[int], people: Sequence[Person]) -> int | None:
    """The one of several who is named in full DOMINANT times as often as the next; None where none is."""
    first, second = sorted(candidates, key=lambda who: (-people[who].count, people[who].keys))[:2]
    return first if people[first].count >= DOMINANT * people[second].count else None


def _dominant(candidates: Sequence[int], people: Sequence[Person]) -> int | None:
    return candidates[0] if len(candidates) == 1 else _far_ahead(candidates, people)
