"""What a request carries in its body, as records of known shape.

In: JSON. Out: the record. Never: a field that the record has not, a body longer than any of them can be.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec
from starlette.requests import Request

from dateline.doors.rest.problems import Problem, Wrong, bad
from dateline.terms import CorrectionKind

MOST = 2**20
"""Bytes of a body; a correction of two thousand places takes a tenth of it."""

T = TypeVar("T")
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Named = Annotated[
    str, msgspec.Meta(min_length=1, max_length=100, description="An id, or ARTICLE:START-END for words of a report.")
]


class NewCorrection(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is to be put right: the kind, the words that it is about, what is right, who says so and why."""

    kind: CorrectionKind
    who: Words
    why: Words
    subject: Annotated[list[Named], msgspec.Meta(max_length=2000)] = []
    value: Words | None = None
    other: Annotated[list[Named], msgspec.Meta(max_length=2000)] = []


async def body(request: Request, kind: type[T]) -> T:
    """The request's body as a record; Wrong says what is amiss with it."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST:
            raise Wrong(Problem(413, "Too large", f"a body here has at most {MOST} bytes"))
    try:
        return msgspec.json.decode(bytes(data), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise bad(f"the body is not what it should be: {error}") from None
