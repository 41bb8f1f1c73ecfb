"""Tests of the gate in front of the doors that speak HTTP."""
