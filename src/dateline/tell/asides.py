"""Asides: where a report of the story tells of something else: "in an unrelated case", another item of a running order.

In: the articles of one story, their parses, dispatches, cast and statements. Out: Asides: which sentences they are, and what is told of the story
without them. Never: a sentence that names whom or what the story is about; a word taken out of a report; an aside by its words alone.

A report turns aside where it says so (`turning`) and names nobody of the story there, until it names one of them again. In a page of many
items, most of whose paragraphs name nothing that other reports of the story name, only those count that do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from dateline.english.lexicon import group
from dateline.english.numerals import units
from dateline.english.once import once
from dateline.english.people import bodies, persons
from dateline.english.words import Kind, Kinds, is_a
from dateline.language import Parse, Sentence
from dateline.places import is_country, nationality
from dateline.tell.turning import Turn, turn
from dateline.terms import Article, Cast, Dispatch, Entity, Event, Evidence, Statement

HEAD = 2
"""Sentences that head a report, below its title: they say what it is about."""
HALF, QUARTER = 2, 4
"""A name or noun is the story's where a half of its dispatches have it, a noun also where a quarter have it in their heads."""
FEW = 4
"""Dispatches below which what they have in common is much that all reports have."""
OFTEN = 3
"""Times that a story of one dispatch names whom it is about, if not at its head."""
ITEMS = 12
"""Paragraphs from which a page may be one of many items."""
STRANGE = 0.6
"""Share of its paragraphs at least that have nothing of the story, where it is one; an interview or a feature names the story more often."""
STRANGERS = 0.25
"""People whom only such paragraphs name, for each paragraph of the page: a feature stays with few."""
Spans = tuple[tuple[int, int], ...]


class Asides:
    """Which sentences of a story's articles tell of something else, by article."""

    def __init__(self, spans: Mapping[str, Spans]) -> None:
        self._spans = {id: tuple(sorted(found)) for id, found in spans.items() if found}

    def __iter__(self) -> Iterator[Evidence]:
        """Where they stand, without their words."""
        return (Evidence(id, start, end, "") for id in sorted(self._spans) for start, end in self._spans[id])

    def holds(self, article: str, start: int) -> bool:
        """Whether what begins there stands in one."""
        spans = self._spans.get(article, ())
        at = bisect_right(spans, (start, float("inf"))) - 1
        return at >= 0 and start < spans[at][1]

    def parses(self, parses: Mapping[str, Parse]) -> Mapping[str, Parse]:
        """The parses without these sentences."""
        if not self._spans:
            return parses
        return {
            id: tuple(one for one in parse if not self.holds(id, one.start)) if id in self._spans else parse
            for id, parse in parses.items()
        }

    def statements(self, found: Iterable[Statement]) -> list[Statement]:
        """The statements; those that stand in an aside are kept and not shown."""
        return [replace(one, shown=None) if self.holds(one.article, one.start) else one for one in found]

    def events(self, found: Iterable[Event]) -> tuple[Event, ...]:
        """The events; what stands in an aside gives none of them the words by which it would be a row."""
        return tuple(replace(one, headline=None) if self._is_told_by(one) else one for one in found)

    def _is_told_by(self, event: Event) -> bool:
        words = event.headline.evidence[:1] if event.headline else ()
        return any(self.holds(one.article, one.start) for one in words)


def asides(
    articles: Sequence[Article],
    parses: Mapping[str, Parse],
    dispatches: Sequence[Dispatch],
    cast: Cast,
    statements: Iterable[Statement] = (),
) -> Asides:
    """The asides in the articles of one story."""
    own = _Own(articles, parses, dispatches, cast)
    sources: dict[str, set[tuple[int, int]]] = {}
    for words in (words for one in statements for words in (one.source, *one.via_text) if words):
        sources.setdefault(words.article, set()).add((words.start, words.end))
    spans: dict[str, Spans] = {}
    for id in sorted(set(parses)):
        page = _Page(id, [one for one in parses[id] if one.part != "title"], own, cast, sources.get(id, set()))
        spans[id] = tuple(page.items() or page.turned())
    return Asides(spans)


