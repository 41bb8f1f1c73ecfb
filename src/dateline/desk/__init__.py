"""The desk: the Python API, which joins where bytes come from, the pipeline and the store.

In: paths of reports, and what a reader asks. Out: records of `dateline.terms`. Never: a rule about news, a terminal.
"""

from dateline.desk.desk import Desk
from dateline.desk.memory import read, reports_of

__all__ = ["Desk", "read", "reports_of"]
