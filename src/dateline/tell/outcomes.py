"""Outcomes: a state in which an earlier report leaves somebody or something, and the later report that tells how it ended.

In: the deeds of a story, its articles, parses, dispatches. Out: the words of both. Never: somebody else's end: it befalls one whom the
state's sentence names, or what the state is told of, or the state's tells of "the gunman", "he" and just one is caught; a state told after its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from dateline import lists
from dateline.english.clauses import antecedent, clause, doer, lent_subject, objects, subject, undergoer
from dateline.english.counted import figures
from dateline.english.lexicon import group
from dateline.english.roles import Role, dependents, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence, Token
from dateline.tell.counts import shown
from dateline.tell.deeds import Deed, is_told_outright, is_told_past
from dateline.tell.named import head_words, named, names_apart
from dateline.tell.reported import Wire
from dateline.tell.revised import Revision
from dateline.terms import Article, Dispatch, Evidence, When

ONE = "one"
"""The rule of a state that there is just one culprit in a story."""


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of state: words that tell it, those of them that tell it where they are denied, verbs that end it, both in a word, and whom it must tell of."""

    told: tuple[str, ...]
    phrases: re.Pattern[str]
    denied: frozenset[str]
    verbs: frozenset[str]
    before: str
    after: str
    whom: str


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A sentence that tells a state: `things` are the head words of what is in it."""

    article: Article
    sentence: Sentence
    i: int
    dispatch: str
    reported: When
    things: frozenset[str]
    people: frozenset[str]

    @property
    def day(self) -> str:
        """The day on which it was reported."""
        return self.reported.start[:10]

    @property
    def evidence(self) -> Evidence:
        """Its sentence; of a long one the words around it."""
        return self.article.evidence(*shown(self.sentence, self.i))


Worded = tuple[Article, str, When, Sentence, str]
"""A sentence with its article, dispatch, clock and its words in lower case."""


@dataclass(frozen=True, eq=False)
class End:
    """A deed that ends a state, by its verb with what makes another one of it."""

    deed: Deed
    word: str

    @cached_property
    def befallen(self) -> Token | None:
        """Whom or what it befalls, else who does it."""
        return undergoer(self.deed.sentence, self.deed.i) or doer(self.deed.sentence, self.deed.i)

    @cached_property
    def people(self) -> frozenset[str]:
        """The last names of the people in its sentence."""
        return _people(self.deed.sentence)


def outcomes(
    deeds: Sequence[Deed], articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]
) -> Iterator[Revision]:
    """For each kind of state and thing the last report that tells it and the first later one that tells its end."""
    wire = Wire.read(dispatches, articles)
    told: list[tuple[Article, str, When]] = []
    for article in articles:
        dispatch = wire.dispatch(article.id)
        clock = wire.first.get(dispatch, article.published)
        if article.id in parses and clock and wire.origin.get(dispatch, article.id) == article.id:
            told.append((article, dispatch, clock))
    told.sort(key=_order)
    may_end = (deed for deed in deeds if deed.lemma in _ending_verbs())
    ending = [End(deed, word) for deed in may_end if (word := _worded(deed)) in _ending() and _ends(deed)]
    worded = [one for article in told for one in _with_words(article, parses[article[0].id])] if ending else []
    for row in _table():
        ends = [end for end in ending if end.word in row.verbs]
        yield from _of_row(row, [state for one in worded if (state := _state(one, row))] if ends else [], ends)


def _order(one: tuple[Article, str, When]) -> tuple[str, str]:
    return one[2].start, one[1]


def _of_row(row: Row, states: Sequence[State], ends: Sequence[End]) -> Iterator[Revision]:
    """Each thing's first end with the last state before it; a thing that is told to be so once more afterwards has not ended."""
    done: list[frozenset[str]] = []
    for told in sorted(ends, key=_sentences_first):
        end = told.deed
        mine = [state for state in states if _of_one(row, state, told)]
        before = [state for state in mine if state.day < end.day]
        things = end.things | end.names
        again = row.whom != ONE and any(state.day > end.day for state in mine)
        if not before or end.reported is None or again:
            continue
        if any(row.whom == ONE or not known.isdisjoint(things) for known in done):
            continue
        done.append(things)
        last = max(before, key=_latest)
        words = last.evidence, end.evidence
        yield Revision("status", row.before, row.after, end.reported, words, (end.article.id, end.token.start))


