"""A question as it reaches a page: the request, what its form holds, and who asks.

In: a request. Out: an Ask, given to a function of a desk in a thread of its own. Never: a form that is not one of our own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial, wraps
from typing import Literal
from urllib.parse import quote, unquote, urlencode

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors.access import Caller, Forms, Refusal, csrf
from dateline.doors.aside import PATIENCE, Aside, AtWork, Left, patience, while_there
from dateline.doors.packing import packed
from dateline.doors.rest import PREFIX
from dateline.doors.web.desks import Desks
from dateline.doors.without import MOST_LETTERS
from dateline.errors import BadDay, MissingExtra, StoreError
from dateline.moments import Moment, moment

BY_MEANING = ("meaning", "both")
LEFT = 499
"""Nobody reads it."""
SENT = ("type", "method", "scheme", "path", "query_string", "headers", "server", "path_params")
MOST_FILES = 200
MOST_FIELDS = 50
MOST_FIELD_BYTES = 2**20
WHO = "dateline_who"
"""The cookie by which a browser remembers, until it is closed, who makes corrections."""
MOST_WHO = 200
HIDDEN = "dateline_hidden"
"""The cookie with the outlets that are hidden in a browser."""
MOST_HIDDEN = 20


class Refused(Exception):
    """A page turns a request away; it is answered as the gate answers."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.title)


@dataclass(slots=True)
class Ask:
    """One question. `made` is the form cookie that this answer has to set, if any."""

    request: Request
    form: FormData
    forms: Forms
    made: str | None = field(default=None)
    fields: int = 0

    @property
    def caller(self) -> Caller:
        """Who asks."""
        who: Caller = self.request.state.caller
        return who

    @property
    def here(self) -> str:
        """The address of the page asked for, without the note that a correction was kept."""
        return self.elsewhere()

    @property
    def site(self) -> str:
        """The address of this server, as whoever asks calls it."""
        return str(self.request.base_url).rstrip("/")

    @property
    def address(self) -> str:
        """The whole address of the page asked for."""
        return self.site + self.here

    @property
    def hidden(self) -> tuple[str, ...]:
        """The outlets that are hidden in this browser."""
        names = (unquote(name)[:MOST_LETTERS].strip() for name in self.request.cookies.get(HIDDEN, "").split("."))
        return tuple(dict.fromkeys(name for name in names if name))[:MOST_HIDDEN]

    def feed(self, format: str, story: str | None = None, **query: str | None) -> str:  # noqa: A002
        """Where the changes of all stories, or one story in a format, are written for other programs."""
        path = f"stories/{quote(story, safe='')}/export/{format}" if story else f"feeds/{format}"
        return f"{PREFIX}/{path}?{self._asked(base=self.site, **query)}"

    def plain(self, format: str, story: str, **query: str | None) -> str:  # noqa: A002
        """Where a story is written in a format that links to no page."""
        asked = self._asked(**query)
        return f"{PREFIX}/stories/{quote(story, safe='')}/export/{format}" + (f"?{asked}" if asked else "")

    def _asked(self, **query: str | None) -> str:
        """What is asked of a format, and without whose reports: what is hidden on a page does not go out from it either."""
        given = {name: value for name, value in query.items() if value}
        return urlencode([*given.items(), *(("without", outlet) for outlet in self.hidden)])

    def elsewhere(self, **other: str | int | None) -> str:
        """The same page asked otherwise; None leaves a value out."""
        given = dict(self.request.query_params) | {"kept": None} | other
        told = {name: value for name, value in given.items() if value is not None}
        return self.request.url.path + (f"?{urlencode(told)}" if told else "")

    def next_field(self) -> int:
        """A number that no other field of the page has."""
        self.fields += 1
        return self.fields

    def part(self, name: str) -> str:
        """A part of the path."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str | None:
        """A value of the query string; None if it is missing or blank."""
        return (self.request.query_params.get(name) or "").strip() or None

    def moment(self, name: str, *, on: str | None) -> Moment | None:
        """A day or a time of the query string; an hour alone is one of the day `on`. BadMoment if it is none."""
        value = self.query(name)
        return moment(value, on=on) if value else None

    def day(self, name: str) -> date | None:
        """A day of the query string; BadDay if it is none."""
        value = self.query(name)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise BadDay(value or "") from None

    def field(self, name: str) -> str | None:
        """A field of the form, without blanks around it; None if it is missing or blank."""
        value = self.form.get(name)
        return (value.strip() or None) if isinstance(value, str) else None

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field of the form; a field left empty has none."""
        return [one for one in self.form.getlist(name) if isinstance(one, UploadFile) and one.filename]

    @property
    def who(self) -> str:
        """Who made the last correction in this browser; "" where nobody did since it was opened."""
        return unquote(self.request.cookies.get(WHO, ""))[:MOST_WHO]

    def remember(self, response: Response, who: str) -> None:
        """Have the browser remember, until it is closed, who makes corrections."""
        if not self.caller.name:
            secure = self.request.url.scheme == "https"
            name = quote(who[:MOST_WHO], safe="")
            response.set_cookie(WHO, name, httponly=True, samesite="strict", secure=secure)

    def form_word(self) -> str:
        """What a form on the page has to carry to be one of ours."""
        cookie = self.request.cookies.get(csrf.COOKIE) or self.made
        if not cookie:
            cookie = self.made = self.forms.cookie()
        return self.forms.word(cookie)


