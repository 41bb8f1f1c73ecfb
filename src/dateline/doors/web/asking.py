"""A question as it reaches a page: the request, what its form holds, and who asks.

In: a request. Out: an Ask, given to a function of a desk in a thread of its own. Never: a form that is not one of our own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial, wraps
from urllib.parse import quote, unquote, urlencode

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk import Desk
from dateline.doors.access import Caller, Forms, Refusal, csrf
from dateline.doors.web.desks import Desks
from dateline.errors import BadDay

MOST_FILES = 200
MOST_FIELDS = 50
MOST_FIELD_BYTES = 2**20
WHO = "dateline_who"
"""The cookie by which a browser remembers, until it is closed, who makes corrections."""
MOST_WHO = 200


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


def asks(view: View) -> Endpoint:
    """An endpoint that has `view` answer in a thread with a desk, after a look at the form it was sent."""

    @wraps(view)
    async def endpoint(request: Request) -> Response:
        state = request.app.state
        ask = Ask(request, await _form(request), state.forms)
        if request.method == "POST":
            _ours(ask)
        desks: Desks = state.hand if request.method == "POST" else state.desks
        try:
            response = await desks.ask(partial(_answered, view, ask))
        finally:
            await ask.form.close()
        if ask.made:
            response.set_cookie(
                csrf.COOKIE, ask.made, httponly=True, samesite="strict", secure=request.url.scheme == "https"
            )
        return response

    return endpoint


def _answered(view: View, ask: Ask, desk: Desk) -> Response:
    return view(desk, ask)


async def _form(request: Request) -> FormData:
    if request.method != "POST":
        return FormData()
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_FIELD_BYTES)


def _ours(ask: Ask) -> None:
    """Refuse a form that did not come from one of our pages."""
    cookie, word = ask.request.cookies.get(csrf.COOKIE, ""), ask.form.get(csrf.FIELD)
    if not isinstance(word, str) or not ask.forms.sent(cookie, word):
        raise Refused(Refusal(403, "This form is stale", "go back, reload the page and send the form again"))
