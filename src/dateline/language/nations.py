"""Which country an adjective of nationality belongs to.

In: a word. Out: an ISO 3166-1 code. Never: a person's nationality; that is for the rooms to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dateline.lists import rows


@cache
def demonyms() -> Mapping[str, str]:
    """English adjectives and nouns of nationality, lower case → the code of their country ("-": more than one, or none)."""
    return MappingProxyType({word: code for word, code, *_ in rows("language", "demonyms.tsv")})
