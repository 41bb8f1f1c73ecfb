"""Events: what is said to have happened or to be going to.

In: an article with its parse, timexes and statements; then, over one story, all mentions, the cast and the dispatches.
Out: EventMentions; Events with their reports and a head folded over them. Never: a neighbouring room, the clock, a
plan told as done because its day has passed.
"""

from dateline.events.mentions import mentions
from dateline.events.refold import as_of, folded_again
from dateline.events.story import events

__all__ = ["as_of", "events", "folded_again", "mentions"]
