"""Casing: a headline in Title Case as a sentence would have it, for the parser, which was taught on sentences.

In: a title and the story below it. Out: the same letters, those small that no name calls for. Never: another length; a capital lost by words
that stand together with capitals in the story ("New York", "Will Hart"); a title that is set like a sentence, or all in capitals.

What a word is, its own story tells: how it stands there most often (truecasing by the document itself: Lita et al. 2003), in another form too
("quit" for "Quits"). A word that a story of some length has in no form is no name either, as those of a headline come again below it, unless it stands
where places do ("in Reading"); of a short story a list of small words and a few endings decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from dateline import lists

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")
"""A word, without the "s" of an owner."""
LONG = 3
"""Letters; longer words show how a title is set."""
FEWEST = 3
"""So many long words it takes to show it."""
SHARE = 0.8
"""Share of them with a capital from which it is set in Title Case."""
KEPT = 16
"""Stories of which it is remembered how their words stand: a report's title is looked at a few times in a row."""
ENOUGH = 150
"""Words of a story that has every name of its headline."""
RUN = 4
"""Words of a name at most; more capitals in a row are a headline's own, as where a text opens with it."""
_WHERE = frozenset({"in", "at", "near", "from"})
"""Behind these stand places."""
SUFFIXED = 5
"""Letters from which a longer word's ending tells something."""
_SUFFIXES = ("ly", "tion", "tions", "ment", "ness", "izes", "ises", "ized", "ised")
"""Endings that a word seldom has which is a name and which its story does not have."""
_FORMS = (
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
"""Endings of a word, and what stands in their place in its plain form."""
_OTHERS = ("", "s", "es", "d", "ed", "ing")
"""Endings of the other forms of a plain form."""
_JOINED = frozenset({"wo", "ca", "do", "sha"})
"""What stands before "n't"."""


def sentence_case(title: str, story: str) -> str:
    """The title with small letters where the story, or else the language, says that a word is no name."""
    if not is_title_case(title):
        return title
    known = _known(story)
    found = list(_WORD.finditer(title))
    pairs = {i for i, (one, other) in enumerate(pairwise(found)) if _are_together(title, one, other, known)}
    kept = pairs | {i + 1 for i in pairs}
    made = list(title)
    for i in range(len(found) - 1, 0, -1):
        if i in kept or not _is_plain(title, found[i]) or _is_name(found, i, kept, known):
            kept.add(i)
        else:
            made[found[i].start()] = found[i][0][0].lower()
    return "".join(made)


def _is_plain(title: str, match: re.Match[str]) -> bool:
    """A capital and small letters: no "FBI", no letter of "N.R.A.", no "I"."""
    word = match[0]
    if len(word) == 1 and "." in (title[match.start() - 1], title[match.end() : match.end() + 1]):
        return False
    return word[:1].isupper() and word[1:] == word[1:].lower() and re.split("['’]", word)[0] != "I"


def _is_name(found: list[re.Match[str]], i: int, kept: set[int], known: _Known) -> bool:
    """A word that the story has as one, or has not, where places stand ("in Reading") or given names ("Chris Moss"); not "Weber Meets Moss"."""
    low, before = found[i][0].lower(), found[i - 1][0].lower()
    if low in known.small or low in known.capital:
        return not known.is_small(low)
    if before in _WHERE:
        return True
    after = found[i + 1] if i + 1 in kept else None
    if (
        after is None
        or after.start() != found[i].end() + 1
        or after[0].lower() not in known.capital
        or low in _small_words()
    ):
        return not known.is_small(low)
    return before not in known.capital or before in known.small


def is_title_case(title: str) -> bool:
    """Nearly all its longer words begin with a capital, and not all of it is in capitals."""
    long = [word for word in _WORD.findall(title) if len(word) > LONG]
    return len(long) >= FEWEST and not title.isupper() and sum(word[0].isupper() for word in long) >= SHARE * len(long)


@dataclass(frozen=True, slots=True)
class _Known:
    """How the words of a story stand: how often small, how often with a capital amid its sentences, which ever with one, which two so side by side."""

    small: Counter[str]
    named: Counter[str]
    capital: frozenset[str]
    together: frozenset[tuple[str, str]]
    words: int

    def is_small(self, low: str) -> bool:
        """It stands small more often than not; where the story has it in no way, another form of it, its length, or the language, says so."""
        if low in self.small:
            return self.small[low] > self.named[low]
        if low in self.capital and low not in _small_words():
            return False
        plain = {low[: len(low) - len(ending)] + base for ending, base in _FORMS if low.endswith(ending)}
        forms = {one + other for one in plain if len(one) >= LONG for other in _OTHERS}
        return not forms.isdisjoint(self.small) or _is_common(low) or self.words >= ENOUGH


@lru_cache(maxsize=KEPT)
def _known(story: str) -> _Known:
    found = list(_WORD.finditer(story))
    small = Counter(match[0] for match in found if match[0] == match[0].lower())
    named: Counter[str] = Counter()
    together: set[tuple[str, str]] = set()
    for run in _runs(story, found):
        if len(run) <= RUN:
            together.update(pairwise(run))
            named.update(run[1:])  # the first of them may open a sentence
    for one, other in pairwise(found):
        if other[0][0].isupper() and one[0][0].islower() and story[one.end() : other.start()] in (" ", ", "):
            named[other[0].lower()] += 1
    capital = frozenset(match[0].lower() for match in found if match[0][0].isupper())
    return _Known(small, named, capital, frozenset(together), len(found))


def _runs(story: str, found: list[re.Match[str]]) -> Iterator[list[str]]:
    """Words with capitals that stand side by side, in small letters."""
    run: list[str] = []
    end = -1
    for match in found:
        if match[0][0].islower():
            continue
        if run and (match.start() != end + 1 or story[end] != " "):
            yield run
            run = []
        run.append(match[0].lower())
        end = match.end()
    yield run


def _are_together(title: str, one: re.Match[str], other: re.Match[str], known: _Known) -> bool:
    """The two stand side by side with capitals, here and in the story."""
    return title[one.end() : other.start()] == " " and (one[0].lower(), other[0].lower()) in known.together


def _is_common(low: str) -> bool:
    """A small word of the language, with what is joined to it ("won't"), or an ending that names hardly have."""
    before, mark, _ = low.replace("’", "'").partition("'")
    if low in _small_words() or (
        mark and (before in _small_words() or before.removesuffix("n") in _small_words() | _JOINED)
    ):
        return True
    return len(low) > SUFFIXED and low.endswith(_SUFFIXES)


@cache
def _small_words() -> frozenset[str]:
    """Words of English that are no name however they are set, in small letters."""
    return lists.words("language", "small_words.txt")
