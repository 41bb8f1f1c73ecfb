"""The pages in a real browser: Chromium without a window. Skipped, with a word, where it is not installed."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from dateline.doors.web import application
from tests.doors.web.conftest import Stored, policy

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def address(stored: Stored) -> Iterator[str]:
    """A server on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        app = application(stored.db, policy(stored.db))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [_listening(free)]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)


def _listening(socket: socket.socket) -> socket.socket:
    socket.listen(100)
    return socket


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for all tests of this file."""
    with playwright.sync_playwright() as kit:
        browser = kit.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Any, address: str) -> Iterator[Any]:
    """A fresh tab; a complaint of the page, of its policy or an open dialog fails the test."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" and "404" not in said.text else None,
    )
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda asked: None if asked.url.startswith(address) else complaints.append(asked.url))
    yield page
    context.close()
    assert complaints == []


def _pages(stored: Stored) -> dict[str, str]:
    """One page of each kind, for the story that has most to show."""
    story = stored.story("Dockers to suspend")
    home = f"/stories/{story.id}"
    event = story.events[0]
    report = story.articles[3]
    return {
        "stories": "/stories",
        "story": home,
        "as of": f"{home}?as_of=2023-03-10",
        "before it": f"{home}?as_of=2001-01-01",
        "timeline": f"{home}/timeline?scale=month",
        "event": f"{home}/events/{event}",
        "changes": f"{home}/changes?weight=all",
        "conflicts": f"{home}/conflicts",
        "voices": f"{home}/voices",
        "voice": f"{home}/voices?who=Tomas+Reik",
        "sources": f"{home}/sources",
        "compare": f"{home}/compare?of={story.articles[1]}&with={story.articles[2]}&edits=style",
        "coverage": f"{home}/compare?of={story.articles[0]}&with={story.articles[5]}",
        "hidden": "/hidden",
        "correct": f"{home}/correct",
        "words": f"{home}/reports/{story.articles[0]}/correct?quote=strike",
        "report": f"{home}/reports/{report}?words=112-149",
        "person": "/people/Tomas%20Reik",
        "search": "/search",
        "found": "/search?q=harbour",
        "corrections": "/corrections",
        "upload": "/upload",
        "sign in": "/sign-in",
        "not there": "/stories/none-of-these",
        "hostile": f"/stories/{stored.story('Velm').id}",
    }


KINDS = ("stories", "story", "as of", "before it", "timeline", "event", "changes", "conflicts", "voices", "voice", "sources",
         "compare", "coverage", "hidden", "correct", "words", "report", "person", "search", "found", "corrections", "upload", "sign in", "hostile")  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    """The rules of axe-core, as a script."""
    kit = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return files(kit).joinpath("axe.min.js").read_text(encoding="utf-8")


