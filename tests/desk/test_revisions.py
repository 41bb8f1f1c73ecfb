"""Reports of one page are told in the order in which they were seen, whatever the order in which they come."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from dateline import Desk, pipeline
from dateline.doors import export
from dateline.sources import Input
from tests.desk.builders import NOW, at_once, export_of, rows, written
from tests.opening import opened

pytestmark = pytest.mark.usefixtures("small_parser")

A = "The river bridge of Lindholm will reopen in June, Mayor Anna Weber said on Tuesday. It was closed in March."
B = A.replace("June", "August")
C = A.replace("June", "October")
URL = "https://paper.example/bridge"


def page(text: str, hour: str | None, url: str = URL) -> Input:
    """A page as it was fetched on a day at an hour."""
    at = f"2023-05-03T{hour}+00:00" if hour else None
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return Input(url, None, f"<html><body><article><h1>The bridge</h1>{body}</article></body></html>".encode(), url, at)


def held(desk: Desk) -> list[str]:
    """Which month each stretch of the page's history names."""
    (article,) = desk.everything().articles
    texts = [desk.article(one.article).text for one in desk.revisions(article.id)]
    return [next(month for month in ("June", "August", "October") if month in text) for text in texts]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_there_and_back_within_an_hour(tmp_path: Path, order: tuple[int, ...]) -> None:
    """A page that said one thing, another and the first again is told so, in whatever order its fetches are taken in."""
    fetches = [page(A, "10:00:05"), page(B, "10:20:00"), page(A, "10:50:00")]
    with Desk(tmp_path / "news.db") as desk:
        for at in order:
            desk.add([fetches[at]], now=NOW)
        (article,) = desk.everything().articles
        assert "June" in article.text
        assert [when.start[11:19] for when in article.seen] == ["10:00:05", "10:50:00"]
        assert article.fetched == article.seen[0]
        assert "August" in desk.article(article.revision_of or "").text
        assert held(desk) == ["June", "August", "June"]
        news = sorted((one.day, one.change.before, one.change.after) for one in desk.changes() if one.change)
        assert news == [("2023-05-03", "August", "June"), ("2023-05-03", "June", "August")]
        told = export_of(desk)
        desk.rebuild()
        assert export_of(desk) == told


def test_the_fetch_reaches_the_report(tmp_path: Path) -> None:
    """When a page was fetched is known of its report and article, and outlasts a rebuild."""
    with Desk(tmp_path / "news.db") as desk:
        (id,) = desk.add([page(A, "10:00:05")], now=NOW).new
        desk.rebuild()
        assert [meta.value for meta in desk.report(id).metas if meta.name == "fetched"] == ["2023-05-03T10:00:05+00:00"]
        assert [when.moment for when in desk.article(id).seen] == ["2023-05-03T10:00:05Z"]


def test_zones_are_heeded(tmp_path: Path) -> None:
    """An instant is one whatever the zone it is written in."""
    lines = [(A, "2023-05-03T12:00:00+02:00"), (B, "2023-05-03T10:30:00Z"), (C, "2023-05-03T05:15:00-05:00")]
    paths = written(
        tmp_path / "in", [{"url": URL, "text": text, "fetched": at, "language": "en"} for text, at in lines]
    )
    with Desk(tmp_path / "news.db") as desk:
        desk.add(paths, now=NOW)
        assert held(desk) == ["June", "October", "August"]


def test_a_file_that_is_written_over_is_seen_anew(tmp_path: Path) -> None:
    """What lies where another report lay was seen after it; a file that only lies there again was not."""
    path, elsewhere = tmp_path / "page.jsonl", tmp_path / "old.jsonl"
    with Desk(tmp_path / "news.db") as desk:
        for text in (A, B, A):
            path.write_text(json.dumps({"url": URL, "text": text, "language": "en"}))
            desk.add([path], now=NOW)
            desk.add([path], now=NOW)
        assert held(desk) == ["June", "August", "June"]
        elsewhere.write_text(json.dumps({"url": URL, "text": B, "language": "en"}))
        desk.add([elsewhere], now=NOW)
        assert held(desk) == ["June", "August", "June"]


def archive(*pages: tuple[str, str, str]) -> bytes:
    """A web archive: address, instant, text."""
    out = io.BytesIO()
    for url, at, text in pages:
        body = f"<html><body><p>{text}</p></body></html>".encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at}\r\n"
            f"WARC-Record-ID: <urn:uuid:{at}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        out.write(head.encode() + answer + b"\r\n\r\n")
    return gzip.compress(out.getvalue())


def test_an_archive_tells_each_time(tmp_path: Path) -> None:
    """One page thrice in a web archive: reading it at once, and keeping it, tell the same order."""
    pytest.importorskip("fastwarc")
    path = tmp_path / "a.warc.gz"
    times = [(A, "2023-05-03T10:00:00Z"), (B, "2023-05-03T10:20:00Z"), (A, "2023-05-03T10:40:00Z")]
    path.write_bytes(archive(*((URL, at, text) for text, at in times)))
    with Desk(tmp_path / "news.db") as desk:
        desk.add([path], now=NOW)
        (article,) = desk.everything().articles
        assert ("June" in article.text, len(article.seen)) == (True, 2)
        assert held(desk) == ["June", "August", "June"]
        assert export_of(desk) == at_once([path])


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_revisions_gives_the_same(tmp_path: Path, seed: int) -> None:
    """Pages that came again under other words and other tags: adding in any order, a rebuild and reading at once tell the same."""
    chance = Random(seed)
    made = rows(seed, 10)
    for n, row in enumerate(chance.sample(made, 5)):
        again = row | {
            "text": f"{row['text']}\nIt was added later that {n} people were there.",
            "url": f"{row['url']}/amp?utm_medium=x",
        }
        stamps = [{"fetched": f"2023-06-0{chance.randrange(1, 4)}T1{n}:00:00Z"}, {"modified": "2023-06-02"}, {}]
        row.update(chance.choice(stamps))
        made.append(again | chance.choice(stamps))
    paths = written(tmp_path / "in", made)
    with Desk(tmp_path / "news.db") as desk:
        for path in chance.sample(paths, len(paths)):
            desk.add([path], now=NOW)
        told = export_of(desk)
        assert told == at_once(paths)
        assert any(article.revision_of for article in desk.everything().articles)
        desk.rebuild()
        assert export_of(desk) == told
        gone = next(article for article in desk.everything().articles if article.revision_of)
        desk.forget(gone.id, why="asked to", now=NOW)
        assert export_of(desk) == at_once([path for path in paths if str(path) != gone.file])


def test_as_of_a_day_the_revision_of_that_day_is_read() -> None:
    """Reading as of a day is reading what was published by then, the report that was replaced later included."""
    lines = [(A, "2023-05-02"), (B, "2023-05-09")]
    data = [json.dumps({"url": URL, "text": text, "published": day, "language": "en"}).encode() for text, day in lines]
    found = [opened(one, name="x")[0][0] for one in data]
    (now,) = pipeline.read(found, now=NOW).articles
    then = pipeline.read(found, now=NOW, as_of=date(2023, 5, 4))
    assert ("August" in now.text, now.revision_of) == (True, found[0].id)
    assert (
        json.loads(export.to_json(then))["articles"]
        == json.loads(export.to_json(pipeline.read(found[:1], now=NOW)))["articles"]
    )
