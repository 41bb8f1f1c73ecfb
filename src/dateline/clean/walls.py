"""Walls: what a page says before it shows its story, or in place of it: it asks for consent, money, a name, or whether you are a robot.

In: pieces, and for a whole page its layout. Out: the kind of wall that each piece is part of; why a page that is nothing else is no report. Never: a
sentence of a story about such things: it stands alone among others, or reports what somebody said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline import lists
from dateline.clean.captions import reports_speech
from dateline.clean.pieces import Piece, asked_once
from dateline.text import plain

SURE = 2
"""Points from which words speak for a wall: one phrase that says it and nothing else, or two that go with it."""
SHORTEST = 4
"""Words of the shortest line of a wall that says so by itself; a button goes with its box."""
LONGEST = 150
"""Words of the longest paragraph of a wall; a longer one is a story."""
BOXED = 0.5
"""Share of a box's words in such paragraphs from which all of it is wall."""
LEAST_STORY = 25
"""Words of prose that make a page more than its wall: a teaser of one sentence."""
REPORTED = 150
"""Words of prose from which a page is a report whatever its title says."""
FURNITURE = {"consent": "legal", "pay": "invite", "login": "invite", "missing": "other", "robot": "other"}
"""What kind of furniture the words of a wall are."""
REASONS: Mapping[str, tuple[str, str]] = {
    "consent": ("is only a page that asks for consent to cookies", "save it from a browser once you have answered, or give the report's text"),
    "pay": ("is only an offer of a subscription", "save it from a browser in which you are signed in, or give the report's text"),
    "login": ("is only a page to sign in", "save it from a browser in which you are signed in, or give the report's text"),
    "missing": ("only says that there is no such page", "look the report up under another address"),
    "robot": ("is only a check whether a person asks", "save it from a browser, or give the report's text"),
}  # fmt: skip

_WORDS = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r" [|–—·•»:-]{1,3} ")
_CLOSED = " .…!?"
_GAP = r"(?:\S{1,30} ){0,4}"


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    points: int
    fixed: str
    pattern: re.Pattern[str]


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """The phrases by their longest word: a piece is held only against those whose word it has."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for kind, language, words in lists.rows("clean", "walls.tsv"):
        if language == "path" or kind.endswith("title"):
            continue
        fixed = max(words.split("*"), key=len).strip()
        shape = re.escape(words).replace(r"\*\ ", _GAP)
        points = SURE if kind.endswith("!") else 1
        word = max(_WORDS.findall(fixed), key=len)
        found[word].append(_Phrase(kind.rstrip("!"), points, fixed, re.compile(rf"(?<!\w){shape}(?!\w)")))
    return {word: tuple(phrases) for word, phrases in found.items()}


@cache
def _names(kind: str) -> re.Pattern[str]:
    """The parts of names by which pages call their boxes of a kind."""
    rows = lists.rows("clean", "walls.tsv")
    return re.compile("|".join(re.escape(words) for of, where, words in rows if (of, where) == (kind, "path")))


@lru_cache(maxsize=8192)
def _is_named(name: str, kind: str) -> bool:
    return _names(kind).search(name) is not None


@lru_cache(maxsize=4096)
def named_box(path: tuple[str, ...], kind: str) -> tuple[str, ...] | None:
    """The path of the outermost element that is called as boxes of a kind are; asked of every piece, and pieces share their paths."""
    if not _names(kind).search(" ".join(path)):  # of most paths no name is, and one look says so
        return None
    return next((path[: n + 1] for n, name in enumerate(path) if _is_named(name, kind)), None)


@cache
def _titles() -> Mapping[str, str]:
    return {
        words: kind.removesuffix(" title") for kind, _, words in lists.rows("clean", "walls.tsv") if " title" in kind
    }


def wall_title(title: str | None) -> str | None:
    """The kind of wall that a title is of, with or without the site's name behind it: "Just a moment...", "404 – Any Paper"."""
    if not title:
        return None
    whole = plain(title).strip(_CLOSED)
    for form in (whole, _TAIL.split(whole, maxsplit=1)[0].strip(_CLOSED), whole.partition(" to ")[0]):
        if form in _titles():
            return _titles()[form]
    return None


