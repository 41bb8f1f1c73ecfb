"""The web: stories as pages, for people.

In: HTTP requests, the desk. Out: pages that work without scripts. Never: anything loaded from elsewhere; a report's words
as markup; a rule about news.
"""

from dateline.doors.web.app import application
from dateline.doors.web.serve import add_token, check, keyring, serve

__all__ = ["add_token", "application", "check", "keyring", "serve"]
