"""Entities: who is one and the same, and who is another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.corrections.entities import called, cast
from dateline.terms import Cast, Correction, Evidence
from tests.corrections.builders import article, correction, entity, mention

ONE = article("a", "Anna Weber spoke. Weber left. She smiled. Karl Weber stayed. Weber slept. He snored.")
TWO = article("b", "Mr Ruud and Karl Weber met the mayor. Weber was late. Tomas Ruud was not.")
ANNA, LEFT, SHE = mention(ONE, "Anna Weber"), mention(ONE, "Weber", 1), mention(ONE, "She")
KARL, SLEPT, HE = mention(ONE, "Karl Weber"), mention(ONE, "Weber", 3), mention(ONE, "He")
KARL_TOO, LATE, MAYOR = mention(TWO, "Karl Weber"), mention(TWO, "Weber", 1), mention(TWO, "the mayor")
RUUD, TOMAS = mention(TWO, "Ruud"), mention(TWO, "Tomas Ruud")
WEBER = entity("Anna Weber", ANNA, LEFT, SHE, KARL, SLEPT, HE, KARL_TOO, LATE, also=["Weber", "Karl Weber"])
MR_RUUD, TOMAS_RUUD = entity("Ruud", RUUD), entity("Tomas Ruud", TOMAS)
CAST = Cast((WEBER, MR_RUUD, TOMAS_RUUD))
CLAUSE = "corrected by Ada Lind on 2031-05-14: the desk rang the mayor"


def test_merged_entities_have_all_names_and_mentions() -> None:
    """The id is that of whom the story names first."""
    found = cast(CAST, [correction("merge entities", TOMAS, RUUD)])
    assert [one.name for one in found.entities] == ["Anna Weber", "Ruud"]
    ruud = found.entities[1]
    assert (ruud.id, ruud.mentions, ruud.also) == (MR_RUUD.id, (RUUD, TOMAS), ("Tomas Ruud",))
    assert ruud.basis == f"Ruud and Tomas Ruud are one, {CLAUSE}"


def test_a_merged_entity_goes_by_the_name_given() -> None:
    """The other names stay beside it."""
    ruud = cast(CAST, [correction("merge entities", TOMAS, RUUD, value="Tomas J. Ruud")]).entities[1]
    assert (ruud.name, ruud.also) == ("Tomas J. Ruud", ("Ruud", "Tomas Ruud"))


def test_a_split_follows_the_words() -> None:
    """What is said in the named words leaves in every report; surnames and pronouns go with the name before them."""
    found = cast(CAST, [correction("split entity", KARL, other=[ANNA])])
    anna, karl, *_ = found.entities
    assert (anna.name, anna.mentions) == ("Anna Weber", (ANNA, LEFT, SHE))
    assert (karl.name, karl.mentions) == ("Karl Weber", (KARL, SLEPT, HE, KARL_TOO, LATE))
    assert anna.id == WEBER.id
    assert "Karl Weber" not in anna.also
    assert karl.basis == f"not the same as Anna Weber, {CLAUSE}"
    assert anna.basis.endswith(CLAUSE)


def test_a_split_may_take_the_first_mention() -> None:
    """Then both have ids of their own first mentions."""
    found = cast(CAST, [correction("split entity", ANNA, other=[KARL])])
    ids = [one.id for one in found.entities]
    assert len(set(ids)) == len(ids)
    assert [one.name for one in found.entities[:2]] == ["Anna Weber", "Karl Weber"]


def test_namesakes_are_told_apart_by_their_reports() -> None:
    """The same words on both sides say nothing; then a mention goes with the one named before it."""
    namesake = entity("Weber", LEFT, SLEPT, LATE)
    found = cast(Cast((namesake,)), [correction("split entity", LATE, other=[LEFT], value="Karl Weber")])
    assert [(one.name, one.mentions) for one in found.entities] == [("Weber", (LEFT, SLEPT)), ("Karl Weber", (LATE,))]


def test_a_split_of_everything_is_none() -> None:
    """An entity keeps at least one mention, and so does the other."""
    alone = Cast((MR_RUUD,))
    assert cast(alone, [correction("split entity", RUUD)]) == alone


def test_who_is_not_mentioned_is_not_touched() -> None:
    """As of an earlier day, or in another story."""
    elsewhere = Evidence("z", 0, 4, "Ruud")
    assert cast(CAST, [correction("merge entities", elsewhere, RUUD)]) == CAST
    assert cast(CAST, [correction("split entity", elsewhere)]) == CAST


def test_the_later_wins() -> None:
    """Merged and then split again is two."""
    merge = correction("merge entities", TOMAS, RUUD, when="2031-05-01")
    split = correction("split entity", TOMAS, other=[RUUD], when="2031-05-02")
    assert len(cast(CAST, [merge, split]).entities) == 3
    assert len(cast(CAST, [split, merge]).entities) == 2


def test_an_entity_is_found_by_name() -> None:
    """The name itself before another that is also called so."""
    assert called(CAST, "tomas ruud") == TOMAS_RUUD
    assert called(CAST, "Weber") == WEBER
    assert called(CAST, "Nobody") is None


MENTIONS = [ANNA, LEFT, SHE, KARL, SLEPT, HE, KARL_TOO, LATE, RUUD, TOMAS]
PLACES = st.lists(st.sampled_from(MENTIONS), min_size=2, max_size=4, unique=True)
CORRECTIONS = st.lists(
    st.one_of(
        PLACES.map(lambda places: correction("merge entities", *places)),
        PLACES.map(lambda places: correction("split entity", *places[:1], other=places[1:])),
    ),
    max_size=5,
)


@given(CORRECTIONS)
def test_every_mention_keeps_one_bearer(told: list[Correction]) -> None:
    """Whatever is said, no mention is lost or counted for two, and no two entities share an id."""
    found = cast(CAST, told)
    assert sorted(place for one in found.entities for place in one.mentions) == sorted(MENTIONS)
    assert len({one.id for one in found.entities}) == len(found.entities)
