"""Wire: which articles are one dispatch, where it comes from, and what each outlet changed.

In: articles. Out: a partition of them, a Dispatch of each part, and how many independent voices a story has.
Never: a parse; a link that depends on a third article; the order in which reports came.
"""

from dateline.wire.dispatch import dispatches
from dateline.wire.independent import independence
from dateline.wire.partition import groups

__all__ = ["dispatches", "groups", "independence"]
