"""Edits: what an outlet changed in the text that it ran.

In: the Tokens of the origin and of a copy. Out: Edits in the copy's reading order, each with its words on both sides.
Never: a judgement of why.

The two texts are aligned word by word (longest common subsequence, Hyyrö 2004, as rapidfuzz computes it); what lies
between the aligned words is an edit, and so is a word or its punctuation that is aligned but written otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from dateline.terms import Edit, EditKind, Evidence
from dateline.text import plain
from dateline.wire.kinds import kind_of
from dateline.wire.tokens import Tokens

GLUE = 2
"""So many aligned words between two differing stretches are chance, and the two are told as one edit."""
LONG = 12
"""A replaced stretch of more words is told as what was cut and what was added: no reader compares so many at a glance."""

OPENING_MARKS = frozenset("([{“‘„«\"'")
CLOSING_MARKS = frozenset(")]}”’»\"'.,;:!?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A differing stretch: words [first, last) of the origin against words [start, end) of the copy."""

    first: int
    last: int
    start: int
    end: int


def edits(origin: Tokens, copy: Tokens) -> tuple[Edit, ...]:
    """How `copy` differs from `origin`, in the copy's reading order."""
    numbers = {word: i for i, word in enumerate(dict.fromkeys((*origin.keys, *copy.keys)))}
    one, other = [numbers[word] for word in origin.keys], [numbers[word] for word in copy.keys]
    codes = [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in Indel.opcodes(one, other)]
    stretches = [Stretch(*place) for tag, *place in codes if tag != "equal"]
    aligned = [(i + n, j + n) for tag, i, end, j, _ in codes if tag == "equal" for n in range(end - i)]
    found = [told for stretch in _glued(stretches, origin, copy) for told in _told(stretch, origin, copy)]
    found += [(Stretch(i, i + 1, j, j + 1), edit) for i, j, edit in _rewritten(aligned, origin, copy)]
    return tuple(edit for _, edit in sorted(found, key=_place))


def _place(found: tuple[Stretch, Edit]) -> tuple[int, int]:
    return found[0].start, found[0].first


def _glued(stretches: Sequence[Stretch], origin: Tokens, copy: Tokens) -> Iterator[Stretch]:
    """Stretches of more than a word's styling that nearly touch, joined; none reaches over a paragraph's end."""
    waiting: Stretch | None = None
    for stretch in stretches:
        if waiting and _belong(waiting, stretch, origin, copy):
            waiting = Stretch(waiting.first, stretch.last, waiting.start, stretch.end)
            continue
        if waiting:
            yield waiting
        waiting = stretch
    if waiting:
        yield waiting


def _belong(one: Stretch, other: Stretch, origin: Tokens, copy: Tokens) -> bool:
    if other.first == one.last and other.start == one.end:
        return True
    if other.first - one.last > GLUE:
        return False
    joined = Stretch(one.first, other.last, one.start, other.end)
    if (
        len(set(_paragraphs(origin, joined.first, joined.last))) > 1
        or len(set(_paragraphs(copy, joined.start, joined.end))) > 1
    ):
        return False
    return not {_kind(one, origin, copy), _kind(other, origin, copy)} & {"style", "spelling", "added", "cut"}


def _paragraphs(text: Tokens, first: int, last: int) -> tuple[int, ...]:
    return text.paragraphs[first:last]


def _kind(stretch: Stretch, origin: Tokens, copy: Tokens) -> EditKind:
    return kind_of(_surfaces(origin, stretch.first, stretch.last), _surfaces(copy, stretch.start, stretch.end))


def _surfaces(text: Tokens, first: int, last: int) -> list[str]:
    return [text.surface(i) for i in range(first, last)]


def _told(stretch: Stretch, origin: Tokens, copy: Tokens) -> Iterator[tuple[Stretch, Edit]]:
    """The edits of one stretch: a short one whole, a long one by what was cut and what was added, by paragraph."""
    if max(stretch.last - stretch.first, stretch.end - stretch.start) <= LONG:
        yield stretch, _edit(stretch, origin, copy)
        return
    parts = [Stretch(i, j, stretch.start, stretch.start) for i, j in _by_paragraph(origin, stretch.first, stretch.last)]
    parts += [Stretch(stretch.last, stretch.last, i, j) for i, j in _by_paragraph(copy, stretch.start, stretch.end)]
    for part in parts:
        yield part, _edit(part, origin, copy)


