"""Signing in: a token shown once, kept by the browser as a session.

In: a token in a form. Out: a cookie. Never: the token in an address, a log or a page.
"""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from dateline.desk import Desk
from dateline.doors.access import Policy, Refusal, Sessions, sessions
from dateline.doors.web import links
from dateline.doors.web.asking import Ask, Refused
from dateline.doors.web.render import page


def form(_desk: Desk, ask: Ask) -> Response:
    """The form that asks for a token."""
    return page(ask, "signin.html", to=links.safe_path(ask.query("to") or "/"))


def sign_in(_desk: Desk, ask: Ask) -> Response:
    """A session for whoever holds the token."""
    request = ask.request
    policy: Policy = request.app.state.policy
    known: Sessions = request.app.state.sessions
    address = request.client.host if request.client else ""
    wait = policy.failures.blocked(address)
    caller = policy.keyring.check(ask.field("token") or "") if not wait else None
    if caller is None:
        wait = wait or policy.failures.wait(address)
        if wait:
            raise Refused(Refusal(429, "Too many tries", f"wait {int(wait) + 1} s and try again"))
        raise Refused(Refusal(403, "Unknown token", "copy it whole, as `dateline token add` printed it"))
    response = RedirectResponse(links.safe_path(ask.field("to") or "/"), status_code=303)
    response.set_cookie(
        sessions.COOKIE, known.begin(caller), httponly=True, samesite="strict", secure=request.url.scheme == "https",
        max_age=int(sessions.LASTS),
    )  # fmt: skip
    return response


def sign_out(_desk: Desk, ask: Ask) -> Response:
    """The end of the session."""
    known: Sessions = ask.request.app.state.sessions
    known.end(ask.request.cookies.get(sessions.COOKIE, ""))
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(sessions.COOKIE, httponly=True, samesite="strict")
    return response
