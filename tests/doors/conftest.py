"""What the tests of several doors share."""

from tests.doors.stocked import desk, store

__all__ = ["desk", "store"]
