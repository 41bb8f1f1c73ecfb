"""Once: a question about the words of a sentence is answered once, however often it is asked and wherever the sentence stands.

In: a function of a sentence. Out: the same function, whose answers are kept with the sentence and with the same sentence in other
reports, as long as they are there. Never: an answer that holds or rests on an offset into a text; one given while other rules held.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from dateline import rules
from dateline.language import Sentence

More = ParamSpec("More")
Answer = TypeVar("Answer")
_UNASKED = object()


def once(question: Callable[Concatenate[Sentence, More], Answer]) -> Callable[Concatenate[Sentence, More], Answer]:
    """Let `question` be asked once of a sentence and what else it is given.

    It may ask for words, labels, heads, names and `part`, and answer with indexes and words: offsets are those of one report.
    """
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def asked(sentence: Sentence, /, *more: More.args, **named: More.kwargs) -> Answer:
        key = (name, rules.turn(), sentence.part, *more, *named.items())
        found = sentence.answers.get(key, _UNASKED)
        if found is _UNASKED:
            found = sentence.answers[key] = question(sentence, *more, **named)
        return cast("Answer", found)

    return asked
