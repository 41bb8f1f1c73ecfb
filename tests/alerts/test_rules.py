"""A file of rules is understood whole or refused by name; a form may ask for less than the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.alerts.rules import Mailing, Rules, from_file, guarded, made_on_page, rules_path, shown
from dateline.alerts.rules import rules as rules_of
from dateline.errors import BadRule
from dateline.store import Store
from tests.alerts.builders import rule, rules

WHOLE = """
zone = "Europe/London"
base = "https://desk.example"

[mail]
server = "mail.example"
from = "dateline@desk.example"
user = "desk"
password_env = "MAIL_PASSWORD"
to = ["news@desk.example"]

[[rule]]
name = "talks"
on = ["plan", "new story"]
story = "strike"
words = "ceasefire"
independent = 4
webhook = "https://hooks.example/x?key=1"
secret_env = "HOOK"
mail = "news@desk.example"
quiet = "22:00-06:30"

[[rule]]
name = "Weber"
person = "Anna Weber"
desktop = true
digest = "day"
at = "07:15"
zone = "Asia/Kolkata"
"""
ENVIRON = {"MAIL_PASSWORD": "pass", "HOOK": "whsec_c2VjcmV0"}


def kept(tmp_path: Path, text: str) -> Path:
    """A file with these rules."""
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_understood(tmp_path: Path) -> None:
    """Each rule has what it says, and else what the file says for all."""
    found = from_file(kept(tmp_path, WHOLE), ENVIRON)
    assert found.base == "https://desk.example"
    assert found.mail == Mailing(
        "mail.example", 587, "dateline@desk.example", "starttls", "desk", "pass", ("news@desk.example",)
    )
    talks, weber = (one.rule for one in found.held)
    assert (talks.on, talks.words, talks.independent, talks.zone) == (
        ("plan", "new story"), ("ceasefire",), 4, "Europe/London",
    )  # fmt: skip
    assert found.held[0].secret == ENVIRON["HOOK"]
    assert weber.on == ("change", "event")  # what a rule is on that names somebody
    assert (weber.digest, weber.at, weber.zone) == ("day", "07:15", "Asia/Kolkata")


def test_no_file_is_no_rule(tmp_path: Path) -> None:
    """It lies beside the database and need not be there, unless somebody names it."""
    db = tmp_path / "news.db"
    assert rules_path(db) == tmp_path / "news.db.alerts.toml"
    with Store(db) as store:
        assert rules_of(store.db, db, environ={}) == Rules()
        for named, environ in ((tmp_path / "none.toml", {}), (None, {"DATELINE_ALERTS": str(tmp_path / "none.toml")})):
            with pytest.raises(BadRule, match="is not there"):
                rules_of(store.db, db, named, environ)


HEAD = '[[rule]]\nname = "a"\n'
MAIL = '[mail]\nserver = "m"\nfrom = "a@b.org"\n'
WRONG = {
    "is no TOML": "[[rule",
    "unknown field `webhok`": HEAD + 'webhok = "x"',
    "Expected `float`": HEAD + 'sure = "very"',
    "does not say on what": HEAD + "desktop = true",
    "does not say how": HEAD + 'on = "plan"',
    "no kind of news": HEAD + 'on = "plans"\ndesktop = true',
    "nobody signs": HEAD + 'on = "plan"\nwebhook = "https://hooks.example"',
    "not https": HEAD + 'on = "plan"\nwebhook = "http://hooks.example"\nsecret = "x"',
    "no web address": HEAD + 'on = "plan"\nwebhook = "ftp://hooks.example"\nsecret = "x"',
    "with a password": HEAD + 'on = "plan"\nwebhook = "https://a:b@hooks.example"\nsecret = "x"',
    "variable that is not set": HEAD + 'on = "plan"\nwebhook = "https://hooks.example"\nsecret_env = "NOT_SET"',
    "time zone that is not known": HEAD + 'on = "plan"\ndesktop = true\nzone = "Mars/North"',
    "an hour that is none": HEAD + 'on = "plan"\ndesktop = true\nquiet = "22:00"',
    "hour that is none": HEAD + 'on = "plan"\ndesktop = true\nat = "25:00"',
    "no mail address": HEAD + 'on = "plan"\nmail = "a b@c.org"\n' + MAIL,
    "nothing says how": HEAD + 'on = "plan"\nmail = "a@c.org"',
    "password in the open": MAIL + 'security = "none"\nuser = "u"\npassword = "p"',
    "user and no password": MAIL + 'user = "u"',
    "two rules are called": 2 * (HEAD + 'on = "plan"\ndesktop = true\n'),
    "blank, too long or no line": '[[rule]]\nname = "a\\nb"\non = "plan"\ndesktop = true',
}


@pytest.mark.parametrize("reason", WRONG)
def test_what_cannot_be_followed_is_refused_by_name(reason: str, tmp_path: Path) -> None:
    """And nothing of the file is."""
    with pytest.raises(BadRule, match=reason) as refused:
        from_file(kept(tmp_path, WRONG[reason]), {})
    assert "rules.toml" in str(refused.value)


def test_a_form_may_not_reach_for_this_machine_or_for_just_anybody() -> None:
    """Loopback and receivers of mail are the file's to give."""
    mail = Mailing("m", 25, "a@b.org", to=("desk@b.org",))
    with pytest.raises(BadRule, match="this machine itself"):
        made_on_page(rule(webhook="http://127.0.0.1:9/", loopback=True), Rules())
    with pytest.raises(BadRule, match="does not name"):
        made_on_page(rule(mail=("other@b.org",)), Rules(mail=mail))
    with pytest.raises(BadRule, match="does not name"):
        made_on_page(rule(mail=("desk@b.org",)), Rules())
    with pytest.raises(BadRule, match="another rule"):
        made_on_page(rule(), rules(rule()))
    made = made_on_page(rule(mail=("desk@b.org",), webhook="https://hooks.example/x"), Rules(mail=mail))
    assert made.secret.startswith("whsec_")
    assert made.secret != made_on_page(made.rule, Rules(mail=mail)).secret


def test_nobody_sees_a_receivers_whole_address() -> None:
    """What lies behind a webhook's host is often a key."""
    assert shown("https://hooks.example/services/T0/secret") == "https://hooks.example/…"
    assert shown("anna@desk.example") == "a…@desk.example"
    kept = guarded(rule(webhook="https://hooks.example/x", mail=("anna@desk.example",)))
    assert "/x" not in str(kept.webhook)
    assert kept.mail == ("a…@desk.example",)
