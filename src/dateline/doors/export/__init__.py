"""Export: a Reading as documents that other programs read.

In: a Reading. Out: text in a standard form. Never: a figure that the Reading does not hold.
"""

from dateline.doors.export.json import FORMAT, document, record, record_json, schema, to_json
from dateline.doors.export.select import only_story

__all__ = ["FORMAT", "document", "only_story", "record", "record_json", "schema", "to_json"]
