"""Which parser reads which language.

In: a language code (ISO 639-1) or None. Out: its parser, loaded once a process, or None. Never: a guess about a text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dateline.language.parse import Parser


def _english() -> Parser:
    from dateline.language.english import English  # noqa: PLC0415 - the model is heavy and not always needed

    return English()


PARSERS: dict[str, Callable[[], Parser]] = {"en": _english}
"""Language code → what loads its parser."""


@cache
def parser_for(language: str | None) -> Parser | None:
    """The parser of a language, or None where there is none (None: language unknown)."""
    load = PARSERS.get(language or "")
    return load() if load else None


def parsers() -> tuple[str, ...]:
    """Codes of the languages that can be parsed."""
    return tuple(sorted(PARSERS))
