"""Guard: a step that fails on one document costs that document and no other.

In: a step and a document. Out: what the step gives, or a note on what failed. Never: a fault passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from dateline.errors import Unreadable
from dateline.steps import Steps
from dateline.terms import Article, Report, SetAside

Document = TypeVar("Document", Report, Article)
Found = TypeVar("Found")
More = ParamSpec("More")


class Guard:
    """Runs a step on one document; where the step itself fails, that document is named and the rest goes on.

    Documents are attacks until read. A fault that one of them brings to light in a room must not cost a reader the other
    five hundred; it is kept in `set_aside`, and the tests let none pass.
    """

    def __init__(self, steps: Steps) -> None:
        self.steps = steps
        self.set_aside: list[SetAside] = []

    def run(
        self,
        slot: str,
        step: Callable[Concatenate[Document, More], Found],
        document: Document,
        *more: More.args,
        **options: More.kwargs,
    ) -> Found | None:
        """What the step in this slot gives, or None where it failed or says that the document is no report."""
        try:
            return step(document, *more, **options)
        except Unreadable as refused:
            self.set_aside.append(SetAside(refused.name, refused.reason, refused.remedy))
            return None
        except Exception as fault:
            self.note(document.file or document.url or document.id, f"{slot} failed on it", fault)
            return None

    def note(self, name: str, what: str, fault: Exception) -> None:
        """Keep in mind what could not be done with what."""
        remedy = "please report this fault of dateline with the document"
        self.set_aside.append(SetAside(name, f"{what} ({type(fault).__name__}: {fault})", remedy))
