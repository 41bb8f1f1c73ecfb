"""Sliders at work: three readers drag through the days of a story of 300 reports while others read, with real requests.

In: two made-up stories, of 500 and of 300 reports, on this machine's loopback. Out: seconds. Never: another host; a moment that was prepared counted
as one that was not: readers are measured when nothing is prepared yet, and again when all is.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx

from bench.web import OK, REPORTS, Matter, _part, _reports, _served, _size, _written, kept
from dateline.desk import Desk

SLID = 300
"""Reports of the story whose slider is dragged."""
DRAGGERS, MOVE, STAYS = 3, 0.4, 0.5
"""Who drags at a time; seconds from one move to the next; the share of moves on which the reader stays until it is answered."""
LASTS = 40.0
"""Seconds of each measurement."""
LONGEST = 60.0
"""Seconds after which somebody gives up."""
READS = 0.25
"""Seconds from one page to the next of those who only read."""
PREPARED = float(os.environ.get("DATELINE_BENCH_PREPARED", "900"))
"""Seconds after which preparing is given up."""

SCHOOLS = Matter(
    "Port Amsel talks", date(2025, 3, 7), 70,
    (("Anders Holt", "the teachers' leader"), ("Miriam Castell", "the governor"), ("Agnes Fairwell", "the headmistress"),
     ("Pavel Dorn", "the inspector"), ("Ingrid Malmsten", "the mayor"), ("Joris Teunissen", "the parents' speaker")),
    ("Lunden", "Port Amsel", "Westhaven", "Turin", "the college", "the school board", "the assembly"),
    ("the syllabus", "class sizes", "exam marking", "school meals", "substitute hours", "the new timetable", "the canteens", "textbooks",
     "sports grounds", "the boarding houses", "night classes", "apprentices", "the inspectorate", "music lessons", "swimming", "uniforms"),
    ("{number} classrooms stood empty in Port Amsel on {weekday}, {who} said, and {thing} mattered more than {other}.",
     "Parents will hear about {thing} on {ahead} in {place}, {who} said on {weekday}.",
     '"{number} pupils have no lessons because of {thing}, never mind {other}," said {who}, {called}, in {place}.',
     "{who} rejected on {weekday} a swap of {thing} for {other} in {place}.",
     "Some {number} pupils sang outside {place} on {weekday} against {thing}, a reporter saw.",
     "A vote on {thing} was moved to {ahead} when {who} walked out over {other}.",
     "{number} boxes of {thing} reached schools on {weekday}, said {who}, {called}.",
     "{who} wrote to {place} that {number} teachers backed {thing} over {other}."),
    "Hollin Cross",
)  # fmt: skip


@dataclass
class Seen:
    """Seconds that each kind of request took, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    left: int = 0

    def took(self, kind: str, seconds: float) -> None:
        """One request, answered."""
        self.times.setdefault(kind, []).append(seconds)


def sliders() -> dict[str, float]:
    """What readers wait for while three drag a slider: when nothing is prepared, and when all is."""
    with tempfile.TemporaryDirectory() as folder:
        db = kept("sliders", Path(folder))
        if not db.exists():
            with Desk(db) as desk:
                desk.add([_written(Path(folder), "start", _reports(0, REPORTS))])
                desk.add([_written(Path(folder), "second", _reports(0, SLID, SCHOOLS))])
        with Desk(db) as desk:
            lines = sorted(desk.stories(limit=50), key=_size)
            large, slid = lines[-1].id, lines[-2].id
            days = sorted({one.published.last_day for one in desk.show(slid).articles if one.published})
        with _served(db) as address:
            found = {"reports of the story whose slider is dragged": float(lines[-2].articles)}
            found |= _measured(address, large, slid, days, "nothing prepared")
            httpx.get(f"{address}/stories/{slid}", timeout=60.0)
            found["seconds: until all its days were prepared"] = _prepared(db, slid)
            found |= _measured(address, large, slid, days, "all prepared")
    return found


def _prepared(db: Path, story: str) -> float:
    started = time.perf_counter()
    with Desk(db) as desk:
        while desk.unprepared(story, more_than=12) and time.perf_counter() - started < PREPARED:
            time.sleep(5)
    return time.perf_counter() - started


def _measured(address: str, large: str, slid: str, days: list[date], when: str) -> dict[str, float]:
    seen = asyncio.run(_everybody(address, large, slid, days))
    if seen.errors:
        print("errors:", seen.errors[:10])
    found = {f"errors, {when}": float(len(seen.errors)), f"moves left before an answer, {when}": float(seen.left)}
    for kind, times in sorted(seen.times.items()):
        found[f"seconds: {kind}, {when}, median"] = statistics.median(times)
        found[f"seconds: {kind}, {when}, p95"] = _part(times, 0.95)
        found[f"seconds: {kind}, {when}, slowest"] = max(times)
    return found


async def _everybody(address: str, large: str, slid: str, days: list[date]) -> Seen:
    host = address.removeprefix("http://")
    ends = time.perf_counter() + LASTS
    seen = Seen()
    await asyncio.gather(
        _reads(host, f"/stories/{large}", "story page of 500 reports", ends, seen),
        _reads(host, "/stories", "list of stories", ends, seen),
        *(_drags(host, slid, days, random.Random(n), ends, seen) for n in range(DRAGGERS)),
    )
    return seen


async def _reads(host: str, path: str, kind: str, ends: float, seen: Seen) -> None:
    await _get(host, path, seen)
    while time.perf_counter() < ends:
        started = time.perf_counter()
        try:
            await asyncio.wait_for(_get(host, path, seen), LONGEST)
        except TimeoutError:
            seen.errors.append(f"no answer {path}")
        seen.took(kind, time.perf_counter() - started)
        await asyncio.sleep(READS)


async def _drags(host: str, story: str, days: list[date], chance: random.Random, ends: float, seen: Seen) -> None:
    """One reader, who goes back and forth by a few days, and often on before they have an answer."""
    at = len(days) - 1
    while time.perf_counter() < ends:
        at = min(len(days) - 1, max(0, at + chance.choice((-5, -3, -2, -1, -1, 1, 2, 4))))
        started = time.perf_counter()
        asked = asyncio.create_task(_get(host, f"/stories/{story}?as_of={days[at]}", seen, "Prefer: wait=60\r\n"))
        stays = chance.random() < STAYS
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(asked), LONGEST if stays else MOVE)
        if asked.done():
            seen.took("story as of a day", time.perf_counter() - started)
        else:
            asked.cancel()
            seen.left += 1
        await asyncio.sleep(max(0.0, MOVE - (time.perf_counter() - started)))


async def _get(host: str, path: str, seen: Seen, more: str = "") -> None:
    """A page, read whole on a connection of its own, which closes with who asks."""
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port), limit=2**22)
    try:
        head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n{more}\r\n"
        writer.write(head.encode())
        answer = await reader.read(-1)
        status = int(answer.split(b" ", 2)[1]) if answer else 0
        if status != OK:
            seen.errors.append(f"{status} {path}")
    finally:
        writer.close()
