"""Commands about alerts: rules, what waits and was sent, a dry run.

In: arguments. Out: text and exit status. Never: a rule about news, a secret.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.doors.cli import screen
from dateline.doors.cli.options import AsJson, Database, Limit, NoColor, named
from dateline.doors.cli.plain import Plain, example_of

if TYPE_CHECKING:
    from dateline.terms import MuteKind

alerts = typer.Typer(
    name="alerts",
    help="Be told what is new: list the rules, what waits and what was sent; with --dry-run what would have been sent.",
    epilog=example_of("dateline alerts --dry-run --since yesterday"),
    invoke_without_command=True,
    rich_markup_mode=None,
)
RulesFile = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="FILE", help="The file of rules; otherwise DATELINE_ALERTS, otherwise DATABASE.alerts.toml."
    ),
]
NOT_ALL_SENT = 1
"""Exit status where something was given up or put off."""


@alerts.callback()
def listed(
    ctx: typer.Context,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Print what would have been sent since --since; nothing is.")
    ] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="From which day on; otherwise 30 days ago.")
    ] = None,
    rules: RulesFile = None,
    limit: Limit = 20,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Be told what is new: list the rules, what waits and what was sent; with --dry-run what would have been sent."""
    if ctx.invoked_subcommand is not None:
        return
    if since and not dry:
        raise typer.BadParameter("it says from when a dry run looks; add --dry-run", param_hint="--since")
    from dateline.alerts import verbs
    from dateline.desk.place import database
    from dateline.doors.cli import alerted

    if dry:
        _dry_run(db, rules, since, as_json=as_json, no_color=no_color)
        return
    found = verbs.standing(database(db), path=rules, limit=limit)
    screen.put_answer(found, alerted.standing, as_json=as_json, no_color=no_color)


def _dry_run(db: str | None, rules: Path | None, since: str | None, *, as_json: bool, no_color: bool) -> None:
    from dateline.alerts import verbs
    from dateline.alerts.dry import dry_run
    from dateline.alerts.rules import from_file
    from dateline.desk import Desk
    from dateline.doors.cli import alerted
    from dateline.doors.cli.progress import progress

    now = datetime.now(UTC)
    day = screen.day_meant(since)
    begin = date.fromisoformat(day) if day else verbs.a_month_before(now)
    with Desk(db, create=False) as desk, progress() as shown:
        known = from_file(rules) if rules else verbs.all_rules(desk.path)
        found = dry_run(desk, known, begin, now, progress=shown)
    screen.put_answer(found, alerted.would, as_json=as_json, no_color=no_color)


@alerts.command("check", cls=Plain, epilog=example_of("dateline alerts check rules.toml"))
def alerts_check(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A file of rules.")],
    as_json: AsJson = False,
    no_color: NoColor = False,
) -> None:
    """Say whether a file of rules can be followed, and how each of them is understood."""
    from dateline.alerts.rules import from_file, guarded
    from dateline.doors.cli import alerted

    found = tuple(guarded(one.rule) for one in from_file(path).held)
    screen.put_answer(found, alerted.rules, as_json=as_json, no_color=no_color)


@alerts.command("mute", cls=Plain, epilog=example_of("dateline alerts mute hollin --story --until 2h"))
def alerts_mute(
    name: Annotated[list[str], typer.Argument(metavar="RULE", help="A rule's name; with --story a story.")],
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="WHEN", help="2h, 3d, a day or a time (2024-03-09T14:00, UTC); otherwise until --off."
        ),
    ] = None,
    story: Annotated[bool, typer.Option("--story", help="Mute a story, in all rules.")] = False,
    off: Annotated[bool, typer.Option("--off", help="Let it be heard again.")] = False,
    rules: RulesFile = None,
    db: Database = None,
) -> None:
    """Have a rule, or a story, wake nobody for a while: what comes meanwhile is not sent later, what waits is."""
    from dateline.alerts import verbs
    from dateline.desk.place import database
    from dateline.doors.inert import clean
    from dateline.doors.shelf import plain_time

    path, called = database(db), named(name) or ""
    kind: MuteKind = "story" if story else "rule"
    if off:
        verbs.unmute(path, called, kind=kind)
        typer.echo(f"{kind} {clean(called)} is heard again")
        return
    then = verbs.until(until, datetime.now(UTC)) if until else None
    made = verbs.mute(path, called, kind=kind, until=then, path=rules)
    typer.echo(
        f"{kind} {clean(made.name)} is muted {f'until {plain_time(made.until)}' if made.until else 'until --off'}"
    )


@alerts.command("send", cls=Plain, epilog=example_of("dateline alerts send"))
def alerts_send(
    rules: RulesFile = None,
    log: Annotated[
        str, typer.Option("--log", metavar="HOW", help="text, or json: a line of JSON for each thing done.")
    ] = "text",
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Look for news once, and send what is due; the first look only notes what is there."""
    from dateline.alerts import run
    from dateline.desk.place import database
    from dateline.doors import logs

    logs.begin(log)
    done = run(database(db), path=rules)
    if as_json:
        screen.put_json(done)
    elif done.busy:
        typer.echo("another run is under way")
    else:
        if done.first:
            typer.echo("the first look: what is told now is noted as known, and nothing of it is sent")
        typer.echo(f"sent {done.sent}, put off {done.put_off}, given up {done.failed}, waiting {done.waiting}")
    if done.put_off or done.failed:
        raise typer.Exit(NOT_ALL_SENT)
