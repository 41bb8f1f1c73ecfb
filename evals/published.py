"""Published: the publication day of pages, beside htmldate.

In: `htmldate_eval` (labels.json and the pages it names). Out: f1, accuracy, wrong (share of all pages), abstained, and the same of htmldate's fast
and extensive modes; `worst_f1` is the f1 of the worst of five parts, drawn by site. Never: the date that a page was fetched; the benchmark has none. About half a minute for 800 pages.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from hashlib import md5
from pathlib import Path
from urllib.parse import urlsplit

from dateline import ingest
from dateline.clean import article
from dateline.terms import Report
from evals import Absent, folder

PARTS = 5


def measure(shared: Path) -> dict[str, float]:
    """All figures of the task."""
    labels = []
    said: dict[str, list[str | None]] = {who: [] for who in READERS}
    for row, data in labelled(shared):
        labels.append(row)
        for who, read in READERS.items():
            said[who].append(read(data, row["url"]))
    if not labels:
        raise Absent(f"no pages below {folder(shared, 'htmldate_eval')}")
    gold = [row["date"] for row in labels]
    parts = [_part(row["url"]) for row in labels]
    return {
        f"{name}{who and '_' + who}": value
        for who, days in said.items()
        for name, value in (_figures(days, gold) | {"worst_f1": _worst(days, gold, parts)}).items()
    }


def labelled(shared: Path) -> Iterator[tuple[dict[str, str], bytes]]:
    """The pages that lie there, each behind its label: its file, address and day."""
    home = folder(shared, "htmldate_eval")
    for row in json.loads((home / "labels.json").read_text("utf-8")):
        path = home / "html" / row["file"]
        if path.exists():
            yield row, gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _part(url: str) -> int:
    """Which part a page falls into: by the last two labels of its host, so that the pages of one site stay together."""
    site = ".".join((urlsplit(url).hostname or "").removeprefix("www.").split(".")[-2:])
    return int(md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % PARTS


def _worst(days: list[str | None], gold: list[str], parts: list[int]) -> float:
    """The f1 of the worst part."""
    of = ([i for i, mine in enumerate(parts) if mine == part] for part in range(PARTS))
    return min(_figures([days[i] for i in at], [gold[i] for i in at])["f1"] for at in of if at)


def _figures(days: list[str | None], gold: list[str]) -> dict[str, float]:
    """A day that equals the gold is right, another wrong, none a miss."""
    right = sum(day == want for day, want in zip(days, gold, strict=True))
    wrong = sum(day is not None and day != want for day, want in zip(days, gold, strict=True))
    missed = len(gold) - right - wrong
    figures = {
        "f1": 2 * right / max(1, 2 * right + wrong + missed),
        "accuracy": right / len(gold),
        "wrong": wrong / len(gold),
        "abstained": missed / len(gold),
    }
    return {name: round(value, 4) for name, value in figures.items()}


def ours(data: bytes, url: str) -> str | None:
    """The day that dateline gives."""
    found = next((one for one in ingest.reports(data, name=url, url=url) if isinstance(one, Report)), None)
    when = article(found).published if found else None
    return when.start[:10] if when and when.precision in {"day", "instant"} else None


def htmldate_fast(data: bytes, _url: str) -> str | None:
    """Peer: htmldate without its extensive search."""
    return _htmldate(data, extensive=False)


def htmldate_extensive(data: bytes, _url: str) -> str | None:
    """Peer: htmldate as it comes."""
    return _htmldate(data, extensive=True)


def _htmldate(data: bytes, *, extensive: bool) -> str | None:
    from htmldate import find_date  # noqa: PLC0415 - a peer, where it is installed

    try:
        found: str | None = find_date(data.decode("utf-8", "replace"), original_date=True, extensive_search=extensive)
    except Exception:
        return None
    return found


READERS: dict[str, Callable[[bytes, str], str | None]] = {
    "": ours,
    "htmldate_fast": htmldate_fast,
    "htmldate_extensive": htmldate_extensive,
}
