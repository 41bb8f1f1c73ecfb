"""How far two episodes support being one matter."""

from __future__ import annotations

from dataclasses import replace

from dateline.cluster import STRONG, linked, matter_keys, matters, profile, strength
from tests.cluster.build import AGREED, INVITED, OTHER_QUAKE, QUAKE
from tests.wire.build import article

CLASHES = """\
OSLO — Rebels shelled a Norwegian army post at dawn and soldiers fired back until noon, killing {count} rebels, officials in Oslo said.
{who} said the army would hold the valley. The rebels, who hold the northern mountains of Norway, want the government to step down.
"""
STRIKE = """\
OSLO — Tram drivers in Oslo walked out on Monday over wages. {who} of the Norwegian drivers' union said that pay had not risen in years.
Commuters cycled to work across Norway, and shops in Oslo opened late.
"""


def of(body: str, day: str | None) -> int:
    return strength(
        profile([article("a", CLASHES.format(count="nine", who="General Aksel Ness"), day="2031-03-04")]),
        profile([article("b", body, day=day)]),
    )


def test_a_matter_may_be_known_by_its_place() -> None:
    """A war goes on for a season under other people."""
    assert of(CLASHES.format(count="two", who="Captain Mia Toll"), "2031-05-20") >= STRONG


def test_a_place_alone_makes_no_matter() -> None:
    """What else happens in the country is another story."""
    assert of(STRIKE.format(who="Lea Brandt"), "2031-03-10") < STRONG


THERE = """\
LIMA — Crowds in Lima marched to the square on Friday and called on the president to leave, and soldiers fired at the first rows.
Mia Toll, a teacher, said Peru had waited long enough. Markets in Peru closed and tanks stood before the palace in Lima.
"""
HERE = """\
OSLO — Thousands stayed in the main square of Oslo for a ninth night, and the army of Norway promised not to touch them.
Aksel Ness of the Norwegian opposition refused talks while the president is in office. Banks in Norway are to open on Sunday.
"""


def test_two_revolts() -> None:
    """Two revolts in two countries speak against being one matter; where nobody says where a report is set, nothing does."""
    here, there = (profile([article(key, body, day="2031-02-04")]) for key, body in (("a", HERE), ("b", THERE)))
    assert strength(here, there) < 0
    assert strength(here, replace(there, places={})) >= 0
    assert strength(here, replace(there, places=here.places)) > 0


def test_many_against_one_link() -> None:
    """A strong link joins two; where most of what two groups have in common speaks against it, it joins nothing."""
    strong = {("a", "b"): 1_000_000, ("c", "d"): 1_000_000, ("b", "c"): 1_000_000}
    assert matters("abcd", strong | {("a", "d"): 300_000}) == [["a", "b", "c", "d"]]
    against = {(one, other): -300_000 for one in "ab" for other in "cd" if (one, other) != ("b", "c")}
    assert matters("abcd", strong | against) == [["a", "b"], ["c", "d"]]


def test_days_between_cost() -> None:
    """The longer nothing was heard, the less two episodes support each other; a day that is not known costs nothing."""
    later = [of(CLASHES.format(count="two", who="Captain Mia Toll"), day) for day in (None, "2031-04-04", "2032-03-04")]
    assert later == sorted(later, reverse=True)


def test_strength_and_links_are_mutual() -> None:
    """Neither comes first."""
    some = [profile([article(str(i), body)]) for i, body in enumerate((AGREED, INVITED, QUAKE, OTHER_QUAKE))]
    for one in some:
        for other in some:
            assert strength(one, other) == strength(other, one)
            assert linked(one, other) == linked(other, one)


def test_a_report_is_not_linked_over_a_season() -> None:
    """However alike the two are."""
    one, other = (profile([article(day, INVITED, day=day)]) for day in ("2031-03-01", "2031-04-15"))
    assert not linked(one, other)


def test_a_report_without_words_meets_nobody() -> None:
    """No keys, no strength."""
    empty = profile([article("a", "")])
    assert matter_keys(empty) == []
    assert strength(empty, empty) == 0
