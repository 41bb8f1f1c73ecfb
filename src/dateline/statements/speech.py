"""Whether words count as said: a frame of communication, told as having taken place, with a source that can speak.

In: an attribution and the parse of its cue. Out: yes or no. Never: a judgement about what is said; who the source is.

What only thinks, wants, shows or means is kept as a statement all the same; a reader is not told that somebody said it.
"""

from __future__ import annotations

from dateline.english.clauses import auxiliaries, first_of_group, has_to
from dateline.english.lexicon import group, verbs
from dateline.english.people import gendered, persons, pronouns
from dateline.english.roles import Role, dependents, has_dependent, has_word, is_negated, stands_as
from dateline.english.standing import standing
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.statements.attribution import Attribution, Span
from dateline.statements.lexicon import nouns, words
from dateline.statements.subjects import is_someone

SPOKEN = frozenset({"speech", "report", "denial"})
"""Classes of cues by which a clause is said."""
STANCES = frozenset({"stance", "intention", "naming", "belief"})
"""Classes of cues that tell what a source thinks, wants or is for, not what it said."""
_QUOTING = SPOKEN | {"question", "belief", "evidence", "turn", "quotation"}
"""Classes of cues by which a whole quotation is said: "“Is it over?” he asked", "“It is over,” she thought aloud"."""
_RULING = verbs("ruling")
_POINTERS = group("never_speaking")


def says_clause(sentence: Sentence, verb: Token, attribution: Attribution, quoted: frozenset[int]) -> bool:
    """Whether the clause that the verb of saying governs is something that was said."""
    if not _by_one_who_can(sentence, attribution):
        return False
    if attribution.complement != "clause" and attribution.family != "denial":
        return False
    if _is_of_a_noun(sentence, attribution) or _lacks_a_part(sentence, verb) or _is_lent_by_a_thing(sentence, verb):
        return False
    if verb.lemma.lower() in group("showing") and _is_thing(sentence, attribution):
        return False
    if verb.lemma.lower() in group("showing_only") and _may_be_thing(sentence, attribution):
        return False
    if _is_bid(sentence, verb, attribution) or _was_once_said(sentence, verb):
        return False
    spoken = attribution.family in SPOKEN or (attribution.family == "evidence" and verb.lemma.lower() in _RULING)
    return spoken and took_place(sentence, verb, quoted)


def says_quotation(sentence: Sentence, verb: Token, attribution: Attribution, quoted: frozenset[int]) -> bool:
    """Whether the quotation that stands with the verb is something that was said."""
    return (
        attribution.family in _QUOTING and _by_one_who_can(sentence, attribution) and took_place(sentence, verb, quoted)
    )


def took_place(sentence: Sentence, verb: Token, quoted: frozenset[int]) -> bool:
    """Whether it is told that the words were said: no "did not say", "could say", "unable to confirm", "to claim the cup"."""
    if is_negated(sentence, verb.i) or _is_taken_back(sentence, verb):
        return False
    if any(is_a(aux, Kind.MODAL) for aux in auxiliaries(sentence, verb.i)) or _had_to(sentence, verb):
        return False
    verdict = standing(sentence, verb.i, quoted=quoted)
    if verdict.negated or verdict.standing == "denied":
        return False
    return verdict.standing == "asserted" or not (has_to(sentence, verb.i) or verdict.rule in _OPEN)


def _is_taken_back(sentence: Sentence, verb: Token) -> bool:
    """Whether an adverb takes back what was said, so that it may not be left off: "reported incorrectly that"."""
    return has_word(sentence, verb.i, group("taking_back"), Role.ADVERBIAL)