View = Callable[[Desk, Ask], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


Takes = Literal["as_of", "by"]
"""What a page may be asked that takes long to answer: as of a moment, or by meaning."""


def asks(view: View, takes: Takes | None = None) -> Endpoint:
    """An endpoint that has `view` answer in a thread with a desk, after a look at the form it was sent.

    What it is asked of that which it `takes` is answered by another process; of all else in an address it knows nothing.
    """

    @wraps(view)
    async def endpoint(request: Request) -> Response:
        state = request.app.state
        ask = Ask(request, await _form(request), state.forms)
        if request.method == "POST":
            _ours(ask)
        try:
            response = await _response(view, ask, takes)
        finally:
            await ask.form.close()
        if ask.made:
            response.set_cookie(
                csrf.COOKIE, ask.made, httponly=True, samesite="strict", secure=request.url.scheme == "https"
            )
        return await packed(request, response) if request.method in ("GET", "HEAD") else response

    return endpoint


async def _response(view: View, ask: Ask, takes: Takes | None) -> Response:
    """The answer of a thread with a desk; of another process what takes long, as long as the reader is there."""
    request, state = ask.request, ask.request.app.state
    aside: Aside = state.aside
    if request.method == "POST":
        return await state.hand.ask(partial(_answered, view, ask))  # type: ignore[no-any-return]
    desks: Desks = state.desks
    sent = partial(_aside, view=view, scope=_sent(request), forms=ask.forms)
    try:
        if takes == "as_of" and ask.query("as_of"):
            ask.made, response = await while_there(request, aside.as_of(sent, patience(request, PATIENCE)))
        elif takes == "by" and ask.query("by") in BY_MEANING:
            with suppress(MissingExtra, StoreError):  # the page says so
                await while_there(request, aside.learn(PATIENCE))
            ask.made, response = await while_there(request, aside.meaning(sent))
        else:
            response = await desks.ask(partial(_answered, view, ask))
            if "story" in request.path_params:
                aside.looked(ask.part("story"))
    except AtWork:
        return await desks.ask(partial(_answered, state.at_work, ask))
    except Left:
        return Response(status_code=LEFT)
    return response


def _answered(view: View, ask: Ask, desk: Desk) -> Response:
    return view(desk, ask)


def _sent(request: Request) -> dict[str, object]:
    """What another process needs of a request."""
    return {name: request.scope[name] for name in SENT} | {"state": {"caller": request.state.caller}}


def _aside(desk: Desk, *, view: View, scope: dict[str, object], forms: Forms) -> tuple[str | None, Response]:
    """In that process: the answer, and the form cookie that it has to set."""
    ask = Ask(Request(scope), FormData(), forms)
    response = view(desk, ask)
    return ask.made, response


async def _form(request: Request) -> FormData:
    if request.method != "POST":
        return FormData()
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_FIELD_BYTES)


def _ours(ask: Ask) -> None:
    """Refuse a form that did not come from one of our pages."""
    cookie, word = ask.request.cookies.get(csrf.COOKIE, ""), ask.form.get(csrf.FIELD)
    if not isinstance(word, str) or not ask.forms.sent(cookie, word):
        raise Refused(Refusal(403, "This form is stale", "go back, reload the page and send the form again"))
