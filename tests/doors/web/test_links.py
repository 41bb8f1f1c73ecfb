"""Links: addresses of our own, and none that a report could make dangerous."""

from __future__ import annotations

import pytest

from dateline.doors.web import links
from dateline.terms import Evidence


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", " https://a.example", "data:text/html,x", "//a.example", "https://", "http://[", "vbscript:x",
    "https://a.example/\nx", "java\tscript:alert(1)", "https://a b.example", None, "", "file:///etc/passwd", "HTTPS:a",
])  # fmt: skip
def test_what_is_no_web_page_is_no_link(url: str | None) -> None:
    """Only http and https addresses with a host become links."""
    assert links.safe_url(url) is None


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "http://a.example:8080", "HTTPS://A.example"])
def test_a_web_page_is_a_link(url: str) -> None:
    """An ordinary address stays as it is."""
    assert links.safe_url(url) == url


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "x", "/a\nb", "/a\\b"]
)
def test_nobody_is_sent_elsewhere(path: str) -> None:
    """After a form the way back is a path of this server."""
    assert links.safe_path(path) == "/"


def test_a_path_of_ours_is_kept() -> None:
    """With its query and its anchor."""
    assert links.safe_path("/stories/a?b=1#c") == "/stories/a?b=1#c"


def test_a_citation_names_its_words() -> None:
    """All spans of the first report are named, those of others left out."""
    spans = [Evidence("a", 1, 5, "word"), Evidence("b", 0, 1, "x"), Evidence("a", 9, 10, "y")]
    assert links.words("s", spans) == "/stories/s/reports/a?words=1-5%2C9-10#words"


def test_names_are_escaped() -> None:
    """A name with a slash is one part of a path."""
    assert links.person("A/B ?") == "/people/A%2FB%20%3F"
    assert links.asked(a=None, b="", c="1&2") == "?c=1%262"
