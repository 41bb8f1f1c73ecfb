"""Normal forms of names, so that two ways of writing one name compare equal.

In: the words of a name. Out: folded words, keys. Never: a text around the name, a lookup of who bears it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline import places
from dateline.names import lexicon
from dateline.text import plain, unaccented

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){1,}(?:[^\W\d_]\b)?")
_POSSESSIVE = re.compile(r"(?:'s|'|´s)$")
_GLUED_POSSESSIVE = re.compile(r"(?<=\w)(?:['’‘´`][sS]|['’‘´`])$")
_WORD = re.compile(r"[\w&]+(?:['.-][\w&]+)*")
KEPT = 1 << 16
"""Names whose normal form is remembered; a story has some thousands."""
LONGEST_NAME = 12
"""Words; more than that is not a name but a sentence in capitals (no name of the benchmark data has more)."""

Words = tuple[str, ...]


@lru_cache(maxsize=KEPT)
def folded(text: str) -> Words:
    """The words of a name without case, accents, points of abbreviation, a leading "the" and a possessive 's."""
    low = unaccented(plain(text)).replace("´", "'").replace(" 's", "'s")
    low = _DOTTED.sub(lambda match: match.group().replace(".", ""), low)
    low = _POSSESSIVE.sub("", low.strip(" '\""))
    found = tuple(_WORD.findall(low))
    found = tuple("and" if word == "&" else word for word in found)
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@lru_cache(maxsize=KEPT)
def person_key(text: str) -> Words:
    """A person's name without titles and roles in front of it: given names, surname and generation ("Jr"), folded."""
    found = folded(text)
    start = 0
    while start < len(found) - 1 and (
        lexicon.honorific_gender(found[start]) is not None or lexicon.is_role_word(found[start])
    ):
        start += 1
    return found[start:]


@lru_cache(maxsize=KEPT)
def organization_key(text: str) -> Words:
    """An organization's name without its legal form ("Acme Ltd." is "Acme") and without its acronym beside it, folded."""
    found = _without_legal_form(folded(text))
    if len(found) > 2 and found[-1] in initials(_without_legal_form(found[:-1])):
        return _without_legal_form(found[:-1])
    return found


def _without_legal_form(found: Words) -> Words:
    end = len(found)
    while end > 1 and found[end - 1] in lexicon.words("company_forms"):
        end -= 1
    return found[:end]


@lru_cache(maxsize=KEPT)
def place_key(text: str) -> Words:
    """A place's name as it is usually called ("U.S." is "United States"), folded."""
    found = folded(text)
    alias = places.other_names().get(" ".join(found))
    return folded(alias[0]) if alias else found


def key(text: str, kind: str) -> Words:
    """The key under which a name of this kind is compared."""
    if kind == "person":
        return person_key(text)
    if kind == "organization":
        return organization_key(text)
    return place_key(text)


def initials(name: Words) -> tuple[str, ...]:
    """The acronyms that a name may have: of all its words, and of those that are not function words."""
    full = "".join(part[0] for word in name for part in word.split("-"))
    telling = "".join(
        part[0] for word in name if word not in {"of", "and", "for", "the", "in", "on"} for part in word.split("-")
    )
    return tuple(dict.fromkeys((full, telling)))


@lru_cache(maxsize=KEPT)
def skeleton(word: str) -> str:
    """A word without what transliterations differ in: vowels, doubled letters, y/i/j, k/c/q, z/s, v/w/f."""
    bare = re.sub(r"[aeiouyjh'-]", "", word)
    bare = bare.translate(str.maketrans("cqzwf", "kksvv"))
    return re.sub(r"(.)\1+", r"\1", bare) or word


def is_acronym(text: str) -> bool:
    """Written as an acronym: two to six capitals, perhaps with points."""
    bare = text.replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isupper() and bare.isalpha()


def without_possessive(text: str) -> str:
    """`text` without a possessive glued to its end; the start stays where it is."""
    return _GLUED_POSSESSIVE.sub("", text) or text
