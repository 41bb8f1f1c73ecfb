"""The tools: one question each, one call to the desk.

In: arguments as a client gives them. Out: plain dictionaries in the words of the export. Never: an answer without its
evidence: offsets into an article's text, and the words that stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from dateline.desk import Desk
from dateline.doors.export import record
from dateline.errors import DatelineError
from dateline.moments import HOUR, WRITTEN
from dateline.terms import Article, Page, Reading

T = TypeVar("T")
Json = dict[str, Any]

StoryName = Annotated[
    str,
    Field(
        description='A story\'s id, the first letters of it (4 at least), words of its title alone, or its place in `stories` ("2").'
    ),
]
MaybeStory = Annotated[str | None, Field(description="Only this story: its id, or words of its title.")]
Day = Annotated[str | None, Field(description="A day, as YYYY-MM-DD.", pattern=r"^\d{4}-\d\d-\d\d$")]
AsOf = Annotated[
    str | None,
    Field(
        description="Tell what was known then, a day (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:MM, UTC unless an offset stands behind it; HH:MM "
        "of a story's last day): later reports are left out.",
        pattern=f"^(?:{WRITTEN.pattern}|{HOUR.pattern})$",
    ),
]
Limit = Annotated[int, Field(description="How many at most.", ge=1, le=200)]
After = Annotated[str | None, Field(description="The `next` of the page before.")]


TOOLS = ("search", "stories", "story", "timeline", "next", "changes", "said", "conflicts", "copies", "why", "article")
"""The names of the tools, in the order in which a client lists them."""


class Tools:
    """The tools over the store at `db`; calls take turns at one desk, which lives in a thread of its own."""

    def __init__(self, db: Path) -> None:
        self._thread = ThreadPoolExecutor(1, "dateline-mcp")
        self._desk = self._thread.submit(Desk, db, create=False).result()

    def close(self) -> None:
        """Close the store."""
        self._thread.submit(self._desk.close).result()
        self._thread.shutdown()

    @property
    def all(self) -> tuple[Callable[..., Json], ...]:
        """Every tool, in the order in which a client lists them."""
        return tuple(getattr(self, name) for name in TOOLS)

    def search(
        self,
        query: Annotated[str, Field(description='Words that must be there; "quoted" words next to each other.')],
        kind: Annotated[Literal["article", "statement", "event"] | None, Field(description="Only such.")] = None,
        by: Annotated[Literal["words", "meaning", "both"], Field(description="How to search.")] = "words",
        limit: Limit = 20,
        after: After = None,
    ) -> Json:
        """Search reports, statements and events. Each hit has its snippet, with offsets, and the story that it stands in."""
        return self._page(lambda desk: desk.search(query, kind=kind, by=by, limit=limit, after=after))

    def stories(
        self,
        since: Day = None,
        person: Annotated[str | None, Field(description="In which this person is named.")] = None,
        place: Annotated[str | None, Field(description="In which this place is named.")] = None,
        source: Annotated[str | None, Field(description="That this outlet or agency reported.")] = None,
        limit: Limit = 20,
        after: After = None,
    ) -> Json:
        """List the stories, that with the newest change first."""
        return self._page(
            lambda desk: desk.stories(since=since, person=person, place=place, source=source, limit=limit, after=after)
        )

    def story(self, story: StoryName, as_of: AsOf = None) -> Json:
        """Tell a story: its brief with evidence, how many independent reports it rests on and on whom, and its sources."""
        return _told(self._ask(lambda desk: desk.show(story, as_of=as_of)))

    def timeline(
        self,
        story: StoryName,
        as_of: AsOf = None,
        more: Annotated[bool, Field(description="With what is less sure, or less news.")] = False,
    ) -> Json:
        """What happened and what is planned, as known on a day: each event with every report of it, in its own words."""
        return _items(self._ask(lambda desk: desk.timeline(story, as_of=as_of, more=more)))

    def next(self, story: MaybeStory = None, as_of: AsOf = None) -> Json:
        """What is planned from the last report on, by day, in one story or in all: each event with every report of it."""
        return _items(self._ask(lambda desk: desk.next(story, as_of=as_of)))

    def changes(
        self,
        story: MaybeStory = None,
        since: Annotated[str | None, Field(description='A day (YYYY-MM-DD), or "last": since the last look.')] = None,
        limit: Limit = 50,
    ) -> Json:
        """What changed, the newest first: before and after, in the words of both reports."""
        return _items(self._ask(lambda desk: desk.changes(story, since=since)), limit)

    def said(
        self,
        person: Annotated[str, Field(description="Whose words: a person or an organisation.")],
        about: Annotated[str | None, Field(description="Only statements that hold all of these words.")] = None,
        limit: Limit = 50,
    ) -> Json:
        """Who said what: statements of somebody over all stories, the latest first, with cue, source and report."""
        return _items(self._ask(lambda desk: desk.said(person, about=about, limit=limit)))

    def conflicts(self, story: MaybeStory = None, limit: Limit = 50) -> Json:
        """Where reports disagree: each side with who says it and in which words."""
        return _items(self._ask(lambda desk: desk.conflicts(story)), limit)

    def copies(self, story: MaybeStory = None, limit: Limit = 50) -> Json:
        """Which reports are copies of one text (a dispatch), whose it is, and what each outlet changed in it."""
        return _items(self._ask(lambda desk: desk.copies(story)), limit)

    def why(self, id: Annotated[str, Field(description="The id of anything that an answer named.")]) -> Json:
        """Why something is said: sentences that can be checked, and the words behind them."""
        return _whole(self._ask(lambda desk: desk.why(id)))

    def article(
        self,
        id: Annotated[
            str,
            Field(
                description='A report\'s id, as evidence names it; or its number in a story ("flood[3]"), or words of its title alone.'
            ),
        ],
    ) -> Json:
        """A report: its text, into which all offsets count, who published it and when."""
        return _report(self._ask(lambda desk: desk.article(id)))

    def _ask(self, question: Callable[[Desk], T]) -> T:
        try:
            return self._thread.submit(question, self._desk).result()
        except DatelineError as error:
            raise ToolError(str(error)) from None

    def _page(self, question: Callable[[Desk], Page[Any]]) -> Json:
        return _whole(self._ask(question))


def _whole(answer: object) -> Json:
    made: Json = record(answer)
    return made


def _items(found: Sequence[object], limit: int | None = None) -> Json:
    """The first `limit`, and how many there are."""
    return {"items": record(tuple(found)[:limit]), "total": len(found)}


def _told(reading: Reading) -> Json:
    return {
        "stories": record(reading.stories),
        "as_of": record(reading.as_of),
        "sources": [_report(article) | {"text": None} for article in reading.articles],
    }


def _report(article: Article) -> Json:
    names = ("id", "title", "publisher", "agency", "bylines", "place", "language", "url", "published", "text")
    return {name: record(getattr(article, name)) for name in names}
