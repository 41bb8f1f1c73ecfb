"""Counts: the figures of all reports of a story, and which of them are figures of one thing.

In: articles, parses, dispatches. Out: counts, and groups of counts of one thing. Never: a figure of another predicate, another
scope, another time or another name taken for one of the same thing; a copy's figure beside its original's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.english.counted import Figure, figures
from dateline.english.lexicon import group, in_order
from dateline.language import Parse, Sentence
from dateline.tell.reported import LAST, Wire
from dateline.terms import Article, Dispatch, Evidence, When
from dateline.vectors import Vector, cosine, terms, vectors

LONGEST = 340
"""Characters of a sentence that is shown as one side; of a longer one the clause is."""
ALIKE = 0.15
"""Cosine from which two sentences speak of one thing, where their figures have no more in common than noun and verb."""
RATIO = 2.5
"""Two figures of which one is this many times the other are rarely two accounts of one thing."""
TOLL_RATIO = 6.0
"""The same of a toll, which grows fast."""
LARGE = 1000
"""From here on a number is hardly ever the number of two things of one name."""
NEAR = 1.4
"""Two large numbers of which one is less than this many times the other are near each other."""
VERY_NEAR = 1.1
EXACT = 4
"""Digits from which a number is told exactly."""
ROUNDED = {"about": 0.07, "least": 0.1, "most": 0.1}
"""How far, as a share of it, a figure with such a bound may lie from one that says the same."""
SAME = 0.0001
HUNDRED = 100
ROUND = 0.025
"""How far, as a share of it, a number in round hundreds may lie from the exact one."""
CONVERTED = 0.04
"""The same of a measure: it may have been told in another unit."""
MEASURES = frozenset({"length", "weight", "speed", "time", "percent"})
TOLLS = ("dead", "hurt", "held", "missing")
"""Kinds of toll, each a group `toll_…` of words."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a report: who told it when, in which words, and what tells figures of one thing from others.

    `toll` is its kind of toll, "" for none; `noun` what it counts, by one name for all words that mean it; `more` the other
    words of what it counts; `verb` the predicate and `verb_at` where it stands; `people`, `places` and `others` whom and what its sentence names; `dated` months and years it names.
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
    title: bool
    people: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    dated: frozenset[str]
    vector: Vector = field(repr=False, hash=False, compare=False)

    @property
    def order(self) -> tuple[str, str, int]:
        """By the clock of reporting, then dispatch, then place."""
        return (self.reported.start if self.reported else LAST), self.dispatch, self.figure.start

    @property
    def names(self) -> frozenset[str]:
        """All words of names in its sentence."""
        return self.people | self.places | self.others

    @property
    def value(self) -> float:
        """The number."""
        return self.figure.value


def counts(articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch]) -> tuple[Count, ...]:
    """The figures of one article a dispatch, in the order in which they came out; a copy gives those that were edited in it."""
    wire = Wire.read(dispatches, articles)
    found: list[tuple[Article, Sentence, str, Figure]] = []
    for article in sorted(articles, key=_id):
        dispatch = wire.dispatch(article.id)
        mine = wire.origin.get(dispatch, article.id) == article.id
        edits = wire.edits.get(article.id, ())
        if article.id not in parses or not (mine or edits):
            continue
        for sentence in parses[article.id]:
            for figure in figures(sentence) if sentence.part != "subhead" else ():
                if mine or any(one.start < figure.end and figure.start < one.end for one in edits):
                    found.append((article, sentence, dispatch, figure))
    weighed = _weighed(found)
    read = (_count(*one, vector, wire) for one, vector in zip(found, weighed, strict=True))
    return tuple(sorted((one for one in read if not is_part(one)), key=_order))


def _id(article: Article) -> str:
    return article.id


def _order(count: Count) -> tuple[str, str, int]:
    return count.order


def _weighed(found: Sequence[tuple[Article, Sentence, str, Figure]]) -> list[Vector]:
    texts = (article.text[sentence.start : sentence.end] for article, sentence, _, _ in found)
    return vectors([[word for word in terms(text) if not word[0].isdigit()] for text in texts])


