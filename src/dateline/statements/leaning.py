"""Words that lean on others: pronouns in what is shown of which the words themselves do not tell whom they mean.

In: a sentence, the tokens of it that are shown. Out: its pronouns that need a name from elsewhere, the first of each kind. Never: whose
name; an "it" that stands for nothing; a pronoun that somebody named before it in the same words answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.english.clauses import SUBJECTS
from dateline.english.expletive import stands_for_nothing
from dateline.english.frames import is_finite
from dateline.english.lexicon import group
from dateline.language import Sentence, Token
from dateline.statements.lexicon import gendered, pronouns, words

_PLURAL = frozenset({"NNS", "NNPS"})
_VERBS = frozenset({"VERB", "AUX"})
_NAMES = frozenset({"PERSON", ""})
"""Labels of names that may be somebody's."""


def leaning(sentence: Sentence, kept: Sequence[int]) -> list[Token]:
    """The pronouns among `kept` that the words before them do not answer, of each kind (he, she, it, they) the first."""
    found: dict[str, Token] = {}
    for i in kept:
        token = sentence.tokens[i]
        kind = _kind(token)
        if kind is None or kind in found or stands_for_nothing(sentence, i) is not None:
            continue
        if not _is_answered(sentence, token, kind, kept):
            found[kind] = token
    return sorted(found.values(), key=lambda token: token.i)


def opens(sentence: Sentence, token: Token, kept: Sequence[int]) -> bool:
    """Whether the words begin with it: it is their subject or stands in it, and no other subject comes before."""
    subject = next((t for t in (token, *sentence.ancestors(token.i)) if t.dep in SUBJECTS or t.pos in _VERBS), token)
    if subject.dep not in SUBJECTS:
        return False
    return not any(sentence.tokens[i].dep in SUBJECTS for i in kept if i < min(token.i, subject.i))


def _kind(token: Token) -> str | None:
    """What a pronoun of others stands for: male, female, thing, many, or "told" for "this" and "that" alone."""
    low = token.text.lower()
    if token.pos == "PRON" and low in group("third_persons"):
        return pronouns()[low]
    bare = low in group("bare_pointers") and token.dep in SUBJECTS and token.tag == "DT"
    return "told" if bare else None


def _is_answered(sentence: Sentence, token: Token, kind: str, kept: Sequence[int]) -> bool:
    """Whether somebody or something that the pronoun can stand for is named in the words before it, or in the clause over its own."""
    if kind == "told" or kind == "thing":
        above = {one.i for one in sentence.ancestors(token.i)}
        if any(is_finite(sentence, i) for i in kept if i < token.i and i not in above):
            return True  # what a clause before it tells
    after = sentence.tokens[token.i + 1].text if token.i + 1 < len(sentence.tokens) else ""
    if after == "[" or (token.dep == "poss" and sentence.tokens[token.head].lemma.lower() in group("clients")):
        return True
    before = [sentence.tokens[i] for i in kept if i < token.i]
    subjects = list(_over(sentence, token, kept))
    return any(_can_be(sentence, one, kind) for one in (*before, *subjects))


def _over(sentence: Sentence, token: Token, kept: Sequence[int]) -> Iterator[Token]:
    """The subjects of clauses over an adverbial one that stands before them: "When he was mayor, Ruiz …"."""
    for above in sentence.ancestors(token.i):
        if above.dep == "advcl" and above.head > above.i:
            yield from (k for k in sentence.kids(above.head) if k.dep in SUBJECTS and k.i in kept)


def _can_be(sentence: Sentence, one: Token, kind: str) -> bool:
    if kind == "told":
        return one.pos in {"NOUN", "PROPN", "VERB"}
    if kind == "thing":
        return one.tag in {"NN", "NNP"}
    if kind == "many":
        return (
            one.tag in _PLURAL
            or one.text.lower() in group("many") | group("they_go_back_to")
            or _is_joined(sentence, one)
            or _is_body(one)
        )
    if one.pos == "PROPN":
        return _label(sentence, one) in _NAMES
    return one.tag == "NN" and _is_somebody(one)


def _is_somebody(one: Token) -> bool:
    low = one.lemma.lower().rpartition("-")[2]
    return low in words("persons.txt") or low in gendered() or low in group("clients")


def _is_body(one: Token) -> bool:
    return one.pos == "PROPN" or one.lemma.lower() in words("bodies.txt")


def _is_joined(sentence: Sentence, one: Token) -> bool:
    return one.pos in {"NOUN", "PROPN"} and any(k.dep == "conj" for k in sentence.kids(one.i))


def _label(sentence: Sentence, one: Token) -> str:
    return next((name.label for name in sentence.names if name.first <= one.i < name.last), "")
