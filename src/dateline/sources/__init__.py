"""Sources: where bytes come from.

In: paths as the user gave them. Out: Inputs, and what could not be opened, with reason and remedy. Never: a look at
what the bytes mean, the network, more than the limit of one file in memory at a time.
"""

from dateline.sources.folder import Input, inputs

__all__ = ["Input", "inputs"]
