"""Whole constituents: where a clause may begin and end so that what is left reads by itself.

In: a sentence's parse and the tokens of a clause. Out: tokens. Never: a cut inside a constituent, nor before a condition.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.english.clauses import auxiliaries, first_of_group, is_verb
from dateline.english.cutting import dangles, leaning_off, shortened, size
from dateline.english.frames import is_finite
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, has_dependent, has_word, stands_as
from dateline.english.words import Kind, is_a, is_same_form
from dateline.language import Sentence, Token
from dateline.statements.attribution import QUOTES
from dateline.statements.lexicon import frames_of

SHORTEST = 6
"""Words that must be left where a clause is cut."""
_SUPPORTS = (
    Role.SUBJECT
    | Role.EXPLETIVE
    | Role.AUXILIARY
    | Role.NEGATION
    | Role.MARKER
    | Role.ADVERBIAL
    | Role.COORDINATOR
    | Role.PUNCTUATION
)
"""What a verb has beside it without saying anything yet."""


def clause_of(sentence: Sentence, content: Sequence[int]) -> list[int]:
    """The tokens of a clause that reads by itself, without what opens it; empty where `content` is no such clause."""
    own = frozenset(content)
    roots = [t for t in map(sentence.tokens.__getitem__, content) if t.head not in own or t.head == t.i]
    head = next((t for t in roots if not stands_as(t, _ASIDE)), None)
    if head is None or not _tells(sentence, head, own):
        return []
    ends = [_first_word(sentence, own.intersection(sentence.subtree(t.i))) for t in _apart(sentence, head, roots, own)]
    kept = [i for i in content if i < min(ends, default=len(sentence.tokens))]
    return _trimmed(sentence, leaning_off(sentence, _opened(sentence, kept)))


def _first_word(sentence: Sentence, branch: frozenset[int]) -> int:
    """Where a branch begins, without the marks before it, which may close a quotation."""
    return next((i for i in sorted(branch) if not is_a(sentence.tokens[i], Kind.PUNCTUATION)), min(branch))


_ASIDE = (
    Role.UNCLEAR
    | Role.AGENT
    | Role.ADVERBIAL_CLAUSE
    | Role.ACTIVE_AUXILIARY
    | Role.NEGATION
    | Role.MARKER
    | Role.ADVERBIAL
    | Role.NOUN_ADVERBIAL
    | Role.INTERJECTION
    | Role.PREPOSITIONAL
    | Role.COORDINATOR
    | Role.PRECOORDINATOR
    | Role.PUNCTUATION
)
"""What may stand before the clause and hang elsewhere."""


def _tells(sentence: Sentence, token: Token, own: frozenset[int]) -> bool:
    """Whether a token heads a clause with its own subject that says something and asks nothing."""
    kids = [k for k in sentence.kids(token.i) if k.i in own and not (k.i == min(own) and _is_that(sentence, k))]
    if not (is_a(token, Kind.VERB) or any(stands_as(k, Role.AUXILIARY) for k in kids)) or not is_finite(
        sentence, token.i
    ):
        return False
    if not any(stands_as(k, Role.SUBJECT | Role.EXPLETIVE) for k in kids) or any(_links(sentence, k) for k in kids):
        return False
    if not _opens_well(sentence, token, own) or _is_wished(sentence, token):
        return False
    bare = all(stands_as(k, _SUPPORTS) for k in kids) and (
        is_a(token, Kind.AUXILIARY_VERB) or token.lemma.lower() in group("empty")
    )
    return not bare


def _is_wished(sentence: Sentence, head: Token) -> bool:
    """A bare verb with one alone as its subject: "recommended that he receive help"."""
    one = any(
        (is_a(k, Kind.SINGULAR) or k.text.lower() in group("one_alone"))
        for k in dependents(sentence, head.i, Role.SUBJECT)
    )
    return (
        one and is_a(head, Kind.BASE_FORM | Kind.PLAIN_PRESENT) and not has_dependent(sentence, head.i, Role.AUXILIARY)
    )


def _opens_well(sentence: Sentence, head: Token, own: frozenset[int]) -> bool:
    """Whether the clause begins with its subject or a circumstance, not with something the parse took in by mistake."""
    first = next((i for i in sorted(own) if not is_a(sentence.tokens[i], Kind.PUNCTUATION)), head.i)
    branch = next((k for k in sentence.kids(head.i) if first in sentence.subtree(k.i)), None)
    return branch is None or stands_as(branch, _OPENS)


_OPENS = (
    _SUPPORTS
    | Role.AGENT
    | Role.ATTRIBUTE
    | Role.ADJECTIVE_COMPLEMENT
    | Role.ADVERBIAL_CLAUSE
    | Role.NOUN_ADVERBIAL
    | Role.INTERJECTION
    | Role.PREPOSITIONAL
    | Role.PRECOORDINATOR
)
"""What a clause may begin with."""


def _links(sentence: Sentence, kid: Token) -> bool:
    """Whether a word of the clause itself asks or joins: "whether it was over", "what it was"."""
    if kid.i > kid.head:
        return False
    first = sentence.tokens[min(sentence.subtree(kid.i))]
    return (
        is_a(kid, Kind.WH_WORD)
        or (stands_as(kid, Role.MARKER) and kid.text.lower() != "that")
        or (is_a(first, Kind.WH_WORD) and not stands_as(kid, Role.SUBJECT | Role.ADVERBIAL_CLAUSE))
    )


def _apart(sentence: Sentence, head: Token, roots: Sequence[Token], own: frozenset[int]) -> list[Token]:
    """Clauses that are told beside the first one: with a "that" of their own, or of the source again ("and urged …")."""
    later = [t for t in roots if t.i > head.i and is_a(t, Kind.VERB) and not stands_as(t, Role.ADVERBIAL_CLAUSE)]
    return later + [
        t
        for t in map(sentence.tokens.__getitem__, own)
        if t.i > head.i
        and (_is_told_anew(sentence, head, t) or _is_beside(sentence, t) or _tells_more(sentence, t, own))
    ]


def _tells_more(sentence: Sentence, token: Token, own: frozenset[int]) -> bool:
    """Whether it ends the words behind a comma or a dash and may be the reporter's: ", who left in May"; ", a rare admission from the mayor"."""
    summed = token.lemma.lower() in group("summing_up") and has_word(sentence, token.i, {"a", "an"}, Role.DETERMINER)
    if not (summed or stands_as(token, Role.RELATIVE_CLAUSE)):
        return False
    inside = sorted(own.intersection(sentence.subtree(token.i)))
    before = sentence.tokens[inside[0] - 1].text if inside and inside[0] else ""
    last = max(i for i in own if not is_a(sentence.tokens[i], Kind.PUNCTUATION))
    if any(sentence.tokens[i].text in QUOTES for i in own if inside and i >= inside[0]):
        return False  # it is quoted, or ends what is
    opens = any(is_a(sentence.tokens[i], Kind.RELATIVE_PRONOUN | Kind.WHOSE) for i in inside[:3])
    return before in _PARTING and last in inside and (summed or opens)


