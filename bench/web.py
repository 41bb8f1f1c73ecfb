"""The web door at work: one page of a large story by itself, then two hundred readers while reports come in.

In: a made-up story of 500 reports, on this machine's loopback. Out: seconds and bytes. Never: another host, more than some
90 seconds.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import random
import shutil
import socket
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import httpx

from bench.corpus import example_stories
from dateline.desk import Desk
from dateline.doors.access import Keyring, Policy, RateLimit
from dateline.doors.web import application, patience
from dateline.doors.web.serve import server

REPORTS = 500
DAYS = 70
PAGES = 60
"""Times that a page is asked for alone."""
READERS, PAUSE, LASTS = 200, 5.0, 60.0
"""How many read at once, seconds between their clicks, seconds of it all."""
OK = 200
FIRST = date(2023, 3, 7)


@dataclass(frozen=True)
class Matter:
    """What the reports of a story are made of."""

    name: str
    first: date
    days: int
    people: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    things: tuple[str, ...]
    sentences: tuple[str, ...]
    about: str
    """What those of our examples tell of that its reports begin as."""


PEOPLE = (("Tomas Reik", "the dockers' leader"), ("Helen Achterberg", "the minister"), ("Judith Marlowe", "the port's chief"),
          ("Erik Voss", "the pilot"), ("Greta Sundmark", "the lawmaker"), ("Daniel Verhoef", "the spokesman"))  # fmt: skip
PLACES = ("Velden", "Calder Bay", "Northgate", "Lisbon", "the harbour office", "the ministry", "the union hall")
THINGS = ("night shifts", "the cranes", "pay", "pensions", "overtime", "safety on the quays", "the pilots", "fuel", "medicine",
          "the ferries", "the grain terminal", "foreign crews", "a ballot", "the court", "the navy", "insurance")  # fmt: skip
SENTENCES = (
    "{number} ships were waiting outside Calder Bay on {weekday}, {who} said, and {thing} would come before {other}.",
    "The next talks on {thing} are set for {ahead} in {place}, {who} said on {weekday}.",
    '"We have counted {number} hours over {thing} and not one over {other}," said {who}, {called}, in {place}.',
    "{who} denied on {weekday} that {thing} had been traded for {other} in {place}.",
    "About {number} people marched through {place} on {weekday} over {thing}, police said.",
    "Two meetings on {thing} were put off to {ahead} after {who} fell out with the port over {other}.",
    "{number} containers of {thing} were moved by the army on {weekday}, said {who}, {called}.",
    "{who} told reporters in {place} that {number} of the dockers had voted against {thing} and for {other}.",
)
OUTLETS = (
    "Calder Bay Courier",
    "The Velden Post",
    "The Northgate Herald",
    "Coastline",
    "Harbour Radio",
    "Daily Velden",
)


STRIKE = Matter("Calder Bay talks", FIRST, DAYS, PEOPLE, PLACES, THINGS, SENTENCES, "Calder Bay")


def web() -> dict[str, float]:
    """The page of a story of 500 reports, alone and with two hundred readers and a writer."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "desk.db"
        with Desk(db) as desk:
            desk.add([_written(Path(folder), "start", _reports(0, REPORTS))])
            story = max(desk.stories(limit=50), key=_size)
        with _served(db) as address:
            alone = _alone(f"{address}/stories/{story.id}")
            paint = _first_paint(f"{address}/stories/{story.id}")
            crowd = _crowd(db, address, story.id, Path(folder))
    return {"reports of the story": float(story.articles)} | alone | paint | crowd


def _size(line: object) -> int:
    return int(getattr(line, "articles", 0))


def kept(name: str, folder: Path) -> Path:
    """Where the store of a figure lies: in a folder of that name below the one that DATELINE_BENCH_STORE names, for the next run, else below `folder`."""
    home = Path(os.environ.get("DATELINE_BENCH_STORE") or folder) / name
    home.mkdir(parents=True, exist_ok=True)
    return home / "desk.db"


def _reports(first: int, last: int, of: Matter = STRIKE) -> Iterator[dict[str, str]]:
    """Reports of one matter over some weeks, every third a copy of another outlet's."""
    stories = [one for one in example_stories() if any(of.about in paragraph for paragraph in one)]
    chance = random.Random(7)
    made: list[list[str]] = []
    for n in range(last):
        day = of.first + timedelta(n * of.days // REPORTS)
        paragraphs = (
            list(made[max(0, n - 1 - n % 5)])
            if n % 3 == 2
            else _paragraphs(stories[n % len(stories)], n, day, chance, of)
        )
        made.append(paragraphs)
        if n >= first:
            yield {
                "url": f"https://outlet{n % len(OUTLETS)}.example/{of.first.year}/{n}",
                "publisher": OUTLETS[n % len(OUTLETS)],
                "title": f"{of.name}: day {n * of.days // REPORTS} of the strike",
                "published": f"{day.isoformat()}T{6 + n % 16:02}:15:00Z",
                "text": "\n\n".join(paragraphs),
            }


def _paragraphs(story: tuple[str, ...], n: int, day: date, chance: random.Random, of: Matter) -> list[str]:
    """A paragraph or two of an example, and more that only this report has."""
    own = [_sentence(n, day, chance, of) for _ in range(chance.randrange(5, 9))]
    kept = [story[0], story[1 + n % (len(story) - 1)]] if n % 2 else [story[0]]
    return [own[0], *kept, *own[1:]]


def _sentence(n: int, day: date, chance: random.Random, of: Matter) -> str:
    ahead = day + timedelta(chance.randrange(1, 20))
    who, called = chance.choice(of.people)
    number = chance.randrange(3, 90)
    return chance.choice(of.sentences).format(
        n=n, number=number, who=who, called=called, weekday=f"{day:%A}", place=chance.choice(of.places),
        ahead=f"{ahead:%B} {ahead.day}", thing=chance.choice(of.things), other=chance.choice(of.things),
    )  # fmt: skip


def _written(folder: Path, name: str, reports: Iterator[dict[str, str]]) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in reports), encoding="utf-8")
    return path


