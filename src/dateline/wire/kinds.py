"""Kinds: what sort of edit it is to write one thing for another.

In: the words as the origin and as the copy has them. Out: the kind of the edit. Never: the texts around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Levenshtein

from dateline.terms import EditKind
from dateline.wire.lexicon import abbreviations, words
from dateline.wire.tokens import key
from dateline.wire.values import valued

LONG_WORD = 5
"""Letters from which on one letter more or less is a slip or a custom, not another word."""
_JOINTS = re.compile(r"[-_/]+")
"""What joins two names to one word: "Calder-Reuel" names both."""
_ENDINGS = ("s", "d", "es", "ed", "er", "ly", "ing")
# House spellings of English, both ways at once: analyse/analyze, colour/color, centre/center, dialogue/dialog, travelled/traveled.
_CUSTOMS = (
    ("our", "or"),
    ("z", "s"),
    ("ogue", "og"),
    ("tre", "ter"),
    ("ll", "l"),
    ("ae", "e"),
    ("oe", "e"),
    ("mme", "m"),
)


def kind_of(before: Sequence[str], after: Sequence[str]) -> EditKind:
    """The kind of an edit that puts the words `after` where `before` stood; either may be empty, not both.

    Style is what a house writes as a rule (titles before names, points, hyphens, figures for words); a fact is a number, day, name, denial
    or a word for who vouches for it that differs in words that otherwise say the same; the rest is spelling, wording, or words cut or added.
    """
    old, new = _told(before), _told(after)
    if "".join(old) == "".join(new) or _read(before) == _read(after):
        return "style"
    if _turned(old, new):
        return "fact"
    if not new:
        return "cut"
    if not old:
        return "added"
    same = len(old) == len(new) and all(map(_same_word, old, new))
    if same and not _differ(_figures(before), _figures(after)):
        return "spelling"
    return "fact" if _other_facts(before, after) else "wording"


def _told(row: Sequence[str]) -> list[str]:
    """The words in the form they are compared in, without titles, possessive marks and hyphens."""
    forms = (key(word).removesuffix("'s").replace("-", "").replace("'", "") for word in row)
    return [abbreviations().get(form, form) for form in forms if form not in words("honorifics")]


def _turned(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a denial or a word for who vouches differs, in a stretch short enough to be about it; words told otherwise turn nothing round."""
    if max(len(old), len(new)) > 2 * LONG_WORD:
        return False
    return any(_of(old, test) != _of(new, test) and _is_all(old, new, test) for test in (_negation, _vouching))


def _is_all(old: Sequence[str], new: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Whether little else differs: both sides have such a word, or the rest is the same, or a word or two stand where nothing but it stood."""
    if _of(old, test) and _of(new, test):
        return True
    rests = [{word for word in row if not test(word) and _is_content(word)} for row in (old, new)]
    with_it = 0 if _of(old, test) else 1
    return rests[0] == rests[1] or (not rests[with_it] and 0 < len(rests[1 - with_it]) <= SWAPPED)


SWAPPED = 2
"""Words that a denial may stand for by itself: "likely", "two people"."""


def _is_content(word: str) -> bool:
    return word not in words("function_words") and word not in _AUXILIARIES and word not in words("honorifics")


def _of(row: Sequence[str], test: Callable[[str], bool]) -> list[str]:
    return sorted(word for word in row if test(word))


def _negation(word: str) -> bool:
    return word in words("negations") or (word.endswith("nt") and word[:-2] in _AUXILIARIES)


_AUXILIARIES = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "ca",
        "could",
        "wo",
        "would",
        "should",
        "must",
    }
)


def _vouching(word: str) -> bool:
    return word in words("attributions")


def _figure(word: str) -> bool:
    return word[:1].isdigit() or word in words("figures")


def _other_facts(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether one figure, day or name stands where another stood, in words that are otherwise much the same; else it is told otherwise."""
    rests = [_rest(row) for row in (before, after)]
    beside = max(len(rests[0] - rests[1]), len(rests[1] - rests[0])) <= 1
    if _differ(_figures(before), _figures(after)) and (beside or rests[0] & rests[1]):
        return True
    return beside and _differ(_names(before), _names(after))


def _rest(row: Sequence[str]) -> set[str]:
    """The words that are neither a figure nor a name, nor only join others."""
    aside = _figures(row) | _names(row)
    forms = {_custom(form) for form in _read(row) if _is_content(form)}
    return {form for form in forms if form not in aside and not _figure(form)}


def _differ(old: set[str], new: set[str]) -> bool:
    return bool(old and new) and not (old <= new or new <= old)


def _figures(row: Sequence[str]) -> set[str]:
    return {form for form in _read(row) if _figure(form)}


def _read(row: Sequence[str]) -> list[str]:
    """The words without titles and possessive marks, numbers and hours by their value."""
    forms = (key(word).removesuffix("'s") for word in row)
    return valued([form for form in forms if form not in words("honorifics")])


def _names(row: Sequence[str]) -> set[str]:
    """Capitalised words that are neither a title, a figure, nor one that merely opens a sentence."""
    capital = (part for word in row for part in _JOINTS.split(word) if part[:1].isupper())
    found = {key(part).removesuffix("'s") for part in capital}
    none = words("honorifics") | words("function_words")
    return {_custom(word) for word in found if word not in none and not _figure(word)}


def _same_word(old: str, new: str) -> bool:
    """Whether the two are one word in two spellings."""
    if old == new or _custom(old) == _custom(new):
        return True
    if any(c.isdigit() for c in old + new) or min(len(old), len(new)) < LONG_WORD:
        return _transliterated(old, new)
    longer, shorter = (old, new) if len(old) >= len(new) else (new, old)
    if any(longer == shorter + ending for ending in _ENDINGS):
        return False
    return Levenshtein.distance(old, new) <= 1


def _transliterated(old: str, new: str) -> bool:
    """Short names written by ear: "Yuri", "Yury"."""
    return (
        old.isalpha()
        and len(old) == len(new) >= LONG_WORD - 1
        and old[:-1] == new[:-1]
        and {old[-1], new[-1]} <= set("iyae")
    )


def _custom(word: str) -> str:
    for one, other in _CUSTOMS:
        word = word.replace(one, other)
    return word
