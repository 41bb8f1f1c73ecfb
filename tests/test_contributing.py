"""CONTRIBUTING.md: who does what it says has a new status, and a new rule, in a copy of the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dateline

HOUSE = Path(dateline.__file__).parent
TEXT = (HOUSE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package, to be changed."""
    return Path(shutil.copytree(HOUSE, tmp_path / "dateline", ignore=shutil.ignore_patterns("__pycache__")))


def _changed(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def _says(copy: Path, *args: str) -> str:
    """What the copy prints when it is run."""
    env = os.environ | {"PYTHONPATH": str(copy.parent)}
    return subprocess.run([sys.executable, *args], env=env, capture_output=True, text=True, check=True).stdout


JUDGED = """
from dateline.english.frames import frame
from dateline.events.status import judge
from dateline.language import parser_for
from dateline.status import AHEAD
for [sentence] in parser_for("en").parse({texts!r}):
    read = frame(sentence, next(token.i for token in sentence.tokens if token.text == "{word}"))
    told = judge(sentence, read)
    print(told.status, told.rule, told.status in AHEAD, read.verdict.standing, read.verdict.rule, sep="|")
"""


def _judged(copy: Path, word: str, *texts: str) -> list[list[str]]:
    """What the copy makes of a word in each of some sentences."""
    return [line.split("|") for line in _says(copy, "-c", JUDGED.format(texts=texts, word=word)).splitlines()]


def test_a_status_is_added_as_the_text_says(copy: Path) -> None:
    """Its name, its row and a row of its words: then a sentence tells it, and the sets of statuses hold it."""
    section = TEXT.split("## Adding a status")[1].split("\n## ")[0]
    assert all(f"`{place}`" in section for place in ("terms.Status", "status.py", "events/data/status.tsv"))
    _changed(
        copy / "terms/vocabularies.py",
        '"happened", "denied", "alleged",\n',
        '"happened", "denied", "alleged", "mooted",\n',
    )
    row = 'Row(status="mooted", note="is talked of", stands="ahead", sure=0, rung=0, mark="o", plain_mark="o", colour="blue", calendar="TENTATIVE"),'
    _changed(
        copy / "status.py",
        ')  # fmt: skip\n"""In the order of the vocabulary',
        f'    {row}\n)  # fmt: skip\n"""In the order of the vocabulary',
    )
    cells = (
        "moot",
        "governs predicate",
        "mooted",
        "The mayor mooted a >visit<.",
        "The mayor mooted nothing after the >visit<.",
    )
    with (copy / "events/data/status.tsv").open("a", encoding="utf-8") as file:
        file.write("\t".join(cells) + "\n")
    (told,) = _judged(copy, "visit", "The mayor mooted a visit.")
    assert told[:3] == ["mooted", "status.governs.moot", "True"]
    assert "The mayor mooted a >visit<." in _says(copy, "-m", "dateline", "rules", "status.governs.moot")


RULE = '''
@rule("english.in_fiction", example="In the film the mayor >resigned<.", counter_example="In the hall the mayor >resigned<.")
def in_fiction(asked: Asked) -> Verdict | None:
    """What is told of a film tells nothing."""
    film = next((token for token in asked.sentence.tokens if token.lemma == "film"), None)
    return None if film is None else Verdict("not told", "english.in_fiction", film.i)


WHOLE: tuple[Judge, ...] = (in_fiction, '''


def test_a_rule_is_added_as_the_text_says(copy: Path) -> None:
    """A registered function in the tuple of its step: then it decides, and it is listed."""
    section = TEXT.split("## Adding a rule")[1].split("\n## ")[0]
    assert all(f"`{place}`" in section for place in ("english/standing/", "sentence.py", "WHOLE", "Verdict"))
    _changed(copy / "english/standing/sentence.py", "\nWHOLE: tuple[Judge, ...] = (", RULE)
    text = "In the film the mayor resigned."
    fiction, hall = _judged(copy, "resigned", text, text.replace("film", "hall"))
    assert fiction[3:] == ["not told", "english.in_fiction"]
    assert hall[3:] == ["asserted", "english.told"]
    assert "english.in_fiction" in _says(copy, "-m", "dateline", "rules")


@pytest.mark.parametrize("what", ["an event noun", "a status", "a rule", "an export", "a language"])
def test_each_way_is_short(what: str) -> None:
    """How one adds a thing is said in under ten lines."""
    section = TEXT.split(f"## Adding {what}\n")[1].split("\n## ")[0]
    prose = section.split("```")[0]
    assert 0 < len(prose.strip().splitlines()) < 10
