"""Hypothesis strategies: piles of reports as a hostile world sends them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

SENTENCES = [
    "The mayor of Lindholm, Anna Weber, said on Tuesday that the bridge would reopen next month.",
    "“We are ready,” she told reporters. “Nobody should worry.”",
    "Talks between Weber and the engineer Tomas Ruud are scheduled for 3 May 2023 in Varna.",
    "According to Ruud, two people were injured when the crane fell last week.",
    "VARNA (Reuters) - A court on Monday sentenced the former minister Ilja Brandt to four years in prison.",
    "Brandt denies any wrongdoing. His lawyer, Mira Solberg, said he would appeal.",
    "The summit, postponed twice since 2021, may be held on the sidelines of the fair.",
    "It was the second strike in three days, officials on both sides said on Friday (5 May).",
    "Three people died; the company declined to comment.",
    "Support us from just $2 a month. Your help makes a difference.",
    "4 May 2023, 10:15",
    "Read more",
    "By Jonas Elm",
    "Copyright 2023 The Associated Press. All rights reserved.",
]
ODD = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
QUOTES = st.text(alphabet="“”\"'‘’«»„ aAbB.,:—\n()[]", max_size=40)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
DAYS = st.dates(min_value=date(2023, 4, 25), max_value=date(2023, 5, 20))
HOURS = st.sampled_from(["T00:00:00Z", "T09:30:00Z", "T14:00:00+02:00", "T23:45:00-05:00"])
"""Behind a day: when on it."""


def texts() -> st.SearchStrategy[str]:
    """A scraped text: newsy paragraphs, furniture and rubbish."""
    return st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, ODD, QUOTES), min_size=1, max_size=7).map("\n".join)


def rows() -> st.SearchStrategy[dict[str, object]]:
    """A JSON line: a text and what it says of itself."""
    return st.fixed_dictionaries(
        {"text": texts()},
        optional={
            "title": st.one_of(st.just("Bridge in Lindholm to reopen"), ODD),
            "url": st.sampled_from(["https://a.example/1", "https://b.example/2", "javascript:alert(1)"]),
            "published": st.one_of(DAYS.map(str), st.tuples(DAYS.map(str), HOURS).map("".join), ODD),
            "publisher": st.one_of(st.just("The Lindholm Post"), ODD),
            "language": st.sampled_from(["en", "de", "xx"]),
        },
    )


def piles(*, max_size: int = 4) -> st.SearchStrategy[list[dict[str, object]]]:
    """A pile of JSON lines."""
    return st.lists(rows(), min_size=1, max_size=max_size)
