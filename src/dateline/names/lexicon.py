"""The word lists of the room, read once a process.

In: nothing. Out: sets and tables of folded words. Never: a word that only a sample contains.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from dateline import lists
from dateline.lists import rows
from dateline.places import demonyms

Gender = Literal["m", "f", "-"]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list such as "company_forms"."""
    return lists.words("names", f"{name}.txt")


@cache
def table(name: str) -> Mapping[str, str]:
    """A two-column list such as "honorifics": word → what it tells."""
    return MappingProxyType({row[0]: row[1] for row in rows("names", f"{name}.tsv")})


@cache
def kind_words() -> Mapping[str, frozenset[str]]:
    """Noun for a kind of body → the words by which a name says that its bearer is one."""
    return MappingProxyType({noun: frozenset(named.split()) for noun, named in rows("names", "kind_words.tsv")})


@cache
def class_nouns() -> Mapping[str, str]:
    """Noun for a kind of thing ("newspaper", "ship") → the kind of its bearer."""
    listed = {noun: kind for kind, nouns in rows("names", "class_nouns.tsv") for noun in nouns.split()}
    return MappingProxyType(listed)


def honorific_gender(word: str) -> Gender | None:
    """The gender that a courtesy title tells ("-": none); None for any other word."""
    return _gender(table("honorifics").get(word.rstrip(".").lower()))


@cache
def _offices() -> Mapping[str, str]:
    return MappingProxyType({row[0]: row[2] for row in rows("names", "honorifics.tsv") if len(row) > 2})


def office(title: str) -> str | None:
    """The office or rank that a title shortens: "Senator" of "Sen."; None for any other."""
    return _offices().get(title.rstrip(".").lower())


def kin_gender(word: str) -> Gender | None:
    """The gender that a word for a relative tells ("-": none); None for any other word."""
    return _gender(table("kin").get(word.lower()))


def role_gender(word: str) -> Gender | None:
    """The gender that the noun of an office or trade tells ("-": none); None for any other word. "Director-general" is a general's."""
    low = word.lower()
    return _gender(table("roles").get(low) or table("roles").get(low.rpartition("-")[2]))


def _gender(told: str | None) -> Gender | None:
    if told is None:
        return None
    return "m" if told == "m" else "f" if told == "f" else "-"


def is_honorific(word: str) -> bool:
    """A courtesy title, written as one: with a capital."""
    return word[:1].isupper() and honorific_gender(word) is not None


def is_role(word: str) -> bool:
    """The head noun of an office, trade or kinship, in the singular or as the plural of a list."""
    return role_gender(word) is not None or kin_gender(word) is not None


def is_role_word(word: str) -> bool:
    """A head noun of a role or a word that stands inside one."""
    return is_role(word) or word.lower() in words("role_modifiers")


def is_demonym(word: str) -> bool:
    """An adjective or noun of nationality, in either number."""
    low = word.lower()
    return low in demonyms() or (low.endswith("s") and low[:-1] in demonyms())
