"""Tests of `dateline.doors.aside`."""
