"""Each way out, through what is used in earnest: a web server, a mail server and a program of the desktop, all on this machine."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from dateline.alerts import desktop, mail, webhook
from dateline.alerts.rules import Held, Mailing, Rules
from dateline.alerts.ways import Outcome
from dateline.alerts.wording import document
from dateline.terms import Alert
from tests.alerts.builders import NOW, SECRET, news, receiving, rule

ALERT = Alert(
    "0123456789abcdef", "desk", "webhook", "", "waiting", "2030-03-05T12:00:00Z", "2030-03-05T12:00:00Z", 0, None, "", (news(),)
)  # fmt: skip


def held(url: str, *, loopback: bool = True) -> Held:
    """A rule with that webhook."""
    return Held(rule(webhook=url, loopback=loopback), SECRET, "file")


def posted(url: str, *, loopback: bool = True) -> Outcome:
    """What comes of posting the alert there."""
    return webhook.send(replace(ALERT, target=url), held(url, loopback=loopback), Rules(), NOW)


def test_a_webhook_is_signed_and_has_its_key() -> None:
    """As Standard Webhooks has it: whoever has the secret can tell that it is ours, when it was sent, and whether they had it already."""
    with receiving(200) as (url, got):
        assert posted(url).sent
    (headers, body), *_ = got
    assert body == document(replace(ALERT, target=url), None)
    assert headers["webhook-id"] == headers["idempotency-key"] == ALERT.id
    assert headers["webhook-timestamp"] == str(int(NOW.timestamp()))
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    signed = f"{ALERT.id}.{headers['webhook-timestamp']}.".encode() + body
    mine = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mine}"
    assert headers["content-type"] == "application/json"


def test_a_signature_is_that_of_the_standard() -> None:
    """Against the example of its reference libraries (https://github.com/standard-webhooks/standard-webhooks)."""
    made = webhook.signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}'
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(
    ("answer", "final", "busy", "wait"),
    [
        ((500, {}), False, True, None),
        ((429, {"Retry-After": "90"}), False, True, 90.0),
        ((503, {"Retry-After": "Tue, 05 Mar 2030 12:02:00 GMT"}), False, True, 120.0),
        ((503, {"Retry-After": "soon"}), False, True, None),
        ((404, {}), False, False, None),
        ((410, {}), True, False, None),
        ((302, {"Location": "http://127.0.0.1:1/"}), False, False, None),
    ],
)
def test_an_answer_says_whether_to_try_again(
    answer: tuple[int, dict[str, str]], final: bool, busy: bool, wait: float | None
) -> None:
    """Gone is gone; what is busy or broken may be asked again; a redirect is followed nowhere."""
    with receiving(answer) as (url, got):
        found = posted(url)
    assert len(got) == 1
    assert (found.sent, found.final, found.busy, found.wait) == (False, final, busy, wait)
    assert str(answer[0]) in found.complaint
    assert "/hook" not in found.complaint


def test_this_machine_is_asked_only_where_the_rules_owner_says_so() -> None:
    """As for `dateline add ADDRESS`: nothing that is not public, whatever a name leads to."""
    with receiving(200) as (url, got):
        assert "not public" in posted(url, loopback=False).complaint
    assert not got
    for address in ("https://10.0.0.1/", "https://169.254.169.254/", "https://[fd00::1]/", "https://192.168.1.1:8443/"):
        assert "not public" in posted(address).complaint, address
    assert "not public" in posted("http://93.184.216.34/").complaint  # in the open, and not on this machine


def test_nobody_there_is_no_fault() -> None:
    """It is told, and may be tried again."""
    with receiving(200) as (url, _):
        pass
    found = posted(url)
    assert (found.sent, found.final, found.busy) == (False, False, True)
    assert "cannot be reached" in found.complaint


# Mail -----------------------------------------------------------------------------------------------------------------


@dataclass
class Postbox:
    """A mail server: how it answers to commands, and what it took."""

    answers: dict[str, str] = field(default_factory=dict)
    taken: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    port: int = 0


