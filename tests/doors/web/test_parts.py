"""A row on a page, and the parts that hang below it."""

from __future__ import annotations

from lxml import html

from dateline.doors.shelf import Shelf
from dateline.doors.web.render import environment
from dateline.terms import Reading
from tests.doors.cli.builders import SUMMIT, reading, with_a_part

ROW = "{% from 'parts.html' import row with context %}<ul>{{ row(shelf, event) }}</ul>"


def drawn(told: Reading) -> html.HtmlElement:
    """The row of the summit as a page has it."""
    return html.fromstring(environment().from_string(ROW).render(shelf=Shelf(told, told.stories[0]), event=SUMMIT))


def test_a_part_is_a_row_inside_the_row_of_its_whole() -> None:
    """With its words, its status and an address of its own."""
    page = drawn(with_a_part())
    (part,) = page.xpath("./li[@id='event-summit']//ul[@class='parts']/li")
    assert part.get("id") == "event-dinner"
    assert "The summit would be brief" in part.text_content()
    assert part.xpath(".//a[contains(@href, 'events/dinner')]")


def test_a_row_without_parts_has_no_list_below_it() -> None:
    """Nothing is drawn where nothing hangs."""
    assert drawn(reading()).xpath(".//ul") == []
