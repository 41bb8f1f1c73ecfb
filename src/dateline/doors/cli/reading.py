"""Commands that keep nothing: read, schema, steps, rules.

In: arguments. Out: text and exit status. Never: a rule about news, a database.
"""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.doors.cli import completing, screen
from dateline.doors.cli.options import CORES, FORMATS, AsOf, Base, More, NoColor, Only, Output, Workers, parts_of
from dateline.errors import NothingToRead, UnknownName


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Text, HTML or JSON Lines files, folders of them, or - for standard input."
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the export, as `dateline schema` describes it.")
    ] = False,
    as_of: AsOf = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help=f"Print it as {FORMATS}; of csv and parquet also one table, as csv:events.",
            autocompletion=completing.formats,
        ),
    ] = None,
    output: Output = None,
    base: Base = None,
    story: Annotated[int | None, typer.Option("--story", metavar="N", min=1, help="Show only the Nth story.")] = None,
    more: More = False,
    only: Only = None,
    no_color: NoColor = False,
    workers: Workers = CORES,
) -> None:
    """Read reports and tell their stories: what happened, what is planned, who said so, what changed."""
    as_of = screen.moment_meant(as_of, of_story=False)
    chosen = parts_of(only)
    from dateline.doors import export

    export.chosen(to or "json")
    from dateline import desk
    from dateline.doors.cli.progress import progress

    with progress() as told:
        try:
            reading = desk.read(paths, as_of=as_of, workers=workers, progress=told)
        except NothingToRead as nothing:
            screen.complain(nothing.set_aside)
            raise
    screen.complain(reading.set_aside)
    if story is not None and story > len(reading):
        raise typer.BadParameter(
            f"there are {len(reading)} stories; name one from 1 to {len(reading)}", param_hint="--story"
        )
    if as_json or to:
        one = reading if story is None else export.only_story(reading, story)
        screen.write(export.export(one, to or "json", base=base), output)
    else:
        from dateline.doors.cli.show import sections, show

        with screen.paged(no_color=no_color) as target:
            show(reading, target, story=story, sections=sections(chosen, more=more))
    raise typer.Exit(screen.how_read(reading.set_aside))


def schema() -> None:
    """Print the JSON Schema of the export."""
    from dateline.doors import export

    typer.echo(export.schema(), nl=False)


def steps() -> None:
    """List the steps of the pipeline: each slot and the versioned step that fills it."""
    from dateline.choice import chosen

    for slot, name in chosen().items():
        typer.echo(f"{slot:20} {name}")


def rules(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Show this rule with its examples.")] = None,
) -> None:
    """List the rules by which a sentence is judged, or show one: what it says, where it fires and where it does not."""
    import dateline.english.frames
    import dateline.steps  # noqa: F401  # with both every rule is registered
    from dateline.rules import rules as registered

    known = {one.name: one for one in registered()}
    if name is None:
        for one in known.values():
            typer.echo(f"{one.name:20} {one.says}")
        return
    if name not in known:
        raise UnknownName("rule", name, known)
    one = known[name]
    typer.echo(f"{one.name}: {one.says}\n  fires:         {one.example}\n  does not fire: {one.counter_example}")
