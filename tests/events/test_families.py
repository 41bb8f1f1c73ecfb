"""Tests for `dateline.events.families`: kinds and words that reports use for one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.families import Subjects, family, meant, one_sense, stem
from tests.events.builders import article, told

MET = told(article("The ministers met in Velm."), "met")
NOTHING = Subjects(takeovers=(), at_work=(), bombed=(), at_talks=(), senses={})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("appoint", "appointment", True),
        ("resign", "resignation", True),
        ("collide", "collision", True),
        ("vote", "visit", False),
    ],
)
def test_a_verb_and_its_noun_share_a_stem(one: str, other: str, same: bool) -> None:
    """By their letters, or by the list where the letters part."""
    assert (stem(one) == stem(other)) is same


def test_kinds_that_reports_confuse_are_one_family() -> None:
    """A shooting may be the attack of another report, a visit that is proposed the meeting there; a vote is neither."""
    kinds = [family(replace(MET, kind=kind)) for kind in ("shooting", "attack", "vote")]
    assert kinds == ["violence", "violence", "vote"]
    assert family(replace(MET, kind="visit", status="proposed")) == "meeting"
    assert family(replace(MET, kind="visit", status="happened")) == "visit"
    assert family(replace(MET, kind="other", lemma="ratify")) == f"other {stem('ratify')}"


def test_a_word_has_the_kind_that_its_article_tells() -> None:
    """A strike of workers is a walkout, a round without talks a match, a deal beside a takeover the takeover; else they stay."""
    strike = replace(MET, lemma="strike", kind="attack")
    assert meant(strike, NOTHING._replace(at_work={"a"})).kind == "walkout"
    assert meant(strike, NOTHING._replace(bombed={"a"})).kind == "bombardment"
    assert meant(strike, NOTHING) == strike
    rounds = replace(MET, lemma="round", kind="meeting")
    assert meant(rounds, NOTHING).kind == "match"
    assert meant(rounds, NOTHING._replace(at_talks={"a"})) == rounds
    deal = replace(MET, lemma="deal", kind="agreement", participants=())
    assert meant(deal, NOTHING._replace(takeovers={"a"})).kind == "acquisition"
    assert meant(deal, NOTHING) == deal


def test_an_open_word_takes_the_one_kind_that_the_story_gives_it() -> None:
    """One sense per discourse; a word that the story uses in two kinds has none, and a light verb never."""
    senses = one_sense([replace(MET, lemma="ram", kind="attack"), replace(MET, lemma="fall", kind="crash"), replace(MET, lemma="fall", kind="decline"),
                        replace(MET, lemma="make", kind="attack")])  # fmt: skip
    assert senses == {"ram": "attack"}
    assert meant(replace(MET, lemma="ram", kind="other"), NOTHING._replace(senses=senses)).kind == "attack"
    assert meant(replace(MET, lemma="fall", kind="other"), NOTHING._replace(senses=senses)).kind == "other"