def _count(article: Article, sentence: Sentence, dispatch: str, figure: Figure, vector: Vector, wire: Wire) -> Count:
    start, end = shown(sentence, figure.i)
    verb = sentence.tokens[figure.verb].lemma.lower()
    head = figure.counted[0] if figure.counted else ""
    noun = _called().get(head, head)
    return Count(
        figure=figure,
        article=article.id,
        dispatch=dispatch,
        reported=wire.first.get(dispatch, article.published),
        evidence=article.evidence(start, end),
        text=article.text[figure.start : figure.end],
        toll="" if figure.unit else _toll(sentence, figure, noun),
        noun=noun,
        more=frozenset(_called().get(word, word) for word in figure.counted[1:]),
        verb=verb,
        verb_at=sentence.tokens[figure.verb].start,
        title=sentence.part == "title",
        people=_names(sentence, "PERSON"),
        places=_names(sentence, "GPE", "LOC", "FAC"),
        others=_names(sentence, "ORG", "EVENT", "WORK_OF_ART", "PRODUCT"),
        dated=dated(sentence),
        vector=vector,
    )


def shown(sentence: Sentence, i: int) -> tuple[int, int]:
    """The sentence; of a long one the words around token `i`."""
    if sentence.end - sentence.start <= LONGEST:
        return sentence.start, sentence.end
    tokens = sentence.tokens
    first = last = i
    while first > 0 and tokens[last].end - tokens[first - 1].start <= LONGEST // 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].end - tokens[first].start <= LONGEST:
        last += 1
    return tokens[first].start, tokens[last].end


@cache
def _called() -> Mapping[str, str]:
    """Word → the first of those that may count the same."""
    found: dict[str, str] = {}
    for name in in_order("counted_alike"):
        words = name.split("=")
        found |= {word: words[0] for word in words}
    return found


def _toll(sentence: Sentence, figure: Figure, noun: str) -> str:
    """The kind of toll that the figure is: by the word right behind it, by its noun, or by a verb that people suffer."""
    behind = next((token.text.lower() for token in sentence.tokens if token.start >= figure.end), "")
    for kind in TOLLS:
        words = group(f"toll_{kind}")
        if noun in words or (noun in {"", "people"} and behind in words):
            return kind
    if noun == "toll":
        return TOLLS[0]
    for kind in TOLLS:
        words = group(f"toll_{kind}")
        if sentence.tokens[figure.verb].lemma.lower() in words and noun in {"", "people", *group("many")} and _suffers(sentence, figure):
            return kind
    return ""


def _suffers(sentence: Sentence, figure: Figure) -> bool:
    """What is counted is subject or object of the verb itself."""
    i = figure.noun if figure.noun is not None else figure.i
    return any(sentence.tokens[at].head == figure.verb for at in (i, figure.i)) and sentence.tokens[i].dep != "pobj"


def _names(sentence: Sentence, *kinds: str) -> frozenset[str]:
    """The words of the names of these kinds."""
    return frozenset(
        sentence.tokens[i].text.lower()
        for name in sentence.names
        if name.label in kinds
        for i in range(name.first, name.last)
        if sentence.tokens[i].pos == "PROPN" and len(sentence.tokens[i].text) > 2  # noqa: PLR2004 - initials name nobody
    )


def dated(sentence: Sentence) -> frozenset[str]:
    """Months and years that the sentence names, and words of other times ("ago")."""
    found = set()
    for name in sentence.names:
        for token in sentence.tokens[name.first : name.last] if name.label == "DATE" else ():
            word = token.text.lower().rstrip(".")
            if word in group("months") or (word.isdigit() and len(word) == 4 and word[:2] in {"18", "19", "20"}):  # noqa: PLR2004
                found.add(word)
    return frozenset(found | {"~" for token in sentence.tokens if token.text.lower() in group("other_times")})


# Of one thing -----------------------------------------------------------------------------------------------------------