@asked_once
def _points(piece: Piece) -> tuple[tuple[str, int, bool], ...]:
    """What the words of a piece speak for: kind, points, and whether a phrase says it by itself; the most first."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    known = _phrases()
    for word in known.keys() & set(_WORDS.findall(piece.normal)):
        for phrase in known[word]:
            if phrase.fixed in piece.normal and phrase.pattern.search(piece.normal):
                counts[phrase.kind][phrase.fixed] = phrase.points
    scored = ((kind, sum(found.values()), SURE in found.values()) for kind, found in counts.items())
    return tuple(sorted(scored, key=_most))


def _most(scored: tuple[str, int, bool]) -> tuple[int, str]:
    return -scored[1], scored[0]


def _speaks_for(piece: Piece) -> str | None:
    """The kind that a piece's own words speak for enough, one of them by itself."""
    if piece.linked or not SHORTEST <= piece.words <= LONGEST:
        return None
    kind, points, by_itself = next(iter(_points(piece)), ("", 0, False))
    return kind if by_itself and points >= SURE and not reports_speech(piece) else None


def walls(found: Sequence[Piece], story: Sequence[bool], title_at: int | None) -> list[str | None]:
    """For each piece the kind of wall that it is part of, None for what is none.

    `story` tells which pieces may be story, `title_at` where the headline is shown: what holds it is no wall's box.
    """
    own = [_speaks_for(piece) for piece in found]
    told: list[str | None] = [None] * len(found)
    prose = [i for i, piece in enumerate(found) if story[i] and piece.prose and own[i] is None]
    for box, members in _boxes(found).items():
        kind = _of_box(found, own, members, box, title_at)
        for i in members if kind else ():
            if not (found[i].prose and reports_speech(found[i])):
                told[i] = kind
    first, last = (prose[0], prose[-1]) if prose else (len(found), -1)
    for i, kind in enumerate(own):
        beside = kind in (own[i - 1] if i else None, own[i + 1] if i + 1 < len(found) else None)
        if kind and (beside or i < first or i > last or "hidden" in found[i].path):
            told[i] = told[i] or kind
    return _with_headings(found, told, title_at)


def _boxes(found: Sequence[Piece]) -> dict[tuple[str, ...], list[int]]:
    """The pieces of each element that holds some, by its path, and those of each box that pages call a wall's."""
    boxes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, piece in enumerate(found):
        boxes[parent(piece)].append(i)
        if (outer := named_box(piece.path, "consent")) is not None:
            boxes[(*outer, "")].append(i)
    return boxes


def parent(piece: Piece) -> tuple[str, ...]:
    """The path of the element that a piece's own stands in."""
    return _above(piece.path, piece.tag)


@lru_cache(maxsize=4096)
def _above(path: tuple[str, ...], tag: str) -> tuple[str, ...]:
    return path[: next((n for n in range(len(path) - 1, -1, -1) if path[n] == tag), len(path))]


def _of_box(
    found: Sequence[Piece],
    own: Sequence[str | None],
    members: Sequence[int],
    box: tuple[str, ...],
    title_at: int | None,
) -> str | None:
    """The kind of wall that a box is all of."""
    if title_at in members:
        return None
    if box[-1:] == ("",):
        return "consent" if any(kind == "consent" for i in members for kind, _, _ in _points(found[i])) else None
    kinds: dict[str, int] = defaultdict(int)
    for i in members:
        if (kind := own[i]) is not None:
            kinds[kind] += found[i].words
    best = max(sorted(kinds), key=lambda kind: kinds[kind], default=None)
    whole = sum(found[i].words for i in members)
    return best if best is not None and sum(kinds.values()) >= BOXED * whole else None


def _with_headings(found: Sequence[Piece], told: list[str | None], title_at: int | None) -> list[str | None]:
    """The heading of a wall is wall: what is no prose and stands right before its paragraph in the same box."""
    for i in range(len(found) - 2, -1, -1):
        if told[i] is not None or told[i + 1] is None or i == title_at or not found[i].path or found[i].prose:
            continue
        if parent(found[i]) == parent(found[i + 1]):
            told[i] = told[i + 1]
    return told


def only_wall(
    found: Sequence[Piece], told: Sequence[str | None], story: Sequence[bool], title: str | None, *, dated: bool
) -> str | None:
    """The kind of wall that is all there is; None where a story, or a headline with its day, stands beside it."""
    words = sum(piece.words for i, piece in enumerate(found) if story[i] and piece.prose and not told[i])
    called = wall_title(title)
    if called in {"missing", "robot"} and words < REPORTED:
        return called
    if words >= LEAST_STORY or (title and dated and called is None):
        return None
    kinds = list(_kinds(found, told))
    if not kinds:
        return called if called is not None and words < LEAST_STORY else None
    return max(sorted(set(kinds)), key=kinds.count)


def _kinds(found: Sequence[Piece], told: Sequence[str | None]) -> Iterator[str]:
    """The kind of each word that belongs to a wall."""
    for piece, kind in zip(found, told, strict=True):
        if kind is not None:
            yield from [kind] * max(1, piece.words)
