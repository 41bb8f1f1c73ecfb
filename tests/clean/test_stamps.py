"""Dates and times as pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.stamps import ages, moment, stamps, writes_day_first


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("24 Oct 2018, 00:47", "2018-10-24T00:47"),
        ("Sunday, 25 August, 2019", "2019-08-25"),
        ("October 24, 2018 10:15 am EDT", "2018-10-24T10:15-04:00"),
        ("2018-10-24T00:47:11.123+0200", "2018-10-24T00:47:11+02:00"),
        ("11:26am BST, 5 June 2019", "2019-06-05T11:26+01:00"),
        ("12. März 2018, 14:30 Uhr", "2018-03-12T14:30"),
        ("1 août 2019", "2019-08-01"),
        ("2018-12-31T23:30:00Z", "2018-12-31T23:30:00+00:00"),
        ("24/10/2018", "2018-10-24"),
        ("Publié le 3 fev. 2023 à 08h12", "2023-02-03T08:12"),
        ("12. Mrz. 2024, 17:05 Uhr", "2024-03-12T17:05"),
        ("29 stycznia 2025", "2025-01-29"),
        ("8 января 2026, 12:30", "2026-01-08T12:30"),
        ("2024. május 3.", "2024-05-03"),
        ("2024 m. gegužės 3 d.", "2024-05-03"),
        ("4 Mayıs 2025", "2025-05-04"),
        ("2024年04月24日23:52", "2024-04-24T23:52"),
        ("2026년 1월 29일", "2026-01-29"),
        ("17:41 JST, October 13, 2024", "2024-10-13T17:41+09:00"),
        ("Wed Mar 06 2024 00:30:00 GMT+0100 (CET)", "2024-03-06T00:30:00+01:00"),
        ("Stand: 12.03.2024, 8.12 Uhr", "2024-03-12T08:12"),
        ("12. März 2024 um 8 Uhr", "2024-03-12T08:00"),
        ("8.12 Uhr am 12. März 2024", "2024-03-12T08:12"),
        ("3. Feber 2024", "2024-02-03"),
        ("le 1er févr. 2023 à 8 h 12", "2023-02-01T08:12"),
        ("lun. 3 févr. 2023 | 08h12", "2023-02-03T08:12"),
        ("3 févr. 23 à 08h12", "2023-02-03T08:12"),
        ("11 de set. de 2023 às 14h05", "2023-09-11T14:05"),
        ("12 feb. 2024 om 8.12 uur", "2024-02-12T08:12"),
        ("12.3.2024 klo 8.12", "2024-03-12T08:12"),
        ("12. 3. 2024 v 8:12", "2024-03-12T08:12"),
        ("12 mars 2024 kl. 08.12", "2024-03-12T08:12"),
        ("12 Tháng 3 2024", "2024-03-12"),
        ("13 d’abril de 2024", "2024-04-13"),
        ("19-Nov-16", "2016-11-19"),
        ("19/Nov/2016", "2016-11-19"),
        ("10:13:16 Dec 06, 2018", "2018-12-06T10:13:16"),
        ("12 mars 2024 5 minuters läsning", "2024-03-12"),
        ("3 May 2018 2 h ago", "2018-05-03"),
    ],
)
def test_stamp(text: str, iso: str) -> None:
    """A stamp is read as written, with its time and zone."""
    assert [stamp.iso for stamp in stamps(text)] == [iso]


@pytest.mark.parametrize(
    "text", ["3/4/2018", "0000-00-00", "9999-12-31", "31 February 2020", "1984", "12:30", "5 people 2019"]
)
def test_no_stamp(text: str) -> None:
    """What may be read two ways, or is on no calendar, is no stamp."""
    assert stamps(text) == []


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2018-01-01T13:00:54", "2018-01-01T13:00:54"),
        ("2018-02-05T00:00:00", "2018-02-05"),
        ("2018-02-05T00:00:00Z", "2018-02-05T00:00:00+00:00"),
        ("1517833668", "2018-02-05T12:27:48+00:00"),
        ("20180101", "2018-01-01"),
        ("Wed, 06 Mar 24 00:01:01 +0200", "2024-03-06T00:01:01+02:00"),
        ("1709710200123456", "2024-03-06T07:30:00+00:00"),
        ("1709710200.25", "2024-03-06T07:30:00+00:00"),
        ("20240306T073000Z", "2024-03-06T07:30:00+00:00"),
        ("20240306073000", "2024-03-06"),
        ("Wed Mar 06 07:30:00 UTC 2024", "2024-03-06T07:30:00+00:00"),
        ("Wed Mar 06 07:30:00 +0100 2024", "2024-03-06T07:30:00+01:00"),
        ("06-Mar-24", "2024-03-06"),
        ("6 марта 24, 10:00", "2024-03-06T10:00"),
        ("06.03.99 07:30", "1999-03-06T07:30"),
        ("6 Mar '24", "2024-03-06"),
        ("Mi, 06 Mär 24 07:30:00 GMT+0100", "2024-03-06T07:30:00+01:00"),
        ("2024-03-06T07:30:00+01", "2024-03-06T07:30:00+01:00"),
    ],
)
def test_moment(value: str, iso: str) -> None:
    """Metadata keeps its zone; midnight without one is only a day."""
    found = moment(value)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("value", ["06/03 24 people", "06 24 12", "17097102", "None", "1709710200123"[:12], "99999999"])
def test_no_moment(value: str) -> None:
    """Numbers that are no date are none."""
    assert moment(value) is None


@pytest.mark.parametrize(
    ("language", "country", "iso"),
    [("de", None, "2018-04-03"), ("en", "GB", "2018-04-03"), ("en", "US", "2018-03-04"), ("fr", "ZZ", "2018-04-03")],
)
def test_order(language: str, country: str | None, iso: str) -> None:
    """A date of two small numbers is read as its language, and in English its country, writes it."""
    assert [stamp.iso for stamp in stamps("3/4/2018", day_first=writes_day_first(language, country))] == [iso]


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("12. listopada 2024", "hr", "2024-10-12"),
        ("12 listopada 2024", "pl", "2024-11-12"),
        ("3 lip 2024", "pl", "2024-07-03"),
        ("3. lip 2024.", "hr", "2024-06-03"),
        ("3 srpna 2024", "cs", "2024-08-03"),
        ("3 srpnja 2024", "hr", "2024-07-03"),
    ],
)
def test_own_months(text: str, language: str, iso: str) -> None:
    """A name that two languages give to different months is read as the page's own has it."""
    assert [stamp.iso for stamp in stamps(text, language=language)] == [iso]


def test_an_unknown_language_has_the_months_of_all() -> None:
    """A language that the calendar data lacks is no error."""
    assert [stamp.iso for stamp in stamps("3 March 2024", language="xx")] == ["2024-03-03"]


@pytest.mark.parametrize(
    ("language", "country"), [("en", None), (None, "GB"), ("hu", None), ("xx", None), ("ja", "JP")]
)
def test_no_order(language: str | None, country: str | None) -> None:
    """English alone, an unknown language, and one that writes the year first say nothing of 3/4/2018."""
    assert stamps("3/4/2018", day_first=writes_day_first(language, country)) == []


def test_age() -> None:
    """The age "10 months ago" is about 304 days, give or take a month."""
    [(_, _, days, slack)] = list(ages("( 10 Months ago)"))
    assert 300 < days < 310
    assert slack > 30


@given(st.text(max_size=200))
def test_spans_lie_inside(text: str) -> None:
    """A stamp's span lies inside its text."""
    for stamp in stamps(text):
        assert 0 <= stamp.start < stamp.end <= len(text)
