"""What a model's rules say of words, remembered, is what spaCy finds by trying them all."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from dateline.language.attributes import remember
from dateline.language.english import DEFAULT_MODEL

WORDS = "that but will not n't have 've is 's are do gon na got ta let y' all c'm on nuthin' nothin' it I you There were The bridge , 12 \n \xa0".split(
    " "
)
DEPS = "ROOT advmod det aux auxpass expl dobj pobj nsubj conj quantmod dep".split()


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The English model as spaCy has it."""
    return spacy.load(DEFAULT_MODEL)


def of(nlp: Language) -> AttributeRuler:
    """Its ruler."""
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    return ruler


def documents(nlp: Language, count: int) -> list[Doc]:
    """Words that rules name and others, as whatever a tagger and a parser may take them for; some as neither did."""
    chance = Random(7)
    tags = [*nlp.pipe_labels["tagger"], "_SP"]
    made = [Doc(nlp.vocab, words=[])]
    for number in range(count):
        words = [chance.choice(WORDS) for _ in range(chance.randrange(1, 40))]
        given: dict[str, Any] = {"tags": [chance.choice(tags) for _ in words]} if number % 5 else {}
        if number % 4:
            given |= {"deps": [chance.choice(DEPS) for _ in words], "heads": [0 for _ in words]}
        made.append(Doc(nlp.vocab, words=words, **given))
    return made


def test_match_for_match(nlp: Language) -> None:
    """In the order in which they are carried out."""
    docs = documents(nlp, 400)
    ruler = of(nlp)
    tried = [ruler.match(doc) for doc in docs]
    asked: set[int] = {match[0] for some in tried for match in some}
    assert len(asked) > 80
    assert any(end - start > 1 for some in tried for _, _, start, end in some)
    remember(ruler)
    try:
        assert type(ruler.match).__name__ == "_Remembered"
        assert [ruler.match(doc) for doc in docs] == tried
        assert [ruler.match(doc) for doc in docs] == tried
    finally:
        del ruler.match


@pytest.mark.parametrize(
    "pattern",
    [
        [{"SHAPE": "dd"}],
        [{"LOWER": "let", "OP": "?"}, {"LOWER": "us"}],
        [{"LOWER": {"FUZZY": "bridge"}}],
        [{"TAG": {"REGEX": "^V"}}],
        [{}],
    ],
)
def test_rules_that_ask_more_are_left_to_spacy(pattern: list[dict[int | str, Any]]) -> None:
    """A ruler with one of them stays as it is."""
    ruler = of(spacy.load(DEFAULT_MODEL))
    ruler.add([pattern], {"POS": "X"})
    remember(ruler)
    assert type(ruler.match).__name__ == "method"
