"""An honest small parser of English, so that tests of the store and the desk need no model.

In: texts. Out: parses by a few rules: words, a verb that heads each sentence, its subject, what it says or takes, prepositions
with their objects, names by their capitals. Never: a model; a difference between two runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from dateline import pipeline
from dateline.desk import alone
from dateline.doors.export import to_json
from dateline.language import NameSpan, Parse, Sentence, Token, registry
from tests.opening import opened

WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
ENDS = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[A-Z“\"])")
PREPOSITIONS = frozenset("in on at of to for from with by after before between over under during since until".split())
DETERMINERS = frozenset("the a an this that these those its his her their".split())
AUXILIARIES = frozenset("will would may might could should is was are were be been has had have not".split())
VERBS = {
    form: lemma
    for lemma, forms in {
        "say": "said says say", "tell": "told tells", "reopen": "reopened reopen reopens", "close": "closed close closes",
        "meet": "met meet meets", "sign": "signed sign signs", "visit": "visited visit visits", "die": "died die dies",
        "kill": "killed", "injure": "injured", "fall": "fell fall falls", "sentence": "sentenced", "deny": "denies denied deny",
        "postpone": "postponed postpone", "cancel": "cancelled cancel", "announce": "announced announce announces",
        "schedule": "scheduled schedule", "plan": "planned plans plan", "appeal": "appeal appealed", "strike": "struck strike",
        "hold": "held hold", "vote": "voted vote votes", "arrest": "arrested arrest", "agree": "agreed agree agrees",
    }.items()
    for form in forms.split()
}  # fmt: skip
TITLES = frozenset("mayor minister president engineer lawyer".split())
PLACES = frozenset("Lindholm Varna Brookfield Alder Easthaven".split())


_TOLD = b"The bridge of Lowmere will reopen on 3 May 2031, Mayor Anna Weber said on Tuesday."


class FakeParser:
    """The parser of the tests."""

    name = "rules-for-tests"
    version = "1"
    parsed = 0
    """Texts parsed so far, all instances together."""

    def parse(self, texts: Sequence[str], *, workers: int = 1) -> Iterator[Parse]:  # noqa: ARG002 - the interface has it
        """One parse a text, made of that text alone."""
        for text in texts:
            FakeParser.parsed += 1
            yield tuple(sentence for start, end in _pieces(text) if (sentence := _sentence(text, start, end)))


@contextmanager
def installed(parser: type[FakeParser] = FakeParser) -> Iterator[None]:
    """English is read by the parser of the tests, or by one made of it."""
    before = registry.ENGLISH
    registry.ENGLISH = replace(before, parser=parser)
    registry.forget()
    alone.release()
    loaded()
    try:
        yield
    finally:
        registry.ENGLISH = before
        registry.forget()
        alone.release()


def loaded() -> None:
    """Read something here, by whatever parser English has: copies of this process find all tables that reading asks loaded."""
    reports, _ = opened(_TOLD, name="a.txt")
    to_json(pipeline.read(reports))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in ENDS.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _sentence(text: str, start: int, end: int) -> Sentence | None:
    words = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text, start, end)]
    if not words:
        return None
    forms = [word.lower() for _, _, word in words]
    verbs = [i for i, form in enumerate(forms) if form in VERBS]
    root = verbs[0] if verbs else 0
    heads, deps = _arcs(forms, root, verbs)
    tokens = tuple(
        Token(i, first, last, word, _lemma(word), *_tags(word, deps[i]), deps[i], heads[i])
        for i, (first, last, word) in enumerate(words)
    )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    names = tuple(_names(tokens))
    return Sentence(tokens[0].start, tokens[-1].end, tokens, names, children=tuple(map(tuple, children)))


def _arcs(forms: Sequence[str], root: int, verbs: Sequence[int]) -> tuple[list[int], list[str]]:
    """Each word's head and dependency: words before a verb hang from its subject, words behind it from what it takes."""
    heads, deps = [root] * len(forms), ["dep"] * len(forms)
    deps[root] = "ROOT"
    clause = [root, *[i for i in verbs if i != root]]
    for i, form in enumerate(forms):
        if i == root:
            continue
        verb = min((v for v in clause if v >= i), default=max(clause))
        if i in verbs:
            heads[i], deps[i] = root, "ccomp" if i > root else "dep"
        elif form in AUXILIARIES:
            heads[i], deps[i] = verb, "neg" if form == "not" else "aux"
        elif form == "that" and verb != root:
            heads[i], deps[i] = verb, "mark"
        elif form in PREPOSITIONS:
            heads[i], deps[i] = verb, "prep"
        elif not form[0].isalnum():
            deps[i] = "punct"
        elif form in DETERMINERS and i + 1 < len(forms):
            heads[i], deps[i] = i + 1, "det"
        elif i and forms[i - 1] in PREPOSITIONS:
            heads[i], deps[i] = i - 1, "pobj"
        elif i < verb and not any(deps[j] == "nsubj" and heads[j] == verb for j in range(i)):
            heads[i], deps[i] = verb, "nsubj"
        elif i > max(clause) and not any(deps[j] == "dobj" for j in range(i)):
            heads[i], deps[i] = verb, "dobj"
    return heads, deps


def _lemma(word: str) -> str:
    return VERBS.get(word.lower(), word.lower())


def _tags(word: str, dep: str) -> tuple[str, str]:
    low = word.lower()
    if not word[0].isalnum():
        return "PUNCT", word if word in {".", ",", ":"} else "''"
    if low in VERBS:
        return "VERB", "VBD" if low.endswith(("ed", "id", "et")) else "VB"
    if low in AUXILIARIES:
        return "AUX", "MD" if low in {"will", "would", "may", "might", "could", "should"} else "VBD"
    if low in PREPOSITIONS:
        return "ADP", "IN"
    if low in DETERMINERS:
        return "DET", "DT"
    if word[0].isdigit():
        return "NUM", "CD"
    return ("PROPN", "NNP") if word[0].isupper() and dep != "dep" else ("NOUN", "NN")


def _names(tokens: Sequence[Token]) -> Iterator[NameSpan]:
    """Runs of words with capitals, a word that opens the sentence only where another follows or it is a place."""
    i = 0
    while i < len(tokens):
        last = i
        while last < len(tokens) and tokens[last].text[0].isupper() and tokens[last].pos in {"PROPN", "NOUN"}:
            last += 1
        words = [token.text for token in tokens[i:last]]
        if words and (i or len(words) > 1 or words[0] in PLACES):
            label = "GPE" if words[-1] in PLACES else "PERSON" if len(words) > 1 else "ORG"
            yield NameSpan(i, last, tokens[i].start, tokens[last - 1].end, label)
        i = max(last, i + 1)
