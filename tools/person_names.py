"""Make the tables of given names and surnames that dateline ships, from two packages that carry such lists.

In: `names` (the names of the United States census of 1990, public domain) and `Faker` (MIT; lists of some sixty countries), both importable.
Out: below `src/dateline/` english/data/given_names.tsv: a name, and the gender that the lists give it; names/data/surnames.txt. Never: a name in another script than Latin.

    PYTHONPATH=…where both are unpacked… python tools/person_names.py
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import faker.providers.person as lists
import names

from dateline.text import plain, unaccented

HOME = Path(__file__).parent.parent / "src" / "dateline"
HEADER = """\
# {what}, without accents, in lower case.
# From the census of the United States, 1990 (public domain, as names {names} carries it), and from Faker {faker} (MIT licence, copyright 2012
# Daniele Faraglia): its lists but those of English alone. Made by tools/person_names.py.
"""
COMMON = 25_000
"""Surnames of the census that are kept, the commonest first: each borne by one person in 200,000 or more. The rest are rare, and many are words."""
ALONE = 20.0
"""A name borne so many times as often by one gender in the census tells it. Own judgement: at most one in twenty is then called wrongly."""
_NAME = re.compile(r"[a-z][a-z'-]+")
_GIVEN = re.compile(r"(?:first_names?|first_romanized_names?)(?:_(?P<gender>male|female))?")
_FAMILY = re.compile(r"(?:last_names?|last_romanized_names?)(?:_(?P<gender>male|female))?")
_ENGLISH = re.compile(r"en|en_(?:US|GB|IE|NZ)|__init__")


def main() -> None:
    """Write the tables."""
    found = census()
    for name, gender in elsewhere().items():
        found.setdefault(name, gender)
    write(
        "english/data/given_names.tsv",
        "Given names and the gender each one tells (m, f, or -)",
        [f"{name}\t{found[name]}" for name in found],
    )
    write("names/data/surnames.txt", "Surnames", {*surnames(), *(name for name, _ in _listed(_FAMILY))})


def write(file: str, what: str, lines: Iterable[str]) -> None:
    """Write one table."""
    header = HEADER.format(what=what, names=version("names"), faker=version("faker"))
    (HOME / file).write_text(header + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


def surnames() -> list[str]:
    """The common surnames of the census."""
    listed = (Path(names.__file__).parent / "dist.all.last").read_text(encoding="ascii").splitlines()
    return [line.split()[0].lower() for line in listed[:COMMON]]


def census() -> dict[str, str]:
    """Name → gender."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for gender in ("male", "female"):
        for line in (Path(names.__file__).parent / f"dist.{gender}.first").read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            shares[name.lower()][gender[0]] = float(share)
    return {name: _told(share.get("m", 0.0), share.get("f", 0.0)) for name, share in shares.items()}


def _told(male: float, female: float) -> str:
    return "m" if male >= ALONE * female else "f" if female >= ALONE * male else "-"


def elsewhere() -> dict[str, str]:
    """Name → gender, in the lists of the countries that do not speak English alone."""
    genders: dict[str, set[str]] = defaultdict(set)
    for name, gender in _listed(_GIVEN):
        genders[name].add(gender)
    return {name: min(told - {"-"}) if len(told - {"-"}) == 1 else "-" for name, told in genders.items()}


def _listed(wanted: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Name and gender ("-": not told) in the lists whose attribute is `wanted`."""
    for module in pkgutil.iter_modules(lists.__path__):
        if _ENGLISH.fullmatch(module.name):
            continue
        provider = importlib.import_module(f"{lists.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            value, matched = getattr(provider, attribute), wanted.fullmatch(attribute)
            if matched and not isinstance(value, property) and not callable(value):
                for one in value:
                    name = unaccented(plain(one)).lower()
                    if _NAME.fullmatch(name):
                        yield name, (matched["gender"] or "-")[0]


if __name__ == "__main__":
    main()
