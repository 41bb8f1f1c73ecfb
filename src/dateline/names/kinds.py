"""Kinds: is a name that of a person, an organization or a place? Decided by all its places in the article.

In: names found, and the sentences they stand in. Out: name key → kind. Never: a table of known persons or companies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline import places
from dateline.english.lexicon import group, nouns
from dateline.language import Sentence
from dateline.names import forms, lexicon, roles
from dateline.names.spans import Found

Clue = tuple[str, float]
Tally = defaultdict[str, float]

# What a clue weighs. The model's own label weighs least, for a lone surname it is wrong half the time; what the language says outright
# ("Mr", "Inc", ", who") outweighs a handful of labels. Chosen by hand so that one outright clue beats four labels; the
# figures of the seeds and of MEANTIME do not move when any weight is halved or doubled alone.
LABEL, LABEL_OF_ONE_WORD, HINT, SIGN, PROOF = 1.0, 0.5, 1.0, 3.0, 8.0
CALLED_BY_LAST_WORD = 2.0
"""People are called by the last word of their name, companies by the first. Weighs as much as two labels."""
PREFERENCE = {"person": 3, "organization": 2, "place": 1, "other": 0}
_PLACE_PREPOSITIONS = group("before_places")


def decide(found: Sequence[Found], sentences: Sequence[Sentence]) -> Mapping[forms.Words, str]:
    """The kind of each name, by its folded words; a surname goes with its bearer's full name."""
    tallies: dict[forms.Words, Tally] = defaultdict(_no_clues)
    for name in found:
        sentence = sentences[name.sentence]
        tally = tallies[forms.folded(name.text(sentence))]
        for kind, weight in _clues(sentence, name):
            tally[kind] += weight
    _lend_to_parts(tallies)
    return {name: _strongest(tally) for name, tally in tallies.items()}


def _no_clues() -> Tally:
    return defaultdict(float)


def _strongest(tally: Tally) -> str:
    return max(PREFERENCE, key=lambda kind: (round(tally[kind], 6), PREFERENCE[kind]))


def _lend_to_parts(tallies: dict[forms.Words, Tally]) -> None:
    """A lone surname is what its full name is; a lone short form of an organization likewise. A lone word's own proof counts for the full name too."""
    by_last: dict[str, list[forms.Words]] = defaultdict(list)
    by_first: dict[str, list[forms.Words]] = defaultdict(list)
    for name in sorted(tallies):
        if len(name) > 1:
            by_last[name[-1]].append(name)
            by_first[name[0]].append(name)
    for name in sorted(key for key in tallies if len(key) == 1):
        word, known = name[0], places.is_well_known(name[0])
        for full in by_last[word]:
            if 2 <= len(full) <= 4 and tallies[full] and _may_be_person(tallies[full]):
                tallies[full]["person"] += max(0.0, tallies[name]["person"] - LABEL)
        for full in by_last[word]:
            if tallies[name]["person"] <= -SIGN:
                tallies[full]["person"] -= SIGN
            elif word != full[0] and (full[0],) not in tallies and len(full) <= 3:
                tallies[full]["person"] += CALLED_BY_LAST_WORD
        if any(_strongest(tallies[full]) == "person" for full in by_last[word]):
            tallies[name]["person"] += HINT if known else SIGN
        if any(_strongest(tallies[full]) == "organization" for full in by_first[word]) and not known:
            tallies[name]["organization"] += SIGN


def _may_be_person(tally: Tally) -> bool:
    return _strongest(tally) != "organization" or tally["organization"] < SIGN


def _clues(sentence: Sentence, name: Found) -> Iterator[Clue]:
    words = forms.folded(name.text(sentence))
    yield from _label_clues(name, words)
    if name.label == "NORP" and lexicon.is_demonym(" ".join(words)):
        return
    yield from _word_clues(words, name)
    yield from _clues_before(sentence, name)
    yield from _clues_after(sentence, name)


