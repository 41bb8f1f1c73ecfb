"""Credit: which agency's text it is, and which house published it.

In: the report and what masthead and furniture say. Out: names, or None. Never: an agency from a photograph, from
"seen by …" in the story, or from somebody who merely contributed; a publisher from a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import urlsplit

from dateline.clean.cues import pattern
from dateline.clean.masthead import Dateline, contributed, signature
from dateline.clean.outlets import Agency, Outlet, agencies, agency_named, house_at, outlet_named
from dateline.terms import Part, Report
from dateline.text import plain

SHORTEST_PATH_SIGN = 5
"""Letters of an agency's name that may speak for it as a folder of an address ("/reuters/"); "/app/" is none."""

_NAME = r"(?P<name>(?:[Tt]he )?[A-Z][\w&.'’-]{0,40}(?: (?:of |and |& |the )?[A-Z][\w&.'’-]{0,40}){0,5})"
_NAMERS = tuple(
    re.compile(shape)
    for shape in (
        rf"[Mm]essage from {_NAME}\s*:",
        rf"(?:journalists|editors|reporters|staff|readers|subscribers) (?:of|at) {_NAME}",
        rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s*(?:[Bb]y )?{_NAME}",
        rf"{_NAME}['’]s? products and services",
        rf"(?:[Ss]upport(?:ing)?|[Ss]ubscribe to|[Dd]onate to|[Jj]oin) {_NAME}",
        rf"(?:[Aa]ll|[Tt]he) {_NAME} newsletters?",
        rf"[Dd]ownload the {_NAME} app",
    )
)
_RIGHTS = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s*(?:[Bb]y )?{_NAME}"
)
_CUT_NAME = re.compile(r"['’]s?$|\.?(?<!\s)\s++(?:All|Ltd|Inc|LLC|Limited|Company|Group|Corp).*")
_REUTERS_FORM = re.compile(
    r"^\(\s*(?:additional )?reporting by\b.*\b(?:ed\w{0,3}ing|writing) by\b.*\)\W*$", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z]{2,6}(?:-[A-Z][A-Za-z]{1,9})?")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM))?")
_STRONG_NAMERS = 1
"""How many of the shapes, from the first, may name a house that neither is listed nor is called as newspapers are."""
_PAPER = r"(?-i:(?:The )?(?:[A-Z][\w'’.&-]{0,40} (?:(?:of|and|on|the|&) ){0,3}){1,4}«paper»)"
"""A house named as newspapers are: a place or a word before one of the trade's own nouns."""
_RUBRIC = r"(?:The )?«rubric» «rubric noun»"
"""Not a house: the heading of a section."""


def agency_of(
    report: Report,
    *,
    opening: Dateline | None,
    masthead: Sequence[Part],
    paragraphs: Sequence[Part],
    furniture: Sequence[Part],
    bylines: Sequence[str],
) -> str | None:
    """The agency whose text this is, by the first of: an export of ours, dateline, credits, bylines, copyright line, metadata, address."""
    said = (
        _from_export(report),
        _from_dateline(opening, report),
        _from_stamps(part for part in masthead if part.kind in {"stamp", "byline"}),
        _from_credits([part for part in masthead if part.kind in {"credit", "byline"}], *_ends(paragraphs)),
        _from_names(bylines),
        _from_rights(part.text for part in furniture if part.kind == "legal"),
        _from_names([meta.value for meta in report.metas if meta.name == "agency"]),
        _from_address(report.url),
    )
    return next((name for name in said if name), None)


def _from_export(report: Report) -> str | None:
    """The agency that was read from the whole of a report whose story alone an export passes on, also one that is not listed."""
    given = (meta.value for meta in report.metas if meta.name == "agency" and report.format == "export")
    return next(given, None)


def _ends(paragraphs: Sequence[Part]) -> tuple[int, int]:
    """Where the story begins and where its last paragraph does."""
    return (paragraphs[0].start, paragraphs[-1].start) if paragraphs else (0, 0)


def _from_dateline(opening: Dateline | None, report: Report) -> str | None:
    """The agency in a dateline: a listed one, or the capitals that stand where agencies sign, if no outlet or station is called so."""
    credit = opening.credit if opening else None
    if credit is None:
        return None
    agency = agency_named(credit) or agency_named(credit.split(" ")[0])
    if agency:
        return agency.name
    own = any(_initials(meta.value) == credit for meta in report.metas if meta.name == "publisher")
    known = own or outlet_named(credit) is not None or _CALL_SIGN.fullmatch(credit) is not None
    return credit if opening and opening.place and not known and _ACRONYM.fullmatch(credit) else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _from_stamps(parts: Iterable[Part]) -> str | None:
    """The agency before the day in a stamp: "Xinhua | Updated: 2017-09-15"."""
    for part in parts:
        head, bar, _ = part.text.partition("|")
        agency = agency_named(head.strip()) if bar else None
        if agency:
            return agency.name
    return None


