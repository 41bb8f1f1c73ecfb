"""One story out of a Reading.

In: a Reading and a story's number. Out: a Reading of that story alone, with every record that it holds. Never: a
record that points at something left out.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.terms import Reading


def only_story(reading: Reading, number: int) -> Reading:
    """The Reading cut to its `number`th story (1 is the first); IndexError if it has fewer."""
    story = reading.stories[number - 1]
    ids = set(story.articles)
    events = tuple(event for event in reading.events if any(report.article in ids for report in event.reports))
    kept = {event.id for event in events}
    return replace(
        reading,
        articles=tuple(article for article in reading.articles if article.id in ids),
        parsed=reading.parsed & ids,
        dispatches=tuple(dispatch for dispatch in reading.dispatches if ids.issuperset(dispatch.articles)),
        entities=tuple(entity for entity in reading.entities if entity.mentions[0].article in ids),
        timexes=tuple(timex for timex in reading.timexes if timex.article in ids),
        statements=tuple(statement for statement in reading.statements if statement.article in ids),
        events=events,
        changes=tuple(change for change in reading.changes if change.event in kept),
        conflicts=tuple(conflict for conflict in reading.conflicts if conflict.event in kept),
        stories=(story,),
    )
