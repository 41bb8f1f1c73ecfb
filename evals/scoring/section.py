"""One part of a key: how much of it was hit, and what was missed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Section:
    """Collects hits and misses."""

    name: str
    hits: int = 0
    total: int = 0
    missed: list[str] = field(default_factory=list)

    def check(self, holds: bool, what: str) -> None:
        """Count one check; `what` names it in the list of misses."""
        self.total += 1
        if holds:
            self.hits += 1
        else:
            self.missed.append(what)

    @property
    def value(self) -> float:
        """The share of checks that held."""
        return self.hits / self.total if self.total else 0.0
