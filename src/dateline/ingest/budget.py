"""Budget: what one document may cost, however many parts it is made of and however small it was packed.

In: how many bytes a part holds once it is decoded; records; what had to be set aside. Out: an end to the reading of a document that has spent it. Never:
one limit for each of its parts alone: a thousand small bombs are one.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import Unreadable
from dateline.ingest.limits import MAX_COMPLAINTS, MAX_DECODED, MAX_RECORDS
from dateline.terms import SetAside


class Budget:
    """What is left for the document called `name`; every reader that opens parts of a document spends from one."""

    def __init__(self, name: str, *, decoded: int = MAX_DECODED, records: int = MAX_RECORDS) -> None:
        self._name = name
        self._most, self._left = decoded, decoded
        self._most_records, self._records = records, records

    @property
    def left(self) -> int:
        """Bytes that may still be decoded."""
        return self._left

    @property
    def spent(self) -> bool:
        """Whether the document has had more than it may."""
        return self._left < 0 or self._records < 0

    def decoded(self, size: int) -> None:
        """Spend the bytes of a part; raises `Unreadable` if the document holds more than all of its parts may."""
        self._left -= size
        if self._left < 0:
            raise Unreadable(self._name, f"holds more than {self._most / 1e6:g} MB once decoded", "split it")

    def record(self) -> None:
        """Spend one record; raises `Unreadable` if the document has more than are read."""
        self._records -= 1
        if self._records < 0:
            raise Unreadable(self._name, f"holds more than {self._most_records:,} records", "split it")


class Refused:
    """What was set aside of one document: each part by name, up to MAX_COMPLAINTS, and then only how many more there were."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._kept: list[SetAside] = []
        self._more = 0

    def __len__(self) -> int:
        return len(self._kept) + self._more

    def add(self, *found: SetAside) -> None:
        """Keep these, or that there were so many."""
        for one in found:
            if len(self._kept) < MAX_COMPLAINTS:
                self._kept.append(one)
            else:
                self._more += 1

    def unreadable(self, error: Unreadable) -> None:
        """Keep why a part cannot be read."""
        self.add(SetAside(error.name, error.reason, error.remedy))

    def told(self, notes: Iterable[SetAside] = ()) -> tuple[SetAside, ...]:
        """All that was kept, how many more there were, and `notes` on the document as a whole."""
        if not self._more:
            return (*self._kept, *notes)
        reason = f"has {self._more:,} more parts that cannot be read"
        return (*self._kept, SetAside(self._name, reason, "mend those that are named first"), *notes)
