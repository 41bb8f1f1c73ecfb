"""Mail as it comes: odd structures, messages passed on inside the words, digests, newsletters."""

from __future__ import annotations

import base64
import time

import pytest

from dateline.clean import article
from dateline.terms import Article, Report, SetAside
from tests.opening import opened

ONE = "The night ferry to Lowmere ran aground on a sandbank on Monday with sixty people on board."
TWO = "Nobody was hurt, the harbour master said, and divers will look at the hull before it sails again."
STORY = f"{ONE}\n\n{TWO}\n"
PAGE = f"<html><body><p>{ONE}</p><p>{TWO}</p></body></html>"
HEAD = (
    "From: Ada Merrow <ada@desk.example>\nTo: desk@desk.example\nMessage-ID: <1@desk.example>\nMIME-Version: 1.0\n"
    "Date: Sat, 18 May 2024 18:00:00 +0000\nSubject: {subject}\n"
)


def read(message: str) -> tuple[tuple[Report, ...], tuple[SetAside, ...]]:
    return opened(message.encode(), name="a.eml", file="a.eml")


def told(message: str) -> Article:
    (report,), set_aside = read(message)
    assert not [one for one in set_aside if one.fatal]
    for meta in report.metas:
        if meta.evidence:
            assert report.text[meta.evidence.start : meta.evidence.end] == meta.evidence.text
    return article(report)


def body(told: Article) -> list[str]:
    return [" ".join(part.text.split()) for part in told.paragraphs]


def plain(text: str, subject: str = "Ferry aground", more: str = "") -> str:
    return HEAD.format(subject=subject) + more + f"Content-Type: text/plain; charset=utf-8\n\n{text}"


def page(markup: str, subject: str = "Ferry aground", more: str = "") -> str:
    return HEAD.format(subject=subject) + more + f"Content-Type: text/html; charset=utf-8\n\n{markup}"


def parts(*inner: str, kind: str = "mixed", more: str = "", border: str = "bb") -> str:
    whole = "".join(f"--{border}\n{part}\n" for part in inner)
    head = HEAD.format(subject="Ferry aground") + more
    return f'{head}Content-Type: multipart/{kind}; boundary="{border}"\n\n{whole}--{border}--\n'


TEXT_PART = f"Content-Type: text/plain; charset=utf-8\n\n{STORY}"


@pytest.mark.parametrize(
    "types",
    [
        'Content-Type: multipart/mixed; boundary="right"\nContent-Type: multipart/mixed; boundary="wrong"\n',
        'Content-Type: multipart/mixed; boundary="wrong"\nContent-Type: multipart/mixed;\n boundary="right"\n',
        "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=right\n",
        "Content-type: multipart/mixed;\n\tboundary=right\nX-Other: 1\nCONTENT-TYPE: text/html; charset=utf-8\n",
        'Content-Type: multipart/mixed; boundary="wrong"\n',
        'Content-Type: multipart/alternative; boundary="=_wrong"\nContent-Type: multipart/alternative; boundary="=_wrong_too"\n',
    ],
)
def test_a_border_that_stands_in_the_message_counts(types: str) -> None:
    """Of two kinds the one whose border stands in the message counts; where none does, the border that does."""
    message = HEAD.format(subject="Ferry aground") + types + f"\n--right\n{TEXT_PART}\n--right--\n"
    assert body(told(message)) == [ONE, TWO]


def test_two_kinds_of_one_text() -> None:
    """Of two kinds without a border the last counts."""
    message = (
        HEAD.format(subject="Ferry aground")
        + f"Content-Type: text/plain\nContent-Type: text/html; charset=utf-8\n\n{PAGE}"
    )
    assert body(told(message)) == [ONE, TWO]


PICTURE = f'Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Disposition: inline; filename="a.png"\n\n{base64.b64encode(b"x" * 30).decode()}'


