"""Whose text it is and who published it."""

from __future__ import annotations

import pytest

from dateline.clean import article
from tests.clean.reports import STORY, report


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"VESSPORT (AP) — {STORY}", "AP"),
        (f"VESSPORT, October 24. /TASS/. {STORY}", "TASS"),
        (f"Oct 24 (Reuters) - {STORY}", "Reuters"),
        (f"Pier to be rebuilt in Vessport\nVC-Xinhua Report\n{STORY}", "Xinhua"),
        (f"{STORY}\nCopyright 2018 The Associated Press. All rights reserved.", "AP"),
        (f"By Ana Lund, Associated Press\n{STORY}", "AP"),
        (f"{STORY}\n(Reporting by Ana Lund; Editing by Tom Reyes)", "Reuters"),
        (f"{STORY}\nThe Associated Press contributed to this report.", None),
        (f"{STORY}\nAna Lund / Reuters.\n{STORY}", None),
        (f"{STORY} The plan was seen by Reuters.", None),
        (f"VESSPORT, Nov 5 (VNS) - {STORY}", "VNS"),
        (f"VESSPORT, Nov 5 (VNS) - {STORY}\n(Reporting by Ana Lund; Editing by Tom Reyes)", "VNS"),
        (f"VESSPORT (KGVE) -- {STORY}", None),
        (f"VESSPORT (CNN) -- {STORY}", None),
        (f"Pier to be rebuilt in Vessport\nXinhua | Updated: 2017-09-15 17:52\n{STORY}", "Xinhua"),
        (f"{STORY}\nAna Lund contributed to this post.", None),
        (STORY, None),
    ],
)
def test_agency(text: str, agency: str | None) -> None:
    """The credit of the text counts, not that of a picture, of a helper or of a rival who is quoted."""
    assert article(report(text)).agency == agency


@pytest.mark.parametrize(
    ("url", "publisher", "agency"),
    [
        ("https://uk.reuters.com/article/x", "Reuters", "Reuters"),
        ("http://www.dailymail.co.uk/wires/afp/article-1/x.html", "Daily Mail", "AFP"),
        ("https://www.nytimes.com/aponline/2018/01/01/x.html", "The New York Times", "AP"),
        ("https://www.unheard-of-courier.example/app/x", None, None),
        ("http://[bad", None, None),
    ],
)
def test_address(url: str, publisher: str | None, agency: str | None) -> None:
    """A known house speaks for its address, an agency's folder for the agency, and an unknown host for nothing."""
    told = article(report(STORY, url=url))
    assert (told.publisher, told.agency) == (publisher, agency)


@pytest.mark.parametrize(
    ("first", "publisher"),
    [
        ("The Vessport Post", "The Vessport Post"),
        ("Harrow Bay Courier", "Harrow Bay Courier"),
        ("Latest News", None),
        ("Sports Today", None),
        ("People", None),
        ("Pier to be rebuilt in Vessport", None),
    ],
)
def test_name_above_the_story(first: str, publisher: str | None) -> None:
    """The first line of a bare text is its paper's name if it is one; a rubric or a headline is not."""
    assert article(report(f"{first}\nPier to be rebuilt in Vessport after the storm\n{STORY}")).publisher == publisher


def test_owner() -> None:
    """The owner is the one that the table gives."""
    assert article(report(STORY, url="https://www.thetimes.co.uk/x")).owner == "News Corp"
