"""Tests for `dateline.tell.asides`: where a report of the story tells of something else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import dateline
from dateline.tell.asides import Asides, asides
from dateline.terms import Article, Cast, Entity, EntityKind, Event, Words
from tests.tell.builders import article, parsed, statement, words

ENGINE = "The ferry Skua ran aground off Marrow on Sunday, Mara Lindqvist said."
LATER = "Mara Lindqvist of the Harbour Guild wants the ferry Skua towed to Marrow on Tuesday."
NAMES: dict[str, EntityKind] = {
    "Mara Lindqvist": "person", "Harbour Guild": "organization", "Skua": "other", "Marrow": "place", "Otto Berg": "person",
    "Lund Rovers": "organization", "Ines Falk": "person",
}  # fmt: skip


def cast_of(*articles: Article, names: dict[str, EntityKind] = NAMES) -> Cast:
    """Who is named in the articles, wherever the name stands."""
    return Cast(
        tuple(
            Entity(name, name, kind, (), (), None, tuple(_places(articles, name)), "as built")
            for name, kind in names.items()
        )
    )


def _places(articles: tuple[Article, ...], name: str) -> list[dateline.terms.Evidence]:
    return [
        one.evidence(at, at + len(name))
        for one in articles
        for at in range(len(one.text))
        if one.text.startswith(name, at)
    ]


def aside_of(*sentences: str, others: tuple[str, ...] = (LATER,)) -> list[bool]:
    """Of each sentence of a report whether it is an aside, in a story that other reports tell too."""
    mine = article("post", ENGINE, *sentences)
    every = (mine, *(article(f"other{n}", text) for n, text in enumerate(others)))
    found = asides(every, parsed(*every), [], cast_of(*every))
    return [found.holds("post", part.start) for part in mine.paragraphs[1:]]


def test_a_separate_case_is_one_until_somebody_of_the_story_is_named() -> None:
    """What follows goes with it, with pronouns and with names of its own."""
    assert aside_of(
        "In a separate case, a court in Lund fined a baker on Monday.",
        "He had sold bread without a weight.",
        "Otto Berg said the fine was just.",
        "Mara Lindqvist said nothing of it.",
        "She will speak on Friday.",
    ) == [True, True, True, False, False]


def test_another_case_of_the_same_matter_is_none() -> None:
    """It names what the reports have at their heads; or somebody of the story."""
    assert aside_of("In an unrelated case, two boys fell from a ferry in May.") == [False]
    assert aside_of("In a separate case, Mara Lindqvist was fined.") == [False]


def test_who_only_tells_of_it_brings_the_story_not_back() -> None:
    """A name among those whom the sentence has its news from says nothing of what it is about."""
    text = "In another incident, a baker was fined, according to the Harbour Guild."
    mine, other = article("post", ENGINE, text), article("echo", LATER)
    said = replace(statement("s", mine, "a baker was fined", None), source=words(mine, "the Harbour Guild"))
    for statements, expected in (([], False), ([said], True)):
        found = asides([mine, other], parsed(mine, other), [], cast_of(mine, other), statements)
        assert found.holds("post", mine.paragraphs[1].start) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Meanwhile, Otto Berg scored twice for Lund Rovers.", True),
        ("Separately, Otto Berg scored twice for Lund Rovers.", True),
        ("Otto Berg scored twice for Lund Rovers.", False),
        ("Meanwhile, Mara Lindqvist sends two tugs.", False),
        ("Meanwhile, two tugs are on their way.", False),
        ("Meanwhile, Otto Berg left the ferry in a boat.", False),
        ("Elsewhere in Marrow, Otto Berg scored twice for Lund Rovers.", False),
    ],
)
def test_what_is_told_beside_is_one_if_it_names_only_strangers(text: str, told: bool) -> None:
    """Not where it names nobody, the story's own, or its matter; a stranger is whom no other report names."""
    assert aside_of(text) == [told]
    assert aside_of(text, others=(LATER, "The ferry left Marrow with Otto Berg, of Lund Rovers, on board.")) == [False]


