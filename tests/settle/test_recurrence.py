"""Paragraphs that recur over stories."""

from __future__ import annotations

from dataclasses import replace

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


def test_a_label_recurs_whatever_its_numbers() -> None:
    """A line without a full stop is one template, whatever numbers it holds; a sentence with other figures is not."""
    one = told(f"{PIER}\nRead all 12 comments by our readers", publisher="Vessport Courier")
    two = told(f"{FISH}\nRead all 7 comments by our readers", name="b", publisher="Vessport Courier")
    assert [each.body for each in settled([one, two], stories=[[0], [1]])] == [PIER, FISH]
    one = told(f"{PIER}\nThe index of the port rose by 12 points to 340.", publisher="Vessport Courier")
    two = told(f"{FISH}\nThe index of the port rose by 7 points to 912.", name="b", publisher="Vessport Courier")
    assert [len(each.paragraphs) for each in settled([one, two], stories=[[0], [1]])] == [2, 2]


def test_a_body_of_nothing_but_the_houses_words_goes() -> None:
    """Where all of a report recurs and speaks to its readers, its title tells it; a story that was told twice stays."""
    house = (
        "With your support, every morning for a hundred and forty years the men and women of the Courier have gone down to the harbour, counted the boats that came in with the tide, and write down what"
        " the crews have seen out there between the islands; and every evening they print it, in black and white, on the old press behind the"
        " market, so that whoever lives here knows what the sea has brought."
    )
    one = replace(told(house, publisher="Vessport Courier"), title="Pier to be rebuilt")
    assert one.body == house
    two = told(f"{FISH}\n{house}", name="b", publisher="Vessport Courier")
    first, second = settled([one, two], stories=[[0], [1]])
    assert (first.body, second.body) == ("", FISH)
    one, two = told(PIER, publisher="Vessport Courier"), told(PIER, name="b", publisher="Vessport Courier")
    assert [each.body for each in settled([one, two], stories=[[0], [1]])] == [PIER, PIER]
