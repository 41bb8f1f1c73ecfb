"""What of a person's statements a reader wants to see, and how it reads alone.

In: statements. Out: those that say something, newest first, each as a sentence. Never: words that the report has not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dateline.doors.inert import clean
from dateline.terms import Statement

FEWEST = 3
"""Words from which a clause says something alone."""
FULL = 6
"""Words from which it does so better than a shorter one of the same report."""
NEXT = 2
"""Characters between a cue and the words that it leads into."""
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "who", "we", "i", "you", "one", "some", "others", "many"}
)
_PASSIVE = re.compile(r"(?:was|were|is|are|be|been|being|has been|have been|had been)\b")
_THAT = re.compile(r"(?:only )?that,? ", re.IGNORECASE)
_HANGING = re.compile(r"(?:to|of|as|about|for|by|with|why|how|whether|when|what|while)\b", re.IGNORECASE)
_GERUND = re.compile(r"[a-z]+ing\b")
_PLAIN = frozenset({"said", "says", "say", "saying", "told", "added", "adding", "according to"})
_FRAGMENT = re.compile(r"(?:is|was|were|are|has|have|had|and|or|but)\b")
_FINITE = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|[a-z]+ed)\b|['’](?:s|re|ve|ll|d) "
)
_NOUNS = re.compile(r"(?:an?|another|its|his|her|their)\b", re.IGNORECASE)


def tells(statement: Statement) -> bool:
    """Whether the statement reads alone, or with its cue ("denied any part in it")."""
    if statement.kind == "direct":
        return True
    if statement.kind == "no comment" or _FRAGMENT.match(statement.text):
        return False
    if _needs_cue(statement):
        return _leads_in(statement)
    bare = _NOUNS.match(statement.text) is not None and _FINITE.search(statement.text) is None
    return len(statement.text.split()) >= FEWEST and not bare


def _needs_cue(statement: Statement) -> bool:
    if not statement.alone or statement.kind == "denial" or _HANGING.match(statement.text):
        return True
    cue = statement.cue.text.casefold() if statement.cue else ""
    return bool(_GERUND.match(statement.text)) and bool(cue) and cue not in _PLAIN


def _leads_in(statement: Statement) -> bool:
    """Whether the cue stands right before the words, and is no passive: "denied any part in it"."""
    cue = statement.cue
    return cue is not None and 0 <= statement.start - cue.end <= NEXT and not _PASSIVE.match(cue.text.casefold())


def sentence(statement: Statement) -> str:
    """Its words as a reader can read them alone: behind the cue where they need one, else without "that"."""
    words = clean(statement.text).rstrip(",")
    if _needs_cue(statement) and statement.cue:
        return f"{clean(statement.cue.text)} {words}"
    words = _THAT.sub("", words, count=1) if _THAT.match(words) else words
    return words[:1].upper() + words[1:]


def bare(words: str) -> str:
    """Words without the quotation marks and the comma around them."""
    inner = clean(words).strip('"“” ').rstrip(",")
    if len(inner) > 1 and inner[0] == inner[-1] == "'":
        inner = inner[1:-1].rstrip(",")
    return inner


def names_somebody(name: str) -> bool:
    """Whether the words for a speaker are more than a pronoun."""
    return name.casefold() not in _PRONOUNS


def each_once(said: Sequence[Statement], number: Mapping[str, int]) -> list[tuple[Statement, list[str]]]:
    """Each statement with the articles that tell it, the newest report first; what is told in the same words once.

    `number` gives the place of an article in the order of reporting.
    """
    found: dict[str, tuple[Statement, list[str]]] = {}
    home: dict[str, str] = {}
    for statement in sorted(said, key=_Newest(number).of):
        words = clean(statement.text).casefold().strip("\"'“”., ")
        first = next((home[id] for id in statement.same_as if id in home), None) or words
        found.setdefault(first, (statement, []))[1].append(statement.article)
        home[statement.id] = first
    return list(found.values())


class _Newest:
    """Sorts statements: the newest report first; in it those that say much, quotations before clauses."""

    def __init__(self, number: Mapping[str, int]) -> None:
        self.number = number

    def of(self, statement: Statement) -> tuple[bool, int, bool, bool, int]:
        needs_cue = _needs_cue(statement) and statement.kind != "denial"
        short = len(statement.text.split()) < FULL
        spoken = statement.kind in ("direct", "mixed")
        return needs_cue, -self.number.get(statement.article, 0), short, not spoken, statement.start
