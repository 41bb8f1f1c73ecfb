"""Packages that add steps and languages, as if they were installed.

In: steps and languages by name. Out: entry points that load them, while the test runs. Never: anything installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from unittest.mock import patch

from dateline.language import Language, registry


@dataclass(frozen=True)
class Entry:
    """An entry point of a package that is not there."""

    name: str
    value: object

    def load(self) -> object:
        """What it names."""
        return self.value


@contextmanager
def added(
    *, steps: Mapping[str, object] | None = None, languages: Mapping[str, Language] | None = None
) -> Iterator[None]:
    """These steps and languages are there, as packages add them."""
    groups: dict[str, Mapping[str, object]] = {"dateline.steps": steps or {}, "dateline.languages": languages or {}}

    def entry_points(*, group: str) -> list[Entry] | metadata.EntryPoints:
        if group not in groups:
            return metadata.entry_points(group=group)
        return [Entry(name, value) for name, value in groups[group].items()]

    with (
        patch("dateline.steps.entry_points", entry_points),
        patch("dateline.language.registry.entry_points", entry_points),
    ):
        registry.forget()
        try:
            yield
        finally:
            registry.forget()
