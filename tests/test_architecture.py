"""docs/architecture.md: what it tells of the house is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import dateline

HOUSE = Path(dateline.__file__).parent
TEXT = (HOUSE.parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
WAY = TEXT.split("### From a report to a row, and back\n")[1].split("\n## ")[0]
LINES = re.findall(r"^\d+\. .*$", WAY, re.MULTILINE)
NAMED = re.compile(r"`([\w/]+\.py):([\w.]+)`")


def _defined(source: str) -> set[str]:
    """The functions, classes, methods and fields that a module defines."""
    found: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
            found |= {
                f"{node.name}.{one.target.id}"
                for one in node.body
                if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
            }
    return found


def test_the_way_of_a_row_has_twelve_lines_each_with_a_file() -> None:
    """It can be gone in a few minutes, and every line says where one is."""
    assert len(LINES) == 12
    assert all(NAMED.search(line) for line in LINES)


def test_every_name_on_the_way_stands_in_its_file() -> None:
    """Whoever follows the way finds each function, class and field where it is said to be."""
    for file, name in NAMED.findall(WAY):
        assert name in _defined((HOUSE / file).read_text(encoding="utf-8")), f"{file} defines no {name}"


def test_every_name_on_the_way_is_reached_from_a_file_before_it() -> None:
    """By "go to definition" one comes from line to line: each name is asked for in a file that was told already."""
    named = NAMED.findall(WAY)
    told = [named[0][0]]
    for file, name in named[1:]:
        word = re.compile(rf"(?<!def )(?<!class )\b{name.split('.')[-1]}\b")
        asked = [one for one in told if word.search((HOUSE / one).read_text(encoding="utf-8"))]
        assert asked, f"no file before {file}:{name} asks for it"
        told.append(file)


def test_every_part_of_the_house_is_there() -> None:
    """The table of the house names every room and module at the top of the package, and no other."""
    table = TEXT.split("## The house\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]*`) \|", table, re.MULTILINE)
    named = {part for cell in cells for part in re.findall(r"`([\w.]+/?)`", cell)}
    there = {
        f"{one.name}/" if one.is_dir() else one.name
        for one in HOUSE.iterdir()
        if (one / "__init__.py").exists() or one.suffix == ".py"
    }
    assert named == there - {"__init__.py", "__main__.py"}
