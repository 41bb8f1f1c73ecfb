"""Tests for `dateline.doors.export.html`: as parsed, and in a real Chromium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from dateline.doors.export.html import to_html
from dateline.terms import Reading
from tests.doors.cli import builders
from tests.doors.export.plans import MOVED, SET, plan
from tests.doors.export.poison import HOSTILE, SCRIPT, poisoned

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = (1200, 390, 320)


def page(reading: Reading, base: str | None = None) -> Any:
    """The page as a tree."""
    return lxml.html.document_fromstring(to_html(reading, base=base))


def test_a_page_shows_what_the_reading_tells() -> None:
    """Title, brief with citations that lead to sources, timeline, change before and after, conflict, voices, sources."""
    tree = page(builders.reading())
    assert tree.findtext(".//h1") == "Council agrees on a bridge"
    assert [h.text for h in tree.iter("h2")] == ["In brief", "Timeline on two clocks", "Coming up", "What changed", "Where reports disagree",
                                                "Who said what", "Copies", "Sources"]  # fmt: skip
    assert next((d.text, d.getparent().findtext("ins")) for d in tree.iter("del")) == ("long", "brief")
    ids = set(tree.xpath("//@id"))
    targets = [href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")]
    assert targets
    assert set(targets) <= ids
    assert len(ids) == len(tree.xpath("//@id"))


def test_a_moved_plan_shows_where_it_stood() -> None:
    """The strip of a moved plan has a ghost at its old day, and the key says what that is."""
    tree = page(plan(SET, MOVED))
    assert len(tree.xpath("//li[@id='event-fair']//*[@class='ghost']")) == 1
    assert "planned before" in tree.text_content()


def test_nothing_is_loaded_or_run(told: Reading) -> None:
    """No script, handler, style attribute or outside resource; the policy allows one style by its hash."""
    tree = page(told)
    assert not tree.xpath("//script|//img|//iframe|//link|//object|//@style|//@src")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'", policy
    )


def test_the_style_needs_no_escaping() -> None:
    """The style has no sign that HTML would escape: its hash is that of what a browser reads."""
    from dateline.doors.export.html import _style

    assert not set("<>&'\"") & set(_style())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text(words: str) -> None:
    """Whatever a report says, the page has no element, handler or address of it."""
    clean, tree = page(builders.reading()), page(poisoned(words))
    assert {node.tag for node in tree.iter()} == {node.tag for node in clean.iter()}
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on") or name == "style"]
    assert all(href.startswith("#") for href in tree.xpath("//@href"))


def test_the_same_reading_gives_the_same_page() -> None:
    """A page depends on its reading alone."""
    assert to_html(builders.reading()) == to_html(builders.reading())


def test_with_a_base_citations_open_the_words() -> None:
    """With a base the title, the events and the citations lead to the pages served there, at the very words."""
    tree = page(builders.reading(), "https://desk.example")
    assert tree.xpath("//h1/a/@href") == ["https://desk.example/stories/s"]
    assert "https://desk.example/stories/s/events/summit" in tree.xpath("//a/@href")
    first = tree.xpath("//section[@class='brief']//a/@href")[0]
    assert first == "https://desk.example/stories/s/reports/a3?words=0-67#words"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium that runs no sandbox of its own."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def test_a_browser_shows_it_whole(browser: Any, told: Reading, tmp_path: Path) -> None:
    """At desktop and phone widths, in light and dark, nothing is cut off and the console stays empty."""
    path = tmp_path / "page.html"
    for reading in (told, poisoned(SCRIPT + "x" * 300)):
        path.write_text(to_html(reading), encoding="utf-8")
        for width in WIDTHS:
            view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme="dark")
            heard: list[str] = []
            view.on("console", lambda message, heard=heard: heard.append(message.text))
            view.on("dialog", lambda dialog, heard=heard: heard.append(dialog.message))
            view.goto(path.as_uri())
            assert view.evaluate("document.documentElement.scrollWidth") <= width
            assert view.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 22, 21)"
            assert heard == []
            view.close()
