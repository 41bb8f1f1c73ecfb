"""Whole constituents: where a clause may begin and end so that what is left reads by itself.

In: a sentence's parse and the tokens of a clause. Out: tokens. Never: a cut inside a constituent, nor before a condition.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.english.clauses import FINITE, HELPERS, SUBJECTS, auxiliaries, is_verb
from dateline.english.frames import is_finite
from dateline.english.lexicon import group
from dateline.english.reported import leaning_off
from dateline.language import Sentence, Token
from dateline.statements.lexicon import frames_of
from dateline.text import word_spans

SHORTEST = 6
"""Words that must be left where a clause is cut."""
_LINKS = frozenset({"WP", "WDT", "WRB", "WP$"})
"""Tags of words that ask or join a clause to another."""
_DROPPED = frozenset({"conj", "advcl", "relcl", "acl", "appos", "npadvmod", "parataxis"})
"""What may be left off at the end; a phrase with a preposition only behind a comma."""
_CONDITIONS = group("provisos")
_SUPPORTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "neg", "punct", "mark", "cc", "advmod"})
"""What a verb has beside it without saying anything yet."""
_DASHES = frozenset({"—", "–", "--"})
_BREAKS = _DASHES | {";"}


def size(sentence: Sentence, first: int, last: int) -> int:
    """How many words stand from token `first` to `last`."""
    return sum(len(word_spans(sentence.tokens[i].text)) for i in range(first, last + 1))


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


ENDLESS = 120
"""Tokens from which a clause is no sentence that somebody would cut: a list, or a page without full stops."""


def cut(sentence: Sentence, first: int, last: int, room: int) -> int | None:
    """The last token so that at most `room` words stand from `first` on, whole constituents left off; None if none fits."""
    if last - first > ENDLESS:
        return None
    while size(sentence, first, last) > room:
        starts = [s for s in _ends(sentence, first, last) if size(sentence, first, s - 1) >= SHORTEST]
        starts = [s for s in starts if not _hangs_over(sentence, first, s)]
        if not starts:
            return None
        kept = _trimmed(sentence, range(first, max(starts)))
        if not kept or kept[-1] >= last:
            return None
        last = kept[-1]
    return last


def _hangs_over(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a word before `end` belongs to one that is left off: "once she goes" of what would come then."""
    return any(
        token.head >= end and token.dep not in {"punct", "cc"} and token.head != token.i
        for token in sentence.tokens[first:end]
    )


def _ends(sentence: Sentence, first: int, last: int) -> list[int]:
    """Where constituents begin that reach to `last` and may be left off."""
    starts = []
    for i in range(first + 1, last + 1):
        token = sentence.tokens[i]
        if token.text in _BREAKS and not _is_open(sentence, first, i) and _stands(sentence, first, i):
            starts.append(i)
        elif _may_go(sentence, token):
            below = [j for j in sentence.subtree(i) if j <= last]
            gaps = set(range(below[0], last + 1)) - set(below)
            if below[0] > first and token.head < below[0] and all(sentence.tokens[j].pos == "PUNCT" for j in gaps):
                starts.append(below[0])
    return starts


def _is_open(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a dash before `end` has opened an aside that is not closed."""
    dashes = sum(t.text in _DASHES for t in sentence.tokens[first:end])
    return dashes % 2 == 1 and sentence.tokens[end].text in _DASHES


def _may_go(sentence: Sentence, token: Token) -> bool:
    before = sentence.tokens[token.i - 1].text if token.i else ""
    if token.dep == "prep":
        return before == ","
    if token.dep in {"relcl", "acl", "appos"} and sentence.tokens[min(sentence.subtree(token.i)) - 1].pos != "PUNCT":
        return False
    if token.dep == "conj" and not (is_verb(token) and is_verb(sentence.tokens[token.head])):
        return False
    if token.dep == "conj" and _is_promised(sentence, token):
        return False
    conditional = any(k.text.lower() in _CONDITIONS for k in sentence.kids(token.i) if k.dep in {"mark", "advmod"})
    return token.dep in _DROPPED and not conditional


def _is_promised(sentence: Sentence, token: Token) -> bool:
    """Whether a word before it says that another part will come: "either … or", "not only … but"."""
    head = sentence.tokens[token.head]
    return any(
        t.text.lower() in group("correlatives") and (t.dep in {"preconj", "advmod", "cc"}) and t.i < token.i
        for t in map(sentence.tokens.__getitem__, sentence.subtree(head.i))
    )


def _stands(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a clause with its subject stands from `first` to before `end`."""
    run = range(first, end)
    return any(
        is_finite(sentence, i)
        and all(above.i < end for above in sentence.ancestors(i))
        and any(k.dep in SUBJECTS and k.i in run for k in sentence.kids(i))
        for i in run
        if sentence.tokens[i].pos in {"VERB", "AUX"}
    )
