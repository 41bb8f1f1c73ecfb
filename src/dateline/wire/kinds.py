"""Kinds: what sort of edit it is to write one thing for another.

In: the words as the origin and as the copy has them. Out: the kind of the edit. Never: the texts around them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz.distance import Levenshtein

from dateline.terms import EditKind
from dateline.wire.lexicon import abbreviations, words
from dateline.wire.tokens import key
from dateline.wire.values import valued

LONG_WORD = 5
"""Letters from which on one letter more or less is a slip or a custom, not another word."""
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
    or a word for who vouches for it that differs; the rest is spelling, wording, or words cut or added.
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
    """Whether a denial or a word for who vouches is on one side only, in a stretch short enough to be about it."""
    if max(len(old), len(new)) > 2 * LONG_WORD:
        return False
    return any(_of(old, test) != _of(new, test) for test in (_negation, _vouching))


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
    """Whether both sides give a figure, day or name, and neither side's are all among the other's."""
    return any(_differ(pick(before), pick(after)) for pick in (_figures, _names))


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
    found = {key(word).removesuffix("'s") for word in row if word[:1].isupper()}
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
