"""Export: a Reading as documents that other programs read.

In: a Reading. Out: bytes in a standard form. Never: a figure that the Reading does not hold, a clock, a network.
"""

from dateline.doors.export.formats import FORMATS, Format, Written, chosen, export
from dateline.doors.export.json import FORMAT, document, record, record_json, to_json
from dateline.doors.export.json_schema import schema
from dateline.doors.export.select import only_story
from dateline.doors.export.tables import TABLES

__all__ = [
    "FORMAT",
    "FORMATS",
    "TABLES",
    "Format",
    "Written",
    "chosen",
    "document",
    "export",
    "only_story",
    "record",
    "record_json",
    "schema",
    "to_json",
]
