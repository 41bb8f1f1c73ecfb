"""Without: a story as it is shown to a reader who has hidden some of its outlets.

In: a reading of a story, and names of outlets. Out: the reading without their reports and all that only these tell. Never: words of an outlet
that is hidden; a story told anew: which reports belong together, and what is one event, stays as all of them tell it.
"""

from dateline.doors.without.outlets import MOST_LETTERS, hides, news_of, without

__all__ = ["MOST_LETTERS", "hides", "news_of", "without"]
