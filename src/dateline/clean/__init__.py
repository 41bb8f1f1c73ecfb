"""Clean: a report becomes an article: what is the story, what surrounds it, who signs, when it came out.

In: one report, and `now` where a door knows it. Out: an article whose masthead, paragraphs and furniture are spans
of the report's text, with every candidate for its three clocks. Never: another report (recurrence and
neighbours are `settle`'s), a network, a guess where the page is silent.
"""

from dateline.clean.compose import article

__all__ = ["article"]
