"""Days that only the other reports of a story tell."""

from __future__ import annotations

from dateline.dates import anchored, timexes
from dateline.dates.anchor import stands_by
from dateline.terms import Article, Timex
from tests.dates.builders import report


def all_of(*articles: Article) -> dict[str, tuple[Timex, ...]]:
    """Each article's own Timexes."""
    return {article.id: timexes(article, None) for article in articles}


def test_another_report_tells_the_day() -> None:
    """'Three days after Vellmark' gets its day from a caption in another report of the story."""
    counting = report("The offer came three days after Vellmark.", day="2021-06-16", name="a")
    telling = report("They met again.", caption="The leaders in Vellmark, on June 7, 2021.", name="b")
    found = anchored([counting, telling], all_of(counting, telling))["a"][0]
    assert found.value == "2021-06-10"
    assert found.when is not None
    assert found.when.basis.endswith(
        "counted from 2021-06-07, the day that a report of the story tells beside Vellmark"
    )


def test_another_report_tells_the_day_of_what_the_name_does() -> None:
    """'Three days after Vellmark struck' has the day on which it struck, not that on which it formed."""
    counting = report("The offer came three days after Vellmark struck.", day="2021-06-16", name="a")
    telling = report("Vellmark struck on June 7, 2021.", name="b")
    forming = report("Vellmark formed on June 7, 2021.", name="b")
    assert anchored([counting, telling], all_of(counting, telling))["a"][0].value == "2021-06-10"
    assert anchored([counting, forming], all_of(counting, forming))["a"][0].when is None


def test_two_days_that_fit_leave_it_open() -> None:
    """Where two days fit, neither is taken."""
    counting = report("The offer came three days after Vellmark.", name="a")
    telling = report("They came to Vellmark on June 7, 2021. They left Vellmark on June 9, 2021.", name="b")
    assert anchored([counting, telling], all_of(counting, telling))["a"][0].when is None


def test_a_count_past_the_report_does_not_fit() -> None:
    """A day from which the count ends after the report that counts is not the one."""
    counting = report("The offer came three days after Vellmark.", name="a")
    telling = report("They meet in Vellmark on June 15, 2021.", name="b")
    assert anchored([counting, telling], all_of(counting, telling))["a"][0].when is None


def test_order_of_the_articles_does_not_matter() -> None:
    """The answer is the same whatever the order of the articles."""
    one = report("The offer came three days after Vellmark.", name="a")
    two = report("They met in Vellmark on June 7, 2021.", name="b")
    assert anchored([one, two], all_of(one, two)) == anchored([two, one], all_of(two, one))


def test_standing_by_ends_with_the_sentence() -> None:
    """A name in the sentence before does not stand by the day."""
    text = "We saw Vellmark. On June 7 it rained."
    assert not stands_by(text, "Vellmark", text.index("June"), text.index("June") + 6)
    assert stands_by("in Vellmark on June 7", "Vellmark", 15, 21)
