"""Layout: a page's text as a browser would show it, block by block."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dateline.ingest.layout import LaidOutPage, laid_out


def page_of(markup: str) -> LaidOutPage:
    return laid_out(etree.fromstring(f"<html><body>{markup}</body></html>", etree.HTMLParser(huge_tree=True)))


def blocks(markup: str) -> list[tuple[str, str]]:
    page = page_of(markup)
    return [(block.tag, page.text[block.start : block.end]) for block in page.blocks]


def test_a_block_for_each_block_element() -> None:
    """Headings, paragraphs, items, cells, captions and loose text are blocks, joined by a blank line."""
    page = page_of("<h1>Bridge opens</h1>Loose <p>One.</p><ul><li>a<li>b</ul><table><tr><td>c<td>d</table>tail")
    assert page.text == "Bridge opens\n\nLoose\n\nOne.\n\na\n\nb\n\nc\n\nd\n\ntail"
    assert [block.tag for block in page.blocks] == ["h1", "body", "p", "li", "li", "td", "td", "body"]


def test_white_space_collapses() -> None:
    """White space is what a browser shows: single spaces, none at the ends, soft hyphens gone."""
    assert blocks("<p>  The \n\t mayor <b> of</b> <i>Mar\u00adston</i>&nbsp; spoke\u200b . </p>") == [
        ("p", "The mayor of Marston spoke .")
    ]


def test_inline_elements_do_not_break_words() -> None:
    """A dropped capital stays with its word."""
    assert blocks("<p><span>T</span>he <em>may</em>or</p>") == [("p", "The mayor")]


def test_line_breaks() -> None:
    """One <br> is a new line, two are a new block, and those at the ends are nothing."""
    assert blocks("<div><br>One<br>two<br> <br>three<br></div>") == [("div", "One\ntwo"), ("div", "three")]


def test_preformatted_lines_are_kept() -> None:
    """In <pre> a newline is a new line and a blank line a new block."""
    assert blocks("<pre>one  a\ntwo\n\nthree</pre>") == [("pre", "one a\ntwo"), ("pre", "three")]


def test_the_unseen_is_left_out() -> None:
    """Scripts, styles, templates, hidden elements and what only other browsers show are not text."""
    unseen = (
        "<script>a</script><style>b</style><template><p>c</p></template><noscript>d</noscript><p hidden>e</p>"
        "<div style='color:red; display : none'><p>f</p></div><dialog>g</dialog><select><option>h</select><!-- i -->"
    )
    assert blocks(f"<p>One {unseen} two</p>{unseen}tail") == [("p", "One"), ("body", "twotail")]


def test_hidden_running_text_is_read() -> None:
    """What opens on a click is text, and its path says that it is hidden; a hidden notice is not."""
    long = "The bridge will be closed to lorries until the council has looked at it again. " * 3
    page = page_of(
        f"<p>Why?</p><div style='display:none'><b>Answer</b><p>{long}</p></div><div hidden><p>Sign up now!</p></div>"
    )
    assert page.text == f"Why?\n\nAnswer\n\n{long.strip()}"
    assert page.blocks[2].path == ("html", "body", "div", "hidden", "p")


def test_a_page_for_scripts_only_says_what_it_says_without() -> None:
    """Where nothing else is shown, <noscript> is."""
    assert blocks("<noscript><p>Please switch on scripts.</p></noscript><div></div>") == [
        ("p", "Please switch on scripts.")
    ]


def test_links_share_and_side_by_side() -> None:
    """`links` is the share of link text; two links side by side are two words."""
    page = page_of("<p><a>News</a><a>Sport</a></p><p>Read <a>more</a></p><p>none</p>")
    assert page.text.split("\n\n") == ["News Sport", "Read more", "none"]
    assert [block.links for block in page.blocks] == [0.9, 0.444, 0.0]


def test_path_names_what_a_block_stands_in() -> None:
    """`path` has tags, roles, ids and classes in lower case, outermost first, the block's own last."""
    page = page_of("<div id=Main class='Story wide'><nav role=navigation><p class=x>a")
    assert page.blocks[0].path == ("html", "body", "div", "main", "story", "wide", "nav", "navigation", "p", "x")


def test_path_is_bounded() -> None:
    """Deep nesting and endless class lists keep the innermost words of a path."""
    page = page_of("<div class='" + "c " * 500 + "'>" + "<div>" * 1500 + "<p id=last>x")
    assert page.blocks[0].path[-3:] == ("div", "p", "last")
    assert len(page.blocks[0].path) <= 48


def test_marks_point_at_their_words() -> None:
    """Headings, times and microdata are marked with where they stand in the text."""
    page = page_of(
        "<h1> Bridge  opens</h1><p>By <a rel=author>Jo  Lund</a>, <time datetime=2021>2 May</time></p><time></time>"
    )
    assert [page.text[start:end] for _, start, end in page.marks] == ["Bridge opens", "Jo Lund", "2 May"]


TAGS = """
<p> </p> <div> </div> <br> <a> </a> <pre> </pre> <td> <li> <b> </b> <script> </script> <time/datetime=1> </time> <h1> </h1>
<noscript> word é <!--x--> &nbsp; &shy;
"""
MARKUP = st.lists(st.sampled_from([*TAGS.split(), " ", "\n", "\u2028", "\u200b"]), max_size=40).map("".join)


@given(MARKUP)
def test_blocks_cover_the_text(markup: str) -> None:
    """Blocks are trimmed, in order, apart by a blank line, and together are the whole text; marks lie inside it."""
    page = page_of(markup)
    pieces = [page.text[block.start : block.end] for block in page.blocks]
    assert "\n\n".join(pieces) == page.text
    assert all(piece == piece.strip() and piece for piece in pieces)
    assert all(0 <= start < end <= len(page.text) for _, start, end in page.marks)
    assert all(0.0 <= block.links <= 1.0 for block in page.blocks)
