"""Words that lean on others: pronouns and pointing words in what is shown of which the words themselves do not tell what they mean.

In: the sentences that are shown and which of their tokens. Out: the words among these that need a name or a noun from elsewhere, the first
of each kind. Never: whose name; an "it" that stands for nothing; a word that somebody or something named before it in the same words answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.english.expletive import stands_for_nothing
from dateline.english.frames import is_finite
from dateline.english.lexicon import group
from dateline.english.people import bodies, gendered, persons, pronouns
from dateline.english.pointing import is_pointed_at, points
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token

_NAMES = frozenset({"PERSON", ""})
"""Labels of names that may be somebody's."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})

Part = tuple[Sentence, Sequence[int]]
"""A sentence and the tokens of it that are shown."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A token of a part, with the parts before it."""

    before: Sequence[Part]
    sentence: Sentence
    kept: Sequence[int]
    token: Token

    def earlier(self) -> Iterator[tuple[Sentence, Token]]:
        """The shown words before it."""
        for sentence, kept in self.before:
            yield from ((sentence, sentence.tokens[i]) for i in kept)
        yield from ((self.sentence, self.sentence.tokens[i]) for i in self.kept if i < self.token.i)


def leaning(parts: Sequence[Part]) -> list[Token]:
    """The words among those of `parts` that the words before them do not answer, of each kind the first."""
    found: dict[str, Token] = {}
    for n, (sentence, kept) in enumerate(parts):
        for i in kept:
            kind = _kind(sentence, i)
            if kind is None or kind in found or stands_for_nothing(sentence, i) is not None:
                continue
            if not _is_answered(_Place(parts[:n], sentence, kept, sentence.tokens[i]), kind):
                found[kind] = sentence.tokens[i]
    return sorted(found.values(), key=lambda token: token.start)


NEXT = 3
"""Characters behind a pronoun by which what follows can be told."""


def owns(token: Token, behind: str) -> bool:
    """Whether a pronoun is somebody's by the parse and by what stands `behind` it: "her bridge"; not the "her" of "voted against her – more than ever"."""
    after = behind.lstrip()[:1] if stands_as(token, Role.POSSESSOR) else ""
    return after.isalnum() or after in group("marks_open")


def _kind(sentence: Sentence, i: int) -> str | None:
    """What a word stands for: male, female, thing, many; "told" for "this" alone, "noun" before a noun, "place" for "here"."""
    token = sentence.tokens[i]
    low = token.text.lower()
    if is_a(token, Kind.PRONOUN) and low in group("third_persons"):
        return pronouns()[low]
    return points(sentence, token)


def _is_answered(place: _Place, kind: str) -> bool:
    """Whether somebody or something that the word can stand for is named in the words before it, or in the clause over its own."""
    sentence, token = place.sentence, place.token
    if kind == "noun":
        return any(is_pointed_at(sentence, token, one) for _, one in place.earlier())
    if (kind == "told" and _has_told(place)) or (kind == "thing" and _is_supposed(place)):
        return True
    after = sentence.tokens[token.i + 1].text if token.i + 1 < len(sentence.tokens) else ""
    if after == "[" or (
        stands_as(token, Role.POSSESSOR) and sentence.tokens[token.head].lemma.lower() in group("clients")
    ):
        return True
    over = ((sentence, one) for one in _over(sentence, token, place.kept))
    return any(_can_be(*one, kind) for one in (*place.earlier(), *over))


def _has_told(place: _Place) -> bool:
    """Whether a clause before its own tells what it points back at: a sentence, or one that its own is joined to."""
    if any(is_finite(sentence, i) for sentence, kept in place.before for i in kept):
        return True
    joined = (
        one
        for one in place.sentence.ancestors(place.token.i)
        if stands_as(one, Role.CONJUNCT) and one.head in place.kept
    )
    return any(one.head < one.i and is_finite(place.sentence, one.head) for one in joined)


def _is_supposed(place: _Place) -> bool:
    """Whether the clause that "it" stands for is supposed before it: "If he had known, it would have helped"."""
    sentence, token = place.sentence, place.token
    above = [one.i for one in sentence.ancestors(token.i)]
    before = (
        k for i in above for k in dependents(sentence, i, Role.ADVERBIAL_CLAUSE) if k.i < token.i and k.i in place.kept
    )
    return any(
        k.text.lower() in group("supposing") for one in before if one.i not in above for k in sentence.kids(one.i)
    )


def _over(sentence: Sentence, token: Token, kept: Sequence[int]) -> Iterator[Token]:
    """The subjects of clauses over an adverbial one that stands before them: "When he was mayor, Ruiz …"."""
    for above in sentence.ancestors(token.i):
        if stands_as(above, Role.ADVERBIAL_CLAUSE) and above.head > above.i:
            yield from (k for k in dependents(sentence, above.head, Role.SUBJECT) if k.i in kept)


def _can_be(sentence: Sentence, one: Token, kind: str) -> bool:
    if kind == "told":
        return False
    label = _label(sentence, one)
    if kind == "place":
        return label in _PLACES
    if kind == "thing":
        return is_a(one, Kind.SINGULAR) and label not in {"PERSON", "DATE", "TIME"} and not _is_somebody(one, kind)
    if kind == "many":
        return _are_many(sentence, one, label)
    if is_a(one, Kind.PROPER_NOUN):
        return label in _NAMES
    return is_a(one, Kind.SINGULAR_COMMON) and _is_somebody(one, kind)


def _are_many(sentence: Sentence, one: Token, label: str) -> bool:
    if label in {"DATE", "TIME", "PERSON"}:
        return _is_joined(sentence, one)
    low = one.text.lower()
    plural = is_a(one, Kind.PLURAL) or low in group("many") | group("they_go_back_to")
    return plural or _is_joined(sentence, one) or is_a(one, Kind.PROPER_NOUN) or one.lemma.lower() in bodies()


def _is_somebody(one: Token, kind: str) -> bool:
    """Whether a noun is one for a person, of that gender where it says one."""
    low = one.lemma.lower().rpartition("-")[2]
    if low in gendered():
        return kind == "thing" or gendered()[low] == kind
    return low in persons() or low in group("clients")


def _is_joined(sentence: Sentence, one: Token) -> bool:
    return is_a(one, Kind.NOUN) and has_dependent(sentence, one.i, Role.CONJUNCT)


def _label(sentence: Sentence, one: Token) -> str:
    return next((name.label for name in sentence.names if name.first <= one.i < name.last), "")