@cache
def _signs() -> re.Pattern[str]:
    names = {sign for agency in agencies() for sign in (agency.name, agency.name.upper(), *agency.aliases)}
    return re.compile(
        r"(?<![\w/])(?:" + "|".join(sorted(map(re.escape, names), key=lambda n: (-len(n), n))) + r")(?![\w/])"
    )


def _from_credits(credits_: Iterable[Part], lede: int, last: int) -> str | None:
    """The agency that a credit signs for. A bare name amid the story is a picture's; "(Reporting by …; Editing by …)" is Reuters' form."""
    for part in credits_:
        words = part.text
        if contributed(words) or (part.kind == "credit" and lede < part.start < last and signature(words)):
            continue
        signed = signature(words)
        found = signed or next((m.group() for m in _signs().finditer(words)), None)
        agency = agency_named(found) if found else None
        if agency:
            return agency.name
        if _REUTERS_FORM.match(words):
            return "Reuters"
    return None


def _from_names(names: Iterable[str]) -> str | None:
    for name in names:
        signed = signature(name)
        if signed:
            return signed
    return None


def _from_rights(lines: Iterable[str]) -> str | None:
    for line in lines:
        for match in _RIGHTS.finditer(line):
            name = _CUT_NAME.sub("", match["name"]).strip(" .")
            agency = agency_named(name) or agency_named(name.split(" ")[0])
            if agency:
                return agency.name
    return None


def _from_address(url: str | None) -> str | None:
    """An agency's own site, or a folder that holds its copy."""
    house = house_at(url)
    if isinstance(house, Agency):
        return house.name
    try:
        folders = urlsplit(url or "").path.lower().split("/")[1:-1]
    except ValueError:
        return None
    for before, folder in zip(["", *folders], folders, strict=False):
        agency = agency_named(folder.removesuffix("online"))
        sure = len(folder) >= SHORTEST_PATH_SIGN or before in {"wires", "wire", "agency", "agencies"}
        if agency and sure:
            return agency.name
    return None


def publisher_of(report: Report, furniture: Sequence[Part]) -> str | None:
    """The house that published the report: by metadata, else the house of the address, else the one that the furniture names."""
    given = next((meta.value.strip() for meta in report.metas if meta.name == "publisher" and meta.value.strip()), None)
    if given:
        return _known(given) or given
    house = house_at(report.url)
    return house.name if house else _named_by(furniture) or _headed_by(report, furniture)


def _known(name: str) -> str | None:
    house: Outlet | Agency | None = outlet_named(name) or agency_named(name)
    return house.name if house else None


def _named_as_papers_are(name: str) -> bool:
    return bool(pattern(_PAPER).fullmatch(name)) and not pattern(_RUBRIC).fullmatch(name)


def _headed_by(report: Report, furniture: Sequence[Part]) -> str | None:
    """The house whose name is the first line of a text or document, if newspapers are called so or a table lists it."""
    if (
        report.format not in {"text", "pdf", "docx"}
        or not furniture
        or not report.blocks
        or furniture[0].start > report.blocks[0].start
    ):
        return None
    first = furniture[0].text.strip()
    if "\n" in first or first.isupper():
        return None
    return (_known(first) if " " in first else None) or (first if _named_as_papers_are(first) else None)


def _named_by(furniture: Sequence[Part]) -> str | None:
    """The house that the furniture names most often; one that no table lists must be named outright."""
    votes: Counter[str] = Counter()
    for part in furniture:
        if part.kind == "caption":
            continue
        for strength, shape in enumerate(_NAMERS):
            for match in shape.finditer(part.text):
                name = _CUT_NAME.sub("", match["name"]).strip(" .")
                outlet = outlet_named(name)
                if outlet:
                    votes[outlet.name] += 1
                elif agency_named(name) is None and (
                    (strength < _STRONG_NAMERS and " " in name) or _named_as_papers_are(name)
                ):
                    votes[name] += 1
    if not votes:
        return None
    return min(votes, key=lambda name: (-votes[name], plain(name)))
