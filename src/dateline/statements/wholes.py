"""Whole constituents: where a clause may begin and end so that what is left reads by itself.

In: a sentence's parse and the tokens of a clause. Out: tokens. Never: a cut inside a constituent, nor before a condition.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.english.clauses import FINITE, HELPERS, SUBJECTS, auxiliaries, is_verb
from dateline.english.cutting import dangles, leaning_off, shortened, size
from dateline.english.frames import is_finite
from dateline.english.lexicon import group
from dateline.language import Sentence, Token
from dateline.statements.lexicon import frames_of

SHORTEST = 6
"""Words that must be left where a clause is cut."""
_LINKS = frozenset({"WP", "WDT", "WRB", "WP$"})
"""Tags of words that ask or join a clause to another."""
_SUPPORTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "neg", "punct", "mark", "cc", "advmod"})
"""What a verb has beside it without saying anything yet."""


def clause_of(sentence: Sentence, content: Sequence[int]) -> list[int]:
    """The tokens of a clause that reads by itself, without what opens it; empty where `content` is no such clause."""
    own = frozenset(content)
    roots = [t for t in map(sentence.tokens.__getitem__, content) if t.head not in own or t.head == t.i]
    head = next((t for t in roots if t.dep not in _ASIDE), None)
    if head is None or not _tells(sentence, head, own):
        return []
    ends = [min(own.intersection(sentence.subtree(t.i))) for t in _apart(sentence, head, roots, own)]
    kept = [i for i in content if i < min(ends, default=len(sentence.tokens))]
    return _trimmed(sentence, leaning_off(sentence, _opened(sentence, kept)))


_ASIDE = frozenset(
    {"prep", "advmod", "npadvmod", "advcl", "mark", "punct", "cc", "intj", "neg", "aux", "preconj", "agent", "dep"}
)
"""What may stand before the clause and hang elsewhere."""


def _tells(sentence: Sentence, token: Token, own: frozenset[int]) -> bool:
    """Whether a token heads a clause with its own subject that says something and asks nothing."""
    kids = [k for k in sentence.kids(token.i) if k.i in own and not (k.i == min(own) and _is_that(sentence, k))]
    if not (token.pos in {"VERB", "AUX"} or any(k.dep in HELPERS for k in kids)) or not is_finite(sentence, token.i):
        return False
    if not any(k.dep in SUBJECTS | {"expl"} for k in kids) or any(_links(sentence, k) for k in kids):
        return False
    if not _opens_well(sentence, token, own) or _is_wished(sentence, token):
        return False
    bare = all(k.dep in _SUPPORTS for k in kids) and (token.pos == "AUX" or token.lemma.lower() in group("empty"))
    return not bare


def _is_wished(sentence: Sentence, head: Token) -> bool:
    """A bare verb with one alone as its subject: "recommended that he receive help"."""
    one = any(
        k.dep in SUBJECTS and (k.tag in {"NN", "NNP"} or k.text.lower() in group("one_alone"))
        for k in sentence.kids(head.i)
    )
    return one and head.tag in {"VB", "VBP"} and not any(k.dep in HELPERS for k in sentence.kids(head.i))


def _opens_well(sentence: Sentence, head: Token, own: frozenset[int]) -> bool:
    """Whether the clause begins with its subject or a circumstance, not with something the parse took in by mistake."""
    first = next((i for i in sorted(own) if sentence.tokens[i].pos != "PUNCT"), head.i)
    branch = next((k for k in sentence.kids(head.i) if first in sentence.subtree(k.i)), None)
    return branch is None or branch.dep in _OPENS


_OPENS = _SUPPORTS | {"prep", "advcl", "npadvmod", "intj", "attr", "acomp", "preconj", "agent"}
"""What a clause may begin with."""


def _links(sentence: Sentence, kid: Token) -> bool:
    """Whether a word of the clause itself asks or joins: "whether it was over", "what it was"."""
    if kid.i > kid.head:
        return False
    first = sentence.tokens[min(sentence.subtree(kid.i))]
    return (
        kid.tag in _LINKS
        or (kid.dep == "mark" and kid.text.lower() != "that")
        or (first.tag in _LINKS and kid.dep not in {"csubj", "advcl", "nsubj", "nsubjpass"})
    )


def _apart(sentence: Sentence, head: Token, roots: Sequence[Token], own: frozenset[int]) -> list[Token]:
    """Clauses that are told beside the first one: with a "that" of their own, or of the source again ("and urged …")."""
    later = [t for t in roots if t.i > head.i and t.pos in {"VERB", "AUX"} and t.dep != "advcl"]
    return later + [
        t
        for t in map(sentence.tokens.__getitem__, own)
        if t.i > head.i and (_is_told_anew(sentence, head, t) or _is_beside(sentence, t))
    ]


def _is_beside(sentence: Sentence, token: Token) -> bool:
    """Whether it may be how the source speaks: ", without giving details"."""
    doing = any(k.dep == "pcomp" and k.tag == "VBG" for k in sentence.kids(token.i))
    return token.dep == "prep" and doing and _before(sentence, token) == ","


def _is_told_anew(sentence: Sentence, head: Token, verb: Token) -> bool:
    """Whether a verb may be the source's own: "said it was over and urged them to go", ", adding that …", "and that …"."""
    kids = list(sentence.kids(verb.i))
    if not is_verb(verb) or verb.dep not in {"conj", "advcl"} or any(k.dep in SUBJECTS for k in kids):
        return verb.dep == "conj" and any(k.dep == "mark" and k.text.lower() == "that" for k in kids)
    if verb.tag == "VBG":
        joined = verb.dep == "conj" and sentence.tokens[verb.head].tag != "VBG" and not auxiliaries(sentence, verb.i)
        return joined or (_before(sentence, verb) == "," and bool(frames_of(verb.lemma)))
    if verb.dep != "conj" or verb.head != head.i or _shares_helpers(sentence, head, verb) or _is_glued(sentence, verb):
        return False
    told = _tense(sentence, verb)
    return told in FINITE and (bool(frames_of(verb.lemma)) or (told == "VBD" != _tense(sentence, head)))


