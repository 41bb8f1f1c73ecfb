"""Kinds of corrections, and what each must say.

In: what somebody says is right. Out: a Correction that can be kept. Never: half a correction: BadCorrection says what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Literal, get_args

from dateline.corrections import values
from dateline.corrections.anchor import is_whole
from dateline.corrections.values import UNKNOWN
from dateline.errors import BadCorrection
from dateline.terms import Correction, CorrectionKind, Evidence, FurnitureKind, Status
from dateline.text import digest, words

LONGEST = 2_000
"""Characters of what a person writes: a reason, a name. More is no reason but a document."""
MOST_ANCHORS = 10_000
"""Places that one correction names: a story may hold thousands of reports, and a hostile file no more than this."""

_ID = re.compile(r"[0-9a-f]{16}")


Noun = Literal["article", "dispatch", "episode", "story", "entity", "statement", "event", "words"]
"""What a reader may put right, by the word for it."""
Need = Literal["", "value", "other", "value or other", "subject or value"]
"""What cannot be left out, beside the subject."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of correction needs: what it is about and how many of it, which others, and which value.

    `about` are the nouns that it may be about; what is no whole article is held by words. `value` is "" for none, else what the value
    is; `other` "" for none, "articles" or "words". `told`: it changes what is told of a story, not from which reports. `shown`: the other
    words are shown to readers.
    """

    says: str
    about: tuple[Noun, ...] = ()
    least: int = 1
    value: str = ""
    other: Literal["", "articles", "words"] = ""
    needs: Need = ""
    told: bool = False
    shown: bool = False

    @property
    def spans(self) -> bool:
        """Whether it is held by words, not by whole articles."""
        return WHOLE.isdisjoint(self.about)


WHOLE: frozenset[Noun] = frozenset({"article", "dispatch", "episode", "story"})
"""What is held by whole articles."""
_TOLD: tuple[Noun, ...] = ("event", "words")

KINDS: Mapping[CorrectionKind, Kind] = MappingProxyType(
    {
        "merge stories": Kind(
            "the stories that hold these articles are one", ("story", "episode", "dispatch", "article"), 2
        ),
        "split story": Kind(
            "these articles are another story than the others", ("episode", "dispatch", "article"), other="articles"
        ),
        "story title": Kind(
            "the story of these articles has that title", ("story",), value="title", needs="value", told=True
        ),
        "story state": Kind(
            "the story of these articles stands as the other words say, until a later report tells more",
            ("story",), value="state", other="words", needs="value or other", told=True, shown=True,
        ),
        "merge entities": Kind("these words mean one and the same", ("entity", "words"), 2, value="name", told=True),
        "split entity": Kind(
            "these words mean another than the others", ("words",), value="name", other="words", told=True
        ),
        "date": Kind("this article was published on that day", ("article",), value="day", needs="value"),
        "speaker": Kind(
            "this was said by whom the other words name", ("statement", "words"), value="name", other="words", told=True
        ),
        "not said": Kind("these words are nothing that somebody said", ("statement", "words"), told=True),
        "furniture": Kind("these words are not the story", ("words",), value="furniture"),
        "not furniture": Kind("these words are the story", ("words",)),
        "copies": Kind("these articles are copies of one dispatch", ("article", "dispatch"), 2),
        "not copies": Kind("these articles are no copies of the others", ("article",), other="articles"),
        "status": Kind("the event told in these words stands so", _TOLD, value="status", needs="value", told=True),
        "no event": Kind("what these words tell is no event", _TOLD, told=True),
        "event apart": Kind(
            "these words tell another event than the other words do", ("words",), other="words", needs="other", told=True
        ),
        "event same": Kind("the other words tell this event too", _TOLD, other="words", needs="other", told=True),
        "event day": Kind("the event told in these words is then", _TOLD, value="time", needs="value", told=True),
        "event place": Kind("the event told in these words is there", _TOLD, value="place", needs="value", told=True),
        "event figure": Kind("the event told in these words counts so", _TOLD, value="figure", needs="value", told=True),
        "event words": Kind(
            "the event told in these words is shown in the other words, and goes by that name",
            _TOLD, value="name", other="words", needs="value or other", told=True, shown=True,
        ),
        "hide source": Kind(
            "these articles, or this source, are left out", ("article",), 0, value="source", needs="subject or value"
        ),
        "undo": Kind("that correction no longer holds", (), 0, value="id", needs="value"),
    }
)  # fmt: skip
"""Every kind of correction, and what it must say."""
MOST_SHOWN = 35
"""Words of a report that are shown at most."""


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
        raise BadCorrection(f"there is no correction of the kind {kind!r}", f"one of: {', '.join(sorted(KINDS))}")
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
        return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"
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
    given = {"subject": bool(one.subject), "value": one.value is not None, "other": bool(one.other)}
    if kind.needs and not any(given[part] for part in kind.needs.split(" or ")):
        raise BadCorrection(f"'{one.kind}' needs {LACKS[kind.needs].format(kind.value)}", f"it says: {kind.says}")
    _check_anchors(one.kind, one.other, spans=kind.other == "words")
    _check_value(one, kind)
    if kind.shown:
        _check_shown(one)


def _check_shown(one: Correction) -> None:
    count = sum(len(words(anchor.text)) for anchor in one.other)
    if count > MOST_SHOWN:
        raise BadCorrection(
            f"{count} words are more than are shown of anything", f"choose a clause of {MOST_SHOWN} words at most"
        )


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
        return
    if not kind.value:
        raise BadCorrection(f"'{one.kind}' takes no value", "leave the value out")
    _check_right(kind.value, one.value)


def _check_right(what: str, value: str) -> None:
    if not value.strip():
        raise BadCorrection(f"the {what} is empty", "leave the value out, or give one")
    vocabulary = {"status": get_args(Status), "furniture": get_args(FurnitureKind), "state": (UNKNOWN,)}.get(what)
    if vocabulary and value not in vocabulary:
        raise BadCorrection(f"{value!r} is no {what}", f"one of: {', '.join(vocabulary)}")
    reads, is_called, written = WRITTEN.get(what, (_anything, "", ""))
    if not reads(value):
        raise BadCorrection(f"{value!r} is {is_called}", written)


def _anything(_value: str) -> bool:
    return True


def _is_day(value: str) -> bool:
    return value == UNKNOWN or values.day(value) is not None


def _is_time(value: str) -> bool:
    return value == UNKNOWN or values.when(value, "") is not None


def _is_figure(value: str) -> bool:
    return values.figure(value) is not None


def _is_id(value: str) -> bool:
    return _ID.fullmatch(value) is not None


WRITTEN: Mapping[str, tuple[Callable[[str], bool], str, str]] = MappingProxyType(
    {
        "day": (_is_day, "not a day", f"write it as YYYY-MM-DD, or {UNKNOWN!r}"),
        "time": (
            _is_time,
            "not a day",
            f"write it as YYYY-MM-DD, with THH:MM, as YYYY-MM, YYYY or FIRST/LAST, or {UNKNOWN!r}",
        ),
        "figure": (_is_figure, "no figure", f"write it as NAME=NUMBER, such as dead=12, or NAME={UNKNOWN}"),
        "id": (_is_id, "no correction's id", "an id is 16 hexadecimal digits"),
    }
)
"""How a value of a kind is written: what reads it, and what is said of one that it does not read."""
LACKS: Mapping[Need, str] = MappingProxyType(
    {
        "value": "a value: the {0} that is right",
        "other": "other words: what it is held against",
        "value or other": "the words that are right, as other, or a value: the {0}",
        "subject or value": "a source: articles, a publisher or a host",
    }
)
"""What is said of a correction that lacks what it needs."""
