"""Kinds of corrections, and what each must say.

In: what somebody says is right. Out: a Correction that can be kept. Never: half a correction: BadCorrection says what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import get_args

from dateline.corrections.anchor import is_whole
from dateline.errors import BadCorrection
from dateline.terms import Correction, CorrectionKind, Evidence, FurnitureKind, Status
from dateline.text import digest

UNKNOWN = "unknown"
"""The day of an article of which nobody can say when it came out."""
LONGEST = 2_000
"""Characters of what a person writes: a reason, a name. More is no reason but a document."""
MOST_ANCHORS = 10_000
"""Places that one correction names: a story may hold thousands of reports, and a hostile file no more than this."""

_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of correction needs: how many subjects, whether articles or words, which others, and which value."""

    says: str
    least: int
    spans: bool
    value: str = ""
    """"" for none, else what the value is."""
    needed: bool = False
    other: str = ""
    """"" for none, else what the others are: "articles" or "words"."""


KINDS: Mapping[CorrectionKind, Kind] = MappingProxyType(
    {
        "merge stories": Kind("the stories that hold these articles are one", 2, spans=False),
        "split story": Kind("these articles are another story than the others", 1, spans=False, other="articles"),
        "merge entities": Kind("these words mean one and the same", 2, spans=True, value="name"),
        "split entity": Kind("these words mean another than the others", 1, spans=True, value="name", other="words"),
        "date": Kind("this article was published on that day", 1, spans=False, value="day", needed=True),
        "speaker": Kind("this was said by whom the other words name", 1, spans=True, value="name", other="words"),
        "furniture": Kind("these words are not the story", 1, spans=True, value="furniture"),
        "not furniture": Kind("these words are the story", 1, spans=True),
        "copies": Kind("these articles are copies of one dispatch", 2, spans=False),
        "not copies": Kind("these articles are no copies of the others", 1, spans=False, other="articles"),
        "status": Kind("the event told in these words stands so", 1, spans=True, value="status", needed=True),
        "hide source": Kind("these articles, or this source, are left out", 0, spans=False, value="source"),
        "undo": Kind("that correction no longer holds", 0, spans=False, value="id", needed=True),
    }
)
"""Every kind of correction, and what it must say."""


def made(
    kind: str,
    subject: Iterable[Evidence] = (),
    value: str | None = None,
    *,
    other: Iterable[Evidence] = (),
    who: str,
    when: datetime | str,
    why: str,
    called: str = "",
) -> Correction:
    """A correction whose id is a digest of what it says; BadCorrection names what is missing.

    `when` is an instant, in UTC where it says no zone, or a day.
    """
    if kind not in KINDS:
        raise BadCorrection(f"no correction is of the kind {kind!r}", f"one of: {', '.join(sorted(KINDS))}")
    moment = _instant(when)
    value = None if value is None else _line(value)
    about = tuple(sorted(set(subject)))
    against = tuple(sorted(set(other) - set(about)))
    one = Correction("", kind, about, value, against, _line(who), moment, _line(why), _line(called))  # type: ignore[arg-type]
    _checked(one)
    return replace(one, id=identity(one))


def undoing(correction: Correction, *, who: str, when: datetime | str, why: str) -> Correction:
    """The record that a correction no longer holds; an undoing cannot be undone."""
    if correction.kind == "undo":
        raise BadCorrection(
            f"{correction.id} is itself an undoing", "make the correction that it undid again, if it is right after all"
        )
    called = f"{correction.kind} of {correction.called}" if correction.called else correction.kind
    return made("undo", value=correction.id, who=who, when=when, why=why, called=called)


def identity(correction: Correction) -> str:
    """The id of a correction: a digest of all that it says."""
    spans = [f"{a.article} {a.start} {a.end} {a.text}" for a in correction.subject]
    others = [f"{a.article} {a.start} {a.end} {a.text}" for a in correction.other]
    said = (correction.who, correction.when, correction.why, correction.called)
    value = "" if correction.value is None else f"={correction.value}"
    return digest("correction", correction.kind, str(len(spans)), *spans, *others, value, *said)


