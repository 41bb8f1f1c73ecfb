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

from dateline.desk import Desk
from dateline.doors.web import application
from tests.doors.web.conftest import Stored, policy

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def address(stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own copy of the store on a free port of this machine."""
    db = tmp_path_factory.mktemp("browser") / "desk.db"
    with Desk(stored.db) as desk:
        desk.backup(db)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        app = application(db, policy(db), begins=True)
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
    context.set_default_timeout(30_000)
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
    story = stored.story("Port and dockers to meet")
    home = f"/stories/{story.id}"
    event = story.events[0]
    report = story.articles[3]
    return {
        "stories": "/stories",
        "story": home,
        "as of": f"{home}?as_of=2023-03-10",
        "before it": f"{home}?as_of=2001-01-01",
        "timeline": f"{home}/timeline?scale=month",
        "sieved": f"{home}/timeline?status=happened&time=past",
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
        "report alone": f"{home}/reports/{report}",
        "person": "/people/Tomas%20Reik",
        "search": "/search",
        "found": "/search?q=harbour",
        "corrections": "/corrections",
        "alerts": "/alerts",
        "upload": "/upload",
        "sign in": "/sign-in",
        "not there": "/stories/none-of-these",
        "hostile": f"/stories/{stored.story('Velm').id}",
    }


KINDS = ("stories", "story", "as of", "before it", "timeline", "sieved", "event", "changes", "conflicts", "voices", "voice", "sources",
         "compare", "coverage", "hidden", "correct", "words", "report", "report alone", "person", "search", "found", "corrections", "alerts", "upload", "sign in",
         "not there", "hostile")  # fmt: skip


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
    """Axe finds no violation of WCAG 2.2 A and AA, with everything unfolded."""
    _unfold(tab, _pages(stored)[kind], "light", 1280)
    assert _violations(tab, axe, str(WCAG)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_meets_wcag_on_a_phone_in_the_dark(tab: Any, stored: Stored, axe: str, kind: str) -> None:
    """Colours that are for the dark, and things to touch where they stand close, meet it too."""
    _unfold(tab, _pages(stored)[kind], "dark", 390)
    assert _violations(tab, axe, str(WCAG)) == []


LAYOUT = """
() => {
  const told = [];
  const shown = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !one.closest('.unseen, .skip, [popover], dialog, .told thead');
  const named = (one) => one.tagName + '.' + one.getAttribute('class') + ': ' + one.textContent.trim().slice(0, 60);
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) told.push('the page is wider than the screen');
  for (const one of document.body.querySelectorAll('*')) {
    if (!shown(one) || one.closest('svg')) continue;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const scrolls = one.closest('.scroll') || one.matches('input, select');
    if (!scrolls && box.width && (box.right > wide + 1 || box.left < -1)) told.push('beyond the edge: ' + named(one));
    const clips = !one.matches('input') && ['hidden', 'clip'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    if (clips || (!one.matches('input') && style.textOverflow === 'ellipsis')) told.push('cut: ' + named(one));
  }
  for (const word of document.querySelectorAll('svg.two text')) {
    if (!shown(word) || !word.textContent.trim()) continue;
    const box = word.getBBox(), frame = word.ownerSVGElement.viewBox.baseVal;
    if (box.x < 0 || box.x + box.width > frame.width || box.y < 0 || box.y + box.height > frame.height) told.push('cut in the drawing: ' + word.textContent);
    if (word.textContent.includes('…') && !word.closest('a').getAttribute('aria-label').includes('…')) told.push('shortened: ' + word.textContent);
  }
  for (const one of document.querySelectorAll('select')) {
    if (!shown(one)) continue;
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = getComputedStyle(one).font;
    if (pen.measureText(one.selectedOptions[0]?.text ?? '').width > one.clientWidth) told.push('cut: ' + one.selectedOptions[0].text);
  }
  return told;
}
"""
"""What lies beyond the edge of the screen or is cut, in words."""
COVERED = """
(band) => {
  const walk = document.createTreeWalker(document.querySelector('main .measure'), NodeFilter.SHOW_TEXT);
  const frame = document.querySelector('main .measure').getBoundingClientRect();
  const bands = new Map();
  const take = (box) => {
    const at = Math.floor((box.top - frame.top) / band), found = bands.get(at) ?? [Infinity, -Infinity];
    bands.set(at, [Math.min(found[0], box.left), Math.max(found[1], box.right)]);
  };
  for (const one of document.querySelectorAll('main .measure details')) {
    if (one.checkVisibility() && parseFloat(getComputedStyle(one).borderLeftWidth)) take(one.getBoundingClientRect());
  }
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest('.unseen, [popover], .told thead')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) take(box);
  }
  const whole = Math.floor(frame.height / band);
  return [...Array(whole).keys()].map((at) => bands.has(at) ? (bands.get(at)[1] - bands.get(at)[0]) / frame.width : 0);
}
"""
"""Of each band of a page, from its first to its last, how much of its width has words or a folded box in it somewhere."""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_and_no_column_is_blank(tab: Any, stored: Stored, kind: str, width: int) -> None:
    """On a phone and on a desk: nothing beyond the edge, no label cut, no stretch of a page of which most is empty."""
    tab.set_viewport_size({"width": width, "height": 844 if width < 500 else 800})
    tab.goto(_pages(stored)[kind])
    assert tab.evaluate(LAYOUT) == []
    assert min(tab.evaluate(COVERED, 600), default=1.0) >= (0.68 if width < 500 else 0.45)
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert tab.evaluate(LAYOUT) == []


def test_a_cut_label_is_found(tab: Any) -> None:
    """What holds the pages to their layout sees a label that is cut, one beyond the edge, and a page of blanks."""
    tab.goto("/stories")
    tab.evaluate("""() => {
      const cut = Object.assign(document.createElement('p'), {textContent: 'cut '.repeat(40), id: 'cut'});
      cut.className = 'unseen';
      document.querySelector('main .measure').append(cut);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('#cut.seen { width: 40px; overflow: hidden; white-space: nowrap } .measure { padding-bottom: 3000px }');
      document.adoptedStyleSheets.push(sheet);
      cut.className = 'seen';
    }""")
    assert any(line.startswith("cut: P.seen") for line in tab.evaluate(LAYOUT))
    assert min(tab.evaluate(COVERED, 600)) == 0


def test_the_first_story_is_in_the_first_screen_of_a_phone(tab: Any) -> None:
    """Its name, where it stands and what came last are there without scrolling; the filters are folded."""
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto("/stories")
    first = tab.locator(".stories > li").first
    for part in ("h2", ".state", ".latest"):
        expect(first.locator(part)).to_be_in_viewport(ratio=1)
    expect(tab.get_by_label("Person", exact=True)).not_to_be_visible()


def test_keys_step_search_and_help(tab: Any) -> None:
    """`j` and `k` step through the stories, Enter opens one, `/` searches, `?` shows the keys; in a field they are letters."""
    tab.goto("/stories")
    titles = tab.locator(".stories h2 a").all_inner_texts()
    focused = "document.activeElement.textContent"
    tab.keyboard.press("j")
    assert tab.evaluate(focused) == titles[0]
    tab.keyboard.press("j")
    assert tab.evaluate(focused) == titles[1]
    tab.keyboard.press("k")
    assert tab.evaluate(focused) == titles[0]
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("#keys")).not_to_be_visible()
    tab.keyboard.press("/")
    tab.keyboard.type("jk?")
    assert tab.locator("#find").input_value() == "jk?"


def test_a_reader_chooses_the_dark_and_keeps_it(tab: Any) -> None:
    """The button turns the page dark, and the next page is dark from its first moment; turned back, it is light."""
    tab.emulate_media(color_scheme="light")
    tab.goto("/stories")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(paper)
    tab.get_by_role("button", name="Dark page").click()
    dark = tab.evaluate(paper)
    assert dark != light
    tab.goto("/corrections")
    assert tab.evaluate(paper) == dark
    tab.get_by_role("button", name="Light page").click()
    assert tab.evaluate(paper) == light


def test_a_name_is_completed(tab: Any) -> None:
    """Typed in a filter, the beginning of a name brings up the name."""
    tab.goto("/stories")
    tab.get_by_text("Filter by person").click()
    tab.get_by_label("Person", exact=True).type("achter")
    expect(tab.locator("#person-names option")).to_have_count(1)
    assert tab.locator("#person-names option").get_attribute("value") == "Helen Achterberg"


def test_a_link_to_a_line_is_copied(tab: Any, stored: Stored) -> None:
    """The mark behind a line puts its address where it can be pasted."""
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"/stories/{stored.story('Port and dockers to meet').id}")
    row = tab.locator("#timeline .event").first
    row.hover()
    row.locator(".line-link").first.click()
    expect(row.locator(".line-link").first).to_have_attribute("data-said", "copied")
    copied = tab.evaluate("navigator.clipboard.readText()")
    tab.goto(copied)
    expect(tab.locator(".event:target")).to_be_in_viewport()


def test_a_print_says_whence_it_is(tab: Any, stored: Stored) -> None:
    """On paper stand the address and up to when the story is told, and nothing that can only be pressed."""
    home = f"/stories/{stored.story('Port and dockers to meet').id}"
    tab.goto(home)
    expect(tab.locator(".printed")).not_to_be_visible()
    tab.emulate_media(media="print")
    expect(tab.locator(".printed")).to_contain_text(home)
    expect(tab.locator(".printed")).to_contain_text("with reports up to 22 Mar 2023, ")
    for gone in (".masthead", ".ways", ".asof", ".seen", ".term"):
        expect(tab.locator(gone).first).not_to_be_visible()
    tab.goto(f"{home}?as_of=2023-03-10")
    expect(tab.locator(".printed")).to_contain_text("as it was known on 10 Mar 2023")


def test_without_scripts_nothing_is_lost(chromium: Any, address: str, stored: Stored) -> None:
    """A reader without JavaScript sees the state, the list, every way out and what words mean; no button is dead."""
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/stories")
    expect(tab.locator(".stories .state").first).to_be_visible()
    for dead in ("[data-theme-toggle]", "[data-keys]"):
        expect(tab.locator(dead)).not_to_be_visible()
    tab.locator(".stories h2 a", has_text="Hollin Cross").click()
    expect(tab.locator(".story .state")).to_be_visible()
    expect(tab.locator("#timeline .event").first).to_be_visible()
    expect(tab.locator("#ways a").first).to_be_visible()
    expect(tab.locator("[data-print]")).not_to_be_visible()
    tab.get_by_role("button", name="What is meant by “independent reports”").click()
    expect(tab.locator("#term-independent")).to_be_visible()
    context.close()


def test_a_word_of_the_trade_is_explained(tab: Any, stored: Stored) -> None:
    """The mark behind plain words opens what they mean, and closes it."""
    tab.goto(f"/stories/{stored.story('Port and dockers to meet').id}")
    tab.get_by_role("button", name="What is meant by “independent reports”").click()
    expect(tab.locator("#term-independent")).to_contain_text("dispatch")
    tab.keyboard.press("Escape")
    expect(tab.locator("#term-independent")).not_to_be_visible()


def test_a_citation_opens_the_very_words(tab: Any, stored: Stored) -> None:
    """The number behind a sentence leads to the report, with those words marked and in sight."""
    story = stored.story("Port and dockers to meet")
    tab.goto(f"/stories/{story.id}")
    tab.locator("#brief .cite").first.click()
    expect(tab.locator("mark#words")).to_be_in_viewport()
    assert "".join(tab.locator("article mark").all_inner_texts()) == story.brief[0].evidence[0].text


def test_the_slider_folds_the_page_to_a_day(tab: Any, stored: Stored) -> None:
    """Moved by the keyboard, the slider tells the story as of that day, in place; moved back, as it stands."""
    tab.goto(f"/stories/{stored.story('Port and dockers to meet').id}")
    assert "7 reports" in tab.locator(".deck").inner_text()
    slider = tab.get_by_label("As it was known on", exact=True)
    slider.focus()
    slider.press("Home")
    expect(tab.locator(".deck")).to_contain_text("1 report", timeout=30_000)
    assert "as_of=2023-03-07" in tab.url
    assert tab.evaluate("document.activeElement.type") == "range"
    assert tab.get_by_label("As it was known on", exact=True).get_attribute("aria-valuetext") == "7 Mar 2023 · 1 report"
    tab.keyboard.press("End")
    expect(tab.locator(".deck")).to_contain_text("7 reports")
    assert "as_of" not in tab.url


def test_a_moved_slider_shows_nothing_of_the_day_before(tab: Any, stored: Stored) -> None:
    """While the answer is on its way all but title and slider is veiled, and the page says what it is doing; whoever moves on is not kept waiting."""
    tab.goto(f"/stories/{stored.story('Port and dockers to meet').id}")
    tab.route("**/*as_of=*", lambda _route: None)
    slider = tab.get_by_label("As it was known on", exact=True)
    slider.focus()
    slider.press("Home")
    expect(tab.locator(".deck")).to_be_hidden()
    expect(tab.locator("#sources")).to_be_hidden()
    expect(tab.locator(".working")).to_have_text("Telling the story as it was known by 7 Mar 2023 …")
    expect(tab.locator("h1")).to_be_visible()
    slider.press("End")
    expect(tab.locator(".deck")).to_contain_text("7 reports")
    expect(tab.locator(".deck")).to_be_visible()
    expect(tab.locator(".working")).to_have_count(0)


def test_without_scripts_the_list_of_days_does_the_same(chromium: Any, address: str, stored: Stored) -> None:
    """A reader without JavaScript chooses a day from a list and sends the form."""
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/stories/{stored.story('Port and dockers to meet').id}")
    tab.get_by_label("As it was known on", exact=True).select_option("2023-03-10")
    tab.get_by_role("button", name="Show").click()
    expect(tab.locator(".deck")).to_contain_text("4 reports")
    tab.locator("#brief .cite").first.click()
    expect(tab.locator("mark#words")).to_be_in_viewport()
    context.close()


def test_the_timeline_is_used_by_keyboard(tab: Any, stored: Stored) -> None:
    """An event in the drawing takes the focus, says what it is, and leads to its line in the list."""
    tab.goto(f"/stories/{stored.story('Port and dockers to meet').id}")
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
    story = stored.story("Port and dockers to meet")
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
    story = stored.story("Port and dockers to meet")
    tab.goto(f"/stories/{story.id}/reports/{story.articles[0]}")
    tab.locator(".report .lede").click(click_count=3)
    field = tab.get_by_label("What some words are")
    expect(field).not_to_have_value("")
    words = field.input_value()
    tab.get_by_role("button", name="Say what they are").click()
    expect(tab.locator("h1")).to_contain_text(words[:40])
    expect(tab.get_by_text("They are page clutter")).to_be_visible()


def test_what_was_seen_is_not_new(tab: Any, stored: Stored) -> None:
    """A first visit shows no news; once the reader has said that they saw the story, that nothing has changed is said."""
    tab.goto(f"/stories/{stored.story('Hollin Cross').id}")
    expect(tab.locator(".news")).to_have_count(0)
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
