"""Paragraphs that recur over stories."""

from __future__ import annotations

from tests.settle.builders import settled, told

NOTE = "The Courier walks with its readers through the harbour every spring and tells its old tales."
PIER = "The council agreed to rebuild the eastern pier of the town after two years of talks, officials said."
FISH = "Fishermen landed the largest catch of herring in a decade, and prices at the market fell by half."


def test_block_in_two_stories_of_one_publisher() -> None:
    """What one publisher runs under two stories is furniture in both, with a note."""
    one = told(f"{PIER}\n{NOTE}", publisher="Vessport Courier")
    two = told(f"{FISH}\n{NOTE}", name="b", publisher="Vessport Courier")
    first, second = settled([one, two], stories=[[0], [1]])
    assert (first.body, second.body) == (PIER, FISH)
    assert [part.text for part in first.furniture] == [NOTE]
    assert "other stories" in first.notes[-1]


def test_background_of_one_story_stays() -> None:
    """Background that two dispatches of one story share is story."""
    one = told(f"{PIER}\n{NOTE}", publisher="Vessport Courier")
    two = told(f"{FISH}\n{NOTE}", name="b", publisher="Vessport Courier")
    assert [len(each.paragraphs) for each in settled([one, two])] == [2, 2]


def test_two_publishers_need_three_stories() -> None:
    """Across publishers it takes a third story."""
    texts = [
        told(f"{lede}\n{NOTE}", name=lede, publisher=lede[:5])
        for lede in (
            PIER,
            FISH,
            "Snow closed the coastal road for two days, and ferries stayed in port, the town said.",
        )
    ]
    assert len(settled(texts[:2], stories=[[0], [1]])[0].paragraphs) == 2
    assert len(settled(texts, stories=[[0], [1], [2]])[0].paragraphs) == 1


def test_a_report_is_never_emptied() -> None:
    """A report that consists of nothing else keeps its text."""
    one, two = told(NOTE, publisher="C"), told(NOTE, name="b", publisher="C")
    assert len(settled([one, two], stories=[[0], [1]])[0].paragraphs) == 1
