"""What a request asks: its parameters, each of a known kind.

In: the path, the query and the body of a request. Out: values of the kinds that an endpoint takes. Never: a value that no
endpoint named; a string that holds control characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from starlette.datastructures import QueryParams

from dateline.doors.lines import LEAST
from dateline.doors.rest.problems import bad
from dateline.errors import BadDay
from dateline.moments import HOUR, WRITTEN, moment

LONGEST = 500
"""Characters of a value; names, titles and searches are shorter."""
MOST = 500
"""Items of a page at most."""
MOST_CHARS = 1_000_000
"""Characters of an answer, where somebody bounds it."""
_NAMES = re.compile(r"[a-z_]+(?:,[a-z_]+)*")
_DAY = {"type": "string", "format": "date"}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: its name, how it is read, its JSON Schema, what it says, whether it must be there and whether it may be given more than once."""

    name: str
    about: str
    read: Callable[[str, str], object]
    schema: Mapping[str, object]
    required: bool = False
    default: object = None
    many: bool = False


def _text(name: str, value: str) -> str:
    if len(value) > LONGEST or not value.strip() or not value.isprintable():
        raise bad(f"{name} takes from 1 to {LONGEST} printable characters")
    return value.strip()


def _day(name: str, value: str) -> date:
    del name
    if len(value) != len("2030-03-05"):
        raise BadDay(value[:LONGEST])
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadDay(value) from None


def _moment(name: str, value: str) -> str:
    del name
    moment(value[:LONGEST], on="2000-01-01")
    return value


def _since(name: str, value: str) -> date | str:
    return value if value == "last" else _day(name, value)


def _chars(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 9 and LEAST <= int(value) <= MOST_CHARS):
        raise bad(f"{name} is a number of characters from {LEAST} to {MOST_CHARS}")
    return int(value)


def _names(name: str, value: str) -> tuple[str, ...]:
    if len(value) > LONGEST or not _NAMES.fullmatch(value):
        raise bad(f"{name} takes names of fields, with commas between them")
    return tuple(dict.fromkeys(value.split(",")))


def _number(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 6 and 1 <= int(value) <= MOST):
        raise bad(f"{name} is a number from 1 to {MOST}")
    return int(value)


def text(name: str, about: str, *, required: bool = False) -> Param:
    """A parameter of a few words."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    return Param(name, about, _text, schema, required)


def texts(name: str, about: str) -> Param:
    """A parameter of a few words that may be given more than once."""
    schema = {"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": LONGEST}}
    return Param(name, about, _text, schema, default=(), many=True)


def day(name: str, about: str) -> Param:
    """A day, as YYYY-MM-DD."""
    return Param(name, about, _day, _DAY)


def moment_of(name: str, about: str, *, required: bool = False) -> Param:
    """A day, as YYYY-MM-DD, or a time, as YYYY-MM-DDTHH:MM with or without an offset, or HH:MM."""
    schema = {"type": "string", "pattern": f"^(?:{WRITTEN.pattern}|{HOUR.pattern})$"}
    return Param(name, about, _moment, schema, required)


def as_of(about: str) -> Param:
    """The moment as of which something is told."""
    return moment_of("as_of", about)


def since(about: str, *, required: bool = False) -> Param:
    """A day, or "last"."""
    return Param("since", about, _since, {"anyOf": [_DAY, {"const": "last"}]}, required)


def chars(name: str, about: str) -> Param:
    """A number of characters."""
    return Param(name, about, _chars, {"type": "integer", "minimum": LEAST, "maximum": MOST_CHARS})


def names(name: str, about: str) -> Param:
    """Names of fields, with commas between them."""
    return Param(name, about, _names, {"type": "string", "pattern": f"^{_NAMES.pattern}$", "maxLength": LONGEST})


def number(name: str, about: str, default: int) -> Param:
    """A number of items."""
    schema = {"type": "integer", "minimum": 1, "maximum": MOST, "default": default}
    return Param(name, about, _number, schema, default=default)


def choice(name: str, about: str, *known: str, default: str | None = None) -> Param:
    """One of some words."""
    schema: Json = {"enum": list(known)} | ({"default": default} if default else {})
    return Param(name, about, _Choice(known).read, schema, default=default)


@dataclass(frozen=True, slots=True)
class _Choice:
    known: tuple[str, ...]

    def read(self, name: str, value: str) -> str:
        if value not in self.known:
            raise bad(f"{name} is one of {', '.join(self.known)}")
        return value


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, understood: what stands in its path, the values of its parameters, and its body as a record."""

    path: Mapping[str, str]
    values: Mapping[str, Any]
    body: Any = None

    def __getitem__(self, name: str) -> Any:
        """A parameter's value: of the path, else of the query, else its default."""
        return self.path[name] if name in self.path else self.values[name]


def understood(params: tuple[Param, ...], path: Mapping[str, str], query: QueryParams) -> dict[str, Any]:
    """The values of `params` in `query`; Wrong for one that is missing, given twice, unknown or of another kind."""
    known = {param.name: param for param in params}
    for name in query:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise bad(f"no parameter is called {name[:80]!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        if len(query.getlist(name)) > 1 and not known[name].many:
            raise bad(f"{name} is given twice")
    for name, value in path.items():
        _text(name, value)
    return {
        param.name: _values(param, query) if param.many else _value(param, query.get(param.name)) for param in params
    }


def _values(param: Param, query: QueryParams) -> tuple[object, ...]:
    return tuple(param.read(param.name, value) for value in query.getlist(param.name))


def _value(param: Param, value: str | None) -> object:
    if value is None:
        if param.required:
            raise bad(f"{param.name} is missing: {param.about}")
        return param.default
    return param.read(param.name, value)
