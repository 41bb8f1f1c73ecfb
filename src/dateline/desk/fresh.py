"""Fresh: what of a story is new since a day.

In: a story's Reading and the day before that on which the news begins. Out: the Reading with a brief of what only later
reports say. Never: a sentence that an earlier report has.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter
from sqlite3 import Connection

from dateline.desk.remembering import Kept
from dateline.steps import Steps
from dateline.tell.asides import asides
from dateline.terms import Cast, Reading
from dateline.way.parsing import parse, whole_parses
from dateline.way.within import readable


def briefed(db: Connection, reading: Reading, known_until: date, steps: Steps) -> Reading:
    """The Reading of one story, its brief made only of what reports after `known_until` say."""
    (story,) = reading.stories
    parsed = parse(reading.articles, memory=Kept(db, keeps=False))
    articles, cast = tuple(sorted(reading.articles, key=attrgetter("id"))), Cast(reading.entities)
    parses = readable(articles, whole_parses(reading.articles, parsed), steps)
    brief = steps.brief(
        articles,
        asides(articles, parses, reading.dispatches, cast, reading.statements).parses(parses),
        reading.events,
        reading.dispatches,
        reading.statements,
        cast,
        timexes=reading.timexes,
        changes=reading.changes,
        since=known_until,
    )
    return replace(reading, stories=(replace(story, brief=brief),))
