"""The brief: up to nine whole sentences of reports that tell a story, each with its words.

In: the articles of one story, their parses, events, dispatches, statements, cast, time expressions and changes. Out: the news first, then
how it came, then who says what. Never: a sentence that no report has, one thing said twice, what a later report has overtaken, a "he" or
a "Tuesday" without what it stands for.

How likely a sentence tells what an editor would is asked of `worth`. Sentences are taken one by one: each time the one that most likely
tells something which those taken before it do not tell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from heapq import heapify, heappop, heappush

from dateline.days import MONTHS
from dateline.english.lexicon import group
from dateline.language import Parse
from dateline.tell import worth
from dateline.tell.fresh import new_since, still_so
from dateline.tell.gathered import Gathered
from dateline.tell.glosses import hangs, in_brackets, in_quotes, unjoined
from dateline.tell.lines import Line, lines
from dateline.tell.overtaken import overtaken
from dateline.terms import Article, BriefLine, Cast, Change, Dispatch, Event, Statement, Timex, When
from dateline.vectors import PLACES, Vector, centroid, cosine

FEWEST, MOST = 6, 9
"""Lines of a brief of up to FEW dispatches, and of many; one more for each two dispatches beyond."""
FEW = 5
WORDS = 250
"""Words of a brief at most."""
LEAST = 0.03
"""Chance of telling something new from which a sentence is taken: below, a brief ends sooner."""
SPOKEN = 0.5
"""Share of a sentence in somebody's words from which it is told among those who speak."""
OPENING = 3
"""Lines with which a brief opens."""
ELSEWHERE = 0.5
"""What a line of another report than the first counts among them: the news reads best in one voice."""
CENTRAL = 8
"""How much better a report opens a brief that is more like the others (2, 4 and 8 were tried)."""
SHORT, BREVITY = 12, 0.75
"""Content words from which a longer sentence opens it less well, and how much less (0, .75 and 1.5 were tried)."""
FEWEST_OWN = 3
"""Words outside quotation marks that a sentence needs, so that a reader knows whose words they are."""
READ_WHOLE = 12
"""Sentences at the head of each report that are looked at where a story has many (see WIDE)."""
WIDE = 60
"""Dispatches from which only the heads of reports are looked at; a brief of hundreds needs no eleventh paragraph."""
ADDRESSED = group("addressed")
_WORD = re.compile(r"[^\W\d_]+")
_CAPTION = re.compile(rf"(?:[A-Z]{{2,}} )?(?:{'|'.join(MONTHS)}) \d\d?(?:, \d{{4}})? ?[:|]")
"""How a caption opens, or a line of a list of days: "May 21: Oil is seen on an island"."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a choice of lines is made from: `chances`: each tells what an editor would tell; `openings`: how well it opens a brief."""

    lines: tuple[Line, ...]
    vectors: Sequence[Vector]
    chances: Sequence[float]
    openings: Sequence[float]


class Texts(dict[int, str]):
    """The text that a reader sees of each line, made when it is asked for."""

    def __init__(self, found: Sequence[Line], cast: Cast, timexes: Iterable[Timex]) -> None:
        super().__init__()
        self._lines, self._cast = found, cast
        self._timexes: dict[str, list[Timex]] = {}
        for timex in timexes:
            self._timexes.setdefault(timex.article, []).append(timex)

    def __missing__(self, i: int) -> str:
        line = self._lines[i]
        return self.setdefault(
            i, unjoined(in_quotes(in_brackets(line, self._cast, self._timexes.get(line.article, ()))))
        )


