"""Small questions that the room asks a parsed sentence.

In: a sentence and a token's index. Out: tokens and indexes. Never: a word list of events, another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language import Sentence, Token

NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def is_verb(token: Token) -> bool:
    """A verb that carries a clause, not an auxiliary."""
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in {"aux", "auxpass"})


def auxiliaries(sentence: Sentence, i: int) -> list[Token]:
    """The auxiliaries of verb `i`; a conjoined verb without its own and without a subject borrows its head's."""
    own = [kid for kid in sentence.kids(i) if kid.dep in {"aux", "auxpass"}]
    token = sentence.tokens[i]
    if own or token.dep != "conj" or token.head >= i or subject(sentence, i) is not None:
        return own
    if token.tag in {"VBD", "VBZ", "VBP"} or (token.tag == "VBG" and sentence.tokens[token.head].tag != "VBG"):
        return []
    return auxiliaries(sentence, token.head)


def subject(sentence: Sentence, i: int) -> Token | None:
    """The subject of verb `i` itself, active or passive; of two the nearer, since a dateline's place may be taken for one."""
    found = [kid for kid in sentence.kids(i) if kid.dep in SUBJECTS]
    return _past_dateline(sentence, found[-1]) if found else None


DASHES = frozenset({"—", "–", "-", "--"})


def _past_dateline(sentence: Sentence, token: Token) -> Token:
    """In "OSLO, Norway — A court jailed …" the parser takes the dateline's place for the subject, the court for its apposition."""
    dash = next((kid.i for kid in sentence.kids(token.i) if kid.text in DASHES), None)
    if dash is None or token.pos != "PROPN":
        return token
    after = [kid for kid in sentence.kids(token.i) if kid.dep == "appos" and kid.i > dash]
    return after[-1] if after else token


def is_passive(sentence: Sentence, i: int) -> bool:
    """Verb `i` stands in the passive, or as a bare participle after its noun."""
    kids = list(sentence.kids(i))
    if any(kid.dep in {"auxpass", "nsubjpass"} for kid in kids):
        return True
    token = sentence.tokens[i]
    return token.tag == "VBN" and token.dep in {"acl", "amod"}


PARTICLES = frozenset({"out", "off", "down", "up", "over"})
TURNING = frozenset({"around", "round", "back", "away"})
"""Adverbs that stand right behind their verb and make another one of it: "turned around", "headed back"."""


def particle(sentence: Sentence, i: int) -> Token | None:
    """The particle of verb `i`, also where the parser takes it for an adverb or for a preposition without its noun."""
    for kid in sentence.kids(i):
        if kid.dep == "prt":
            return kid
        if kid.text.lower() in PARTICLES and not any(below.dep == "pobj" for below in sentence.kids(kid.i)):
            return kid
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    return after if after is not None and after.text.lower() in TURNING and after.pos == "ADV" else None


def clause(sentence: Sentence, i: int) -> int:
    """The verb that carries the clause of token `i`: itself if it is one, else the nearest above; else the top."""
    if is_verb(sentence.tokens[i]):
        return i
    at = i
    for above in sentence.ancestors(i):
        at = above.i
        if is_verb(above):
            return at
    return at


def preposition(sentence: Sentence, i: int) -> Token | None:
    """The preposition that token `i` is the object of."""
    token = sentence.tokens[i]
    while token.dep == "conj" and token.head != token.i:
        token = sentence.tokens[token.head]
    if token.dep in {"pobj", "pcomp"}:
        above = sentence.tokens[token.head]
        return (
            above
            if above.dep in {"prep", "agent", "dative", "mark", "advmod", "pcomp"} or above.pos in {"ADP", "SCONJ"}
            else None
        )
    return None


def objects(sentence: Sentence, i: int, *words: str) -> Iterator[tuple[str, Token]]:
    """(preposition, object) of the prepositional phrases hanging from `i`; all of them without `words`."""
    for kid in sentence.kids(i):
        if kid.dep not in {"prep", "agent", "dative", "prt"} or (words and kid.lemma.lower() not in words):
            continue
        for inner in sentence.kids(kid.i):
            if inner.dep in {"pobj", "pcomp"}:
                yield kid.lemma.lower(), inner
            elif inner.dep == "prep":  # "on the sidelines of", "ahead of"
                yield from ((kid.lemma.lower(), deep) for deep in sentence.kids(inner.i) if deep.dep == "pobj")


def conjuncts(sentence: Sentence, i: int) -> list[Token]:
    """Token `i` and what is joined to it by "and", "or" or a comma, in reading order."""
    found, todo = [], [i]
    while todo:
        at = todo.pop()
        found.append(sentence.tokens[at])
        todo.extend(kid.i for kid in sentence.kids(at) if kid.dep == "conj")
    return sorted(found, key=_place)


def _place(token: Token) -> int:
    return token.i


def phrase(sentence: Sentence, i: int) -> tuple[int, int]:
    """Offsets of the tight noun phrase headed by `i`: its words before the head, without a possessor."""
    first = i
    for kid in sorted(sentence.kids(i), key=_place, reverse=True):
        if kid.i < i and kid.dep in {"compound", "amod", "nummod", "nmod", "quantmod", "det"}:
            first = min(first, sentence.subtree(kid.i)[0])
        elif kid.i < i and kid.dep in {"poss", "prep", "appos", "relcl"}:
            break
    return sentence.tokens[first].start, sentence.tokens[i].end


def text_between(sentence: Sentence, first: int, last: int) -> str:
    """The words from token `first` to token `last`, spaced as in the report but for line breaks."""
    inside = sentence.tokens[first : last + 1]
    return "".join(
        token.text + (" " if token.i < last and token.end < sentence.tokens[token.i + 1].start else "")
        for token in inside
    )


def name_at(sentence: Sentence, i: int, *labels: str) -> tuple[int, int] | None:
    """Offsets of the name that token `i` stands in, of the given labels or any."""
    for name in sentence.names:
        if name.first <= i < name.last and (not labels or name.label in labels):
            return name.start, name.end
    return None


PARTITIVES = frozenset(
    {
        "round",
        "series",
        "wave",
        "set",
        "package",
        "string",
        "spate",
        "number",
        "kind",
        "sort",
        "type",
        "pair",
        "spell",
        "bout",
        "couple",
        "host",
    }
)
"""Nouns through which one looks at what they are of: "a new round of talks"."""


THIN_HEADS = frozenset({"price", "attempt", "effort", "date", "process", "plan", "campaign"})
"""Nouns that add little to the event noun before them: "offer price", "coup attempt"."""


def anchor(sentence: Sentence, i: int) -> int:
    """The noun that stands in the sentence for noun `i`: itself, or the "round" it is of."""
    token = sentence.tokens[i]
    if token.dep == "compound" and sentence.tokens[token.head].lemma.lower() in THIN_HEADS:
        return token.head
    above = preposition(sentence, i)
    if above is not None and above.lemma.lower() == "of":
        holder = sentence.tokens[above.head]
        if holder.lemma.lower() in PARTITIVES and holder.pos in NOUNS:
            return anchor(sentence, holder.i)
    return i
