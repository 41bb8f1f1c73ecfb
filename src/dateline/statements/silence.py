"""No comment: sources that were asked and said nothing.

In: a sentence's parse. Out: attributions of the family "no comment" whose content is the phrase that says so. Never:
a silence that is not about questions put ("he did not respond to treatment", "an agreement was not reached").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from dateline.english.clauses import agent, name_at, objects, undergoer
from dateline.english.lexicon import group, verbs
from dateline.english.roles import Role, dependents, has_dependent, has_lemma, has_word, is_negated, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.attribution import Attribution, trimmed
from dateline.statements.source_words import source_span, stands_for
from dateline.statements.subjects import is_someone, subject_of, told_by

_SAY = verbs("answering")
_ASKED = group("asked")


def by_silence(sentence: Sentence, quoted: frozenset[int]) -> Iterator[Attribution]:
    """The attributions of `sentence` that say that someone would not, could not or did not comment."""
    for verb in sentence.tokens:
        if verb.i in quoted or not is_a(verb, Kind.VERB) or not is_silent(sentence, verb):
            continue
        subject = _who(sentence, verb, quoted)
        content = trimmed(sentence, _predicate(sentence, verb))
        if subject is not None and content is not None:
            source = source_span(sentence, subject, verb)
            yield Attribution((content,), source, None, "no comment", speaker=stands_for(sentence, subject, verb))


def _who(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> Token | None:
    own = next((k for k in dependents(sentence, verb.i, Role.NOUN_AS_SUBJECT) if k.i not in quoted), None)
    return own or told_by(sentence, verb, subject_of(sentence, verb, quoted), quoted)


def is_silent(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb says that someone would not, could not or did not comment."""
    return _WAYS.get(verb.lemma.lower(), _in_no_way)(sentence, verb)


def _in_no_way(_sentence: Sentence, _verb: Token) -> bool:
    return False


def _is_not_denied_either(sentence: Sentence, verb: Token) -> bool:
    """What would be confirmed is not denied either: "could neither confirm nor deny"."""
    neither = is_negated(sentence, verb.i) or has_word(sentence, verb.i, {"neither", "nor"})
    return neither and has_lemma(sentence, verb.i, {"deny"}, Role.CONJUNCT)


def _declines_to_say(sentence: Sentence, verb: Token) -> bool:
    """As in "declined to comment", "refused comment"."""
    return has_lemma(sentence, verb.i, _SAY, Role.OPEN_COMPLEMENT) or has_lemma(sentence, verb.i, _COMMENT, Role.OBJECT)


def _does_not_answer(sentence: Sentence, verb: Token) -> bool:
    """What is not answered was asked: "did not respond to a request"."""
    asked = (sentence.tokens[i].lemma.lower() in _ASKED for i in sentence.subtree(verb.i))
    return is_negated(sentence, verb.i) and any(asked)


def _has_no_comment(sentence: Sentence, verb: Token) -> bool:
    had = dependents(sentence, verb.i, Role.OBJECT)
    return any(k.lemma.lower() in _COMMENT and has_word(sentence, k.i, {"no"}) for k in had)


def _does_not_comment(sentence: Sentence, verb: Token) -> bool:
    said = stands_as(verb, Role.OPEN_COMPLEMENT) or has_dependent(sentence, verb.i, Role.FULL_COMPLEMENT)
    return is_negated(sentence, verb.i) and not said


def _is_not_reached(sentence: Sentence, verb: Token) -> bool:
    """Somebody "could not be reached", anybody not "for comment"; an agreement that was not reached is nobody, climbers wait for help."""
    if not (is_negated(sentence, verb.i) and has_dependent(sentence, verb.i, Role.PASSIVE_AUXILIARY)):
        return False
    sought = any(what.lemma.lower() in _ASKED for _, what in objects(sentence, verb.i, "for"))
    tried = has_word(sentence, verb.i, group("may"), Role.AUXILIARY) and agent(sentence, verb.i) is None
    who = undergoer(sentence, verb.i)
    return sought or (tried and who is not None and is_someone(who) and not name_at(sentence, who.i, "GPE", "LOC"))


_COMMENT = frozenset({"comment"})
_WAYS: Mapping[str, Callable[[Sentence, Token], bool]] = MappingProxyType(
    dict.fromkeys(_COMMENT, _does_not_comment)
    | {"reach": _is_not_reached}
    | {"have": _has_no_comment}
    | dict.fromkeys(verbs("replying"), _does_not_answer)
    | dict.fromkeys(verbs("declining"), _declines_to_say)
    | {"confirm": _is_not_denied_either}
)
"""Verb → how it says so, if it does."""


_APART = Role.NOUN_AS_SUBJECT | Role.FULL_COMPLEMENT | Role.ADVERBIAL_CLAUSE | Role.MARKER | Role.RELATIVE_CLAUSE
"""What hangs from a verb and is no part of its predicate, or tells something else."""


def _predicate(sentence: Sentence, verb: Token) -> list[int]:
    """The verb with all that it governs, without its subject, what comes before it, and further clauses."""
    joined = frozenset() if verb.lemma.lower() == "confirm" else Role.CONJUNCT | Role.COORDINATOR
    out = {i for k in dependents(sentence, verb.i, _APART | joined) for i in sentence.subtree(k.i)}
    own = [i for i in sentence.subtree(verb.i) if i not in out]
    helpers = [k.i for k in dependents(sentence, verb.i, Role.AUXILIARY | Role.NEGATION | Role.PRECOORDINATOR)]
    first = min([verb.i, *helpers])
    return [i for i in own if i >= first]
