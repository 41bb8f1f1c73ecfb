"""The closed vocabularies of the export, and types whose values have a form of their own.

In: nothing. Out: types of what a field may hold. Never: a rule, a file, the clock.
"""

from __future__ import annotations

from typing import Annotated, Literal

Id = Annotated[str, "id"]
"""An id: derived from content, 16 hexadecimal digits. The mark is the name of its definition in the schema of the export, as below."""
Iso = Annotated[str, "iso"]
"""A day or a time, ISO 8601."""
Count = Annotated[int, "count"]
"""A whole number, 0 or more."""
Share = Annotated[float, "share"]
"""A number from 0 to 1."""

Precision = Literal["instant", "day", "week", "month", "season", "quarter", "year", "decade", "span"]
ReportFormat = Literal["text", "html", "jsonl", "pdf", "docx", "eml", "export"]
ClockName = Literal["published", "modified", "fetched"]
MastheadKind = Literal["title", "standfirst", "byline", "place", "stamp", "credit"]
ParagraphKind = Literal["lede", "body", "subhead"]
FurnitureKind = Literal["appeal", "ad", "invite", "caption", "navigation", "related", "legal", "other"]
RelationKind = Literal["copy", "cut", "version"]
EditKind = Literal["style", "spelling", "wording", "fact", "cut", "added"]
EntityKind = Literal["person", "organization", "place", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
TimexKind = Literal["date", "time", "duration", "set"]
StatementKind = Literal["direct", "indirect", "mixed", "no comment", "denial", "stance"]
Standing = Literal["asserted", "planned", "claimed", "denied", "not told"]
Status = Literal[
    "possible", "proposed", "agreed", "scheduled", "moved", "postponed",
    "cancelled", "declined", "under way", "happened", "denied", "alleged",
]  # fmt: skip
Bound = Literal["exactly", "about", "at least", "at most"]
ChangeField = Literal["status", "when", "where", "who", "manner", "quantity"]
Weight = Literal["major", "minor"]
NewsKind = Literal["change", "revision", "withdrawn"]
HitKind = Literal["article", "statement", "event"]
SourceKind = Literal["unknown", "feed", "sitemap", "mailbox"]
SourceState = Literal["on", "off"]
CorrectionKind = Literal[
    "merge stories", "split story", "merge entities", "split entity", "date", "speaker", "furniture", "not furniture",
    "copies", "not copies", "status", "hide source", "no event", "event apart", "event same", "event day", "event place",
    "event figure", "event words", "not said", "story title", "story state", "undo",
]  # fmt: skip
AlertKind = Literal["change", "plan", "event", "new story"]
AlertKinds = tuple[AlertKind, ...]
AlertWay = Literal["webhook", "mail", "desktop"]
AlertState = Literal["waiting", "sent", "failed", "dropped"]
Rhythm = Literal["hour", "day"]
MuteKind = Literal["rule", "story"]