def _sentences_first(end: End) -> tuple[str, bool, tuple[str, str, int]]:
    return end.deed.day, end.deed.sentence.part == "title", end.deed.order


def _latest(state: State) -> tuple[str, int]:
    return state.day, -state.sentence.start


@cache
def _table() -> tuple[Row, ...]:
    found = []
    for phrases, verbs, before, after, whom in lists.rows("tell", "outcomes.tsv"):
        listed = phrases.split(", ")
        told = tuple(phrase.removeprefix("-") for phrase in listed)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w)")
        denied = frozenset(phrase[1:] for phrase in listed if phrase.startswith("-"))
        found.append(Row(told, pattern, denied, frozenset(verbs.split()), before, after, whom))
    return tuple(found)


@cache
def _any_phrase() -> tuple[str, ...]:
    """The words that tell any of the states, one that holds another left out."""
    phrases = {phrase for row in _table() for phrase in row.told}
    return tuple(sorted(one for one in phrases if not any(other != one and other in one for other in phrases)))


@cache
def _ending() -> frozenset[str]:
    """The verbs that end some state."""
    return frozenset().union(*(row.verbs for row in _table()))


@cache
def _ending_verbs() -> frozenset[str]:
    """The same without what makes another verb of them: "put" of "put-out"."""
    return _ending() | {word.rpartition("-")[0] for word in _ending()}


# The state --------------------------------------------------------------------------------------------------------------


def _with_words(told: tuple[Article, str, When], parse: Parse) -> Iterator[Worded]:
    """The sentences of an article that have words of some state."""
    for sentence in parse:
        words = told[0].text[sentence.start : sentence.end].lower()
        if _has_phrase(words):
            yield (*told, sentence, words)


@lru_cache(maxsize=20_000)
def _has_phrase(words: str) -> bool:
    """Words of some state stand among these, if only inside another word."""
    return any(phrase in words for phrase in _any_phrase())


def _state(one: Worded, row: Row) -> State | None:
    """The state that a sentence tells as it is; "had been missing" is over, "not missing" and "may be closed" are not so."""
    article, dispatch, clock, sentence, words = one
    for found in row.phrases.finditer(words):
        first = sentence.start + found.start()
        at = next((token.i for token in sentence.tokens if token.end > first), None)
        if at is None or not _is_so(sentence, at, found.end() + sentence.start, denied=found[0] in row.denied):
            continue
        if _tells_its_end(sentence, at, row):
            return None
        things = _in_state(sentence, at, sentence.start + found.end())
        return State(article, sentence, at, dispatch, clock, things, _people(sentence))
    return None


def _tells_its_end(sentence: Sentence, at: int, row: Row) -> bool:
    """A word behind the state tells how it ended: "was kidnapped and rescued in 2009"."""
    return any(
        token.lemma.lower() in row.verbs and is_a(token, Kind.PAST | Kind.PAST_PARTICIPLE)
        for token in sentence.tokens[at + 1 :]
    )


def _is_so(sentence: Sentence, at: int, end: int, *, denied: bool) -> bool:
    """Whether the state is told as it is: denied where its words tell the end ("not taken into custody"), else not."""
    before = {token.text.lower() for token in sentence.tokens[max(0, at - 3) : at]}
    if before & group("not_yet_or_over"):
        return False
    inside = [token.i for token in sentence.tokens[at:] if token.start < end]
    verb = clause(sentence, at)
    helpers = {kid.text.lower() for i in {*inside, verb} for kid in dependents(sentence, i, Role.AUXILIARY)}
    if helpers & (group("chances") | group("coming") | group("would")) or "had" in helpers:
        return False
    here = {kid for i in {*inside, verb} for kid in sentence.kids(i)}
    nobody = {kid for one in here if stands_as(one, Role.SUBJECT) for kid in sentence.kids(one.i)}
    negated = any(stands_as(kid, Role.NEGATION) and (denied or kid.i not in inside) for kid in here)
    return (negated or any(kid.text.lower() in group("no") for kid in nobody)) == denied


