"""A whole report: order, offsets, open days, hostile input."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.dates import lexicon, timexes
from dateline.dates.article import report_days
from dateline.terms import Part, When
from tests.dates.builders import days, only, read, report

PIECES = [
    "two Sundays from now", "Monday week", "the day before", "hours later", "the night of", "overnight", "half an hour", "the week of", "June 5, 6 and 7",
    "until", "by", "due", "recently,", "the previous Friday", "the 1988 quarter", "an hour and a half", "H1", "2016-11",
    *sorted(lexicon.words()), "May", "March", "Monday", "Christmas", "2018", "0000", "9999", "31", "99", "10000000", "2.5", "1/2", "10/11/2018",
    "99/99/9999", "0/0/0000", "9999-12-31T23:59:59Z", "0000-00-00", "25:99", "9 a.m.", "99pm", "0th", "99th", "1970s", "Q3", "-", "–", ",", ".",
    "(", ")", "'s", "’", "$", "%", "Port Alder", "said", "will", "😀", "שלום", "مارس", "²", "٣", "½", "\u202e", "\n",
]  # fmt: skip


def test_a_friday_in_a_report_of_a_friday_is_that_day() -> None:
    """'Friday' in a report published on a Friday is that very day, and the basis says so."""
    found = only("The ferry sank, the harbour master said Friday.", day="2021-06-18")
    assert days(found) == ("2021-06-18", "2021-06-18")
    assert found.when is not None
    assert found.when.basis == "'Friday' in a report published on Friday 2021-06-18"


def test_the_basis_says_what_decided() -> None:
    """A verb that agrees is named; where the distance decided against it, 'the nearest one' is."""
    found = read("He spoke on Monday of a vote. It was about the vote on 20 June.")
    assert [t.when.basis for t in found if t.when] == [
        "'Monday' in a report published on Wednesday 2021-06-16, told as past",
        "'20 June' in a report published on Wednesday 2021-06-16, the nearest one",
    ]


def test_title_is_read_and_caption_is_not() -> None:
    """The title and the story are read; a caption is furniture."""
    article = report("It begins in August.", title="Fair to open on 3 August", caption="The fair on 1 July 2020.")
    assert [t.text for t in timexes(article, None)] == ["3 August", "August"]


def test_the_datelines_day_is_read_and_a_page_stamp_is_not() -> None:
    """The day in 'PORT ALDER, Jan 1 -' is read; the page's own stamp above is none of the story."""
    text = "2 Jan 2021 09:00\nPORT ALDER, Jan 1 - It rained."
    parts = tuple(
        Part("r", text.index(words), text.index(words) + len(words), words, kind)
        for words, kind in (
            ("2 Jan 2021 09:00", "stamp"),
            ("PORT ALDER", "place"),
            ("Jan 1", "stamp"),
            ("It rained.", "lede"),
        )
    )
    article = replace(report(text, day="2021-01-01"), text=text, masthead=parts[:3], paragraphs=parts[3:])
    assert [(t.text, t.value) for t in timexes(article, None)] == [("Jan 1", "2021-01-01")]


def test_the_next_day_counts_from_the_day_told() -> None:
    """'The next day' and 'that evening' count from the day that the text told last."""
    found = read("On 3 May 2020 the dam broke. The next day, helpers came. That evening it rained.")
    assert [t.value for t in found] == ["2020-05-03", "2020-05-04", "2020-05-04TEV"]


def test_nothing_told_leaves_the_next_day_open() -> None:
    """With no day told before it, 'the next day' has none."""
    assert only("The next day, helpers came.").when is None


def test_a_year_earlier_compares_the_quarter_told() -> None:
    """After a quarter, 'a year earlier' is the same quarter of the year before, each time."""
    found = read("Profit rose in the third quarter of 2019 from a year earlier. Sales fell from a year earlier.")
    assert [t.value for t in found] == ["2019-Q3", "2018-Q3", "2018-Q3"]


def test_undated_report_keeps_open_values() -> None:
    """Without a publication day nothing is guessed: the value keeps X, `when` stays None."""
    found = read("On Tuesday, Oct. 23, in November, on Sunday and next week; also on 4 July 1999.", day=None)
    assert [t.value for t in found] == ["XXXX-10-23", "XXXX-11", "XXXX-WXX-7", "XXXX-WXX", "1999-07-04"]
    assert [t.when is None for t in found] == [True, True, True, True, False]


