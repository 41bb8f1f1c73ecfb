"""The brief: three to eight sentences that tell a story, each with its words.

In: the articles of one story, their parses, events, dispatches, statements, cast and time expressions. Out: the newest
state, then how it came, then who says what. Never: a sentence that no report has, one thing said twice, a "he" or a
"Tuesday" without what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.language import Parse
from dateline.tell.brackets import dangling, in_brackets
from dateline.tell.fresh import new_since
from dateline.tell.lines import Line, lines
from dateline.tell.rank import SAME, choose, length_cost
from dateline.tell.timeline import heaviest, weigh
from dateline.terms import Article, BriefLine, Cast, Dispatch, Event, Evidence, Statement, Timex
from dateline.vectors import Vector, centroid, cosine, vectors

FEWEST, MOST = 3, 8
"""Sentences of a brief."""
TOP = 3
"""Events that a brief has to cover."""
VOICES = 2
"""Speakers that a brief lets speak at most."""
LONG = 12
"""Content words from which a sentence of a brief costs its reader (30, as in timelines, loses half a point of ROUGE-L)."""
LEDE = 0.45
"""What a sentence gains for opening its report, in cosines; the second half of it, the third a third."""
CENTRAL = 0.4
"""What a sentence gains for standing in the most central report; in the others in proportion (0.2 to 1 are alike)."""
HANGING = 0.5
"""What a sentence loses for leaning on one before it: enough to be taken only where nothing else tells the thing."""
SHORT, BREVITY = 5, 0.2
"""Content words below which a sentence is a heading or a scrap, and what it loses for that."""
EVENT = 0.2
"""What a sentence gains for telling the weightiest event; the others by their weight."""
NEWEST = 0
"""Days before the last report that still count as the newest state (1 told yesterday's toll before today's)."""
READ_WHOLE = 12
"""Sentences at the head of each report that are looked at where a story has many (see WIDE)."""
WIDE = 60
"""Dispatches from which only the heads of reports are looked at; a brief of hundreds needs no eleventh paragraph."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a choice of lines is made from."""

    lines: tuple[Line, ...]
    vectors: Sequence[Vector]
    middle: Vector
    bonus: Sequence[float]
    told: Mapping[int, frozenset[str]]


def brief(
    articles: Sequence[Article],
    parses: Mapping[str, Parse],
    events: Sequence[Event],
    dispatches: Sequence[Dispatch],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    timexes: Sequence[Timex] = (),
    since: date | None = None,
) -> tuple[BriefLine, ...]:
    """The brief of one story.

    `parses` maps article ids to parses; an article without one is split simply. `since` gives only what reports after
    that day say and none before did; it may be empty.
    """
    everything = lines(articles, parses, dispatches)
    fresh = everything if since is None else new_since(everything, events, since)
    weights = weigh(events, dispatches)
    draft = _draft(_heads(fresh), events, weights, cast)
    chosen = _choose(draft, heaviest(events, weights, TOP), statements)
    by_article = _by_article(timexes)
    return tuple(
        BriefLine(in_brackets(line, cast, by_article.get(line.article, ())), (line.evidence,))
        for line in (draft.lines[i] for i in chosen)
    )


def _heads(found: Sequence[Line]) -> tuple[Line, ...]:
    if len({line.dispatch for line in found}) < WIDE:
        return tuple(found)
    return tuple(line for line in found if line.position < READ_WHOLE)


def _draft(
    found: tuple[Line, ...],
    events: Sequence[Event],
    weights: Mapping[str, float],
    cast: Cast,
) -> Draft:
    """Lines with their vectors, what they are all about, and what each has going for it."""
    told = _told(found, ((event.id, report.evidence) for event in events for report in event.reports))
    heaviest_of_all = max(weights.values(), default=1.0) or 1.0
    rows = vectors([line.terms for line in found])
    central = _central(found, rows)
    bonus = []
    for i, line in enumerate(found):
        event = max((weights[id] for id in told.get(i, ())), default=0.0) / heaviest_of_all
        gain = LEDE / (1 + line.position) + EVENT * event - length_cost(len(line.terms), LONG)
        gain += CENTRAL * central[line.dispatch]
        gain -= HANGING * dangling(line, cast) + BREVITY * (len(line.terms) < SHORT)
        bonus.append(gain)
    middle = centroid((row, 1.0 / (1 + found[i].position)) for i, row in enumerate(rows))
    return Draft(found, rows, middle, bonus, told)


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


