"""Words: the plain ones that readers are told, one for one thing at every door, with the word of the trade and its meaning behind them.

In: a name of the records. Out: what a reader is told instead; for each mark "?" of a page, and for `dateline words`, the meaning. Never: a word
of the export, which is a contract.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dateline.terms import ChangeField, EntityKind, HitKind, Independence


@dataclass(frozen=True, slots=True)
class Term:
    """What a page says, what the trade calls it, and what it means."""

    plain: str
    trade: str
    meaning: str


LAST_KNOWN: Final = "Last known"
"""Where a story stands."""
FIELDS: Final[Mapping[ChangeField, str]] = MappingProxyType(
    {"status": "status", "when": "day", "where": "place", "who": "who", "manner": "manner", "quantity": "figure"}
)
"""What changed, or what reports disagree on."""
HITS: Final[Mapping[HitKind, str]] = MappingProxyType({"article": "report", "statement": "statement", "event": "event"})
"""What a search found."""
NAMED: Final[Mapping[EntityKind, str]] = MappingProxyType(
    {"person": "people", "organization": "organisations", "place": "places"}
)
"""Whom or what names are of, in the order in which two stories are compared; what is none of these is not told."""


def texts(number: int, of_reports: int) -> str:
    """In how many reports something stands, and where some of these are copies in how many texts: "2 reports", "1 text in 2 reports"."""
    told = "1 report" if of_reports == 1 else f"{of_reports} reports"
    return told if number == of_reports else f"{'1 text' if number == 1 else f'{number} texts'} in {told}"


def reports(number: int, independent: int) -> str:
    """How many reports a story has, and how many of them are independent where not all are; 0 where that was not counted."""
    counted = "1 report" if number == 1 else f"{number} reports"
    return counted if independent in (0, number) else f"{counted}, {independent} independent"


def sums(of: Independence) -> tuple[str, ...]:
    """How many reports a story has, how many of them are independent, and of how many owners."""
    owners = "1 owner" if of.owners == 1 else f"{of.owners} owners"
    counted = reports(of.reports, of.dispatches)
    return (counted, owners) if of.owners else (counted,)


def listed(names: Sequence[str]) -> str:
    """Names one after the other: "Anna Weber, Ben Roth and Cy Hall"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def heard(of: Independence) -> str:
    """What is said of those whose words all texts give or report: a copy that was cut may have lost them."""
    return "Heard in every report" if of.dispatches == of.reports else "Heard in every independent report"


def known_on(day: str) -> str:
    """The head of what is told as of a day or a time."""
    return f"As it was known on {day}"


TRADE: Final[Mapping[str, Term]] = MappingProxyType(
    {
        "independent": Term(
            "independent reports",
            "independent dispatches",
            "Reports that do not rest on each other's text: copies, cuts and rewritten versions of one text count once, and so do texts that share"
            " long passages. What cannot be compared with the others, in another language or without words, is not counted.",
        ),
        "texts": Term(
            "texts",
            "dispatches",
            "Reports that run one text are copies: what an agency wrote and forty outlets ran is 1 text in 40 reports.",
        ),
        "heard": Term(
            "heard in every independent report",
            "single-sourced",
            "Whoever is heard in every independent report, in quotation marks or in the report's words, may be the only source: what only they say has been confirmed by nobody else.",
        ),
        "clutter": Term(
            "page clutter",
            "furniture",
            "What a page puts around its story: appeals, adverts, menus, captions, links to other stories. It is kept, and nothing is read from it.",
        ),
        "known": Term(
            "as it was known on",
            "as of",
            "The story as only the reports that were out by then tell it. Nothing that came later takes part.",
        ),
        "disputed": Term(
            "where reports disagree",
            "conflict",
            "Two independent reports, or two sources in one, say what cannot both be true: of one figure, one day, one place, or whether it was so at all.",
        ),
        "state": Term(
            "last known",
            "state",
            "The newest line that no later report replaced, in that report's words.",
        ),
        "unsure": Term(
            "less sure",
            "confidence",
            "Of lines like these fewer were right when they were held against reports by hand; or they are right, and less news.",
        ),
    }
)
"""By the name that a template asks for."""


def meaning(asked: str) -> tuple[Term, ...]:
    """The terms that a word is in, plain or of the trade; all for no word."""
    word = asked.casefold().strip("? ")
    return tuple(one for name, one in TRADE.items() if word in f"{name} {one.plain} {one.trade}".casefold())
