"""Tests of `dateline.places`."""