@pytest.mark.parametrize(
    "message",
    [
        parts(f"Content-Type: text/plain\n\n{ONE}\n", PICTURE, f"Content-Type: text/plain\n\n{TWO}\n"),
        parts(f"Content-Type: text/html\n\n<p>{ONE}</p>", PICTURE, f"Content-Type: text/html\n\n<p>{TWO}</p>"),
        parts(f"Content-Type: text/plain\n\n{ONE}\n", f"Content-Type: text/html\n\n<p>{TWO}</p>"),
        parts("Content-Type: text/plain\n\n  \n", f"Content-Type: text/html\n\n{PAGE}", kind="alternative"),
        parts(TEXT_PART, "Content-Type: text/html\n\n<html><body> </body></html>", kind="alternative"),
        parts(
            TEXT_PART, f'Content-Type: multipart/related; boundary="rr"\n\n--rr\nContent-Type: text/html\n\n{PAGE}\n--rr\n{PICTURE}\n--rr--', kind="alternative"
        ),
        parts(TEXT_PART, "Content-Type: application/pgp-signature\n\nabc", kind="signed"),
    ],
    ids=["plain twice", "pages twice", "plain and page", "empty plain", "empty page", "related", "signed"],
)  # fmt: skip
def test_all_parts_that_show_words(message: str) -> None:
    """A text that comes in several parts is read whole; of alternatives the one that has words."""
    assert body(told(message)) == [ONE, TWO]


