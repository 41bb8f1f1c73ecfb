"""REST: the desk's verbs over HTTP, below /api/v1.

In: requests that the site's gate let through. Out: JSON in the words of the export, documents in every format, and events
as they happen; failures as problem details (RFC 9457). Never: a rule about news.
"""

from dateline.doors.rest.app import mount
from dateline.doors.rest.openapi import PREFIX, openapi
from dateline.doors.rest.problems import NO_ROOM, refused

__all__ = ["NO_ROOM", "PREFIX", "mount", "openapi", "refused"]
