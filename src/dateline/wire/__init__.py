"""Wire: which articles are one dispatch, where it comes from, and what each outlet changed.

In: articles. Out: a partition of them, a Dispatch of each part, and how many independent voices a story has.
Never: a parse; a link that depends on a third article; the order in which reports came.

`groups` is the whole way from articles to dispatches. A store that keeps an index goes the same way report by report:
`sketch(article)` are its keys in the index; of the articles that share a key, `linked(one, other)` says which are one
dispatch; the dispatches are the connected components of these links. Of very many reports
`companies` says by their keys alone within which few the dispatches lie. `dispatches` reads one part as it reads all.
`edits` and `verdict` compare any two, versions of one page or reports that are no copies of each other.
"""

from dateline.wire.dispatch import dispatches
from dateline.wire.edit import edits
from dateline.wire.fingerprint import SHARED, Sketch
from dateline.wire.independent import independence
from dateline.wire.partition import companies, groups, linked, sketch
from dateline.wire.verdicts import Verdict, verdict

__all__ = [
    "SHARED",
    "Sketch",
    "Verdict",
    "companies",
    "dispatches",
    "edits",
    "groups",
    "independence",
    "linked",
    "sketch",
    "verdict",
]