def _label_clues(name: Found, words: forms.Words) -> Iterator[Clue]:
    if name.label:
        yield (
            name.kind,
            LABEL if len(words) > 1 or name.label in {"NORP", "EVENT", "LAW", "WORK_OF_ART"} else LABEL_OF_ONE_WORD,
        )
    elif name.kind:
        yield name.kind, 0.0
    if name.label == "NORP":
        yield "other", PROOF if lexicon.is_demonym(" ".join(words)) else LABEL


def _word_clues(words: forms.Words, name: Found) -> Iterator[Clue]:
    """What the words of the name themselves say."""
    if words and len(words) > 1 and words[-1] in lexicon.words("company_forms"):
        yield "organization", PROOF
    if len(words) > 1 and (
        words[-1] in lexicon.words("organization_words")
        or ("of" in words[1:2] and words[0] in lexicon.words("organization_words"))
    ):
        yield "organization", SIGN
    if len(words) > 1 and words[-1] in lexicon.words("place_words"):
        yield "place", SIGN
    if name.label != "PERSON" and len(words) > 2 and "and" in words and name.label == "ORG":
        yield "organization", HINT
    if (name.kind == "place" or len(words) > 1) and places.is_known(" ".join(words)):
        yield "place", SIGN if len(words) > 1 or places.is_well_known(words[0]) else HINT
    if len(words) == 1 and "-" in words[0] and all(places.nationality(part) for part in words[0].split("-")):
        yield "other", PROOF


def _clues_before(sentence: Sentence, name: Found) -> Iterator[Clue]:
    found = roles.beside(sentence, name.first, name.last)
    if found.honorific:
        yield "person", PROOF
    if found.role and _is_of_person(sentence, found.role):
        yield "person", SIGN
    if name.first == 0:
        return
    before = sentence.tokens[name.first - 1]
    two_before = sentence.tokens[name.first - 2].text.lower() if name.first > 1 else ""
    if before.text.lower() == "the" and sentence.tokens[name.last - 1].dep != "compound":
        yield "person", -SIGN
    if before.text.lower() in _PLACE_PREPOSITIONS:
        yield "place", HINT
    if two_before in lexicon.words("place_words") and before.text.lower() == "of":
        yield "place", SIGN
    if before.text in lexicon.words("place_words"):
        yield "place", SIGN


def _is_of_person(sentence: Sentence, role: tuple[int, int]) -> bool:
    """A role that only people have: "rival" and "owner" are said of companies too."""
    return roles.head(sentence, role).text.lower() not in _OF_COMPANIES_TOO


_OF_COMPANIES_TOO = nouns("of_companies_too")


def _clues_after(sentence: Sentence, name: Found) -> Iterator[Clue]:
    tokens = sentence.tokens
    at = name.last
    if at < len(tokens) and tokens[at].tag == "POS":
        at += 1
    if at >= len(tokens):
        return
    after = tokens[at].text.lower()
    if tokens[at - 1].tag != "POS" and tokens[at].tag == "NN":
        if after in lexicon.words("place_words"):
            yield "place", SIGN
        elif {after, tokens[tokens[at].head].text} & (
            lexicon.words("organization_nouns") | lexicon.words("organization_words")
        ):
            yield "organization", SIGN
    if after in lexicon.words("business_words") and name.label != "NORP":
        yield "organization", HINT
    if after == "," and at + 1 < len(tokens):
        after = tokens[at + 1].text.lower()
        if _is_age(sentence, at + 1):
            yield "person", SIGN
    if after in {"who", "whose"}:
        yield "person", SIGN
    if after == "which":
        yield "person", -SIGN
    if after in {"himself", "herself"}:
        yield "person", SIGN


def _is_age(sentence: Sentence, i: int) -> bool:
    """A bare number of years between commas: ", 16,"."""
    tokens = sentence.tokens
    text = tokens[i].text
    return (
        text.isdigit()
        and 2 <= len(text) <= 3
        and int(text) < 120
        and (i + 1 == len(tokens) or tokens[i + 1].text in {",", "."})
    )
