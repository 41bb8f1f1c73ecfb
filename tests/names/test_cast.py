"""Cast: the entities of a story."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.names import cast, mentions
from dateline.terms import Article, Cast, Entity, EntityKind, Mention
from tests.names.builders import article, mention, parsed

ONE = article("Mayor Anna Weber met Yury Malenko of Nordal Ltd. in Paris. Mr Malenko thanked Weber.", id="1")
TWO = article("Yuri Malenko, the aide, left the U.S. for Paris. Nordal fell. Weber wept.", id="2")
FOUND: dict[str, tuple[Mention, ...]] = {
    "1": (
        mention(ONE, "Anna Weber", role="Mayor"),
        mention(ONE, "Yury Malenko"),
        mention(ONE, "Nordal Ltd.", "organization"),
        mention(ONE, "Paris", "place"),
        mention(ONE, "Malenko", nth=1, honorific="Mr"),
        mention(ONE, "Weber", nth=1),
    ),
    "2": (
        mention(TWO, "Yuri Malenko", role="aide"),
        mention(TWO, "U.S.", "place"),
        mention(TWO, "Paris", "place"),
        mention(TWO, "Nordal", "person"),
        mention(TWO, "Weber", "organization"),
    ),
}


def by_name(story: Cast) -> dict[str, Entity]:
    """The entities by name."""
    return {entity.name: entity for entity in story.entities}


def test_one_entity_over_reports() -> None:
    """Spellings, titles and short names of one person are one entity's, and its roles are collected."""
    malenko = by_name(cast([ONE, TWO], FOUND))["Yury Malenko"]
    assert set(malenko.also) == {"Yuri Malenko", "Malenko", "Mr Malenko"}
    assert malenko.roles == ("aide",)
    assert [words.article for words in malenko.mentions] == ["1", "1", "2"]


def test_kinds_agree_over_the_story() -> None:
    """A full name or a legal form in one report decides what a lone word is in another."""
    found = by_name(cast([ONE, TWO], FOUND))
    assert found["Nordal"].kind == "organization"
    assert found["Anna Weber"].kind == "person"
    assert len(found["Anna Weber"].mentions) == 3


def test_places_have_countries() -> None:
    """A place lies in its country, told by its code; what is open stays open."""
    found = by_name(cast([ONE, TWO], FOUND))
    assert found["United States"].country == "US"
    assert found["Paris"].country == "FR"
    assert found["Anna Weber"].country is None


def test_open_places_have_no_country() -> None:
    """A name of several towns of like size, of a continent, or of a country and a state, is not placed."""
    told = article("Cordoba, Asia, Georgia and Elmsund")
    names = ("Cordoba", "Asia", "Georgia", "Elmsund")
    story = cast([told], {"a": [mention(told, name, "place") for name in names]})
    assert {entity.name: entity.country for entity in story.entities} == dict.fromkeys(names)


def test_a_name_alone_gives_its_surname() -> None:
    """The surname by itself is a name too, but not of one of two who bear it."""
    told = article("Anna Weber, Tomas Ruud, Eva Ruud")
    found = by_name(cast([told], {"a": [mention(told, name) for name in ("Anna Weber", "Tomas Ruud", "Eva Ruud")]}))
    assert found["Anna Weber"].also == ("Weber",)
    assert found["Tomas Ruud"].also == found["Eva Ruud"].also == ()


def test_every_entity_says_why() -> None:
    """A basis is one sentence."""
    assert all(
        entity.basis.endswith(".") and entity.basis.count(". ") <= 1 for entity in cast([ONE, TWO], FOUND).entities
    )


def test_nobody_named_nobody_there() -> None:
    """No articles, no mentions, or pronouns alone make an empty cast."""
    assert cast([], {}).entities == ()
    assert cast([ONE], {}).entities == ()
    assert cast([ONE], {"1": [mention(ONE, "Weber", form="pronoun")][:0]}).entities == ()


@given(st.permutations([ONE, TWO]), st.randoms(use_true_random=False))
def test_order_does_not_matter(articles: Sequence[Article], shuffled: object) -> None:
    """Any order of articles and mentions gives the same cast, ids included."""
    mixed = {id: shuffled.sample(FOUND[id], len(FOUND[id])) for id in reversed(FOUND)}  # type: ignore[attr-defined]
    assert cast(articles, mixed) == cast([ONE, TWO], FOUND)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 80), st.integers(1, 30), st.sampled_from(["person", "organization", "place", "other"])
        ),
        max_size=12,
    )
)
def test_any_mentions_do_no_harm(spans: list[tuple[int, int, EntityKind]]) -> None:
    """Whatever the spans, every entity's mentions give back their words, and no span is of two entities."""
    made = {
        Mention("1", a, a + n, ONE.text[a : a + n], kind)
        for a, n, kind in spans
        if ONE.text[a : a + n].strip() and a + n <= len(ONE.text)
    }
    once = {(m.start, m.end): m for m in sorted(made, key=lambda m: (m.start, m.end, m.kind))}
    story = cast([ONE], {"1": list(once.values())})
    everywhere = [words for entity in story.entities for words in entity.mentions]
    assert len(everywhere) == len(set(everywhere))
    assert all(ONE.text[words.start : words.end] == words.text for words in everywhere)
    assert len({entity.id for entity in story.entities}) == len(story.entities) or len(
        {m.start for m in once.values()}
    ) < len(once)


