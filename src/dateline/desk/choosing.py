"""Pages of an address: what pass one makes of a report now, and which of the reports of one page stands.

In: articles as read, or numbers of those to be looked at. Out: which come into stories and which go. Never: the order in which reports
were named; a report thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Connection

from dateline.corrections import Ledger
from dateline.desk.withdrawing import noticed
from dateline.revisions import address_of, is_notice, rank, replacing
from dateline.store import articles as pages
from dateline.store import reports, sightings, stories, touched
from dateline.store.articles import Alone, KeptArticle
from dateline.store.reports import Received
from dateline.terms import Article


def write(db: Connection, article: Article, found: Alone, report: Received) -> None:
    """Keep what pass one made of a report; where it was read before, what follows from what is other now is marked to be done."""
    address = address_of(article)
    came = sightings.came(db, [article.id]).get(article.id, [(report.received, 0)])
    place = rank(article, *came[-1])
    kept = pages.kept(db, article.id)
    if kept is None:
        pages.keep(db, article, found, received=report.data, address=address, rank=place)
        return
    page = pages.pages(db, [kept.n])[0]
    if page.article.text != article.text:
        return  # other steps laid it out; a rebuild will take it up
    article = replace(article, revision_of=page.article.revision_of)
    if (page.article, page.timexes, page.mentions, kept.address, kept.rank) == (article, *found, address, place):
        return
    before = [version.n for version in pages.versions(db, kept.n)]
    pages.rewrite(db, page, article, found, address=address, rank=place)
    others = {*before, *(version.n for version in pages.versions(db, kept.n))}
    if others == {kept.n} and replace(article, seen=page.article.seen) == page.article:
        stories.mark(db, stories.of_numbers(db, [kept.n]))
    else:
        touched.turn(db, others)


def chosen(
    db: Connection, waiting: Sequence[int], turned: Sequence[int], ledger: Ledger
) -> tuple[list[int], list[int]]:
    """Which articles come into stories and which go: of one address that which was seen last, of a hidden source none."""
    coming: list[int] = []
    going: list[int] = []
    seen: set[int] = set()
    for n in (*waiting, *turned):
        if n not in seen:
            versions = pages.versions(db, n)
            seen |= {version.n for version in versions}
            found = pages.pages(db, [version.n for version in versions])
            current = _current(db, [version.n for version in versions], {page.n: page for page in found}, ledger)
            going += [version.n for version in versions if version.woven and (version.n != current or n in turned)]
            coming += [version.n for version in versions if version.n == current and (not version.woven or n in turned)]
            for version in versions:
                pages.set_state(db, version.n, "current" if version.n == current else "kept")
    return coming, going


def _current(db: Connection, versions: Sequence[int], found: dict[int, KeptArticle], ledger: Ledger) -> int | None:
    """Of the reports of one address, the latest first, the one that stands; each is told what it replaced."""
    shown = [found[n] for n in versions if ledger.cleaned((found[n].article,))[0]]
    number = {page.article.id: page.n for page in found.values()}
    line = {article.id: article for article in replacing([page.article for page in shown])}
    for page in found.values():
        article = line.get(page.article.id) or replace(page.article, revision_of=None)
        if article != page.article:
            pages.revise(db, page, article, (page.timexes, page.mentions))
            stories.mark(db, stories.of_numbers(db, [page.n]))
    current = number[next(iter(line))] if line else None
    notices = [page for page in shown if is_notice(page.article)]
    if notices and current is not None and found[current] not in notices:
        noticed(db, current, notices[0].article, reports.day(db, notices[0].article.id))
    return current
