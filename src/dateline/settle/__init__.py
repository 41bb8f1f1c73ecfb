"""Settle: pass two, what a report learns from its copies and from its neighbours in the story.

In: articles as pass one left them, their dispatches, their stories, their time expressions. Out: the same articles in the same order, with
`published`, `agency` and furniture revised, each with its reason. Never: a publisher from a copy; a day that the
text contradicts; an answer that depends on the order in which reports came.

Whether a paragraph recurs over stories takes all of them to know. A store counts it by `paragraph_keys(article)` and
`recurs(seen)`, and settles one story with the verdicts as `furniture`.
"""

from dateline.settle.recurrence import Key, paragraph_keys, recurs
from dateline.settle.rounds import settle

__all__ = ["Key", "paragraph_keys", "recurs", "settle"]