def _before(sentence: Sentence, token: Token) -> str:
    """The word or mark before a token, closing quotation marks aside."""
    i = token.i - 1
    while i > 0 and sentence.tokens[i].text in group("marks_closed"):
        i -= 1
    return sentence.tokens[i].text if i >= 0 else ""


def _shares_helpers(sentence: Sentence, head: Token, verb: Token) -> bool:
    """A participle joined to one that has helpers is theirs too: "should be suspended and demoted"."""
    if not any(k.dep in HELPERS for k in sentence.kids(head.i)) or any(k.dep in HELPERS for k in sentence.kids(verb.i)):
        return False
    taken_for_past = head.tag == "VBN" and verb.tag == "VBD" and not frames_of(verb.lemma)
    return verb.tag == head.tag or taken_for_past


def _is_glued(sentence: Sentence, token: Token) -> bool:
    """Whether no space stands between a word and the mark or word before it: "tax-and-spending"."""
    return token.i > 0 and sentence.tokens[token.i - 1].end == token.start and sentence.tokens[token.i - 1].text == "-"


def _tense(sentence: Sentence, verb: Token) -> str:
    """The tag of the first word of a verb group."""
    helpers = [k for k in sentence.kids(verb.i) if k.dep in HELPERS]
    return helpers[0].tag if helpers else verb.tag


def _opened(sentence: Sentence, kept: Sequence[int]) -> list[int]:
    """The tokens behind "that" and what joins."""
    found = list(kept)
    while found and (sentence.tokens[found[0]].dep in {"cc", "punct"} or _is_that(sentence, sentence.tokens[found[0]])):
        if sentence.tokens[found[0]].text in group("marks_open"):
            break
        found.pop(0)
    return found


def _is_that(sentence: Sentence, token: Token) -> bool:
    """The word that opens a clause, also where the parser takes it for an object in it, or for the article of a plural."""
    if token.text.lower() != "that":
        return False
    if token.dep in SUBJECTS:  # the parser may take "that efforts …" for a clause
        return sentence.tokens[token.head].dep in SUBJECTS and sentence.tokens[token.head].i == token.i + 1
    return token.dep != "det" or sentence.tokens[token.head].tag in {"NNS", "NNPS"}


def _trimmed(sentence: Sentence, kept: Sequence[int]) -> list[int]:
    """The tokens without stops and joining words at the end."""
    found = list(kept)
    while found and (sentence.tokens[found[-1]].text in _STOPS or sentence.tokens[found[-1]].dep == "cc"):
        found.pop()
    return found


_STOPS = frozenset({",", ".", ";", ":", "-", "—", "–", "--"})


def fitted(sentence: Sentence, kept: list[int], room: int, verb: Token | None = None) -> list[int]:
    """The tokens `kept` in at most `room` words, whole constituents left off that are not `verb`'s own; empty where too much is needed."""
    if size(sentence, kept) <= room:
        return kept
    own = frozenset(kept)
    tops = (t for t in map(sentence.tokens.__getitem__, kept) if t.head not in own or t.head == t.i)
    head = verb or next((t for t in tops if t.dep not in _ASIDE), None)
    found = _trimmed(sentence, shortened(sentence, head.i, kept, room, sparing=True)) if head else []
    return found if SHORTEST <= size(sentence, found) <= room and not dangles(sentence, found) else []
