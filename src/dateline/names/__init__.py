"""Names: who and what a report names, and which names are one over all reports of a story.

In: an Article and its Parse; then the Articles of one story and the Mentions of each. Out: Mentions in reading order; a Cast of
Entities. Never: the clock, network, store; another story's reports; a table of known persons.
"""

from dateline.names.cast.entities import cast
from dateline.names.read.mentions import mentions

__all__ = ["cast", "mentions"]
