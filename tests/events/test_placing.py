"""Placing: the place of what is told without one, of the places that its report and the others name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.events import placing
from dateline.events.candidates import Candidate
from dateline.events.placing import Grounds, located, offers, proposals
from dateline.terms import Article, Cast
from tests.events.builders import article, cast, placed

LEDE = "Police arrested a driver in Athens."
THEN = "Officers seized two lorries."


def known_of(*reports: Article) -> Cast:
    """A cast of the places that the reports name."""
    return cast(reports, Athens="place", Velm="place", Norway="place", Oslo="place")


def one_of(found: Sequence[Candidate], word: str) -> Candidate:
    """The candidate whose trigger is `word`."""
    return next(one for one in found if one.one.mention.trigger.text == word)


def test_a_place_of_its_own_stays() -> None:
    """What tells its place is asked nothing."""
    of = article(LEDE)
    known = known_of(of)
    arrested = one_of(placed([of], known), "arrested")
    assert arrested.own_place
    assert proposals(arrested, {}, Grounds.of([of], known), ()) == {}
    assert located([arrested], [{}], Grounds.of([of], known)) == [arrested]


def test_what_is_told_on_may_be_where_its_report_opened() -> None:
    """Each place that its report names is offered, with what speaks for it."""
    of = article(f"{LEDE}\nA lorry came from Velm.\n{THEN}")
    known = known_of(of)
    offered = proposals(one_of(placed([of], known), "seized"), {}, Grounds.of([of], known), ())
    assert set(offered) == {"Athens", "Velm"}
    assert offered["Athens"]["at head"] == 1
    assert "at head" not in offered["Velm"]
    assert offered["Velm"]["named before"] > 0
    assert offered["Velm"]["share of story"] == offered["Velm"]["share of story, of others apart"] == 0.5


def test_what_others_tell_of_the_same_gives_its_place() -> None:
    """A report that places the same happening offers its place with the chance that it is the same; so does what is told of its day."""
    reports = article(LEDE), article("Police arrested a driver.", id="b")
    known = known_of(*reports)
    found = placed(reports, known)
    mine, other = (next(one for one in found if one.one.mention.article == id) for id in "ba")
    (_, none), (_, offered) = offers([other, mine], [{}, {0: 0.7}], Grounds.of(reports, known))
    assert none == {}
    assert offered["Athens"]["told alike"] == 0.7
    assert proposals(mine, {}, Grounds.of(reports, known), ["Athens", "Velm"])["Velm"]["share of day"] == 0.5


def test_a_country_that_holds_another_place_on_offer() -> None:
    """Norway holds Oslo: it is offered as its country."""
    of = article(f"A driver came from Oslo to the south of Norway.\n{THEN}")
    known = known_of(of)
    offered = proposals(one_of(placed([of], known), "seized"), {}, Grounds.of([of], known), ())
    assert (offered["Norway"]["country"], offered["Norway"]["holds others"]) == (1, 1)
    assert (offered["Oslo"]["country"], offered["Oslo"]["lies in others"]) == (0, 1)
    assert offered["Oslo"]["share of story, of others apart"] == 0


def test_words_that_name_a_place_tell_of_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """What its words tell of Velm is not in Athens, however likely; what they tell of Oslo may be in Norway."""
    monkeypatch.setattr(placing, "chance", lambda _, features: 0.9 if "at head" in features else 0.6)
    of = article(f"{LEDE}\nOfficers seized two lorries that came from Velm.")
    known = known_of(of)
    seized = [one_of(placed([of], known), "seized")]
    assert located(seized, [{}], Grounds.of([of], known)) == seized
    held = article("Norway was calm.\nOfficers seized two lorries that came from Oslo.")
    known = known_of(held)
    (told,) = located([one_of(placed([held], known), "seized")], [{}], Grounds.of([held], known))
    assert told.where == "Norway"


def test_what_its_own_report_does_not_name_is_no_place_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """However likely, Athens is not given to what a report tells that never names it; to one filed from there it is."""
    monkeypatch.setattr(placing, "chance", lambda *_: 0.9)
    reports = article(LEDE), article(THEN, id="b")
    known = known_of(*reports)
    seized = [one_of(placed(reports, known), "seized")]
    assert located(seized, [{}], Grounds.of(reports, known)) == seized
    filed = reports[0], replace(reports[1], place="Athens")
    (told,) = located(seized, [{}], Grounds.of(filed, known))
    assert told.where == "Athens"


def test_a_dateline_counts_less_for_what_was_long_before() -> None:
    """A report is filed from where its news is, not from where last year's was; a building is no dateline."""
    of = replace(article(THEN), place="Velm")
    known = known_of(of)
    seized = replace(one_of(placed([of], known), "seized"), where=None)
    grounds = Grounds.of([of], known)
    assert proposals(seized, {}, grounds, ())["Velm"]["share of datelines, old"] == 0
    assert proposals(replace(seized, days_old=400), {}, grounds, ())["Velm"]["share of datelines, old"] == 3
    assert not Grounds.of([replace(of, place="Velm Prison")], known).filed


def test_what_did_not_happen_is_given_no_place() -> None:
    """A denial has only the place that its words give."""
    of = article(f"{LEDE}\nOfficers did not seize the lorries.")
    known = known_of(of)
    denied = [one for one in placed([of], known) if one.standing == "denied"]
    assert denied
    assert all(proposals(one, {}, Grounds.of([of], known), ()) == {} for one in denied)


def test_no_place_where_none_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the threshold it stays without; over it the likeliest is given."""
    of = article(f"{LEDE}\nA lorry came from Velm.\n{THEN}")
    known = known_of(of)
    seized = one_of(placed([of], known), "seized")
    monkeypatch.setattr(placing, "chance", lambda _, features: 0.7 if "at head" in features else 0.6)
    assert located([seized], [{}], Grounds.of([of], known)) == [seized]
    monkeypatch.setattr(placing, "chance", lambda _, features: 0.9 if "at head" in features else 0.85)
    (told,) = located([seized], [{}], Grounds.of([of], known))
    assert told.where == "Athens"


@pytest.mark.parametrize(
    ("words", "offers_any"), [("Officers apologised on Twitter.", False), ("Officers apologised on Sunday.", True)]
)
def test_what_is_told_on_the_net_lies_nowhere(words: str, offers_any: bool) -> None:
    """Wherever its report was filed."""
    of = article(f"{LEDE}\n{words}")
    known = known_of(of)
    offered = proposals(one_of(placed([of], known), "apologised"), {}, Grounds.of([of], known), ())
    assert bool(offered) is offers_any
