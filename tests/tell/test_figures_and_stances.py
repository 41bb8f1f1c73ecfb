"""Tests for `dateline.tell.figures`, `manner` and `stance`."""

from dateline.tell.figures import agree, number
from dateline.tell.manner import opposite
from dateline.tell.stance import stance
from dateline.terms import Quantity


def test_figures_are_compared_as_numbers() -> None:
    """Words, scales and commas; roundings of one figure agree."""
    assert number(Quantity("dead", "seven")) == 7
    assert number(Quantity("amount", "$1.2 billion")) == number(Quantity("amount", "1,200", "million $"))
    assert agree(Quantity("amount", "121", "billion"), Quantity("amount", "121.4", "billion"))
    assert not agree(Quantity("dead", "3"), Quantity("dead", "7"))


def test_descriptions_that_exclude_each_other() -> None:
    """Long and short part, long and lengthy do not, nor do words of different axes."""
    assert opposite(["full-fledged"], ["more of a brief chat"]) == "extent"
    assert opposite(["lengthy"], ["full-fledged"]) is None
    assert opposite(["lengthy"], ["secret"]) is None
    assert opposite(["brief but lengthy"], ["short"]) is None


def test_stances() -> None:
    """Denial, reserve, doubt and assurance are told apart; plain words and questions have none."""
    assert stance("The charges are false.") == "denied"
    assert stance("It hasn’t been set up yet") == "unsettled"
    assert stance("approval is unlikely") == "doubt"
    assert stance("There is no safety issue.") == "assured"
    assert stance("whether it is false") is None
    assert stance("The bridge is green.") is None