def _in_state(sentence: Sentence, at: int, end: int) -> frozenset[str]:
    """The head words of what is in the state: the noun that the words describe, the subject of their clause, nouns among the words."""
    inside = [token for token in sentence.tokens[at:] if token.start < end]
    top = next((token for token in inside if not sentence.tokens[at].i <= token.head < at + len(inside)), inside[0])
    found: set[str] = {token.lemma.lower() for token in inside if is_a(token, Kind.NOUN)}
    if stands_as(top, Role.COMPOUND | Role.ATTRIBUTIVE | Role.APPOSITION | Role.CLAUSE_OF_NOUN) and is_a(
        sentence.tokens[top.head], Kind.NOUN
    ):
        return frozenset(found | head_words(sentence, sentence.tokens[top.head]))
    verb = clause(sentence, top.i)
    about = subject(sentence, verb) or lent_subject(sentence, verb) or undergoer(sentence, verb)
    if about is not None:
        about = antecedent(sentence, about)
    return frozenset(found | _heads(sentence, about))


def _heads(sentence: Sentence, token: Token | None) -> frozenset[str]:
    """Head words of a phrase and what is beside its head by "of"."""
    if token is None:
        return frozenset()
    beside = {word for _, inner in objects(sentence, token.i, "of") for word in head_words(sentence, inner)}
    return head_words(sentence, token) | beside


# The end ----------------------------------------------------------------------------------------------------------------


def _worded(deed: Deed) -> str:
    """The verb with what makes another one of it: its particle, or "guilty" behind "found"."""
    beside = next(
        (kid.text.lower() for kid in deed.sentence.kids(deed.i) if kid.text.lower() in group("verdicts")), None
    )
    if beside is not None:
        return f"{deed.lemma}-guilty"
    return f"{deed.lemma}-{deed.particle}" if deed.particle else deed.lemma


def _ends(deed: Deed) -> bool:
    """It is told outright as done, and not of a year before that of the report."""
    year = deed.reported.first_day.year if deed.reported else 0
    if any(word.isdigit() and int(word) < year for word in deed.dated):
        return False
    verdict = deed.verdict
    title = deed.sentence.part == "title" and is_a(deed.token, Kind.PRESENT_IN_S | Kind.PAST | Kind.PAST_PARTICIPLE)
    if not title and not (is_told_past(deed) and is_told_outright(deed)):
        return False
    return not verdict.negated and verdict.standing in {"asserted", "claimed"}


def _of_one(row: Row, state: State, told: End) -> bool:
    """What the verb befalls is what is in the state, and neither names others; of the one culprit the state may name nobody."""
    end = told.deed
    if state.dispatch == end.dispatch:
        return False
    things = state.things & (end.befalls | end.beside if end.befalls else end.things)
    if row.whom != ONE and (not things or _are_counted_apart(state, end, things)):
        return False
    befallen = told.befallen
    if befallen is None or not is_a(befallen, Kind.NOUN):
        return False
    mine, theirs = state.people, told.people
    if row.whom == ONE:
        if "guilty" in told.word or end.lemma in group("tried"):
            tried = end.befalls & end.named.get("PERSON", frozenset())
            return bool(tried) and (not mine or not mine.isdisjoint(tried))
        if is_a(befallen, Kind.PROPER_NOUN) or (mine and theirs):
            return not mine.isdisjoint({befallen.text.lower()} if is_a(befallen, Kind.PROPER_NOUN) else theirs)
        return not mine and befallen.lemma.lower() in group("culprits") and is_a(befallen, Kind.SINGULAR_COMMON)
    if names_apart(named(state.sentence), end.named):
        return False
    return not (mine and theirs and mine.isdisjoint(theirs))


def _are_counted_apart(state: State, end: Deed, things: frozenset[str]) -> bool:
    """Both count them, and no number is in both: eleven workers who are missing, one who is rescued; or only the end does, and names nothing that the state names."""
    told = (figures(sentence) for sentence in (state.sentence, end.sentence))
    mine, theirs = ({one.value for one in read if not things.isdisjoint(one.counted[:1])} for read in told)
    if things <= group("counted_people") and mine.isdisjoint(theirs):
        return True  # "100 people are missing", "a number of people were rescued"
    if mine:
        return bool(theirs) and mine.isdisjoint(theirs)
    return bool(theirs) and frozenset().union(*named(state.sentence).values()).isdisjoint(end.names)


def _people(sentence: Sentence) -> frozenset[str]:
    return frozenset(sentence.tokens[name.last - 1].text.lower() for name in sentence.names if name.label == "PERSON")
