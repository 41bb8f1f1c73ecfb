"""Which languages there are: what parses each, and which steps read its reports.

In: a language code (ISO 639-1) or None. Out: its Language, and its parser, one a process, or None. Never: a guess about a text.

English is shipped. A package adds a language under the entry point group `dateline.languages`: the entry's name is the
code, its value a Language.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from dateline.language.casing import sentence_case
from dateline.language.sentence import Parser


@dataclass(frozen=True, slots=True)
class Language:
    """A language: what loads its parser, and the versioned name of the step that fills each slot of `steps.ROOMS`.

    `headline` makes of a headline, given the story below it, what is parsed in its place: the same letters, some of them small.
    A slot that is not named is a room that the language does not have yet: its reports are parsed, and nothing is read there.
    """

    code: str
    parser: Callable[[], Parser]
    rooms: Mapping[str, str] = field(default_factory=dict)
    headline: Callable[[str, str], str] | None = None


def _english() -> Parser:
    from dateline.language.english import English  # noqa: PLC0415 - the model is heavy and not always needed

    return English()


ENGLISH = Language(
    "en",
    _english,
    {
        "dates": "dates.rules.v5",
        "names.mentions": "names.mentions.v2",
        "statements.find": "statements.rules.v6",
        "events.mentions": "events.mentions.v6",
    },
    sentence_case,
)
"""The language that is shipped."""


@cache
def languages() -> Mapping[str, Language]:
    """Every language by its code, those of packages included."""
    added: dict[str, Language] = {entry.name: entry.load() for entry in entry_points(group="dateline.languages")}
    return MappingProxyType(dict(sorted((added | {ENGLISH.code: ENGLISH}).items())))


@cache
def parser_for(language: str | None) -> Parser | None:
    """The parser of a language, or None where there is none (None: language unknown); it may load its model later, at its first parse."""
    found = languages().get(language or "")
    return found.parser() if found else None


_LOADED: list[str] = []


def load(some: Iterable[str]) -> None:
    """Have the models of these languages loaded, as far as there are parsers: whoever begins as a copy of this process has them."""
    for language in some:
        _load(language)


@cache
def _load(language: str) -> None:
    parser = parser_for(language)
    if parser is not None:
        deque(parser.parse([""]), maxlen=0)
        _LOADED.append(language)


def loaded() -> int:
    """How often this process has loaded models so far."""
    return len(_LOADED)


def forget() -> None:
    """Look for languages and load their parsers anew when next asked: what is installed is another now."""
    languages.cache_clear()
    parser_for.cache_clear()
    _load.cache_clear()