def test_what_is_told_beside_ends_where_the_story_is_named() -> None:
    """Or where its matter is told without strangers."""
    assert aside_of(
        "Meanwhile, Otto Berg scored twice.", "It was his best day.", "The ferry was empty.", "It was a bad day."
    ) == [True, True, False, False]


def page(*, of_story: int, strangers: bool) -> Article:
    """A page of 14 items of which the first `of_story` are the story's."""
    people = ("Otto Berg", "Ines Falk", "Lund Rovers", "Una Rask", "Per Holt", "Siv Dahl", "Jan Moe", "Lea Krog")
    items = [f"{people[n % 8] if strangers else 'A baker'} talks about bread number {n}." for n in range(14 - of_story)]
    return article("page", *[f"The ferry Skua is off Marrow, item {n}." for n in range(of_story)], *items)


@pytest.mark.parametrize(
    ("of_story", "strangers", "asides_told"), [(3, True, 11), (9, True, 0), (3, False, 0)], ids=str
)
def test_of_a_page_of_many_items_only_the_storys_count(of_story: int, strangers: bool, asides_told: int) -> None:
    """Of a running order; not of a page mostly about the story, nor of one without people, which tells of things more closely."""
    mine = page(of_story=of_story, strangers=strangers)
    every = (mine, article("post", ENGINE), article("echo", LATER))
    more: dict[str, EntityKind] = {
        "Una Rask": "person",
        "Per Holt": "person",
        "Siv Dahl": "person",
        "Jan Moe": "person",
    }
    found = asides(every, parsed(*every), [], cast_of(*every, names=NAMES | more | {"Lea Krog": "person"}))
    assert sum(found.holds("page", part.start) for part in mine.paragraphs) == asides_told
    assert not any(found.holds("page", part.start) for part in mine.paragraphs[:of_story])
    assert not list(asides([mine], parsed(mine), [], cast_of(mine, names=NAMES | more)))


def test_what_stands_in_one_is_kept_and_not_told() -> None:
    """Statements and events without the words to show, sentences not there for the brief."""
    mine = article("post", ENGINE, "Otto Berg said bread is dear.")
    first, second = mine.paragraphs
    found = Asides({"post": ((second.start, second.end),)})
    said = replace(statement("s", mine, "bread is dear", None), shown=Words("Bread is dear", ()))
    other = replace(statement("t", mine, "ran aground", None), shown=Words("Ran aground", ()))
    assert [one.shown for one in found.statements([said, other])] == [None, other.shown]
    parses = parsed(mine)
    assert [one.start for one in found.parses(parses)["post"]] == [first.start]
    assert Asides({}).parses(parses) is parses
    headline = Words("bread is dear", (words(mine, "bread is dear"),))
    row = Event("e", "bread", "price", (), None, None, "happened", None, (), "as built", (), headline=headline)
    other_row = replace(row, headline=Words("ran aground", (words(mine, "ran aground"),)))
    assert [one.headline for one in found.events([row, other_row])] == [None, other_row.headline]


def test_a_reading_tells_nothing_of_it(tmp_path: Path) -> None:
    """No line of the brief and nobody who said so; the same passage without its opening is told."""
    story = [
        "A fire destroyed the town hall of Marrow on Monday, Mayor Mara Lindqvist said.",
        "Lindqvist said nobody was hurt in the fire.",
    ]
    beside = "court in Lund jailed the baker Otto Berg on Monday for selling stolen bread."
    said = "Berg's lawyer Ines Falk said the baker will appeal."
    for opening, told in (("In an unrelated case, a ", False), ("A ", True)):
        texts = ["\n\n".join([*story, f"{opening}{beside}", said]), "\n\n".join(["Firemen worked all night.", *story])]
        rows = [
            {
                "id": str(n),
                "source": f"Paper {n}",
                "title": "Fire in Marrow",
                "text": text,
                "date_publish": "2031-03-04",
            }
            for n, text in enumerate(texts)
        ]
        path = tmp_path / "reports.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        reading = dateline.read([str(path)])
        shown = [one.shown.text for one in reading.statements if one.shown]
        assert any("appeal" in text for text in shown) == told
        assert any("stolen bread" in line.text for one in reading.stories for line in one.brief) == told
        assert any("appeal" in one.text for one in reading.statements)
