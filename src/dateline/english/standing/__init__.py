"""Standing: how a sentence stands to a happening: asserted, planned, claimed, denied, or not told.

In: a sentence, the token that names the happening, which tokens are quoted. Out: a Verdict with the rule and the word that decided.
Never: the calendar, or what other sentences say.

A happening is judged from inside out (Saurí and Pustejovsky 2012): first what its own verb group says, then what each clause above
makes of that. The rules of each step are tried in the order in which they stand; the first that fires decides the step.
"""

from dateline.english.standing.asked import Denial, Verdict
from dateline.english.standing.judged import is_vouched, standing

__all__ = ["Denial", "Verdict", "is_vouched", "standing"]
