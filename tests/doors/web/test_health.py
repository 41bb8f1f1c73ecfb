"""Whoever runs a server can tell whether it is well, and what it does."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.doors import logs
from dateline.doors.access import Keyring
from dateline.doors.web import application, health
from dateline.errors import UnknownName
from dateline.store import Store, following
from tests.alerts.builders import NOW, candidate, rule, rules, written
from tests.doors.web.conftest import HOST, Stored, policy

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
VALUE = r"[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf|NaN)"
LABELS = r'\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*")*\}'
LINE = re.compile(rf"# HELP {NAME} .*|# TYPE {NAME} (?:counter|gauge|summary)|{NAME}(?:{LABELS})? {VALUE}")


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """An empty store."""
    Store(tmp_path / "news.db").close()
    return tmp_path / "news.db"


def test_a_server_that_is_well_says_so(site: TestClient) -> None:
    """To anybody who can reach it."""
    answer = site.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"


def test_a_server_without_its_store_or_its_writer_is_not_well(alone: Path) -> None:
    """It names what fails."""
    app = application(alone, policy(alone))
    with TestClient(app, base_url=HOST) as client:
        client.get("/stories")
        for path in alone.parent.glob("news.db-*"):
            path.unlink()
        alone.write_bytes(b"no database" * 1000)
        answer = client.get("/healthz")
        assert (answer.status_code, answer.json()) == (503, {"status": "failing", "failing": ["store"]})
        app.state.jobs.close()
        assert client.get("/healthz").json()["failing"] == ["jobs", "store"]


def test_health_needs_no_token_and_figures_do(alone: Path) -> None:
    """Where others can reach the server; a token that may read is enough."""
    rule_of = policy(alone, bind="0.0.0.0")  # noqa: S104 - bound to nothing, asked in the process
    token = Keyring(rule_of.keyring.path).add("prometheus", "read", now=NOW.date())
    with TestClient(application(alone, rule_of), base_url=HOST) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/metrics").status_code == 401
        assert client.get("/metrics", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_figures_are_in_the_format_of_prometheus(stored: Stored, site: TestClient) -> None:
    """Each line is one of the format's, each figure has its help and kind once, and says what is there."""
    site.get("/stories")
    answer = site.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.text.splitlines()
    assert answer.text.endswith("\n")
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    kinds = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(kinds) == len(set(kinds))
    samples = [re.match(NAME, line)[0] for line in lines if not line.startswith("#")]  # type: ignore[index]
    assert {re.sub("_(?:sum|count)$", "", one) for one in samples} <= set(kinds)
    found = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert found["dateline_stories"] == str(len(stored.stories))
    assert int(found["dateline_reports"]) > 5
    assert int(found['dateline_requests_total{method="GET",status="200"}']) >= 1
    assert float(found["dateline_store_bytes"]) == pytest.approx(stored.db.stat().st_size, rel=0.5)


def test_alerts_that_wait_are_figures(alone: Path) -> None:
    """How many, and for how long the first has been due."""
    written(alone, rules(rule()), [candidate()])
    with Store(alone) as store:
        found = health.written(health.measures(store.db, datetime(2030, 3, 5, 12, 1, tzinfo=UTC)))
    assert "dateline_alerts_waiting 1\n" in found
    assert "dateline_alerts_late_seconds 60.0\n" in found


def test_sources_that_are_due_and_that_fail_are_figures(alone: Path) -> None:
    """One that is switched off is due no more, and cannot be had."""
    at = "2030-03-05T12:00:00+00:00"
    with Store(alone) as store, store.writing() as db:
        for name in ("due", "later", "failing", "gone"):
            following.follow(db, name, f"https://{name}.example/", "feed", title=name, every=3600, at=at)
        _, later, failing, gone = following.sources(db)
        later.due = failing.due = "2030-03-05T12:30:00+00:00"
        failing.failures, gone.state = 2, "off"
        for one in (later, failing, gone):
            following.save(db, one)
    with Store(alone) as store:
        found = health.written(health.measures(store.db, datetime(2030, 3, 5, 12, 1, tzinfo=UTC)))
    assert "dateline_sources 4\n" in found
    assert "dateline_sources_due 1\n" in found
    assert "dateline_sources_failed 2\n" in found


def test_labels_and_helps_are_escaped() -> None:
    """As the format wants it."""
    made = health.written([health.Measure("a", "one\ntwo \\", "gauge", (({"b": 'c"\\\n'}, 1.5),))])
    assert made == '# HELP a one\\ntwo \\\\\n# TYPE a gauge\na{b="c\\"\\\\\\n"} 1.5\n'


def test_a_log_of_json_has_a_line_for_each_request(
    site: TestClient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked, by whom, how it was answered and how long that took; nothing of what was searched for."""
    kept = [(log, log.level, log.handlers[:]) for log in map(logging.getLogger, logs.LOGS)]
    try:
        logs.begin("json")
        site.get("/search?q=ceasefire")
        site.get("/stories/none-of-these")
        logging.getLogger("dateline.web").error("two\nlines %s", "\x1b[2J", extra={"event": "odd", "told": Path("x")})
    finally:
        for log, level, handlers in kept:
            log.setLevel(level)
            log.handlers[:] = handlers
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(one["event"], one.get("path"), one.get("status")) for one in lines] == [
        ("request", "/search", 200), ("request", "/stories/none-of-these", 404), ("odd", None, None),
    ]  # fmt: skip
    assert "ceasefire" not in json.dumps(lines)
    assert lines[2]["message"] == "two lines [2J"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", lines[0]["at"])
    with pytest.raises(UnknownName, match="json"):
        logs.begin("jsn")
