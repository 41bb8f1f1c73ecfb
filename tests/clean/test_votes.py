"""Votes: who wins, who only echoes, and when the day is left open."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.clean import article
from dateline.clean.votes import VOTES, Read, verdict
from dateline.terms import Candidate, ClockName, When
from tests.clean.reports import STORY, report


def read(source: str, day: str, *, shown: bool = False, clock: ClockName = "published") -> Read:
    return Read(source, Candidate(When(day, day, "day", f"{source} says {day}"), clock), shown)


def day(*reads: Read, month: tuple[int, int] | None = None, clocks: tuple[date, ...] = ()) -> str | None:
    when = verdict(reads, month=month, page_clocks=clocks).published
    return when.start if when else None


def test_what_is_shown_beats_what_is_hidden() -> None:
    """A stamp below the headline wins over metadata that htmldate only repeats; one elsewhere does not."""
    hidden = (read("metadata", "2024-03-01"), read("htmldate", "2024-03-01"))
    assert day(*hidden, read("stamp", "2024-03-05", shown=True)) == "2024-03-05"
    assert day(*hidden, read("stamp", "2024-03-05")) == "2024-03-01"


def test_two_against_one() -> None:
    """Two sources that agree win over a third."""
    assert (
        day(read("metadata", "2024-03-01"), read("address", "2024-03-05"), read("time", "2024-03-05")) == "2024-03-05"
    )


def test_htmldate_is_no_second_witness() -> None:
    """Where htmldate says the day of a change, a page's own clock, or day and month swapped, others are believed."""
    assert (
        day(
            read("metadata", "2024-03-01"),
            read("metadata", "2024-03-07", clock="modified"),
            read("htmldate", "2024-03-07"),
        )
        == "2024-03-01"
    )
    assert (
        day(read("metadata", "2024-03-01"), read("htmldate", "2024-03-07"), clocks=(date(2024, 3, 7),)) == "2024-03-01"
    )
    assert day(read("stamp", "2024-03-05"), read("htmldate", "2024-05-03")) == "2024-03-05"


def test_a_bare_year_is_no_day() -> None:
    """Its first of January is no day, unless another source names it."""
    assert day(read("htmldate", "2024-01-01")) is None
    assert day(read("htmldate", "2024-01-01"), read("time", "2024-01-01")) == "2024-01-01"


def test_one_against_one_stays_open() -> None:
    """A stamp somewhere and htmldate that disagree leave the day open, with a note, unless the address backs one of them."""
    reads = (read("stamp", "2024-03-05"), read("htmldate", "2024-04-07"))
    assert day(*reads) is None
    assert verdict(reads).note == (
        "stamp says 2024-03-05, but htmldate says 2024-04-07, and nothing else tells the day of publication, so it is left open"
    )
    assert day(*reads, month=(2024, 4)) == "2024-04-07"
    assert day(*reads, month=(2023, 4)) is None


def test_an_address_that_names_its_day_has_one_vote() -> None:
    """One day after what the report says, it is the day of print, in the next month too."""
    reads = (read("metadata", "2024-03-31"), read("address", "2024-04-01"))
    assert day(*reads, month=(2024, 4)) == "2024-03-31"
    assert day(read("metadata", "2024-03-30"), read("address", "2024-03-31"), month=(2024, 3)) == "2024-03-30"


def test_who_vouches_is_believed() -> None:
    """A stamp at the head, metadata or an address are not left open because htmldate reads another day elsewhere on the page."""
    guess = read("htmldate", "2024-04-07")
    assert day(read("stamp", "2024-03-05", shown=True), guess) == "2024-03-05"
    assert day(read("metadata", "2024-03-05"), read("time", "2023-01-09"), guess) == "2024-03-05"


def test_line_of_a_change() -> None:
    """A line at the head that shows the day of a change is no witness against the day of publication in metadata."""
    told = (read("metadata", "2024-03-01"), read("metadata", "2024-03-07", clock="modified"))
    assert day(*told, read("line", "2024-03-07"), read("htmldate", "2024-03-07")) == "2024-03-01"


def test_an_address_next_day() -> None:
    """An address outweighs metadata that lie far off, not those of the day before or after."""
    assert day(read("metadata", "2024-03-01"), read("address", "2024-03-05")) == "2024-03-05"
    assert day(read("metadata", "2024-03-04"), read("address", "2024-03-05")) == "2024-03-04"


def test_properties_alone_are_no_publication() -> None:
    """The day a file was made backs others and decides nothing alone."""
    assert day(read("properties", "2024-03-05")) is None
    assert day(read("properties", "2024-03-05"), read("dateline", "2024-03-05")) == "2024-03-05"


def test_weekday_above_the_headline() -> None:
    """A day with its weekday above the headline, in any language that is read, is the page's clock."""
    title = "Vessport to rebuild its eastern pier"
    for today in ("Freitag, 8. März 2024", "vendredi 8 mars 2024", "Friday, 8 March 2024"):
        assert article(report(f"{today}\n{title}\n{STORY}")).published is None


def test_addresses_with_numbers_in_titles() -> None:
    """A number that opens a title is no day."""
    for url, found in (
        ("https://c.example/2024/03/5-questions", None),
        ("https://c.example/2024/03/05-questions", "2024-03-05"),
        ("https://c.example/2024-3-5-questions", "2024-03-05"),
        ("https://c.example/2024/3/5/questions", "2024-03-05"),
    ):
        when = article(report(STORY, url=url)).published
        assert (when.start if when else None) == found


READS = st.builds(
    read,
    st.sampled_from(sorted(VOTES)),
    st.dates(date(2024, 1, 1), date(2024, 1, 4)).map(str),
    shown=st.booleans(),
    clock=st.sampled_from(("published", "modified")),
)


@given(st.lists(READS, max_size=6))
def test_the_day_is_one_that_a_source_names(reads: list[Read]) -> None:
    """Whatever sources say, the day is one of theirs or open."""
    found = verdict(reads).published
    assert found is None or found.start in {
        one.candidate.when.start for one in reads if one.candidate.clock == "published"
    }
