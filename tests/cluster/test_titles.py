"""What an episode is called."""

from __future__ import annotations

from dateline.cluster.titles import LONGEST, title
from tests.wire.build import FERRY, article


def test_the_fullest_report_of_the_first_day_gives_the_title() -> None:
    """One without a title does not count, nor does a fuller one of a later day."""
    assert (
        title(
            [
                article("a", FERRY, title="Later", day="2031-03-05"),
                article("b", FERRY[:200], title="Short", day="2031-03-04"),
                article("c", FERRY[:400], title="Fuller", day="2031-03-04"),
                article("d", FERRY, day="2031-03-03"),
            ]
        )
        == "Fuller"
    )


def test_without_a_title_a_lede_is_cut_at_a_clause() -> None:
    """Its words stand there as written; a report without words gives none."""
    found = title([article("a", FERRY)])
    assert FERRY.startswith(found)
    assert 20 < len(found) <= LONGEST
    assert title([article("a", "")]) == ""
