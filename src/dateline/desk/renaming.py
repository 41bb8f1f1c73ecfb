"""Renaming: events that earlier steps told keep the ids that they had then.

In: a story as told now, and the ids under which its events once stood, with the places. Out: the story under these ids. Never: two events
of one id; a name for an event that tells nothing of what the old one told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.store.event_names import Name
from dateline.terms import Event, Story
from dateline.way.told import Told


def renamed(told: Told, names: Iterable[Name]) -> Told:
    """`told` with the old id of each event that tells what an event of that id told, the one that tells most of it."""
    new = _new_ids(told.events, names)
    if not new:
        return told
    return replace(
        told,
        story=_story(told.story, new),
        events=tuple(
            replace(one, id=new.get(one.id, one.id), part_of=new.get(one.part_of or "", one.part_of))
            for one in told.events
        ),
        changes=tuple(replace(one, event=new.get(one.event, one.event)) for one in told.changes),
        conflicts=tuple(replace(one, event=new.get(one.event, one.event)) for one in told.conflicts),
    )


def _new_ids(events: Iterable[Event], names: Iterable[Name]) -> Mapping[str, str]:
    """Id by which an event is told now → the id that it once had."""
    by_id = {event.id: event for event in events}
    places: dict[str, list[tuple[int, int, str]]] = {}
    for event in by_id.values():
        for report in event.reports:
            trigger = report.trigger
            places.setdefault(trigger.article, []).append((trigger.start, trigger.end, event.id))
    shared: Counter[tuple[str, str]] = Counter()
    for old, article, start, end in names:
        if old not in by_id:
            told = {id for first, last, id in places.get(article, ()) if start <= first and last <= end}
            shared.update((old, id) for id in told)
    new: dict[str, str] = {}
    for old, id in sorted(shared, key=lambda pair: (by_id[pair[1]].headline is None, -shared[pair], pair)):
        if id not in new and old not in new.values():
            new[id] = old
    return new


def _story(story: Story, new: Mapping[str, str]) -> Story:
    events, more, coming = (tuple(new.get(id, id) for id in ids) for ids in (story.events, story.more, story.next))
    return replace(story, events=events, more=more, next=coming)