def _by_paragraph(text: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    for _, run in groupby(range(first, last), key=text.paragraphs.__getitem__):
        words = list(run)
        yield words[0], words[-1] + 1


def _edit(stretch: Stretch, origin: Tokens, copy: Tokens) -> Edit:
    words = _words if stretch.first < stretch.last and stretch.start < stretch.end else _with_marks
    sides = words(origin, stretch.first, stretch.last), words(copy, stretch.start, stretch.end)
    return _made(_kind(stretch, origin, copy), sides, copy)


def _made(kind: EditKind, sides: tuple[Evidence | None, Evidence | None], copy: Tokens) -> Edit:
    before, after = sides
    proof = tuple(side for side in sides if side)
    return Edit(copy.article.id, kind, before.text if before else "", after.text if after else "", proof)


def _words(text: Tokens, first: int, last: int) -> Evidence | None:
    """The words from `first` to `last` with the marks that close them, as written."""
    if first == last:
        return None
    start, end = text.spans[first][0], text.spans[last - 1][1]
    return text.article.evidence(start, _closed(text, last - 1, end))


def _with_marks(text: Tokens, first: int, last: int) -> Evidence | None:
    """The words from `first` to `last` with the brackets, quotes and points that cling to them."""
    if first == last:
        return None
    whole = text.article.text
    part = text.article.paragraphs[text.paragraphs[first]]
    start, end = text.spans[first][0], text.spans[last - 1][1]
    while start > part.start and whole[start - 1] in OPENING_MARKS:
        start -= 1
    part = text.article.paragraphs[text.paragraphs[last - 1]]
    while end < part.end and whole[end] in CLOSING_MARKS:
        end += 1
    return text.article.evidence(start, end)


def _closed(text: Tokens, last: int, end: int) -> int:
    """The end of the last word with the point of its abbreviation ("U.S.")."""
    after = text.article.text[end : end + 1]
    return end + 1 if after == "." and "." in text.surface(last) else end


def _rewritten(aligned: Sequence[tuple[int, int]], origin: Tokens, copy: Tokens) -> Iterator[tuple[int, int, Edit]]:
    """Aligned words that are written otherwise ("U.S.", "US"), and aligned neighbours with other marks between them."""
    for at, (i, j) in enumerate(aligned):
        if not _written_alike(origin, i, copy, j):
            yield i, j, _made("style", (_words(origin, i, i + 1), _words(copy, j, j + 1)), copy)
            continue
        if at + 1 < len(aligned) and aligned[at + 1] == (i + 1, j + 1):
            before, after = _marked(origin, i), _marked(copy, j)
            if plain(_marks(origin, i)) != plain(_marks(copy, j)):
                yield i, j, _made("style", (before, after), copy)


def _written_alike(origin: Tokens, i: int, copy: Tokens, j: int) -> bool:
    """Whether the two words are written alike, apostrophes aside; a capital that opens a paragraph is no style."""
    one, other = _straight(origin.surface(i)), _straight(copy.surface(j))
    return plain(one) == plain(other) if _opens(origin, i) or _opens(copy, j) else one == other


def _opens(text: Tokens, i: int) -> bool:
    return i == 0 or text.paragraphs[i - 1] != text.paragraphs[i]


def _straight(word: str) -> str:
    return word.replace("’", "'").replace("´", "'")


def _marks(text: Tokens, i: int) -> str:
    """What stands between word `i` and the next, white space aside; the point of an abbreviation belongs to it."""
    end = _closed(text, i, text.spans[i][1])
    return "".join(text.article.text[end : text.spans[i + 1][0]].split())


def _marked(text: Tokens, i: int) -> Evidence:
    """Word `i` with the marks after it, and the next word where it stands in the same paragraph."""
    start, end = text.spans[i]
    if text.paragraphs[i] == text.paragraphs[i + 1]:
        return text.article.evidence(start, text.spans[i + 1][1])
    rest = text.article.text[end : text.spans[i + 1][0]]
    marks = rest.split(maxsplit=1)[0] if rest[:1].strip() else ""
    return text.article.evidence(start, end + len(marks))
