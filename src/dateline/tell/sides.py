"""The sides of a conflict: who says the same stands on one.

In: voices and what each says. Out: sides in the order in which they were first taken. Never: two sides of one value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.tell.counts import LONGEST
from dateline.tell.voices import Voice
from dateline.terms import EventReport, Evidence, Side

Value = Callable[[Voice], str]


def sides_of(voices: Sequence[Voice], value: Value) -> tuple[Side, ...]:
    """The voices by what they say, in the order in which that was first said."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        groups.setdefault(value(voice), []).append(voice)
    return tuple(
        Side(
            value=said,
            by=group[0].by,
            dispatches=tuple(dict.fromkeys(voice.telling.dispatch for voice in group)),
            evidence=tuple(dict.fromkeys(in_short(voice.telling.report) for voice in group)),
        )
        for said, group in groups.items()
    )


def in_short(report: EventReport) -> Evidence:
    """The words of a report, no longer than a side is: of a longer sentence those around the word that names the event."""
    words, named = report.evidence, report.trigger
    if len(words.text) <= LONGEST:
        return words
    first = max(0, min(named.start - words.start - LONGEST // 2, len(words.text) - LONGEST))
    opening = words.text.find(" ", first) + 1 if first else 0
    closing = words.text.rfind(" ", opening, opening + LONGEST)
    last = len(words.text) if len(words.text) - opening <= LONGEST else closing
    return Evidence(words.article, words.start + opening, words.start + last, words.text[opening:last])


def status_of(voice: Voice) -> str:
    """The status that the voice gives."""
    return voice.telling.report.status
