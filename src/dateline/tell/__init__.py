"""Tell: what the events of one story come to, for a reader.

In: events, dispatches, articles, statements and cast of one story. Out: the timeline (ids in order), what changed,
where reports disagree, which plans were due, and a brief that cites. Never: another room, a sentence that no report has, the clock.
"""

from dateline.tell.brief import brief
from dateline.tell.changes import changes
from dateline.tell.conflicts import conflicts
from dateline.tell.due import was_due
from dateline.tell.gathered import Gathered
from dateline.tell.state import state
from dateline.tell.timeline import timeline
from dateline.tell.titles import title

__all__ = ["Gathered", "brief", "changes", "conflicts", "state", "timeline", "title", "was_due"]
