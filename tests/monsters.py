"""Monsters: documents made to keep a reader busy, or to break it.

In: nothing. Out: bytes by name, each made when it is asked for. Never: a document that people wrote.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

SENTENCE = "The harbour council of Vessport agreed on Tuesday to rebuild the eastern pier, officials said. "
STORY = "".join(f"<p>{SENTENCE * 3}({n})</p>" for n in range(8))


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Pier</title>{head}</head><body>{body}</body></html>".encode()


def twenty_megabytes_of_script() -> bytes:
    """A story under 20 MB of data that scripts would read."""
    return _page(STORY + "<script>" + 'window.x = {"a": [1, 2, 3]};\n' * 690_000 + "</script>")


def twenty_megabytes_of_attributes() -> bytes:
    """A story among elements whose attributes hold 20 MB."""
    return _page(STORY + f"<div data-x='{'y' * 4_000}'>Home</div>" * 4_900)


def twenty_megabytes_of_text() -> bytes:
    """20 MB of paragraphs."""
    return _page(f"<p>{SENTENCE * 20}</p>" * 10_000)


def many_elements() -> bytes:
    """A story among as many elements as a page may have."""
    return _page(STORY + "<div class='a b c'><a href='/x'>Sport</a></div>" * 24_000)


def nested() -> bytes:
    """10,000 elements inside one another."""
    return _page("<div>" * 10_000 + STORY)


def nested_as_far_as_read() -> bytes:
    """A story inside as many elements as are read."""
    return _page("<div>" * 240 + STORY + "<span>" * 1_500)


def a_million_attributes() -> bytes:
    """A tag with a million attributes above a story."""
    return _page("<div " + " ".join(f"a{n}='<'" for n in range(1_000_000)) + f">Pier</div>{STORY}")


def attributes_in_many_tags() -> bytes:
    """A million attributes in a thousand tags."""
    return _page(("<div " + " ".join(f"a{n}=1" for n in range(990)) + ">Pier</div>") * 1_010 + STORY)


def a_wrong_charset() -> bytes:
    """A page in UTF-8 that says it is in UTF-16, and has bytes of neither."""
    return _page(STORY.replace("pier", "Brücke"), "<meta charset='utf-16'>") + b"\xff\xfe\xfa<p>More of it.</p>"


def null_bytes() -> bytes:
    """A page with a null byte after every character."""
    return b"\0".join(bytes([byte]) for byte in _page(STORY)) * 20


def one_block() -> bytes:
    """A page whose story is a single block of unclosed marks and quotes."""
    return _page("<p>" + "(\"'[{<b>By " * 15_000)


def one_line() -> bytes:
    """A text of one line that no pattern should linger on."""
    return ("(A " + "1/1/2020 at, " * 15_000).encode()


def capitals() -> bytes:
    """A text of capitals, dashes and brackets, as datelines and credits have them."""
    return ("\n".join("VESSPORT (" + "AP Photo/Ana Roe, " * 40 + "--" + "A. " * 300 for _ in range(150))).encode()


def metadata() -> bytes:
    """A page with as much metadata as fits, nested and repeated."""
    scripts = "<script type='application/ld+json'>" + "[" * 50_000 + "</script>"
    metas = "<meta name='date' content='2024-01-01'>" * 20_000
    return _page(STORY, metas + scripts * 20)


def dates() -> bytes:
    """A page of nothing but dates."""
    return _page(
        STORY
        + "".join(f"<time datetime='2024-01-{n % 28 + 1:02d}'>{n % 28 + 1} January 2024</time>" for n in range(20_000))
    )


def blanks() -> bytes:
    """A text with 100,000 blanks behind each of its dates, within its credits and before its dashes."""
    gap = " " * 100_000
    return f"Pier opens\n12 March 2031{gap}x\nVESSPORT{gap}(AP){gap}x\n\n{SENTENCE * 4}\n\n(Reporting by{gap}x\nCopyright{gap}x".encode()


def wrapped_scripts() -> bytes:
    """A page whose scripts of metadata are wrapped in blanks, slashes and comment marks that never end."""
    scripts = (" " * 40_000, "//" * 20_000, "/*" * 20_000, "<!--" * 10_000, "]]>" * 13_000)
    return _page(STORY, "".join(f"<script type='application/ld+json'>{one}x</script>" for one in scripts))


def endless_names() -> bytes:
    """Bylines and copyright lines of thousands of names."""
    lines = (
        "By " + "Ana Roe " * 12_000,
        "By Ana" + " and" * 24_000,
        "Copyright © 2031 " + "Aa " * 30_000,
        "© 2031 " * 14_000,
    )
    return "\n".join(("Pier opens", *lines, SENTENCE * 4)).encode()


def a_feed_of_links() -> bytes:
    """A feed whose one entry opens a million links."""
    entry = "<a " * 1_000_000 + SENTENCE * 20
    return f"<rss version='2.0'><channel><item><title>Pier</title><description>{entry}</description></item></channel></rss>".encode()


def open_tags() -> bytes:
    """A page of tags that never close, with blanks in them."""
    return _page("<a " * 200_000 + "<b" + " " * 500_000 + STORY)


def a_bomb() -> bytes:
    """Gzip data that holds 4 GB once and again decompressed."""
    return gzip.compress(gzip.compress(b"\0" * 60_000_000, 9), 9)


MONSTERS: tuple[Callable[[], bytes], ...] = (
    twenty_megabytes_of_script, twenty_megabytes_of_attributes, twenty_megabytes_of_text, many_elements, nested,
    nested_as_far_as_read, a_million_attributes, attributes_in_many_tags, a_wrong_charset, null_bytes, one_block, one_line,
    capitals, metadata, dates, blanks,
    wrapped_scripts, endless_names, a_feed_of_links, open_tags, a_bomb,
)  # fmt: skip
