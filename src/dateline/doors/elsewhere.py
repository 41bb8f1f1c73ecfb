"""Elsewhere: what the desk answers, as somebody at another machine is shown it.

In: an answer. Out: the same without the places on this machine's disk: of each file its name. Never: a change to anything else.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from dateline.terms import Added, Article, Followed, Reading, Report, SetAside

T = TypeVar("T")


def elsewhere(answer: T) -> T:
    """`answer` without paths."""
    match answer:
        case Reading():
            articles = tuple(elsewhere(one) for one in answer.articles)
            return replace(answer, articles=articles, set_aside=tuple(elsewhere(one) for one in answer.set_aside))
        case Added():
            return replace(answer, set_aside=tuple(elsewhere(one) for one in answer.set_aside))
        case Article() | Report():
            return replace(answer, file=named(answer.file)) if answer.file else answer
        case Followed():
            return replace(answer, address=named(answer.address)) if answer.kind == "mailbox" else answer
        case SetAside():
            return answer if "://" in answer.name else replace(answer, name=named(answer.name))
    return answer


def named(path: str) -> str:
    """The last part of a path."""
    return PurePosixPath(path.replace("\\", "/")).name or path
