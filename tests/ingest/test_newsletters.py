"""Newsletters: letters to many that hold several stories are as many reports; others are one."""

from __future__ import annotations

import re

import pytest

from dateline.clean import article
from dateline.terms import Article, SetAside
from tests.opening import opened

FERRY = (
    "Ferry runs aground off Lowmere",
    "https://post.example/ferry",
    "The night ferry to Lowmere ran aground on a sandbank on Monday with sixty people on board.",
    "Nobody was hurt, the harbour master said, and divers will look at the hull before it sails again.",
)
MILL = (
    "Tarnau mill to close in autumn",
    "https://post.example/mill?utm_source=letter",
    "The paper mill at Tarnau will close on 30 September, its owner told 240 workers on Tuesday.",
    "The union called a meeting for Friday and said it would ask the state to step in.",
)
POOL = (
    "Council votes for a new pool",
    "https://post.example/pool",
    "Brookfield council voted on Tuesday to build a new swimming pool beside the old railway yard.",
    "It will cost nine million and open in two years, the mayor said after the vote.",
)
ALL = (FERRY, MILL, POOL)
FRAME = "<p><a href='https://post.example/web'>View this email in your browser</a></p>"
END = "<p>You are receiving this because you signed up. <a href='https://post.example/stop'>Unsubscribe</a></p>"
HEAD = (
    "From: Lowmere Post <news@post.example>\nMessage-ID: <14@post.example>\nMIME-Version: 1.0\nDate: Tue, 14 May 2024 06:00:00 +0000\n"
    "Subject: Lowmere this morning\n{more}Content-Type: text/html; charset=utf-8\n\n"
)
LISTED = "List-Unsubscribe: <https://post.example/stop>\n"


def letter(body: str, more: str = LISTED) -> tuple[list[Article], tuple[SetAside, ...]]:
    """The articles of a letter, and what was set aside."""
    message = f"{HEAD.format(more=more)}<html lang='en'><body>{FRAME}{body}{END}</body></html>"
    reports, set_aside = opened(message.encode(), name="a.eml", file="a.eml")
    assert len({report.id for report in reports}) == len(reports)
    for report in reports:
        for meta in report.metas:
            if meta.evidence:
                assert report.text[meta.evidence.start : meta.evidence.end] == meta.evidence.text
    return [article(report) for report in reports], set_aside


def each(shape: str) -> str:
    """The three stories in one shape."""
    return "".join(shape.format(*story) for story in ALL)


