"""Robots: what a site's robots.txt says (RFC 9309).

In: the file as it was handed out. Out: whether an address may be asked, how long to pause between two of them, where its sitemaps are. Never: a
request.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

AGENT = "dateline"
"""What we are called, and what a site's robots.txt may call us."""
MAX_ROBOTS = 500_000
"""Bytes of a robots.txt that are heeded: RFC 9309 asks for as many at least."""
LONGEST_DELAY = 60.0
"""Seconds of a pause that is heeded: some sites ask for one that is as good as a refusal, which they could write as one."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The robots.txt of a site: the status with which it came, the file, and when it was read."""

    status: int
    data: bytes
    read: str

    def permits(self, url: str) -> bool:
        """Whether we may ask for an address."""
        return self.status != 200 or bool(_rules(self.data).can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        if self.status != 200:
            return 0.0
        return min(float(_rules(self.data).crawl_delay(AGENT) or 0.0), LONGEST_DELAY)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of the site's sitemaps."""
        return tuple(_rules(self.data).sitemaps) if self.status == 200 else ()


@lru_cache(maxsize=256)
def _rules(data: bytes) -> Any:
    from protego import Protego  # noqa: PLC0415 - an extra; whoever has a robots.txt has it

    return Protego.parse(data.decode("utf-8", "replace"))
