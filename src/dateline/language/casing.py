"""Casing: a headline in Title Case as a sentence would have it, for the parser, which was taught on sentences.

In: a title and the story below it. Out: the same letters, those small that no name calls for. Never: another length; a word that the
story has only with a capital amid its sentences; a title that is set like a sentence, or all in capitals.

What a word is, its own story tells (truecasing by the document itself: Lita et al. 2003); of a word that it has not, a list of verbs and
small words.
"""

from __future__ import annotations

import re
from functools import cache

from dateline import lists

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AMID = re.compile(r"(?<=[^\W\d_][ ,]) ?([^\W\d_]+(?:['’][^\W\d_]+)?)")
"""A word behind another one or a comma: a capital there is its own."""
LONG = 3
"""Letters; longer words show how a title is set."""
FEWEST = 3
"""So many long words it takes to show it."""
SHARE = 0.8
"""Share of them with a capital from which it is set in Title Case."""
_SUFFIXES = ("ing", "ed", "ly", "tion", "tions", "ment", "ness", "izes", "ises", "ized", "ised")
"""Endings that a word seldom has which is a name and which its story does not tell to be one."""
SUFFIXED = 5
"""Letters from which a longer word's ending tells something."""
_JOINED = frozenset({"wo", "ca", "do", "sha"})
"""What stands before "n't"."""
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("", ""),
)


def sentence_case(title: str, story: str) -> str:
    """The title with small letters where the story, or else the language, says that a word is no name."""
    if not is_title_case(title):
        return title
    small, named = _known(story)
    made, first = list(title), True
    for match in _WORD.finditer(title):
        word, low = match[0], match[0].lower()
        plain = word[:1].isupper() and word[1:] == word[1:].lower()
        lettered = len(word) == 1 and "." in (
            title[match.start() - 1],
            title[match.end() : match.end() + 1],
        )  # "N.R.A."
        if plain and not first and not lettered and low not in named and (low in small or _is_common(low)):
            made[match.start()] = low[0]
        first = False
    return "".join(made)


def is_title_case(title: str) -> bool:
    """Nearly all its longer words begin with a capital, and not all of it is in capitals."""
    long = [word for word in _WORD.findall(title) if len(word) > LONG]
    return len(long) >= FEWEST and not title.isupper() and sum(word[0].isupper() for word in long) >= SHARE * len(long)


@cache
def _known(story: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the story that stand in small letters, and those that have a capital amid its sentences and never stand small."""
    words = set(_WORD.findall(story))
    small = frozenset(word for word in words if word == word.lower())
    amid = {word.lower() for word in _AMID.findall(story) if word[:1].isupper()}
    return small, frozenset(amid - small)


def _is_common(low: str) -> bool:
    """A small word of the language, with what is joined to it ("won't"), an ending that names hardly have, or a form of a verb that it lists."""
    before, mark, _ = low.replace("’", "'").partition("'")
    if low in small_words() or (
        mark and (before in small_words() or before.removesuffix("n") in small_words() | _JOINED)
    ):
        return True
    if len(low) > SUFFIXED and low.endswith(_SUFFIXES):
        return True
    return any(low.endswith(ending) and low[: len(low) - len(ending)] + base in _verbs() for ending, base in _ENDINGS)


@cache
def small_words() -> frozenset[str]:
    """Words of English that are no name however they are set, in small letters."""
    return lists.words("language", "small_words.txt")


@cache
def _verbs() -> frozenset[str]:
    """Verbs that name happenings or tell that something was said."""
    told = (word for row in lists.rows("english", "kinds.tsv") for word in (row[2].split() if len(row) > 2 else ()))
    said = (word for row in lists.rows("english", "cues.tsv") for word in row[2].split())
    return frozenset(word.rstrip("*+").partition("-")[0].partition("+")[0] for word in (*told, *said))
