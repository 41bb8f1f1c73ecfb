"""Reports of one happening, and happenings of one matter."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.cluster import stories
from dateline.terms import Article
from dateline.text import digest
from dateline.wire import groups
from tests.cluster.build import AGREED, INVITED, OTHER_QUAKE, QUAKE
from tests.wire.build import FERRY, FERRY_ANEW, HARVEST, article


def told(*articles: Article, copies: Sequence[Sequence[str]] | None = None) -> list[list[tuple[str, ...]]]:
    parts = copies or [(one.id,) for one in articles]
    return [[episode.articles for episode in story] for story in stories(articles, parts, {}, {})]


def test_two_reports_of_one_happening_are_an_episode() -> None:
    """Two outlets, the same day, other words."""
    found = told(
        article("a", FERRY, title="Ferry runs aground off Marrow, 14 hurt", day="2031-03-04"),
        article("b", FERRY_ANEW, title="Ship with 212 aboard hits rocks near Marrow", day="2031-03-05"),
        article("c", HARVEST, title="Apple harvest fails", day="2031-03-04"),
    )
    assert found == [[("a", "b")], [("c",)]] or found == [[("c",)], [("a", "b")]]


@pytest.mark.parametrize("days", [("2031-03-04", "2031-06-06"), ("2031-03-04", "2031-03-08")])
def test_look_alikes_stay_apart(days: tuple[str, str]) -> None:
    """Two earthquakes are two episodes, of two stories."""
    found = told(article("a", QUAKE, day=days[0]), article("b", OTHER_QUAKE, day=days[1]))
    assert found == [[("a",)], [("b",)]]


def test_a_story_lives_for_months() -> None:
    """The same people, place and matter, a season apart: two episodes of one story."""
    found = told(article("a", INVITED, day="2031-07-24"), article("b", AGREED, day="2031-10-23"))
    assert found == [[("a",), ("b",)]]


def test_the_same_people_in_another_matter_are_another_story() -> None:
    """Names alone do not make a story."""
    wedding = "LUND — Anna Weber and Jonas Okafor danced at the wedding of the singer Mia Toll, who wore a dress made of feathers."
    found = told(article("a", INVITED, day="2031-07-24"), article("b", wedding, day="2031-09-01"))
    assert len(found) == 2


def test_copies_are_in_the_episode_of_their_dispatch() -> None:
    """A copy cut to its headline goes where its dispatch goes."""
    found = told(article("a", FERRY), article("b", "Ferry aground"), article("c", HARVEST), copies=[("a", "b"), ("c",)])
    assert sorted(found) == [[("a", "b")], [("c",)]]


def test_an_undated_report_finds_its_episode() -> None:
    """A day that is not known keeps nothing apart."""
    assert told(article("a", INVITED, day="2031-07-24"), article("b", INVITED + "It is not clear when."))[0] == [
        ("a", "b")
    ]


def test_one_report_alone_is_a_story() -> None:
    """Of one episode, whatever it says; and two that are identical are one of two copies."""
    for body in (FERRY, "Ferry runs aground", "🚢", ""):
        assert told(article("a", body)) == [[("a",)]]
    twice = [article("a", FERRY, day="2031-03-04"), article("b", FERRY, day="2031-03-09")]
    assert [[e.articles for e in story] for story in stories(twice, groups(twice))] == [[("a", "b")]]


def test_no_reports_no_stories() -> None:
    """Nothing in, nothing out."""
    assert stories([], (), {}, {}) == ()


def test_reports_without_words_stay_apart() -> None:
    """Empty bodies, emoji and three words are stories of their own, without a crash."""
    found = told(article("a", ""), article("b", ""), article("c", "🚢"), article("d", "Please try again"))
    assert sorted(found) == [[("a",)], [("b",)], [("c",)], [("d",)]]


def test_a_title_is_taken_from_a_report() -> None:
    """The fullest report of the first day that has one."""
    named = [article("a", FERRY, title="Ferry runs aground", day="2031-03-04"), article("b", FERRY, day="2031-03-04")]
    (story,) = stories(named, [("a", "b")])
    assert story[0].title == "Ferry runs aground"


def test_an_id_comes_from_the_first_member() -> None:
    """It does not depend on arrival, nor on reports elsewhere."""
    (story,) = stories([article("b", FERRY), article("a", FERRY)], [("b", "a")])
    assert story[0].id == digest("episode", "a")


def test_a_report_elsewhere_changes_nothing() -> None:
    """A story that a new report does not touch keeps its episodes and their ids."""
    two = [article("a", INVITED, day="2031-07-24"), article("b", AGREED, day="2031-10-23")]
    before = stories(two, [("a",), ("b",)])
    after = stories([*two, article("c", HARVEST, day="2031-08-01")], [("a",), ("b",), ("c",)])
    assert set(before) < set(after)


def test_an_episode_does_not_creep_through_the_months() -> None:
    """A report every five days, each like the last one: no episode of them reaches over half a year."""
    daily = [article(f"d{i:02}", INVITED, day=f"2031-{1 + i // 6:02}-{1 + 5 * (i % 6):02}") for i in range(36)]
    found = stories(daily, [(one.id,) for one in daily])
    assert max(len(episode.articles) for story in found for episode in story) <= 7


def test_an_archive_changes_no_story() -> None:
    """Hundreds of reports that share words with a story, but no episode, leave it as it was."""
    four = [
        article("a", INVITED, day="2031-07-24"),
        article("b", AGREED, day="2031-10-23"),
        article("c", QUAKE, day="2031-03-03"),
        article("d", OTHER_QUAKE, day="2031-03-04"),
    ]
    towns = [f"{one}{other}" for one in ("Alt", "Bro", "Cas", "Dun", "Elm", "Fol") for other in "abcdefghijklmnopqrst"]
    archive = [
        article(
            f"z{i}",
            f"An earthquake shook {town}berg on Monday, President Ada {town}son of {town}land said.\n"
            f"The {town}quist prize of {town}ville goes to the {town}ist quartet for its record {town}ana.",
            day=f"2029-{1 + i % 12:02}-11",
        )
        for i, town in enumerate(towns)
    ]
    before = stories(four, [(one.id,) for one in four])
    after = stories([*four, *archive], [(one.id,) for one in [*four, *archive]])
    assert set(before) < set(after)


def test_the_same_leader_does_not_make_a_story() -> None:
    """A month of one president's days, each in another matter, is as many stories."""
    matters = [
        (
            "signed the bill that forgives small dairies their debts. Farmers had driven tractors to Parliament for weeks, and the "
            "banks warn that rural branches will close. The Dairy Guild of Ostra hailed the law, Minister Tomas Reuel called it dear."
        ),
        (
            "opened the Karsund bridge, nine years in the building. The first lorries crossed the strait at noon; the ferry Sandpiper "
            "made its last trip. The toll is four crowns. Engineer Ines Calder recalled the storm that tore away a pylon."
        ),
        (
            "mourned the painter Mia Toll, who died in her sleep at ninety. Toll filled canvases with blue herons and hung them in the "
            "Lund Museum, where visitors left feathers. Her daughter Lea Toll asked for silence at the grave."
        ),
        (
            "named the judge Olav Brandt to the maritime court. Brandt, once a harbour pilot, wrote the ruling on salvage rights that "
            "every shipowner knows. Senators question him on Thursday about the shares he holds in Northline."
        ),
    ]
    days = [
        article(f"w{i}", f"VELLMAR — President Anna Weber {matter}", day=f"2031-05-{6 * i + 1:02}")
        for i, matter in enumerate(matters)
    ]
    assert len(told(*days)) == len(days)


