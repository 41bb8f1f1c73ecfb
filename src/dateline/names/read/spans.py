"""Find: where names stand in a sentence, from what the model saw, trimmed and mended.

In: the sentences of an article. Out: token ranges, each with the kind the model gave. Never: a kind decided; that takes the whole article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from dateline import places
from dateline.english.roles import Role, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import NameSpan, Sentence, Token
from dateline.names import forms, lexicon

KINDS = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "other",
    "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other", "PRODUCT": "other",
}  # fmt: skip
"""OntoNotes label → our kind; amounts, dates and languages are not names."""
HEADLINE_SHARE = 0.75
"""A sentence of four or more words with this share of them capitalised is set like a headline, where capitals tell nothing
and the model takes fragments for names. Own judgement; a sentence full of names stays below it."""
_SENTENCE_ENDS = frozenset(".!?”\"’'")
_OPENERS = Kind.VERB | Kind.ADJECTIVE | Kind.ADVERB
LONGEST_SPAN = 4 * forms.LONGEST_NAME
"""Tokens; a span of the model beyond it is a list or noise, and is not taken apart."""
LONGEST_ACRONYM = 5
"""Letters; a lone word in capitals that is longer is a heading, or a name that is always so written."""
_WHOLE = frozenset({"LAW", "WORK_OF_ART", "EVENT"})
_SEPARATORS = frozenset('/;|()[]{}—–•·"“”«»„')
_TRIMMED = frozenset({"the", "a", "an"}) | frozenset(",.:;!?'’‘`´\"“”-–—()[]&")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A name: which sentence, which tokens (end exclusive), and the kind that the model or a known name gives."""

    sentence: int
    first: int
    last: int
    kind: str
    label: str = ""

    def tokens(self, sentence: Sentence) -> Sequence[Token]:
        """Its tokens."""
        return sentence.tokens[self.first : self.last]

    def text(self, sentence: Sentence) -> str:
        """Its words, single spaces between those that stand apart."""
        tokens = self.tokens(sentence)
        after = [" " if after.start > token.end else "" for token, after in pairwise(tokens)]
        return "".join(token.text + gap for token, gap in zip(tokens, [*after, ""], strict=True))


