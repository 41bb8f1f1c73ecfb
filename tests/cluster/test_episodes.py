"""Episodes: the dispatches that tell of one happening."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.cluster import Profile
from dateline.cluster.episodes import happenings
from dateline.cluster.features import SCALE
from tests.cluster import merging

WORDS = [f"w{i}" for i in range(8)]


def vector(chosen: list[str]) -> dict[str, int]:
    return {word: round(SCALE / len(chosen) ** 0.5) for word in sorted(chosen)}


def profile(row: tuple[list[str], list[str], list[str], tuple[int, int] | None], number: int) -> Profile:
    opening, names, matter, days = row
    first, last = (days[0], days[0] + days[1]) if days else (None, None)
    return Profile(f"p{number:02}", vector(opening), vector(names), vector(matter), {}, 1, first, last)


some = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5, unique=True)
few = st.lists(st.sampled_from(WORDS), max_size=3, unique=True)
days = st.one_of(st.none(), st.tuples(st.integers(700_000, 700_045), st.sampled_from([0, 0, 0, 3, 40])))


@given(st.lists(st.tuples(some, few, few, days), max_size=14))
@settings(max_examples=150, deadline=None)
def test_sums_of_products_give_what_merged_profiles_give(
    rows: list[tuple[list[str], list[str], list[str], tuple[int, int] | None]],
) -> None:
    """Episodes are the same whether products are added up or computed from merged vectors, two groups at a time."""
    profiles = [profile(row, number) for number, row in enumerate(rows)]
    assert [[one.key for one in group] for group in happenings(profiles)] == merging.happenings(profiles)


def test_a_report_without_words_is_an_episode_of_its_own() -> None:
    """And nothing comes out of nothing."""
    assert happenings([]) == []
    assert len(happenings([profile(([], [], [], None), 0), profile(([], [], [], (700_000, 0)), 1)])) == 2
