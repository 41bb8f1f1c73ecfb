"""Reports one by one: as received, cleaned, revised, compared; and why something is said.

In: an id. Out: records of a report, reasons. Never: what only a story tells.
"""

from __future__ import annotations

from dateline.desk import asking, reasons
from dateline.desk.verbs.opened import Opened
from dateline.errors import UnknownName
from dateline.store import reports, revisions
from dateline.terms import Article, Edit, Report, Revision, Why


class ReportVerbs(Opened):
    """Reports, one by one."""

    def article(self, id: str, *, reader: str | None = None) -> Article:
        """A report, cleaned and settled; UnknownName if there is none.

        By its id or the first letters of it; by its number among the reports of a story ("flood[3]"), where a `reader` asks also alone
        ("[3]"), of the story that they looked at last; by words of its title that no other has.
        """
        with self._store.reading() as db:
            return asking.article_of(db, id, reader).article

    def report(self, id: str) -> Report:
        """A report as received; UnknownName if there is none."""
        from dateline.desk import alone

        with self._store.reading() as db:
            report = alone.report_of(db, asking.article_of(db, id).article.id if "[" in id else id, self._steps)
        if report is None:
            raise UnknownName("report", id, [])
        return report

    def revisions(self, article: str) -> tuple[Revision, ...]:
        """The revisions of the page of a report, the earliest first, a text that came back included; a report that came once is its only revision."""
        from dateline import wire
        from dateline.desk.history import history

        with self._store.reading() as db:
            own = asking.article_of(db, article)
            versions = next(iter(revisions.of_articles(db, [own.article.id])), None)
            if versions is None:
                received = reports.one(db, own.article.id)
                day = received.received if received else ""
                return (Revision(own.article.id, own.article.id, day, own.article.published, ()),)
            found = history(db, versions)
            current = revisions.current(db, own.article.id)
            return tuple(
                Revision(
                    one.article.id,
                    current,
                    one.day,
                    one.article.published,
                    wire.edits(old.article, one.article) if old else (),
                )
                for old, one in zip([None, *found[:-1]], found, strict=True)
            )

    def diff(self, a: str, b: str, *, reader: str | None = None) -> tuple[Edit, ...]:
        """What the second of two reports, or revisions of one, changed in the text of the first.

        Where a `reader` asks, a number alone ("[3]") means a report of the story that they looked at last.
        """
        from dateline import wire

        return wire.edits(self.article(a, reader=reader), self.article(b, reader=reader))

    def why(self, id: str, *, reader: str | None = None) -> Why:
        """Why something is said, whatever its id belongs to; UnknownName if nothing has it."""
        with self._store.reading() as db:
            return reasons.why(db, id, reader)
