"""What is looked for over all stories: lists of stories, names, quotations, words and meaning.

In: words, names, days. Out: pages of what was found. Never: all that one story tells.
"""

from __future__ import annotations

from datetime import date

from dateline.desk import asking
from dateline.desk.memory import a_day
from dateline.desk.verbs.opened import Opened
from dateline.terms import Ahead, Hit, Page, Said, StoryLine
from dateline.way.progress import Progress, quiet


class FindingVerbs(Opened):
    """What is looked for over all stories."""

    def stories(
        self,
        *,
        since: date | str | None = None,
        person: str | None = None,
        place: str | None = None,
        source: str | None = None,
        by: asking.Order = "changed",
        limit: int = 50,
        after: str | None = None,
    ) -> Page[StoryLine]:
        """Stories, the most recently changed first, or `by` "weight" the one that is most news; `after` is the `next` of the page before.

        `since`: changed on that day or later. `person`, `place`: in which someone or somewhere is named by these words.
        `source`: that an outlet, owner or agency of that name reported.
        """
        with self._store.reading() as db:
            return asking.story_lines(
                db, since=a_day(since), person=person, place=place, source=source, by=by, limit=limit, after=after
            )

    def ahead(self, *, limit: int = 100) -> Ahead:
        """The lines of stories in which something is planned from the newest day on of which a report is there, the nearest first."""
        with self._store.reading() as db:
            return asking.ahead(db, limit)

    def names(self, beginning: str, kind: str = "person", *, limit: int = 10) -> tuple[str, ...]:
        """Names that hold these words, of the last of which the beginning is enough; names in most stories first. `kind` "person", "place" or "source"."""
        with self._store.reading() as db:
            return asking.names(db, beginning, kind, limit)

    def said(self, person: str, *, about: str | None = None, limit: int = 50, after: str | None = None) -> Page[Said]:
        """What people and organisations named by these words are reported to have said, over all stories, the latest first.

        `about`: only statements that hold all of these words; `after` is the `next` of the page before.
        """
        with self._store.reading() as db:
            return asking.said_by(db, person, about, limit, after)

    def search(
        self,
        query: str,
        *,
        kind: str | None = None,
        by: str = "words",
        limit: int = 20,
        after: str | None = None,
        learn: bool = True,
        progress: Progress = quiet,
    ) -> Page[Hit]:
        """Reports, statements and events that a query means, the best first; `after` is the `next` of the page before.

        Words, "phrases", either OR other, -without, beginn*, and fields: title: body: person: place: source: after: before:.
        `kind`: only "article", "statement" or "event". `by` "words", "meaning" or "both"; meaning needs the extra of that
        name, and unless `learn` is False learns what is new before it answers. BadQuery says what cannot be looked for.
        """
        return self._searcher.search(query, kind=kind, by=by, limit=limit, after=after, learn=learn, progress=progress)

    def unlearned(self) -> int:
        """How many reports, statements and events a search by meaning does not know yet."""
        return self._searcher.unlearned()

    def meant(self) -> bool:
        """Whether anybody ever searched here by meaning."""
        from dateline.store import vectors

        with self._store.reading() as db:
            return vectors.any_learned(db)

    def learn(self, most: int | None = None) -> int:
        """Make up to `most` of them, or all, known to the search by meaning, the newest first; returns how many are left."""
        self._searcher.learn(most=most)
        return self._searcher.unlearned()
