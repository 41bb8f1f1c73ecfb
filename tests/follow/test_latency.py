"""News reaches a webhook soon after it stands in a feed."""

from __future__ import annotations

from pathlib import Path

from tests.follow.latency import latency

BEYOND = 10.0
"""Seconds that it may take beyond one interval of the source."""


def test_news_comes_within_an_interval_and_ten_seconds(tmp_path: Path) -> None:
    """From the feed over its page, the desk and the rules to the webhook, with real servers and clocks, once a server is at work."""
    every, (_, *seconds) = latency(tmp_path, 3)
    assert max(seconds) <= every + BEYOND
