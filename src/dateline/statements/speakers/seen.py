"""Seen: the cast of a story as one report shows it to whoever looks for a speaker.

In: a cast, an article. Out: who a phrase names, who is named between two places, of whom it is told that he is a man, she a woman, it a
body. Never: whom a pronoun means.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from dateline.brackets import last_name
from dateline.english.lexicon import gender_of, group
from dateline.english.people import bodies, gendered, persons, pronouns, titles
from dateline.statements.speakers.heads import ends_head, head_noun, segments
from dateline.statements.speakers.offices import is_owned
from dateline.terms import Article, Cast, Entity, EntityKind, Evidence
from dateline.text import plain, unaccented

AGREEMENT = 0.8
"""Share of the pronouns taken for a person which must agree before they tell whether it is a man or a woman: one wrong in five does not
stop it."""
_Mention = tuple[int, int, str]


class Troupe:
    """A story's cast with what is told of each."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.kind = {entity.id: entity.kind for entity in cast.entities}
        self.told = {entity.id: told for entity in cast.entities if (told := _gender(entity)) is not None}
        self.gender = {
            e.id: told for e in cast.entities if (told := self.told.get(e.id) or _of_given_name(e)) is not None
        }

    def name(self, who: str) -> str:
        """The name of an entity."""
        return self.cast.entity(who).name

    def is_shared(self, called: str, entity: Entity) -> bool:
        """Whether somebody is called by a given name that another one of the cast has as well: "Otto", where two are called so."""
        given = f"{called} "
        people = {e.id for e in self.cast.entities if e.kind == "person" and e.name.startswith(given)}
        return entity.id in people and len(people) > 1


class Seen:
    """One article's view of the cast."""

    def __init__(self, troupe: Troupe, article: Article) -> None:
        self.troupe = troupe
        self.article = article

    def named(self, phrase: Evidence) -> str | None:
        """The entity that the head of a phrase names."""
        return self.at(phrase.start, phrase.end)

    def at(self, start: int, end: int) -> str | None:
        """The entity that the head of a source phrase names; None for two, or for one that is only mentioned in it."""
        kind, text = self.troupe.kind, self.article.text
        whole = self._whole(start, end)
        if whole is not None:
            return whole
        noun = head_noun(text[start:end]).lower()
        able = {"organization"} if noun in bodies() else {"person"} if _is_of_person(noun) else _SPEAKING
        for n, (first, stop) in enumerate(segments(text, start, end)):
            inside = [m for m in self.mentions(first, stop) if ends_head(text, m, first, stop)]
            inside = [m for m in inside if n == 0 or kind[m[2]] in able]
            if n == 1 and _AND.search(text, start, first):
                return None
            if n == 0 and self._goes_on_in_a_list(stop, end):
                return None
            people = [m for m in inside if kind[m[2]] == "person"] or inside
            ids = {m[2] for m in people}
            if len(ids) == 1 and not self._coordinated(first, stop, ids):
                mention = people[-1]
                entity = self.troupe.cast.entity(mention[2])
                called = text[mention[0] : mention[1]]
                owned = is_owned(text, mention, (start, end), entity) and not _is_crowd(called, entity)
                owned = owned and not _JOINED.search(text[first : mention[0]].lower())
                one = owned and not _is_class(text[first : mention[0]], called, entity)
                return mention[2] if one and not self.troupe.is_shared(called, entity) else None
            if ids:
                return None
        return None

    def _whole(self, start: int, end: int) -> str | None:
        """The body whose name, with a preposition in it, is the phrase: "the Centre for Port Studies"."""
        text = self.article.text
        first = start + (len(article.group()) if (article := _ARTICLE.match(text, start, end)) else 0)
        found = {who for a, b, who in self.mentions(first, end) if (a, b) == (first, end)}
        who = found.pop() if len(found) == 1 else None
        return who if who is not None and self.troupe.kind[who] == "organization" else None

    def _coordinated(self, start: int, end: int, ids: set[str]) -> bool:
        """Whether two speak: "X and Y said"."""
        if " and " not in self.article.text[start:end].lower():
            return False
        return bool(self.people(start, end) - ids)

    def _goes_on_in_a_list(self, stop: int, end: int) -> bool:
        """Whether another person's name and an "and" follow the first comma: "Ann Holm, Bo Ek and Ada Lund said"."""
        text = self.article.text
        at = stop + len(text[stop:end]) - len(text[stop:end].lstrip(", "))
        next_to = [m for m in self.mentions(at, end) if m[0] == at and self.troupe.kind[m[2]] == "person"]
        return any(_AND_NEXT.match(text, m[1], end) for m in next_to)

    def meant(self, start: int, end: int) -> str | None:
        """The entity mentioned at exactly this place, by a name or a pronoun."""
        return next((m[2] for m in self.mentions(start, end) if m[:2] == (start, end)), None)

    def kind(self, who: str) -> EntityKind:
        """The kind of an entity."""
        return self.troupe.kind[who]

    def name(self, who: str) -> str:
        """The name of an entity."""
        return self.troupe.name(who)

    def mentions(self, start: int, end: int) -> list[_Mention]:
        """The cast's mentions wholly inside a span."""
        found = self.troupe.cast.mentioned(self.article.id)
        first, last = bisect_left(found, (start, 0, "")), bisect_left(found, (end, 0, ""))
        return [m for m in found[first:last] if m[1] <= end]

    def labelled(self, label: str) -> str | None:
        """The one person of the report whose name ends like a label in capitals: "LUND", "EZRA LUND"."""
        people = self.people(0, len(self.article.text)) if label.isupper() else set()
        last = label.split()[-1:]
        alike = [who for who in sorted(people) if self.troupe.name(who).upper().split()[-1:] == last]
        return alike[0] if len(alike) == 1 else None

    def people(self, start: int, end: int) -> set[str]:
        """The persons mentioned in a span."""
        return {who for _, _, who in self.mentions(start, end) if self.troupe.kind[who] == "person"}

    def within(self, start: int, end: int) -> frozenset[str]:
        """The entities named, not only meant by a pronoun, between two places."""
        text = self.article.text
        return frozenset(who for a, b, who in self.mentions(start, end) if text[a:b].lower() not in pronouns())

    def called(self, start: int, end: int) -> frozenset[str]:
        """The entities named between two places, persons by their own names, not by an office alone."""
        found = {(who, self.article.text[a:b]) for a, b, who in self.mentions(start, end)}
        people = {who for who in self.within(start, end) if self.troupe.kind[who] == "person"}
        named = {who for who, words in found if who in people and last_name(self.troupe.name(who)) in words}
        return frozenset(named | (self.within(start, end) - people))

    def is_parted(self, who: str, place: int, source: tuple[int, int]) -> bool:
        """Whether between the entity's name and a place another person is told of, by no name and beside the source, in the sentence of that place: "the gunman"."""
        text = self.article.text
        start = max(
            (m.end() for m in _SENTENCE.finditer(text, max(0, place - LONGEST), place)), default=max(0, place - LONGEST)
        )
        nouns = (m for m in _NOUN.finditer(text, start, place) if not source[0] <= m.start() < source[1])
        strangers = [m.start() for m in nouns if m.group(1).lower() in persons()]
        named = [b for a, b, one in self.mentions(start, place) if one == who and text[a:b].lower() not in pronouns()]
        return bool(strangers) and max(named, default=start) <= strangers[-1]

    def fits(self, pronoun: str, who: str) -> bool:
        """Whether the entity can be meant by the pronoun."""
        wanted, kind = pronouns()[pronoun], self.troupe.kind[who]
        if wanted in {"thing", "many"}:
            return kind == "organization"
        return kind == "person" and self.troupe.gender.get(who, wanted) == wanted

    def told(self, pronoun: str, who: str) -> bool:
        """Whether something beside the entity's names says that it is of the pronoun's gender."""
        return self.troupe.told.get(who) == pronouns()[pronoun]


