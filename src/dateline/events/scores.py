"""Scores: how likely a candidate is right as a row, how much it tells of its story, how likely two candidates are of one happening.

In: candidates. Out: chances, 0 to 1. Never: a feature that names a story, an outlet or a person.

Each is a logistic model of a few features whose weights lie in `data/rows.json`, fitted out of fold by story on editors' keys by
`tools/fit_rows.py` (the file says on which, and with which figures).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dateline.events.candidates import Candidate, is_to_the_day
from dateline.events.words import OTHER, SAYING
from dateline.terms import When
from dateline.vectors import cosine

Model = Literal["promising", "dated", "located", "sure", "weight", "same", "again"]
Features = Mapping[str, float]
"""What is so, by name; a name that is not there counts as 0."""
LONG_SENTENCE = 25
DECIMALS = 6


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("dateline.events").joinpath("data", "rows.json").read_text(encoding="utf-8")
    return {name: dict(model["weights"]) for name, model in json.loads(text)["models"].items()}


def chance(model: Model, features: Features) -> float:
    """What a model gives for these features; the sum is exact, so that their order cannot decide."""
    weights = _weights()[model]
    return _as_chance(math.fsum([weights[name] * value for name, value in features.items() if name in weights]))


def _as_chance(total: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), DECIMALS)


def row_features(one: Candidate) -> Features:
    """What the words of one place say of how good a row they make."""
    told, mention = one.telling, one.one.mention
    named = not mention.open
    found = {
        "bias": True,
        "title": told.part == "title",
        "lede": told.part == "lede",
        "near": told.part == "near",
        "main": told.link == "main",
        "relative": told.link == "relative",
        "adverbial": told.link == "adverbial",
        "content": told.link == "content",
        "joined": told.link == "joined",
        "head and main": told.link == "main" and told.part in HEAD,
        "saying": told.saying,
        "noun": told.nominal,
        "own day": one.own_day,
        "own day, main": one.own_day and told.link == "main",
        "own day, saying": one.own_day and told.saying,
        "coarse day": one.when is not None and not is_to_the_day(one.when),
        "own day, lent": one.own_day and not mention.own_time and not told.nominal,
        "past": told.time == "past" and not told.nominal,
        "present": told.time == "present",
        "headline": told.time == "headline",
        "future": told.time == "future",
        "perfect": told.perfect,
        "finite": told.finite,
        "quoted": told.quoted,
        "claimed": one.standing == "claimed",
        "vouched": told.vouched,
        "planned": one.standing == "planned",
        "denied": one.standing == "denied",
        "named kind": named,
        "known kind": named and mention.kind not in {OTHER, SAYING},
        "doer named": one.doer is not None,
        "undergoer named": one.undergoer is not None,
        "short": told.words < SHORT,
        "cut": "…" in one.headline.text,
    }
    return {name: float(value) for name, value in found.items()} | {
        "doer's share": one.shares[0],
        "undergoer's share": one.shares[1],
        "central": one.central,
        "further down": min(1.0, told.position / 30),
        "long": max(0.0, (told.words - LONG_SENTENCE) / 20),
    }


SHORT = 8


@dataclass(frozen=True, slots=True)
class Support:
    """What the rest of the story says of a candidate: which others tell the same, and how alike it is to all that is told."""

    dispatches: float
    """Dispatches that tell it, each other one counted by the chance that it does."""
    agreeing: float
    """The same of those that give its day and stand to it alike."""
    differing: float
    """The same of those that give another day."""
    in_title: bool
    in_lede: bool
    likeness: float


def sure_features(one: Candidate, support: Support) -> Features:
    """How much its words promise, and what the rest of the story says of it."""
    promise = chance("promising", row_features(one))
    agreed = math.log1p(support.agreeing)
    inferred = one.when is not None and not one.own_day
    return {
        "bias": 1.0,
        "promise": _log_odds(promise),
        "told by others": math.log(support.dispatches),
        "agreed on": agreed,
        "differed from": math.log1p(support.differing),
        "plan agreed on": agreed * (one.standing == "planned"),
        "noun agreed on": agreed * one.telling.nominal,
        "no day of its own, agreed on": agreed * (not one.own_day),
        "no day": float(one.when is None),
        "day inferred": float(inferred),
        "chance of its day": _log_odds(one.day_chance) if inferred else 0.0,
        "likeness": support.likeness,
    }


def _log_odds(chance: float) -> float:
    return math.log(max(chance, 0.001) / max(1 - chance, 0.001))


def weight_features(one: Candidate, support: Support) -> Features:
    """What says how much a happening tells of its story: also how many dispatches tell it, and where they do."""
    own = row_features(one)
    return {name: own[name] for name in WEIGHING} | {
        "dispatches": support.dispatches,
        "log dispatches": math.log(support.dispatches),
        "told in a title": float(support.in_title),
        "told in a lede": float(support.in_lede),
        "long ago": min(3.0, math.log1p(one.days_old) / 3),
        "likeness": support.likeness,
    }


WEIGHING = (
    "bias", "title", "lede", "near", "main", "saying", "noun", "own day", "planned", "past", "headline", "head and main", "doer named",
    "undergoer named", "doer's share", "undergoer's share", "known kind", "central", "further down", "relative",
)  # fmt: skip


def pair_features(one: Candidate, other: Candidate) -> Features:
    """What two places share, and what parts them; only what is so, as there are many pairs and little is so of most."""
    numbers, so = _paired(one, other)
    return {**numbers, **dict.fromkeys(so, 1.0)}


def chance_of_same(one: Candidate, other: Candidate) -> float:
    """The chance that two places are of one happening, which is asked of very many pairs."""
    weights = _weights()["same"]
    numbers, so = _paired(one, other)
    told = [weights[name] * value for name, value in numbers.items() if name in weights]
    return _as_chance(math.fsum([*told, *(weights[name] for name in so if name in weights)]))


def _paired(one: Candidate, other: Candidate) -> tuple[dict[str, float], list[str]]:
    """How much two places share, by name, and the names of what is so of them."""
    mine, theirs = one.one.mention, other.one.mention
    shared = len(one.local & other.local)
    likeness = cosine(one.vector, other.vector)
    found = {
        "bias": 1.0,
        "likeness": likeness,
        "local words": shared / max(1, min(len(one.local), len(other.local))),
        "local words of all": shared / max(1, len(one.local) + len(other.local) - shared),
    }
    so = [*_parties(one, other), *_places(one, other)]
    if one.own_day and other.own_day:
        so += _days(one.when, other.when)
    if one.joined is not None and other.joined is not None:
        so += _heaps(one.joined, other.joined, same_day="same day" in so)
    if one.standing != other.standing:
        so.append("other standing")
    party = "doer" in so or "undergoer" in so
    if one.stem == other.stem:
        so.append("lemma")
        found["likeness of lemma"] = likeness
        so += ["lemma and party"] * party + ["lemma, days apart"] * ("days apart" in so)
    if mine.kind == theirs.kind != OTHER and not mine.open and not theirs.open:
        so += ["kind", "kind and party"] if party else ["kind"]
    if one.telling.saying != other.telling.saying:
        so.append("one of them said")
    elif one.telling.saying:
        so += ["both said", "both said by one"] if "doer" in so else ["both said"]
    return found, so


def again_features(one: Candidate, other: Candidate) -> Features:
    """What two places share once all that can be has its day, told or inferred."""
    found = pair_features(one, other)
    if one.own_day and other.own_day:
        return found
    lie = _days(one.when, other.when)
    return {**found, **dict.fromkeys([f"{name}, inferred" for name in lie], 1.0), "a day unknown": float(not lie)}


def _parties(one: Candidate, other: Candidate) -> list[str]:
    """Whether those who do it and those who undergo it are the same."""
    doer, undergoer = one.doer, one.undergoer
    so = []
    if doer is not None and other.doer is not None:
        so.append("doer" if doer == other.doer else "other doer")
    if undergoer is not None and other.undergoer is not None:
        so.append("undergoer" if undergoer == other.undergoer else "other undergoer")
    parties = (other.doer, other.undergoer)
    if (doer is not None and doer in parties) or (undergoer is not None and undergoer in parties):
        so.append("anyone")
    return so


def _places(one: Candidate, other: Candidate) -> list[str]:
    """Where in their reports the two stand: of two heads, each most likely tells the news."""
    mine, theirs = one.one.mention, other.one.mention
    same_report = mine.article == theirs.article
    so = []
    if same_report:
        so.append("one report")
        if mine.evidence.start == theirs.evidence.start:
            so.append("one sentence")
    if one.telling.part in HEAD and other.telling.part in HEAD and one.telling.link == other.telling.link == "main":
        if not same_report:
            so.append("heads")
        elif one.telling.part != other.telling.part:
            so.append("title and lede")
    return so


HEAD = ("title", "lede")


def _heaps(one: int, other: int, *, same_day: bool) -> tuple[str, ...]:
    """Whether the join put the two into one heap."""
    if one != other:
        return ("two heaps",)
    return ("one heap", "one heap, same day") if same_day else ("one heap",)


def _days(one: When | None, other: When | None) -> tuple[str, ...]:
    """How the days of two lie to each other; nothing where one has none."""
    if one is None or other is None:
        return ()
    mine, theirs = (one.start[:10], one.end[:10]), (other.start[:10], other.end[:10])
    if mine == theirs:
        return "same day", "days meet"
    return ("days meet",) if mine[0] <= theirs[1] and theirs[0] <= mine[1] else ("days apart",)
