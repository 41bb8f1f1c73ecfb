"""Languages: each brings its parser and its rooms, and no rule of one is tried on the text of another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, ClassVar

import pytest

import dateline
from dateline import Desk, UnknownName
from dateline.choice import chosen
from dateline.errors import StaleStore
from dateline.language import Language, Parse, languages
from dateline.language.registry import ENGLISH
from dateline.steps import ROOMS, choose
from dateline.terms import Article, Mention, Reading, Timex
from tests import fakeparser, plugins
from tests.desk.builders import NOW, Row, export_of, written

CONTRIBUTING = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"
WORDS = (
    "Mayor Anna Weber said that the bridge of Lindholm reopened on 3 May.\nTwo people died in Varna, the police said."
)
ROW: Row = {
    "title": "Ponto de Lindholm",
    "text": WORDS,
    "url": "https://gazeto.example/1",
    "published": "2023-05-04",
    "language": "eo",
}


class Parser:
    """A parser of a language that English rules would read something in: its words look like English ones."""

    name = "eo-for-tests"
    version = "1"
    seen: ClassVar[list[str]] = []

    def parse(self, texts: Sequence[str], *, workers: int = 1) -> Iterator[Parse]:
        """One parse a text."""
        self.seen.extend(texts)
        return fakeparser.FakeParser().parse(texts, workers=workers)


def dates(article: Article, _parse: Parse | None) -> tuple[Timex, ...]:
    """The first word of a story points at time."""
    start = article.paragraphs[0].start
    return (Timex(article.id, start, start + 5, article.text[start : start + 5], "date", "XXXX", None),)


def names(article: Article, parse: Parse) -> tuple[Mention, ...]:
    """The names that the parser saw, if what is given is its parse of this article."""
    return tuple(
        Mention(article.id, name.start, name.end, article.text[name.start : name.end], "place", "name")
        for sentence in parse
        for name in sentence.names
    )


PARSER_ONLY = Language("eo", Parser)
WITH_ROOMS = Language("eo", Parser, {"dates": "dates.eo.v1", "names.mentions": "names.eo.v1"})
STEPS: dict[str, object] = {"dates.eo.v1": dates, "names.eo.v1": names}


def spoken(language: Language) -> AbstractContextManager[None]:
    """The language is installed, with its steps."""
    return plugins.added(languages={language.code: language}, steps=STEPS)


def found_in(reading: Reading) -> dict[str, int]:
    """How much was found, by kind."""
    kinds = ("timexes", "entities", "statements", "events")
    return {kind: len(getattr(reading, kind)) for kind in kinds}


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """A report in that language."""
    return written(tmp_path / "in", [ROW])


def test_a_parser_alone_says_that_there_are_no_rooms_yet(paths: list[Path], tmp_path: Path) -> None:
    """The report is parsed and says that nothing reads it; English rules, which would find something, are not tried."""
    with fakeparser.installed():
        english = dateline.read(written(tmp_path / "english", [ROW | {"language": "en"}]), now=NOW)
    assert all(found_in(english).values())
    Parser.seen.clear()
    with spoken(PARSER_ONLY):
        reading = dateline.read(paths, now=NOW)
        with Desk(tmp_path / "news.db") as desk:
            desk.add(paths, now=NOW)
            assert desk.everything() == reading
    (article,) = reading.articles
    assert reading.parsed == {article.id}
    assert reading.models == (("eo-for-tests", "1"),)
    assert set(WORDS.split("\n")) <= set(Parser.seen)
    assert article.notes[-1] == "parsed (eo), but no rooms yet that read dates, names, statements, events"
    assert not any(found_in(reading).values())
    assert {slot for slot in dict(reading.steps) if ":" in slot} == set()


def test_a_language_brings_its_rooms(paths: list[Path], tmp_path: Path) -> None:
    """Its rooms read its reports, at once and at the desk; what is missing is noted; the export names its steps."""
    with spoken(WITH_ROOMS):
        reading = dateline.read(paths, now=NOW)
        with Desk(tmp_path / "news.db") as desk:
            desk.add(paths, now=NOW)
            assert desk.everything() == reading
    (article,) = reading.articles
    assert [timex.text for timex in reading.timexes] == ["Mayor"]
    assert {entity.name for entity in reading.entities} >= {"Lindholm", "Varna"}
    assert not reading.statements
    assert not reading.events
    assert article.notes[-1] == "parsed (eo), but no rooms yet that read statements, events"
    steps = dict(reading.steps)
    assert (steps["eo:dates"], steps["eo:names.mentions"]) == ("dates.eo.v1", "names.eo.v1")
    assert steps["dates"] == ENGLISH.rooms["dates"]


def test_without_a_parser_no_rule_of_english_is_tried(paths: list[Path]) -> None:
    """A report in a language that nobody added is cleaned and matched; its words are not read as English ones."""
    reading = dateline.read(paths, now=NOW)
    assert len(reading.stories) == 1
    assert not reading.parsed
    assert not any(found_in(reading).values())


def test_a_language_that_comes_asks_for_a_rebuild(paths: list[Path], tmp_path: Path) -> None:
    """What was told without a language's rooms is told anew before anything is added; so it is when they go again."""
    db = tmp_path / "news.db"
    with Desk(db) as desk:
        desk.add(paths, now=NOW)
    with spoken(WITH_ROOMS), Desk(db) as desk:
        with pytest.raises(StaleStore, match=r"eo:dates: none"):
            desk.add([], now=NOW)
        desk.rebuild()
        desk.add([], now=NOW)
        assert export_of(desk) == export_of(dateline.read(paths, now=NOW))
    with Desk(db) as desk:
        with pytest.raises(StaleStore, match="eo:dates"):
            desk.add([], now=NOW)
        desk.rebuild()
        desk.add([], now=NOW)


def test_a_room_that_no_language_has_is_named() -> None:
    """UnknownName says which rooms a language may bring."""
    with spoken(Language("eo", Parser, {"weather": "weather.v1"})), pytest.raises(UnknownName, match="weather"):
        choose()


def test_english_brings_every_room() -> None:
    """English is a language like others: it has a step for each room, those that are chosen."""
    assert ENGLISH.rooms.keys() == ROOMS.keys()
    assert ENGLISH.rooms.items() <= chosen().items()
    assert not choose().rooms("en").missing()


def test_the_way_that_contributing_tells_adds_a_language(paths: list[Path]) -> None:
    """Entry points as CONTRIBUTING.md has them add a language whose rooms read; it names every slot, in under ten lines."""
    section = CONTRIBUTING.read_text(encoding="utf-8").partition("## Adding a language\n")[2].partition("\n## ")[0]
    told, _, rest = section.partition("```toml\n")
    groups: dict[str, Any] = tomllib.loads(rest.partition("```")[0])["project"]["entry-points"]
    assert set(re.findall(r"`([\w.]+)`", told)) >= ROOMS.keys()
    assert len([line for line in section.splitlines() if line and not line.startswith("```")]) < 10
    objects: dict[str, Any] = {"LANGUAGE": WITH_ROOMS, "timexes": dates, "mentions": names}
    made: dict[str, dict[str, Any]] = {
        group: {name: objects[value.partition(":")[2]] for name, value in entries.items()}
        for group, entries in groups.items()
    }
    with plugins.added(languages=made["dateline.languages"], steps=made["dateline.steps"]):
        assert list(languages()) == ["en", "eo"]
        assert dateline.read(paths, now=NOW).timexes
