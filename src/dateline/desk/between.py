"""Between: what a story tells as of one day and not as of another; what is new since a day.

In: readings. Out: Difference, NewIn. Never: a rule about news, a row called new that was told under another id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from dateline.terms import Changed, Difference, Event, Moved, NewIn, Reading, Story

Place = tuple[str, int]


def difference(story: str, title: str, earlier: Reading, later: Reading) -> Difference:
    """What the later of two readings of one story tells otherwise than the earlier."""
    before, after = _rows(earlier), _rows(later)
    same = _same(before.values(), after)
    moved = [
        Moved(id, fields, before[old], after[id])
        for old, id in same.items()
        if (fields := otherwise(before[old], after[id]))
    ]
    known, continued = {one.id for one in earlier.articles}, set(same.values())
    return Difference(
        story=story,
        title=title,
        earlier=earlier.as_of,
        later=later.as_of,
        reports=tuple(one.id for one in later.articles if one.id not in known),
        new=tuple(event for id, event in after.items() if id not in continued),
        moved=tuple(moved),
        gone=tuple(event for id, event in before.items() if id not in same),
    )


def _rows(reading: Reading) -> dict[str, Event]:
    """The rows of a reading by id, first to last."""
    events = {event.id: event for event in reading.events}
    return {id: events[id] for story in reading.stories for id in story.events}


def _same(before: Iterable[Event], after: Mapping[str, Event]) -> dict[str, str]:
    """Id of a row → the id under which it is a row later: its own, else that of the row which most of its reports tell then."""
    home = {place: id for id, event in after.items() for place in _places(event)}
    found: dict[str, str] = {}
    for event in before:
        if event.id in after:
            found[event.id] = event.id
            continue
        told = [home[place] for place in _places(event) if place in home]
        if told:
            found[event.id] = max(told, key=lambda id: (told.count(id), id))
    return found


def _places(event: Event) -> list[Place]:
    """The words that name the event, in the reports that surely tell it."""
    return [(one.article, one.trigger.start) for one in event.reports if one.core]


def otherwise(before: Event, after: Event) -> tuple[str, ...]:
    """The fields that a reader sees otherwise."""
    sides = [
        {
            "when": event.when and (event.when.start, event.when.end),
            "where": event.where,
            "status": event.status,
            "what": event.headline and event.headline.text,
        }
        for event in (before, after)
    ]
    return tuple(name for name, value in sides[0].items() if value != sides[1][name])


def new_in(reading: Reading, story: Story, reports: Collection[str], changes: tuple[Changed, ...]) -> NewIn | None:
    """What these reports, and these changes, are the first to tell of a story; None where there is nothing."""
    new = frozenset(reports).intersection(story.articles)
    if not new and not changes:
        return None
    events = {event.id: event for event in reading.events}
    rows = (events[id] for id in story.events)
    told = tuple(event for event in rows if new.issuperset(one.article for one in event.reports))
    mine = tuple(id for id in story.articles if id in new)
    return NewIn(story.id, story.title, len(mine) == len(story.articles), mine, told, changes)
