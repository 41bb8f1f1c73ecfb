"""Tests: they mirror the package; each one's docstring is the sentence it proves."""