class _Own:
    """What the reports of a story have in common: whom and what they name, by how many dispatches."""

    def __init__(
        self, articles: Sequence[Article], parses: Mapping[str, Parse], dispatches: Sequence[Dispatch], cast: Cast
    ) -> None:
        self._parses, self._cast = parses, cast
        self._of = {id: one.id for one in dispatches for id in one.articles}
        self._count = len({self._of.get(one.id, one.id) for one in articles})
        houses = [name.casefold() for one in articles for name in (one.publisher, one.agency) if name]
        self._houses = {name for house in houses for name in (house, house.split()[0])}

    @cached_property
    def names(self) -> frozenset[str]:
        """The story's people, bodies and places; a country only where its reports name it at their heads: it is where much happens."""
        heads = Counter(
            whose
            for found in self._heads.values()
            for whose in {_country(self._cast.entity(id)) or id for _, named in found for id in named}
        )
        return frozenset(
            id
            for id, times in self._named.items()
            for country in (_country(self._cast.entity(id)),)
            if (heads[country] >= self._least(QUARTER) if country else self._is_shared(times))
            or (self._count == 1 and (heads[country or id] or times.total() >= OFTEN))
        )

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those of them that tell it from another case in the same country; where there is nothing else, all."""
        finer = frozenset(id for id in self.names if _country(self._cast.entity(id)) is None)
        return finer or self.names

    @cached_property
    def matter(self) -> frozenset[str]:
        """Nouns that its reports have at their heads."""
        return self._nouns(((words for words, _ in found) for found in self._heads.values()), QUARTER)

    @cached_property
    def words(self) -> frozenset[str]:
        """Nouns of its reports, of few reports those at their heads; but for those of people, who are in every story."""
        if self._count < FEW:
            return self.matter - persons() - bodies()
        found: dict[str, list[frozenset[str]]] = {}
        for id, parse in self._parses.items():
            found.setdefault(self._of.get(id, id), []).extend(map(common_nouns, parse))
        return (self.matter | self._nouns(found.values(), HALF)) - persons() - bodies()

    @property
    def is_of_one(self) -> bool:
        """Whether one dispatch is all there is of the story, so that nothing says which of its items belong to it."""
        return self._count == 1

    def is_strange(self, id: str) -> bool:
        """Whether only one dispatch names somebody."""
        return len(self._named.get(id, ())) == 1 and id not in self.names

    def _is_shared(self, dispatches: Mapping[str, int]) -> bool:
        return len(dispatches) >= max(2, -(-self._count // HALF))

    def _least(self, part: int) -> int:
        return min(self._count, max(2, self._count // part))

    def _nouns(self, found: Iterable[Iterable[frozenset[str]]], part: int) -> frozenset[str]:
        spread = Counter(noun for sets in found for noun in frozenset().union(*sets))
        return frozenset(noun for noun, times in spread.items() if times >= self._least(part))

    @cached_property
    def _named(self) -> dict[str, Counter[str]]:
        """Entity → how often each dispatch names it, by a name; houses that publish are named in every report of theirs."""
        found: dict[str, Counter[str]] = {}
        for one in self._cast.entities:
            if not self._houses.isdisjoint(name.casefold() for name in (one.name, *one.also)):
                continue
            times = Counter(
                self._of.get(words.article, words.article) for words in one.mentions if _is_name(words.text)
            )
            if times:
                found[one.id] = times
        return found

    @cached_property
    def _heads(self) -> dict[str, list[tuple[frozenset[str], tuple[str, ...]]]]:
        """Dispatch → of each sentence at the heads of its articles the nouns, and who is named."""
        found: dict[str, list[tuple[frozenset[str], tuple[str, ...]]]] = {}
        for id, parse in self._parses.items():
            titles = [one for one in parse if one.part == "title"]
            opening = [one for one in parse if one.part != "title"][:HEAD]
            found.setdefault(self._of.get(id, id), []).extend(
                (common_nouns(one), self._cast.within(id, one.start, one.end)) for one in (*titles, *opening)
            )
        return found


@dataclass(frozen=True, slots=True)
class _Page:
    """An article: its sentences, what its story has in common, and the places where it names whom it has something from."""

    article: str
    sentences: Sequence[Sentence]
    own: _Own
    cast: Cast
    sources: set[tuple[int, int]]

    def turned(self) -> Iterator[tuple[int, int]]:
        """The sentences from one that turns aside to the next that names the story again."""
        own = self.own
        aside: Turn | None = None
        for n, sentence in enumerate(self.sentences):
            how = turn(sentence)
            if how is None and aside is None:
                continue
            named, known = self._named(sentence), nouns(sentence) & own.matter
            if aside is not None and self._is_back(aside, named, known):
                aside = None
            if how == "another" and not self._told_of(sentence) & own.telling and not known - group("cases"):
                aside = how
            elif how == "beside" and not named & own.names and not known and self._are_new(named, n):
                aside = aside or how
            if aside is not None:
                yield sentence.start, sentence.end

    def _is_back(self, aside: Turn, named: set[str], known: frozenset[str]) -> bool:
        """Whether a sentence behind an aside names the story again; of what is told beside also its matter, if it names nobody else."""
        if aside == "another":
            return bool(named & self.own.telling)
        return bool(named & self.own.names) or (bool(known) and not any(self.own.is_strange(id) for id in named))

    def items(self) -> list[tuple[int, int]]:
        """Of a page of many items the sentences of those that have nothing of the story; none of another page."""
        parts = [list(run) for _, run in groupby(self.sentences, key=_paragraph)]
        if self.own.is_of_one or len(parts) < ITEMS or self._strangers() < STRANGERS * len(parts):
            return []
        strange = [part for part in parts if not any(self._is_of_story(one) for one in part)]
        if len(strange) < STRANGE * len(parts):
            return []
        strangers = {id for part in strange for one in part for id in self._named(one) if self._is_somebody(id)}
        if len(strangers) < STRANGERS * len(parts):
            return []
        return [(one.start, one.end) for part in strange for one in part]

    def _is_of_story(self, sentence: Sentence) -> bool:
        within = self.cast.within(self.article, sentence.start, sentence.end)
        return not self.own.names.isdisjoint(within) or not self.own.words.isdisjoint(nouns(sentence))

    def _strangers(self) -> int:
        """How many people nobody else names, on the whole page."""
        return sum(map(self._is_somebody, {id for _, _, id in self.cast.mentioned(self.article)}))

    def _is_somebody(self, id: str) -> bool:
        return self.own.is_strange(id) and self.cast.entity(id).kind == "person"

    def _are_new(self, named: set[str], n: int) -> bool:
        """Whether somebody is named, and nobody whom another report names, or this one before."""
        start = self.sentences[n].start
        before = {id for first, _, id in self.cast.mentioned(self.article) if first < start}
        return bool(named) and all(self.own.is_strange(id) and id not in before for id in named)

    def _told_of(self, sentence: Sentence) -> set[str]:
        """Who is named in the sentence, but for those whom it has its news from."""
        return {id for start, end, id in self._places(sentence) if not self._is_source(start, end)}

    def _is_source(self, start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in self.sources)

    def _named(self, sentence: Sentence) -> set[str]:
        """Who is named in the sentence, by a name."""
        return {id for _, _, id in self._places(sentence)}

    def _places(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        for start, end, id in self.cast.mentioned(self.article):
            if sentence.start <= start and end <= sentence.end and _is_name(self._text(sentence, start, end)):
                yield start, end, id

    def _text(self, sentence: Sentence, start: int, end: int) -> str:
        return " ".join(one.text for one in sentence.tokens if start <= one.start < end)


def _paragraph(sentence: Sentence) -> int:
    return sentence.paragraph


def _is_name(text: str) -> bool:
    return any(letter.isupper() for letter in text)


def _country(entity: Entity) -> str | None:
    """The country that it is, or whose people it names; of other groups of people and things their own name; None where it is none of these."""
    if is_country(entity.name):
        return nationality(entity.name) or entity.name
    return entity.name if entity.kind == "other" else None


@once
def nouns(sentence: Sentence) -> frozenset[str]:
    """The nouns of a sentence; parsers take "swine flu" for a name here and there."""
    return _telling(sentence, Kind.NOUN)


@once
def common_nouns(sentence: Sentence) -> frozenset[str]:
    """Those that are no name."""
    return _telling(sentence, Kind.COMMON_NOUN)


def _telling(sentence: Sentence, kinds: Kinds) -> frozenset[str]:
    """Nouns that tell something: no days, no measures."""
    said = (one.lemma.lower() for one in sentence.tokens if is_a(one, kinds) and one.text[0].isalpha())
    return frozenset(said) - group("time_words") - group("spans_of_now") - units().keys()
