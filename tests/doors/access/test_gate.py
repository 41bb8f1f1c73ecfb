"""The gate: who passes, and with what answer others are turned away."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Scope

from dateline.doors.access import Forms, Gate, Keyring, Policy, RateLimit, Refusal, SecurityHeaders, Sessions

LOCAL = "http://127.0.0.1:8765"


def _refuse(_scope: Scope, refusal: Refusal) -> Response:
    return PlainTextResponse(refusal.title, refusal.status, dict(refusal.headers))


async def _who(request: Request) -> Response:
    body = await request.body()
    return PlainTextResponse(f"{request.state.caller.name}/{request.state.caller.scope}/{len(body)}")


def _client(tmp_path: Path, base: str = LOCAL, **policy: Any) -> tuple[TestClient, Keyring]:
    ring = Keyring(tmp_path / "tokens")
    rules = Policy(ring, **policy)
    gate = Middleware(Gate, policy=rules, sessions=Sessions(ring), refuse=_refuse)
    routes = [Route(path, _who, methods=["GET", "POST"]) for path in ("/", "/sign-in", "/stories/x/seen")]
    routes += [Route("/rules/{name}", _who, methods=["POST", "DELETE"])]
    app = Starlette(routes=routes, middleware=[Middleware(SecurityHeaders), gate])
    return TestClient(app, base_url=base), ring


def test_on_loopback_whoever_sits_there_may_write(tmp_path: Path) -> None:
    """No token is needed on one's own machine."""
    client, _ = _client(tmp_path)
    assert client.get("/").text == "/write/0"
    assert client.post("/", content=b"abc").text == "/write/3"


def test_another_host_name_is_refused(tmp_path: Path) -> None:
    """A stranger's name that resolves to this machine gets no answer."""
    client, _ = _client(tmp_path)
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("headers", [
    {"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
    {"origin": "http://127.0.0.1:9999"},
])  # fmt: skip
def test_a_form_of_another_site_is_refused(tmp_path: Path, headers: dict[str, str]) -> None:
    """A cross-site POST changes nothing; reading stays open."""
    client, _ = _client(tmp_path)
    assert client.post("/", headers=headers).status_code == 403
    assert client.get("/", headers=headers).status_code == 200


def test_no_name_that_somebody_chose_opens_the_gate(tmp_path: Path) -> None:
    """A thing called "seen" or "hidden" is changed by nobody who may only read, and on a server that only reads by nobody."""
    client, ring = _client(tmp_path)
    read = {"authorization": f"Bearer {ring.add('newsroom', 'read', now=date(2030, 3, 5))}"}
    shut, _ = _client(tmp_path, read_only=True)
    for name in ("seen", "hidden", "sign-in", "other"):
        for ask in (client.delete, client.post):
            assert ask(f"/rules/{name}", headers=read).status_code == 403
        for ask in (shut.delete, shut.post):
            assert ask(f"/rules/{name}").status_code == 403


def test_a_form_of_our_own_passes(tmp_path: Path) -> None:
    """The same origin may post."""
    client, _ = _client(tmp_path)
    assert client.post("/", headers={"origin": LOCAL, "sec-fetch-site": "same-origin"}).status_code == 200


def test_elsewhere_a_token_is_needed(tmp_path: Path) -> None:
    """On another address nobody passes without a token; where it is shown, everybody does."""
    client, ring = _client(tmp_path, "http://10.0.0.9", bind="10.0.0.9")
    answer = client.get("/")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert client.get("/sign-in").text == "/read/0"
    token = ring.add("newsroom", "read", now=date(2030, 3, 5))
    assert client.get("/", headers={"authorization": f"Bearer {token}"}).text == "newsroom/read/0"


def test_a_wrong_token_is_refused_on_loopback_too(tmp_path: Path) -> None:
    """Who shows a token is judged by it."""
    client, _ = _client(tmp_path)
    assert client.get("/", headers={"authorization": "Bearer nonsense"}).status_code == 401


def test_who_may_read_may_not_write(tmp_path: Path) -> None:
    """A read token changes nothing but its holder's own place."""
    client, ring = _client(tmp_path)
    read = {"authorization": f"Bearer {ring.add('r', 'read', now=date(2030, 3, 5))}"}
    write = {"authorization": f"Bearer {ring.add('w', 'write', now=date(2030, 3, 5))}"}
    assert client.post("/", headers=read).status_code == 403
    assert client.post("/stories/x/seen", headers=read).status_code == 200
    assert client.post("/", headers=write).status_code == 200


def test_guessing_tokens_is_slowed_down(tmp_path: Path) -> None:
    """After some wrong tokens the caller has to wait."""
    client, _ = _client(tmp_path, failures=RateLimit(0.001, 3))
    codes = [client.get("/", headers={"authorization": f"Bearer {n}"}).status_code for n in range(5)]
    assert codes == [401, 401, 401, 429, 429]


def test_too_many_requests_are_told_to_wait(tmp_path: Path) -> None:
    """Reads and writes have limits of their own, and say how long to wait."""
    client, _ = _client(tmp_path, reads=RateLimit(0.001, 2), writes=RateLimit(0.001, 1))
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]
    answers = [client.post("/") for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 429]
    assert int(answers[1].headers["retry-after"]) > 1


def test_a_body_that_says_it_is_too_long_is_not_read(tmp_path: Path) -> None:
    """The length is judged before the body; a length that is no number is refused."""
    client, _ = _client(tmp_path, most_bytes=10)
    assert client.post("/", content=b"x" * 11).status_code == 413
    assert client.post("/", content=b"x", headers={"content-length": "-1"}).status_code == 413


def test_a_body_of_unknown_length_is_cut_off(tmp_path: Path) -> None:
    """A body sent in pieces is counted."""
    client, _ = _client(tmp_path, most_bytes=10)
    assert client.post("/", content=iter([b"x" * 6, b"x" * 6])).status_code == 413


def test_every_answer_carries_security_headers(tmp_path: Path) -> None:
    """Refusals too."""
    client, _ = _client(tmp_path)
    for answer in (client.get("/"), client.get("/", headers={"host": "evil.example"})):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


def test_a_form_is_ours_only_with_its_own_cookie() -> None:
    """The word of one browser is no use to another, nor to another process."""
    forms = Forms()
    one, other = forms.cookie(), forms.cookie()
    assert forms.sent(one, forms.word(one))
    assert not forms.sent(other, forms.word(one))
    assert not forms.sent("", forms.word(""))
    assert not Forms().sent(one, forms.word(one))
    assert not forms.sent(one, "é")
    assert not forms.sent(one, "")
    assert not forms.sent(one, forms.word(one)[:-2])


def test_a_form_shows_no_letters_twice() -> None:
    """So that the length of a packed page tells nothing of its word: each is another, and each is taken."""
    forms = Forms()
    cookie = forms.cookie()
    words = [forms.word(cookie) for _ in range(50)]
    assert len({word[at : at + 16] for word in words for at in range(0, 128, 16)}) == 400
    assert all(forms.sent(cookie, word) for word in words)
