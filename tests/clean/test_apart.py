"""What a page's structure sets apart from its story."""

from __future__ import annotations

import pytest

from tests.clean.pages import FOOT, PARAGRAPHS, TITLE, page, with_story
from tests.clean.reports import STORY

OTHER_TITLE = "Teachers in Hexley to strike on Friday"
OTHER = (
    "<p>Teachers at the four schools of Hexley will walk out on Friday over a plan to share one headteacher.</p>"
    "<p>The union said talks with the county had ended on Monday without an offer of any kind.</p>"
    "<p>Parents have been told to keep their children at home until the week after next.</p>"
)

BELOW = [
    "<main><article><h1>{t}</h1>{s}</article><article><h1>{o}</h1>{x}</article></main>",
    "<article class='story'><h1>{t}</h1>{s}</article><article class='story'><h1>{o}</h1>{x}</article>",
    "<div><article id='a'><header><h1>{t}</h1></header><div>{s}</div></article></div><div><article id='b'><header><h1>{o}</h1></header><div>{x}</div></article></div>",
    "<article><h1>{t}</h1>{s}</article><article><h2><a href='/x'>{o}</a></h2>{x}</article>",
    "<div id='item-1'><h1>{t}</h1><div>{s}</div></div><div id='item-2'><h1>{o}</h1><div>{x}</div></div>",
    "<section><h1>{t}</h1>{s}</section><hr><section><h1>{o}</h1>{x}</section>",
    "<main><div class='post'><h1>{t}</h1>{s}</div><div class='next-post'><h1>{o}</h1>{x}</div></main>",
    "<article><h1>{t}</h1>{s}</article><article><h1>{o}</h1>{x}</article><article><h1>A third one follows here</h1>{x}</article>",
    "<article><h2>{t}</h2>{s}</article><article><h2>{o}</h2>{x}</article>",
    "<div id='infinite'><article><h1>{t}</h1><section>{s}</section></article><article><h1>{o}</h1><section>{x}</section></article></div>",
]


@pytest.mark.parametrize("layout", BELOW)
def test_another_article_is_no_story(layout: str) -> None:
    """An article below the article, with a headline of that rank, is not the story's, whatever elements hold the two."""
    told = page(layout.format(t=TITLE, s=PARAGRAPHS, o=OTHER_TITLE, x=OTHER) + FOOT)
    assert told.title == TITLE
    assert told.body == STORY


STAYS = [
    "<article><h1>{t}</h1>{s}<h2>A second look</h2>{x}</article>",
    "<article><h1>{t}</h1>{s}<h1>A second look</h1>{x}</article>",
    "<main><h1>{t}</h1><article>{s}</article><article>{x}</article></main>",
    "<article><h1>{t}</h1>{s}<article><h3>10:40</h3>{x}</article></article>",
    "<article><h1>{t}</h1><section>{s}</section><section><h2>What next</h2>{x}</section></article>",
]


@pytest.mark.parametrize("layout", STAYS)
def test_sections_and_entries_stay(layout: str) -> None:
    """Sections, subheads of whatever rank and the entries of a live blog are the story's."""
    told = page(layout.format(t=TITLE, s=PARAGRAPHS, x=OTHER) + FOOT)
    assert "The union said talks with the county" in told.body


EXCERPT = "The ferry to Brannoch will not run until the end of the month, its owner said on Tuesday in a short note."
EXCERPTS = [
    "<div class='related'><h3><a href='/f'>Ferry stops</a></h3><p>{}</p></div>",
    "<aside class='teaser-box'><a href='/f'>Ferry stops until the end of the month</a><p>{}</p></aside>",
    "<div class='c-promo'><p><a href='/f'>Ferry stops</a></p><p>{}</p></div>",
    "<section class='recommended-reading'><h2>For you</h2><a href='/f'>Ferry stops</a><p>{}</p></section>",
    "<div id='trending-now'><ul><li><a href='/f'>Ferry stops</a></li></ul><p>{}</p></div>",
    "<div class='article__read-more'><a href='/f'>Ferry stops</a><p>{}</p></div>",
    "<div class='more-from-section'><h4><a href='/f'>Ferry stops</a></h4><p>{}</p></div>",
    "<ul class='most-read-list'><li><a href='/f'>Ferry stops</a><p>{}</p></li></ul>",
    "<div class='recirculation'><a href='/f'>Ferry stops</a><p>{}</p></div>",
    "<div data-x='1' class='also-read widget'><a href='/f'>Ferry stops</a><p>{}</p></div>",
]


@pytest.mark.parametrize("box", EXCERPTS)
@pytest.mark.parametrize("place", ["inside", "after", "behind"])
def test_excerpts_of_other_stories_are_no_story(box: str, place: str) -> None:
    """A box that is called after other stories and leads to one is none of this one, wherever it stands."""
    assert with_story(**{place: box.format(EXCERPT)}).body == STORY


HIDDEN = [
    "<div style='display:none'>{}</div>",
    "<div hidden>{}</div>",
    "<section style='display: none;' aria-hidden='true'><div>{}</div></section>",
    "<dialog>{}</dialog>",
    "<div role='dialog'>{}</div>",
    "<div role='alertdialog'><div>{}</div></div>",
    "<div class='modal' style='DISPLAY:NONE'>{}</div>",
    "<nav hidden>{}</nav>",
    "<div id='sidebar' style='display:none'><ul><li>{}</li></ul></div>",
    "<template-box><div hidden>{}</div></template-box>",
]
PROSE = f"<p>{' '.join(OTHER.replace('<p>', '').split('</p>')).strip()}</p>"


@pytest.mark.parametrize("box", HIDDEN)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_hidden_prose_is_no_story(box: str, place: str) -> None:
    """Prose that the page hides outside the story's own elements is none of it."""
    assert with_story(**{place: box.format(PROSE)}).body == STORY


@pytest.mark.parametrize(
    "box",
    [
        "<div class='rest' style='display:none'>{}</div>",
        "<div hidden>{}</div>",
        "<section hidden><div>{}</div></section>",
    ],
)
def test_read_more_stays(box: str) -> None:
    """What a story hides of itself, to show it on a click, is story."""
    assert "The union said talks" in with_story(after=box.format(PROSE)).body


def test_a_page_that_hides_all_of_itself_is_read() -> None:
    """Where nothing else is shown, what is hidden is the story."""
    told = page(f"<div style='display:none'><h1>{TITLE}</h1><p>{STORY.replace(chr(10), ' ')}</p></div>{FOOT}")
    assert "officials said" in told.body
