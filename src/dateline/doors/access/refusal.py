"""A request turned away: the status, what is wrong and what may help.

In: nothing. Out: a record that a door renders in its own shape (a page, a problem document). Never: a secret.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not served; `detail` names the remedy, `headers` go with the answer."""

    status: int
    title: str
    detail: str
    headers: tuple[tuple[str, str], ...] = ()
