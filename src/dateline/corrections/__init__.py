"""Corrections: what people put right, applied to what was read.

In: records and the corrections in force. Out: the records, corrected, each saying by whom, when and why. Never: a guess about
what a corrector meant for something else; the clock, the store.
"""

from dateline.corrections.force import because, in_force
from dateline.corrections.kinds import KINDS, made, undoing
from dateline.corrections.ledger import Ledger
from dateline.corrections.lines import from_lines, to_lines

__all__ = ["KINDS", "Ledger", "because", "from_lines", "in_force", "made", "to_lines", "undoing"]
