"""Counts: the figures of all reports of a story, each with what tells figures of one thing from those of another.

In: articles, parses, dispatches. Out: counts in the order in which they came out. Never: a copy's figure beside its original's; a part, one
thing alone, what may be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.days import DAY_WORDS
from dateline.english.clauses import auxiliaries, conjuncts, doer
from dateline.english.counted import Figure, figures
from dateline.english.lexicon import group
from dateline.english.once import once
from dateline.english.roles import Role, has_lemma, has_word, stands_as
from dateline.english.words import Kind, is_a
from dateline.language import Parse, Sentence
from dateline.tell.named import INITIAL
from dateline.tell.reported import LAST, Wire
from dateline.tell.scopes import whole_scope
from dateline.tell.sources import tellers
from dateline.tell.tolls import called, toll
from dateline.tell.uncounted import CENTURIES, is_no_count, is_part
from dateline.tell.wording import handle, worded
from dateline.terms import Article, Dispatch, Evidence, When
from dateline.vectors import Vector, terms, vectors

LONGEST = 340
"""Characters of a sentence that is shown as one side; of a longer one the clause is."""
RATE = 8
"""Words from a number on within which it is told that it is so much each day."""
CERTAIN = 5
"""Words before a number, and half of those behind it, among which it is told how sure it is."""
SAYING = 6
"""Words before a figure that may say that it is another one by now."""
BEHIND = 3
"""Words behind a length of time within which it is told what it is a term of."""
HEAD = 3
"""Sentences at the head of a report, its title among them, that tell its news."""
_SO_FAR = frozenset({"so far", "to date"})


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A figure of a report: who told it when, in which words, and what tells figures of one thing from others.

    `toll` is its kind of toll, "" for none; `noun` what it counts, by one name for all words that mean it; `more` the other
    words of what it counts; `verb` the predicate, `verb_at` where it stands and `doers` who does it, "" for a pronoun; `people`, `places` and
    `others` are whom and what its sentence names, `nations` the adjectives of peoples and parties in it; `dated` the months and years it names, `weekdays` the days of the week.
    `heads`: it stands at the head of its report; `running`: it is told as what has come together so far; `rate`: so
    much each day or hour; `moment`: it is told of one moment, "when it left the rails"; `scope`: where it counts, countries by their codes, all the world as WORLD.
    """

    figure: Figure
    article: str
    dispatch: str
    reported: When | None
    evidence: Evidence
    text: str
    toll: str
    noun: str
    more: frozenset[str]
    verb: str
    verb_at: int
    doers: frozenset[str]
    title: bool
    people: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    nations: frozenset[str]
    dated: frozenset[str]
    vector: Vector = field(repr=False)
    heads: bool = False
    running: bool = False
    rate: bool = False
    moment: bool = False
    scope: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    certainty: frozenset[str] = frozenset()
    """Words near it that tell apart what is confirmed from what is feared or suspected."""
    revised: bool = False
    """Its verb or the words before it say that it is another figure than before."""
    locked_up: bool = False
    """It is a length of time that is a term, of its verb ("jailed for ten years") or of the words behind it ("ten years in prison")."""
    worded: str = ""
    """The figure for people, with its bound and what it counts: "at least 3 dead" (of "at least three people died"), "1.5 million women", "$82"."""
    known_as: str = ""
    """By which it is known in ids, however it is worded."""
    tellers: frozenset[int] = frozenset()
    """Where the verbs stand by which others than who is quoted give it: "that the agency had counted 40"."""
    names: frozenset[str] = field(init=False, repr=False)
    """All words of names in its sentence."""
    value: float = field(init=False, repr=False)
    """The number."""

    def __post_init__(self) -> None:
        """Make once what every comparison asks for."""
        object.__setattr__(self, "names", self.people | self.places | self.others | self.nations)
        object.__setattr__(self, "value", self.figure.value)

    @property
    def order(self) -> tuple[str, str, int]:
        """By the clock of reporting, then dispatch, then place."""
        return (self.reported.start if self.reported else LAST), self.dispatch, self.figure.start


