"""Tests for `dateline.statements.speakers.pronouns`: which of its rivals a pronoun means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from dateline.statements.speakers.pronouns import Meant, meant
from dateline.terms import Evidence, Rival, Statement
from tests.statements.builders import told

SAID = told("He said that the bridge was safe.")[0]


@dataclass(frozen=True)
class Cast:
    """A cast by the words that name its members: who each is, and whether something tells that it is so."""

    genders: dict[str, str] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()

    def named(self, phrase: Evidence) -> str | None:
        """The member that the phrase names."""
        return phrase.text if phrase.text in self.genders else None

    def fits(self, pronoun: str, who: str) -> bool:
        """Whether it is of the gender."""
        return self.genders[who] in {pronoun, "any"}

    def told(self, pronoun: str, who: str) -> bool:
        """Whether that is told."""
        return who in self.sure and self.genders[who] in {pronoun, "any"}

    def within(self, start: int, end: int) -> frozenset[str]:
        """Those named in a sentence."""
        return self.here if start < end else frozenset()


def rival(words: str, *, sentence: int = 0, main: bool = True, many: bool = False) -> Rival:
    """What a clause before the pronoun is about."""
    return Rival(Evidence("a1", sentence, sentence + len(words), words), sentence, main, many)


def means(cast: Cast, *rivals: Rival, pronoun: str = "he", said: frozenset[str] = frozenset()) -> str | bool | None:
    """Whom the pronoun means: an entity or words; None where several fit, False where none does."""
    statement: Statement = replace(SAID, source=Evidence("a1", 200, 200 + len(pronoun), pronoun), rivals=rivals)
    found = meant(statement, cast, {}, said)
    return (found.who or found.words.text) if isinstance(found, Meant) else found


def test_a_pronoun_goes_on_with_what_the_sentence_before_is_about() -> None:
    """Its subject comes before one of a clause in it, and the nearest sentence before one further off."""
    cast = Cast({"Ruiz": "he", "Berg": "he"})
    assert means(cast, rival("Ruiz"), rival("Berg", main=False)) == "Ruiz"
    assert means(cast, rival("Berg", sentence=100), rival("Ruiz")) == "Berg"


@pytest.mark.parametrize(("pronoun", "who"), [("he", "Ruiz"), ("she", "Vale")])
def test_it_means_one_that_fits(pronoun: str, who: str) -> None:
    """Of two in one sentence the one of its gender."""
    assert means(Cast({"Ruiz": "he", "Vale": "she"}), rival("Ruiz"), rival("Vale"), pronoun=pronoun) == who


def test_of_several_that_fit_alike_it_means_none() -> None:
    """Where both may be meant it stays open; one of whom the gender is told goes before one of whom it is not."""
    both = Cast({"Ruiz": "he", "Berg": "any"})
    assert means(both, rival("Ruiz"), rival("Berg")) is None
    assert means(replace(both, sure=frozenset({"Ruiz"})), rival("Ruiz"), rival("Berg")) == "Ruiz"


def test_nobody_calls_himself_by_his_name() -> None:
    """One who is named in what is said is not the one who says it."""
    assert means(Cast({"Ruiz": "he"}), rival("Ruiz"), said=frozenset({"Ruiz"})) is False


def test_one_without_a_name_is_meant_by_the_noun() -> None:
    """A spokesman is meant by "he" and several groups by "they"; "it" means neither a spokesman nor a bridge."""
    assert means(Cast(), rival("a spokesman")) == "a spokesman"
    assert means(Cast(), rival("several groups", many=True), pronoun="they") == "several groups"
    assert means(Cast(), rival("the ministry"), pronoun="it") == "the ministry"
    assert means(Cast(), rival("a spokesman"), pronoun="it") is False
    assert means(Cast(), rival("a bridge"), pronoun="it") is False


def test_where_a_sentence_is_about_a_thing_it_means_the_only_one_named_there() -> None:
    """A thing says nothing; who else is named in its sentence may."""
    assert means(Cast({"Ruiz": "he"}, here=frozenset({"Ruiz"})), rival("The bridge")) == "Ruiz"
    assert means(Cast({"Vale": "she"}, here=frozenset({"Vale"})), rival("The bridge")) is False
