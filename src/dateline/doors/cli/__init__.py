"""The command line.

In: arguments. Out: text on standard output, complaints on standard error, an exit status: 0 all was read, 1 some was
set aside, 2 nothing could be read or the call was wrong. Never: a heavy import before a command needs it.
"""

from dateline.doors.cli.app import main

__all__ = ["main"]
