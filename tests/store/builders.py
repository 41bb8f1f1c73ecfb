"""A store with a few reports in it, indexed as if told: invented people, places and outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.store import Store, articles, reports, search
from dateline.store.entries import Entry, entries
from dateline.store.reports import Received
from dateline.terms import Article
from tests.corrections.builders import entity, mention
from tests.tell.builders import article, event, report, statement

BRIDGE = article(
    "a", "The bridge of Lindholm will reopen in June, Anna Weber said.", "It was closed in March.",
    day="2031-05-13", title="Bridge to reopen",
)  # fmt: skip
TRIAL = article("b", "The trial of Ilja Brandt opened in Ostby.", day="2031-05-15", title="Brandt on trial")
UNDATED = article("c", "Anna Weber crossed the bridge.")
WEBER = entity("Anna Weber", mention(BRIDGE, "Anna Weber"), also=["Weber"])
LINDHOLM = entity("Lindholm", mention(BRIDGE, "Lindholm"), kind="place")
SAID = statement("said", BRIDGE, "The bridge of Lindholm will reopen in June", WEBER.id)
OPENED = event("opened", report(BRIDGE, "The bridge of Lindholm will reopen in June"), what="reopening", who=[WEBER.id])


@contextmanager
def stored(path: Path, *found: Article) -> Iterator[Store]:
    """A store in which these reports stand, nothing told yet."""
    with Store(path) as store:
        with store.writing() as db:
            for one in found or (BRIDGE, TRIAL, UNDATED):
                reports.keep(db, Received(one.id, "bytes", one.text.encode(), one.id, None, None, "2031-05-20"))
                articles.keep(db, one, ((), ()), received=one.text.encode(), address=None, rank="")
        yield store


def texts(*found: Article) -> dict[str, bytes]:
    """The texts of articles as bytes."""
    return {one.id: one.text.encode() for one in found}


def put(store: Store, telling: int, found: Sequence[Entry], *told: Article) -> None:
    """Index entries as those of a telling of these articles."""
    with store.writing() as db:
        search.put(db, telling, found, texts(*told))


def tell(store: Store) -> None:
    """Index the bridge as one story, trial and walk as two others."""
    put(store, 1, entries([BRIDGE], [WEBER, LINDHOLM], [SAID], [OPENED]), BRIDGE)
    put(store, 2, entries([TRIAL], [], [], []), TRIAL)
    put(store, 3, entries([UNDATED], [], [], []), UNDATED)
