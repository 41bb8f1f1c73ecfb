"""Tests for `dateline.tell.titles`."""

from dataclasses import replace

from dateline.bearing import title_evidence
from dateline.tell.titles import title
from dateline.terms import Evidence, Part
from tests.tell.builders import article, dispatch

FIRST = article(
    "courier", "A storm in Velm killed 12 people on Monday.", day="2030-03-04", title="Storm in Velm kills 12"
)
LATER = article(
    "post",
    "The storm in Velm killed 31 people, the mayor said.",
    day="2030-03-06",
    title="Velm storm: toll rises to 31",
)
ASIDE = article("echo", "A baker in Harrow won a prize.", day="2030-03-06", title="Prize for a loaf")


def test_an_overtaken_figure_names_no_story() -> None:
    """The toll of Monday is left to the newer headline; alone, it is the title."""
    assert title([FIRST, LATER], []) == LATER.title
    assert title([FIRST], []) == FIRST.title


def test_a_newer_headline_of_the_matter_goes_before_an_older() -> None:
    """The verdict, not the arrest; a side matter of the newest day names nothing."""
    arrest = article(
        "courier", "Anna Holt was held over the fire in Velm.", day="2030-03-04", title="Velm fire: Anna Holt held"
    )
    verdict = article(
        "post",
        "Anna Holt was found guilty of the fire in Velm.",
        day="2030-05-04",
        title="Anna Holt guilty of Velm fire",
    )
    aside = article("echo", "A baker in Harrow won a prize.", day="2030-05-05", title="Prize for a loaf")
    assert title([arrest, verdict, aside], []) == verdict.title


def test_a_headline_that_its_page_cut_off_waits_for_a_whole_one() -> None:
    """The story is named by the headline that ends; by the other where there is none."""
    whole = article("courier", "A bridge fell in Velm.", day="2030-03-04", title="Bridge falls in Velm")
    cut = article("post", "A bridge fell in Velm.", day="2030-03-06", title="Bridge in Velm falls on...")
    assert title([whole, cut], []) == whole.title
    assert title([cut], []) == cut.title


def test_figures_of_another_matter_overtake_nothing() -> None:
    """A later figure of something else leaves the headline as it is; the most central headline is taken."""
    other = article("echo", "A baker in Harrow sold 500 loaves.", day="2030-03-06", title="500 loaves sold in Harrow")
    again = article("herald", "A storm in Velm killed 12 people.", day="2030-03-06", title="Velm storm: 12 dead")
    assert title([FIRST, again, other], []) in {FIRST.title, again.title}
    assert title([FIRST, LATER, ASIDE], []) == LATER.title


def test_copies_do_not_vote_and_order_does_not_matter() -> None:
    """A headline that four outlets ran counts once."""
    copies = [
        article(f"c{i}", "A baker in Harrow won a prize.", day="2030-03-06", title="Prize for a loaf") for i in range(4)
    ]
    one = dispatch("d", "echo", *(copy.id for copy in copies))
    every = [FIRST, LATER, ASIDE, *copies]
    assert title(every, [one]) == title(every[::-1], [one]) == LATER.title


def test_no_headline_no_title() -> None:
    """Reports without headlines give none."""
    assert title([article("void", "Words.")], []) is None
    assert title([], []) is None


def test_a_title_knows_where_it_stands() -> None:
    """As a headline of one of the reports, however it is spaced there; words that somebody chose stand nowhere."""
    headed = replace(FIRST, masthead=(Part("courier", 0, 7, FIRST.text[:7], "title"),))
    found = title_evidence(FIRST.text[:7].upper(), [LATER, headed])
    assert found == Evidence("courier", 0, 7, FIRST.text[:7])
    assert title_evidence("The storm of Velm", [LATER, headed]) is None
