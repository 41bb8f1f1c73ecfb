"""Patterns: every compiled pattern of the package, found by itself, and texts that would keep one busy.

In: nothing; a pattern. Out: patterns by where they stand; for each the texts made of what it asks for. Never: a list of patterns that
somebody has to keep.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants as codes
from re import _parser
from types import ModuleType
from typing import Any

import dateline

Pattern = re.Pattern[str] | re.Pattern[bytes]
DEEP = 6
"""Containers inside one another in which a pattern is looked for."""
_ASKED = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def modules() -> Iterator[ModuleType]:
    """Every module of the package."""
    for found in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it stands, and in which ways it is asked ("search", "fullmatch" …)."""

    where: str
    pattern: Pattern
    ways: frozenset[str]


def patterns() -> list[Found]:
    """Every pattern: in globals, classes, containers and records; what a cached function makes; what is asked in passing."""
    found: dict[tuple[Any, int, frozenset[str]], Found] = {}
    seen: set[int] = set()
    for module in modules():
        for where, pattern in _held(module, seen):
            one = Found(where, pattern, _ways(where))
            found.setdefault((pattern.pattern, pattern.flags, one.ways), one)
        for where, pattern, ways in (*_in_passing(module), *_made_of_constants(module)):
            found.setdefault((pattern.pattern, pattern.flags, ways), Found(where, pattern, ways))
    return list(found.values())


def _held(module: ModuleType, seen: set[int]) -> Iterator[tuple[str, Pattern]]:
    for name, value in sorted(vars(module).items()):
        if not name.startswith("__"):
            yield from _inside(value, f"{module.__name__}.{name}", seen, DEEP)


def _inside(value: Any, where: str, seen: set[int], deep: int) -> Iterator[tuple[str, Pattern]]:
    """The patterns that a value holds; of a cached function without arguments, those that its answer holds."""
    if isinstance(value, re.Pattern):
        yield where, value
        return
    if not deep or isinstance(value, (str, bytes, int, float, ModuleType)) or id(value) in seen:
        return
    if isinstance(value, Mapping):
        parts = [(f"{where}[{key!r}]", one) for pair in value.items() for key, one in [(pair[0], pair[0]), pair]]
    elif isinstance(value, (list, tuple, set, frozenset)):
        parts = [(f"{where}[{number}]", one) for number, one in enumerate(value)]
    elif _ours(value):
        seen.add(id(value))
        parts = list(_parts(value, where))
    else:
        return
    for place, part in parts:
        yield from _inside(part, place, seen, deep - 1)


def _ours(value: Any) -> bool:
    owner = (
        value if inspect.isclass(value) or hasattr(value, "cache_info") or inspect.isfunction(value) else type(value)
    )
    return str(getattr(owner, "__module__", "")).startswith("dateline")


def _parts(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if hasattr(value, "cache_info"):
        if not inspect.signature(value).parameters:
            yield f"{where}()", value()
        return
    if inspect.isfunction(value):
        for name, cell in zip(value.__code__.co_freevars, value.__closure__ or (), strict=True):
            try:
                yield f"{where}.{name}", cell.cell_contents
            except ValueError:
                continue
        return
    slots = [name for one in type(value).__mro__ for name in getattr(one, "__slots__", ())]
    held = dict(getattr(value, "__dict__", {})) | {name: getattr(value, name, None) for name in slots}
    for name, part in sorted(held.items()):
        yield f"{where}.{name}", part.__func__ if isinstance(part, (classmethod, staticmethod)) else part


def _in_passing(module: ModuleType) -> Iterator[tuple[str, Pattern, frozenset[str]]]:
    """The patterns that a module hands to `re` where it asks, written out or made of its own constants."""
    for node in ast.walk(_source(module)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=way), args=[first, *more]) if way in _ASKED:
                given = [*more, *(word.value for word in node.keywords if word.arg == "flags")]
                flags = [_told(one, module) for one in given if ast.unparse(one).startswith("re.")]
                if isinstance(shape := _told(first, module), (str, bytes)):
                    yield f"{module.__name__}, line {node.lineno}", re.compile(shape, *flags), frozenset({way})


