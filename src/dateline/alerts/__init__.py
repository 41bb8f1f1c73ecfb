"""Alerts: who is told what is new, by which way, and when.

In: a store in which stories were told anew, rules, the instant. Out: messages, written down before they are sent and marked after. Never: news that is doubtful;
one thing told twice to one receiver under two keys; an address that `dateline add` would not ask, unless the rule's owner says that it lies on this machine.

`run` is all that whoever adds reports has to call.
"""

from dateline.alerts.rules import rules_path
from dateline.alerts.running import Ran, run

__all__ = ["Ran", "rules_path", "run"]
