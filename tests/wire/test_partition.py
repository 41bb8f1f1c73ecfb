"""Which articles are one dispatch."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.wire import companies, dispatches, groups, sketch
from tests.wire.build import FERRY, FERRY_ANEW, HARVEST, article, first_lines

HOUSE = (
    FERRY.replace("harbor", "harbour")
    .replace("Ines Calder", "Ms Ines Calder")
    .replace('"', "”")
    .replace("PORT ELLING — ", "")
)
APPEAL = "Help us to stay free for all. Your gift, however small, pays for the reporters who go where the news is. " * 2


def joined(one: str, other: str) -> bool:
    return len(groups([article("a", one), article("b", other)])) == 1


def test_house_edits_do_not_make_another_dispatch() -> None:
    """Spelling, titles before names and quotation marks may change."""
    assert joined(FERRY, HOUSE)


@pytest.mark.parametrize("kept", [3, 4, 5, 7])
def test_a_cut_copy_is_found(kept: int) -> None:
    """A text cut to a third is still the dispatch it was cut from."""
    assert joined(FERRY, first_lines(FERRY, kept))


def test_moved_paragraphs_are_seen() -> None:
    """The order of the paragraphs may change."""
    body = FERRY.splitlines()
    assert joined(FERRY, "\n".join(body[:2] + body[5:] + body[2:5]))


def test_a_copy_under_other_furniture_is_found() -> None:
    """An appeal that was not recognised does not hide a copy."""
    assert joined(FERRY, FERRY + APPEAL)


def test_two_dispatches_on_one_event_stay_apart() -> None:
    """The same event, the same quoted words, written anew."""
    assert not joined(FERRY, FERRY_ANEW)


def test_shared_quotes_are_no_copy() -> None:
    """A statement quoted at length by both is not theirs."""
    statement = '"' + " ".join(f"We promise measure number {i} to all who wait for it" for i in range(12)) + '"'
    assert not joined(first_lines(FERRY, 3) + "\n" + statement, HARVEST + statement)


def test_shared_furniture_is_no_copy() -> None:
    """Two short texts under one appeal."""
    assert not joined(first_lines(FERRY, 2) + "\n" + APPEAL, first_lines(HARVEST, 2) + "\n" + APPEAL)


def test_shared_background_is_no_copy() -> None:
    """A new report that ends on the paragraphs of an old one."""
    old = FERRY.splitlines()
    assert not joined(FERRY, "\n".join(HARVEST.splitlines() + old[-2:]))


def test_empty_bodies_stay_apart() -> None:
    """Nothing is known of two reports without a story, whatever their headline."""
    assert groups([article("a", "", title="Storm"), article("b", "", title="Storm")]) == (("a",), ("b",))


def test_three_words_are_one_dispatch_only_under_one_title() -> None:
    """Stock phrases are everywhere."""
    pair = [article("a", "Please try again", title="One"), article("b", "Please try again", title="Two")]
    assert len(groups(pair)) == 2
    same = [article("a", "Ferry runs aground", title="One"), article("b", "Ferry runs aground", title="One")]
    assert groups(same) == (("a", "b"),)


def test_no_articles_no_dispatches() -> None:
    """Nothing in, nothing out."""
    assert groups([]) == ()
    assert dispatches([], ()) == ()


def test_identical_reports_are_one() -> None:
    """Fifty outlets that change nothing."""
    assert len(groups([article(f"{i:02}", FERRY) for i in range(50)])) == 1


def test_a_list_of_headlines_is_no_copy_of_its_reports() -> None:
    """A page that names every report belongs to none of them."""
    page = "\n".join(
        [FERRY.splitlines()[0], HARVEST.splitlines()[0]] + [f"Headline number {i} of the day" for i in range(60)]
    )
    assert len(groups([article("a", FERRY), article("b", HARVEST), article("c", page)])) == 3


def test_a_page_of_furniture_does_not_bind_what_it_stands_below() -> None:
    """The lines that close every report of a site, met alone, are a copy of none of them."""
    line = "Northline Harbour News is a service of the guild of pilots, who answer for every word and take no money for it from anybody else."
    found = groups([article("a", FERRY + line), article("b", HARVEST + line), article("c", line)])
    assert found == (("a",), ("b",), ("c",))


def test_a_live_blog_of_20000_words_is_read_in_seconds() -> None:
    """Length costs no more than it must."""
    chance = random.Random(1)
    words = [f"word{i}" for i in range(3_000)]
    blog = "\n".join(" ".join(chance.choices(words, k=40)) for _ in range(500))
    articles = [article("a", blog), article("b", blog + "\nOne more line"), article("c", FERRY)]
    began = time.process_time()
    parts = groups(articles)
    assert parts == (("a", "b"), ("c",))
    assert dispatches(articles, parts)
    assert time.process_time() - began < 10


def test_a_crowd_of_copies_is_one_dispatch() -> None:
    """More copies than the index pairs with one another, each edited a little."""
    bodies = [FERRY.replace("Tuesday", f"Tuesday {i}") for i in range(150)]
    assert len(groups([article(f"{i:03}", body) for i, body in enumerate(bodies)])) == 1


def test_an_archive_changes_no_dispatch() -> None:
    """Hundreds of reports under one appeal, more than copies there are, neither join nor part others."""
    copies = [
        article("a", FERRY),
        article("b", HOUSE + APPEAL),
        article("c", first_lines(FERRY, 4)),
        article("d", HARVEST + APPEAL),
    ]
    chance = random.Random(5)
    words = [f"word{i}" for i in range(900)]
    archive = [
        article(f"z{i:03}", "\n".join(" ".join(chance.choices(words, k=60)) for _ in range(2)) + "\n" + APPEAL)
        for i in range(300)
    ]
    assert set(groups(copies)) < set(groups([*copies, *archive]))


POOL = [
    FERRY,
    HOUSE,
    first_lines(FERRY, 4),
    FERRY_ANEW,
    HARVEST,
    first_lines(HARVEST, 2),
    "Ferry aground",
    "",
    "🚢 مرحبا “”",
]


@given(st.lists(st.sampled_from(POOL), max_size=9), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_order_does_not_matter(bodies: list[str], chance: random.Random) -> None:
    """Any order of arrival gives the same partition and the same dispatches."""
    articles = [article(f"id{i}", body, day=f"2031-03-0{i + 1}") for i, body in enumerate(bodies)]
    shuffled = list(articles)
    chance.shuffle(shuffled)
    parts = groups(articles)
    assert groups(shuffled) == parts
    assert dispatches(shuffled, parts[::-1]) == dispatches(articles, parts)
    assert sorted(id for part in parts for id in part) == sorted(a.id for a in articles)


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_every_edit_points_at_its_words(one: str, other: str) -> None:
    """Offsets hold on any text, and a text that is no copy is compared all the same."""
    pair = {"a": article("a", one), "b": article("b", other)}
    (found,) = dispatches(list(pair.values()), [("a", "b")])
    for edit in found.edits:
        assert [w.text for w in edit.evidence] == [w for w in (edit.before, edit.after) if w]
        assert all(pair[w.article].text[w.start : w.end] == w.text for w in edit.evidence)


def test_dispatches_lie_within_companies() -> None:
    """By their keys alone it is known among which few texts copies are to be looked for; of each company alone the groups are the same."""
    texts = {
        "a": FERRY,
        "b": HOUSE,
        "c": first_lines(FERRY, 4),
        "d": FERRY_ANEW,
        "e": HARVEST,
        "f": HARVEST,
        "g": "",
        "h": "",
    }
    made = [article(id, text) for id, text in texts.items()]
    found = companies([sketch(one) for one in made])
    assert sorted(at for company in found for at in company) == list(range(len(made)))
    alone = [group for company in found for group in groups([made[at] for at in company])]
    assert sorted(alone) == list(groups(made))
    assert [len(company) for company in found if 6 in company or 7 in company] == [1, 1]