def _told(found: Sequence[Line], evidence: Iterable[tuple[str, Evidence]]) -> dict[int, frozenset[str]]:
    """For each line, whose evidence it shares words with."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for id, words in evidence:
        spans.setdefault(words.article, []).append((words.start, words.end, id))
    told = {}
    for i, line in enumerate(found):
        ids = {id for start, end, id in spans.get(line.article, ()) if start < line.end and line.start < end}
        if ids:
            told[i] = frozenset(ids)
    return told


def _choose(draft: Draft, top: Sequence[Event], statements: Sequence[Statement]) -> list[int]:
    """Indexes of the lines of the brief: the newest state, how it came (as reported), who says what (newest first)."""
    room = min(MOST, FEWEST - 1 + len({line.reported.last_day for line in draft.lines if line.reported}))
    newest = _newest(draft.lines)
    state = _pick(draft, newest, [], 1 + (len(newest) < len(draft.lines)))
    chosen = list(state)
    for event in top:
        telling = {i for i in range(len(draft.lines)) if event.id in draft.told.get(i, ())}
        if not telling & set(chosen):
            chosen += _pick(draft, telling, chosen, 1)
    voices = _voices(draft, chosen, room, statements)
    chosen += voices
    if len(newest) == len(draft.lines):
        state = _told_on(draft, state, chosen, room)
        chosen += (i for i in state if i not in chosen)
    chosen += _pick(draft, set(range(len(draft.lines))), chosen, max(0, room - len(chosen)))
    history = sorted(i for i in chosen if i not in state and i not in voices)
    return [*state, *history, *sorted(voices, reverse=True)]


def _told_on(draft: Draft, state: Sequence[int], chosen: Sequence[int], room: int) -> list[int]:
    """The state, told on in the words of the report that leads: reports of one day read best in one voice."""
    leading = {draft.lines[i].dispatch for i in state}
    open_to = {i for i, line in enumerate(draft.lines) if line.dispatch in leading}
    return sorted([*state, *_pick(draft, open_to, chosen, max(0, room - len(chosen)))])


def _voices(draft: Draft, before: Sequence[int], room: int, statements: Sequence[Statement]) -> list[int]:
    """Lines in which people speak who have not spoken yet, a speaker once."""
    spoken = _speaking(draft.lines, statements)
    speakers = {who for i in before for who in spoken.get(i, ())}
    chosen: list[int] = []
    for _ in range(min(VOICES, room - len(before))):
        open_to = {i for i, who in spoken.items() if not who & speakers}
        chosen += _pick(draft, open_to, [*before, *chosen], 1)
        speakers |= {who for i in chosen for who in spoken[i]}
    return chosen


def _pick(draft: Draft, candidates: set[int], chosen: Sequence[int], count: int) -> list[int]:
    """The best of the candidates that say nothing already chosen."""
    open_to = sorted(
        i for i in candidates if not any(cosine(draft.vectors[i], draft.vectors[j]) >= SAME for j in chosen)
    )
    rows = [draft.vectors[i] for i in open_to]
    return [open_to[k] for k in choose(rows, draft.middle, count, bonus=[draft.bonus[i] for i in open_to])]


def _newest(found: Sequence[Line]) -> set[int]:
    """The lines of the last day or two; all, where no report has a day."""
    last = max((line.reported.last_day for line in found if line.reported), default=None)
    if last is None:
        return set(range(len(found)))
    return {i for i, line in enumerate(found) if line.reported and (last - line.reported.last_day).days <= NEWEST}


def _speaking(found: Sequence[Line], statements: Sequence[Statement]) -> dict[int, frozenset[str]]:
    """The lines in which somebody who is named speaks, and who."""
    spans = ((s.speaker, Evidence(s.article, s.start, s.end, s.text)) for s in statements if s.speaker)
    return _told(found, spans)


def _by_article(timexes: Iterable[Timex]) -> dict[str, list[Timex]]:
    found: dict[str, list[Timex]] = {}
    for timex in timexes:
        found.setdefault(timex.article, []).append(timex)
    return found
