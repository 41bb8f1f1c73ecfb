"""Recent: the stories that were read last, so that who reads on in one does not wait for it again.

In: the number of a telling. Out: its Reading. Never: a story as it was before: a telling is not changed, what is told anew has
another number, and numbers are not used again; more reports in memory than a large story or two has.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from dateline.terms import Reading

MOST_REPORTS = 2000
"""Reports whose stories are remembered: some 100 MB where they are long and quote much."""


class Recent:
    """Readings by the number of their telling; those read longest ago are forgotten first.

    Desks of one file may share one, from any thread: what one of them reads, the others wait for instead of reading it too.
    """

    def __init__(self, most: int = MOST_REPORTS) -> None:
        self._most = most
        self._kept: OrderedDict[int, Reading] = OrderedDict()
        self._reading = Lock()

    def reading(self, telling: int, read: Callable[[], Reading]) -> Reading:
        """What was read of this telling before, else what `read` gives now."""
        with self._reading:
            found = self._kept.pop(telling, None) or read()
            self._kept[telling] = found
            while len(self._kept) > 1 and sum(len(one.articles) for one in self._kept.values()) > self._most:
                self._kept.popitem(last=False)
            return found