def _unfold(tab: Any, path: str, scheme: str, width: int) -> None:
    """Open a page with all that is folded away on it."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=scheme)
    tab.goto(path)
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def _violations(tab: Any, axe: str, only: str) -> list[tuple[str, str, list[str]]]:
    tab.evaluate(axe)
    found = tab.evaluate(f"axe.run(document, {{resultTypes: ['violations'], runOnly: {only}}})")
    return [(one["id"], one["help"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found["violations"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_meets_wcag(tab: Any, stored: Stored, axe: str, kind: str) -> None:
    """Axe finds no violation of WCAG 2.2 A and AA, with everything unfolded; nothing is wider than the screen."""
    _unfold(tab, _pages(stored)[kind], "light", 1280)
    assert _violations(tab, axe, str(WCAG)) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("kind", ["stories", "story", "event", "compare", "report", "upload"])
def test_a_page_meets_wcag_on_a_phone_in_the_dark(tab: Any, stored: Stored, axe: str, kind: str) -> None:
    """Colours that are for the dark, and things to touch where they stand close, meet it too."""
    _unfold(tab, _pages(stored)[kind], "dark", 390)
    assert _violations(tab, axe, str(["color-contrast", "target-size", "scrollable-region-focusable"])) == []


def test_a_citation_opens_the_very_words(tab: Any, stored: Stored) -> None:
    """The number behind a sentence leads to the report, with those words marked and in sight."""
    story = stored.story("Dockers to suspend")
    tab.goto(f"/stories/{story.id}")
    tab.locator("#brief .cite").first.click()
    expect(tab.locator("mark#words")).to_be_in_viewport()
    assert "".join(tab.locator("article mark").all_inner_texts()) == story.brief[0].evidence[0].text


def test_the_slider_folds_the_page_to_a_day(tab: Any, stored: Stored) -> None:
    """Moved by the keyboard, the slider tells the story as of that day, in place; moved back, as it stands."""
    tab.goto(f"/stories/{stored.story('Dockers to suspend').id}")
    assert "7 reports" in tab.locator(".deck").inner_text()
    slider = tab.get_by_label("As of", exact=True)
    slider.focus()
    slider.press("Home")
    expect(tab.locator(".deck")).to_contain_text("1 report")
    assert "as_of=2023-03-07" in tab.url
    assert tab.evaluate("document.activeElement.type") == "range"
    assert tab.get_by_label("As of", exact=True).get_attribute("aria-valuetext") == "7 Mar 2023 · 1 report"
    tab.keyboard.press("End")
    expect(tab.locator(".deck")).to_contain_text("7 reports")
    assert "as_of" not in tab.url


def test_without_scripts_the_list_of_days_does_the_same(chromium: Any, address: str, stored: Stored) -> None:
    """A reader without JavaScript chooses a day from a list and sends the form."""
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/stories/{stored.story('Dockers to suspend').id}")
    tab.get_by_label("As of", exact=True).select_option("2023-03-10")
    tab.get_by_role("button", name="Show").click()
    expect(tab.locator(".deck")).to_contain_text("4 reports")
    tab.locator("#brief .cite").first.click()
    expect(tab.locator("mark#words")).to_be_in_viewport()
    context.close()


def test_the_timeline_is_used_by_keyboard(tab: Any, stored: Stored) -> None:
    """An event in the drawing takes the focus, says what it is, and leads to its line in the list."""
    tab.goto(f"/stories/{stored.story('Dockers to suspend').id}")
    mark = tab.locator("svg a.mark").first
    mark.focus()
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')")
    tab.keyboard.press("Enter")
    expect(tab.locator(".event:target")).to_be_in_viewport()
    tab.locator("svg a.bar").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**as_of=2023-03-07**")


def test_a_copy_is_compared_as_closely_as_asked(tab: Any, stored: Stored) -> None:
    """The origin tree leads to the comparison; the filter shows more and smaller edits, struck and underlined."""
    story = stored.story("Dockers to suspend")
    tab.goto(f"/stories/{story.id}#sources")
    tab.get_by_role("link", name="Compare report").first.click()
    expect(tab.get_by_role("link", name="Every edit")).not_to_have_attribute("aria-current", "true")
    few = tab.locator(".edits > li").count()
    tab.get_by_role("link", name="Every edit").click()
    expect(tab.get_by_role("link", name="Every edit")).to_have_attribute("aria-current", "true")
    assert tab.locator(".edits > li").count() > few
    expect(tab.locator(".edits del").first).to_be_visible()
    expect(tab.locator(".edits ins").first).to_be_visible()


def test_hostile_words_do_nothing(tab: Any, stored: Stored) -> None:
    """No script, handler or address out of a report is run on any page of its story."""
    story = stored.story("Velm")
    home = f"/stories/{story.id}"
    parts = [
        "",
        "/timeline",
        "/changes",
        "/voices",
        "/sources",
        "/conflicts",
        *(f"/reports/{id}" for id in story.articles),
    ]
    for path in [*(home + part for part in parts), "/stories", "/people/Orla%20Penn"]:
        tab.goto(path)
        assert tab.evaluate("typeof window.pwned") == "undefined", path
        assert tab.locator("main img, main iframe, main script").count() == 0, path


def test_a_report_is_sent_and_read(tab: Any, tmp_path: Path) -> None:
    """Files chosen in the form are read while the page tells how far it is; then they are in a story."""
    file = tmp_path / "orbly.txt"
    file.write_text(
        "Orbly bridge to open in May\nOrbly Gazette\n4 April 2031\n\nORBLY - The bridge at Orbly will open on May 3, mayor Ada"
        ' Lund said on Friday.\n\n"We have waited for it for nine years," Lund said.\n',
        encoding="utf-8",
    )
    tab.goto("/upload")
    tab.get_by_label("Files").set_input_files(str(file))
    tab.get_by_role("button", name="Add").click()
    tab.wait_for_url("**/uploads/**")
    tab.get_by_text("1 new report").wait_for(timeout=20_000)
    tab.get_by_role("link", name="Orbly").click()
    expect(tab.locator("h1")).to_contain_text("Orbly")


def test_a_day_is_corrected_where_it_stands(tab: Any, stored: Stored) -> None:
    """On a report's page its day is put right, with who and why; the page and the list of corrections say so; it is undone."""
    story = stored.story("Hollin Cross")
    tab.goto(f"/stories/{story.id}/reports/{story.articles[0]}")
    tab.get_by_text("Correct the day").click()
    tab.get_by_label("Published on").fill("2022-11-03")
    sheet = tab.locator("form.sheet", has=tab.get_by_label("Published on"))
    sheet.get_by_label("Who says so").fill("Ines")
    sheet.get_by_label("Why").fill("the print edition is dated so")
    sheet.get_by_role("button").click()
    expect(tab.get_by_role("status")).to_contain_text("Your correction is kept", timeout=20_000)
    expect(tab.locator(".notes")).to_contain_text("3 Nov 2022")
    expect(tab.locator(".notes")).to_contain_text("Ines")
    tab.get_by_role("link", name="All corrections").click()
    expect(tab.locator("main")).to_contain_text("the print edition is dated so")
    tab.get_by_text("Undo", exact=True).first.click()
    sheet = tab.locator("form.sheet").first
    sheet.get_by_label("Who says so").fill("Ines")
    sheet.get_by_label("Why").fill("it was last year's")
    sheet.get_by_role("button").click()
    expect(tab.locator("main")).to_contain_text("(undone)", timeout=20_000)
    tab.goto(f"/stories/{story.id}/reports/{story.articles[0]}")
    expect(tab.locator(".notes")).to_contain_text("4 Nov 2022")


