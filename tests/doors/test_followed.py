"""How a source stands is said in the same words at every door."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from dateline.doors import followed
from dateline.doors.cli import polls
from dateline.doors.cli.page import PrintedPage
from dateline.doors.web.render import environment
from dateline.terms import Followed

FEED = Followed(
    3, "https://herald.example/feed", "Lowmere Herald", "feed", "on", "", 1800, "2030-03-01T09:00:00+00:00",
    "2030-03-05T12:01:07+00:00", "2030-03-05T12:31:00+00:00", 2, 1,
)  # fmt: skip
SAID = "feed · 1 entry · failed 2 times · answered 5 Mar 2030, 12:01 UTC · next 5 Mar 2030, 12:31 UTC"


def test_one_that_is_asked() -> None:
    """What it is, how much it listed, how often it failed, when it answered and is asked next."""
    assert " · ".join(part.whole for part in followed.standing(FEED)) == SAID


def test_one_that_is_off_or_was_never_asked() -> None:
    """The one says so; of the other nothing is known but its address."""
    off = replace(FEED, state="off", failures=0, answered=None, due=None)
    assert [part.whole for part in followed.standing(off)] == ["feed", "1 entry", "off"]
    new = replace(FEED, kind="unknown", title="", entries=0, failures=0, answered=None, due=None)
    assert [part.whole for part in followed.standing(new)] == ["not asked yet", "0 entries"]
    assert followed.named(new) == FEED.address


def test_the_terminal_and_the_page_say_the_same() -> None:
    """In the page the instants are marked up as such."""
    out = io.StringIO()
    polls.sources([FEED], PrintedPage(Console(file=out, width=200)))
    assert SAID in out.getvalue()
    macro = environment().from_string("{% from 'parts.html' import standing %}{{ standing(one) }}")
    page = macro.render(one=FEED)
    assert '<time datetime="2030-03-05T12:01:07+00:00">5 Mar 2030, 12:01 UTC</time>' in page
    plain = environment().from_string("{{ page | striptags }}").render(page=page)
    assert plain == SAID