def _line(text: str) -> str:
    """What a person wrote, on one line: it goes into sentences."""
    return " ".join(text.split())


def _instant(when: datetime | str) -> str:
    try:
        moment = when if isinstance(when, datetime) else datetime.fromisoformat(when)
    except ValueError:
        raise BadCorrection(f"{when!r} is no moment", "write it as 2024-03-09 or 2024-03-09T14:30:00Z") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(len("2024-03-09T14:30:00Z"))
    except OverflowError:
        raise BadCorrection(f"{when!r} lies outside the calendar", "write a moment of this age") from None


def _checked(one: Correction) -> None:
    kind = KINDS[one.kind]
    for name, said in (("who", one.who), ("why", one.why)):
        if not said:
            raise BadCorrection(f"a correction says {name}", f"add {name}: it stands beside what was corrected")
    if any(len(said) > LONGEST for said in (one.who, one.why, one.called, one.value or "")):
        raise BadCorrection(f"more than {LONGEST} letters in one field", "say it in a sentence")
    if len(one.subject) < kind.least:
        raise BadCorrection(
            f"'{one.kind}' needs {'two or more' if kind.least > 1 else 'something to be about'}",
            f"it says: {kind.says}",
        )
    if len(one.subject) + len(one.other) > MOST_ANCHORS:
        raise BadCorrection(f"more than {MOST_ANCHORS} places in one correction", "make several of it")
    _check_anchors(one.kind, one.subject, spans=kind.spans)
    if one.other and not kind.other:
        raise BadCorrection(f"'{one.kind}' is held against nothing", "leave 'other' out")
    _check_anchors(one.kind, one.other, spans=kind.other == "words")
    _check_value(one, kind)


def _check_anchors(kind: str, anchors: Sequence[Evidence], *, spans: bool) -> None:
    for anchor in anchors:
        if not anchor.article:
            raise BadCorrection("an article has no id", "give the id that the export gives it")
        if (
            anchor.start < 0
            or anchor.end - anchor.start != len(anchor.text)
            or (anchor.end and not anchor.text.strip())
        ):
            raise BadCorrection(
                f"the words of {anchor.article}:{anchor.start}-{anchor.end} are no words of that length",
                "end is exclusive",
            )
        if is_whole(anchor) is spans:
            wanted = "words: article, start, end and text" if spans else "articles: leave start, end and text out"
            raise BadCorrection(f"'{kind}' is about {wanted.split(':', maxsplit=1)[0]}", f"give {wanted}")


def _check_value(one: Correction, kind: Kind) -> None:
    if one.value is None:
        if kind.needed:
            raise BadCorrection(f"'{one.kind}' needs a value", f"give the {kind.value} that is right")
    elif not kind.value:
        raise BadCorrection(f"'{one.kind}' takes no value", "leave the value out")
    else:
        _check_right(kind.value, one.value)
    if one.kind == "hide source" and not (one.subject or one.value):
        raise BadCorrection("'hide source' needs a source", "name articles, a publisher or a host")


def _check_right(what: str, value: str) -> None:
    vocabulary = {"status": get_args(Status), "furniture": get_args(FurnitureKind)}.get(what)
    if vocabulary and value not in vocabulary:
        raise BadCorrection(f"{value!r} is no {what}", f"one of: {', '.join(vocabulary)}")
    if what == "day" and value != UNKNOWN and not _is_day(value):
        raise BadCorrection(f"{value!r} is not a day", f"write it as YYYY-MM-DD, or {UNKNOWN!r}")
    if what == "id" and not _ID.fullmatch(value):
        raise BadCorrection(f"{value!r} is no correction's id", "an id is 16 hexadecimal digits")
    if not value.strip():
        raise BadCorrection(f"the {what} is empty", "leave the value out, or give one")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
