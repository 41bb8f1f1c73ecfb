"""What the tests of batches share: the small parser of the desk's tests."""

from tests.desk.conftest import small_parser

__all__ = ["small_parser"]
