"""Tests for `dateline.tell.worth`."""

import json
from importlib.resources import files

from dateline.tell import worth
from dateline.tell.lines import lines
from dateline.terms import Event
from dateline.vectors import vectors
from tests.tell.builders import article, dispatch, report, row, timex, when

HERE = article(
    "post",
    "Builders halted work on the Orla bridge on Friday after a crane fell.",
    "\u201cI saw the crane fall,\u201d a baker said.",
    "Shall we love bread?",
    day="2030-03-22",
    title="Crane falls on Orla bridge",
)
THERE = article("herald", "A crane fell on the Orla bridge.", day="2030-03-20")
BOTH = [dispatch("herald"), dispatch("post")]


def _features(*events: Event) -> dict[str, worth.Features]:
    found = lines([HERE, THERE], {}, BOTH)
    days = [timex(HERE, "Friday", when("2030-03-22"))]
    told = worth.weighed(found, [HERE, THERE], events, BOTH, days)
    return {line.text: one for line, one in zip(found, told.features, strict=True)}


def test_a_line_is_seen_in_its_report_and_beside_the_others() -> None:
    """Day, place in the report, talk, quotation marks and question marks are seen."""
    found = _features()
    news, talk, ours = (found[part.text] for part in HERE.paragraphs)
    assert news["gives a day"] == news["of the newest day"] == 1
    assert talk["quoted"] > 0.3
    assert (talk["speaks of itself"], ours["speaks of itself"]) == (0, 1)
    assert ours["asks a question"] == ours["words of its own"] == 1
    assert found[THERE.paragraphs[0].text]["days before it"] > 0


def test_a_line_that_tells_a_row_weighs_what_the_row_does() -> None:
    """Weight and sureness of the event told come from the event."""
    fall = row("fall", report(HERE, "a crane fell", status="happened"))
    news = _features(fall)[HERE.paragraphs[0].text]
    assert (news["weight as a row"], news["sureness as a row"], news["weight of its event"]) == (0.5, 0.9, 1.0)


def test_alike_sentences_likely_tell_the_same() -> None:
    """The more alike, the likelier."""
    one, other, apart = vectors([["crane", "fell"], ["crane", "fell", "orla"], ["bread"]])
    assert worth.chance("same", worth.same_features(one, other)) > 0.5
    assert worth.chance("same", worth.same_features(one, apart)) < 0.1


def test_every_weight_is_of_a_feature() -> None:
    """No weight is left whose feature is not made any more, and none is missing."""
    text = files("dateline.tell").joinpath("data", "brief.json").read_text(encoding="utf-8")
    weights = json.loads(text)["models"]
    assert set(weights["tells"]["weights"]) == set(_features()[HERE.paragraphs[0].text])
    assert set(weights["same"]["weights"]) == set(worth.same_features({}, {}))