FORWARDS = {
    "Gmail": plain(
        f"FYI\n\n---------- Forwarded message ---------\nFrom: Ida Brun <ida@lowmere.example>\nDate: Tue, 14 May 2024 at 08:20\n"
        f"Subject: Ferry aground\nTo: Ada Merrow <ada@desk.example>\n\n\n{STORY}", "Fwd: Ferry aground"
    ),
    "Gmail, bold": plain(
        f"*From:* Ida Brun <ida@lowmere.example>\n*Date:* Tuesday, May 14, 2024 8:20 AM\n*To:* Ada Merrow\n*Subject:* Ferry aground\n\n{STORY}", "FW: Ferry aground"
    ),
    "Outlook": plain(
        f"Worth a look?\nAda\n\n-----Original Message-----\nFrom: Ida Brun [mailto:ida@lowmere.example]\nSent: Tuesday, May 14, 2024 8:20 AM\n"
        f"To: Ada Merrow; Tom Vale;\n Jo Lund\nSubject: Ferry aground\n\n{STORY}", "FW: Ferry aground"
    ),
    "Outlook, German": plain(
        f"Von: Ida Brun <ida@lowmere.example>\nGesendet: Dienstag, 14. Mai 2024 08:20\nAn: Ada Merrow\nBetreff: Ferry aground\n\n{STORY}", "WG: Ferry aground"
    ),
    "Apple Mail": plain(
        "Begin forwarded message:\n\n> From: Ida Brun <ida@lowmere.example>\n> Subject: Ferry aground\n> Date: 14 May 2024 at 08:20:00 CEST\n> To: ada@desk.example\n>\n"
        + "".join(f"> {line}\n" for line in STORY.splitlines()), "Fwd: Ferry aground"
    ),
    "Thunderbird, French": plain(
        f"-------- Message transféré --------\nSujet : Ferry aground\nObjet : Ferry aground\nDate : Tue, 14 May 2024 08:20:00 +0200\nDe : Ida Brun <ida@lowmere.example>\n"
        f"Pour : ada@desk.example\n\n{STORY}", "TR: Ferry aground"
    ),
    "Spanish": plain(
        f"---------- Mensaje reenviado ---------\nDe: Ida Brun <ida@lowmere.example>\nEnviado el: martes, 14 de mayo de 2024 8:20\nPara: Ada\nAsunto: Ferry aground\n\n{STORY}", "RV: Ferry aground"
    ),
    "twice": plain(
        "Fyi\n\n---------- Forwarded message ---------\nFrom: Tom Vale <tom@desk.example>\nDate: Wed, 15 May 2024 at 09:00\nSubject: Fwd: Ferry aground\nTo: ada@desk.example\n\n"
        f"see below\n\n---------- Forwarded message ---------\nFrom: Ida Brun <ida@lowmere.example>\nDate: Tue, 14 May 2024 at 08:20\nSubject: Ferry aground\nTo: tom@desk.example\n\n{STORY}",
        "Fwd: Fwd: Ferry aground",
    ),
    "a page, by lines": page(
        "<div>FYI</div><div>---------- Forwarded message ---------<br>From: <b>Ida Brun</b> &lt;ida@lowmere.example&gt;<br>Date: Tue, 14 May 2024 at 08:20<br>"
        f"Subject: Ferry aground<br>To: ada@desk.example<br></div><p>{ONE}</p><p>{TWO}</p>", "Fwd: Ferry aground"
    ),
    "a page, by paragraphs": page(
        "<p><b>Von:</b> Ida Brun &lt;ida@lowmere.example&gt;</p><p><b>Gesendet:</b> Dienstag, 14. Mai 2024 08:20</p><p><b>An:</b> Ada</p>"
        f"<p><b>Betreff:</b> Ferry aground</p><p>{ONE}</p><p>{TWO}</p>", "WG: Ferry aground"
    ),
    "a page, in one block": page(
        "<div>-----Original Message-----<br>From: Ida Brun<br>Sent: Tuesday, May 14, 2024 8:20 AM<br>Subject: Ferry aground<br>"
        f"{ONE}</div><div>{TWO}</div>", "Fw: Ferry aground"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORWARDS)
def test_what_is_passed_on_is_the_report(name: str) -> None:
    """The header of the message that is passed on says who wrote it, when and under which title; what stands above is no story."""
    found = told(FORWARDS[name])
    assert found.title == "Ferry aground"
    assert found.bylines == ("Ida Brun",)
    assert found.published is not None
    assert found.published.start.startswith("2024-05-14")
    assert body(found) == [ONE, TWO]
    assert "Merrow" not in str(found.publisher)


def test_a_message_passed_on_without_its_day_has_none() -> None:
    """The day on which somebody passes a message on is not that of the message."""
    text = f"---------- Forwarded message ---------\nFrom: Ida Brun <ida@lowmere.example>\nSubject: Ferry aground\n\n{STORY}"
    assert told(plain(text, "Fwd: Ferry aground")).published is None


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Re: Ferry aground", f"{STORY}\nFrom: Tom Vale <tom@desk.example>\nSent: Tuesday, May 14, 2024 8:20 AM\nSubject: Ferry aground\n\nIs it true?"),
        ("Ferry aground", f"{STORY}\nFrom: here it looks bad.\nDate: unknown."),
        ("Fwd: Ferry aground", f"{STORY}{STORY}{STORY}\nFrom: Tom Vale\nDate: 14 May 2024\nSubject: Tides\n\nThe tide turns at nine."),
        ("Inside: Ferry aground", STORY),
    ],
)  # fmt: skip
def test_what_is_no_message_passed_on(subject: str, text: str) -> None:
    """A reply, a text that shows such lines, and one that tells something itself above another are the sender's."""
    found = told(plain(text, subject))
    assert found.bylines == ("Ada Merrow",)
    assert body(found)[0] == ONE


def own(number: int, *, kind: str = "text/plain", head: str = "") -> str:
    return (
        f"{head}From: Lowmere Post <news@lowmere.example>\nSubject: Ferry {number}\nDate: Tue, {13 + number} May 2024 08:20:00 +0000\n"
        f"Content-Type: {kind}; charset=utf-8\n\n{STORY}"
    )


def test_digests_of_messages() -> None:
    """Each message of a digest is a report with its own subject and day; the table of contents is none."""
    contents = "Content-Type: text/plain\n\nToday's Topics:\n\n" + "   1. Ferry (Lowmere Post)\n" * 30
    inner = "".join(f"--dd\n\n{own(number)}\n" for number in (1, 2))
    mailman = parts(contents, f'Content-Type: multipart/digest; boundary="dd"\n\n{inner}--dd--')
    typed = parts(*(f"Content-Type: message/rfc822\n\n{own(number)}" for number in (1, 2)))
    pages = parts(*(own(number) for number in (1, 2)), more="X-RSS-Feed: https://lowmere.example/feed\n")
    for message in (mailman, typed, pages):
        reports, set_aside = read(message)
        found = [article(report) for report in reports]
        assert [one.title for one in found] == ["Ferry 1", "Ferry 2"]
        assert [one.published.start[:10] for one in found if one.published] == ["2024-05-14", "2024-05-15"]
        assert [body(one) for one in found] == [[ONE, TWO]] * 2
        assert not [one for one in set_aside if one.fatal]
    assert len({report.id for report in reports}) == 2


