"""Cores: each happening once, its members by their likeness to the exemplar itself."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events import cores as room
from dateline.events.candidates import Candidate
from dateline.events.cores import ALIKE, SAME, Core, compared, cores, links, pool
from dateline.events.placing import Grounds
from tests.events.builders import article, cast, placed

TEXTS = (
    "The mayor of Velm resigned over the old bridge.\nPolice arrested a driver in Lindholm on Tuesday.",
    "The mayor of Velm has resigned after a row over the old bridge.\nEngineers closed the tunnel below the harbour.",
    "Police in Lindholm arrested a driver.\nThe council elected a new mayor in Velm.",
)
REPORTS = [article(text, id=id) for id, text in zip("abc", TEXTS, strict=True)]
FOUND = placed(REPORTS, cast(REPORTS, Velm="place", Lindholm="place"))


NOWHERE = Grounds({}, {}, {}, {})


def shape(made: Sequence[Core]) -> list[tuple[str, list[str], float, float]]:
    """What cores hold, by the places of their exemplars and members."""
    return [(_at(core.exemplar), [*map(_at, core.members)], core.sure, core.weight) for core in made]


def _at(one: Candidate) -> str:
    mention = one.one.mention
    return f"{mention.article}:{mention.trigger.text}"


def test_what_two_reports_tell_is_one_core() -> None:
    """The exemplar is one of the members; the other report's is the other."""
    (resigned,) = [core for core in cores(compared(FOUND, NOWHERE)) if core.exemplar.stem.startswith("resign")]
    assert {_at(one) for one in resigned.members} == {"a:resigned", "b:resigned"}
    assert resigned.exemplar in resigned.members


def test_no_place_is_in_two_cores() -> None:
    """Nothing is told twice: no place is a member twice, and no two exemplars are likely one happening."""
    made = cores(compared(FOUND, NOWHERE))
    members = [_at(one) for core in made for one in core.members]
    assert len(members) == len(set(members))
    kept = pool(FOUND)
    near = links(kept)
    opened = [kept.index(core.exemplar) for core in made]
    assert all(near[i].get(j, 0.0) < ALIKE for i, j in itertools.combinations(opened, 2))


def test_a_sentence_tells_a_happening_once() -> None:
    """Two predicates of one sentence are two happenings, however alike: of them only the likelier is a member."""
    made = cores(compared(FOUND, NOWHERE))
    for core in made:
        told = [(one.one.mention.article, one.one.mention.evidence.start) for one in core.members]
        assert len(told) == len(set(told))
    text = "The club hired Vesna, who lasted a year before being replaced by Otto."
    both = placed([article(text)], cast([article(text)], Vesna="person", Otto="person"))
    assert all(len(core.members) == 1 for core in cores(compared(both, NOWHERE)))


@given(st.permutations(FOUND))
@settings(deadline=None, max_examples=20)
def test_order_of_candidates_does_not_matter(found: list[Candidate]) -> None:
    """Any order gives the same cores in the same order."""
    assert shape(cores(compared(found, NOWHERE))) == shape(cores(compared(FOUND, NOWHERE)))


def linked(monkeypatch: pytest.MonkeyPatch, chances: Mapping[tuple[str, str], float]) -> Callable[[], list[Core]]:
    """The cores of one-place reports whose likenesses are given."""
    reports = [
        article(f"The mayor of {town} resigned on Monday.", id=id)
        for id, town in zip("abc", ("Velm", "Tarn", "Ebury"), strict=True)
    ]
    found = placed(reports, cast(reports))

    def given_links(kept: Sequence[Candidate]) -> list[dict[int, float]]:
        ids = [*map(_id, kept)]
        return [
            {j: p for j, other in enumerate(ids) if (p := chances.get((min(one, other), max(one, other))))}
            for one in ids
        ]

    monkeypatch.setattr(room, "links", given_links)
    return lambda: list(cores(compared(found, NOWHERE)))


def _id(one: Candidate) -> str:
    return one.one.mention.article


def test_cores_do_not_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a first is like a second and that like a third, the third is not in the core of the first."""
    ids = "abc"
    for middle in ids:
        one, other = (id for id in ids if id != middle)
        like = {(min(middle, id), max(middle, id)): 0.9 for id in (one, other)}
        made = linked(monkeypatch, like)()
        assert {_id(each) for core in made for each in core.members} == set(ids)
        for core in made:
            assert all(
                tuple(sorted((_id(core.exemplar), _id(each)))) in like
                for each in core.members
                if each is not core.exemplar
            )


def test_what_may_be_the_same_opens_no_core_and_joins_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too like to stand beside it, too unlike to be counted as telling it: the second place stays out."""
    made = linked(monkeypatch, {("a", "b"): (ALIKE + SAME) / 2, ("a", "c"): 0.0, ("b", "c"): 0.0})()
    ids = sorted(sorted(map(_id, core.members)) for core in made)
    assert ids in ([["a"], ["c"]], [["b"], ["c"]])


def test_a_copys_words_count_once() -> None:
    """Three copies of one dispatch make a happening weigh no more than one."""
    text = "The mayor of Velm resigned over the old bridge."
    reports = [article(text, id=id) for id in "xyz"]
    alone = cores(compared(placed(reports[:1], cast([])), NOWHERE))
    copied = cores(compared(placed(reports, cast([]), copies=[("x", "y", "z")]), NOWHERE))
    apart = cores(compared(placed(reports, cast([])), NOWHERE))
    assert [(core.sure, core.weight) for core in alone] == [(core.sure, core.weight) for core in copied]
    assert apart[0].weight > copied[0].weight
