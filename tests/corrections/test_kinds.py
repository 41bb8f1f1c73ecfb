"""Kinds of corrections, and what each must say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

import pytest

from dateline.corrections import KINDS, made, undoing
from dateline.corrections.anchor import whole
from dateline.errors import BadCorrection
from dateline.terms import CorrectionKind, Evidence
from tests.corrections.builders import correction

WORDS = Evidence("a", 3, 8, "Weber")
SAID: dict[str, Any] = {"who": "Ada Lind", "when": "2031-05-14", "why": "the mayor rang"}


def test_every_kind_of_the_glossary_is_known() -> None:
    """The table has each kind that a Correction may be of."""
    assert set(KINDS) == set(get_args(CorrectionKind))


def test_an_id_says_what_the_correction_says() -> None:
    """The same correction has the same id; another value, place, day or reason another."""
    ids = {
        correction("date", "a", value="2031-05-02").id,
        correction("date", "a", value="2031-05-02").id,
        correction("date", "a", value="2031-05-03").id,
        correction("date", "b", value="2031-05-02").id,
        correction("date", "a", value="2031-05-02", why="another").id,
        correction("date", "a", value="2031-05-02", when="2031-05-15").id,
    }
    assert len(ids) == 5


def test_the_order_of_places_says_nothing() -> None:
    """Two stories are merged, not one into the other."""
    assert correction("merge stories", "a", "b") == correction("merge stories", "b", "a", "b")


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("2031-05-14", "2031-05-14T00:00:00Z"),
        ("2031-05-14T23:30:00-02:00", "2031-05-15T01:30:00Z"),
        (datetime(2031, 5, 14, 9, 30, 59, 99, tzinfo=UTC), "2031-05-14T09:30:59.000099Z"),
        (datetime(2031, 5, 14, 9, 30, tzinfo=timezone(timedelta(hours=2))), "2031-05-14T07:30:00Z"),
    ],
)
def test_moments_are_kept_in_utc(when: datetime | str, kept: str) -> None:
    """So that the later of two can be told by comparing them."""
    assert made("date", [whole("a")], "2031-05-02", who="Ada", when=when, why="so").when == kept


@pytest.mark.parametrize(
    ("kind", "subject", "value", "more", "says"),
    [
        ("spelling", [WORDS], None, {}, "there is no correction of the kind"),
        ("date", [whole("a")], "last week", {}, "not a day"),
        ("date", [whole("a")], "20310502", {}, "not a day"),
        ("date", [whole("a")], None, {}, "needs a value"),
        ("date", [], "2031-05-02", {}, "something to be about"),
        ("date", [WORDS], "2031-05-02", {}, "about articles"),
        ("status", [WORDS], "over", {}, "is no status"),
        ("status", [whole("a")], "happened", {}, "about words"),
        ("furniture", [WORDS], "sofa", {}, "is no furniture"),
        ("not furniture", [WORDS], "ad", {}, "takes no value"),
        ("merge stories", [whole("a")], None, {}, "two or more"),
        ("merge stories", [whole("a"), whole("b")], None, {"other": [whole("c")]}, "held against nothing"),
        ("split story", [whole("a")], None, {"other": [WORDS]}, "about articles"),
        ("hide source", [], None, {}, "needs a source"),
        ("hide source", [], "  ", {}, "empty"),
        ("undo", [], "first one", {}, "no correction's id"),
        ("speaker", [Evidence("a", 3, 9, "Weber")], None, {}, "of that length"),
        ("speaker", [Evidence("a", 5, 5, "")], None, {}, "of that length"),
        ("speaker", [Evidence("a", -5, 0, "Weber")], None, {}, "of that length"),
        ("speaker", [Evidence("", 3, 8, "Weber")], None, {}, "has no id"),
        ("no event", [WORDS], "x", {}, "takes no value"),
        ("no event", [], None, {}, "something to be about"),
        ("no event", [whole("a")], None, {}, "about words"),
        ("event apart", [WORDS], None, {}, "needs other words"),
        ("event same", [WORDS], None, {}, "needs other words"),
        ("event same", [WORDS], None, {"other": [whole("b")]}, "about words"),
        ("event day", [WORDS], None, {}, "needs a value: the time"),
        ("event day", [WORDS], "next week", {}, "not a day"),
        ("event day", [WORDS], "2031-02-30", {}, "not a day"),
        ("event day", [WORDS], "2031-05-04/2031-05-02", {}, "not a day"),
        ("event day", [WORDS], "2031-05-04T25:00", {}, "not a day"),
        ("event day", [WORDS], "0001-01-01T00:00+14:00", {}, "not a day"),
        ("event place", [WORDS], None, {}, "needs a value: the place"),
        ("event figure", [WORDS], "12", {}, "is no figure"),
        ("event figure", [WORDS], "dead=many", {}, "is no figure"),
        ("event words", [WORDS], None, {}, "needs the words that are right"),
        ("event words", [WORDS], None, {"other": [Evidence("b", 1, 181, "word " * 36)]}, "more than are shown"),
        ("not said", [WORDS], "Ruud", {}, "takes no value"),
        ("story title", [whole("a")], None, {}, "needs a value: the title"),
        ("story title", [WORDS], "The bridge", {}, "about articles"),
        ("story state", [whole("a")], None, {}, "needs the words that are right"),
        ("story state", [whole("a")], "all well", {}, "is no state"),
        ("date", [whole("a")], "2031-05-02", {"who": " "}, "says who"),
        ("date", [whole("a")], "2031-05-02", {"why": ""}, "says why"),
        ("date", [whole("a")], "2031-05-02", {"when": "yesterday"}, "is no moment"),
        ("date", [whole("a")], "2031-05-02", {"when": "0001-01-01T00:00:00+14:00"}, "outside the calendar"),
        ("date", [whole("a")], "2031-05-02", {"why": "because " * 400}, "letters in one field"),
    ],
)
def test_half_a_correction_is_none(kind: str, subject: list[Evidence], value: str, more: Any, says: str) -> None:
    """Each lack is named, with what to write instead."""
    with pytest.raises(BadCorrection, match=says) as fault:
        made(kind, subject, value, **SAID | more)
    assert fault.value.remedy


def test_an_undoing_names_what_it_undoes_and_cannot_be_undone() -> None:
    """What it undid is made again instead."""
    undo = undoing(correction("date", "a", value="2031-05-02", called="Bridge"), **SAID)
    assert undo.called == "date of Bridge"
    with pytest.raises(BadCorrection, match="make the correction that it undid again"):
        undoing(undo, **SAID)


def test_a_reason_stays_on_its_line() -> None:
    """Line breaks in what a person writes do not break the sentence that carries it."""
    assert correction("date", "a", value="2031-05-02", why="one\n\ttwo").why == "one two"
