"""Desktop: an alert as a notification of the desktop, where there is one.

In: an alert. Out: an Outcome. Never: markup of a report shown as markup; a shell.

The number that it may replace is made of the key of idempotence: shown twice, the second stands in the place of the first.
"""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from html import escape

from dateline.alerts.rules import Held, Rules
from dateline.alerts.ways import SENT, Outcome
from dateline.alerts.wording import headline, line, subject
from dateline.terms import Alert

PROGRAM = "notify-send"
SECONDS = 10.0
SHOWN = 4
"""News that a notification has room for."""


def send(alert: Alert, _held: Held, _rules: Rules, _now: datetime) -> Outcome:
    """Show an alert on the desktop."""
    program = shutil.which(PROGRAM)
    if program is None:
        return Outcome(sent=False, complaint=f"no {PROGRAM} is here", final=True)
    words = ["--app-name=dateline", "--", subject(alert), body(alert)]
    replaced = [f"--replace-id={int(alert.id[:7], 16) + 1}", *words]
    done = _run(program, replaced)
    if done.final:  # one that is too old to replace
        done = _run(program, words)
    return done


def body(alert: Alert) -> str:
    """What stands in it, below its title."""
    if len(alert.news) == 1:
        one = alert.news[0]
        said = one.cited[-1].words.text if one.cited else one.words
        return escape(f"{line(one.title)}\n“{line(said)}”", quote=False)
    told = [headline(one) for one in alert.news[:SHOWN]]
    more = len(alert.news) - SHOWN
    return escape("\n".join([*told, *([f"… and {more} more"] if more > 0 else [])]), quote=False)


def _run(program: str, words: list[str]) -> Outcome:
    try:
        done = subprocess.run([program, *words], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - no shell
    except (OSError, subprocess.TimeoutExpired) as error:
        return Outcome(sent=False, complaint=f"{PROGRAM} did not end well ({error})"[:300])
    if done.returncode == 0:
        return SENT
    said = line(done.stderr.decode("utf-8", "replace"))[:200]
    return Outcome(sent=False, complaint=f"{PROGRAM} ended with {done.returncode}: {said}", final=True)