_SPEAKING = frozenset({"person", "organization"})
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_AND = re.compile(r"\band\b")
_SENTENCE = re.compile(r"[.!?…][\"”’)]*\s+|\n")
_NOUN = re.compile(r"\b(?:the|an?)\s+(?:[\w-]+\s+)??([\w-]+)\b(?![’'])", re.IGNORECASE)
LONGEST = 600
"""Characters of a sentence that are looked at."""
_AND_NEXT = re.compile(r",? and ")
_JOINED = re.compile(rf"\band (?:(?:{'|'.join(sorted(group('somebody_of') | group('one_of_many')))}) )?$")
"""What stands before the second of two who speak: "Liberals and some Greens"."""


def _is_crowd(words: str, entity: Entity) -> bool:
    """Whether words taken for one person end in a plural that is no part of the name: "House Democrats"."""
    last = words.rstrip(" .,’'").rpartition(" ")[2]
    plural = last.endswith("s") and not last.endswith("ss")
    named = {word for name in (entity.name, *(n for n in entity.also if n != words)) for word in name.split()}
    return entity.kind == "person" and plural and last not in named


def _is_class(before: str, called: str, entity: Entity) -> bool:
    """Whether one word behind an article and more is no name but what many are: "the top House Republican"; not "the singer Ruiz", "the Vatican"."""
    words = before.lower().split()
    one = entity.kind != "organization" and len(words) > 1 and " " not in called
    return one and words[0] in group("articles") and not _is_of_person(words[-1])


def _is_of_person(noun: str) -> bool:
    """Whether a noun is one for a person: who is told of by it is no body."""
    return noun in persons() or noun in gendered()


def _gender(entity: Entity) -> str | None:
    """What titles, roles and pronouns among an entity's mentions say of its gender, where they agree."""
    first = [mention.text.split()[0].lower().rstrip(".") for mention in entity.mentions if mention.text.split()]
    told = {titles()[word] for word in first if word in titles()}
    told |= {gendered()[noun] for role in entity.roles if (noun := head_noun(role).lower()) in gendered()}
    if len(told) == 1:
        return told.pop()
    votes = Counter(pronouns()[word] for word in first if pronouns().get(word) in {"male", "female"})
    if not votes:
        return None
    gender, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    return gender if count >= AGREEMENT * votes.total() else None


def _of_given_name(entity: Entity) -> str | None:
    """What the first word of a person's full name tells."""
    words = unaccented(plain(entity.name)).split()
    if entity.kind != "person" or len(words) < 2:
        return None
    told = gender_of(words[0])
    return None if told is None else titles()["mr" if told == "m" else "mrs"]
