"""Published, modified, fetched: three clocks, and what a report says of each.

In: a report and its pieces, told. Out: candidates with their words, and the one chosen for each clock; `votes` chooses the
day of publication among metadata, the address, stamps, <time> elements, htmldate's reading of a page, the dateline's day and a
file's properties. A date that lies after `fetched` or `now` is refused with a note; so is one that no calendar has. A date
inside furniture or story is none of the clocks'; one above the headline with its weekday is the page's own.
Never: today's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from dateline.clean.body import LARGEST_PAGE
from dateline.clean.layout import Layout
from dateline.clean.placed import (
    STAMPED,
    Head,
    day_first_of,
    head_of,
    is_far,
    line_to,
    named_clock,
    names_today,
    place_of,
    rank,
    shown_stamps,
    weekday,
    without_list,
)
from dateline.clean.stamps import Stamp, a_day, ages, days_between, moment, stamps
from dateline.clean.votes import Read, is_decided, verdict
from dateline.terms import Candidate, ClockName, Evidence, Meta, Part, Report, When

ZONE_SLACK = 1
"""Days by which a date may lie after the fetch: no two places on earth are further apart."""
CALLED: dict[ClockName, str] = {"published": "of publication", "modified": "of change", "fetched": "of fetching"}
"""The clocks in a note's words."""

