"""Votes: which day a report was published on, of all that sources say.

In: what was read of the clocks, each with its kind of source. Out: the day of publication, or why it is left open. Never: a
day that no source names.

The rule: every source has one vote for its first candidate, and the day with most votes is taken; of equals the source named
first below wins. What a page shows at the head of its story weighs more than what it hides; what stands
elsewhere on it less. htmldate has looked at all of a page, but where it says what metadata say, it has only read them
too; its vote then breaks ties alone. So it is where it says the day of a change, day and month of another source
swapped, or a page's own clock. Its first of January is how it writes a bare year, and no day at all. Where htmldate
says something of its own, every source stands alone against the others, and none is metadata, an address or a stamp at the head
of the story, the day is left open.

An address that lies one day from the metadata tells another time zone or the day of filing, and weighs no more than they do.

Weights follow how often each source alone is right: in the order of that, and about as far apart as its odds. Moved by a third, none
changes more than one of 800 pages of htmldate_eval, nor of 258 of newspapers in forty languages, but for what is shown against metadata:
that costs 7 or 8 of the former, which take the day of a change for that of publication, and wins 2 of the latter, which do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.clean.stamps import days_between
from dateline.terms import Candidate, When

VOTES = {
    "metadata": 1.0,
    "address": 2.0,
    "stamp": 0.7,
    "line": 0.95,
    "time": 0.5,
    "htmldate": 0.9,
    "dateline": 0.5,
    "change": 0.5,
    "properties": 0.4,
}
"""What a source's word weighs, and which is asked first. What a dateline gives is the day of filing; what a feed gives that names the day of a
change alone is mostly that of publication, too; what a file's properties give that of its making, which alone is no publication."""
SHOWN = 1.3
"""What a stamp or a time element weighs between headline and story."""
ECHO = 0.2
"""What htmldate's word weighs where it is no witness of its own."""
BACKED = 0.5
"""What it adds to a day that an address holds its year and month, and no day."""
ENOUGH = 0.5
"""Votes that a day needs."""


@dataclass(frozen=True, slots=True)
class Read:
    """A candidate, the kind of source it was read from, and whether it stands between headline and story."""

    source: str
    candidate: Candidate
    shown: bool = False

    @property
    def day(self) -> date:
        """The day that it names."""
        return self.candidate.when.first_day


@dataclass(frozen=True, slots=True)
class Verdict:
    """The day of publication, or None and, where sources disagree about it, a note that says so."""

    published: When | None
    note: str | None = None


def verdict(
    reads: Sequence[Read], *, page_clocks: Iterable[date] = (), month: tuple[int, int] | None = None
) -> Verdict:
    """The day with most votes; `page_clocks` are days that a page shows as today's, `month` the year and month of its address."""
    first = _first_words(reads)
    if not first:
        return Verdict(None)
    weights = {source: _weight(read, first, reads, set(page_clocks)) for source, read in first.items()}
    votes = _votes(first, weights)
    backed = {day for day in votes if (day.year, day.month) == month and "address" not in first}
    votes |= {day: votes[day] + BACKED for day in backed}
    most = max(votes.values())
    if most < ENOUGH:
        return Verdict(None)
    alone = 1 < len(votes) == len(first) and len(backed) != 1 and weights.get("htmldate", ECHO) > ECHO
    if alone and not any(map(_vouched, first.values())):
        said = ", but ".join(read.candidate.when.basis for read in first.values())
        return Verdict(None, f"{said}, and nothing else tells the day of publication, so it is left open")
    best = next(source for source in VOTES if source in first and votes[first[source].day] == most)
    return Verdict(first[best].candidate.when)


def _vouched(read: Read) -> bool:
    """Said by who publishes it of this very report: in metadata, in its address, or at its head."""
    return read.shown or read.source in {"metadata", "address"}


def is_decided(reads: Sequence[Read]) -> bool:
    """The sources at hand agree so far that htmldate's word, which takes as long to get as all the others, could not change the day."""
    first = _first_words(reads)
    votes = sorted(
        _votes(first, {source: _weight(read, first, reads, set()) for source, read in first.items()}).values()
    )
    return bool(votes) and votes[-1] - sum(votes[-2:-1]) > VOTES["htmldate"]


def _first_words(reads: Sequence[Read]) -> dict[str, Read]:
    """What each source says first of the publication, by the publisher's own day."""
    first: dict[str, Read] = {}
    for read in reads:
        if read.candidate.clock == "published" and not _bare_year(read, reads):
            first.setdefault(read.source, read)
    shown = {source: read.candidate.when for source, read in first.items()}
    return {
        source: replace(read, candidate=replace(read.candidate, when=_own_day(read.candidate.when, shown)))
        for source, read in first.items()
    }


def _bare_year(read: Read, reads: Sequence[Read]) -> bool:
    """Htmldate's first of January, where nothing else names it."""
    if read.source != "htmldate" or (read.day.month, read.day.day) != (1, 1):
        return False
    return all(other is read or other.day != read.day for other in reads)


def _weight(read: Read, first: Mapping[str, Read], reads: Sequence[Read], page_clocks: set[date]) -> float:
    """What the word of a source weighs beside what the others say."""
    if read.source == "address" and "metadata" in first and abs(days_between(read.day, first["metadata"].day)) == 1:
        return VOTES["metadata"]
    if read.source == "line" and _of_a_change(read, first, reads):
        return ECHO
    if read.source != "htmldate":
        return SHOWN if read.shown else VOTES[read.source]
    others = [other for other in reads if other is not read and other.source != "htmldate"]
    echoed = {other.day for other in others if other.source == "metadata" and other.candidate.clock == "published"}
    changed = {other.day for other in others if other.candidate.clock == "modified"} if len(first) > 1 else set()
    swapped = {day for other in first.values() if (day := _swapped(other.day)) is not None and day != other.day}
    return ECHO if read.day in echoed | changed | swapped | page_clocks else VOTES["htmldate"]


def _of_a_change(read: Read, first: Mapping[str, Read], reads: Sequence[Read]) -> bool:
    """The day is that of a change by the metadata, which name another one of publication."""
    changed = {other.day for other in reads if other.candidate.clock == "modified" and other.source == "metadata"}
    return "metadata" in first and first["metadata"].day != read.day and read.day in changed


def _swapped(day: date) -> date | None:
    """`day` with day and month in each other's place, if the calendar has it."""
    try:
        return day.replace(month=day.day, day=day.month)
    except ValueError:
        return None


def _votes(first: Mapping[str, Read], weights: Mapping[str, float]) -> dict[date, float]:
    votes: dict[date, float] = {}
    for source, read in first.items():
        votes[read.day] = round(votes.get(read.day, 0.0) + weights[source], 3)
    return votes


def _own_day(when: When, first: Mapping[str, When]) -> When:
    """The publisher's own day of an instant in UTC, where address or page show that it is a neighbouring one."""
    if when.precision != "instant" or not when.start.endswith("+00:00"):
        return when
    for source in ("address", "stamp"):
        shown = first.get(source)
        if shown and abs(days_between(when.first_day, shown.first_day)) == 1:
            day = shown.start[:10]
            return When(day, day, "day", f"{shown.basis}; by the publisher's clock, while {when.basis}")
    return when