def is_part(count: Count) -> bool:
    """It counts a part, or just one, or what may be, or who lives there: "three of the seven", "one man", "can kill 50 people"."""
    figure = count.figure
    if not group("settled").isdisjoint(figure.counted):
        return True
    if not figure.unit and figure.value < 2:  # noqa: PLR2004 - one thing is hardly a figure
        return True
    return figure.part or (figure.open and figure.unit != "time")


def differ(one: Count, other: Count) -> bool:
    """The two cannot be one figure told more or less closely."""
    if _rounded(one, other):
        return False
    if one.figure.bound == other.figure.bound != "about":
        return abs(one.value - other.value) > SAME * max(abs(one.value), abs(other.value), 1e-9) and not _converted(one, other)
    (low, high), (least, most) = _span(one), _span(other)
    return high < least or most < low


def _rounded(one: Count, other: Count) -> bool:
    """One is the other in round hundreds: 600 of 612; the numbers of houses are never rounded."""
    if {one.noun, other.noun} & group("address_nouns"):
        return False
    near = abs(one.value - other.value) <= ROUND * max(abs(one.value), abs(other.value))
    return near and any(count.value >= HUNDRED and count.value % HUNDRED == 0 for count in (one, other))


def _converted(one: Count, other: Count) -> bool:
    return one.figure.unit in MEASURES and _near(one.value, other.value, 1 + CONVERTED)


def excludes(one: Count, other: Count) -> bool:
    """The two cannot both be so: of a toll that still grows "at least ten" lets twelve be."""
    if one.toll and not one.dated:
        low, high = sorted((one, other), key=_size)
        if low.figure.bound == "least" and low.value < high.value:
            return False
    return differ(one, other)


def _size(count: Count) -> float:
    return count.value


def _span(count: Count) -> tuple[float, float]:
    value, bound = count.value, count.figure.bound
    slack = max(ROUNDED.get(bound, 0.0), CONVERTED if count.figure.unit in MEASURES else 0.0) * abs(value)
    return (value if bound == "least" else value - slack), (value if bound == "most" else value + slack)


def of_one_thing(one: Count, other: Count) -> bool:
    """Whether both figures are of the same thing: unit, noun, predicate or holder, time and names agree."""
    if one.figure.unit != other.figure.unit or one.toll != other.toll or _of_other_times(one, other):
        return False
    if _same_term(one, other):
        return not (one.people and other.people and one.people.isdisjoint(other.people))
    if one.names.isdisjoint(other.names) and ((one.people and other.people) or (one.places and other.places)):
        return False
    if one.figure.kinds and other.figure.kinds and one.figure.kinds.isdisjoint(other.figure.kinds):
        return False
    if not _near(one.value, other.value, TOLL_RATIO if one.toll else RATIO):
        return False
    if one.figure.added != other.figure.added:
        return False
    return any(rule(one, other) for rule in RULES)


def _of_other_times(one: Count, other: Count) -> bool:
    """One names a month or year that the other does not; let pass where only one does and both name the same people or places."""
    if one.figure.unit == "years" or one.dated == other.dated or not one.dated.isdisjoint(other.dated):
        return False
    return bool(one.toll or (one.dated and other.dated) or one.names.isdisjoint(other.names))


def _near(one: float, other: float, ratio: float) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high <= ratio * low


def _same_toll(one: Count, other: Count) -> bool:
    """Both count the same kind of people struck in the same way."""
    if not one.toll or _people(one) != _people(other):
        return False
    return cosine(one.vector, other.vector) >= ALIKE or bool(one.names & other.names)


def _people(count: Count) -> str:
    return "people" if count.noun in {"", "people", "toll", *group(f"toll_{count.toll}")} else count.noun


def _same_age(one: Count, other: Count) -> bool:
    """Both give the age of somebody of one name."""
    if one.figure.unit != "age":
        return False
    mine, theirs = ({count.noun, *count.more} & count.names for count in (one, other))
    return not mine.isdisjoint(theirs)


def _same_holder(one: Count, other: Count) -> bool:
    """The same noun is counted, of the same thing: "the 35-word oath", "an oath of 38 words"."""
    if one.toll or one.figure.unit == "age" or not one.noun or one.noun != other.noun:
        return False
    return bool((one.more & other.more) - group("not_manner"))


