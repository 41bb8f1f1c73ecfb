"""Follow: sources asked again and again, and what is new handed to the desk.

In: addresses of feeds, sitemaps, pages and outlines, paths of mailboxes; what they answer. Out: reports at the desk, a line of the log for each thing that was asked.
Never: a rule about news; two requests to one host at once; anything that a kill would lose or double.
"""

from dateline.follow.following import Following
from dateline.follow.poll import Poller
from dateline.follow.running import Running

__all__ = ["Following", "Poller", "Running"]
