"""Queries: what a reader types into a search."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import BadQuery
from dateline.store.query import MOST_WORDS, Query, query

TITLE, BODY = (
    "Bridge to reopen",
    "Mayor Anna Weber said the red line of Lindholm's U.S. firm reopened after a co-operation.",
)


def hits(text: str) -> bool:
    """Whether the query finds a report of the mayor."""
    db = sqlite3.connect(":memory:")
    db.execute(
        "create virtual table words using fts5 (title, body, person, place, source, kind, tokenize = 'porter unicode61')"
    )
    db.execute("insert into words values (?, ?, 'Anna Weber', 'Lindholm', 'The Post', 'article')", (TITLE, BODY))
    return bool(db.execute("select 1 from words where words match ?", (query(text).match,)).fetchall())


@pytest.mark.parametrize(
    "text",
    [
        "bridge",
        "BRIDGE mayor",
        "reopens",
        '"red line"',
        '"red line',
        "“red line”",
        "title:bridge",
        'person:"Anna Weber"',
        "Person:weber place:Lindholm",
        "source:post",
        "ferry OR bridge",
        "ferry OR OR bridge mayor",
        "reop*",
        "bridge -ferry",
        "co-operation",
        "U.S.",
        "lindholm's",
        "10:30 OR mayor",
        "bridge ... !!",
        "person: weber",
        "Bridge: mayor",
    ],
)
def test_what_finds(text: str) -> None:
    """Words in any form, phrases, fields, either-or, without, beginnings; signs are passed over."""
    assert hits(text)


@pytest.mark.parametrize(
    "text",
    [
        "ferry",
        '"line red"',
        "title:mayor",
        "person:bridge",
        "bridge ferry",
        "bridge -mayor",
        "kindarticle",
        "article",
        "ferr*",
    ],
)
def test_what_does_not_find(text: str) -> None:
    """All words must be there, where they are asked for; the kind is no word."""
    assert not hits(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no word to look for"),
        ("   ", "no word to look for"),
        ("...", "no word to look for"),
        ("-ferry", "no word to look for"),
        ("after:2031-05-01", "no word to look for"),
        ("persn:weber", "no field is called 'persn'"),
        ("kind:article bridge", "no field is called 'kind'"),
        ('person:""', "nothing is asked of person:"),
        ("br*", "too many words begin with 'br'"),
        ("bridge after:may", "is no day"),
        ("bridge before:2031-02-30", "is no day"),
        ("bridge before:2031-13", "is no day"),
        ("word " * (MOST_WORDS + 1), "more than 32 words"),
        ("x" * 1001, "longer than 1000"),
    ],
)
def test_what_cannot_be_looked_for(text: str, says: str) -> None:
    """The reason and what to write instead."""
    with pytest.raises(BadQuery, match=says) as fault:
        query(text)
    assert fault.value.remedy


def test_days_may_be_months_and_years() -> None:
    """The first of them is meant: after the beginning, before the beginning."""
    found = query("bridge after:2031 before:2031-06")
    assert (found.first, found.last) == (date(2031, 1, 1), date(2031, 6, 1))
    assert query('bridge after:"2031-05-02"').first == date(2031, 5, 2)


def test_meaning_is_asked_by_the_words_alone() -> None:
    """Fields and exclusions are not part of what is meant."""
    found = query('person:weber "red line" -ferry OR bridge after:2031')
    assert found.words == "weber red line bridge"
    assert found.fields == '(person : "weber")'
    assert query("bridge").fields == ""


HOSTILE = st.text(alphabet=st.sampled_from("abz \"*:-(){}^+,.'\\\x00\x1f\ud800\u202e😀ßİ後ORNEARANDNOT"), max_size=40)


@given(st.one_of(st.text(max_size=60), HOSTILE, HOSTILE.map(lambda text: f"title:{text} after:2031")))
def test_any_text_is_a_query_or_says_why_not(text: str) -> None:
    """No error of the index ever comes through."""
    try:
        found = query(text)
    except BadQuery:
        return
    assert isinstance(found, Query)
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table words using fts5 (title, body, person, place, source, kind)")
    for match in filter(None, (found.match, found.fields)):
        db.execute("select 1 from words where words match ?", (f"({match}) AND kind : article",)).fetchall()
