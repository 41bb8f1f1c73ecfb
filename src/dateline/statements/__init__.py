"""Statements: who said what, in which words.

In: an article and its parse; then the statements of one story with its cast and time expressions. Out: statements
with true offsets, flat (no two of one article overlap), each with the words of its source and cue; then the same
with speakers, chains, days and repeated quotations resolved. Never: another room, the clock, network, store; a
speaker guessed where the text leaves two; whether what was said is true.
"""

from dateline.statements.find import find
from dateline.statements.speakers import resolve

__all__ = ["find", "resolve"]