def test_a_family_name_that_stands_first_is_a_person_alone() -> None:
    """The first of two names means the person where the reports use it alone and never the second."""
    told = article("Minister Lin Bao came to Velden. Lin said the talks would go on.")
    found = cast([told], {"a": [mention(told, "Lin Bao"), mention(told, "Lin", "organization", nth=1)]})
    assert [(entity.name, len(entity.mentions)) for entity in found.entities] == [("Lin Bao", 2)]


TALKS = (
    "Russian President Boris Malenko met Norwegian Prime Minister Ada Solberg in Oslo on Tuesday. "
    "The Russian president said the talks were good.\n"
    "Malenko's wife, Vera Malenko, was there too. Mrs Malenko said little.\n"
    "The Harbour Trade Organization (HTO) paid for the dinner, its director, Yury Rodin, said."
)
AFTER = "Yuri Rodin of the HTO said the dinner was cheap.\nMr Malenko flew home to Moscow on Wednesday."


def test_a_story_read_as_an_editor_would() -> None:
    """With the real parser: two of one surname stay two, spellings and acronyms are one, an office is its holder, places have countries."""
    told = [article(TALKS, id="1"), article(AFTER, id="2")]
    found = by_name(cast(told, {one.id: mentions(one, parsed(one)) for one in told}))
    assert {"Malenko", "Mr Malenko", "The Russian president"} <= set(found["Boris Malenko"].also)
    assert "Mrs Malenko" in found["Vera Malenko"].also
    assert "Yuri Rodin" in found["Yury Rodin"].also
    assert found["Harbour Trade Organization"].also == ("HTO",)
    assert [found[place].country for place in ("Oslo", "Moscow")] == ["NO", "RU"]


def test_a_full_name_of_one_report_is_that_name_in_the_next() -> None:
    """Where the model sees no name, two words that another report names somebody by are that person; one word is not."""
    unseen = article("“It was cheap,” Ulv Harek remarked. Ulv Harek-Moe laughed. Harek left.", id="1")
    seen = article("Ulv Harek, the envoy, spoke.", id="2")
    (harek,) = cast([unseen, seen], {"1": (), "2": (mention(seen, "Ulv Harek", role="envoy"),)}).entities
    assert [(w.article, w.start) for w in harek.mentions] == [("1", unseen.text.index("Ulv")), ("2", 0)]


def test_a_body_is_seen_where_only_the_place_in_its_name_was() -> None:
    """A name of several words that one report has is the body's in the next, not the place's that it begins with."""
    one, other = article("Velden Port Authority met.", id="a"), article("The Velden Port Authority said no.", id="b")
    found = {
        "a": [mention(one, "Velden Port Authority", "organization")],
        "b": [mention(other, "Velden", "place")],
    }
    (made,) = cast([one, other], found).entities
    assert [(m.article, m.text) for m in made.mentions] == [
        ("a", "Velden Port Authority"),
        ("b", "Velden Port Authority"),
    ]


def test_a_name_in_capitals_only_is_told_as_names_are_written() -> None:
    """The label "ANNA RUIZ" names Anna Ruiz; where a capital inside may be lost, the words stay."""
    one = article("ANNA RUIZ: We are ready. ANNA MCRAE: So are we.", id="a")
    found = {"a": [mention(one, "ANNA RUIZ"), mention(one, "ANNA MCRAE")]}
    made = by_name(cast([one], found))
    assert set(made) == {"Anna Ruiz", "ANNA MCRAE"}
    assert "ANNA RUIZ" in made["Anna Ruiz"].also


def test_a_body_is_called_by_more_than_its_last_word() -> None:
    """The Post may be any; a first word ("Nordal") says whose it is."""
    told = article(
        "The Norwegian Post asked. The Post knew. The Post said so. The Norwegian Post wrote. The Post left.", id="p"
    )
    named = [mention(told, "Norwegian Post", "organization", nth=n) for n in (0, 1)]
    short = [
        m
        for n in range(5)
        if (m := mention(told, "Post", "organization", nth=n)).start not in {n.end - 4 for n in named}
    ]
    assert [one.name for one in cast([told], {"p": (*named, *short)}).entities] == ["Norwegian Post"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Utah Gov. Ada Lund left.", ("Utah Governor",)),
        ("Ada Lund, the group's executive director, left.", ("executive director",)),
        ("Ada Lund, the state's attorney, left.", ("state's attorney",)),
        (
            "Former Rep. Ada Lund came. Former Rep. Ada Lund left. Sen. Ada Lund sat.",
            ("Senator", "Former Representative"),
        ),
    ],
)
def test_a_role_is_shown_in_whole_words_without_an_owner_whom_nobody_knows(text: str, roles: tuple[str, ...]) -> None:
    """An office in short is written out; "the group" is known to the report alone."""
    told = article(text, id="a")
    (lund,) = (one for one in cast([told], {"a": mentions(told, parsed(told))}).entities if one.name == "Ada Lund")
    assert lund.roles == roles


def test_who_has_a_title_in_short_is_called_by_the_office() -> None:
    """Gov. Lund of Utah is "the Utah governor", the one Rep. of a story "the congressman"."""
    told = article("Utah Gov. Ada Lund left. The Utah governor spoke. Rep. Otto Moe came. The congressman sat.", id="a")
    found = by_name(cast([told], {"a": mentions(told, parsed(told))}))
    assert "The Utah governor" in found["Ada Lund"].also
    assert "The congressman" in found["Otto Moe"].also