def test_a_row_is_corrected_where_it_stands(tab: Any, stored: Stored) -> None:
    """The forms open beside the row, by keyboard too, lead back to it, and the browser remembers who corrects."""
    story = stored.story("Hollin Cross")
    tab.goto(f"/stories/{story.id}")
    row = tab.locator("#timeline .event").first
    at = row.get_attribute("id")
    row.get_by_role("link", name="Correct").first.focus()
    tab.keyboard.press("Enter")
    forms = row.locator(".mend")
    forms.get_by_text("Its place").click()
    sheet = forms.locator("form.sheet", has=tab.get_by_label("The place"))
    sheet.get_by_label("The place").fill("Brantham")
    sheet.get_by_label("Who says so").fill("Ines")
    sheet.get_by_label("Why").fill("she was there")
    sheet.get_by_role("button").click()
    expect(tab.get_by_role("status").first).to_contain_text("Your correction is kept", timeout=20_000)
    assert tab.url.endswith(f"#{at}")
    expect(tab.locator(f"#{at}")).to_contain_text("Brantham")
    tab.locator(f"#{at}").get_by_role("link", name="Correct").first.click()
    tab.locator(f"#{at} .mend").get_by_text("Its status").click()
    expect(tab.locator(f"#{at} .mend").get_by_label("Who says so").last).to_have_value("Ines")
    tab.locator(f"#{at}").get_by_role("link", name="Correct").first.click()
    expect(tab.locator(f"#{at} .mend")).to_have_count(0)


def test_selected_words_are_said_what_they_are(tab: Any, stored: Stored) -> None:
    """What is selected in a report stands in the field that asks; the page names what the words may be."""
    story = stored.story("Dockers to suspend")
    tab.goto(f"/stories/{story.id}/reports/{story.articles[0]}")
    tab.locator(".report .lede").click(click_count=3)
    field = tab.get_by_label("What some words are")
    expect(field).not_to_have_value("")
    words = field.input_value()
    tab.get_by_role("button", name="Say what they are").click()
    expect(tab.locator("h1")).to_contain_text(words[:40])
    expect(tab.get_by_text("They are page clutter")).to_be_visible()


def test_what_was_seen_is_not_new(tab: Any, stored: Stored) -> None:
    """News stand beside the brief, struck and underlined, until the reader says that they were seen."""
    tab.goto(f"/stories/{stored.story('Hollin Cross').id}")
    expect(tab.locator(".news ins").first).to_be_visible()
    expect(tab.locator(".news del").first).to_be_visible()
    tab.get_by_role("button", name="I have seen this").click()
    expect(tab.locator(".news")).to_contain_text("Nothing has changed")


def test_the_skip_link_is_first(tab: Any) -> None:
    """The first thing a keyboard reaches jumps over the head of the page."""
    tab.goto("/stories")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


SHOTS = Path(__file__).resolve().parents[3] / "docs" / "images"
SHOWN = (("story", "story", 1280, 1180), ("report", "report", 1280, 900), ("phone", "story", 390, 844), ("sources", "sources", 1280, 800))  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "width", "height"), SHOWN)
def test_the_manual_shows_the_pages(
    tab: Any, stored: Stored, request: pytest.FixtureRequest, name: str, kind: str, width: int, height: int
) -> None:
    """The pictures in docs/images are of these pages, at this size; `make golden` takes them anew."""
    shot = SHOTS / f"{name}.png"
    tab.set_viewport_size({"width": width, "height": height})
    tab.goto(_pages(stored)[kind])
    taken = tab.screenshot()
    if request.config.getoption("--golden"):
        SHOTS.mkdir(exist_ok=True)
        shot.write_bytes(taken)
    assert shot.read_bytes()[:24] == taken[:24]  # the signature and the size; fonts differ from machine to machine
