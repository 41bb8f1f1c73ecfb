"""Commands about reports: taking them in, comparing them, removing them.

In: arguments. Out: text and exit status. Never: a rule about news.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.doors.cli import completing, screen
from dateline.doors.cli.options import CORES, REPORT, AsJson, Database, MaybeStory, NoColor, Reader, Why, Workers, named

if TYPE_CHECKING:
    from dateline.batch import Slice
    from dateline.desk import Desk
    from dateline.desk.taking import Given

ReportName = Annotated[str, typer.Argument(metavar="REPORT", help=f"A report: {REPORT}.")]


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders of them, web addresses, what `dateline batch` made, or - for standard input.",
        ),
    ],
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Of a batch, only what was published then or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Of a batch, only what was published then or before.")
    ] = None,
    outlet: Annotated[
        list[str] | None,
        typer.Option("--outlet", metavar="NAME", help="Of a batch, only what this outlet ran; repeatable."),
    ] = None,
    story: Annotated[
        list[str] | None,
        typer.Option(
            "--story",
            metavar="STORY",
            help="Of a batch, only this story: words of its title, or its id; repeatable.",
        ),
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    workers: Workers = CORES,
    no_color: NoColor = False,
) -> None:
    """Take reports into the database and tell the stories they touch anew."""
    from dateline.desk import Desk
    from dateline.doors.cli.progress import progress
    from dateline.sources import is_batch

    batches = {path for path in paths if is_batch(path)}
    if (since or until or outlet or story) and any(path not in batches for path in paths):
        raise typer.BadParameter("--since, --until, --outlet and --story are asked of what `dateline batch` made")
    if batches:
        from dateline.batch import Slice

        days = screen.day_meant(since), screen.day_meant(until)
        meant: Slice | None = Slice(
            since=days[0], until=days[1], outlets=tuple(outlet or ()), stories=tuple(story or ())
        )
    else:
        meant = None
    with Desk(db, workers=workers) as desk, progress() as told:
        given = _given(paths, batches, meant)
        added = desk.add(given, progress=told)
        titles = [] if as_json else [desk.show(id).stories[0] for id in added.stories[:10]]
    screen.complain(added.set_aside)
    if as_json:
        screen.put_json(added)
    else:
        from dateline.doors.cli import answers

        answers.added(added, titles, screen.page(no_color=no_color))
    if added.set_aside and not (added.new or added.known or added.revisions):
        raise typer.Exit(screen.NOTHING_READ)
    raise typer.Exit(screen.how_read(added.set_aside))


def _given(paths: Sequence[str], batches: Collection[str], meant: Slice | None) -> Iterator[Given]:
    """What stands at the paths: of a batch the reports that are meant, of an address the page, else the path itself."""
    from dateline.sources import Robots, fetched
    from dateline.sources.addresses import is_address

    known: dict[str, Robots] = {}
    for path in paths:
        if path in batches and meant is not None:
            from dateline.batch import slice_of

            yield from slice_of(Path(path), meant)
        else:
            yield fetched(path, robots=known) if is_address(path) else path


def copies(story: MaybeStory = None, as_json: AsJson = False, db: Database = None, no_color: NoColor = False) -> None:
    """Print which outlets ran whose text, and what they changed."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.copies(named(story))
        if as_json:
            screen.put_json(found)
            return
        articles = {id: desk.article(id) for one in found for id in one.articles}
    from dateline.doors.cli import answers
    from dateline.doors.cli.page import PrintedPage

    with screen.paged(no_color=no_color) as target:
        answers.copies(found, articles, PrintedPage(target))


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=f"A report: {REPORT}.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    reader: Reader = "",
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Print what one report changed in the text of another: style, spelling, wording, facts, cuts, additions."""
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        found = desk.diff(before, after, reader=reader)
    from dateline.doors.cli import answers

    screen.put_answer(found, answers.edits, as_json=as_json, no_color=no_color)


def compare(
    story: Annotated[
        str,
        typer.Argument(
            metavar="STORY",
            help="A story: words of its title, its number or its id.",
            autocompletion=completing.stories,
        ),
    ],
    a: Annotated[
        str,
        typer.Argument(
            metavar="A",
            help="Alone, another story. With B, an outlet of the story, or a report: its number in it (3), words of its title, or its id.",
            autocompletion=completing.stories,
        ),
    ],
    b: Annotated[str | None, typer.Argument(metavar="B", help="Another outlet or report.")] = None,
    as_json: AsJson = False,
    db: Database = None,
    no_color: NoColor = False,
) -> None:
    """Compare two stories, or two reports or outlets of one: what both tell, and what each leaves out.

    Of reports and outlets it says who surely had it first; of stories, what makes two of their events one.
    """
    from dateline.desk import Desk

    with Desk(db, create=False) as desk:
        if b is None:
            _stories(desk, story, a, as_json=as_json, no_color=no_color)
        else:
            _sides(desk, story, (a, b), as_json=as_json, no_color=no_color)


def _stories(desk: Desk, story: str, other: str, *, as_json: bool, no_color: bool) -> None:
    from dateline.doors.cli import compared
    from dateline.doors.shelf import Shelf

    found = desk.compare(story, other)
    if as_json:
        screen.put_json(found)
        return
    a, b = (desk.show(one.story) for one in (found.a, found.b))
    shelves = Shelf(a, a.stories[0]), Shelf(b, b.stories[0])
    screen.put_answer((found, shelves), compared.stories, as_json=False, no_color=no_color)


def _sides(desk: Desk, story: str, sides: tuple[str, str], *, as_json: bool, no_color: bool) -> None:
    from dateline.doors import coverage
    from dateline.doors.cli import compared
    from dateline.doors.shelf import Shelf

    reading = desk.show(story)
    shelf = Shelf(reading, reading.stories[0])
    found = coverage.compared(shelf, *sides)
    if as_json:
        screen.put_json(found)
        return
    screen.put_answer((shelf, found), compared.sides, as_json=False, no_color=no_color)


def forget(article: ReportName, why: Why, as_json: AsJson = False, db: Database = None) -> None:
    """Remove a report and all that rests on it; a note that something was removed stays."""
    from dateline.desk import Desk

    if article.strip("[]").isdecimal() and len(article) < len("[12345]"):
        raise typer.BadParameter(f"say of which story: STORY[{article.strip('[]')}]", param_hint="REPORT")
    with Desk(db, create=False) as desk:
        removed = desk.forget(article, why=why)
    if as_json:
        screen.put_json(removed)
    else:
        typer.echo(f"removed {removed.article} and all that rested on it")