def counts(
    articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]
) -> tuple[Count, ...]:
    """The figures of one article a dispatch, in the order in which they came out; a copy gives those that were edited in it."""
    wire = Wire.read(dispatches, articles)
    found: list[tuple[Article, Sentence, str, int, Figure]] = []
    heads: set[tuple[str, int]] = set()
    for article in sorted(articles, key=_id):
        dispatch = wire.dispatch(article.id)
        mine = wire.origin.get(dispatch, article.id) == article.id
        edits = wire.edits.get(article.id, ())
        if article.id not in parses or not (mine or edits):
            continue
        heads |= {(article.id, sentence.start) for sentence in parses[article.id][:HEAD]}
        for sentence in parses[article.id]:
            found += [
                (article, sentence, dispatch, n, figure)
                for n, figure in enumerate(figures(sentence) if sentence.part != "subhead" else ())
                if (mine or any(one.start < figure.end and figure.start < one.end for one in edits))
                and not is_no_count(article.text, sentence, figure)
            ]
    weighed = _weighed(found)
    read = (
        _count(*one, vector, wire, heads=(one[0].id, one[1].start) in heads)
        for one, vector in zip(found, weighed, strict=True)
        if not is_part(one[4])
    )
    return tuple(sorted(read, key=_order))


def _id(article: Article) -> str:
    return article.id


def _order(count: Count) -> tuple[str, str, int]:
    return count.order


def _weighed(found: Sequence[tuple[Article, Sentence, str, int, Figure]]) -> list[Vector]:
    texts = (article.text[sentence.start : sentence.end] for article, sentence, *_ in found)
    return vectors([[word for word in terms(text) if not word[0].isdigit()] for text in texts])


