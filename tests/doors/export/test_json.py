"""Tests for `dateline.doors.export.json`: records outside a whole export."""

from dateline.doors.export import record
from dateline.terms import Change, Changed, Evidence, When


def test_every_record_is_written_in_the_words_of_the_export() -> None:
    """A change alone, or inside another record, has the keys that it has in the export."""
    words = Evidence("a", 0, 1, "x")
    day = When("2024-01-01", "2024-01-01", "day", "as built")
    moved = Change("e", "when", "Monday", "Tuesday", day, "major", (words, words))
    news = Changed("c", "change", "s", "Title", "Talks", "2024-01-01", moved)
    keys = "id event field from to reported weight sure before after evidence"
    assert list(record(moved)) == keys.split()
    assert record(moved)["before"] == {"text": "x", "evidence": [record(words)]}
    assert record((news,))[0]["change"] == record(moved)
    assert record(news)["day"] == "2024-01-01"