def handler(box: Postbox) -> type[StreamRequestHandler]:
    """One conversation of such a server."""

    class Conversation(StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(line.encode() + b"\r\n")

        def handle(self) -> None:
            self.say(box.answers.get("HELLO", "220 here"))
            to: list[str] = []
            while line := self.rfile.readline().decode().strip():
                verb = line.split()[0].upper()
                if verb == "DATA" and "DATA" not in box.answers:
                    self.say("354 go on")
                    data = b""
                    while (row := self.rfile.readline()) != b".\r\n":
                        data += row
                    if "STORED" not in box.answers:
                        box.taken.append((to, message_from_bytes(data, policy=policy.default)))
                    self.say(box.answers.get("STORED", "250 kept"))
                    continue
                to += [line] if verb == "RCPT" else []
                self.say(box.answers.get(verb, "221 bye" if verb == "QUIT" else "250 good"))

    return Conversation


@contextmanager
def postbox(**answers: str) -> Iterator[Postbox]:
    """A mail server on this machine."""
    box = Postbox(answers)
    ThreadingTCPServer.allow_reuse_address = True
    with ThreadingTCPServer(("127.0.0.1", 0), handler(box)) as server:
        server.daemon_threads = True
        box.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield box
        server.shutdown()
        thread.join()


def mailed(box: Postbox, alert: Alert = ALERT, **other: str) -> Outcome:
    """What comes of sending the alert there."""
    how = replace(Mailing("127.0.0.1", box.port, "dateline@desk.example", "none"), **other)  # type: ignore[arg-type]
    told = replace(alert, way="mail", target="anna@desk.example")
    return mail.send(told, Held(rule(), "", "file"), Rules(mail=how), NOW)


def test_a_mail_has_the_change_and_its_words() -> None:
    """And its Message-ID is made of the key, so that sent twice it is the same message twice."""
    with postbox() as box:
        assert mailed(box).sent
        assert mailed(box).sent
    (to, first), (_, second) = box.taken
    assert [one.upper() for one in to] == ["RCPT TO:<ANNA@DESK.EXAMPLE>"]
    assert first["Subject"] == "[dateline] 8 Mar 2030 → 12 Mar 2030 · The bridge of Lowmere opens"
    assert "“The bridge of Lowmere opens on 12 March" in first.get_content()
    assert first["Message-ID"] == second["Message-ID"] == f"<{ALERT.id}@desk.example>"
    assert first["Date"] == second["Date"]
    assert first["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("goodbye", ["421 too late", "500 what", "250 yes"])
def test_what_was_taken_is_sent_whatever_the_goodbye(goodbye: str) -> None:
    """A server that answers QUIT in its own way has the mail all the same, and is not sent it again."""
    with postbox(QUIT=goodbye) as box:
        assert mailed(box).sent
    assert len(box.taken) == 1


@pytest.mark.parametrize(
    ("answers", "final", "busy"),
    [
        ({"RCPT": "550 no such box"}, True, False),
        ({"RCPT": "450 full for now"}, False, False),
        ({"STORED": "451 later"}, False, False),
        ({"STORED": "554 not that"}, True, False),
        ({"HELLO": "421 too busy"}, False, True),
        ({"MAIL": "530 who are you"}, False, True),
    ],
)
def test_a_mail_server_says_whether_to_try_again(answers: dict[str, str], final: bool, busy: bool) -> None:
    """What it refuses for good is given up; what is wrong with the server itself holds all mail up and loses none."""
    with postbox(**answers) as box:
        found = mailed(box)
    assert (found.sent, found.final, found.busy) == (False, final, busy)
    assert next(iter(answers.values()))[:3] in found.complaint
    assert not box.taken


def test_mail_that_is_to_travel_closed_never_travels_open() -> None:
    """A server that knows no TLS is sent nothing."""
    with postbox(EHLO="250 here") as box:
        found = mailed(box, security="starttls")
    assert not found.sent
    assert not box.taken


# Desktop --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What `notify-send` was called with, one argument a line; a program of ours stands in for it."""
    shown = tmp_path / "shown.txt"
    program = tmp_path / "notify-send"
    old = tmp_path / "old"
    program.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"if os.path.exists({str(old)!r}) and any(one.startswith('--replace-id') for one in sys.argv):\n"
        "    sys.exit('Unknown option --replace-id')\n"
        f"open({str(shown)!r}, 'a').write('\\n'.join(sys.argv[1:]) + '\\n')\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return shown


def notified(alert: Alert = ALERT) -> Outcome:
    """What comes of showing the alert."""
    return desktop.send(replace(alert, way="desktop"), Held(rule(), "", "file"), Rules(), NOW)


def test_a_notification_shows_the_change_and_no_markup(screen: Path) -> None:
    """Shown twice, the second replaces the first."""
    bad = replace(ALERT, news=(news(title="<b>Bold</b> --help"),))
    assert notified(bad).sent
    assert notified(bad).sent
    lines = screen.read_text(encoding="utf-8").splitlines()
    first, second = lines[: len(lines) // 2], lines[len(lines) // 2 :]
    assert first == second
    assert first == [
        f"--replace-id={int(ALERT.id[:7], 16) + 1}",
        "--app-name=dateline",
        "--",
        "8 Mar 2030 → 12 Mar 2030 · The bridge of Lowmere opens",
        "&lt;b&gt;Bold&lt;/b&gt; --help",
        "“The bridge of Lowmere opens on 12 March, Anna Weber said.”",
    ]


def test_an_old_program_is_asked_without_a_number(screen: Path) -> None:
    """It shows it all the same."""
    (screen.parent / "old").write_text("", encoding="utf-8")
    assert notified().sent
    assert "--replace-id" not in screen.read_text(encoding="utf-8")


def test_without_a_desktop_it_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And says so."""
    monkeypatch.setenv("PATH", str(tmp_path))
    found = notified()
    assert (found.sent, found.final) == (False, True)
    assert "notify-send" in found.complaint