SHAPES = {
    "heading around link": "<h2><a href='{1}'>{0}</a></h2><p>{2}</p><p>{3}</p>",
    "link around heading": "<div><a href='{1}'><h3>{0}</h3></a><p>{2}</p><p>{3}</p></div>",
    "read more": "<h2><a href='{1}'>{0}</a></h2><p>{2}</p><p>{3}</p><p><a href='{1}'>Read the full story</a></p>",
    "picture above": "<a href='{1}'><img src='a.png' alt=''></a><h2><a href='{1}'>{0}</a></h2><p>{2}</p><p>{3}</p><hr>",
    "tables": "<table><tr><td><a href='{1}'><b>{0}</b></a></td></tr><tr><td>{2}</td></tr><tr><td>{3}</td></tr></table>",
    "bold paragraphs": "<p><strong><a href='{1}'>{0}</a></strong></p><p>{2}</p><p>{3}</p>",
    "lines": "<div><b><a href='{1}'>{0}</a></b></div><div>{2}</div><div>{3}</div><br>",
    "rubrics": "<h2>News</h2><h3><a href='{1}'>{0}</a></h3><p>{2}</p><p>{3}</p>",
    "link in the words": "<h2><a href='{1}'>{0}</a></h2><p>{2}</p><p>{3} <a href='{1}'>Read more</a>.</p>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_story_of_a_letter_is_a_report(shape: str) -> None:
    """Each has its own headline, address and words; day and house are the letter's."""
    found, set_aside = letter(each(SHAPES[shape]))
    assert [(one.title, one.url) for one in found] == [story[:2] for story in ALL]
    for one, (_, _, first, second) in zip(found, ALL, strict=True):
        assert [part.text.removesuffix(" Read more.") for part in one.paragraphs] == [first, second]
        assert one.published is not None
        assert one.published.start.startswith("2024-05-14")
        assert one.publisher == "Lowmere Post"
    assert not [one for one in set_aside if one.fatal]


INTRO = "Good morning from the newsroom, where the kettle is on and the windows are open at last. " * 3


def test_what_stands_above_the_stories() -> None:
    """A long word from the editor is a report of its own under the subject; a short one is noted."""
    found, _ = letter(f"<p>{INTRO}</p>{each(SHAPES['heading around link'])}")
    assert [one.title for one in found] == ["Lowmere this morning", *(story[0] for story in ALL)]
    found, set_aside = letter(f"<p>Good morning.</p>{each(SHAPES['heading around link'])}")
    assert [one.title for one in found] == [story[0] for story in ALL]
    assert [one.reason for one in set_aside] == ["only covers the stories in it"]


def test_a_part_without_a_link_is_none_of_the_story_above() -> None:
    """A heading of the same rank ends a story, though it leads nowhere: what it tells has no address."""
    weather = "<h2>The weather</h2><p>Rain is expected over the bay from noon, and wind in the evening.</p>"
    found, _ = letter(each(SHAPES["heading around link"]) + weather)
    assert [(one.title, one.url) for one in found][3:] == [("The weather", None)]
    assert len(found[2].paragraphs) == 2


def test_a_short_story_is_one() -> None:
    """Below a heading that leads somewhere a few words are enough, once a letter is known to hold several stories."""
    fire = "<h2><a href='https://post.example/fire'>Fire destroys three houses</a></h2><p>Nobody hurt, police say</p>"
    found, _ = letter(fire + each(SHAPES["heading around link"]))
    assert (found[0].title, found[0].url) == ("Fire destroys three houses", "https://post.example/fire")
    assert [part.text for part in found[0].paragraphs] == ["Nobody hurt, police say"]
    assert len(found) == 1 + len(ALL)


TAILS = {
    "why": "<h3>Why it matters</h3><ul><li>Cost: nine million</li><li>Time: two years</li></ul>",
    "weather": "<h2>The weather</h2><p>Rain, 12 degrees</p>",
    "headline": "<h2><a href='https://post.example/fire'>Fire destroys three houses</a></h2><p><a href='https://post.example/fire'>Read more</a></p>",
    "headlines": "<h2>More headlines</h2><ul><li><a href='https://post.example/fire'>Fire destroys three houses</a></li></ul>",
    "rubric": "<h2>Sport</h2>",
}


@pytest.mark.parametrize("tail", TAILS)
def test_what_tells_nothing_by_itself_stands_where_it_stood(tail: str) -> None:
    """A section with a few words and no address, or with links alone, is no report; it is not lost, but stands below the one above it."""
    found, _ = letter(each(SHAPES["bold paragraphs"]) + TAILS[tail])
    assert [one.title for one in found] == [story[0] for story in ALL]
    plain = re.sub(r"<[^>]+>", "\n", TAILS[tail]).split("\n")
    words = {line.strip() for line in plain if line.strip()}
    assert words <= set(found[-1].text.splitlines())
    assert {part.text for part in found[-1].paragraphs} >= {POOL[2], POOL[3]}
    assert not any("Fire" in part.text for part in found[-1].paragraphs)


def test_a_headline_may_stand_twice() -> None:
    """Two stories under one headline are two reports."""
    shape = SHAPES["heading around link"]
    twice, _ = letter(shape.format(*FERRY) + shape.format(FERRY[0], "https://post.example/b", MILL[2], MILL[3]))
    assert len({one.id for one in twice}) == len(twice) == 2


LINK = "<a href='https://post.example/x'>{}</a>"
ONE = {
    "no links": each("<h2>{0}</h2><p>{2}</p><p>{3}</p>"),
    "one story": "<h1><a href='{1}'>{0}</a></h1><p>{2}</p><p>{3}</p>".format(*FERRY),
    "subheads": "<h1><a href='{1}'>{0}</a></h1><p>{2}</p><h2>Divers</h2><p>{3}</p>".format(*FERRY),
    "links within": each("<p>{2} <a href='{1}'>{0}</a> {3}</p>"),
    "list of links": "<p>{2}</p><p>{3}</p>".format(*FERRY) + "<ul>" + each("<li><a href='{1}'>{0}</a></li>") + "</ul>",
    "headings without words": "<p>{2}</p><p>{3}</p>".format(*FERRY) + each("<h3><a href='{1}'>{0}</a></h3>"),
    "anchors": each("<h2><a href='#{1}'>{0}</a></h2><p>{2}</p><p>{3}</p>"),
    "buttons": "<h1>{0}</h1><p>{2}</p><p>{3}</p>".format(*FERRY) + f"<p><b>{LINK.format('Read more')}</b></p><p>We thank all our readers for their letters this week.</p>" * 2,
}  # fmt: skip


@pytest.mark.parametrize("shape", ONE)
def test_a_letter_without_such_headings_is_one_report(shape: str) -> None:
    """A letter that tells one story, or whose structure does not part several, is read whole under its subject."""
    found, _ = letter(ONE[shape])
    assert [one.title for one in found] == ["Lowmere this morning"]
    assert FERRY[2] in found[0].text


def test_a_letter_to_one_person_is_one_report() -> None:
    """What somebody writes to somebody is not taken apart, whatever it links to."""
    found, _ = letter(each(SHAPES["heading around link"]), more="")
    assert [one.title for one in found] == ["Lowmere this morning"]
