"""Store: one SQLite file that keeps every report as received, and all that was derived from them.

In: records. Out: records. Never: a rule about news, the clock, a report read; what is derived is made by the desk.
"""

from dateline.store.connection import Store

__all__ = ["Store"]