def _count(
    article: Article,
    sentence: Sentence,
    dispatch: str,
    n: int,
    figure: Figure,
    vector: Vector,
    wire: Wire,
    *,
    heads: bool,
) -> Count:
    evidence = article.evidence(*shown(sentence, figure.i))
    named, around = _named(sentence), _around(sentence, n)
    return Count(
        figure=figure,
        article=article.id,
        dispatch=dispatch,
        reported=wire.first.get(dispatch, article.published),
        evidence=evidence,
        text=article.text[figure.start : figure.end],
        toll=around.toll,
        noun=around.noun,
        more=around.more,
        verb=around.verb,
        verb_at=sentence.tokens[figure.verb].start,
        doers=around.doers,
        title=sentence.part == "title",
        people=named[0],
        places=named[1],
        others=named[2],
        nations=named[3],
        dated=dated(sentence),
        weekdays=_weekdays(sentence),
        vector=vector,
        heads=heads,
        running=around.running,
        rate=around.rate,
        moment=around.moment,
        scope=around.scope,
        certainty=_certainty(figure, evidence),
        revised=_is_revised(figure, around, evidence),
        locked_up=_is_locked_up(figure, around.verb, evidence),
        worded=around.worded,
        known_as=handle(article.text[figure.start : figure.end], figure, around.toll),
        tellers=frozenset(sentence.tokens[i].start for i in around.tellers),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What the sentence of a figure says of it, by the same names as `Count`."""

    toll: str
    noun: str
    more: frozenset[str]
    verb: str
    doers: frozenset[str]
    running: bool
    rate: bool
    moment: bool
    scope: frozenset[str]
    worded: str
    tellers: tuple[int, ...]


@once
def _around(sentence: Sentence, n: int) -> _Around:
    """What the sentence says of its figure of this number."""
    figure = figures(sentence)[n]
    head = figure.counted[0] if figure.counted else ""
    noun = called(head)
    struck = "" if figure.unit else toll(sentence, figure, noun)
    return _Around(
        toll=struck,
        noun=noun,
        more=frozenset(called(word) for word in figure.counted[1:]),
        verb=sentence.tokens[figure.verb].lemma.lower(),
        doers=_doers(sentence, figure.verb),
        running=_is_running(sentence, figure),
        rate=_is_rate(sentence, figure),
        moment=_is_of_a_moment(sentence, figure.verb),
        scope=whole_scope(sentence, figure),
        worded=worded(sentence, figure, struck),
        tellers=tellers(sentence, figure),
    )


def _certainty(figure: Figure, evidence: Evidence) -> frozenset[str]:
    """Words that tell apart what is confirmed from what is feared or suspected."""
    start = figure.start - evidence.start
    before, behind = evidence.text[: max(0, start)], evidence.text[max(0, start) :]
    near = [
        *before.lower().replace("-", " ").split()[-CERTAIN:],
        *behind.lower().replace("-", " ").split()[: 2 * CERTAIN],
    ]
    return group("certainty") & {word.strip(",.;:()\u201c\u201d") for word in near}


def _is_revised(figure: Figure, around: _Around, evidence: Evidence) -> bool:
    """Its verb or the words before it say that it is another figure than before; of a measure, falling may be what is measured, and no toll falls by "now"."""
    before = evidence.text[: max(0, figure.start - evidence.start)].lower().split()
    words = {around.verb, *before[-SAYING:]}
    if around.toll:
        return around.verb in group("lowering") or not words.isdisjoint(group("revised"))
    told = group("revised") if figure.unit in group("measured") else group("revised") | group("revising")
    return not words.isdisjoint(told)


def _is_locked_up(figure: Figure, verb: str, evidence: Evidence) -> bool:
    """It is a length of time that is a term: of its verb ("jailed for ten years") or of the words behind it ("ten years in prison")."""
    if figure.unit != "time":
        return False
    words = evidence.text[figure.end - evidence.start :].lower().replace("-", " ").split()
    behind = {word.strip(",.;:\"'\u201d") for word in words[:BEHIND]}
    return not group("locking_up").isdisjoint({verb, *behind})


@once
def _weekdays(sentence: Sentence) -> frozenset[str]:
    return frozenset(one.text.lower() for one in sentence.tokens if one.text.lower() in DAY_WORDS)


def _is_running(sentence: Sentence, figure: Figure) -> bool:
    """It is told as what has come together so far: by a perfect ("has spent"), or by "so far", "to date", "already"."""
    if any(aux.lemma == "have" for aux in auxiliaries(sentence, figure.verb)):
        return True
    words = [token.text.lower() for token in sentence.tokens]
    pairs = {" ".join(pair) for pair in pairwise(words)}
    return bool(pairs & _SO_FAR) or has_word(sentence, figure.verb, group("running"))


def _is_of_a_moment(sentence: Sentence, verb: int) -> bool:
    """Its clause says at which moment: "when it left the rails", "at the time of the crash"; or its verb takes no time ("hit the wall")."""
    if sentence.tokens[verb].lemma.lower() in group("punctual"):
        return True
    for kid in sentence.kids(verb):
        if stands_as(kid, Role.ADVERBIAL_CLAUSE) and has_lemma(sentence, kid.i, {"when"}):
            return True
        if kid.text.lower() == "at" and any(
            noun.lemma.lower() in group("moments") and has_word(sentence, noun.i, {"of"})
            for noun in sentence.kids(kid.i)
        ):
            return True
    return False


def _is_rate(sentence: Sentence, figure: Figure) -> bool:
    """So much of it each day: "8,000 barrels of oil a day", "daily", "per hour"."""
    if figure.unit in group("told_units") | {"time"}:
        return False
    words = [token.text.lower() for token in sentence.tokens[figure.i : figure.i + RATE]]
    pairs = pairwise(words)
    return "daily" in words or any(one in group("each") and other in group("each_of") for one, other in pairs)


def _doers(sentence: Sentence, verb: int) -> frozenset[str]:
    """Who does it, by head words; "" stands for somebody whom the sentence does not name."""
    found = doer(sentence, verb)
    if found is None:
        return frozenset()
    heads = conjuncts(sentence, found.i)
    return frozenset(one.lemma.lower() if is_a(one, Kind.NOUN) else "" for one in heads)


def shown(sentence: Sentence, i: int) -> tuple[int, int]:
    """The span that is shown: the sentence, or of a long one the words around token `i`."""
    if sentence.end - sentence.start <= LONGEST:
        return sentence.start, sentence.end
    tokens = sentence.tokens
    first = last = i
    while first > 0 and tokens[last].end - tokens[first - 1].start <= LONGEST // 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].end - tokens[first].start <= LONGEST:
        last += 1
    return tokens[first].start, tokens[last].end


_KINDS = (("PERSON",), ("GPE", "LOC", "FAC"), ("ORG", "EVENT", "WORK_OF_ART", "PRODUCT"), ("NORP",))
"""Labels of the parser: people, places, others, nations and parties."""


@once
def _named(sentence: Sentence) -> tuple[frozenset[str], ...]:
    """The words of the names of people, of places, of others and of nations."""
    found: tuple[set[str], ...] = tuple(set() for _ in _KINDS)
    for name in sentence.names:
        for words, labels in zip(found, _KINDS, strict=True):
            if name.label in labels:
                inside = sentence.tokens[name.first : name.last]
                words |= {one.text.lower() for one in inside if one.text[0].isupper() and len(one.text) > INITIAL}
    return tuple(frozenset(words) for words in found)


@once
def dated(sentence: Sentence) -> frozenset[str]:
    """Months and years that the sentence names, and words of other times ("ago")."""
    found = set()
    for name in sentence.names:
        for token in sentence.tokens[name.first : name.last] if name.label == "DATE" else ():
            word = token.text.lower().rstrip(".")
            if word in group("months") or (word.isdigit() and len(word) == 4 and word[:2] in CENTURIES):
                found.add(word)
    others = group("other_times")
    return frozenset(found | {"~" for token in sentence.tokens if token.text.lower() in others})