_PARTING = frozenset({",", "-", "--", "—", "–"})


def _is_beside(sentence: Sentence, token: Token) -> bool:
    """Whether it may be how the source speaks: ", without giving details"."""
    doing = has_dependent(sentence, token.i, Role.CLAUSE_OF_PREPOSITION, Kind.GERUND)
    return stands_as(token, Role.PREPOSITIONAL) and doing and _before(sentence, token) == ","


def _is_told_anew(sentence: Sentence, head: Token, verb: Token) -> bool:
    """Whether a verb may be the source's own: "said it was over and urged them to go", ", adding that …", "and that …"."""
    if (
        not is_verb(verb)
        or not stands_as(verb, Role.ADVERBIAL_CLAUSE | Role.CONJUNCT)
        or has_dependent(sentence, verb.i, Role.SUBJECT)
    ):
        return stands_as(verb, Role.CONJUNCT) and has_word(sentence, verb.i, {"that"}, Role.MARKER)
    if is_a(verb, Kind.GERUND):
        joined = (
            stands_as(verb, Role.CONJUNCT)
            and not is_a(sentence.tokens[verb.head], Kind.GERUND)
            and not auxiliaries(sentence, verb.i)
        )
        return joined or (_before_marker(sentence, verb) == "," and bool(frames_of(verb.lemma)))
    if (
        not stands_as(verb, Role.CONJUNCT)
        or verb.head != head.i
        or _shares_helpers(sentence, head, verb)
        or _is_glued(sentence, verb)
    ):
        return False
    told, before = first_of_group(sentence, verb), first_of_group(sentence, head)
    return is_a(told, Kind.FINITE) and (
        bool(frames_of(verb.lemma)) or (is_a(told, Kind.PAST) and not is_a(before, Kind.PAST))
    )