def _made_of_constants(module: ModuleType) -> Iterator[tuple[str, Pattern, frozenset[str]]]:
    """The patterns that a module has made for it of its constants, by a function that says that it gives one."""
    for node in ast.walk(_source(module)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[_, *_]):
                gives = getattr(vars(module).get(name), "__annotations__", {}).get("return", "")
                if "re.Pattern" in str(gives) and isinstance(made := _told(node, module), re.Pattern):
                    yield f"{module.__name__}, line {node.lineno}", made, frozenset(_ASKED)


def _told(node: ast.expr, module: ModuleType) -> Any:
    """What an expression of a module's own constants gives; None where it is made of what a function is given."""
    try:
        return eval(ast.unparse(node), dict(vars(module)))  # noqa: S307 - our own source
    except NameError:
        return None


def _source(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def _ways(where: str) -> frozenset[str]:
    """How a pattern is asked: in every way, unless it is a module's own constant that is only asked in some."""
    module, _, name = where.rpartition(".")
    used = _uses().get((module, name), frozenset()) if name.startswith("_") else frozenset()
    return used if used and OTHERWISE not in used else frozenset(_ASKED)


OTHERWISE = "otherwise"
"""A constant that is handed on: how it is asked is not told by its name."""


@cache
def _uses() -> Mapping[tuple[str, str], frozenset[str]]:
    """Which methods each module calls of its own constants."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module in modules():
        tree = _source(module)
        asked_of = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found[(module.__name__, node.id)].add(asked_of.get(id(node), OTHERWISE))
            elif isinstance(node, ast.ImportFrom):  # of another module's constant, whatever it does with it
                for alias in node.names:
                    found[(str(node.module), alias.name)].add(OTHERWISE)
    return {place: frozenset(methods) for place, methods in found.items()}


def runs(found: Found) -> list[tuple[str, Callable[[Any], object]]]:
    """How to run a pattern in the ways it is asked: the name of each, and what runs it; finding all that there is begins with a search."""
    shape = found.pattern
    if found.ways <= {"match", "fullmatch"}:
        return [(way, getattr(shape, way)) for way in sorted(found.ways)]
    if found.ways <= {"match", "fullmatch", "search"}:
        return [("search", shape.search)]
    return [("finditer", lambda text: sum(1 for _ in shape.finditer(text)))]


def texts(piece: str, size: int) -> str:
    """A piece repeated over so many characters, more of them if it is long, and then what ends it."""
    count = size * min(4, 1 + len(piece) // 5) // len(piece) + 1
    return piece * count + END


END = "\0\n\0"
"""What no pattern expects at an end, in its line and behind it."""


def attacks(pattern: Pattern) -> list[str]:
    """Pieces that, repeated, would keep a pattern busy: blanks, digits, open brackets, quotes and tags, its own words, what its loops eat."""
    tree = _parser.parse(
        pattern.pattern, pattern.flags & ~re.LOCALE if isinstance(pattern.pattern, bytes) else pattern.flags
    )
    own = _literals(tree)
    pieces = [
        " ",
        "\n",
        "\t ",
        "0",
        "1 ",
        "a",
        "A",
        "A ",
        "a b ",
        "(",
        "[",
        "{",
        '"',
        "'",
        "“",
        "<",
        "<a ",
        "<a>",
        "<!--",
        ",",
        ". ",
        "-",
        "- ",
        "/",
        "a.",
        "A. ",
        "é",
    ]
    pieces += [piece for word in own for piece in (word, f"{word} ", f"{word}  1")]
    pieces += _eaten(tree)
    return list(dict.fromkeys(piece for piece in pieces if piece))


def _literals(tree: Any) -> list[str]:
    """The words that a pattern spells, the first of each way it may go."""
    words: list[str] = []
    run = ""
    for op, value in tree:
        if op is codes.LITERAL:
            run += chr(value)
            continue
        words.append(run)
        run = ""
        for part in _subtrees(op, value)[:8]:
            words += _literals(part)[:8]
    words.append(run)
    return list(dict.fromkeys(word for word in words if word.strip()))[:12]


def _subtrees(op: Any, value: Any) -> list[Any]:
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if op is codes.SUBPATTERN:
        return [value[-1]]
    if op is codes.BRANCH:
        return list(value[1])
    if op is codes.ATOMIC_GROUP:
        return [value]
    if op in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if op is codes.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


MOST = 3
"""Of one loop's ways, those that are tried."""


def _eaten(tree: Any) -> list[str]:
    """What each loop of a pattern eats, alone and behind what leads to it."""
    found: list[str] = []

    def walk(part: Any, before: str) -> str:
        """Add the loops of `part`, which comes after `before`; returns one text that matches it."""
        text = ""
        for op, value in part:
            here = before + text
            loops = op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and value[1] >= 8
            if loops:
                bodies = _samples(value[2])
                for body in bodies[:MOST]:
                    found.extend((body, f"{here}{body}", f"{here}{body}{body}"))
            for sub in _subtrees(op, value)[:6]:
                walk(sub, here)
            text += _sample([(op, value)])
        return text

    walk(tree, "")
    return [piece for piece in dict.fromkeys(found) if len(piece) <= 80][:60]


def _samples(tree: Any) -> list[str]:
    """Some short texts that match a part, one for each way that it may begin."""
    if len(tree) == 1:
        op, value = tree[0]
        if op is codes.BRANCH:
            return [text for part in value[1] for text in _samples(part)[:1]]
        if op is codes.SUBPATTERN:
            return _samples(value[-1])
        if op is codes.IN:
            return list(dict.fromkeys(_some_of(value)))
    return [_sample(tree)]


def _sample(tree: Any) -> str:
    """One short text that matches a part."""
    text = ""
    for op, value in tree:
        if op is codes.LITERAL:
            text += chr(value)
        elif op is codes.NOT_LITERAL:
            text += "a" if chr(value) != "a" else "b"
        elif op is codes.ANY:
            text += "a"
        elif op is codes.IN:
            text += _some_of(value)[0]
        elif op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            text += _sample(value[2]) * min(max(value[0], 1), 12)
        elif op is codes.BRANCH:
            text += _sample(value[1][0])
        elif op in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            text += _sample(value[-1] if op is codes.SUBPATTERN else value)
    return text


_OF_KIND = {
    codes.CATEGORY_DIGIT: "0",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_WORD: ".",
}


def _some_of(members: Any) -> list[str]:
    """Some characters of a class, the first of each of its kinds."""
    if members and members[0][0] is codes.NEGATE:
        shape = _negated(members[1:])
        return [c for c in 'a 0.(\n-"é<' if not shape(c)] or ["\u4e00"]
    found: list[str] = []
    for op, value in members:
        if op is codes.LITERAL:
            found.append(chr(value))
        elif op is codes.RANGE:
            found.append(chr(value[0]))
        elif op is codes.CATEGORY:
            found.append(_OF_KIND[value])
    return found


def _negated(members: Any) -> Any:
    def member(c: str) -> bool:
        for op, value in members:
            if op is codes.LITERAL and ord(c) == value:
                return True
            if op is codes.RANGE and value[0] <= ord(c) <= value[1]:
                return True
            if op is codes.CATEGORY and {
                codes.CATEGORY_DIGIT: c.isdigit(),
                codes.CATEGORY_SPACE: c.isspace(),
                codes.CATEGORY_WORD: c.isalnum() or c == "_",
                codes.CATEGORY_NOT_DIGIT: not c.isdigit(),
                codes.CATEGORY_NOT_SPACE: not c.isspace(),
                codes.CATEGORY_NOT_WORD: not (c.isalnum() or c == "_"),
            }.get(value, False):
                return True
        return False

    return member
