"""Apart: what stands on a page and is not its story by the page's own structure.

In: a page's pieces and where its headline is shown. Out: the kind of furniture of those that stand apart: another article, excerpts of other
stories, dialogs, prose that is hidden and not the story's. Never: a word read; a live blog's entries, which are articles inside one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from dateline.clean.pieces import Piece
from dateline.clean.walls import named_box, parent

ARTICLE = "article#"
"""How the path numbers the articles of a page."""
EXCERPTS = 0.3
"""Share of the page's prose that a box of excerpts has at most; what holds more is the story, whatever it is called."""
LINKED_WORDS = 60
"""Words of an excerpt that each link of its box may have."""
DIFFERING = 2
"""Names by which the elements of two articles on one page differ at most: an id, a class."""
BEGUN = 2
"""Paragraphs of a story behind which another headline begins another one."""
_DIALOGS = frozenset({"dialog", "alertdialog"})
_HEADINGS = ("h1", "h2", "h3")
_OPENERS = frozenset({*_HEADINGS, "h4", "h5", "h6", "summary", "dt", "button"})
"""Elements beside which something is hidden that a click on them opens."""
_NUMBER = re.compile(r"\d+")
_ELEMENTS = frozenset(
    "article aside blockquote dd details dialog div dl dt figure footer form header li main nav ol p section table td tr ul".split()
)


def apart(found: Sequence[Piece], title_at: int | None) -> list[str | None]:
    """For each piece of a page the kind of furniture that its place makes it; None where it may be story."""
    if not any(piece.path for piece in found):
        return [None] * len(found)
    told: list[str | None] = [None] * len(found)
    for i in _hidden(found, title_at):
        told[i] = "other"
    if title_at is not None:
        for i in (*_of_other_articles(found, title_at), *_below_another_headline(found, title_at)):
            told[i] = told[i] or "related"
    for i in _excerpts(found, title_at):
        told[i] = told[i] or "related"
    return told


def _is_prose(piece: Piece) -> bool:
    return piece.prose and not piece.linked


def _hidden(found: Sequence[Piece], title_at: int | None) -> list[int]:
    """Prose that the page hides, or shows in a dialog, and that does not go on with what its element shows: no "read more".

    A page that hides more below its headline than it shows hides its story, to show it part by part.
    """
    covered = [_covered(piece.path) for piece in found]
    shown = [i for i, piece in enumerate(found) if not covered[i] and _is_prose(piece)] if any(covered) else []
    if not shown:
        return []
    seen: set[tuple[str, ...]] = set()
    out: list[int] = []
    for i, piece in enumerate(found):
        if not covered[i]:
            if _is_prose(piece) or piece.tag in _OPENERS:
                seen.update(piece.path[:n] for n in range(len(piece.path)))
            continue
        holder = _holder(piece.path)
        if not (holder in seen and _is_inside(holder) and _DIALOGS.isdisjoint(piece.path)):
            out.append(i)
    above = [i for i in out if title_at is not None and i < title_at]
    hidden = sum(found[i].words for i in out if _is_prose(found[i])) - sum(found[i].words for i in above)
    return out if hidden < sum(found[i].words for i in shown) else above


@lru_cache(maxsize=4096)
def _covered(path: tuple[str, ...]) -> bool:
    return "hidden" in path or not _DIALOGS.isdisjoint(path)


def _holder(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path of the element that holds the outermost hidden one."""
    if "hidden" not in path:
        return ()
    at = path.index("hidden") - 1
    while at >= 0 and path[at] not in _ELEMENTS:
        at -= 1
    return path[: max(0, at)]


def _is_inside(path: tuple[str, ...]) -> bool:
    """An element of the page's, below its body."""
    return any(name in _ELEMENTS for name in path)


def _articles(path: tuple[str, ...]) -> list[str]:
    return [name for name in path if name.startswith(ARTICLE)] if "article" in path else []


def _of_other_articles(found: Sequence[Piece], title_at: int) -> list[int]:
    """Pieces of articles beside that of the headline, which have a headline of that rank, or one that leads to another page."""
    own = _articles(found[title_at].path)
    rank = found[title_at].tag
    if not own or sum(_is_prose(piece) and own[-1] in piece.path for piece in found) < BEGUN:
        return []
    others: dict[str, list[int]] = defaultdict(list)
    for i, piece in enumerate(found):
        inside = _articles(piece.path)
        if inside and own[-1] not in inside:
            others[inside[0]].append(i)
    out: list[int] = []
    for members in others.values():
        headings = [found[i] for i in members if found[i].tag in _HEADINGS]
        if any(heading.tag <= rank or heading.linked for heading in headings):
            out += members
    return out


def _below_another_headline(found: Sequence[Piece], title_at: int) -> list[int]:
    """Everything from a second first-rank heading on that stands below a story, in an element like that of the first but another."""
    if found[title_at].tag != "h1":
        return []
    told = [i for i, piece in enumerate(found) if i > title_at and _is_prose(piece)]
    own = parent(found[title_at])
    for i, piece in enumerate(found):
        again = piece.tag == "h1" and i > title_at and piece.normal != found[title_at].normal
        if again and sum(at < i for at in told) >= BEGUN and _is_alike(parent(piece), own):
            return list(range(i, len(found)))
    return []


def _is_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two elements made by one template, but not the same: their paths differ in a number, an id or a class."""
    if one == other or len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if _NUMBER.sub("", a) != _NUMBER.sub("", b)]
    return len(apart) <= DIFFERING and not any(a in _ELEMENTS or b in _ELEMENTS for a, b in apart)


def _excerpts(found: Sequence[Piece], title_at: int | None) -> list[int]:
    """Pieces of a box that is called after other stories and leads to one."""
    boxes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, piece in enumerate(found):
        if (box := named_box(piece.path, "related")) is not None:
            boxes[box].append(i)
    whole = sum(piece.words for piece in found if _is_prose(piece))
    out: list[int] = []
    for members in boxes.values():
        prose = sum(found[i].words for i in members if _is_prose(found[i]))
        links = sum(found[i].linked for i in members)
        if title_at not in members and prose <= min(EXCERPTS * whole, LINKED_WORDS * links):
            out += members
    return out
