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

from dateline.events.candidates import Candidate
from dateline.events.triggers import OTHER, SAYING
from dateline.vectors import cosine

Model = Literal["promising", "sure", "weight", "same"]
Features = Mapping[str, float]
LONG_SENTENCE = 25
DECIMALS = 6


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("dateline.events").joinpath("data", "rows.json").read_text(encoding="utf-8")
    return {name: dict(model["weights"]) for name, model in json.loads(text)["models"].items()}


def chance(model: Model, features: Features) -> float:
    """What a model gives for these features."""
    weights = _weights()[model]
    total = math.fsum(weights[name] * value for name, value in sorted(features.items()) if name in weights)
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
        "head and main": told.link == "main" and told.part in {"title", "lede"},
        "saying": told.saying,
        "noun": told.nominal,
        "own day": one.own_day,
        "own day, main": one.own_day and told.link == "main",
        "own day, saying": one.own_day and told.saying,
        "coarse day": one.when is not None and one.when.precision not in {"day", "instant"},
        "day of news": one.when is not None and not one.own_day and mention.when is not None,
        "past": told.time == "past" and not told.nominal,
        "present": told.time == "present",
        "headline": told.time == "headline",
        "future": told.time == "future",
        "perfect": told.perfect,
        "finite": told.finite,
        "quoted": told.quoted,
        "claimed": mention.standing == "claimed",
        "planned": mention.standing == "planned",
        "denied": mention.standing == "denied",
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
    return {
        "bias": 1.0,
        "promise": math.log(max(promise, 0.001) / max(1 - promise, 0.001)),
        "told by others": math.log(support.dispatches),
        "agreed on": agreed,
        "differed from": math.log1p(support.differing),
        "plan agreed on": agreed * (one.one.mention.standing == "planned"),
        "noun agreed on": agreed * one.telling.nominal,
        "no day of its own, agreed on": agreed * (not one.own_day),
        "likeness": support.likeness,
    }


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
    """What two places share, and what parts them."""
    mine, theirs = one.one.mention, other.one.mention
    same_doer = one.doer is not None and one.doer == other.doer
    same_undergoer = one.undergoer is not None and one.undergoer == other.undergoer
    known = not mine.open and not theirs.open and mine.kind == theirs.kind and mine.kind != OTHER
    lemma = one.stem == other.stem
    days = _days(one, other)
    apart = days == "apart"
    in_head = one.telling.part in {"title", "lede"} and other.telling.part in {"title", "lede"}
    both_main = one.telling.link == other.telling.link == "main"
    same_report = mine.article == theirs.article
    mine_heap = one.joined
    likeness = cosine(one.vector, other.vector)
    shared, whole = len(one.local & other.local), len(one.local | other.local)
    found = {
        "bias": True,
        "lemma": lemma,
        "kind": known,
        "doer": same_doer,
        "undergoer": same_undergoer,
        "anyone": bool({one.doer, one.undergoer} & {other.doer, other.undergoer} - {None}),
        "other doer": one.doer is not None and other.doer is not None and one.doer != other.doer,
        "other undergoer": one.undergoer is not None
        and other.undergoer is not None
        and one.undergoer != other.undergoer,
        "same day": days == "same",
        "days meet": days in {"same", "meet"},
        "days apart": apart,
        "one sentence": same_report and mine.evidence.start == theirs.evidence.start,
        "one report": same_report,
        "heads": in_head and both_main and not same_report,
        "title and lede": in_head and both_main and same_report and one.telling.part != other.telling.part,
        "one of them said": one.telling.saying != other.telling.saying,
        "both said": one.telling.saying and other.telling.saying,
        "both said by one": one.telling.saying and other.telling.saying and same_doer,
        "other standing": mine.standing != theirs.standing,
        "lemma and party": lemma and (same_doer or same_undergoer),
        "kind and party": known and (same_doer or same_undergoer),
        "lemma, days apart": lemma and apart,
        "one heap": mine_heap is not None and mine_heap == other.joined,
        "two heaps": mine_heap is not None and other.joined is not None and mine_heap != other.joined,
        "one heap, same day": mine_heap is not None and mine_heap == other.joined and days == "same",
    }
    return {name: float(value) for name, value in found.items()} | {
        "likeness": likeness,
        "local words": shared / max(1, min(len(one.local), len(other.local))),
        "local words of all": shared / max(1, whole),
        "likeness of lemma": likeness * lemma,
    }


def _days(one: Candidate, other: Candidate) -> Literal["same", "meet", "apart", "open"]:
    if one.when is None or other.when is None:
        return "open"
    mine, theirs = (one.when.start[:10], one.when.end[:10]), (other.when.start[:10], other.when.end[:10])
    if mine == theirs:
        return "same"
    return "meet" if mine[0] <= theirs[1] and theirs[0] <= mine[1] else "apart"
