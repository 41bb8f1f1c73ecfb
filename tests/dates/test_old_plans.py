"""Days of plans that are told as plans of before."""

from __future__ import annotations

import pytest

from dateline.dates import timexes
from dateline.language import parse_article, parser_for
from dateline.language.parse import texts_of
from tests.dates.builders import report

PLANS = [
    ("The two sides had been expected to sign on Monday.", "2021-06-14"),
    ("The minister was due to sign on Friday but fell ill.", "2021-06-11"),
    ("He was scheduled to speak on Saturday but never came.", "2021-06-12"),
    ("Talks had been due to resume on Friday.", "2021-06-18"),
    ("The trial, which had been set for Tuesday, was called off.", "2021-06-15"),
    ("The verdict had been planned for Thursday.", "2021-06-17"),
    ("The minister was due to sign on Thursday but the signing was postponed.", "2021-06-17"),
    ("The plan had been to sign on Monday.", "2021-06-14"),
    ("The ministers had been scheduled to meet on Monday in Alder.", "2021-06-14"),
    ("The game was to be played on Saturday but snow fell.", "2021-06-12"),
    ("The vote had been planned for 14 June.", "2021-06-14"),
]
STANDING = [
    ("The minister is due to sign on Monday.", "2021-06-21"),
    ("The minister was due to sign on Monday.", "2021-06-21"),
    ("The two sides are expected to sign on Tuesday.", "2021-06-22"),
    ("The trial is set for Monday but may slip.", "2021-06-21"),
]


@pytest.mark.parametrize("parsed", [True, False])
@pytest.mark.parametrize(("text", "value"), [*PLANS, *STANDING])
def test_a_plan_of_before_may_be_of_a_day_behind(text: str, value: str, *, parsed: bool) -> None:
    """A plan that is told with "had been", or whose "but" tells that nothing came of it, is of the nearer day; one that stands is ahead."""
    of = report(text)
    parser = parser_for("en")
    assert parser is not None
    said = texts_of(of)
    parse = parse_article(of, dict(zip(said, parser.parse(said), strict=True))) if parsed else None
    if not parsed and " but " in text:
        pytest.skip('without a parse nobody tells what a "but" turns')
    assert timexes(of, parse)[-1].value == value


def test_the_other_day_is_kept() -> None:
    """The day that is farther off stays as an alternative."""
    [found] = timexes(report("The vote had been scheduled for Tuesday."), None)
    assert found.when is not None
    assert (found.value, found.when.alternatives) == ("2021-06-15", (("2021-06-22", "2021-06-22"),))
