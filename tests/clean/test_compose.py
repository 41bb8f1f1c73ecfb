"""One report, cleaned."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import article
from dateline.terms import Article
from tests.clean.reports import STORY, report

APPEAL = """A Message from The Harbour Courier:
Dear readers,
We are facing hard times. Our newsroom has lost its printer, and our reporters are threatened for their work.
Your support, no matter how small, makes a world of difference. Please support us monthly from just $3.
payment methods
Remind me later."""


def kinds(told: Article) -> list[tuple[str, str]]:
    parts = [*told.masthead, *told.paragraphs, *told.furniture]
    return [(part.kind, part.text) for part in sorted(parts, key=lambda part: part.start)]


def test_plain_story() -> None:
    """A text of nothing but paragraphs has a lede, a body and no title."""
    told = article(report(STORY))
    assert [part.kind for part in told.paragraphs] == ["lede", "body", "body", "body"]
    assert (told.title, told.publisher, told.agency, told.furniture) == (None, None, None, ())
    assert told.language == "en"


def test_appeal_runs_to_the_end() -> None:
    """An appeal that opens below the story runs to the end, and names the publisher."""
    told = article(report(f"{STORY}\n{APPEAL}"))
    assert told.body == STORY
    assert {part.kind for part in told.furniture} == {"appeal"}
    assert told.publisher == "The Harbour Courier"


def test_appeal_above_ends_at_the_headline() -> None:
    """An appeal above the story ends where a headline with prose below it begins."""
    told = article(
        report(
            f"Enjoying ad-free content?\nWe need your help to keep going.\nVessport Agrees to Rebuild Its Pier\n{STORY}"
        )
    )
    assert told.title == "Vessport Agrees to Rebuild Its Pier"
    assert told.body == STORY


def test_story_resumes_after_an_appeal() -> None:
    """Prose that does not speak to the reader is story again."""
    first, rest = STORY.split("\n", 1)
    told = article(report(f"{first}\nSupport us\nYour donation keeps our newsroom open.\n{rest}"))
    assert told.body == STORY


def test_dateline_and_credit() -> None:
    """A dateline's place and credit are masthead, and the lede begins behind it."""
    told = article(
        report(f"VESSPORT, Northmark, Jan 3 (Reuters) - {STORY} (Reporting by Ana Lund; Editing by Tom Reyes)")
    )
    assert told.place == "Vessport, Northmark"
    assert told.agency == "Reuters"
    assert told.body == STORY
    assert ("credit", "(Reporting by Ana Lund; Editing by Tom Reyes)") in kinds(told)
    assert ("stamp", "Jan 3") in kinds(told)


def test_caption_is_no_story_and_no_agency() -> None:
    """A photo credit makes a caption, not a wire story."""
    told = article(
        report(f"Vessport to rebuild its pier\nMayor Ilse Harrow at the pier on Monday. PHOTO: REUTERS\n{STORY}")
    )
    assert told.agency is None
    assert [part.kind for part in told.furniture] == ["caption"]


@pytest.mark.parametrize("glue", [" Remind me later.", " Continue reading the main story"])
def test_glued_furniture(glue: str) -> None:
    """Furniture stuck to a paragraph's end without a line break is cut off."""
    told = article(report(STORY + glue))
    assert told.body == STORY
    assert [part.text for part in told.furniture] == [glue.strip()]


def test_an_embedded_post_is_cut_with_its_signature() -> None:
    """Its words stand above the line that signs it; a paragraph with a handle in it stays."""
    first, second, *rest = STORY.splitlines()
    post = "The pier is open again from Monday on, bring your children."
    signed = "— Port of Marrow (@MarrowPort) March 8, 2022"
    named = "The port (@MarrowPort) wrote that the pier is open again."
    told = article(report("\n".join([first, second, post, signed, named, *rest])))
    assert [part.text for part in told.furniture] == [post, signed]
    assert named in [part.text for part in told.paragraphs]


def test_given_title_is_kept() -> None:
    """A JSON line's title is taken exactly as given, and marked where the text shows it."""
    told = article(report(f"Pier to be rebuilt...\n\n{STORY}", kind="jsonl", title="Pier to be rebuilt..."))
    assert told.title == "Pier to be rebuilt..."
    assert kinds(told)[0] == ("title", "Pier to be rebuilt...")


def test_stamp_is_refused_when_it_lies_ahead() -> None:
    """A report dated after its fetch keeps its text, loses the date and says why."""
    told = article(report(STORY, kind="jsonl", published="2031-01-01", fetched="2024-05-01"))
    assert told.published is None
    assert told.body == STORY
    assert "the date of publication 2031-01-01 lies after the day it was fetched, 2024-05-01" in told.notes[0]


def test_now_is_a_limit_too() -> None:
    """So does one dated after the day of reading."""
    told = article(report(STORY, kind="jsonl", published="2031-01-01"), now=date(2026, 1, 1))
    assert told.published is None
    assert "after today" in told.notes[0]


def test_clear_language_beats_metadata() -> None:
    """A text that is clearly in another language than the metadata says is in that one."""
    german = (
        "Der Hafenrat hat am Dienstag beschlossen, die östliche Mole neu zu bauen, wie die Verwaltung mitteilte. " * 3
    )
    assert article(report(german, kind="jsonl", language="en")).language == "de"


def test_page_without_its_tags() -> None:
    """Of a whole page without its tags the story is kept and the navigation is not."""
    bar = "\n".join(
        ["Home", "World", "Business", "Sport", "Search", "Log in", "Weather", "Jobs", "About us", "Contact us"]
    )
    told = article(
        report(
            f"{bar}\n{STORY}\nMost read\nTen things to know\nTerms of use\nPrivacy policy\n© 2024 All rights reserved"
        )
    )
    assert told.body == STORY


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", "…", "\u202eabc\u202c", "😀" * 50, "a" * 200_000, "(" * 5_000, '"' * 5_000, "By " * 4_000]
)
def test_hostile_text(text: str) -> None:
    """Empty, endless and odd texts are told without an error."""
    holds(article(report(text)))


LINES = st.sampled_from(
    [
        *STORY.split("\n"),
        *APPEAL.split("\n"),
        "By Ana Lund",
        "3 May 2021, 10:00",
        "(AFP)",
        "PARIS (AP) —",
        "¿?",
        "…",
        "“",
        "Read more",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=80)), max_size=12).map("\n".join))
def test_parts_are_spans(text: str) -> None:
    """Every part is the span of the text it says, and no two overlap."""
    holds(article(report(text)))


def holds(told: Article) -> None:
    reach = 0
    for part in sorted((*told.masthead, *told.paragraphs, *told.furniture)):
        assert told.text[part.start : part.end] == part.text
        assert part.start >= reach
        reach = part.end
    for candidate in told.candidates:
        if candidate.evidence:
            assert told.text[candidate.evidence.start : candidate.evidence.end] == candidate.evidence.text
