"""Word lists: read whole, and sound."""

from __future__ import annotations

from typing import get_args

from dateline.events import cues, words
from dateline.terms import Status


def test_every_status_cue_tells_a_status_of_the_export() -> None:
    """No cue invents a status."""
    assert cues.statuses() <= set(get_args(Status))


def test_a_noun_names_one_kind() -> None:
    """The first row that lists a word gives its kind."""
    assert words.kinds().nouns["summit"] == "meeting"
    assert words.kinds().verbs["indict"] == "indictment"
    assert "bid" in words.kinds().doubtful


def test_a_word_that_only_counts_with_a_verb_is_a_noun_of_the_lexicon() -> None:
    """Nouns that have other senses, or need a verb that carries them, are nouns that the lexicon knows."""
    found = words.kinds()
    assert found.doubtful <= found.nouns.keys()
    assert found.carried <= found.nouns.keys()
    assert found.acted <= found.verbs.keys()


def test_a_trait_is_of_kinds_that_there_are() -> None:
    """Each kind that is said to move, to be spoken or to count the dead is a kind of the lexicon or of the senses."""
    found = words.kinds()
    known = {*found.nouns.values(), *found.verbs.values()}
    known |= {sense.kind for senses in words.senses().values() for sense in senses}
    for trait in ("moves", "spoken", "counts_toll", "mutual", "deal"):
        assert words.kinds_with(trait), trait
        assert words.kinds_with(trait) <= known, words.kinds_with(trait) - known


def test_kin_are_families_or_kinds() -> None:
    """Each group holds at least two."""
    assert words.kin()
    assert all(len(group) > 1 for group in words.kin())


def test_a_noun_of_doing_is_in_small_letters() -> None:
    """Verbs and nouns of the list are dictionary forms."""
    for verb, noun in words.nominals().items():
        assert verb == verb.lower()
        assert noun == noun.lower()
