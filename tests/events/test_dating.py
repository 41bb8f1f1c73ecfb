"""Dating: the day of what is told without one, of the days that its report and the others tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.events import dating
from dateline.events.candidates import Candidate
from dateline.events.dating import Days, dated, own_day, proposals
from dateline.terms import Article
from tests.events.builders import article, cast, day, placed, timex

LEDE = "Police arrested a driver in Lindholm on Saturday."
THEN = "Officers seized two lorries at the harbour."
SATURDAY = day("2031-05-10")


def found_in(*reports: Article) -> tuple[Candidate, ...]:
    """The candidates of reports that may tell of Saturday."""
    days = [timex(of, "Saturday", SATURDAY) for of in reports if "Saturday" in of.text]
    return placed(reports, cast(reports, Lindholm="place"), days)


def one_of(found: Sequence[Candidate], word: str) -> Candidate:
    """The candidate whose trigger is `word`."""
    return next(one for one in found if one.one.mention.trigger.text == word)


def test_a_day_of_its_own_stays() -> None:
    """What tells its day is asked nothing and keeps it."""
    found = found_in(article(LEDE))
    arrested = one_of(found, "arrested")
    assert own_day(arrested) == "2031-05-10"
    assert proposals(arrested, found, {}, Days.of(found)) == {}
    assert dated([arrested], [{}], Days.of(found)) == [arrested]


def test_what_is_told_on_may_be_of_the_day_told_before_or_of_the_report() -> None:
    """After "on Saturday" the next sentence has two days to choose from, each with what speaks for it."""
    found = found_in(article(f"{LEDE}\n{THEN}"))
    offered = proposals(one_of(found, "seized"), found, {}, Days.of(found))
    assert set(offered) == {"2031-05-10", "2031-05-14"}
    assert offered["2031-05-10"]["told before"] > 0
    assert offered["2031-05-14"]["report"] == 1


def test_what_others_tell_of_the_same_gives_its_day() -> None:
    """A report that dates the same happening offers its day with the chance that it is the same."""
    found = found_in(article(LEDE), article("Police arrested a driver in Lindholm.", id="b"))
    mine, other = (next(one for one in found if one.one.mention.article == id) for id in "ba")
    pool = [mine, other]
    offered = proposals(mine, pool, {1: 0.8}, Days.of(found))
    assert offered["2031-05-10"]["told alike"] == 0.8


def test_a_day_after_its_report_is_never_offered() -> None:
    """A later report's day cannot be that of what an earlier one tells as done."""
    early = article(THEN, id="b", published="2031-05-08")
    found = found_in(article(LEDE), early)
    assert "2031-05-10" not in proposals(one_of(found, "seized"), found, {}, Days.of(found))


@pytest.mark.parametrize(
    ("text", "word"), [("Officers will seize two lorries.", "seize"), ("Officers did not seize the lorries.", "seize")]
)
def test_what_is_planned_or_denied_is_given_no_day(text: str, word: str) -> None:
    """Only what is told as so has a day behind us."""
    found = found_in(article(f"{LEDE}\n{text}"))
    assert proposals(one_of(found, word), found, {}, Days.of(found)) == {}


def test_an_undated_report_gives_no_day() -> None:
    """Without the day of its report nobody can say that a day lies before it."""
    found = found_in(article(THEN, published=None))
    assert proposals(one_of(found, "seized"), found, {}, Days.of(found)) == {}


def test_no_day_where_none_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the threshold it stays without; over it the likeliest is given, with its reason and chance."""
    found = found_in(article(f"{LEDE}\n{THEN}"))
    seized = [one_of(found, "seized")]
    monkeypatch.setattr(dating, "chance", lambda _, features: 0.6 if "report" in features else 0.5)
    assert dated(seized, [{}], Days.of(found)) == seized
    monkeypatch.setattr(dating, "chance", lambda _, features: 0.7 if "report" in features else 0.8)
    (told,) = dated(seized, [{}], Days.of(found))
    assert told.when is not None
    assert (told.when.start, told.own_day, told.day_chance) == ("2031-05-10", False, 0.8)
    assert "tells of this day" in told.when.basis


def test_what_is_taken_for_long_ago_is_not_where_its_report_is_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dateline says where today's news is told, not where last month's was."""
    long_ago = article("Police arrested a driver on April 2.\nThe mayor resigned.")
    found = placed([long_ago], cast([long_ago]), [timex(long_ago, "April 2", day("2031-04-02"))])
    resigned = one_of(found, "resigned")
    monkeypatch.setattr(dating, "chance", lambda _, features: 0.1 if "report" in features else 0.9)
    (told,) = dated([resigned], [{}], Days.of(found))
    assert told.when is not None
    assert (told.when.start, told.where) == ("2031-04-02", None)


def test_what_led_up_to_the_news_is_given_no_day_of_its_report() -> None:
    """What somebody "has done" far down in a report is of a day that only others tell; at its head it may be news."""
    far = "\n".join([LEDE, *["The harbour is calm."] * 4, "Officers have seized two lorries."])
    found = found_in(article(far))
    assert proposals(one_of(found, "seized"), found, {}, Days.of(found)) == {}
    found = found_in(article(f"{LEDE}\nOfficers have seized two lorries."))
    assert "2031-05-14" in proposals(one_of(found, "seized"), found, {}, Days.of(found))
