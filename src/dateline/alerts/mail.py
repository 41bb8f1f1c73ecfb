"""Mail: an alert as a message of plain text.

In: an alert, how mail is sent. Out: an Outcome. Never: a line of a report in the head of the message but as its subject, in one line; a password without TLS.

Its Message-ID is made of the key of idempotence, and its date is when it was written down: sent twice it is the same message twice, which mailboxes know.
"""

from __future__ import annotations

import smtplib
import ssl
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from dateline.alerts.rules import Held, Mailing, Rules
from dateline.alerts.ways import SENT, Outcome
from dateline.alerts.wording import subject, text
from dateline.terms import Alert

SECONDS = 20.0
PERMANENT = range(500, 600)


def send(alert: Alert, _held: Held, rules: Rules, _now: datetime) -> Outcome:
    """Send an alert as mail."""
    mail = rules.mail
    if mail is None:
        return Outcome(sent=False, complaint="nothing says how mail is sent; add a [mail] part to the file of rules")
    try:
        session = _session(mail)
        try:
            session.send_message(message(alert, rules), mail.sender, [alert.target])
        finally:
            _leave(session)
    except smtplib.SMTPRecipientsRefused as error:
        status, said = next(iter(error.recipients.values()), (0, b""))
        return _answered(status, said)
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code, error.smtp_error, busy=not isinstance(error, smtplib.SMTPDataError))
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return Outcome(sent=False, complaint=f"{mail.server} cannot be reached ({error})", busy=True)
    return SENT


def message(alert: Alert, rules: Rules) -> EmailMessage:
    """The message."""
    sender = rules.mail.sender if rules.mail else ""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = alert.target
    made["Subject"] = f"[dateline] {subject(alert)}"
    made["Date"] = format_datetime(datetime.fromisoformat(alert.made).astimezone(UTC))
    made["Message-ID"] = f"<{alert.id}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text(alert, rules.base), charset="utf-8", cte="base64")
    return made


def _session(mail: Mailing) -> smtplib.SMTP:
    """A session that may send; whoever has it closes it."""
    session: smtplib.SMTP
    if mail.security == "tls":
        session = smtplib.SMTP_SSL(mail.server, mail.port, timeout=SECONDS, context=ssl.create_default_context())
    else:
        session = smtplib.SMTP(mail.server, mail.port, timeout=SECONDS)
    try:
        if mail.security == "starttls":
            session.starttls(context=ssl.create_default_context())
        if mail.user:
            session.login(mail.user, mail.password)
    except BaseException:
        session.close()
        raise
    return session


def _leave(session: smtplib.SMTP) -> None:
    """Say goodbye; what the server answers to that changes nothing about what it took."""
    try:
        session.quit()
    except (smtplib.SMTPException, OSError):
        session.close()


def _answered(status: int, said: bytes | str, *, busy: bool = False) -> Outcome:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    told = f"the mail server answers {status} {' '.join(words.split())[:200]}"
    return Outcome(sent=False, complaint=told, final=status in PERMANENT and not busy, busy=busy)
