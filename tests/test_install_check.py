"""The check of a plain installation: what it reads is one of each, and it notices what falls short."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.opening import opened
from tools import install_check
from tools.install_check import Environment
from tools.one_of_each import Sample, samples

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MANUAL = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_each_sample_is_one_report(sample: Sample) -> None:
    """Its title and its last paragraph are read, and nothing is set aside."""
    (report,), set_aside = opened(sample.data, name=sample.name)
    assert set_aside == ()
    assert "Shopkeepers on the northern bank" in " ".join(report.text.split())


def test_there_is_one_of_each_format() -> None:
    """As many as README and the manual promise, and each extra that the manual lists is asked for."""
    kinds = {"txt", "html", "jsonl", "pdf", "docx", "eml", "rss", "atom", "warc"}
    assert {sample.name.rsplit(".")[-1] for sample in samples()} == kinds
    extras = {sample.extra for sample in samples()} | {asked.extra for asked in install_check.ASKED}
    assert extras - {""} == set(PROJECT["optional-dependencies"]) - {"all", "dev"}
    assert all(f"| `{extra}` |" in MANUAL for extra in extras - {""})


@pytest.mark.parametrize(
    ("extras", "extra", "done", "said", "faults"),
    [
        ("", "", True, [], 0),
        ("", "", True, ["clean failed on it"], 1),
        ("", "", False, [], 1),
        ("", "feeds", False, ["needs: pip install 'dateline[feeds]'"], 0),
        ("", "feeds", False, ["cannot be read"], 1),
        ("", "feeds", True, [], 1),
        ("[all]", "feeds", True, [], 0),
        ("[all]", "feeds", False, ["needs: pip install 'dateline[feeds]'"], 1),
    ],
)
def test_what_falls_short_is_noticed(extras: str, extra: str, done: bool, said: list[str], faults: int) -> None:
    """What is installed works without a word; what is not names the command that installs it; all else is a fault."""
    environment = Environment(Path(), "newest pip", extras)
    assert len(list(environment.promise("feed.rss", extra, done, said))) == faults


def test_what_is_none_of_all_is_asked_for_there_too() -> None:
    """An extra that stands apart is named also where `[all]` is installed."""
    environment = Environment(Path(), "newest pip", "[all]")
    said = ["it needs: pip install 'dateline[ray]'"]
    assert not list(environment.promise("batch", "ray", False, said, apart=True))
    assert list(environment.promise("batch", "ray", True, [], apart=True))