def test_one_strong_link_does_not_chain_two_matters() -> None:
    """A digest that tells of both does not pull two crowds together."""
    quakes = [article(f"a{i}", QUAKE + f"Report number {i}.", day="2031-03-03") for i in range(4)]
    dams = [article(f"b{i}", INVITED + f"Report number {i}.", day="2031-03-03") for i in range(4)]
    digest_of_both = article("c", QUAKE.splitlines()[0] + "\n" + INVITED.splitlines()[0], day="2031-03-03")
    homes = {id: n for n, story in enumerate(told(*quakes, *dams, digest_of_both)) for e in story for id in e}
    assert homes["a0"] != homes["b0"]


POOL = [FERRY, FERRY_ANEW, HARVEST, QUAKE, OTHER_QUAKE, INVITED, AGREED, "", "Ferry aground", "١٢ 🚢 “"]


@given(
    st.lists(
        st.tuples(st.sampled_from(POOL), st.sampled_from([None, "2031-03-04", "2031-07-24", "2031-10-23"])), max_size=10
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=40, deadline=None)
def test_order_does_not_matter(reports: list[tuple[str, str | None]], chance: random.Random) -> None:
    """Any order of arrival gives the same stories, each report in exactly one of them."""
    articles = [article(f"id{i}", body, day=day) for i, (body, day) in enumerate(reports)]
    shuffled = list(articles)
    chance.shuffle(shuffled)
    found = stories(articles, [(one.id,) for one in articles])
    assert stories(shuffled, [(one.id,) for one in shuffled]) == found
    assert sorted(id for story in found for e in story for id in e.articles) == sorted(a.id for a in articles)


def test_a_live_blog_and_a_page_of_headlines_are_stories_of_their_own() -> None:
    """Long and mixed texts are read from their openings and do no harm."""
    blog = "\n".join(
        f"At {i} o'clock the ferry line said that boat {i % 7} was late again in Marrow." for i in range(1_400)
    )
    page = "\n".join(
        [FERRY.splitlines()[0], HARVEST.splitlines()[0], *(f"Headline number {i} of the day" for i in range(80))]
    )
    found = told(
        article("a", blog, day="2031-03-04"),
        article("b", page, day="2031-03-04"),
        article("c", QUAKE, day="2031-03-04"),
    )
    assert ("c",) in [episode for story in found for episode in story]