def brief(
    articles: Sequence[Article],
    parses: Mapping[str, Parse],
    events: Sequence[Event],
    dispatches: Sequence[Dispatch],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    timexes: Sequence[Timex] = (),
    changes: Sequence[Change] = (),
    since: date | None = None,
    gathered: Gathered | None = None,
) -> tuple[BriefLine, ...]:
    """The brief of one story.

    `parses` maps article ids to parses; an article without one is split simply. What the older side of one of the `changes` tells is not
    told. `since` gives only what reports after that day say and none before did; it may be empty. `gathered` are the deeds
    and figures of the reports where a telling has gathered them.
    """
    everything = lines(articles, parses, dispatches)
    newest = max((line.reported.last_day for line in everything if line.reported), default=None)
    heads = _heads(everything)
    draft = _draft(worth.weighed(heads, articles, events, dispatches, timexes), heads)
    fresh = everything if since is None else new_since(everything, events, since)
    every = gathered or Gathered(articles, parses, dispatches, timexes)
    past = list(overtaken(every.deeds, every.counts, newest)) if newest is not None else []
    open_to = {line for line in still_so(fresh, events, changes, newest, past) if _reads_alone(line, cast)}
    texts = Texts(draft.lines, cast, timexes)
    chosen = _choose(draft, [i for i, line in enumerate(draft.lines) if line in open_to], texts, newest)
    ordered = _in_order(draft, chosen, newest, _spoken(statements))
    return tuple(BriefLine(texts[i], (draft.lines[i].evidence,), _so_on(draft.lines[i], newest)) for i in ordered)


def _heads(found: Sequence[Line]) -> tuple[Line, ...]:
    if len({line.dispatch for line in found}) < WIDE:
        return tuple(found)
    return tuple(line for line in found if line.position < READ_WHOLE)


def _draft(told: worth.Weighed, found: tuple[Line, ...]) -> Draft:
    chances = [worth.chance("tells", one) for one in told.features]
    return Draft(found, told.vectors, chances, _openings(found, told.vectors, chances))


def _openings(found: Sequence[Line], rows: Sequence[Vector], chances: Sequence[float]) -> list[float]:
    """A brief opens best in few words, from the head of the report that is most like all of them."""
    central = _central(found, rows)
    values = []
    for line, chance in zip(found, chances, strict=True):
        far = math.sqrt(1 + line.position) * (max(SHORT, len(line.terms)) / SHORT) ** BREVITY
        values.append(round(chance * central[line.dispatch] ** CENTRAL / far, PLACES))
    return values


def _central(found: Sequence[Line], rows: Sequence[Vector]) -> dict[str, float]:
    """How near each dispatch is to the middle of all, the nearest 1."""
    mine: dict[str, list[tuple[Vector, float]]] = {}
    for line, row in zip(found, rows, strict=True):
        mine.setdefault(line.dispatch, []).append((row, 1.0))
    each = {dispatch: centroid(lines_of_it) for dispatch, lines_of_it in mine.items()}
    middle = centroid((row, 1.0) for row in each.values())
    near = {dispatch: cosine(row, middle) for dispatch, row in each.items()}
    most = max(near.values(), default=0.0) or 1.0
    return {dispatch: value / most for dispatch, value in near.items()}


def _reads_alone(line: Line, cast: Cast) -> bool:
    """Whether a reader can read it by itself: no caption, no question, no talk to the reader, no words without their speaker, no open "he"."""
    return line.headed and _is_told_plainly(line.text) and not hangs(line, cast)


@lru_cache(maxsize=20_000)
def _is_told_plainly(text: str) -> bool:
    """No caption, no question, no talk to the reader, and words of the report's own."""
    own = _WORD.findall(worth.unquoted(text))
    if _CAPTION.match(text) or text.rstrip('"”’) ').endswith("?") or any(word.lower() in ADDRESSED for word in own):
        return False
    return len(own) >= FEWEST_OWN


