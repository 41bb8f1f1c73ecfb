"""Since: a year from which others are counted is not the event's."""

from __future__ import annotations

from tests.events.builders import article, cast, day, story, timex


def test_the_worst_since_a_year_is_not_of_that_year() -> None:
    """As in "the worst crash since 2004, when ten died": the year is that of those ten."""
    of = article("It was the worst crash in Ebury since 2004, when ten people died in Tarn.")
    found = story(
        [of], cast([of], Ebury="place", Tarn="place"), [timex(of, "2004", day("2004-01-01", "year", "2004-12-31"))]
    )
    when = {e.where: e.when for e in found}
    assert when["Ebury"] is None
    assert when["Tarn"] is not None
    assert when["Tarn"].start == "2004-01-01"
