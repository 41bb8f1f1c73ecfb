"""Commands about sources: what is followed, and asking it.

In: arguments. Out: text and exit status. Never: a rule about news; when something is asked again, which `follow` decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.doors.cli import screen
from dateline.doors.cli.options import AsJson, Database, Limit, NoColor

if TYPE_CHECKING:
    from dateline.terms import Polled

NAMED = "its number in `dateline sources`, its address, or words of its title"
Log = Annotated[
    str,
    typer.Option(
        "--log", metavar="HOW", help="text: what goes wrong; json: a line of JSON for each thing asked, and why not."
    ),
]


def follow(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Addresses of feeds, of sitemaps, or of pages that name their feed; outlines (OPML); Maildir folders or mbox files.",
        ),
    ],
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Follow sources from now on: each is looked at once here; `dateline poll` takes in what they list, then what is new."""
    from dateline.follow import Following

    verbs = Following(db)
    told = [verbs.follow(one) for one in given]
    wrong = [one for _, refused in told for one in refused]
    found = verbs.look(tuple(dict.fromkeys(one for kept, _ in told for one in kept)))
    screen.complain(wrong)
    from dateline.doors.cli import polls

    screen.put_answer(found, polls.sources, as_json=as_json, no_color=no_color)
    bad = len(wrong) + sum(one.state == "off" for one in found)
    if bad:
        raise typer.Exit(screen.SOME_SET_ASIDE if bad < len(wrong) + len(found) else screen.NOTHING_READ)


def sources(
    name: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help=f"Only this one, and what it said: {NAMED}.")
    ] = None,
    limit: Limit = 20,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """List what is followed, when each was asked and is asked next, and what is amiss; of one source also what it said, in its own words."""
    from dateline.doors.cli import polls
    from dateline.follow import Following

    verbs = Following(db, create=False)
    if name is None:
        screen.put_answer(verbs.sources(), polls.sources, as_json=as_json, no_color=no_color)
    else:
        found = (verbs.source(name), verbs.said(name, limit=limit).items)
        screen.put_answer(found, polls.source, as_json=as_json, no_color=no_color)


def unfollow(
    name: Annotated[str, typer.Argument(metavar="SOURCE", help=f"Which: {NAMED}.")],
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Follow a source no more; its reports stay, what it said of them goes."""
    from dateline.doors.inert import clean
    from dateline.follow import Following

    gone = Following(db, create=False).unfollow(name)
    if as_json:
        screen.put_json(gone)
    else:
        typer.echo(f"no more followed: {clean(gone.title or gone.address)}")


def poll(
    once: Annotated[
        bool, typer.Option("--once", help="Ask what is due now, and end; otherwise until interrupted.")
    ] = False,
    log: Log = "text",
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Ask the sources that are due and take in what is new; status 0 also where nothing is, 1 where a source cannot be had."""
    from dateline.follow import Following, Poller

    path = Following(db, create=False).path
    from dateline.doors import logs

    logs.begin(log, quiet=True)
    poller = Poller(path)
    if once:
        polled = poller.once()
        _told(polled, as_json=as_json)
        raise typer.Exit(screen.SOME_SET_ASIDE if polled.failed else screen.ALL_READ)
    try:
        for polled in poller.on_and_on():
            _told(polled, as_json=as_json)
    except KeyboardInterrupt:
        raise typer.Exit(screen.ALL_READ) from None


def _told(polled: Polled, *, as_json: bool) -> None:
    if as_json:
        screen.put_json(polled)
        return
    from dateline.doors.cli import polls

    screen.complain(one for one in polled.set_aside if one.fatal)
    typer.echo(polls.polled(polled))
