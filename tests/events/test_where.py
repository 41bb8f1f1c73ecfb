"""Tests for `dateline.events.where`, by the place of a mention."""

import pytest

from tests.events.builders import article, day, timex, told


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Otto Lind visited Paris.", "visited", "Paris"),
        ("The army fired a missile over Japan on Friday.", "fired", "Japan"),
        ("Rebels said the attack was in retaliation for a raid in Paris.", "raid", "Paris"),
        ("A service for the victims was held at St Ida's Church.", "service", "St Ida's Church"),
        ("An earthquake struck Japan.", "earthquake", "Japan"),
        ("Otto Lind testified before the Senate.", "testified", "Senate"),
        ("On Friday morning on the Senate floor, Otto Lind spoke against it.", "spoke", "Senate floor"),
        ("Ten boxes of letters were delivered to the State Department.", "delivered", "the State Department"),
        ("Otto Lind was escorted from his Farmex office.", "escorted", "Farmex office"),
        ("Rioters torched cars and threw petrol bombs at a bank in Athens.", "threw", "Athens"),
        ("The French Senate rejected the budget.", "rejected", "The French Senate"),
        ("The Supreme Court struck down the law.", "struck", "The Supreme Court"),
        ("The Senate confirmed Vesna Marek on Friday.", "confirmed", "Senate"),
        ("The bill passed the Senate on Friday.", "bill", "Senate"),
    ],
)
def test_the_place_of_an_event(text: str, word: str, place: str) -> None:
    """Beside the trigger, beside its object, behind the noun of a reason, or the object of a visit."""
    found = told(article(text), word).place
    assert found is not None
    assert found.text == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Parliament approved sanctions on Russia.", "sanctions"),
        ("U.S. drills began on Monday.", "drills"),
        ("Vesna Marek held talks at the Transport Ministry.", "talks"),
        ("Otto Lind condemned the war in Ukraine.", "condemned"),
        ("Otto Lind wrote to the State Department.", "wrote"),
        ("Otto Lind won before the Senate sat.", "won"),
        ("Police freed a man who lived in Athens.", "freed"),
        ("A line from a port in Velm to a port in Athens failed.", "failed"),
        ("The Senate said that the budget was too small.", "said"),
        ("Otto Lind blocked the Senate.", "blocked"),
        ("Random House acquired the rights.", "acquired"),
        ("Waffle House closed two restaurants.", "closed"),
        ("The White House fired Otto Lind.", "fired"),
        ("Farmex bought a rival with plants in Ohio.", "bought"),
        ("Farmex fired the head of its office in Paris.", "fired"),
        ("The two leaders discussed the situation in Athens.", "discussed"),
        ("Rebels said the bombing was in retaliation for a raid in Paris.", "bombing"),
    ],
)
def test_what_is_no_place_of_the_event(text: str, word: str) -> None:
    """A target of sanctions, a country that takes part, a body of people, the place of another event."""
    assert told(article(text), word).place is None


def test_no_day_is_a_place() -> None:
    """A short day, which the parser may take for a name, is a day."""
    of = article("The dockers walked out on Feb 20 over night work.")
    assert told(of, "walked", timex(of, "Feb 20", day("2031-02-20"))).place is None


def test_a_capital_in_a_headline_makes_no_place() -> None:
    """Every noun has one there."""
    of = article("A report.", title="Otto Lind Pleads Guilty in Campaign Money Case")
    assert told(of, "Pleads").place is None


def test_a_matter_of_law_is_no_place() -> None:
    """The name of a lawsuit does not say where it is heard."""
    of = article(
        "Judges heard arguments in the Marek Lawsuit on Friday.", title="Judges Hear Arguments in Marek Lawsuit"
    )
    assert told(of, "heard").place is None
    assert told(of, "arguments").place is None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Otto Lind was arrested in Paris on Friday.", "arrested", "Paris"),
        ("Police in Paris arrested Otto Lind.", "arrested", "Paris"),
        ("The Paris talks began on Friday.", "talks", "Paris"),
        ("Otto Lind flew from Paris to Athens.", "flew", "Athens"),
        ("The ministers held a summit in Athens.", "summit", "Athens"),
        ("Otto Lind won an election in France.", "election", "France"),
        ("Rebels attacked an army base near Athens.", "attacked", "Athens"),
        ("He was taken to a hospital in Athens.", "taken", "Athens"),
        ("At a rally in Athens, Otto Lind praised the crew.", "praised", "Athens"),
        ("Otto Lind was given a prize in Athens and met its mayor.", "met", "Athens"),
        ("Events in Paris to mark the visit were held.", "visit", "Paris"),
    ],
)
def test_the_place_of_an_event_told_by_its_sentence(text: str, word: str, place: str) -> None:
    """Under its verb, beside who acts or what it is done to, before its noun; whither, not whence; lent by the verb or noun beside."""
    found = told(article(text), word).place
    assert found is not None
    assert found.text == place


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("The ministers met there on Friday.", "met", "there"),
        ("The two met at the same crossing.", "met", "the same crossing"),
        ("Otto Lind spoke in the village.", "spoke", "the village"),
    ],
)
def test_words_that_point_back_are_a_place(text: str, word: str, place: str) -> None:
    """The place was told before; the words for it are kept."""
    found = told(article(text), word).place
    assert found is not None
    assert found.text == place


def test_where_somebody_is_from_is_not_where_they_act() -> None:
    """A clerk from Paris may resign anywhere."""
    assert told(article("Otto Lind, a clerk from Paris, resigned."), "resigned").place is None