def test_open_publication_day_keeps_alternatives() -> None:
    """Where the report's day is one of several, what differs is an interval with all its alternatives."""
    found = only("The mayor resigned yesterday.", day="2021-06-16", until="2021-06-17")
    assert found.when is not None
    assert (found.when.start, found.when.end, found.when.precision) == ("2021-06-15", "2021-06-16", "span")
    assert found.when.alternatives == (("2021-06-15", "2021-06-15"), ("2021-06-16", "2021-06-16"))
    assert found.value == "XXXX-XX-XX"


def test_open_publication_day_that_does_not_matter() -> None:
    """Where every day of the interval gives the same, that is the answer."""
    assert days(only("He won last year.", day="2021-06-16", until="2021-06-17")) == ("2020-01-01", "2020-12-31")


@pytest.mark.parametrize(("first", "last"), [("2018-01-01", "2018-12-31"), ("0001-01-01", "9999-12-31")])
def test_report_days_stay_few(first: str, last: str) -> None:
    """However long a report's day is open, only a few days are tried, the ends among them."""
    tried = report_days(When(first, last, "span", ""))
    assert len(tried) < 80
    assert (tried[0].isoformat(), tried[-1].isoformat()) == (first, last)


def test_counted_from_something_named() -> None:
    """'Two days after Port' counts from the day that stands by the name elsewhere in the report."""
    found = read("The Vellmark talks of 4 June ended well. Two days after Vellmark, the deal was off.")
    assert [t.value for t in found] == ["2021-06-04", "2021-06-06"]


def test_an_hour_outside_the_calendar_is_none() -> None:
    """In UTC it lies in the year 10000."""
    (found,) = read("It ended at 8:18 p.m. PST.", day="9999-12-31")
    assert found.when is None


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([None, "0001-01-01", "2021-06-16", "9999-12-31"])
)
def test_any_words_keep_offsets_true(pieces: list[str], day: str | None) -> None:
    """Whatever the words and the day: no crash, spans give back their text, in order, none overlapping."""
    _hold(" ".join(pieces), day)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_keeps_offsets_true(text: str) -> None:
    """The same for any characters at all."""
    _hold(text, "2021-06-16")


def _hold(text: str, day: str | None) -> None:
    article = report(text, day=day)
    reached = 0
    for found in timexes(article, None):
        assert article.text[found.start : found.end] == found.text != ""
        assert found.start >= reached
        assert found.when is None or found.when.first_day <= found.when.last_day
        reached = found.end


def test_same_answer_twice() -> None:
    """Reading twice gives equal Timexes."""
    article = report("On Monday he said that next week the 1990s return.")
    assert timexes(article, None) == timexes(article, None)


