"""Tests of what packaging/ holds."""
