"""Days: when something was said.

In: the statements of one article and its time expressions. Out: the statements with the day, week or month beside the cue, or beside that of what the
same one said right before, else the day of publication, which says so; none where it was said at another time ("previously"). Never: a day that is
still to come.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.days import REPORTED
from dateline.english.lexicon import group
from dateline.terms import Article, Evidence, Statement, Timex, When

FARTHEST_DAY = 60
"""Characters between a cue and the day it was said on: "told reporters at the palace on Tuesday" fits."""
_PLAIN_GAP = re.compile(r"[^.!?;:,\"“”]*")
_PLAIN_END = re.compile(r"[^.!?;:,\"“”]*\Z")
THEN = " then "
"""Right behind a cue, another time than now: "his lawyer said then that"; before it, it only goes on."""
NEAR = 15
"""Characters before a cue in which an adverb of its own stands."""


def dated(statements: Sequence[Statement], article: Article, days: Sequence[Timex]) -> list[Statement]:
    """The statements with the day on which they were made."""
    contents = sorted((s.start, s.end) for s in statements)
    published = replace(article.published, basis=REPORTED) if article.published else None
    told = [replace(s, said=_said(s, article, days, contents, published)) for s in statements]
    return _carried(told, article, days, contents)


def _carried(
    statements: Sequence[Statement], article: Article, days: Sequence[Timex], contents: list[tuple[int, int]]
) -> list[Statement]:
    """What somebody goes on to say in the same paragraph is of the same day, until the report tells another or somebody else speaks."""
    found = {one.id: one for one in statements}
    before: Statement | None = None
    for one in sorted(statements, key=_start):
        if before is not None and _goes_on(before, one, article, days, contents):
            found[one.id] = replace(one, said=before.said and replace(before.said, basis=_on(before.said.basis)))
        before = found[one.id]
    return [found[one.id] for one in statements]


def _on(basis: str) -> str:
    return basis if basis.endswith(SAID_ON) else f"{basis}{SAID_ON}"


SAID_ON = "; said on from the words before, by the same speaker"


def _start(statement: Statement) -> tuple[int, int]:
    return statement.start, statement.end


def _goes_on(
    before: Statement, one: Statement, article: Article, days: Sequence[Timex], contents: list[tuple[int, int]]
) -> bool:
    """Whether a day is told of the one alone, and both are the same speaker's in one paragraph, with no other day between."""
    if before.said is None or before.said.basis == REPORTED or one.said is None or one.said.basis != REPORTED:
        return False
    if before.speaker is None or one.speaker != before.speaker or one.cue is None:
        return False
    end = max(one.end, one.cue.end)
    other = any(before.end < t.start < end and not any(a <= t.start < b for a, b in contents) for t in days)
    return not other and "\n" not in article.text[before.start : one.start]


def _said(
    statement: Statement,
    article: Article,
    days: Sequence[Timex],
    contents: list[tuple[int, int]],
    published: When | None,
) -> When | None:
    """The day beside the cue, if one is there and not to come; else the day of publication."""
    cue, source = statement.cue, statement.source
    if cue is not None:
        first = min(cue.start, source.start) if source else cue.start
        last = max(cue.end, source.end) if source and source.start - cue.end < FARTHEST_DAY else cue.end
        for timex in _beside(days, first, last):
            if _attached(article.text, timex, first, cue, last, contents) and _is_past(timex, article):
                return timex.when
        if _is_back_then(article.text, statement, cue):
            return None
    return published


def _is_back_then(text: str, statement: Statement, cue: Evidence) -> bool:
    """Whether the report says that it was said before, and not when: "had previously said", "told the paper at the time"."""
    source = statement.source or cue
    first, last = min(cue.start, source.start), max(cue.end, source.end)
    end = statement.start if statement.start >= last else last + FARTHEST_DAY
    between = text[source.end : cue.start] if source.end < cue.start else text[cue.end : max(source.start, cue.end)]
    beside = (*_PLAIN_END.findall(text[max(first - NEAR, 0) : first]), between, cue.text, _gap(text, last, end))
    told = " ".join(beside).casefold()
    if text[cue.end : cue.end + len(THEN)].casefold() == THEN:
        return True
    anew = "|".join(sorted(group("anew")))
    return any(re.search(rf"\b{words.replace('_', ' ')}\b(?! (?:{anew})\b)", told) for words in group("back_then"))


def _gap(text: str, start: int, end: int) -> str:
    found = _PLAIN_GAP.match(text, start, end)
    return found.group() if found else ""


def _beside(days: Sequence[Timex], first: int, last: int) -> list[Timex]:
    """Time expressions near a cue, the nearest first."""
    starts = [t.start for t in days]
    near = days[bisect_left(starts, first - 2 * FARTHEST_DAY) : bisect_right(starts, last + FARTHEST_DAY)]
    return sorted(near, key=lambda t: (max(first - t.end, t.start - last, 0), t.start))


def _attached(text: str, timex: Timex, first: int, cue: Evidence, last: int, contents: list[tuple[int, int]]) -> bool:
    """Whether a day stands right after the cue ("said on Tuesday") or opens the clause ("On Tuesday, Ruiz said")."""
    if timex.kind not in {"date", "time"} or timex.when is None or timex.when.alternatives:
        return False
    if any(start < timex.end and timex.start < end for start, end in contents):
        return False
    if timex.start >= cue.end:
        begin = last if timex.start >= last else cue.end
        return _PLAIN_GAP.fullmatch(text, begin, timex.start) is not None
    before = text[timex.end : cue.start].split()
    if cue.text.endswith("ing") and before == [","]:  # "Ruiz hit back late on Monday, telling reporters"
        return True
    if first < timex.start:  # "Ruiz in May argued", "Ruiz, who a week ago said"
        return len(before) <= 1 and _PLAIN_GAP.fullmatch(text, timex.end, cue.start) is not None
    return timex.end <= first and text[timex.end : first].strip() in {"", ","}


def _is_past(timex: Timex, article: Article) -> bool:
    if article.published is None or timex.when is None:
        return True
    return timex.when.start[:10] <= article.published.end[:10]
