"""The word lists."""

from __future__ import annotations

from dateline.statements import lexicon

COMPLEMENTS = {"clause", "to", "ing", "object", "judged", "naming"}


def test_every_frame_is_one_the_reader_knows() -> None:
    """A complement is a known one or a preposition in lower case; a class is a single word."""
    for frames in lexicon.verbs().values():
        for frame in frames:
            assert frame.complement in COMPLEMENTS or frame.complement.isalpha()
            assert frame.family.islower()


def test_the_plain_verbs_of_saying_take_clauses() -> None:
    """The lexicon knows what any reader knows."""
    for verb in ("say", "tell", "announce", "deny", "believe"):
        assert any(frame.complement == "clause" for frame in lexicon.verbs()[verb])


def test_lists_are_not_empty() -> None:
    """Nouns, vehicles and hedges are there."""
    assert lexicon.nouns()
    assert lexicon.words("vehicles.txt")
    assert lexicon.words("hedges.txt")
