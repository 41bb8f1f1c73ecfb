"""Tests for `dateline.doors.voices`: who speaks, as a reader reads the name."""

from __future__ import annotations

from dataclasses import replace

from dateline.days import REPORTED
from dateline.doors.shelf import Shelf
from dateline.doors.voices import saying, voices
from dateline.terms import Evidence, Reading, When, Words
from tests.doors.cli.builders import reading


def called(*words: str, mention: str = "") -> list[str]:
    """The names of those who speak where the statements are of sources of these words, in this order in one report; Orla Penn is mentioned at the head of the first."""
    one: Reading = reading()
    here = one.statements[0].article
    said = [
        replace(one.statements[0], id=str(n), article=here, start=n, speaker=None, speaker_text=text, source=Evidence(here, 900, 900 + len(text), text))
        for n, text in enumerate(words)
    ]  # fmt: skip
    (penn,) = (entity for entity in one.entities if entity.id == "penn")
    at = Evidence(said[0].article, 900, 900 + len(mention), mention)
    known = replace(penn, mentions=(*penn.mentions, at)) if mention else penn
    told = replace(one, statements=tuple(said), entities=tuple(known if e.id == "penn" else e for e in one.entities))
    return [voice.name for voice in voices(Shelf(told, told.stories[0]))]


def test_whose_lawyer_speaks_stands_in_brackets() -> None:
    """For the "her" whom the cast knows; words that begin otherwise stay as they are."""
    assert called("Her lawyer", mention="Her") == ["[Orla Penn’s] lawyer"]
    assert called("The lawyer") == ["The lawyer"]


def test_the_same_words_for_a_source_are_one_voice() -> None:
    """With a capital at the head of a sentence and without."""
    assert len(called("The military", "the military")) == 1
    assert len(called("The military", "the navy")) == 2


def test_the_source_is_the_one_that_was_told_of_before() -> None:
    """By the words with which the same report brought it in; not where it told of two, or of none."""
    assert called("a source close to the talks", "The source") == ["a source close to the talks"]
    assert len(called("a source close to the talks", "The clerk")) == 2
    assert "The source" in called("a source close to the talks", "a source in Velm", "The source")


def test_who_denies_is_told_above_the_denial_alone() -> None:
    """The words begin behind the source where a denial has it in them."""
    one = reading().statements[0]
    words = "Orla Penn, the guild's clerk, denied that the bridge was shut"
    shown = Words(words, (Evidence(one.article, 0, len(words), words),))
    source = Evidence(one.article, 0, 28, "Orla Penn, the guild's clerk")
    told = replace(one, kind="denial", shown=shown, source=source)
    assert saying(told, [told]).words == "denied that the bridge was shut"
    assert saying(replace(told, kind="indirect"), [told]).words == words


def test_several_reports_of_one_saying() -> None:
    """It is reported on the day of the first of them, said on the day that one gives, and hedged only where all hedge."""
    one = reading().statements[0]
    early, late = (When(day, day, "day", REPORTED) for day in ("2031-03-04", "2031-03-05"))
    given = When("2031-03-03", "2031-03-03", "day", "beside the cue")
    first, last = replace(one, article="a", said=early, hedged=False), replace(one, said=late, hedged=True)
    assert (saying(last, [last, first]).on, saying(last, [last, first]).hedged) == ("reported 4 Mar 2031", False)
    assert saying(last, [last, replace(first, said=given)]).on == "3 Mar 2031"
    assert saying(last, [last, replace(first, hedged=True)]).hedged
    assert saying(replace(last, said=None), [last]).on == ""
