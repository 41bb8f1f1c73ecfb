"""Every endpoint below /api/v1, in one table: the desk's verbs as HTTP has them.

In: nothing. Out: the table, from which requests are answered and the OpenAPI document is made. Never: rebuild, doctor and
backup, which belong to whoever runs the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_type_hints

from dateline.desk import Desk
from dateline.doors.export import FORMATS, Written
from dateline.doors.rest import alerting, answers
from dateline.doors.rest.asking import (
    Asked,
    Param,
    as_of,
    chars,
    choice,
    day,
    moment_of,
    names,
    number,
    since,
    text,
    texts,
)
from dateline.doors.rest.bodies import NewCorrection, NewMute, NewRule, NewSource
from dateline.terms import MuteKind

SHORTER = (
    chars("max_chars", "Characters of the answer at most: each record in a line, and what was left out said."),
    names("fields", "Only these fields, of the answer or of each of its items: names with commas between them."),
)
"""What may be asked of every answer that is JSON."""

_GOES_ON = text("after", "With `max_chars`: the `next` of the answer before.")

Answer = Callable[[Desk, Asked], Any]
Method = Literal["GET", "POST", "DELETE"]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method on a path, what answers it, the parameters that it takes, and what its body holds."""

    method: Method
    path: str
    answer: Answer
    own: tuple[Param, ...] = ()
    body: type[Any] | None = None

    @property
    def shortens(self) -> bool:
        """Whether its answer is JSON that may be asked for in fewer fields, or fewer characters."""
        return self.method == "GET" and self.returns is not Written

    @property
    def params(self) -> tuple[Param, ...]:
        """Its own parameters, and those that all such answers have."""
        if not self.shortens:
            return self.own
        return (*self.own, *(() if self.pages else (_GOES_ON,)), *SHORTER)

    @property
    def pages(self) -> bool:
        """Whether its answer goes on whether or not its characters are counted."""
        return any(one.name == "after" for one in self.own)

    @property
    def returns(self) -> object:
        """The type of the answer."""
        kind: object = get_type_hints(self.answer)["return"]
        return kind

    @property
    def about(self) -> str:
        """What it answers, in a sentence."""
        return (self.answer.__doc__ or "").strip()


_AS_OF = as_of(
    "As known then, a day or a time (UTC, unless an offset stands behind it; an hour alone is one of the story's last day): what was "
    "published later, or on no known day, is left out."
)
_AFTER = text("after", "The `next` of the page before.")
_READER = text("reader", 'Who asks: each reader has a "last" look of their own.')
_SINCE = since('On that day or later, or since the reader\'s "last" look.')
_ABOUT = text("about", "Only statements that hold all of these words.")
_WHO = text("who", "Who says so.", required=True)
_WHY = text("why", "The reason; it is kept.", required=True)


def _page(default: int) -> tuple[Param, Param]:
    return number("limit", "How many at most.", default), _AFTER


