"""Killed at any moment, the server loses nothing that it said it had."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path
from threading import Thread

import httpx
import pytest

from dateline import Desk
from dateline.doors.rest import PREFIX
from dateline.store import Store
from dateline.store import jobs as kept
from tests.desk.builders import rows
from tests.hostile.served import Served, served

KILLS = int(os.environ.get("DATELINE_SERVER_KILLS", "3"))
"""How often the server is killed; 30 by hand."""
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs signals")


def sending(server: Served, texts: list[str], accepted: dict[str, str]) -> None:
    """Send reports one by one; note each that was accepted."""
    with server.client() as client:
        for text in texts:
            try:
                answer = client.post(f"{PREFIX}/reports", params={"name": "report.txt"}, content=text.encode())
            except httpx.HTTPError:
                return
            if answer.status_code == 202:
                accepted[answer.json()["id"]] = text


def test_what_was_accepted_is_read(tmp_path: Path) -> None:
    """Killed while reports are sent and read, again and again: every report that was accepted is read in the end, and its job says so."""
    db = tmp_path / "news.db"
    Desk(db).close()
    chance = random.Random(7)
    accepted: dict[str, str] = {}
    made = iter(rows(31, 8 * KILLS))
    for number in range(KILLS):
        server = served(db)
        texts = [f"{row['title']} ({number}.{n})\n\n{row['text']}" for n, row in zip(range(8), made, strict=False)]
        sender = Thread(target=sending, args=(server, texts, accepted))
        sender.start()
        time.sleep(chance.uniform(0.05, 2.5))
        server.kill()
        sender.join()
    assert accepted
    server = served(db)
    try:
        with Store(db) as store:
            for _ in range(1_200):
                if not kept.waiting(store.db):
                    break
                time.sleep(0.1)
            jobs = {id: kept.one(store.db, id) for id in accepted}
            left = store.db.execute("select count(*) from job_file").fetchone()[0]
    finally:
        server.kill()
    assert all(job is not None and job.state == "done" and job.added is not None for job in jobs.values())
    with Desk(db) as desk:
        texts_kept = {article.text for article in desk.everything().articles}
        assert set(accepted.values()) <= texts_kept
        assert all(finding.well for finding in desk.doctor())
    assert left == 0
    print(f"{KILLS} kills, {len(accepted)} accepted, none lost")  # noqa: T201 - the figure, for whoever runs it by hand
