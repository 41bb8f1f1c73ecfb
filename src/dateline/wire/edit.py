"""Edits: what an outlet changed in the text that it ran.

In: the origin and a copy. Out: Edits in the copy's reading order, headline first, each with its words on
both sides. Never: a judgement of why.

What lies between aligned words is an edit, and so is a word or its punctuation that is aligned but written otherwise.
A headline is every outlet's own: it is compared word by word only where most of it is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.terms import Article, Edit, EditKind, Evidence, Part
from dateline.text import plain
from dateline.wire.align import Stretch, align
from dateline.wire.kinds import kind_of
from dateline.wire.tokens import Tokens, headline, tokens

GLUE = 2
"""So many aligned words between two differing stretches are chance, and the two are told as one edit."""
LONG = 12
"""A replaced stretch of more words is told as what was cut and what was added: no reader compares so many at a glance."""
SAME_HEADLINE = 0.5
"""Share of the longer headline that must be aligned for its words to be compared one by one."""

OPENING_MARKS = frozenset("([{“‘„«\"'")
CLOSING_MARKS = frozenset(")]}”’»\"'.,;:!?")


def edits(origin: Article, copy: Article) -> tuple[Edit, ...]:
    """How `copy` differs from `origin`, in the copy's reading order; two versions of one page are compared so too."""
    return differences(tokens(origin), tokens(copy))


def differences(origin: Tokens, copy: Tokens) -> tuple[Edit, ...]:
    """The same of two articles that are read already."""
    found = align(origin, copy)
    told = [one for stretch in _glued(found.stretches, origin, copy) for one in _told(stretch, origin, copy)]
    told += [(Stretch(i, i + 1, j, j + 1), edit) for i, j, edit in _rewritten(found.pairs, origin, copy)]
    return (*_headlines(origin.article, copy.article), *(edit for _, edit in sorted(told, key=_place)))


def _headlines(origin: Article, copy: Article) -> Iterator[Edit]:
    """How the headline differs, where both pages show one; capitals are a house's own and no edit."""
    before, after = _title(origin), _title(copy)
    if before is None or after is None or plain(before.text) == plain(after.text):
        return
    old, new = headline(origin, before), headline(copy, after)
    found = align(old, new)
    if len(found.pairs) >= SAME_HEADLINE * max(len(old), len(new)):
        for stretch in _glued(found.stretches, old, new):
            yield from (edit for _, edit in _told(stretch, old, new))
    else:
        sides = origin.evidence(before.start, before.end), copy.evidence(after.start, after.end)
        yield Edit(copy.id, "wording", before.text, after.text, sides)


def _title(article: Article) -> Part | None:
    return next((part for part in article.masthead if part.kind == "title"), None)


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
    skipped = other.first - one.last, other.start - one.end
    if skipped == (0, 0):
        return True
    if skipped[0] != skipped[1] or not 0 < skipped[0] <= GLUE:
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
    """The words as written; those of a headline in small letters, since its capitals make no names."""
    row = [text.surface(i) for i in range(first, last)]
    return [word.lower() for word in row] if text.titled else row


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
    part = text.parts[text.paragraphs[first]]
    start, end = text.spans[first][0], text.spans[last - 1][1]
    while start > part.start and whole[start - 1] in OPENING_MARKS:
        start -= 1
    part = text.parts[text.paragraphs[last - 1]]
    while end < part.end and whole[end] in CLOSING_MARKS:
        end += 1
    return text.article.evidence(start, end)


def _closed(text: Tokens, last: int, end: int) -> int:
    """The end of the last word with the point of its abbreviation ("U.S.")."""
    after = text.article.text[end : end + 1]
    return end + 1 if after == "." and "." in text.surface(last) else end


def _rewritten(aligned: Sequence[tuple[int, int]], origin: Tokens, copy: Tokens) -> Iterator[tuple[int, int, Edit]]:
    """Aligned words that are written otherwise ("U.S.", "US"), and such with other marks around them."""
    known = set(aligned)
    for i, j in aligned:
        if not _written_alike(origin, i, copy, j):
            yield i, j, _made("style", (_words(origin, i, i + 1), _words(copy, j, j + 1)), copy)
            continue
        ends = _ends(origin, i), _ends(copy, j)
        if _opens(origin, i) and _opens(copy, j) and _before(origin, i) != _before(copy, j):
            yield i, j, _made("style", (_with_marks(origin, i, i + 1), _with_marks(copy, j, j + 1)), copy)
        elif (all(ends) or (not any(ends) and (i + 1, j + 1) in known)) and _after(origin, i) != _after(copy, j):
            yield i, j, _made("style", (_marked(origin, i), _marked(copy, j)), copy)


def _written_alike(origin: Tokens, i: int, copy: Tokens, j: int) -> bool:
    """Whether the two words are written alike; a capital that opens a paragraph is no style."""
    one, other = origin.surface(i), copy.surface(j)
    return one.lower() == other.lower() if _opens(origin, i) or _opens(copy, j) else one == other


def _opens(text: Tokens, i: int) -> bool:
    return i == 0 or text.paragraphs[i - 1] != text.paragraphs[i]


def _ends(text: Tokens, i: int) -> bool:
    return i + 1 == len(text) or text.paragraphs[i + 1] != text.paragraphs[i]


def _before(text: Tokens, i: int) -> str:
    """The marks that open the paragraph before word `i`, its first."""
    part = text.parts[text.paragraphs[i]]
    return "".join(text.article.text[part.start : text.spans[i][0]].split())


def _after(text: Tokens, i: int) -> str:
    """What stands after word `i`, to the next or to the paragraph's end, white space and an abbreviation's point aside."""
    part = text.parts[text.paragraphs[i]]
    stop = part.end if _ends(text, i) else text.spans[i + 1][0]
    return "".join(text.article.text[_closed(text, i, text.spans[i][1]) : stop].split())


def _marked(text: Tokens, i: int) -> Evidence:
    """Word `i` with the marks after it, and the next word where it stands in the same paragraph."""
    start, end = text.spans[i]
    if not _ends(text, i):
        return text.article.evidence(start, text.spans[i + 1][1])
    part = text.parts[text.paragraphs[i]]
    rest = text.article.text[end : part.end]
    marks = rest.split(maxsplit=1)[0] if rest[:1].strip() else ""
    return text.article.evidence(start, end + len(marks))