OPENING = 80
"""Characters of a story among which a date may open it."""
_OPENS = re.compile(r"(?:[^\W\d_][\w.’'-]*(?:[ /-][\w.’'-]+){0,3}\s*,?\s*)?[(\[]?")
_CLOSES = re.compile(r"[)\]]?\s*(?:[.:]|--|[-–—])\s")
_PATH_DAY = re.compile(
    r"(?:(?<=/)|(?<=-)|(?<=_))((?:19|20)\d\d)(?:([/-])(0?[1-9]|1[0-2]|[a-z]{3})\2(0[1-9]|[12]\d|3[01]|[1-9](?!(?<=/\d)-))|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)
_PATH_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])/")
_MONTHS = {
    name: i
    for i, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_PROPERTIES = ("PDF ", "DOCX ")
"""How the origins of what a file's properties say begin."""
_CHANGED = "feed entry updated"
"""How the origin of a day of publication begins that is really that of the last change."""
_PARCELS = ("JSON line ", "feed ")
"""How those of what dumps and feeds say begin, which write 4/10 as their language does; of pages, templates write more than their own."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """The three clocks of a report as far as it tells them, each time it was fetched, all candidates, and why some were refused."""

    published: When | None
    modified: When | None
    fetched: When | None
    seen: tuple[When, ...]
    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...]


def clocks(report: Report, layout: Layout, *, language: str | None = None, now: date | None = None) -> Clocks:
    """Read the clocks of a report whose pieces are told; its stamps as its `language` writes them."""
    notes: list[str] = []
    head = head_of(report, layout)
    day_first = day_first_of(report, language)
    shown = shown_stamps(layout, head, day_first, language)
    found = [*_from_metas(report, head, day_first, notes), *_from_stamps(report, shown, head)]
    seen = _seen(found)
    fetched = seen[0] if seen else None
    limit = _limit(fetched, now)
    found += [*_from_address(report), *_from_dateline(report, layout, fetched)]
    kept = [read for read in found if not _too_late(read.candidate, limit, fetched, notes)]
    if not is_decided(kept):
        more = _from_markup(report)
        kept += [read for read in more if not _too_late(read.candidate, limit, fetched, notes)]
    told = verdict(
        kept,
        month=_month_of_address(report),
        page_clocks=[stamp.day for part, stamp in shown if names_today(part, head)],
    )
    published = told.published
    notes += [told.note] if told.note else []
    modified = _first(kept, "modified")
    if published and modified and modified.last_day < published.first_day:
        modified = None
    candidates = tuple(read.candidate for read in kept)
    return Clocks(published, modified, fetched, seen, candidates, tuple(dict.fromkeys(notes)))


def _seen(found: Sequence[Read]) -> tuple[When, ...]:
    """Each time the report was fetched, the first one first; an instant that two sources give is one."""
    times = {
        when.moment: when for when in reversed([r.candidate.when for r in found if r.candidate.clock == "fetched"])
    }
    return tuple(times[moment] for moment in sorted(times))


def _first(found: Sequence[Read], clock: ClockName) -> When | None:
    return next((read.candidate.when for read in found if read.candidate.clock == clock), None)


def _limit(fetched: When | None, now: date | None) -> date | None:
    days = [day for day in (fetched.last_day if fetched else None, now) if day]
    return min(days) + timedelta(days=ZONE_SLACK) if days else None


def _too_late(candidate: Candidate, limit: date | None, fetched: When | None, notes: list[str]) -> bool:
    if limit is None or candidate.clock == "fetched" or candidate.when.first_day <= limit:
        return False
    against = (
        f"the day it was fetched, {fetched.start[:10]}"
        if fetched and fetched.last_day + timedelta(days=ZONE_SLACK) == limit
        else "today"
    )
    notes.append(
        f"the date {CALLED[candidate.clock]} {candidate.when.start[:10]} lies after {against}, so it was refused"
    )
    return True


def _from_metas(report: Report, head: Head, day_first: bool | None, notes: list[str]) -> Iterator[Read]:
    """What metadata names, in its order; a time of midnight without a zone is read as the day only."""
    clocks_: tuple[ClockName, ...] = ("published", "modified", "fetched")
    for clock in clocks_:
        for meta in report.metas:
            if meta.name != clock or not meta.value.strip():
                continue
            stamp = moment(meta.value, day_first=day_first if meta.origin.startswith(_PARCELS) else None)
            if stamp is None:
                notes.append(
                    f"the date {CALLED[clock]}, {meta.value.strip()[:40]!r} by {meta.origin}, is no date, so it was refused"
                )
                continue
            when = stamp.when(f"{meta.origin} is {meta.value.strip()[:40]!r}")
            words = meta.evidence
            if meta.origin != "time element" or words is None:
                yield Read(_source_of(meta, clock), Candidate(when, clock, words))
            elif not (words.start < head.title and weekday().search(line_to(report.text, words.end))):
                yield Read("time", Candidate(when, clock, words), shown=head.title <= words.start < head.lede)


def _source_of(meta: Meta, clock: ClockName) -> str:
    """What kind of source metadata are: those of a file, of a feed that names a change alone, or a publisher's own."""
    if meta.origin.startswith(_PROPERTIES):
        return "properties"
    return "change" if clock == "published" and meta.origin.startswith(_CHANGED) else "metadata"


def _from_stamps(report: Report, read: Sequence[tuple[Part, Stamp]], head: Head) -> Iterator[Read]:
    """Stamps on the page: those that name their clock first, then by their place; "10 months ago" tells the page's clock."""
    page_clock = _page_clock(report, read)
    if page_clock:
        yield Read("stamp", page_clock)
    told = [(part, stamp) for part, stamp in read if not (page_clock and _covers(page_clock.evidence, part, stamp))]
    told = without_list(told, head)
    for part, stamp in sorted(told, key=lambda found: rank(found[0], found[1], head)):
        named = named_clock(part, stamp)
        if named or part.kind not in STAMPED or not is_far(part, head):
            words = _evidence(report, part, stamp)
            when = stamp.when(f"the stamp {words.text!r} {place_of(part, head)}")
            own = part.kind in STAMPED
            yield Read(
                "stamp" if own else "line",
                Candidate(when, named or "published", words),
                shown=own and part.start in head,
            )


def _page_clock(report: Report, read: Sequence[tuple[Part, Stamp]]) -> Candidate | None:
    """The day the page was made: the one that lies as long after a stamp as the page says ("10 months ago")."""
    for part, stamp in read:
        for _, _, age, slack in ages(part.text):
            for other_part, other in read:
                gap = days_between(stamp.day, other.day)
                if other is not stamp and gap > 0 and abs(gap - age) <= slack:
                    words = _evidence(report, other_part, other)
                    basis = f"{words.text!r} lies as long after {stamp.day} as the page says: {part.text!r}"
                    return Candidate(other.when(basis), "fetched", words)
    return None


def _covers(words: Evidence | None, part: Part, stamp: Stamp) -> bool:
    return words is not None and words.start == part.start + stamp.start


def _evidence(report: Report, part: Part, stamp: Stamp) -> Evidence:
    start, end = part.start + stamp.start, part.start + stamp.end
    return Evidence(report.id, start, end, report.text[start:end])


def _from_address(report: Report) -> Iterator[Read]:
    """The day that an address holds: /2018/01/01/, /2018-01-01-…, /2018/jan/01/."""
    try:
        path = urlsplit(report.url or "").path.lower()
    except ValueError:
        return
    for match in _PATH_DAY.finditer(path):
        named = match[3] or match[5]
        month = _MONTHS.get(named) or (int(named) if named.isdigit() else 0)
        day = a_day(int(match[1]), month, int(match[4] or match[6]))
        if day:
            when = When(day.isoformat(), day.isoformat(), "day", f"the address holds {match.group()!r}")
            yield Read("address", Candidate(when, "published"))
            return


def _month_of_address(report: Report) -> tuple[int, int] | None:
    """Year and month of an address that files its pages by them: /2018/08/."""
    match = _PATH_MONTH.search(report.url or "")
    return (int(match[1]), int(match[2])) if match else None


def _from_markup(report: Report) -> Iterator[Read]:
    """What htmldate reads off a page: one source among others."""
    if not report.markup or len(report.markup) > LARGEST_PAGE:
        return
    from htmldate import find_date  # noqa: PLC0415 - heavy, and needed for pages only

    try:
        found = find_date(report.markup, original_date=True, extensive_search=True, url=report.url)
    except Exception:
        found = None
    stamp = moment(found) if found else None
    if stamp:
        yield Read("htmldate", Candidate(stamp.when("htmldate finds it on the page"), "published"))


def _from_dateline(report: Report, layout: Layout, fetched: When | None) -> Iterator[Read]:
    """The day in the dateline ("PARIS, Jan 1 (…)"): with its year, or with the last such day before the fetch."""
    span = layout.opening.day_span if layout.opening else None
    if span is None:
        yield from _from_opening(report, layout)
        return
    words = Evidence(report.id, *span, report.text[span[0] : span[1]])
    years = (
        [None]
        if re.search(r"\d{4}", words.text)
        else [fetched.last_day.year, fetched.last_day.year - 1]
        if fetched
        else []
    )
    for year in years:
        read = stamps(
            f"{words.text}, {year}"
            if year and not words.text[:1].isdigit()
            else f"{words.text} {year}"
            if year
            else words.text
        )
        if read and (fetched is None or read[0].day <= fetched.last_day):
            basis = f"the dateline's day {words.text!r}" + (
                f", the last one before the fetch on {fetched.start[:10]}" if fetched and year else ""
            )
            yield Read("dateline", Candidate(read[0].when(basis), "published", words))
            return


def _from_opening(report: Report, layout: Layout) -> Iterator[Read]:
    """A full date that opens the story by itself or behind its place: "Tarnau, (12.11.2021). ", "31 October 2023. "."""
    for part in layout.paragraphs[:1]:
        found = stamps(part.text[:OPENING])
        if found and _OPENS.fullmatch(part.text[: found[0].start]) and _CLOSES.match(part.text[found[0].end :]):
            words = _evidence(report, part, found[0])
            yield Read("line", Candidate(found[0].when(f"the story opens with {words.text!r}"), "published", words))
