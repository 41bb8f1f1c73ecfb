"""The tools: one question each, one call to the desk.

In: arguments as a client gives them. Out: compact JSON, once, a line a record, of at most as many characters as the client asks for. Never: an
answer without its evidence: offsets into an article's text, and the words that stand there; something left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from dateline.desk import Desk
from dateline.doors import lines
from dateline.doors.coverage import Compared, compared
from dateline.doors.inline import Json
from dateline.doors.shelf import Shelf
from dateline.errors import DatelineError
from dateline.moments import HOUR, WRITTEN
from dateline.terms import Reading

_MOMENT = f"^(?:{WRITTEN.pattern}|{HOUR.pattern})$"

StoryName = Annotated[
    str,
    Field(
        description='A story\'s id, the first letters of it (4 at least), words that only its title or headlines have, or its place in `stories` ("2").'
    ),
]
MaybeStory = Annotated[str | None, Field(description="Only this story: its id, or words of its title.")]
Day = Annotated[str | None, Field(description="A day, as YYYY-MM-DD.", pattern=r"^\d{4}-\d\d-\d\d$")]
AsOf = Annotated[
    str | None,
    Field(
        description="Tell what was known then, a day (YYYY-MM-DD) or a time (YYYY-MM-DDTHH:MM, UTC unless an offset stands behind it; HH:MM "
        "of a story's last day): later reports are left out.",
        pattern=_MOMENT,
    ),
]
Limit = Annotated[int, Field(description="How many at most.", ge=1, le=lines.LONGEST)]
After = Annotated[str | None, Field(description="The `next` of the answer before.")]
Most = Annotated[
    int,
    Field(description="Characters of the answer at most; what was left out is said.", ge=lines.LEAST, le=1_000_000),
]
Report = Annotated[
    str,
    Field(
        description='A report\'s id, as evidence names it; or its number in a story ("flood[3]"), or words of its title alone.'
    ),
]


TOOLS = (
    "search", "stories", "story", "timeline", "next", "changes", "new_since", "between", "said", "conflicts", "sources", "copies", "compare",
    "compare_stories", "diff", "why", "article",
)  # fmt: skip
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
    def all(self) -> tuple[Callable[..., str], ...]:
        """Every tool, in the order in which a client lists them."""
        return tuple(getattr(self, name) for name in TOOLS)

    def search(
        self,
        query: Annotated[str, Field(description='Words that must be there; "quoted" words next to each other.')],
        kind: Annotated[Literal["article", "statement", "event"] | None, Field(description="Only such.")] = None,
        by: Annotated[Literal["words", "meaning", "both"], Field(description="How to search.")] = "words",
        limit: Limit = 20,
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """Search reports, statements and events. Each hit has its snippet, with offsets, and the story that it stands in."""
        return self._say(
            lambda desk: lines.some(
                desk.search(query, kind=kind, by=by, limit=limit, after=after), max_chars, after=after
            )
        )

    def stories(
        self,
        since: Day = None,
        person: Annotated[str | None, Field(description="In which this person is named.")] = None,
        place: Annotated[str | None, Field(description="In which this place is named.")] = None,
        source: Annotated[str | None, Field(description="That this outlet or agency reported.")] = None,
        limit: Limit = 20,
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """List the stories, that with the newest change first: where each stands, how many reports it has, what is planned."""
        asked = partial(Desk.stories, since=since, person=person, place=place, source=source, limit=limit, after=after)
        return self._say(lambda desk: lines.some(asked(desk), max_chars, after=after))

    def story(self, story: StoryName, as_of: AsOf = None, max_chars: Most = lines.MOST) -> str:
        """Tell a story: its brief with evidence, how many independent reports it rests on and on whom, how much else there is to ask for."""
        return self._say(lambda desk: lines.story(desk.show(story, as_of=as_of), max_chars))

    def timeline(
        self,
        story: StoryName,
        as_of: AsOf = None,
        more: Annotated[bool, Field(description="With what is less sure, or less news.")] = False,
        limit: Limit = lines.LONGEST,
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """What happened and what is planned, as known on a day: a line an event, with two pieces of evidence; `why` has the others."""
        return self._some(lambda desk: desk.timeline(story, as_of=as_of, more=more), limit, after, max_chars)

    def next(
        self,
        story: MaybeStory = None,
        as_of: AsOf = None,
        limit: Limit = lines.LONGEST,
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """What is planned from the last report on, by day, in one story or in all."""
        return self._some(lambda desk: desk.next(story, as_of=as_of), limit, after, max_chars)

    def changes(
        self,
        story: MaybeStory = None,
        since: Annotated[str | None, Field(description='A day (YYYY-MM-DD), or "last": since the last look.')] = None,
        limit: Limit = 50,
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """What changed, the newest first: before and after, in the words of both reports."""
        return self._some(lambda desk: desk.changes(story, since=since), limit, after, max_chars)

    def new_since(
        self,
        since: Annotated[str, Field(description='A day (YYYY-MM-DD), or "last": since the last look.')],
        limit: Limit = 50,
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """What is new in every story since a day: how many reports, the newest changes, and events that nobody had told before."""
        return self._some(lambda desk: desk.new_since(since), limit, after, max_chars)

    def between(
        self,
        story: StoryName,
        earlier: Annotated[str, Field(description="A day (YYYY-MM-DD) or a time.", pattern=_MOMENT)],
        later: Annotated[str, Field(description="A later one.", pattern=_MOMENT)],
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """What a story tells as of the later of two days and not as of the earlier: events that are new, told otherwise ("moved") or gone."""
        return self._say(lambda desk: lines.difference(desk.between(story, earlier, later), max_chars, after=after))

    def said(
        self,
        person: Annotated[str, Field(description="Whose words: a person or an organisation.")],
        about: Annotated[str | None, Field(description="Only statements that hold all of these words.")] = None,
        limit: Limit = 50,
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """Who said what: statements of somebody over all stories, the latest first, with cue, source and report."""
        return self._say(
            lambda desk: lines.some(desk.said(person, about=about, limit=limit, after=after), max_chars, after=after)
        )

    def conflicts(
        self, story: MaybeStory = None, limit: Limit = 50, after: After = None, max_chars: Most = lines.MOST
    ) -> str:
        """Where reports disagree: each side with who says it and in which words."""
        return self._some(lambda desk: desk.conflicts(story), limit, after, max_chars)

    def sources(
        self, story: StoryName, limit: Limit = lines.LONGEST, after: After = None, max_chars: Most = lines.MOST
    ) -> str:
        """The reports of a story, the first first: who published each, and when; `article` has the text."""
        return self._some(lambda desk: desk.sources(story), limit, after, max_chars)

    def copies(
        self, story: MaybeStory = None, limit: Limit = 50, after: After = None, max_chars: Most = lines.MOST
    ) -> str:
        """Which reports are copies of one text (a dispatch), whose it is, and what outlets changed in it; `diff` has all of it."""
        return self._some(lambda desk: desk.copies(story), limit, after, max_chars)

    def compare(
        self,
        story: StoryName,
        a: Annotated[str, Field(description="A report's id, or an outlet's name.")],
        b: Annotated[str, Field(description="Another.")],
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """What two reports or outlets of a story tell: both, with who surely had it first, and each alone."""
        return self._say(lambda desk: lines.compared(_compared(desk.show(story), a, b), max_chars, after=after))

    def compare_stories(
        self,
        a: StoryName,
        b: Annotated[str, Field(description="Another story, named in the same ways.")],
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """What two stories both tell (events, texts, who is quoted, people and places, each with why it is the same), then the events of each alone."""
        return self._say(lambda desk: lines.comparison(desk.compare(a, b), max_chars, after=after))

    def diff(self, a: Report, b: Report, after: After = None, max_chars: Most = lines.MOST) -> str:
        """What the second of two reports, a copy or a revision, changed in the text of the first."""
        return self._some(lambda desk: desk.diff(a, b), lines.LONGEST, after, max_chars)

    def why(
        self,
        id: Annotated[str, Field(description="The id of anything that an answer named.")],
        after: After = None,
        max_chars: Most = lines.MOST,
    ) -> str:
        """Why something is said: sentences that can be checked, and all the words behind them."""
        return self._say(lambda desk: lines.why(desk.why(id), max_chars, after=after))

    def article(self, id: Report, after: After = None, max_chars: Most = lines.MOST) -> str:
        """A report: its text, into which all offsets count, who published it and when."""
        return self._say(lambda desk: lines.article(desk.article(id), max_chars, after=after))

    def _some(self, question: Callable[[Desk], tuple[object, ...]], limit: int, after: str | None, most: int) -> str:
        return self._say(lambda desk: lines.some(question(desk), most, limit=limit, after=after))

    def _say(self, question: Callable[[Desk], Json]) -> str:
        """The answer, made in the desk's thread, as the text that the client gets."""
        try:
            return lines.written(self._thread.submit(question, self._desk).result())
        except DatelineError as error:
            raise ToolError(str(error)) from None


def _compared(reading: Reading, a: str, b: str) -> Compared:
    return compared(Shelf(reading, reading.stories[0]), a, b)
