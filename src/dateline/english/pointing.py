"""Pointing words: "this", "those", "such", "here", and whether what they point at must have been told before.

In: a sentence and a token. Out: how it points, or None where it does not. Never: what it points at.
"""

from __future__ import annotations

from dateline.english.clauses import verb_above
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, has_dependent, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Sentence, Token
from dateline.rules import rule

_NARROWED = Role.PREPOSITIONAL | Role.CLAUSE_OF_NOUN
"""What behind a word tells which ones it means: "those who left"."""
_BESIDE = Role.CONJUNCT | Role.COORDINATOR | Role.PUNCTUATION


def points(sentence: Sentence, token: Token) -> str | None:
    """How a word points back: "told" (alone), "noun" (before a noun), "place"; None where it points at nothing told before."""
    low = token.text.lower()
    if low in group("places_pointed_at"):
        return (
            "place"
            if not stands_as(token, Role.EXPLETIVE)
            and is_a(token, Kind.PLAIN_ADVERB)
            and not of_itself(sentence, token)
            else None
        )
    if low == "so":
        done = token.i > 0 and stands_as(token, Role.ADVERBIAL) and sentence.tokens[token.i - 1].lemma.lower() == "do"
        return "told" if done else None
    if low == "such":
        return (
            "noun"
            if stands_as(token, Role.ATTRIBUTIVE | Role.DETERMINER | Role.PREDETERMINER)
            and not of_a_sort(sentence, token)
            else None
        )
    if low == "similar":
        return "noun" if stands_as(token, Role.ATTRIBUTIVE) and not likened(sentence, token) else None
    if stands_as(token, Role.DETERMINER) and low == "the":
        return "noun" if _is_short_for(sentence, token) else None
    if low == "that" and is_a(token, Kind.PREPOSITION_OR_MARKER) and stands_as(token, Role.SUBJECT):
        return None if stands_as(sentence.tokens[token.head], Role.SUBJECT) else "told"
    if not is_a(token, Kind.ARTICLE) or low not in group("bare_pointers"):
        return None
    if not stands_as(token, Role.DETERMINER):
        alone = is_a(token, Kind.PRONOUN) and not (of_now(sentence, token) or narrowed(sentence, token))
        return "told" if alone else None
    head = sentence.tokens[token.head]
    if low == "that" and is_a(head, Kind.PLURAL):
        return None  # it opens a clause: "that efforts failed"
    return None if of_now(sentence, token) or of_all(sentence, token) or narrowed(sentence, token) else "noun"


def _is_short_for(sentence: Sentence, token: Token) -> bool:
    """Whether "the" and a noun alone stand for those who were named: "the group"."""
    head = sentence.tokens[token.head]
    return head.lemma.lower() in group("short_for_named") and not any(
        k.i != token.i and not stands_as(k, _BESIDE) for k in sentence.kids(head.i)
    )


def is_pointed_at(sentence: Sentence, token: Token, one: Token) -> bool:
    """Whether a word told before is the noun behind a pointing one."""
    return is_a(one, Kind.NOUN) and one.lemma.lower() == sentence.tokens[token.head].lemma.lower()


@rule("points.now", example="The mill will close >this< week.", counter_example="The council rejected >this< plan.")
def of_now(sentence: Sentence, token: Token) -> str | None:
    """What is said of the day, the hour or the season points at when it is said."""
    head = sentence.tokens[token.head]
    if token.text.lower() not in group("points_at_now"):
        return None
    about = [head] if stands_as(token, Role.DETERMINER) else list(dependents(sentence, head.i, Role.ATTRIBUTE))
    return "points.now" if any(t.lemma.lower() in group("time_words") | group("spans_of_now") for t in about) else None


@rule("points.all", example="He loves >this< country.", counter_example="He loves >this< plan.")
def of_all(sentence: Sentence, token: Token) -> str | None:
    """What all who speak and listen live in needs no name."""
    lemma = sentence.tokens[token.head].lemma.lower()
    return "points.all" if token.text.lower() == "this" and lemma in group("lived_in") else None


@rule("points.narrowed", example=">Those< who crossed the bridge left.", counter_example=">Those< are closed.")
def narrowed(sentence: Sentence, token: Token) -> str | None:
    """What the words behind it tell apart needs none before: "those who left", "that part of the bill"."""
    top = sentence.tokens[token.head] if stands_as(token, Role.DETERMINER) else token
    told = token.text.lower() in group("points_far") and any(
        k.i > top.i for k in dependents(sentence, top.i, _NARROWED)
    )
    return "points.narrowed" if told else None


@rule("points.sort", example="They sold >such< things as rope.", counter_example="They sold >such< things.")
def of_a_sort(sentence: Sentence, token: Token) -> str | None:
    """A sort that is told behind it, or "such a long day", which only says how much."""
    head = sentence.tokens[token.head]
    around = sentence.tokens[max(token.i - 1, 0) : token.i + 2]
    if any(t.text.lower() in group("as_such") for t in around):
        return "points.sort"
    if any(k.i > token.i for k in dependents(sentence, head.i, Role.ATTRIBUTIVE)):
        return "points.sort" if any(k.i > token.i for k in dependents(sentence, head.i, Role.DETERMINER)) else None
    later = [k for top in (head.i, token.i) for k in sentence.kids(top) if k.i > token.i]
    return (
        "points.sort"
        if any(k.text.lower() in group("as_such") or stands_as(k, Role.CLAUSE_OF_NOUN) for k in later)
        else None
    )


@rule(
    "points.likened",
    example="The minister used language >similar< to hers.",
    counter_example="The minister used >similar< language.",
)
def likened(sentence: Sentence, token: Token) -> str | None:
    """To what something is similar is told behind it, or several are similar to each other: "Both passed similar laws"."""
    to = any(k.text.lower() == "to" for top in (token.head, token.i) for k in sentence.kids(top))
    verb = verb_above(sentence, token.i)
    subjects = [] if verb is None else list(dependents(sentence, verb.i, Role.SUBJECT))
    many = any(is_a(k, Kind.PLURAL) or has_dependent(sentence, k.i, Role.CONJUNCT) for k in subjects)
    return "points.likened" if to or many or any(token.head == k.i for k in subjects) else None


@rule("points.placed", example="The mill >here< in Oslo closed.", counter_example="The mill >here< closed.")
def of_itself(sentence: Sentence, token: Token) -> str | None:
    """A place that is told beside the word: "here in Oslo", "out there"."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    before = sentence.tokens[max(token.i - 1, 0)]
    beside = stands_as(after, Role.PREPOSITIONAL) and after.text.lower() in group("before_places")
    placed = beside or (before.i < token.i and before.text.lower() in group("aside_of_there"))
    return "points.placed" if placed else None
