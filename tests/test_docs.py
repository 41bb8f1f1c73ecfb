"""The documents say what the code does."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType

import dateline
from dateline import errors, terms
from dateline.doors.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent


def maker(name: str) -> ModuleType:
    """The script docs/<name>.py as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_glossary_is_made_from_the_records() -> None:
    """docs/glossary.md is what the records of terms/ give; `make glossary` writes it anew."""
    assert (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8") == maker("make_glossary").glossary()


def test_the_screen_in_the_readme_is_real() -> None:
    """README.md shows what the command prints; `make screen` writes it anew."""
    assert (ROOT / "README.md").read_text(encoding="utf-8") == maker("make_screen").readme()


def test_the_screen_in_the_readme_is_one() -> None:
    """It fits 40 lines of 80 columns and stands behind what people do next."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- screen -->")
    shown = rest.partition("```\n")[2].partition("```")[0].splitlines()
    assert len(shown) <= 40
    assert max(map(len, shown)) <= 80
    assert "## Six things people do next" in before


def test_the_tutorial_shows_what_is_printed() -> None:
    """docs/tutorial.md is what its commands print; `make tutorial` writes it anew."""
    assert (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8") == maker("make_tutorial").tutorial()


def test_each_decision_has_a_number_of_its_own() -> None:
    """The number of its file is that of its heading, and no other's."""
    found = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(one.name[:4]) for one in found]
    headings = [one.read_text(encoding="utf-8").split(maxsplit=2)[1] for one in found]
    assert headings == [f"{number}." for number in numbers]
    assert numbers == list(range(1, len(found) + 1))


def test_public_names_exist_and_are_sorted() -> None:
    """Each public name can be had, and the list is in order."""
    assert all(hasattr(dateline, name) for name in dateline.__all__)
    assert dateline.__all__ == sorted(dateline.__all__, key=lambda name: (name[0].islower(), name))


def test_the_changelog_opens_with_the_version() -> None:
    """What is written of a version stands under its number, the newest first."""
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first is not None
    assert first[1] == dateline.__version__


def test_every_error_is_public() -> None:
    """Whoever calls dateline can catch what it raises."""
    raised = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.DatelineError)
    }
    assert raised <= set(dateline.__all__)


def test_every_error_stands_in_the_tree() -> None:
    """The tree on top of errors.py names every error."""
    tree = errors.__doc__ or ""
    assert all(
        name in tree
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.DatelineError)
    )


def test_records_are_public_that_a_reading_holds() -> None:
    """Whoever reads a Reading can name the type of everything in it."""
    told = ("stories", "answers", "news", "comparisons", "upkeep", "following", "alerts")
    sources = [Path(terms.__file__).with_name(f"{name}.py").read_text(encoding="utf-8") for name in told]
    named = {found for source in sources for found in re.findall(r"tuple\[([A-Z]\w+), \.\.\.\]", source)}
    assert {name for name in named if is_dataclass(getattr(terms, name))} <= set(dateline.__all__)


def test_the_commands_are_described_as_they_are() -> None:
    """docs/commands.md is what the commands say of themselves; `make commands` writes it anew."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == maker("make_commands").commands()


def test_every_command_has_an_example() -> None:
    """The help of every command ends with an example, those below another command too; an option that can be switched off says how."""
    written = maker("make_commands").commands()
    entries = written.split("\n## ")[1:]
    assert [one.partition("\n")[0] for one in entries if "\nExample: `dateline " not in one] == []
    assert "| `--alerts, --no-alerts` |" in written


def test_every_command_says_what_it_does() -> None:
    """Every command, argument and option has help."""
    for command in COMMANDS:
        assert command.__doc__
    assert not re.findall(r"^\| `[^|]*` \|  \|$", maker("make_commands").commands(), re.MULTILINE)