def _room(found: Sequence[Line]) -> int:
    """How many lines the brief of so many dispatches may have."""
    return max(FEWEST, min(MOST, FEWEST + (len({line.dispatch for line in found}) - FEW + 1) // 2))


def _choose(draft: Draft, open_to: Sequence[int], texts: Texts, newest: date | None) -> list[int]:
    """The lines told: those that open the brief, the first of the newest day where one is of it, then what else is worth it."""
    choice = _Choice(draft, texts, _room(draft.lines), open_to)
    first = choice.take([i for i in open_to if _is_of(draft.lines[i], newest)] or open_to, draft.openings, 1)
    leading = {draft.lines[i].dispatch for i in first}
    told_on = [
        value * (1 if line.dispatch in leading else ELSEWHERE)
        for line, value in zip(draft.lines, draft.openings, strict=True)
    ]
    choice.take(open_to, told_on, OPENING - 1)
    choice.take(open_to, draft.chances, MOST)
    return choice.taken


class _Choice:
    """The lines taken so far, each beside those before it, within the room of a brief."""

    def __init__(self, draft: Draft, texts: Texts, room: int, open_to: Iterable[int]) -> None:
        self._draft, self._texts, self._room, self._words = draft, texts, room, WORDS
        self._fresh = {i: 1.0 for i in open_to if draft.chances[i] >= LEAST}
        self._beside = dict.fromkeys(self._fresh, 0)
        self.taken: list[int] = []

    def take(self, candidates: Sequence[int], worths: Sequence[float], most: int) -> list[int]:
        """Take the best of the candidates, one by one, as long as one is likely to tell something new.

        A line is set beside what was taken only when it comes first: as its chance can only fall, the others are no better.
        """
        taken: list[int] = []
        waiting = [(self._rank(i, worths), i) for i in set(candidates) & self._fresh.keys()]
        heapify(waiting)
        while waiting and len(taken) < most and len(self.taken) < self._room:
            _, best = heappop(waiting)
            if self._beside[best] < len(self.taken):
                if self._is_fresh(best):
                    heappush(waiting, (self._rank(best, worths), best))
                continue
            length = len(self._texts[best].split())
            if length <= self._words:
                taken.append(best)
                self.taken.append(best)
                self._words -= length
                del self._fresh[best]
        return taken

    def _rank(self, i: int, worths: Sequence[float]) -> float:
        return -round(self._fresh[i] * worths[i], PLACES)

    def _is_fresh(self, i: int) -> bool:
        """Whether line `i` is likely to tell something new beside all that was taken."""
        for told in self.taken[self._beside[i] :]:
            self._fresh[i] *= self._other(i, told)
        self._beside[i] = len(self.taken)
        if self._fresh[i] * self._draft.chances[i] < LEAST:
            del self._fresh[i]
            return False
        return True

    def _other(self, i: int, told: int) -> float:
        """How likely line `i` tells something else than the line `told`."""
        return 1 - worth.chance("same", worth.same_features(self._draft.vectors[i], self._draft.vectors[told]))


def _is_of(line: Line, newest: date | None) -> bool:
    return newest is None or (line.reported is not None and line.reported.last_day == newest)


def _in_order(draft: Draft, chosen: Sequence[int], newest: date | None, spoken: Mapping[str, _Spans]) -> list[int]:
    """The news as it was taken, what opens it as its reports tell it; how it came as it was reported; who says what with the newest first."""
    chosen = [*_as_told(draft, chosen[:OPENING]), *chosen[OPENING:]]
    voices = [i for i in chosen[1:] if _is_spoken(draft.lines[i], spoken)]
    news = [i for i in chosen if i not in voices and _is_of(draft.lines[i], newest)]
    history = sorted(i for i in chosen if i not in voices and i not in news)
    return [*news, *history, *sorted(voices, key=lambda i: (not _is_of(draft.lines[i], newest), -i))]


def _as_told(draft: Draft, chosen: Sequence[int]) -> list[int]:
    """The lines of each report in its own order: "The announcement came after" does not stand before what was announced."""
    of_report: dict[str, list[int]] = {}
    for i in sorted(chosen):
        of_report.setdefault(draft.lines[i].dispatch, []).append(i)
    return [of_report[draft.lines[i].dispatch].pop(0) for i in chosen]


_Spans = list[tuple[int, int]]


def _spoken(statements: Iterable[Statement]) -> dict[str, _Spans]:
    """Article → where somebody who is named speaks in it."""
    found: dict[str, _Spans] = {}
    for one in statements:
        if one.speaker:
            found.setdefault(one.article, []).append((one.start, one.end))
    return found


def _is_spoken(line: Line, spoken: Mapping[str, _Spans]) -> bool:
    shares = [min(end, line.end) - max(start, line.start) for start, end in spoken.get(line.article, ())]
    return sum(share for share in shares if share > 0) >= SPOKEN * (line.end - line.start)


def _so_on(line: Line, newest: date | None) -> When | None:
    """The day on which an older line was so."""
    return None if line.reported is None or _is_of(line, newest) else line.reported
