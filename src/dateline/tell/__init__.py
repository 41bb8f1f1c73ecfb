"""Tell: what the events of one story come to, for a reader.

In: events, dispatches, articles, statements and cast of one story. Out: the timeline (ids in order), what changed,
where reports disagree, a brief that cites, and how much news the story is. Never: another room, a sentence that no report has, the clock.
"""

from dateline.tell.brief import brief
from dateline.tell.changes import changes
from dateline.tell.conflicts import conflicts
from dateline.tell.gathered import Gathered
from dateline.tell.heat import heat
from dateline.tell.state import dated_state, state
from dateline.tell.timeline import timeline
from dateline.tell.titles import title

__all__ = ["Gathered", "brief", "changes", "conflicts", "dated_state", "heat", "state", "timeline", "title"]
