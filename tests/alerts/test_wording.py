"""What a message says: the change first, its words, whose they are; nothing that a report could smuggle in."""

from __future__ import annotations

import json
from dataclasses import replace

from dateline.alerts.wording import MOST, document, stands_at, subject, text
from dateline.terms import Alert
from tests.alerts.builders import news

ALERT = Alert(
    "0123456789abcdef", "desk", "mail", "a@b.org", "waiting", "2030-03-05T12:00:00Z", "2030-03-05T12:00:00Z", 0, None, "", (news(),)
)  # fmt: skip


def test_a_text_has_the_change_its_words_and_whose_they_are() -> None:
    """The whole of it."""
    assert text(ALERT, "https://desk.example/").splitlines() == [
        "8 Mar 2030 → 12 Mar 2030 · The bridge of Lowmere opens",
        "  Lowmere bridge to open · when: 2030-03-12 · where: Lowmere · reported: 2030-03-05 · independent reports: 2 · sure: 0.90",
        "  “The bridge of Lowmere opens on 12 March, Anna Weber said.” (The Lowmere Post, 2030-03-05)",
        "  https://desk.example/stories/5706",
        "",
        "Sent by the rule “desk” of dateline. Key: 0123456789abcdef",
    ]


def test_a_message_stands_at_its_last_try_unless_it_waits() -> None:
    """One that was dropped untried stands at when it was due."""
    tried = replace(ALERT, tried="2030-03-05T14:00:00Z")
    assert stands_at(tried) == stands_at(ALERT) == stands_at(replace(ALERT, state="dropped")) == ALERT.due
    assert {stands_at(replace(tried, state=state)) for state in ("sent", "failed", "dropped")} == {tried.tried}


def test_a_document_is_the_same_each_time_and_points_at_its_words() -> None:
    """Offsets too."""
    made = document(ALERT, None)
    assert made == document(ALERT, None)
    told = json.loads(made)
    assert told["id"] == ALERT.id
    assert told["news"][0]["cited"][0]["words"] == {
        "article": "r2", "start": 10, "end": 60, "text": "The bridge of Lowmere opens on 12 March, Anna Weber said.",
    }  # fmt: skip
    assert json.loads(document(ALERT, "https://desk.example"))["news"][0]["link"] == "https://desk.example/stories/5706"


def test_a_digest_counts_and_says_what_it_leaves_out() -> None:
    """A receiver reads so many."""
    many = replace(ALERT, digest="day", news=tuple(news(f"k{n}") for n in range(MOST + 2)))
    assert subject(many).startswith(f"{MOST + 2} things are new · ")
    assert "… and 2 more" in text(many, None)
    assert json.loads(document(many, None))["left_out"] == 2
    assert subject(replace(ALERT, news=(news("a"), news("b")))).endswith("(and 1 more)")


def test_a_report_smuggles_nothing_in() -> None:
    """No line of its own, no cursor moved, half a character written."""
    bad = news(words="Bridge\r\nBcc: all@b.org\x1b[2J\u202e opens", title="a\nb", before="\ud800", after="x\x00y")
    told = replace(ALERT, news=(bad,))
    assert "\n" not in subject(told)
    assert not {"\x1b", "\u202e", "\x00"} & set(subject(told) + text(told, None))
    assert "\\ud800" not in document(told, None).decode("utf-8")
