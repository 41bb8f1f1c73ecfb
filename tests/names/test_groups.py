"""Groups: organizations and places under their several names."""

from __future__ import annotations

import pytest

from dateline.names.cast import groups
from dateline.terms import EntityKind, Mention


def link(text: str, names: list[str], kind: EntityKind = "organization") -> set[frozenset[str]]:
    """The partition of `names` as they stand in `text`, in their order."""
    made, at = [], 0
    for name in names:
        at = text.index(name, at)
        made.append(Mention("a", at, at + len(name), name, kind))
        at += len(name)
    return {frozenset(m.text for m in group) for group in groups.link(made, kind, {"a": text})}


@pytest.mark.parametrize(
    "names",
    [["Nordal Ltd.", "Nordal"], ["Nordal Airlines", "Nordal"], ["Nordic Harbour Authority", "NHA"], ["U.S. Harbour Service", "United States Harbour Service"],
     ["Norwegian Harbour Service", "Harbour Service"], ["the Harbour Club", "Harbour Club"], ["Nordal 100", "Nordal"]],
)  # fmt: skip
def test_one_organization(names: list[str]) -> None:
    """Legal forms, trades, acronyms, nations and articles do not make two."""
    assert len(link(" and ".join(names), names)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ["Nordal Ltd.", "Nordal Museum", "Nordal"],
        ["Norwegian Harbour Service", "Danish Harbour Service"],
        ["NHA", "NHB"],
    ],
)
def test_several_organizations(names: list[str]) -> None:
    """Another head noun, nation or acronym makes another organization."""
    assert len(link(" and ".join(names), names)) > 1


def test_an_acronym_beside_its_name() -> None:
    """An acronym in brackets after a name is that name, even if its initials are others."""
    assert len(link("Silva Ore Fund (SOF) and Baltica Air (BIA)", ["Baltica Air", "BIA"])) == 1


def test_an_acronym_of_two_is_of_neither() -> None:
    """Initials that fit two names join none."""
    assert len(link("North Harbour Aid, New Home Aid, NHA", ["North Harbour Aid", "New Home Aid", "NHA"])) == 3


def test_places() -> None:
    """Aliases and words of kind do not make two places; neighbours in spelling that are known do."""
    assert len(link("the U.S. and the United States", ["U.S.", "United States"], "place")) == 1
    assert len(link("Elmsund Province and Elmsund", ["Elmsund Province", "Elmsund"], "place")) == 1
    assert len(link("Austria and Australia", ["Austria", "Australia"], "place")) == 2
    assert len(link("Beit Anur and Bait Anur", ["Beit Anur", "Bait Anur"], "place")) == 1