def _same_predicate(one: Count, other: Count) -> bool:
    """The same noun is counted under the same verb, of which both tell more that agrees."""
    if one.toll or one.figure.unit in {"age", "rank"} or not one.noun or one.noun != other.noun or one.verb != other.verb:
        return False
    if one.verb in group("light"):
        return False
    return one.figure.added or len(one.figure.about & other.figure.about) > 1 or cosine(one.vector, other.vector) >= ALIKE


def _same_measure(one: Count, other: Count) -> bool:
    """The same is measured: one verb, and more words of its clause that both have."""
    if one.figure.unit not in MEASURES or one.noun != other.noun or one.verb != other.verb:
        return False
    shared, near = len(one.figure.about & other.figure.about), cosine(one.vector, other.vector)
    if one.verb in group("light"):
        return shared > 1 and near >= 2 * ALIKE
    return shared > 2 or near >= ALIKE  # noqa: PLR2004 - the verb, the unit and one word more


def _same_years(one: Count, other: Count) -> bool:
    """Both give the years from which to which, in sentences that name the same people."""
    return one.figure.unit == "years" and not one.people.isdisjoint(other.people)


def _same_term(one: Count, other: Count) -> bool:
    """Both give a term in prison, of the same bound."""
    if one.figure.unit != "time" or one.figure.bound != other.figure.bound:
        return False
    locked = all(group("locking_up") & {*count.figure.about, *count.more, count.noun} for count in (one, other))
    return locked and cosine(one.vector, other.vector) >= ALIKE / 2


def _same_scale(one: Count, other: Count) -> bool:
    """Both give what the same noun measures: "a magnitude of 5.9", "a mother of 13"."""
    if not (one.figure.scale and other.figure.scale) or one.noun != other.noun or one.figure.unit:
        return False
    return cosine(one.vector, other.vector) >= ALIKE / 2 or bool(one.names & other.names)


def _same_large(one: Count, other: Count) -> bool:
    """Large numbers of the same noun that lie near each other, in sentences of one matter."""
    if min(one.value, other.value) < LARGE or not _near(one.value, other.value, NEAR) or one.figure.unit not in {"", "$", "£", "€"}:
        return False
    if one.noun and one.noun == other.noun:
        return cosine(one.vector, other.vector) >= ALIKE / 3
    exact = _digits(one) >= EXACT and _digits(other) >= EXACT and _near(one.value, other.value, VERY_NEAR)
    return exact and cosine(one.vector, other.vector) >= ALIKE / 2


def _digits(count: Count) -> int:
    """How many digits the number has before the noughts that end it."""
    return len(f"{count.value:.2f}".replace(".", "").strip("0"))


Rule = Callable[[Count, Count], bool]
RULES: tuple[Rule, ...] = (
    _same_toll, _same_age, _same_holder, _same_predicate, _same_measure, _same_scale, _same_large, _same_years
)
"""What makes two figures figures of one thing; one is enough."""


def pairs(found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Two counts of one thing, the first of them told first."""
    bins: dict[tuple[str, str, str], list[Count]] = {}
    for count in found:
        exact = "=" if count.figure.unit == "years" else "" if count.toll or _digits(count) < EXACT else "="
        jailed = "#" if count.figure.unit == "time" and not group("locking_up").isdisjoint(count.figure.about) else ""
        for name in dict.fromkeys((jailed, count.noun, f"{count.verb}()", count.toll and "~", exact)):
            if name:
                bins.setdefault((count.figure.unit, count.toll, name), []).append(count)
    seen = set()
    for bin_ in bins.values():
        for at, one in enumerate(bin_):
            for other in bin_[at + 1 :]:
                key = id(one), id(other)
                if key not in seen and one.order != other.order and of_one_thing(one, other):
                    seen.add(key)
                    yield one, other


def knows(found: Iterable[Count], teller: str, value: Count) -> bool:
    """Whether dispatch `teller` tells the value too, of the same noun: then it tells of two things, or has weighed both."""
    return any(
        one.dispatch == teller and one.figure.unit == value.figure.unit and one.noun == value.noun and not differ(one, value)
        for one in found
    )


