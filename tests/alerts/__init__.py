"""Tests for `dateline.alerts`."""
