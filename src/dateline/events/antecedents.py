"""Antecedents: what "they", "the two leaders" and "the deal" stand for, from what the article told before.

In: a sighting and those before it in reading order. Out: the sighting, with the people or firms it recalls. Never: another
article; a day or a place that the mention does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from dateline.events import words
from dateline.events.places import points_back
from dateline.events.sighting import Sighting
from dateline.places import is_country
from dateline.terms import Cast
from dateline.text import plain

REACH = 1500
"""Characters back to where "the two leaders" may have been named."""
GROUP = re.compile(
    r"^(?:they|them|their|both|we|(?:the |both |these )?(?:two |three )?(?:leaders|presidents|sides|men|women|countries|companies|ministers"
    r"|parties|pair|officials|rivals|neighbours|neighbors|teams|firms|nations|governments))$"
)
"""Words for a pair or group already named."""
ROLES = frozenset({"presidents", "ministers"})
BARGAINS = words.kinds_with("bargain")


def recalled(one: Sighting, before: Sequence[Sighting], cast: Cast) -> Sighting:
    """The sighting with those whom it only recalls."""
    return _with_place(_with_firms(_with_group(one, before, cast), before), before)


def _with_place(one: Sighting, before: Sequence[Sighting]) -> Sighting:
    """As in "was hit there": the place that the article told last, or of the nearest event told in it."""
    if one.mention.place is None or not points_back(one.mention.place.text):
        return one
    here = takewhile(lambda earlier: earlier.mention.article == one.mention.article, reversed(before))
    told = next((earlier for earlier in here if _is_in_a_town(earlier)), None)
    if told is None:
        return one
    return replace(one, places=told.places, around=told.around, grounds=told.grounds)


def _is_in_a_town(one: Sighting) -> bool:
    return any(not is_country(place) for place in one.places)


def _near(one: Sighting, before: Sequence[Sighting]) -> Iterator[Sighting]:
    """The article's earlier sightings within reach, the nearest first."""
    for earlier in reversed(before):
        if earlier.mention.article != one.mention.article:
            return
        if one.mention.trigger.start - earlier.mention.trigger.start > REACH:
            return
        yield earlier


@lru_cache(maxsize=20_000)
def _is_group(words: str) -> bool:
    """They stand for a pair or group already named."""
    return GROUP.match(plain(words)) is not None


def _with_group(one: Sighting, before: Sequence[Sighting], cast: Cast) -> Sighting:
    """A mention by "they" or "the two leaders" takes the pair that the article named last in an event of its family."""
    if len(one.people) > 1 or not any(_is_group(span.text) for span in one.mention.participants):
        return one
    role = _role_named(one)
    pairs = (
        earlier.people
        for earlier in _near(one, before)
        if earlier.family == one.family
        and len(earlier.people) > 1
        and one.people <= earlier.people
        and earlier.ahead == one.ahead
        and _bear(earlier.people, role, cast)
    )
    return replace(one, people=next(pairs, one.people))


def _with_firms(one: Sighting, before: Sequence[Sighting]) -> Sighting:
    """As in "The deal" and "the bid" are between the firms of the bargain that the article told last."""
    if one.family not in BARGAINS or one.firms:
        return one
    bargains = (e.firms for e in _near(one, before) if e.family in BARGAINS and len(e.firms) > 1)
    firms = next(bargains, one.firms)
    return replace(one, firms=firms, bodies=one.bodies | firms)


def _role_named(one: Sighting) -> str | None:
    """The role in "the two presidents"; None for "they" or "both sides"."""
    last = (plain(span.text).split()[-1:] for span in one.mention.participants)
    return next((word[0][:-1] for word in last if word and word[0] in ROLES), None)


def _bear(people: frozenset[str], role: str | None, cast: Cast) -> bool:
    """All of them are known by the role, or none is named."""
    return role is None or all(any(role in known.lower() for known in cast.entity(id).roles) for id in people)