@contextmanager
def _served(db: Path) -> Iterator[str]:
    """The site in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(db, port))
    process.start()
    address = f"http://127.0.0.1:{port}"
    try:
        _until_up(address)
        yield address
    finally:
        process.terminate()
        process.join()


def _serve(db: Path, port: int) -> None:
    patience.MOST_SILENT = 2 * READERS  # all of them come from one address here
    endless = RateLimit(1e6, 10**6)
    policy = Policy(Keyring(db.with_suffix(".tokens")), reads=endless, writes=endless)
    server(application(db, policy, begins=True), host="127.0.0.1", port=port).run()


def _until_up(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(f"{address}/stories", timeout=10.0)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")


def _alone(url: str) -> dict[str, float]:
    """One reader: how long the server takes for the page, and how large it is."""
    with httpx.Client(headers={"Accept-Encoding": "identity"}, timeout=30.0) as client:
        client.get(url)
        times = []
        for _ in range(PAGES):
            started = time.perf_counter()
            answer = client.get(url)
            times.append(time.perf_counter() - started)
    return {
        "seconds: story page, median": statistics.median(times),
        "seconds: story page, p95": _part(times, 0.95),
        "kB: story page": len(answer.content) / 1000,
    }


def _first_paint(url: str) -> dict[str, float]:
    """Seconds to the first paint in Chromium; nothing where it is not installed."""
    chromium = shutil.which("chromium")
    if chromium is None or find_spec("playwright") is None:
        return {}
    sync_playwright = import_module("playwright.sync_api").sync_playwright
    with sync_playwright() as kit:
        browser = kit.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        found = []
        for _ in range(5):
            page.goto(url)
            found.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"))
        browser.close()
    return {"seconds: first paint, the slowest of five": max(found) / 1000}


def _crowd(db: Path, address: str, story: str, folder: Path) -> dict[str, float]:
    """Two hundred readers with a pause between their clicks, and one writer adding reports throughout."""
    stop = multiprocessing.get_context("spawn").Event()
    added = multiprocessing.get_context("spawn").Value("i", 0)
    writer = multiprocessing.get_context("spawn").Process(target=_write, args=(db, folder, stop, added), daemon=True)
    writer.start()
    times, errors = asyncio.run(_readers(address, story))
    if errors:
        print("errors:", Counter(errors).most_common())
    stop.set()
    writer.join(60)
    return {
        "pages read": float(len(times)),
        "errors": float(len(errors)),
        "reports added meanwhile": float(added.value),
        "seconds: a page among 200 readers, median": statistics.median(times),
        "seconds: a page among 200 readers, p99": _part(times, 0.99),
        "seconds: a page among 200 readers, slowest": max(times),
    }


def _write(db: Path, folder: Path, stop: object, added: object) -> None:
    number = REPORTS
    with Desk(db) as desk:
        while not stop.is_set():  # type: ignore[attr-defined]
            desk.add([_written(folder, f"more{number}", _reports(number, number + 1))])
            number += 1
            added.value += 1  # type: ignore[attr-defined]
            time.sleep(0.5)


async def _readers(address: str, story: str) -> tuple[list[float], list[str]]:
    times: list[float] = []
    errors: list[str] = []
    ends = time.perf_counter() + LASTS
    await asyncio.gather(*(_reader(address, story, n, ends, times, errors) for n in range(READERS)))
    return times, errors


async def _reader(address: str, story: str, number: int, ends: float, times: list[float], errors: list[str]) -> None:
    """One reader, who comes at a moment of their own and goes from page to page of the story."""
    chance = random.Random(number)
    await asyncio.sleep(chance.random() * PAUSE)
    home = f"/stories/{story}"
    paths = ("/stories", home, f"{home}/changes", f"{home}/voices", home, f"{home}/sources", f"{home}/timeline")
    host = address.removeprefix("http://")
    name, _, port = host.partition(":")
    lines = await asyncio.open_connection(name, int(port), limit=2**20)
    for click in range(1000):
        if time.perf_counter() > ends:
            break
        started = time.perf_counter()
        try:
            status = await _get(*lines, host, paths[(number + click) % len(paths)])
        except (OSError, asyncio.IncompleteReadError) as fault:
            errors.append(type(fault).__name__)
            lines = await asyncio.open_connection(name, int(port), limit=2**20)
        else:
            errors += [str(status)] if status != OK else []
        times.append(time.perf_counter() - started)
        await asyncio.sleep(PAUSE * (0.5 + chance.random()))
    lines[1].close()


async def _get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, path: str) -> int:
    """The status of a page, read whole; by hand, since a client library would cost more than the server."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0]
    await reader.readexactly(int(length))
    return int(head.split(b" ", 2)[1])


def _part(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
