"""Recent: the stories that were read last, so that who reads on in one does not wait for it again.

In: the number of a telling, or the digest of all that a story as of a moment was made of. Out: its Reading. Never: a story as it was before: a
telling is not changed, what is told anew has another number, and numbers are not used again; more reports in memory than a large story or two has.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from dateline.terms import Changed, Reading

MOST_REPORTS = 2000
"""Reports whose stories are remembered: some 100 MB where they are long and quote much."""
MOST_CHANGES = 8
"""Stories whose changes are remembered."""
Key = int | tuple[bytes, str]
"""A telling; or of a story as of a moment the digest, and the moment asked for with the id of the story."""


class Recent:
    """Readings by what they tell; those read longest ago are forgotten first.

    Desks of one file may share one, from any thread: what one of them reads, the others wait for instead of reading it too.
    """

    def __init__(self, most: int = MOST_REPORTS) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Reading] = OrderedDict()
        self._changes: OrderedDict[int, tuple[Changed, ...]] = OrderedDict()
        self._reading = Lock()

    def reading(self, telling: int, read: Callable[[], Reading]) -> Reading:
        """What was read of this telling before, else what `read` gives now."""
        with self._reading:
            found = self._kept.pop(telling, None)
            return self._kept_last(telling, read() if found is None else found)

    def changes(self, telling: int, read: Callable[[], Iterable[Changed]]) -> tuple[Changed, ...]:
        """All changes of this telling, as they were read before, else as `read` gives them now."""
        with self._reading:
            found = self._changes.pop(telling, None)
            self._changes[telling] = found = tuple(read()) if found is None else found
            while len(self._changes) > MOST_CHANGES:
                self._changes.popitem(last=False)
            return found

    def known(self, key: Key) -> Reading | None:
        """What was kept under this key."""
        with self._reading:
            found = self._kept.pop(key, None)
            return None if found is None else self._kept_last(key, found)

    def keep(self, key: Key, reading: Reading) -> None:
        """Keep what was slow to make or to read."""
        with self._reading:
            self._kept_last(key, reading)

    def _kept_last(self, key: Key, reading: Reading) -> Reading:
        self._kept[key] = reading
        while len(self._kept) > 1 and sum(len(one.articles) for one in self._kept.values()) > self._most:
            self._kept.popitem(last=False)
        return reading
