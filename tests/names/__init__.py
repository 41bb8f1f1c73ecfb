"""Tests of the room of names."""