def test_digests_in_plain_text() -> None:
    """A digest that parts its messages by rules (RFC 1153) is read message by message."""
    rule = "-" * 30
    text = "Lowmere digest  Volume 3\n\nToday's topics: ferry, tide\n\n" + "-" * 70 + "\n\n"
    for number in (1, 2):
        text += f"Date: Tue, {13 + number} May 2024 08:20:00 +0000\nFrom: Ida Brun <ida@lowmere.example>\nSubject: Ferry {number}\n\n{STORY}\n{rule}\n\n"
    reports, _ = read(plain(text + "End of Lowmere digest\n*****"))
    found = [article(report) for report in reports]
    assert [(one.title, one.published and one.published.start[:10]) for one in found] == [
        ("Ferry 1", "2024-05-14"),
        ("Ferry 2", "2024-05-15"),
    ]
    assert [body(one) for one in found] == [[ONE, TWO]] * 2


def test_parts_know_their_pages() -> None:
    """What a program made of a feed names the page of each part."""
    inner = own(1, kind="text/html", head="X-RSS-URL: https://lowmere.example/ferry\n").replace(STORY, PAGE)
    reports, _ = read(parts(inner, own(2)))
    assert [report.url for report in reports] == ["https://lowmere.example/ferry", None]


@pytest.mark.parametrize(
    "listed", ["List-Unsubscribe: <mailto:x@lowmere.example>\n", "List-Id: Lowmere <daily.lowmere.example>\n"]
)
def test_newsletters(listed: str) -> None:
    """What is sent to many comes from a house; how to read it elsewhere and how to stop it is no story."""
    frame = (
        "<p>View this email in your browser</p>", "<p>You are receiving this because you signed up. <a href='x'>Unsubscribe</a></p>",
        "<p>Diese Nachricht im Browser ansehen</p>", "<p>Vous recevez ce message: se désabonner</p>",
    )  # fmt: skip
    more = listed + "Archived-At: <https://lowmere.example/daily/14>\n"
    message = page(f"{frame[0]}{frame[2]}<h1>Ferry aground</h1><p>{ONE}</p><p>{TWO}</p>{frame[1]}{frame[3]}", more=more)
    found = told(message.replace("Ada Merrow <ada@desk.example>", "Lowmere Post <news@lowmere.example>"))
    assert (found.publisher, found.bylines, found.url) == ("Lowmere Post", (), "https://lowmere.example/daily/14")
    assert body(found) == [ONE, TWO]


@pytest.mark.parametrize(
    "message",
    [
        plain("From: a\n" * 100_000, "Fwd: x"),
        plain("> " * 200_000, "Fwd: x"),
        plain(("-" * 30 + "\n\nDate: x\nFrom: y\nSubject: z\n\nw\n") * 20_000),
        plain(" " * 400_000 + "\nforwarded message" * 1_000, "Fwd: x"),
        page("<div>From: x<br>Date: y<br>Subject: z</div>" * 10_000, "Fwd: x"),
        HEAD.format(subject="Fwd: " * 200_000) + "\nword",
        HEAD.format(subject="x") + "Content-Type: multipart/mixed; boundary=x\n" * 5_000 + "\n--y\n" * 5_000,
    ],
    ids=["headers", "quotes", "digest", "blanks", "pages", "prefixes", "kinds"],
)  # fmt: skip
def test_monsters_end_in_time(message: str) -> None:
    """A hostile message is read or set aside within seconds."""
    start = time.process_time()
    reports, set_aside = read(message)
    assert reports or set_aside
    assert time.process_time() - start < 15
