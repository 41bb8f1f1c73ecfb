"""Budget: what one document may cost, however many parts it is made of and however small it was packed.

In: how many bytes a part holds once it is decoded; records; what had to be set aside. Out: an end to the reading of a document that has spent it. Never:
one limit for each of its parts alone: a thousand small bombs are one.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import Unreadable
from dateline.ingest.limits import MAX_COMPLAINTS, MAX_DECODED, MAX_RECORDS
from dateline.terms import SetAside


class Budget:
    """What is left for the document called `name`; every reader that opens parts of a document spends from one. `called`: what its records are."""

    def __init__(
        self, name: str, *, decoded: int = MAX_DECODED, records: int = MAX_RECORDS, called: str = "records"
    ) -> None:
        self._name, self._called = name, called
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
        """Spend one record, entry or part; raises `Unreadable` if the document has more than are read."""
        self._records -= 1
        if self._records < 0:
            raise Unreadable(self._name, f"holds more than {self._most_records:,} {self._called}", "split it")


class Complaints:
    """What cannot be read of one document, as it is come upon: each part by name, up to MAX_COMPLAINTS, and then only how many more there were."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def of(self, error: Unreadable) -> Iterator[SetAside]:
        """Why a part cannot be read, while so few were named."""
        self._count += 1
        if self._count <= MAX_COMPLAINTS:
            yield SetAside(error.name, error.reason, error.remedy)

    def more(self) -> Iterator[SetAside]:
        """How many more there were than were named."""
        if self._count > MAX_COMPLAINTS:
            reason = f"has {self._count - MAX_COMPLAINTS:,} more parts that cannot be read"
            yield SetAside(self._name, reason, "mend those that are named first")
