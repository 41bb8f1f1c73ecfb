"""Rules of the whole sentence: a question, a condition, a comparison with what is not, a note of correction.

In: what is asked. Out: a Verdict, which goes before what the verb group and the clauses above say. Never: another sentence.
"""

from __future__ import annotations

from dateline.english.lexicon import group
from dateline.english.misprints import misprinted
from dateline.english.roles import Role, dependents
from dateline.english.standing.asked import Asked, Judge, Verdict
from dateline.language import Sentence, Token
from dateline.rules import rule


@rule("english.question", example="Did the mayor >resign<?", counter_example="The mayor >resigned<.")
def question(asked: Asked) -> Verdict | None:
    """A question asserts nothing."""
    last = next((t for t in reversed(asked.sentence.tokens) if t.text not in CLOSERS), None)
    if last is None or last.text != "?" or (last.i in asked.quoted and asked.i not in asked.quoted):
        return None
    return Verdict("not told", "english.question", last.i)


CLOSERS = frozenset({'"', "”", "’", "'", ")", "''"})


@rule(
    "english.condition",
    example="If the mayor >resigns<, an election follows.",
    counter_example="When the mayor >resigned<, an election followed.",
)
def condition(asked: Asked) -> Verdict | None:
    """What stands in a condition, or below one, is left open; so is what would follow from it."""
    for token in asked.clauses:
        for kid in dependents(asked.sentence, token.i, Role.MARKER):
            if kid.text.lower() in group("conditions") and not _even_if(asked.sentence, kid):
                return Verdict("not told", "english.condition", kid.i)
    return None


def _even_if(sentence: Sentence, mark: Token) -> bool:
    return mark.i > 0 and sentence.tokens[mark.i - 1].text.lower() == "as"


@rule(
    "english.unreal",
    example="It looked as though the roof had >collapsed<.",
    counter_example="The roof had >collapsed<, as the firm had warned.",
)
def unreal(asked: Asked) -> Verdict | None:
    """A comparison with what is not ("as if", "as though") tells nothing."""
    tokens = asked.sentence.tokens
    for verb in asked.clauses:
        for kid in asked.sentence.kids(verb.i):
            if kid.text.lower() in {"though", "if"} and kid.i > 0 and tokens[kid.i - 1].text.lower() == "as":
                return Verdict("not told", "english.unreal", kid.i)
    return None


@rule(
    "english.misprint",
    example="An earlier version of this article said that the mayor had >resigned<.",
    counter_example="A statement of this morning said that the mayor had >resigned<.",
)
def misprint(asked: Asked) -> Verdict | None:
    """What a note of correction says that an earlier version told is not so."""
    verb = misprinted(asked.sentence)
    if verb is None or verb not in {asked.i, *(above.i for above in asked.sentence.ancestors(asked.i))}:
        return None
    return Verdict("not told", "english.misprint", verb)


WHOLE: tuple[Judge, ...] = (question, condition, unreal, misprint)
