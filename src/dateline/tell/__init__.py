"""Tell: what the events of one story come to, for a reader.

In: events, dispatches, articles, statements and cast of one story. Out: the timeline (ids in order), what changed,
where reports disagree, which plans were due, and a brief that cites. Never: another room, a sentence that no report has, the clock.
"""

from dateline.tell.brief import brief
from dateline.tell.changes import changes
from dateline.tell.conflicts import conflicts
from dateline.tell.due import was_due
from dateline.tell.timeline import timeline

__all__ = ["brief", "changes", "conflicts", "timeline", "was_due"]
