"""JSON Lines: a report a line, and a bad line spoils no other."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.terms import Report, SetAside
from tests.opening import opened

LINE: dict[str, Any] = {
    "url": "https://lowmere.example/a?x=1",
    "title": "Bridge  opens",
    "text": "The bridge opened.\r\nIt is long.\n",
    "published": "2021-05-04",
    "modified": "2021-05-05",
    "fetched": "2021-06-01",
    "authors": ["Jo Lund", {"name": "Ann Holt"}],
    "publisher": "Lowmere Post",
    "language": "en",
}


def read(*lines: object, name: str = "a.jsonl") -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    source = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return opened(source.encode(), name=name, file=name)


def test_a_line_is_a_report() -> None:
    """Text is the title, a blank line, the text; the rest is metadata that names its field."""
    (report,), set_aside = read(LINE)
    assert not set_aside
    assert (report.format, report.file, report.url) == ("jsonl", "a.jsonl", "https://lowmere.example/a?x=1")
    assert report.text == "Bridge opens\n\nThe bridge opened.\nIt is long.\n"
    assert [report.text[b.start : b.end] for b in report.blocks] == [
        "Bridge opens",
        "The bridge opened.",
        "It is long.",
    ]
    assert [(m.name, m.value, m.origin) for m in report.metas] == [
        ("title", "Bridge opens", "JSON line 'title'"),
        ("published", "2021-05-04", "JSON line 'published'"),
        ("modified", "2021-05-05", "JSON line 'modified'"),
        ("fetched", "2021-06-01", "JSON line 'fetched'"),
        ("byline", "Jo Lund", "JSON line 'authors'"),
        ("byline", "Ann Holt", "JSON line 'authors'"),
        ("publisher", "Lowmere Post", "JSON line 'publisher'"),
        ("language", "en", "JSON line 'language'"),
    ]
    title = report.metas[0].evidence
    assert title is not None
    assert report.text[title.start : title.end] == title.text == "Bridge opens"


def test_a_page_in_a_line() -> None:
    """A line's html is read as a page, with the line's own metadata first."""
    (report,), _ = read({"url": "https://a.example", "html": "<title>B</title><p>One<p>Two", "title": "A"})
    assert (report.format, report.text, report.url) == ("html", "One\n\nTwo", "https://a.example")
    assert [(m.value, m.origin) for m in report.metas] == [("A", "JSON line 'title'"), ("B", "title element")]


def test_bad_lines_are_named_and_the_rest_is_read() -> None:
    """A line that is no object, no JSON or holds no text is set aside with its number and a remedy."""
    reports, set_aside = read(
        LINE, "[1]", "{", {"title": "x"}, "", {"text": "  "}, "null", {"text": "ok"}, {"html": "<p></p>"}
    )
    assert len(reports) == 2
    assert [one.name for one in set_aside] == [f"a.jsonl, line {n}" for n in (2, 3, 4, 6, 7, 9)]
    assert [one.reason.split(" (")[0] for one in set_aside] == [
        "is a list, not an object",
        "is not JSON",
        "has neither `text` nor `html`",
        "has neither `text` nor `html`",
        "is null, not an object",
        "is a page that shows no text",
    ]
    assert all(one.remedy and one.fatal for one in set_aside)


@pytest.mark.parametrize(
    "value", ['{"text":' * 100_000, "1" * 10_000, '{"text": "a', "\\ud800", '"\\ud800"', "NaN", "-"]
)
def test_hostile_lines(value: str) -> None:
    """Nesting without end, numbers without end and the like are set aside."""
    reports, set_aside = read(LINE, value)
    assert len(reports) == len(set_aside) == 1


def test_half_surrogates_are_replaced() -> None:
    """Half of a surrogate pair, which no encoding can write, becomes U+FFFD."""
    (report,), _ = read('{"text": "a \\ud83d b", "title": "\\udc00", "url": "\\ud800"}')
    report.text.encode()
    assert report.text == "\ufffd\n\na \ufffd b"


@pytest.mark.parametrize(
    "form", [json.dumps([LINE, LINE | {"url": "https://b.example"}], indent=1), json.dumps(LINE, indent=2)]
)
def test_lists_and_single_objects(form: str) -> None:
    """A list of objects, or one object over several lines, is read too."""
    reports, set_aside = opened(form.encode(), name="a.json")
    assert len(reports) == form.count('"url"')
    assert not set_aside


def test_line_separators_inside_strings() -> None:
    """U+2028 inside a string does not end a line."""
    reports, set_aside = opened('{"text": "a\u2028b"}\n{"text": "c"}'.encode(), name="a.jsonl")
    assert (len(reports), set_aside) == (2, ())


@given(
    st.lists(
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.dictionaries(
                    st.sampled_from(["text", "html", "title", "authors", "published", "url"]), inner, max_size=4
                )
                | st.lists(inner, max_size=2)
            ),
            max_leaves=6,
        ),
        max_size=4,
    )
)
def test_every_line_is_read_or_set_aside(values: list[Any]) -> None:
    """Any line is a report with true offsets, or set aside; one that lists several is as much as they are."""
    lines = [json.dumps(value) for value in values]
    assert all(sum(map(len, read(LINE, line))) > 1 for line in lines)
    for report in read(LINE, *lines)[0]:
        report.text.encode()
        assert all(report.text[b.start : b.end].strip() for b in report.blocks)
        assert all(
            report.text[m.evidence.start : m.evidence.end] == m.evidence.text for m in report.metas if m.evidence
        )