def _before(sentence: Sentence, token: Token) -> str:
    """The word or mark before a token, closing quotation marks aside."""
    i = token.i - 1
    while i > 0 and sentence.tokens[i].text in group("marks_closed"):
        i -= 1
    return sentence.tokens[i].text if i >= 0 else ""


def _before_marker(sentence: Sentence, verb: Token) -> str:
    """What stands before a clause and what opens it: the comma of ", while also suggesting …"."""
    first = min(
        (k.i for k in dependents(sentence, verb.i, Role.MARKER | Role.ADVERBIAL) if k.i < verb.i), default=verb.i
    )
    return _before(sentence, sentence.tokens[first])


def _shares_helpers(sentence: Sentence, head: Token, verb: Token) -> bool:
    """A participle joined to one that has helpers is theirs too: "should be suspended and demoted"."""
    if not has_dependent(sentence, head.i, Role.AUXILIARY) or has_dependent(sentence, verb.i, Role.AUXILIARY):
        return False
    taken_for_past = is_a(head, Kind.PAST_PARTICIPLE) and is_a(verb, Kind.PAST) and not frames_of(verb.lemma)
    return is_same_form(verb, head) or taken_for_past


def _is_glued(sentence: Sentence, token: Token) -> bool:
    """Whether no space stands between a word and the mark or word before it: "tax-and-spending"."""
    return token.i > 0 and sentence.tokens[token.i - 1].end == token.start and sentence.tokens[token.i - 1].text == "-"


def _opened(sentence: Sentence, kept: Sequence[int]) -> list[int]:
    """The tokens behind "that" and what joins."""
    found = list(kept)
    while found and (
        stands_as(sentence.tokens[found[0]], Role.COORDINATOR | Role.PUNCTUATION)
        or _is_that(sentence, sentence.tokens[found[0]])
    ):
        if sentence.tokens[found[0]].text in group("marks_open"):
            break
        found.pop(0)
    if (
        len(found) > 1
        and is_a(sentence.tokens[found[0]], Kind.ADVERB)
        and _is_that(sentence, sentence.tokens[found[1]])
    ):
        del found[:2]  # "saying only that …"
    return found


def _is_that(sentence: Sentence, token: Token) -> bool:
    """The word that opens a clause, also where the parser takes it for an object in it, or for an article."""
    if token.text.lower() != "that":
        return False
    if stands_as(token, Role.SUBJECT):  # the parser may take "that efforts …" for a clause
        return stands_as(sentence.tokens[token.head], Role.SUBJECT) and sentence.tokens[token.head].i == token.i + 1
    opens = is_a(token, Kind.PREPOSITION_OR_MARKER) or is_a(sentence.tokens[token.head], Kind.PLURAL)
    return opens or not stands_as(token, Role.DETERMINER)


def _trimmed(sentence: Sentence, kept: Sequence[int]) -> list[int]:
    """The tokens without stops and joining words at the end."""
    found = list(kept)
    while found and (
        sentence.tokens[found[-1]].text in _STOPS or stands_as(sentence.tokens[found[-1]], Role.COORDINATOR)
    ):
        found.pop()
    return found


_STOPS = frozenset({",", ".", ";", ":", "-", "—", "–", "--"})


def fitted(sentence: Sentence, kept: list[int], room: int, verb: Token | None = None) -> list[int]:
    """The tokens `kept` in at most `room` words, whole constituents left off that are not `verb`'s own; empty where too much is needed."""
    if size(sentence, kept) <= room:
        return kept
    own = frozenset(kept)
    tops = (t for t in map(sentence.tokens.__getitem__, kept) if t.head not in own or t.head == t.i)
    head = verb or next((t for t in tops if not stands_as(t, _ASIDE)), None)
    found = _trimmed(sentence, shortened(sentence, head.i, kept, room, sparing=True)) if head else []
    return found if SHORTEST <= size(sentence, found) <= room and not dangles(sentence, found) else []