_STORY = "A story's id, the first letters of it (4 at least), or words that only its title has, or else only headlines of its reports."
_BASE = text("base", "The address of this site, for formats that link to it.")
_WITHOUT = texts(
    "without", "An outlet whose reports, and all that only these tell, are left out; may be given more than once."
)
_TO = (
    text("table", "Of csv and parquet: one table alone."),
    _AS_OF,
    _BASE,
    _WITHOUT,
)

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        "GET",
        "/stories",
        answers.stories,
        (
            day("since", "Changed on that day or later."),
            text("person", "In which this person is named."),
            text("place", "In which this place is named."),
            text("source", "That this outlet or agency reported."),
            *_page(50),
        ),
    ),
    Endpoint("GET", "/stories/{story}", answers.story, (_AS_OF, _SINCE, _READER, _WITHOUT)),
    Endpoint(
        "GET",
        "/stories/{story}/timeline",
        answers.timeline,
        (_AS_OF, choice("more", "With what is less sure, or less news.", "no", "yes", default="no"), *_page(100)),
    ),
    Endpoint(
        "GET",
        "/stories/{story}/between",
        answers.between,
        (
            moment_of("earlier", "A day or a time, as for `as_of`.", required=True),
            moment_of("later", "A later one.", required=True),
        ),
    ),
    Endpoint("GET", "/stories/{story}/sources", answers.sources, _page(100)),
    Endpoint("GET", "/stories/{story}/next", answers.coming, (_AS_OF, *_page(100))),
    Endpoint("GET", "/stories/{story}/changes", answers.changes, (_SINCE, _READER, *_page(100))),
    Endpoint("GET", "/stories/{story}/conflicts", answers.conflicts, _page(100)),
    Endpoint("GET", "/stories/{story}/copies", answers.copies, _page(100)),
    Endpoint(
        "GET",
        "/stories/{story}/compare",
        answers.compare,
        (
            text("a", "A report's id or number, or an outlet's name.", required=True),
            text("b", "Another.", required=True),
        ),
    ),
    Endpoint("GET", "/stories/{story}/export/{format}", answers.export, _TO),
    Endpoint("POST", "/stories/{story}/looked", answers.looked, (_READER,)),
    Endpoint("GET", "/changes", answers.changes, (_SINCE, _READER, *_page(100))),
    Endpoint(
        "GET",
        "/new",
        answers.new_since,
        (since('A day, or the reader\'s "last" look.', required=True), _READER, *_page(100)),
    ),
    Endpoint("GET", "/next", answers.coming, (_AS_OF, *_page(100))),
    Endpoint("GET", "/feeds/{feed}", answers.feed, (number("limit", "How many at most.", 50), _BASE, _WITHOUT)),
    Endpoint("GET", "/conflicts", answers.conflicts, _page(100)),
    Endpoint("GET", "/copies", answers.copies, _page(100)),
    Endpoint(
        "GET",
        "/said",
        answers.said,
        (text("person", "Whose words.", required=True), _ABOUT, *_page(200)),
    ),
    Endpoint(
        "GET",
        "/search",
        answers.search,
        (
            text("q", 'Words that must be there; "quoted" words next to each other.', required=True),
            choice("kind", "Only such.", "article", "statement", "event"),
            choice("by", "How.", "words", "meaning", "both", default="words"),
            *_page(20),
        ),
    ),
    Endpoint("GET", "/why/{id}", answers.why),
    Endpoint("GET", "/articles/{article}", answers.article),
    Endpoint("DELETE", "/articles/{article}", answers.forget, (_WHY,)),
    Endpoint("GET", "/articles/{article}/revisions", answers.revisions),
    Endpoint(
        "GET",
        "/diff",
        answers.diff,
        (text("a", "A report.", required=True), text("b", "Another, or another revision.", required=True)),
    ),
    Endpoint(
        "GET",
        "/compare",
        answers.compare_stories,
        (text("a", _STORY, required=True), text("b", "Another story.", required=True)),
    ),
    Endpoint("GET", "/corrections", answers.corrections, _page(100)),
    Endpoint("POST", "/corrections", answers.correct, body=NewCorrection),
    Endpoint("DELETE", "/corrections/{correction}", answers.undo, (_WHO, _WHY)),
    Endpoint("GET", "/removals", answers.removals),
    Endpoint("GET", "/alerts", alerting.alerts, _page(100)),
    Endpoint("GET", "/alerts/rules", alerting.alert_rules),
    Endpoint("POST", "/alerts/rules", alerting.make_alert_rule, body=NewRule),
    Endpoint("DELETE", "/alerts/rules/{rule}", alerting.drop_alert_rule),
    Endpoint("GET", "/alerts/mutes", alerting.mutes),
    Endpoint("POST", "/alerts/mutes", alerting.mute, body=NewMute),
    Endpoint(
        "DELETE",
        "/alerts/mutes",
        alerting.unmute,
        (
            text("name", "A rule's name, or a story.", required=True),
            choice("kind", "Which of them.", *get_args(MuteKind), default="rule"),
        ),
    ),
    Endpoint("GET", "/sources", answers.followed),
    Endpoint("POST", "/sources", answers.follow, body=NewSource),
    Endpoint("DELETE", "/sources/{source}", answers.unfollow),
    Endpoint("GET", "/sources/{source}/said", answers.said_by_source, _page(50)),
)

PLACES = {
    "story": _STORY,
    "article": "A report's id.",
    "correction": "A correction's id.",
    "source": "A source's number, its address, or words of its title that no other has.",
    "format": f"One of {', '.join(FORMATS)}.",
    "feed": f"One of {', '.join(answers.FEEDS)}.",
    "id": "The id of anything: a story, report, event, statement, change, conflict …",
    "job": "A job's id.",
    "rule": "The name of a rule of alerts.",
}
"""What stands in each place of a path."""
