"""Pronouns: which of its rivals "he", "she", "it" or "they" means.

In: the rivals of a pronoun, who each of them is, who has spoken before. Out: the one it means, an entity or words; or that it stays
open. Never: one named in what is said, as nobody calls himself by his name; one of several that fit alike.

A pronoun goes on with what the sentence before is about (centering: Grosz, Joshi and Weinstein 1995): its subject, named or not; where
that is a thing, with the only other one told of there that fits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from dateline.english.lexicon import group
from dateline.english.people import bodies, gendered, persons, pronouns
from dateline.statements.speakers.heads import head_noun
from dateline.terms import Evidence, Rival, Statement

Known = Mapping[tuple[int, int], "Meant"]
"""Sources that are pronouns → whom they were found to mean."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a pronoun means: an entity, or the words of one who has no name."""

    who: str | None
    words: Evidence


class Look(Protocol):
    """What choosing needs to know of the cast of one article."""

    def named(self, phrase: Evidence) -> str | None:
        """The entity that the head of a phrase names."""
        ...

    def fits(self, pronoun: str, who: str) -> bool:
        """Whether the entity can be meant by the pronoun."""
        ...

    def told(self, pronoun: str, who: str) -> bool:
        """Whether something beside the entity's names says that it is of the pronoun's gender."""
        ...

    def within(self, start: int, end: int) -> frozenset[str]:
        """The entities named, not only meant, between two places."""
        ...


def meant(statement: Statement, look: Look, known: Known, said: frozenset[str]) -> Meant | bool | None:
    """The one that the statement's pronoun means; None where several can be, False where nobody is told of that fits.

    `said` are those named in what is said, none of whom can be meant.
    """
    source = statement.source
    if source is None:
        return False
    pronoun = source.text.lower()
    end = source.start
    for start, told in groupby(statement.rivals, key=lambda rival: rival.sentence):
        group = list(told)
        for rivals in ([r for r in group if r.main], group):
            fitting = _fitting(pronoun, rivals, said, look, known)
            if rivals is group and not any(r.main and _is_someone(r, pronoun) for r in group):
                fitting = _with_named(pronoun, fitting, (start, end), statement, said, look)
            chosen = _one_of(pronoun, fitting, look)
            if fitting:
                return chosen
        end = start
    return False


def _fitting(pronoun: str, rivals: Sequence[Rival], said: frozenset[str], look: Look, known: Known) -> list[Meant]:
    """Those among the rivals that the pronoun can mean, each once."""
    found: dict[str, Meant] = {}
    for rival in rivals:
        one = _read(rival, look, known)
        if one is None or (one.who is not None and one.who in said):
            continue
        able = (
            look.fits(pronoun, one.who) if one.who is not None else _is_able(pronoun, one.words, look, many=rival.many)
        )
        if able:
            found.setdefault(one.who or one.words.text, one)
    return list(found.values())


def _read(rival: Rival, look: Look, known: Known) -> Meant | None:
    """Who a rival is; None for a pronoun of which nothing is known."""
    span = (rival.words.start, rival.words.end)
    if rival.words.text.lower() in pronouns():
        return known.get(span)
    return Meant(None if rival.many else look.named(rival.words), rival.words)


def _with_named(
    pronoun: str, fitting: list[Meant], span: tuple[int, int], statement: Statement, said: frozenset[str], look: Look
) -> list[Meant]:
    """The fitting subjects and whoever else is named in a sentence that is about a thing."""
    if pronouns()[pronoun] not in {"male", "female"}:
        return fitting
    here = look.within(*span) - {one.who for one in fitting} - said
    return fitting + [Meant(who, statement.rivals[0].words) for who in sorted(here) if look.fits(pronoun, who)]


def _one_of(pronoun: str, fitting: Sequence[Meant], look: Look) -> Meant | None:
    """The only one that fits, else the only one that is known to be of the pronoun's gender."""
    if len(fitting) > 1 and pronouns()[pronoun] == "many":
        fitting = [one for one in fitting if one.who is None]
    if len(fitting) > 1:
        fitting = [one for one in fitting if one.who is not None and look.told(pronoun, one.who)]
    return fitting[0] if len(fitting) == 1 else None


def _is_someone(rival: Rival, pronoun: str) -> bool:
    return _can_be(pronoun, rival.words.text, many=rival.many)


def _is_able(pronoun: str, words: Evidence, look: Look, *, many: bool) -> bool:
    """Whether one who is no entity can be meant: by the noun, or by a name that nobody else in the cast is known by."""
    unknown = (
        _NAME.fullmatch(words.text) is not None
        and words.text.lower() not in group("pointing")
        and not look.within(words.start, words.end)
    )
    person = pronouns()[pronoun] in {"male", "female"} and not many
    return (person and unknown) or _can_be(pronoun, words.text, many=many)


_NAME = re.compile(r"(?:[^\W\d_a-z][\w.’'-]++ ?){1,4}")


def _can_be(pronoun: str, phrase: str, *, many: bool) -> bool:
    """Whether one told of without a name can be meant: "a spokesman" by "he", "several groups" by "they"."""
    noun = head_noun(phrase)
    wanted = pronouns()[pronoun]
    if wanted == "many":
        return many and (noun[:1].isupper() or _singular(noun) & (persons() | bodies()) != set())
    low = noun.lower()
    if many:
        return False
    if wanted == "thing":
        return low in bodies()
    return gendered().get(low, wanted) == wanted and (low in persons() or low in gendered())


def _singular(noun: str) -> set[str]:
    """The forms of which a plural may be the plural."""
    low = noun.lower()
    return {
        low,
        low.removesuffix("s"),
        low.removesuffix("es"),
        f"{low.removesuffix('ies')}y",
        low.replace("men", "man"),
    }
