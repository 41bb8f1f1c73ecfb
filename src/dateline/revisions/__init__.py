"""Revisions: reports of one page, and which of them stands.

In: articles, when each was seen. Out: of each address the one that was seen last, what it replaces, and the order in which all were
seen. Never: the order in which files were named; a report thrown away.
"""

from dateline.revisions.address import address_of, normal
from dateline.revisions.notice import is_notice
from dateline.revisions.order import current, in_order, rank, replacing
from dateline.revisions.sighting import FETCH, Sighting, once_each, seen_again, sightings_of, with_fetch

__all__ = [
    "FETCH",
    "Sighting",
    "address_of",
    "current",
    "in_order",
    "is_notice",
    "normal",
    "once_each",
    "rank",
    "replacing",
    "seen_again",
    "sightings_of",
    "with_fetch",
]
