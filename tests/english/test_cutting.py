"""Tests for `dateline.english.cutting`: what may be left off a clause, and what may not."""

from __future__ import annotations

from dateline.english.cutting import dangles, is_torn, leaning_off, shortened
from tests.english.marked import marked

LONG = "The council >closed< the bridge, which engineers had built ninety years ago, after the river, which rises in the hills, broke a pier"


def words(text: str, room: int, *, sparing: bool = False) -> str:
    """What is kept of a sentence for its marked word."""
    at = marked(text)
    kept = shortened(at.sentence, at.i, [*range(len(at.sentence.tokens))], room, sparing=sparing)
    return " ".join(at.sentence.tokens[j].text for j in kept)


def test_a_side_clause_is_left_off() -> None:
    """Of two that a reader misses alike the longer goes first; of what somebody said the shorter, where that is enough."""
    assert [("ninety" in told, "hills" in told) for told in (words(LONG, 19), words(LONG, 19, sparing=True))] == [
        (False, True),
        (True, False),
    ]


def test_a_clause_keeps_its_condition() -> None:
    """A promise with a proviso is none without it."""
    assert words("The council will >close< the bridge if the river rises again", 5).endswith("if the river rises again")
    assert words("The council >closed< the bridge because the river rose again", 5) == "The council closed the bridge"


def test_a_pair_keeps_its_second_half() -> None:
    """What "either" promises is told."""
    assert words("The council will either >close< the bridge or sell it", 6).endswith("or sell it")
    assert words("The council had no way but to >close< the bridge", 4).endswith("close the bridge")


def test_a_gap_dangles_behind_a_word_that_needs_more() -> None:
    """Nothing is left off behind "of"; at the end of a phrase it may be."""
    sentence = marked("The end of the bridge >came< soon").sentence
    assert dangles(sentence, [0, 1, 2, 5, 6])
    assert not dangles(sentence, [0, 1, 5, 6])


def test_neither_a_word_nor_a_turn_of_phrase_is_torn() -> None:
    """A cut behind "co" of "co-chair" or behind "as long" leaves half a word."""
    chair = marked("The former co-chair of the council >resigned< on Monday").sentence
    half = next(token.i for token in chair.tokens if token.text == "co")
    rest = range(next(token.i for token in chair.tokens if token.text == "resigned"), len(chair.tokens))
    assert is_torn(chair, [*range(half + 1), *rest])
    assert not is_torn(chair, [*range(half + 3), *rest])
    long = marked("The council will >wait< as long as the bridge is closed").sentence
    end = next(token.i for token in long.tokens if token.text == "long")
    assert is_torn(long, range(end + 1))
    assert not is_torn(long, range(end - 1))


def test_what_joins_to_the_sentence_before_is_left_off() -> None:
    """Without "but" and "after all,", with the "so" of "so far"."""
    for text, first in (
        ("But the bridge >closed<", "the"),
        ("After all, the bridge >closed<", "the"),
        ("So far two bridges >closed<", "So"),
    ):
        sentence = marked(text).sentence
        assert sentence.tokens[leaning_off(sentence, [*range(len(sentence.tokens))])[0]].text == first


def test_a_word_is_not_cut_in_two() -> None:
    """Neither at the end of what is kept nor at its head."""
    parsed = marked("The clerk e-mailed >said< it").sentence
    e = next(token.i for token in parsed.tokens if token.text == "e")
    assert is_torn(parsed, [*range(e + 1)])
    assert is_torn(parsed, [0, 1, *range(e + 2, len(parsed.tokens))])
    assert is_torn(parsed, [*range(e + 2, len(parsed.tokens))])
    assert not is_torn(parsed, [*range(e, len(parsed.tokens))])


def test_an_end_right_behind_its_verb_stays() -> None:
    """Who "wrote" alone did nothing that a reader could know; an end told farther on may go."""
    text = (
        "The clerk of the old port of Velden >wrote< to remind the members of the council that the bridge would close"
    )
    assert "to remind" in words(text, 8)
