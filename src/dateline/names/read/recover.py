"""Recover: the places where a name that is known from elsewhere in the article stands unseen.

In: names found, and the sentences. Out: the names found and the recovered. Never: a name that stands nowhere in plain view.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence
from dateline.names import forms, lexicon
from dateline.names.read.spans import Found


def repeated(found: Sequence[Found], sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """`found` and every further place, headlines included, where one of its names, or a person's surname, is repeated with a capital."""
    known = _known(found, sentences)
    longest = _by_first_word(known)
    taken: dict[int, set[int]] = defaultdict(set)
    for name in found:
        taken[name.sentence].update(range(name.first, name.last))
    extra = [
        name
        for number, sentence in enumerate(sentences)
        for name in _matches(sentence, number, known, longest, taken[number])
    ]
    return tuple(sorted([*found, *extra]))


def introduced(found: Sequence[Found], sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """`found` and the names that the model missed but a courtesy title or a trade introduces: "Mr Quill", "Ada Ek, a baker"."""
    taken = {(name.sentence, i) for name in found for i in range(name.first, name.last)}
    extra = []
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens[:-1]:
            first = token.i + 1
            last = first
            while last < len(sentence.tokens) and last - first < 4 and _is_free_proper(sentence, number, last, taken):
                last += 1
            if last > first and lexicon.is_honorific(token.text):
                extra.append(Found(number, first, last, "person"))
        extra += [name for name in _told_by_trade(sentence, number, taken) if name not in extra]
    return tuple(sorted([*found, *extra]))


def _told_by_trade(sentence: Sentence, number: int, taken: set[tuple[int, int]]) -> Iterator[Found]:
    """Names of two or three words that a trade or office stands in apposition to: "Ada Ek, a local baker, said"."""
    for noun in sentence.tokens:
        head = sentence.tokens[noun.head]
        if (
            not stands_as(noun, Role.APPOSITION)
            or not is_a(noun, Kind.COMMON_NOUN)
            or head.i > noun.i
            or not lexicon.is_role_word(noun.text)
        ):
            continue
        first = head.i
        while first > 0 and head.i - first < 2 and stands_as(sentence.tokens[first - 1], Role.COMPOUND):
            first -= 1
        run = range(first, head.i + 1)
        before = sentence.tokens[first - 1].text if first else ""
        if len(run) > 1 and all(_is_free_proper(sentence, number, i, taken) for i in run) and not before[:1].isupper():
            yield Found(number, first, head.i + 1, "person")


def _is_free_proper(sentence: Sentence, number: int, i: int, taken: set[tuple[int, int]]) -> bool:
    token = sentence.tokens[i]
    return (
        (number, i) not in taken
        and is_a(token, Kind.PROPER_NOUN)
        and token.text[0].isupper()
        and not lexicon.is_role_word(token.text)
        and not lexicon.is_honorific(token.text)
    )


def _known(found: Sequence[Found], sentences: Sequence[Sentence]) -> Mapping[forms.Words, str]:
    """Folded name → kind; of people the surname too, of organizations the name without its legal form."""
    known: dict[forms.Words, str] = {}
    for name in sorted(found, key=lambda name: (-(name.last - name.first), name)):
        words = forms.folded(name.text(sentences[name.sentence]))
        if not words or name.label == "NORP":
            continue
        known.setdefault(words, name.kind)
        if name.kind == "organization":
            known.setdefault(forms.organization_key(" ".join(words)), name.kind)
        if name.kind == "person" and len(words) > 1 and len(words[-1]) > 2:
            known.setdefault(words[-1:], name.kind)
    return {words: kind for words, kind in known.items() if _is_telling(words)}


def _is_telling(words: forms.Words) -> bool:
    if len(words) > 1:
        return True
    word = words[0]
    return (
        len(word) > 1
        and not lexicon.is_role_word(word)
        and word not in lexicon.words("not_names")
        and not lexicon.is_demonym(word)
    )


def _by_first_word(known: Mapping[forms.Words, str]) -> Mapping[str, list[int]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in known:
        lengths[words[0]].add(len(words))
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}


def _matches(
    sentence: Sentence, number: int, known: Mapping[forms.Words, str], longest: Mapping[str, list[int]], taken: set[int]
) -> Iterator[Found]:
    folded = [forms.folded(token.text) for token in sentence.tokens]
    i = 0
    while i < len(folded):
        step = 1
        if i not in taken and len(folded[i]) == 1 and _may_begin(sentence, i):
            for length in longest.get(folded[i][0], ()):
                if i + length > len(folded):
                    continue
                words = tuple(word for token in folded[i : i + length] for word in token)
                if (
                    folded[i + length - 1 : i + length] != [()]
                    and words in known
                    and not taken.intersection(range(i, i + length))
                ):
                    first = _with_given_names(sentence, i, taken) if length == 1 else i
                    yield Found(number, first, i + length, known[words])
                    step = length
                    break
        i += step


def _may_begin(sentence: Sentence, i: int) -> bool:
    text = sentence.tokens[i].text
    return not text.islower() and not any(mark in text for mark in "@#/_<>=")


def _with_given_names(sentence: Sentence, i: int, taken: set[int]) -> int:
    """The start of the name with the given name before it: "Ada" of "Ada Ek", where "Ek" is known."""
    first = i
    while first > 0 and i - first < 3 and first - 1 not in taken:
        token = sentence.tokens[first - 1]
        word = token.text
        if (
            not is_a(token, Kind.PROPER_NOUN)
            or not stands_as(token, Role.COMPOUND)
            or not word[0].isupper()
            or not word.isalpha()
        ):
            break
        if (
            lexicon.is_role_word(word)
            or lexicon.is_honorific(word)
            or lexicon.is_demonym(word)
            or word.lower() in lexicon.words("not_names")
        ):
            break
        if not first <= token.head <= i or _is_shouted(word, sentence.tokens[i].text):
            break
        first -= 1
    return first


def _is_shouted(word: str, name: str) -> bool:
    """In capitals, like a heading before a name that is not: "ALERTS Weber"; initials ("JP") are shorter."""
    return len(word) > 2 and word.isupper() and not name.isupper()
