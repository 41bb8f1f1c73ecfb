"""Places: the one gazetteer, and what it says of two names.

In: the name of a place, or two. Out: the country it is or lies in, its towns; whether two can be one, cannot be, or one
lies within the other. Never: a network; a text around the name; a guess between two towns of like size.
"""

from dateline.places.bearing import apart, called, is_venue, same, within
from dateline.places.gazetteer import (
    countries,
    country_of,
    demonyms,
    is_country,
    is_known,
    is_state,
    is_well_known,
    key,
    nationality,
    other_names,
    towns,
)
from dateline.places.raw import Country, Town

__all__ = [
    "Country", "Town", "apart", "called", "countries", "country_of", "demonyms", "is_country", "is_known", "is_state", "is_venue",
    "is_well_known", "key", "nationality", "other_names", "same", "towns", "within",
]  # fmt: skip
