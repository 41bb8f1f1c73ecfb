"""A page's main text."""

from __future__ import annotations

from dataclasses import replace

from dateline.clean import article
from dateline.clean.body import kept_by, kept_shares
from dateline.clean.lines import densest, feature_names, features, story_likelihood
from dateline.clean.pieces import Piece, pieces
from dateline.terms import Block, Report
from tests.clean.reports import STORY, report


def page() -> Report:
    """A small page as ingest would lay it out."""
    nav = ["Home", "World", "Sport"]
    paragraphs = STORY.split("\n")
    markup = (
        "<html><body><nav>" + "".join(f"<a href='/{name}'>{name}</a>" for name in nav) + "</nav><article><h1>Vessport to rebuild its pier</h1>"
        + "".join(f"<p>{line}</p>" for line in paragraphs) + "</article><footer>© 2024 Courier. All rights reserved.</footer></body></html>"
    )  # fmt: skip
    parts = [*((n, "li", ("nav",), 1.0) for n in nav), ("Vessport to rebuild its pier", "h1", ("article",), 0.0)]
    parts += [(line, "p", ("article",), 0.0) for line in paragraphs]
    parts.append(("© 2024 Courier. All rights reserved.", "footer", ("footer",), 0.0))
    text, blocks = "", []
    for words, tag, path, links in parts:
        blocks.append(Block(len(text), len(text) + len(words), tag, path, links))
        text += words + "\n"
    return Report("page", "page.html", None, "html", text, tuple(blocks), (), markup)


def test_page() -> None:
    """A page's story is its paragraphs, its headline its title, the rest furniture."""
    told = article(page())
    assert told.body == STORY
    assert told.title == "Vessport to rebuild its pier"
    assert {part.text for part in told.furniture} >= {"Home", "World", "Sport"}


def test_kept_share() -> None:
    """What stands in the extractor's text is kept, however short, and a stranger is not."""
    kept = kept_by("One two three four five six.\nSeven")
    assert kept(Piece(0, 27, "One two three four five six")) == 1.0
    assert kept(Piece(0, 5, "Seven")) == 1.0
    assert kept(Piece(0, 30, "nothing of this stands in there")) == 0.0


def test_hostile_markup() -> None:
    """Markup that is none, or nested without end, is no error."""
    assert kept_shares("", ()) is None
    kept_shares("<div>" * 3_000 + "x", ())
    for odd in (
        "<script",
        "<script></script",
        "<script><!-- </script> -->",
        "</script><script>",
        "<script></script>" * 3,
    ):
        assert not kept_shares(odd, pieces("Pier", (Block(0, 4),)))


def test_scripts_hide_no_story() -> None:
    """What is left of a page without its scripts reads the same, a comment in one included."""
    plain_page = page()
    assert plain_page.markup
    for script in (
        "<script>var a = '<p>no</p>';</script>",
        "<!-- <script> --><script>x</script >",
        "<SCRIPT>x</SCRIPT>",
    ):
        markup = plain_page.markup.replace("<article>", f"{script}<article>").replace("</p>", f"</p>{script}")
        assert article(replace(plain_page, markup=markup)).body == STORY


def test_model_knows_prose_from_links() -> None:
    """Every row has all features, and prose is likelier story than a rubric."""
    found = pieces(page().text, page().blocks)
    rows = features(found, [1.0] * len(found))
    assert {len(row) for row in rows} == {len(feature_names(page=True))}
    likely = story_likelihood(found)
    assert min(likely[4:8]) > max(likely[:3])
    assert story_likelihood(pieces("", ())) == []


def test_densest() -> None:
    """The run that sums highest is found, bridging a small cost."""
    assert densest([-5, 10, -2, 10, -30, 5]) == (1, 4)
    assert densest([-1, -1]) == (0, 0)


def test_order_of_reading_does_not_matter() -> None:
    """Cleaning is a pure function of the report."""
    one = article(page())
    article(report("Something else entirely stands here."))
    assert article(page()) == one
