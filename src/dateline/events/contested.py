"""Contested: what one source says happened and another denies is told as said, with the denial beside it.

In: the cores of a story, the heaps that the families of words join. Out: the cores, those contested as "alleged", what denies them among the
places that tell them. Never: what a report tells itself made doubtful by somebody's denial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.cores import Core
from dateline.events.sighting import Sighting


def contested(cores: Sequence[Core], heaps: Sequence[Sequence[Sighting]]) -> list[Core]:
    """The cores; one whose exemplar rests on a source takes in what in its heap denies it."""
    return [_with_denials(core, heaps) for core in cores]


def _with_denials(core: Core, heaps: Sequence[Sequence[Sighting]]) -> Core:
    one = core.exemplar
    if not one.telling.vouched or one.standing != "asserted" or one.joined is None:
        return core
    told = {id(place) for place in core.told}
    denying = [place for place in heaps[one.joined] if place.mention.standing == "denied" and id(place) not in told]
    if not denying or any(member.one.mention.standing == "asserted" for member in core.members):
        return core
    exemplar = replace(one, status="alleged")
    members = tuple(exemplar if member is one else member for member in core.members)
    return replace(core, exemplar=exemplar, members=members, rest=(*core.rest, *denying))