def _headlines(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Numbers of the sentences set in capitals or, unless they end as sentences do, in Title Case; a title's stand or fall together."""
    found: set[int] = set()
    for title, group in groupby(enumerate(sentences), key=_is_title):
        numbered = list(group)
        for piece in [numbered] if title else [[one] for one in numbered]:
            tokens = [token for _, sentence in piece for token in sentence.tokens]
            ends = not title and tokens[-1].text in _SENTENCE_ENDS
            if is_headline(tokens, shouted_only=ends):
                found.update(number for number, _ in piece)
    return frozenset(found)


def _is_title(numbered: tuple[int, Sentence]) -> bool:
    return numbered[1].part == "title"


def is_headline(tokens: Sequence[Token], *, shouted_only: bool = False) -> bool:
    """The words are set in Title Case (not counted if `shouted_only`) or in capitals."""
    long = [token.text for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    set_so = [word for word in long if (word.isupper() if shouted_only else word[0].isupper())]
    return len(long) >= 4 and len(set_so) >= HEADLINE_SHARE * len(long)


def find(sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """The names that the model saw, cut to what is a name, in reading order; none overlaps another."""
    standing = _standing_names(sentences)
    found: list[Found] = []
    headlines = _headlines(sentences)
    for number, sentence in enumerate(sentences):
        reach = 0
        headline = number in headlines
        taken = frozenset(i for span in sentence.names if span.label in KINDS for i in range(span.first, span.last))
        for span in _joined(sentence):
            for name in _mended(sentence, number, span, standing, taken):
                if name.first >= reach and not (headline and not _is_safe_in_headline(sentence, name)):
                    found.append(name)
                    reach = name.last
    return tuple(found)


def _joined(sentence: Sentence) -> Iterator[NameSpan]:
    """The model's names, a given name and a surname that it took for two names made one."""
    before: NameSpan | None = None
    for span in sentence.names:
        if span.label not in KINDS:
            continue
        if before is not None and _is_one_person(sentence, before, span):
            before = NameSpan(before.first, span.last, before.start, span.end, "PERSON")
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _is_one_person(sentence: Sentence, left: NameSpan, right: NameSpan) -> bool:
    if left.last != right.first or not {left.label, right.label} <= {"PERSON", "ORG", "GPE"}:
        return False
    if left.last - left.first != 1 and not left.label == right.label == "PERSON":
        return False
    token = sentence.tokens[left.last - 1]
    return (
        "PERSON" in {left.label, right.label}
        and _is_plain_proper(token)
        and stands_as(token, Role.COMPOUND)
        and not places.is_well_known(token.text)
        and not any(is_a(t, Kind.POSSESSIVE_S) for t in sentence.tokens[left.first : right.last])
    )


def _is_safe_in_headline(sentence: Sentence, name: Found) -> bool:
    return name.kind == "place" and places.is_known(name.text(sentence))


def _standing_names(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The texts that stand as names of their own somewhere in the article."""
    return frozenset(
        " ".join(token.text for token in sentence.tokens[span.first : span.last])
        for sentence in sentences
        for span in sentence.names
        if span.label in KINDS
    )


def _mended(
    sentence: Sentence, number: int, span: NameSpan, standing: frozenset[str], taken: frozenset[int]
) -> Iterator[Found]:
    """The names in a span of the model; `taken` are the tokens of all spans."""
    if span.last - span.first > LONGEST_SPAN:
        return
    if _is_office_and_name(sentence, span):
        span = replace(span, label="PERSON")
    pieces = (
        [(span.first, span.last)] if span.label in _WHOLE else list(_pieces(sentence, span.first, span.last, standing))
    )
    for piece in pieces:
        first, last = _cut(sentence, *piece, span.label, standing)
        if first < last and span.label != "NORP":
            first, last = _extended(sentence, first, last, span, taken)
        if _is_name(sentence, first, last):
            yield Found(number, first, last, KINDS[span.label], span.label)


def _is_office_and_name(sentence: Sentence, span: NameSpan) -> bool:
    """Whether what the model took for a body is an office and a surname: "MVP Reyes", "Captain Weber"."""
    if span.label != "ORG" or span.last - span.first != 2:
        return False
    office, name = sentence.tokens[span.first : span.last]
    bodies = lexicon.words("organization_words") | lexicon.words("organization_nouns") | lexicon.words("company_forms")
    return lexicon.is_role(office.text) and _is_plain_proper(name) and name.text.lower() not in bodies


def _cut(sentence: Sentence, first: int, last: int, label: str, standing: frozenset[str]) -> tuple[int, int]:
    """The span without what is not the name at either end."""
    first, last = _trim(sentence, first, last, label)
    first = _after_capitals(sentence, first, last, label, standing)
    if label == "PERSON" and first == 0:
        first = _without_opener(sentence, first, last, standing)
    if label == "ORG":
        last = _without_role_words(sentence, first, last)
    return first, last


def _after_capitals(sentence: Sentence, first: int, last: int, label: str, standing: frozenset[str]) -> int:
    """The start of the name after a run of capitals that it stands without elsewhere: "ALERTS Veritane", "NTV Weber" (a person)."""
    words = [token.text for token in sentence.tokens[first:last]]
    for start in range(1, len(words)):
        run, rest = words[:start], words[start:]
        heading = len(run) > 1 or len(run[0]) > LONGEST_ACRONYM or (label == "PERSON" and len(run[0]) > 2)
        shouted = all(word.isalpha() and word.isupper() for word in run) and not rest[0].isupper()
        if heading and shouted and " ".join(rest) in standing:
            return first + start
    return first


def _pieces(sentence: Sentence, first: int, last: int, standing: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The span cut at separators, and after a possessive whose owner is a name by itself."""
    start = first
    for i in range(first, last):
        token = sentence.tokens[i]
        possessive = is_a(token, Kind.POSSESSIVE_S) and i + 1 < last
        if token.text in _SEPARATORS or (possessive and _is_owner(sentence.tokens[start:i], standing)):
            yield start, i
            start = i + 1
    yield start, last


def _is_owner(tokens: Sequence[Token], standing: frozenset[str]) -> bool:
    words = " ".join(token.text for token in tokens)
    return words in standing or places.is_known(words)


def _trim(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int]:
    """The span without articles, marks and possessives at its ends, and, of a person, without titles and roles."""
    tokens = sentence.tokens
    while first < last and (tokens[first].text.lower() in _TRIMMED or is_a(tokens[first], Kind.POSSESSIVE_S)):
        first += 1
    while first < last and (
        tokens[last - 1].text in _TRIMMED or is_a(tokens[last - 1], Kind.POSSESSIVE_S) or not _may_end(tokens[last - 1])
    ):
        last -= 1
    while last - first > 2 and tokens[first].text.islower() and tokens[first + 1].text == "-":
        first += 2
    if label in {"PERSON", "ORG"}:
        while last - first > 1 and (
            is_a(tokens[first], Kind.PREPOSITION | Kind.SUBORDINATOR)
            or (first == 0 and is_a(tokens[first], _OPENERS) and tokens[1].text != "-")
        ):
            first += 1
    if label == "PERSON":
        titles = [
            i for i in range(first, last - 1) if lexicon.is_honorific(tokens[i].text) or _is_office(tokens[i].text)
        ]
        first = titles[-1] + 1 if titles else first
        if last - first > 2 and len(tokens[first].text) > 2 and forms.is_acronym(tokens[first].text):
            first += 1
    return first, last


def _is_office(word: str) -> bool:
    """A role, of one or of several: "Senators Anna Weber and Ada Ek"."""
    return lexicon.is_role(word) or (word.endswith("s") and lexicon.is_role(word[:-1]))


def _without_opener(sentence: Sentence, first: int, last: int, standing: frozenset[str]) -> int:
    """The start of the name after a word that opens the sentence and was taken for a given name ("Greeting Weber", "Quarterback Tom Weber")."""
    words = [token.text for token in sentence.tokens[first:last]]
    participle = len(words) > 1 and words[0].endswith("ing") and len(words[0]) > 5
    for start in range(1, len(words)):
        if " ".join(words[start:]) in standing and (start < len(words) - 1 or participle):
            return first + start
    return first


def _may_end(token: Token) -> bool:
    return token.text[0].isalnum() and (
        token.text[0].isupper()
        or token.text[0].isdigit()
        or not token.text[0].islower()
        or is_a(token, Kind.PROPER_NOUN)
    )


def _without_role_words(sentence: Sentence, first: int, last: int) -> int:
    """The end of an organization's name glued to the office of one who works for it ("U.S. National Security" + Adviser)."""
    tokens = sentence.tokens
    if last < len(tokens) and lexicon.is_role(tokens[last].text):
        while last - first > 1 and lexicon.is_role_word(tokens[last - 1].text):
            last -= 1
    while last - first > 1 and lexicon.is_role(tokens[last - 1].text) and lexicon.is_role_word(tokens[last - 2].text):
        last -= 2
    return last if first < last else first


def _extended(sentence: Sentence, first: int, last: int, span: NameSpan, taken: frozenset[int]) -> tuple[int, int]:
    """The span with the parts of the name that the model left out: "Ada" of "Ada Lovelace"."""
    known_place = span.label in {"GPE", "LOC"} and places.is_known(
        " ".join(t.text for t in sentence.tokens[first:last])
    )
    if known_place:
        return first, last
    while (
        first > 0
        and last - first < 5
        and not _is_of_other(first - 1, span, taken)
        and _continues(sentence, first - 1, first)
    ):
        first -= 1
    while (
        last < len(sentence.tokens)
        and last - first < 5
        and not _is_of_other(last, span, taken)
        and _goes_on(sentence, last, span.label)
    ):
        last += 1
    return first, last


def _is_of_other(i: int, span: NameSpan, taken: frozenset[int]) -> bool:
    return i in taken and not span.first <= i < span.last


def _continues(sentence: Sentence, i: int, first: int) -> bool:
    """Token `i`, just before a name, is a part of it."""
    token = sentence.tokens[i]
    if i == 0 and token.text.endswith("ing"):
        return False
    leans = stands_as(token, Role.COMPOUND) and token.head >= first and is_a(token, Kind.SINGULAR_PROPER)
    return leans and _is_plain_proper(token) and token.end < sentence.tokens[first].start


def _goes_on(sentence: Sentence, i: int, label: str) -> bool:
    """Token `i`, just after a name, is a part of it, the name leaning on it ("Nabi" of "Nabi Saleh")."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1]
    if label in {"GPE", "LOC"} and not lexicon.words("place_words") & {token.text.lower()}:
        return False
    leans = stands_as(before, Role.COMPOUND) and before.head == i
    lent = (
        label == "PERSON"
        and before.head == token.head
        and stands_as(before, Role.COMPOUND)
        and stands_as(token, Role.COMPOUND)
    )
    return _is_plain_proper(token) and (leans or lent)


def _is_plain_proper(token: Token) -> bool:
    """A proper noun that is no title, role, nationality, month or other word of its own."""
    text = token.text
    return (
        is_a(token, Kind.PROPER_NOUN)
        and text[0].isupper()
        and text.rstrip(".").replace("-", "").replace("'", "").isalpha()
        and not (lexicon.is_honorific(text) or lexicon.is_role_word(text) or lexicon.is_demonym(text))
        and text.lower() not in lexicon.words("not_names")
    )


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """What is left is a name: with a capital or a script that has none, not too long, no address, no stray word."""
    tokens = sentence.tokens[first:last]
    if not tokens or len(tokens) > forms.LONGEST_NAME:
        return False
    if any(mark in token.text for token in tokens for mark in "/@#<>_=") or len(tokens[0].text) > 60:
        return False
    if not any(token.text[0].isalpha() and not token.text[0].islower() for token in tokens):
        return any(char.isupper() for char in tokens[0].text) and len(tokens[0].text) > 1
    if len(tokens) > 1:
        return not all(
            token.text[0].isdigit() or token.text.lower().rstrip(".") in lexicon.words("not_names") for token in tokens
        )
    word = tokens[0].text
    return len(word) > 1 and word.lower() not in lexicon.words("not_names") and not _is_stray(sentence, first)


def _is_stray(sentence: Sentence, i: int) -> bool:
    """A lone capitalised word that opens the sentence and is no proper noun, or a role or title by itself."""
    token = sentence.tokens[i]
    follows_by = i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text == "by"
    opens = i == 0 or sentence.tokens[i - 1].text in {"(", ";", ":"}
    if opens and (not is_a(token, Kind.PROPER_NOUN) or follows_by):
        return not lexicon.is_demonym(token.text)
    return lexicon.is_role_word(token.text) or lexicon.is_honorific(token.text)