@pytest.mark.parametrize(
    "piece",
    ["the ", "June 5 - ", "a few of ", "nineteen ", "Monday ", "two ", "10:", "2018-", "'", "two days after Zed "],
)
def test_long_repetition_stays_linear(piece: str) -> None:
    """Four times as much of one construction takes four times as long, not sixteen; the best of three, as a collection of garbage may fall into one."""
    seconds = [min(_taken(piece * (size // len(piece))) for _ in range(3)) for size in (25_000, 100_000)]
    assert seconds[1] < 8 * max(seconds[0], 0.05), seconds


def _taken(text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def test_a_sentence_of_five_thousand_words() -> None:
    """A sentence without an end is read like any other."""
    assert [t.text for t in read("and then " * 2500 + "on Friday")] == ["Friday"]


def test_later_than_a_plan_is_a_length() -> None:
    """'Five days later than planned' says how far, not which day; 'five days later' alone is a day."""
    assert only("The talks come five days later than planned.", day="2021-06-18").kind == "duration"
    moved = read("The ferry sank on 1 June. It was raised five days later.", day="2021-06-18")
    assert days(moved[-1]) == ("2021-06-06", "2021-06-06")


def test_counted_back_from_something_named() -> None:
    """The eve of Vellmark and two days before it lie before the day that stands by its name."""
    found = read(
        "On the eve of Vellmark he called. Two days before Vellmark they met. The Vellmark talks were on 4 June."
    )
    assert [t.value for t in found] == ["2021-06-03", "2021-06-02", "2021-06-04"]


def test_who_does_something_next_is_counted_from_the_day_of_that() -> None:
    """In "three weeks after Vellmark ended its season" nothing is counted from another day of Vellmark; "after Vellmark" alone is."""
    (_, length) = read("Vellmark won on 4 June. Orla Penn left three weeks after Vellmark ended its season.")
    assert (length.kind, length.when) == ("duration", None)
    (_, point) = read("The Vellmark storm struck Dorn on 4 June. Aid came two days after Vellmark struck Dorn.")
    assert point.value == "2021-06-06"
    (_, point) = read("Vellmark ended its season on 4 June. Orla Penn left two days after Vellmark ended its season.")
    assert point.value == "2021-06-06"
    (_, length) = read("Vellmark ended its strike on 4 June. Orla Penn left two days after Vellmark ended its season.")
    assert (length.kind, length.when) == ("duration", None)
    (_, point) = read("The Vellmark talks were on 4 June. Orla Penn left three weeks after Vellmark.")
    assert point.value != "P3W"


def test_a_name_in_a_count_tells_of_no_day() -> None:
    """In "on Tuesday, two days after Vellmark" Tuesday is not the day of Vellmark; a day told beside the name elsewhere is."""
    (_, length) = read("On Tuesday, two days after Vellmark, aid came.")
    assert (length.kind, length.when) == ("duration", None)
    (*_, point) = read("Vellmark was on Sunday. On Tuesday, two days after Vellmark, aid came.")
    assert point.value == "2021-06-15"


def test_the_eve_of_what_no_report_dates_is_a_day_that_stays_open() -> None:
    """Without a day for Vellmark there is none for its eve: the value is open, the interval null."""
    one = only("On the eve of Vellmark he called.")
    assert (one.kind, one.value, one.when) == ("date", "XXXX-XX-XX", None)


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("The crew met on July 20, the 50th anniversary of the 1969 landing.", None, "2019-07-20"),
        ("On 4 May, the tenth anniversary of the attack of 2009, they met.", "2021-06-16", "2019-05-04"),
        ("On 11 November the centenary of the armistice of 1918 was marked.", None, "2018-11-11"),
        ("They marked the twenty-fifth anniversary of the 1994 accord on June 3.", None, "2019-06-03"),
        ("The first anniversary of the flood is on March 2.", None, "XXXX-03-02"),
    ],
)
def test_an_anniversary_fixes_the_year(text: str, day: str | None, value: str) -> None:
    """The year of what is remembered and the number of the anniversary give that of the day; without the former it stays open."""
    assert value in [t.value for t in read(text, day=day)]


def test_the_end_of_a_range_of_weekdays_follows_its_beginning() -> None:
    """From Monday to Wednesday is three days, not a step back."""
    assert [days(t) for t in read("They will meet from Monday to Wednesday.")] == [
        ("2021-06-21", "2021-06-21"),
        ("2021-06-23", "2021-06-23"),
    ]


def test_the_year_behind_a_range_of_months_is_that_of_both() -> None:
    """Between March and May 2019 begins in 2019; from November to February 2020 begins the year before."""
    found = read("It was open between March and May 2019, and from November to February 2020.")
    assert [t.value for t in found] == ["2019-03", "2019-05", "2019-11", "2020-02"]


def test_a_weekday_told_as_past_that_is_tomorrow_began_elsewhere() -> None:
    """A report of Wednesday says "early Thursday morning" of what happened east of its desk; last week's stays an alternative."""
    one = only("A rocket was fired early Thursday morning.")
    assert days(one) == ("2021-06-17", "2021-06-17")
    assert one.when is not None
    assert one.when.alternatives == (("2021-06-10", "2021-06-10"),)


def test_last_wednesday_on_a_thursday_is_not_yesterday() -> None:
    """The day before is called yesterday, so that "last Tuesday" on a Wednesday is that of the week before."""
    assert days(only("He said so last Tuesday.")) == ("2021-06-08", "2021-06-08")
    assert days(only("He said so last Monday.")) == ("2021-06-14", "2021-06-14")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It exploded an hour before midnight on Friday.", "2021-06-11T23:00"),
        ("It began half an hour after noon on Monday.", "2021-06-14T12:30"),
        ("It ended ten minutes before 6 p.m. on Monday.", "2021-06-14T17:50"),
    ],
)
def test_counted_from_an_hour(text: str, value: str) -> None:
    """So long before or after an hour is an hour of the day named; midnight counted back from is the end of its day."""
    assert only(text).value == value
