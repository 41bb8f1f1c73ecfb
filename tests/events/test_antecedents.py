"""Tests for `dateline.events.antecedents`: what "they" and "there" stand for, from what the article told before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.events.sighting import Sighting
from dateline.events.sightings import sightings
from dateline.terms import Dispatch
from tests.events.builders import article, cast, read


def seen(text: str, word: str, **names: str) -> Sighting:
    """The sighting of the event that `word` names last in a text, where the cast has these names."""
    of = article(text)
    found: Sequence[Sighting] = sightings(
        [of], read(of), cast([of], **names), [Dispatch("a", ("a",), "a", None, (), (), ())]
    )
    named = [one for one in found if one.mention.trigger.text == word]
    return max(named, key=lambda one: one.mention.trigger.start)


FIRST = "Vesna and Milan met in Lowmere on Monday.\n"


@pytest.mark.parametrize("who", ["They", "The two leaders", "Both sides", "The pair"])
def test_a_group_is_the_pair_that_the_article_named_last(who: str) -> None:
    """In an event of its family, by whatever word for a group."""
    assert seen(f"{FIRST}{who} met again in May.", "met", Vesna="person", Milan="person").people == {"vesna", "milan"}


@pytest.mark.parametrize(
    "second", ["The farmers met again in May.", "Vesna met the press in May.", "They resigned in May."]
)
def test_others_are_not_the_pair(second: str) -> None:
    """A word for others, one named alone, and a group in an event of another family stay as they are told."""
    word = "resigned" if "resigned" in second else "met"
    assert seen(f"{FIRST}{second}", word, Vesna="person", Milan="person").people != {"vesna", "milan"}


def test_a_pair_far_back_is_not_recalled() -> None:
    """Beyond some paragraphs "they" may be anybody."""
    between = "The river was high that week, and the ferry did not run.\n" * 40
    assert seen(f"{FIRST}{between}They met again in May.", "met", Vesna="person", Milan="person").people == frozenset()


def test_there_is_the_place_that_the_article_told_last() -> None:
    """The town of "there" is that of the nearest event before it; without one there is none."""
    text = "A storm hit Lowmere on Monday.\nTwo people were killed there."
    assert seen(text, "killed", Lowmere="place").places == ("Lowmere",)
    assert seen("A storm hit on Monday.\nTwo people were killed there.", "killed").places == ()