def _was_once_said(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause was said at another time and may be said no more: "had previously said", "once argued"."""
    then = (k for k in dependents(sentence, verb.i, Role.ADVERBIAL) if k.text.lower() in group("said_before"))
    return any(sentence.tokens[min(k.i + 1, len(sentence.tokens) - 1)].text.lower() not in group("anew") for k in then)


def _is_bid(sentence: Sentence, verb: Token, attribution: Attribution) -> bool:
    """Whether a clause is what should be done, not what is so: "demanded that Ruiz put an end to it", "insisted that it be closed"."""
    always = verb.lemma.lower() in group("bidding")
    if not always and verb.lemma.lower() not in group("bidding_or_telling"):
        return False
    own = {t.i for t in sentence.tokens if any(s <= t.start < e for s, e in attribution.pieces)}
    head = next((t for t in sentence.tokens if t.i in own and is_a(t, Kind.VERB) and t.head not in own), None)
    if head is None or any(is_a(aux, Kind.MODAL) for aux in auxiliaries(sentence, head.i)):
        return False
    return always or _is_bare(sentence, verb, head)


def _is_bare(sentence: Sentence, cue: Token, head: Token) -> bool:
    """Whether a verb has the bare form of what is to be done: "be", "resign" behind a past "insisted", "put" of one alone."""
    first = first_of_group(sentence, head)
    bare = first.i == head.i and head.text.lower() == head.lemma.lower()
    return is_a(first, Kind.BASE_FORM) or (bare and is_a(cue, Kind.PAST | Kind.PARTICIPLE))


def _had_to(sentence: Sentence, verb: Token) -> bool:
    """What somebody "had to admit" is the reporter's telling."""
    return has_to(sentence, verb.i) and sentence.tokens[verb.head].lemma.lower() == "have"


_OPEN = frozenset({"english.question", "english.condition", "english.unreal"})
"""Rules of standing by which words are not told as said."""


def _by_one_who_can(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the source is somebody or a body, as far as its words tell."""
    if attribution.source is None:
        return attribution.family in {"turn", "quotation"} or attribution.speaker is not None
    head = head_of(sentence, attribution.speaker or attribution.source)
    if head is None or is_a(head, Kind.PROPER_NOUN):
        return True
    return head.lemma.lower() not in words("mute.txt") and head.text.lower() not in _POINTERS


def _is_of_a_noun(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the clause tells what a noun in a phrase is about, not what the verb says: "pleaded guilty to charges that he lied"."""
    before = [t for t in sentence.tokens if t.end <= attribution.start and not is_a(t, Kind.PUNCTUATION)]
    if not before or not stands_as(before[-1], Role.NOUN_OF_PREPOSITION) or before[-1].lemma.lower() not in nouns():
        return False
    return sentence.tokens[before[-1].head].text.lower() in group("concerning")


def _lacks_a_part(sentence: Sentence, verb: Token) -> bool:
    """Whether the noun over the verb's clause is a part of what is said: "the thing that they said he should do"; not "who said he did it"."""
    if not stands_as(verb, Role.RELATIVE_CLAUSE) or not any(
        stands_as(k, Role.FULL_COMPLEMENT) for k in sentence.kids(verb.i)
    ):
        return False
    own = next((k for k in dependents(sentence, verb.i, Role.SUBJECT_OF_ACTIVE)), None)
    if own is None or is_a(own, Kind.RELATIVE_PRONOUN) or own.i > verb.i:
        return False
    first = min(sentence.subtree(verb.i))
    opens = sentence.tokens[first : own.i]
    return not any(is_a(t, Kind.WHEN_OR_WHERE | Kind.WHOSE | Kind.PREPOSITION) for t in opens)


def _is_lent_by_a_thing(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's only subject is that of "is" before it, and a thing: "The line was new to a speech in which Ruiz …, but argued that"."""
    clause = sentence.tokens[verb.head]
    if not stands_as(verb, Role.CONJUNCT) or has_dependent(sentence, verb.i, Role.SUBJECT):
        return False
    described = dependents(sentence, clause.i, Role.ACTIVE_SUBJECT)
    return has_dependent(sentence, clause.i, Role.ATTRIBUTE) and any(
        is_a(k, Kind.COMMON_NOUN) and not is_someone(k) for k in described
    )


def _is_thing(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the source is what somebody wrote or found, not somebody."""
    head = head_of(sentence, attribution.source) if attribution.source else None
    if head is None or not is_a(head, Kind.COMMON_NOUN) or head.lemma.lower() in persons():
        return False
    return head.lemma.lower() in words("vehicles.txt") | words("findings.txt")


def head_of(sentence: Sentence, span: Span) -> Token | None:
    """The token that heads the words of a span: the first whose own head stands outside."""
    inside = [t for t in sentence.tokens if span[0] <= t.start < span[1]]
    own = {t.i for t in inside}
    return next((t for t in inside if is_a(t, _NOMINAL) and (t.head not in own or t.head == t.i)), None)


def _may_be_thing(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the source is a pronoun that stands as well for what somebody wrote: "the letters are old, but they suggest that …"."""
    head = head_of(sentence, attribution.source) if attribution.source else None
    stands_for = pronouns().get(head.text.lower()) if head is not None else None
    return stands_for is not None and stands_for not in gendered().values()


_NOMINAL = Kind.NOUN | Kind.PRONOUN | Kind.ADJECTIVE | Kind.DETERMINER | Kind.NUMBER
