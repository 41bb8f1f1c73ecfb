"""Tests for `dateline.events.times`, `dateline.events.derived` and `dateline.events.news`: which day an event has, and what it implies."""

from __future__ import annotations

import pytest

from dateline.dates import timexes
from dateline.events.places import points_back
from tests.events.builders import article, day, parse, read, timex, told

DAYS = {"Monday": "2031-05-12", "Thursday": "2031-05-15", "Friday": "2031-05-16", "June": "2031-06-01"}


def tied(text: str, word: str, published: str = "2031-06-30") -> str | None:
    """The words of the day that the event has; each name of a day in the text is one, behind the report unless it came out before."""
    of = article(text, published=published)
    days = [timex(of, name, day(iso)) for name, iso in DAYS.items() if name in text]
    found = told(of, word, *days).timex
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The ministers met on Monday.", "met", "Monday"),
        ("The ministers held talks on Monday.", "talks", "Monday"),
        ("Monday's talks failed.", "talks", "Monday"),
        ("The talks, held on Monday, failed.", "talks", "Monday"),
        ("The summit that starts on Monday was welcomed.", "summit", "Monday"),
        ("On Monday, the council closed the bridge and opened the port.", "opened", "Monday"),
    ],
)
def test_an_event_has_the_day_nearest_to_it(text: str, word: str, when: str) -> None:
    """Under it, under the verb that carries it, by a verb that gives a day to the noun before it, or of the clause it shares."""
    assert tied(text, word) == when


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The talks on Monday preceded a summit on Friday.", {"talks": "Monday", "summit": "Friday"}),
        ("Otto Lind said on Monday that he would resign on Friday.", {"said": "Monday", "resign": "Friday"}),
        (
            "Police arrested a man on Monday who attacked a guard on Friday.",
            {"arrested": "Monday", "attacked": "Friday"},
        ),
    ],
)
def test_each_event_of_a_sentence_keeps_its_own_day(text: str, days: dict[str, str]) -> None:
    """The day of one is not lent to the other."""
    assert {word: tied(text, word) for word in days} == days


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The summit was moved from Monday to Friday.", "summit", "Friday"),
        ("The summit will be held on Friday instead of Monday.", "summit", "Friday"),
        ("The summit was postponed until Friday.", "summit", "Friday"),
        ("Otto Lind was suspended until Friday.", "suspended", None),
    ],
)
def test_a_day_that_it_is_not(text: str, word: str, when: str | None) -> None:
    """The day that a plan had, the day instead of which it is, and the end of how long it lasts."""
    assert tied(text, word, published="2031-05-14") == when


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Vesna Marek unveiled the Monday committee.", "unveiled", None),
        ("The Monday committee resigned.", "resigned", None),
        ("Monday's article described her as furious.", "described", "Monday"),
        ("Monday's article has described her as furious.", "described", None),
        ("Vesna Marek joined a Monday dinner.", "joined", "Monday"),
        ("Vesna Marek resigned in a Monday statement.", "resigned", "Monday"),
        ("On Monday Vesna Marek unveiled the committee.", "unveiled", "Monday"),
        ("In June Red Lantern unveiled the committee.", "unveiled", "June"),
        ("Monday's crash killed two.", "crash", "Monday"),
    ],
)
def test_a_day_in_the_name_of_a_thing_is_not_that_of_the_verb(text: str, word: str, when: str | None) -> None:
    """Unless the thing is where or in what the verb is done."""
    assert tied(text, word) == when


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("Otto Lind was arrested three days after the talks.", "arrested", True),
        ("For eight years the villagers have protested.", "protested", True),
        ("The villagers have protested weekly.", "protested", True),
        ("Otto Lind was arrested three hours after the talks.", "arrested", False),
        ("Otto Lind was arrested.", "arrested", False),
        ("Otto Lind said that the villagers had protested for eight years.", "said", False),
    ],
)
def test_words_of_time_that_give_no_day(text: str, word: str, other: bool) -> None:
    """A habit, long times and what is counted from something else: no day of the report is lent to these."""
    of = article(text)
    mention = next(one for one in read(of, *timexes(of, parse(of))) if one.trigger.text == word)
    assert mention.other_time == other


def announced(text: str) -> list[tuple[str | None, str]]:
    """(day, who) of each announcement that a report implies."""
    of = article(text)
    days = [timex(of, name, day(iso)) for name, iso in DAYS.items() if name in text]
    return [
        (one.when.start if one.when else None, one.participants[0].text)
        for one in read(of, *days)
        if one.kind == "announcement"
    ]


def test_what_is_said_on_a_day_is_announced_on_it() -> None:
    """The resignation is of June, what was done on Monday is the announcing; without a day of saying there is none."""
    text = "Otto Lind said on Monday that he would resign in June."
    assert tied(text, "resign") == "June"
    assert announced(text) == [(DAYS["Monday"], "Otto Lind")]
    assert announced("Otto Lind said that he would resign in June.") == []
    assert announced("Otto Lind said on Monday that he had resigned.") == []


def test_an_invitation_proposes_a_visit() -> None:
    """The place one is invited to is that of the visit, and not of the inviting."""
    found = read(article("Vesna Marek invited Otto Lind to Paris."))
    invited = next(one for one in found if one.kind == "invitation")
    visit = next(one for one in found if one.kind == "visit")
    assert (invited.status, invited.place) == ("happened", None)
    assert visit.status == "proposed"
    assert visit.place is not None
    assert visit.place.text == "Paris"


def test_an_invitation_without_a_place_proposes_no_visit() -> None:
    """Whom one invites to a summit in no place that is told visits none."""
    assert not [one for one in read(article("Vesna Marek invited Otto Lind to a dinner.")) if one.kind == "visit"]


@pytest.mark.parametrize(
    ("text", "word", "today"),
    [
        ("Otto Lind resigned.", "resigned", True),
        ("Otto Lind has resigned.", "resigned", True),
        ("Otto Lind had resigned.", "resigned", False),
        ("Otto Lind will resign.", "resign", False),
        ("The clerk who resigned in the spring was praised.", "resigned", False),
    ],
)
def test_what_heads_a_report_without_a_day_is_news(text: str, word: str, today: bool) -> None:
    """Told in its main clause as just done, it is of the day of its report; not what had been done, is to come or stands aside."""
    mention = told(article(text), word)
    assert mention.timex is None
    assert (mention.when is not None and mention.when.start == "2031-05-14") is today


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("there", True),
        ("the same crossing", True),
        ("the village", True),
        ("Velm", False),
        ("a village in Velm", False),
    ],
)
def test_words_that_point_back_to_a_place(words: str, back: bool) -> None:
    """One told before, not one by its name."""
    assert points_back(words) is back
