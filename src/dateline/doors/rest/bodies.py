"""What a request carries in its body, as records of known shape.

In: JSON. Out: the record. Never: a field that the record has not, a body longer than any of them can be.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec
from starlette.requests import Request

from dateline.doors.rest.problems import Problem, Wrong, bad
from dateline.terms import AlertKind, AlertRule, CorrectionKind, MuteKind, Rhythm

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


Short = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class NewRule(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Of which news somebody is to hear (see AlertRule). The webhook is an https address; mail goes to those whom the file of rules names."""

    name: Short
    on: Annotated[list[AlertKind], msgspec.Meta(min_length=1, max_length=4)]
    story: Short | None = None
    person: Short | None = None
    place: Short | None = None
    words: Annotated[list[Short], msgspec.Meta(max_length=50)] = []
    independent: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 3
    sure: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.7
    within: Annotated[int, msgspec.Meta(ge=1, le=366)] = 3
    webhook: Words | None = None
    mail: Annotated[list[Short], msgspec.Meta(max_length=20)] = []
    desktop: bool = False
    digest: Rhythm | None = None
    at: Short = "08:00"
    quiet: Short | None = None
    zone: Short = "UTC"

    def rule(self) -> AlertRule:
        """The same as a record."""
        return AlertRule(
            self.name, tuple(dict.fromkeys(self.on)), self.story, self.person, self.place, tuple(self.words), self.independent, self.sure,
            self.within, self.webhook, False, tuple(self.mail), self.desktop, self.digest, self.at, self.quiet, self.zone,
        )  # fmt: skip


class NewMute(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is to wake nobody: a rule by its name, or a story; `until` "2h", "3d", a day or a time, else until it is taken back."""

    name: Short
    kind: MuteKind = "rule"
    until: Short | None = None


class NewSource(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is to be followed: the address of a feed, a sitemap, an outline (OPML), or a page that names its feed."""

    address: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


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
