"""What the shell offers when a command is typed half: stories, people, places, outlets, formats, parts.

In: the word as far as it is typed. Out: words that begin so, each with what it means. Never: an error, a database made; whoever types is
not told of faults there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import typer

Offers = list[tuple[str, str]]
PARTS = ("brief", "next", "timeline", "changes", "conflicts", "said", "copies", "reports")
"""The parts of a story, named as the commands that print them."""
MOST = 500
"""Stories among whose titles is looked, those that changed last."""


def stories(ctx: typer.Context, incomplete: str) -> Offers:
    """Words that one title alone has, with that title; ids where they are typed, or nothing is."""
    titles = dict(_titles(ctx))
    of = {id: dict.fromkeys(_words(title)) for id, title in titles.items()}
    count = Counter(word for words in of.values() for word in words)
    typed = incomplete.casefold()
    words = ((word, id) for id, mine in of.items() for word in mine if count[word] == 1 and word.startswith(typed))
    ids = ((id, title) for id, title in titles.items() if id.startswith(typed))
    return [(_as_typed(word, incomplete), titles[id]) for word, id in words] or list(ids)


def people(ctx: typer.Context, incomplete: str) -> Offers:
    """Names of who speaks or is named."""
    return [*_names(ctx, incomplete, "person"), *_names(ctx, incomplete, "organization")]


def people_named(ctx: typer.Context, incomplete: str) -> Offers:
    """Names of people."""
    return _names(ctx, incomplete, "person")


def places(ctx: typer.Context, incomplete: str) -> Offers:
    """Names of places."""
    return _names(ctx, incomplete, "place")


def sources(ctx: typer.Context, incomplete: str) -> Offers:
    """Names of outlets and agencies."""
    return _names(ctx, incomplete, "source")


def formats(incomplete: str) -> Offers:
    """Names of formats; of those that hold tables, each table."""
    from dateline.doors import export

    tables = [f"{name}:{table}" for name in ("csv", "parquet") for table in export.TABLES if ":" in incomplete]
    offered = {**{name: one.about for name, one in export.FORMATS.items()}, **dict.fromkeys(tables, "one table")}
    return [(name, about) for name, about in offered.items() if name.startswith(incomplete)]


def parts(incomplete: str) -> Offers:
    """Parts of a story that are not named yet."""
    *named, begun = incomplete.split(",")
    return [(",".join([*named, part]), "") for part in PARTS if part.startswith(begun) and part not in named]


def kinds(incomplete: str) -> Offers:
    """Kinds of corrections, with hyphens for their blanks."""
    from dateline.corrections import KINDS

    typed = incomplete.replace("-", " ")
    return [(kind.replace(" ", "-"), one.says) for kind, one in KINDS.items() if kind.startswith(typed)]


def terms(incomplete: str) -> Offers:
    """Words whose meaning can be asked for."""
    from dateline.doors.words import TRADE

    return [(name, one.plain) for name, one in TRADE.items() if name.startswith(incomplete)]


def _words(title: str) -> Iterator[str]:
    for word in title.casefold().split():
        bare = word.strip(".,:;!?\"'“”‘’()[]…")
        if bare.isalnum() and len(bare) > 2:
            yield bare


def _titles(ctx: typer.Context) -> list[tuple[str, str]]:
    from dateline.desk import Desk
    from dateline.doors.inert import clean
    from dateline.errors import DatelineError

    try:
        with Desk(ctx.params.get("db"), create=False) as desk:
            return [(line.id, clean(line.title)) for line in desk.stories(limit=MOST)]
    except DatelineError:
        return []


def _names(ctx: typer.Context, incomplete: str, kind: str) -> Offers:
    from dateline.desk import Desk
    from dateline.doors.inert import clean
    from dateline.errors import DatelineError

    try:
        with Desk(ctx.params.get("db"), create=False) as desk:
            return [(_from(clean(name), incomplete), clean(name)) for name in desk.names(incomplete, kind)]
    except DatelineError:
        return []


def _from(name: str, typed: str) -> str:
    """A name from the word on that begins as typed: a shell takes nothing else, and a part of a name is enough."""
    words = name.split()
    tails = (" ".join(words[at:]) for at in range(len(words)))
    found = next((tail for tail in tails if tail.casefold().startswith(typed.casefold())), name)
    return _as_typed(found, typed)


def _as_typed(word: str, typed: str) -> str:
    """A word with the capitals of its beginning as they were typed: a shell goes by them, commands do not."""
    return typed + word[len(typed) :] if word.casefold().startswith(typed.casefold()) else word
