"""Commands that serve the stories to others, and say who may ask.

In: arguments. Out: text and exit status; pages, until interrupted. Never: a rule about news, a token but the once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.doors.cli.options import CORES, Database
from dateline.doors.cli.plain import Plain, example_of
from dateline.errors import BadBatch, MissingExtra

if TYPE_CHECKING:
    from dateline.doors.access import Keyring

token = typer.Typer(
    name="token",
    help="Say who may ask a server that others can reach.",
    epilog=example_of("dateline token add anna"),
    no_args_is_help=True,
    rich_markup_mode=None,
)


def serve(
    told: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="What `dateline batch` told, instead of a database; with --read-only."),
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="Where to listen; any but this machine's own needs a token."),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="On which port.")] = 8765,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A host name that it answers to; repeatable.")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="For HTTPS, as PEM; with --key.")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The certificate's key, as PEM.")] = None,
    log: Annotated[
        str,
        typer.Option("--log", metavar="HOW", help="text: what goes wrong; json: a line of JSON for each thing done."),
    ] = "text",
    alerts: Annotated[
        bool, typer.Option("--alerts/--no-alerts", help="Look for news to alert of, and send what is due.")
    ] = True,
    follow: Annotated[
        bool, typer.Option("--follow", help="Ask the sources that are followed as well, as `dateline poll` does.")
    ] = False,
    read_only: Annotated[
        bool,
        typer.Option("--read-only", help="Change nothing, whoever asks: no reports, corrections, looks, alerts."),
    ] = False,
    db: Database = None,
) -> None:
    """Serve the stories as pages, and to programs below /api/v1, until interrupted.

    Of DIR a database is made when it is first served, without parsing again, and kept in the platform's cache folder.
    """
    if told is not None and (db is not None or not read_only):
        raise typer.BadParameter("what a batch told is served with --read-only, and without --db", param_hint="DIR")
    if read_only and follow:
        raise typer.BadParameter("with --read-only nothing is taken in", param_hint="--follow")
    if told is not None and not _is_batch(told):
        raise BadBatch(str(told), "is no folder that `dateline batch` wrote", "name one, or a database with --db")
    try:
        from dateline.doors import web
    except ModuleNotFoundError as missing:
        raise _extra(missing) from None
    shown = f"[{host}]" if ":" in host else host
    web.check(told or db, host)
    if told is not None:
        db = _of_batch(told)
    typer.echo(f"dateline: http{'s' if certificate else ''}://{shown}:{port}/  (end with Ctrl-C)", err=True)
    with _kept(db if told is not None else None):
        web.serve(
            db,
            host=host,
            port=port,
            names=tuple(name or ()),
            certificate=certificate,
            key=key,
            log=log,
            alerting=alerts,
            follow=follow,
            read_only=read_only,
            tokens=told,
        )


@contextmanager
def _kept(of_batch: str | None) -> Iterator[None]:
    """The database of a batch kept while it is served."""
    if of_batch is None:
        yield
        return
    from dateline.batch import in_use

    with in_use(Path(of_batch)):
        yield


def _is_batch(told: Path) -> bool:
    from dateline.sources import is_batch

    return is_batch(str(told))


def _of_batch(told: Path) -> str:
    """The database of a batch, made if it is not there."""
    from dateline.batch import database_of
    from dateline.doors.cli import screen
    from dateline.doors.cli.progress import progress

    with progress() as heard:
        path, set_aside = database_of(told, workers=CORES, progress=heard)
    screen.complain(set_aside)
    return str(path)


@token.command("add", cls=Plain, epilog=example_of("dateline token add anna --scope write"))
def token_add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who holds it.")],
    scope: Annotated[str, typer.Option("--scope", metavar="SCOPE", help="read, or write, which reads too.")] = "read",
    db: Database = None,
) -> None:
    """Make a token and print it, this once; only its hash is kept."""
    try:
        from dateline.doors import web
    except ModuleNotFoundError as missing:
        raise _extra(missing) from None
    typer.echo(web.add_token(name, scope, now=datetime.now(UTC).date(), db=db))


@token.command("list", cls=Plain, epilog=example_of("dateline token list"))
def token_list(db: Database = None) -> None:
    """List the tokens: id, scope, the day each was made, name."""
    for one in _keyring(db).tokens():
        typer.echo(f"{one.id}  {one.scope:5}  {one.made}  {one.name}")


@token.command("revoke", cls=Plain, epilog=example_of("dateline token revoke anna"))
def token_revoke(
    id: Annotated[str, typer.Argument(metavar="ID", help="The token's id, or its name where one alone bears it.")],
    db: Database = None,
) -> None:
    """Take a token back; who holds it is refused from now on."""
    gone = _keyring(db).revoke(id)
    typer.echo(f"revoked {gone.id}, {gone.name}'s")


def _keyring(db: str | None) -> Keyring:
    try:
        from dateline.doors import web
    except ModuleNotFoundError as missing:
        raise _extra(missing) from None
    return web.keyring(db)


def _extra(missing: ModuleNotFoundError) -> Exception:
    """What to install where a library is missing; a module of our own that is missing is a fault."""
    return missing if (missing.name or "").startswith("dateline") else MissingExtra("the server", "web")
