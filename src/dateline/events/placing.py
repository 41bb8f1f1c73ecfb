"""Placing: at which of the places that a story names lies what a clause tells without a place of its own.

In: the candidates of one story with their days, the chances that two of them are of one happening, the places its reports name. Out: the
candidates, each without a place of its own given the likeliest, where that is likely enough. Never: a place that its own report does not name; a plan's
place for a denial; a place as evidence that two tell the same.

What a report tells lies for the most part where its head or its dateline is, or where others place what likely is the same (which of the
places that a text names is an event's: Halterman, "Geolocating Political Events in Text", 2019). So each place that its report or the
others name is weighed with a logistic model of where it is named; the weights are in `data/rows.json`, fitted by `tools/fit_rows.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.english.lexicon import group
from dateline.events.candidates import Candidate
from dateline.events.scores import Features, chance
from dateline.places import is_country, is_venue, within
from dateline.terms import Article, Cast

LIKELY = 0.85
"""Chance from which a place is given to what tells none of its own (of .65 to .9 tried out of fold on editor/more and ECB+)."""
OF_STORY = 4
"""Places of a story that are weighed for whatever it tells: those it names most."""
REACH = 300
"""Characters after which a place named before weighs a third: two or three sentences."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a report names: from where to where, its name, whether at the head of the report."""

    start: int
    end: int
    name: str
    head: bool


@dataclass(frozen=True, slots=True)
class Grounds:
    """The places that a story's reports name, in reading order; the share of each among all; of the reports filed from each; where each was filed."""

    by_report: Mapping[str, tuple[Named, ...]]
    of_story: Mapping[str, float]
    filed: Mapping[str, float]
    filed_from: Mapping[str, str]

    @classmethod
    def of(cls, articles: Sequence[Article], cast: Cast) -> Grounds:
        """What the articles of a story name."""
        by_report = {one.id: tuple(_named(one, cast)) for one in articles}
        counts = Counter(place.name for places in by_report.values() for place in places)
        filed_from = {one.id: one.place for one in articles if one.place and not is_venue(one.place)}
        filed = Counter(filed_from.values())
        most = sorted(counts, key=lambda name: (-counts[name], name))[:OF_STORY]
        return cls(
            by_report,
            {name: counts[name] / counts.total() for name in most},
            {name: n / len(articles) for name, n in sorted(filed.items())},
            filed_from,
        )


def _named(article: Article, cast: Cast) -> Iterator[Named]:
    end = article.paragraphs[0].end if article.paragraphs else 0
    heads = [(part.start, part.end) for part in article.masthead]
    for start, stop, id in cast.mentioned(article.id):
        entity = cast.entity(id)
        if entity.kind == "place":
            head = start < end or any(a <= start < b for a, b in heads)
            yield Named(start, stop, entity.name, head)


def located(pool: Sequence[Candidate], near: Sequence[Mapping[int, float]], grounds: Grounds) -> list[Candidate]:
    """The candidates of `pool` with their places; `near` gives for each the chances that others are of the same happening."""
    return [_located(one, offered, grounds) for one, offered in offers(pool, near, grounds)]


def offers(
    pool: Sequence[Candidate], near: Sequence[Mapping[int, float]], grounds: Grounds
) -> Iterator[tuple[Candidate, Mapping[str, Features]]]:
    """Each candidate with the places that may be its."""
    by_day: dict[str, list[str]] = defaultdict(list)
    for one in pool:
        if one.own_place and one.where and (day := _day(one)):
            by_day[day].append(one.where)
    for one, links in zip(pool, near, strict=True):
        alike: dict[str, float] = {}
        for j, likely in links.items():
            if pool[j].own_place and (place := pool[j].where):
                alike[place] = max(likely, alike.get(place, 0.0))
        yield one, proposals(one, alike, grounds, by_day.get(_day(one), ()))


def _day(one: Candidate) -> str:
    return "" if one.when is None else one.when.start[:10]


def _located(one: Candidate, offered: Mapping[str, Features], grounds: Grounds) -> Candidate:
    if not offered:
        return one
    likely, place = max((chance("located", features), name) for name, features in offered.items())
    told = [name for name, features in offered.items() if "in its words" in features]
    if likely < LIKELY or (told and not any(_may_be_one(place, name) for name in told)):
        return one
    return replace(one, where=place) if _is_reported(one, place, grounds) else one


def _is_reported(one: Candidate, place: str, grounds: Grounds) -> bool:
    """Its own report names the place, or is filed from there: what no word of it says, its reader cannot find."""
    article = one.one.mention.article
    return place == grounds.filed_from.get(article) or any(n.name == place for n in grounds.by_report.get(article, ()))


def _is_online(one: Candidate) -> bool:
    """What is told on the net is told at no place: "apologised on Twitter", "tweeted"."""
    return any(word.lower() in group("online") for word in one.telling.local)


def proposals(
    one: Candidate, alike: Mapping[str, float], grounds: Grounds, of_day: Sequence[str]
) -> Mapping[str, Features]:
    """The places that may be its, each with what speaks for it; none where it tells its own.

    `alike` are the places of those that likely tell the same, each with that chance; `of_day` those of what is told of its day.
    """
    if one.where is not None or one.standing == "denied" or _is_online(one):
        return {}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    told = [(name, "told alike", likely) for name, likely in alike.items()]
    told += [(name, "share of day", n / len(of_day)) for name, n in sorted(Counter(of_day).items())]
    for place, feature, value in (*_of_report(one, grounds), *_of_story(grounds), *told):
        found[place][feature] = max(value, found[place].get(feature, 0.0))
    return {name: _with_name(one, name, found, grounds) for name in sorted(found)}


def _may_be_one(one: str, other: str) -> bool:
    """They are one place, or one lies within the other: words that tell of Cannes tell of nothing in Paris."""
    return one == other or within(one, other) or within(other, one)


def _of_report(one: Candidate, grounds: Grounds) -> Iterator[tuple[str, str, float]]:
    """What its report names: in the words shown, at its head, last before."""
    mention = one.one.mention
    named = grounds.by_report.get(mention.article, ())
    for place in named:
        if place.head:
            yield place.name, "at head", 1.0
        if any(words.start <= place.start and place.end <= words.end for words in one.headline.evidence):
            yield place.name, "in its words", 1.0
    before = [place for place in named if place.end <= mention.evidence.start]
    if before:
        yield before[-1].name, "named before", math.exp((before[-1].end - mention.evidence.start) / REACH)


def _of_story(grounds: Grounds) -> Iterator[tuple[str, str, float]]:
    for place, share in grounds.of_story.items():
        yield place, "share of story", share
    for place, share in grounds.filed.items():
        yield place, "share of datelines", share


def _with_name(one: Candidate, name: str, found: Mapping[str, Mapping[str, float]], grounds: Grounds) -> Features:
    """What speaks for the place, and how it lies to the others on offer."""
    others = [other for other in found if other != name]
    apart = [share for other, share in grounds.of_story.items() if not _may_be_one(other, name)]
    return {
        **found[name],
        "bias": 1.0,
        "share of story, of others apart": math.fsum(apart),
        "country": float(is_country(name)),
        "holds others": float(sum(within(other, name) for other in others)),
        "lies in others": float(sum(within(name, other) for other in others)),
        "share of datelines, old": found[name].get("share of datelines", 0.0) * min(3.0, math.log1p(one.days_old)),
    }
