"""Once: a question about the words of a sentence is answered once, wherever the sentence stands."""

from __future__ import annotations

import pickle
from dataclasses import replace

from dateline import rules
from dateline.english.counted import figures
from dateline.english.once import once
from dateline.english.standing import standing
from dateline.language import Sentence
from tests.english.builders import at, sentence

asked: list[int] = []


@once
def how_many(parsed: Sentence, more: int = 0) -> int:
    """How many words it has, and some more."""
    asked.append(more)
    return len(parsed.tokens) + more


def test_a_sentence_is_asked_once() -> None:
    """The same question is not asked again, neither of it nor of the same sentence further on; another question is."""
    parsed = sentence("The council closed the bridge.")
    asked.clear()
    answers = [how_many(parsed), how_many(parsed), how_many(parsed.moved(40, "body", 3)), how_many(parsed, 2)]
    assert (answers, asked) == ([6, 6, 6, 8], [0, 2])


def test_a_title_and_a_text_are_asked_each() -> None:
    """A headline is read otherwise than the same words in a text."""
    parsed = sentence("Council closes bridge")
    asked.clear()
    assert how_many(parsed) == how_many(replace(parsed, part="title"))
    assert len(asked) == 2


def test_an_answer_holds_while_the_rules_do() -> None:
    """Where a rule is off the question is asked anew, and the first answer holds again behind that."""
    parsed = sentence("The council did not close the bridge.")
    close = at(parsed, "close")
    with_all = standing(parsed, close)
    with rules.without(with_all.rule):
        assert standing(parsed, close) != with_all
    assert standing(parsed, close) == with_all


def test_firings_are_counted_anew() -> None:
    """What was answered before counting began is asked again, so that its rules are counted."""
    parsed = sentence("The council did not close the bridge.")
    rule = standing(parsed, at(parsed, "close")).rule
    rules.forget()
    standing(parsed, at(parsed, "close"))
    assert rules.firings()[rule] > 0


def test_a_figure_stands_where_its_sentence_does() -> None:
    """Figures that were read of a sentence stand at other places where the same sentence does."""
    parsed = sentence("The fire killed 35 people.")
    (first,), (second,) = figures(parsed), figures(parsed.moved(100, "body", 2))
    assert second == replace(first, start=first.start + 100, end=first.end + 100)
    assert figures(parsed) == (first,)


def test_answers_are_no_part_of_a_sentence() -> None:
    """Two sentences are equal whatever was asked of them, and one can be handed to another process."""
    parsed = sentence("The council closed the bridge.")
    fresh = replace(parsed, answers={})
    standing(parsed, at(parsed, "closed"))
    assert parsed == fresh
    assert pickle.loads(pickle.dumps(parsed)) == fresh  # noqa: S301 - made here
