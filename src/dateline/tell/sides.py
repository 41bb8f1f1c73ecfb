"""The sides of a conflict: who says the same stands on one.

In: voices and what each says. Out: sides in the order in which they were first taken. Never: two sides of one value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.tell.voices import Voice
from dateline.terms import Side

Value = Callable[[Voice], str]


def sides_of(voices: Sequence[Voice], value: Value) -> tuple[Side, ...]:
    """The voices by what they say, in the order in which that was first said."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        groups.setdefault(value(voice), []).append(voice)
    return tuple(
        Side(
            value=said,
            by=next((voice.by for voice in group if voice.by), None),
            dispatches=tuple(dict.fromkeys(voice.telling.dispatch for voice in group)),
            evidence=tuple(dict.fromkeys(voice.telling.report.evidence for voice in group)),
        )
        for said, group in groups.items()
    )


def status_of(voice: Voice) -> str:
    """The status that the voice gives."""
    return voice.telling.report.status
