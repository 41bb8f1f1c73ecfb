"""Ways: by which an alert reaches somebody, and what came of trying.

In: an alert, its rule. Out: an Outcome. Never: an exception for a receiver that does not answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dateline.alerts.rules import Held, Rules
from dateline.terms import Alert, AlertWay


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of sending: sent, or why not; `final`: trying again is no use; `wait`: seconds that the receiver asks for; `busy`: it takes nothing else now either."""

    sent: bool
    complaint: str = ""
    final: bool = False
    wait: float | None = None
    busy: bool = False


SENT = Outcome(sent=True)
Way = Callable[[Alert, Held, Rules, datetime], Outcome]
Ways = Mapping[AlertWay, Way]
