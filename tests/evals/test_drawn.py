"""A sheet is drawn by lot from what is shown, and labels are counted question by question."""

from __future__ import annotations

import pytest

from evals.drawn import agreement, blank, labels, marked, names, statements, tally

TEXT = "Jonas Elm spoke.\nThe Lund Bank agreed with Jonas Elm."
ENTITIES = [
    {
        "id": "e1",
        "name": "Jonas Elm",
        "kind": "person",
        "mentions": [
            {"article": "a", "start": 0, "end": 9, "text": "Jonas Elm"},
            {"article": "a", "start": 43, "end": 52, "text": "Jonas Elm"},
        ],
    },
    {
        "id": "e2",
        "name": "Lund Bank",
        "kind": "organization",
        "mentions": [{"article": "a", "start": 21, "end": 30, "text": "Lund Bank"}],
    },
    {"id": "e3", "name": "Lund", "kind": "place", "mentions": []},
]
TOLD = {
    "articles": [{"id": "a", "text": TEXT}],
    "entities": ENTITIES,
    "statements": [{"speaker": "e1", "via": []}],
    "events": [{"who": ["e2"]}],
}
ITEMS = [{"number": 1, "asked": ["whole", "kind"]}, {"number": 2, "asked": ["whole", "kind"]}]


def test_names_that_speak_or_take_part_can_be_drawn() -> None:
    """An entity that neither speaks nor takes part is not drawn; a person is asked one question more."""
    person, body = names(TOLD)
    assert (person.shown["name"], len(person.asked)) == ("Jonas Elm", len(body.asked) + 1)
    assert person.lines == [">Jonas Elm< spoke.", "The Lund Bank agreed with >Jonas Elm<."]


def test_a_long_line_is_cut_around_the_words() -> None:
    """A reader sees the words in question however long the line is."""
    text = "word " * 400
    line = marked(text, 1000, 1004)
    assert ">word<" in line
    assert len(line) < 700


def test_labels_are_counted_by_question() -> None:
    """Yes is counted for each question, and an item is right where nothing is answered no."""
    given = labels(["1\tyes\tno", "2\tyes\t-"], ITEMS)
    assert tally(given) == {"whole": (2, 2), "kind": (0, 1), "all of it": (1, 2)}
    assert agreement(given, labels(["1 yes yes", "2 - -"], ITEMS)) == (1, 2)


def test_a_blank_file_answers_nothing() -> None:
    """What is handed to a reader holds a line an item and no answer."""
    assert labels(blank(ITEMS), ITEMS) == {}


def test_a_label_that_fits_no_question_is_refused() -> None:
    """An answer too many, or another word than yes and no, is said and not counted."""
    with pytest.raises(ValueError, match="number 1"):
        labels(["1\tyes"], ITEMS)
    with pytest.raises(ValueError, match="number 2"):
        labels(["2\tyes\tperhaps"], ITEMS)


def test_what_is_shown_as_said_can_be_drawn_once() -> None:
    """With the line before it; not what nobody is told to have said, nor what is kept and not shown."""
    text = "Rain fell.\nJonas Elm said it was over."
    shown = {"text": "It was over", "evidence": []}
    one = {"speaker": "e1", "speaker_text": "Jonas Elm", "article": "a", "start": 26, "end": 37, "shown": shown}
    rest = [one, one | {"shown": None}, one | {"speaker": None, "speaker_text": "he"}]
    told = {"entities": ENTITIES, "articles": [{"id": "a", "text": text}], "statements": [one, *rest]}
    (item,) = statements(told)
    assert item.shown == {"speaker": "Jonas Elm", "words": "It was over"}
    assert item.lines == ["Rain fell.", "Jonas Elm said >it was over<."]
