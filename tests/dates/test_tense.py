"""Which way the words lean."""

from __future__ import annotations

import pytest

from dateline.dates import timexes
from dateline.dates.spelling import spell
from dateline.dates.tense import Lean, lean_by_words, lean_in
from dateline.language import Sentence
from tests.dates.builders import report, sentence
from tests.events.builders import article, parse

WILL = sentence(
    "They will meet Friday",
    ("They", "they", "PRON", "PRP", "nsubj", 2), ("will", "will", "AUX", "MD", "aux", 2), ("meet", "meet", "VERB", "VB", "ROOT", 2),
    ("Friday", "Friday", "PROPN", "NNP", "npadvmod", 2),
)  # fmt: skip
MET = sentence("They met Friday", ("They", "they", "PRON", "PRP", "nsubj", 1), ("met", "meet", "VERB", "VBD", "ROOT", 1),
               ("Friday", "Friday", "PROPN", "NNP", "npadvmod", 1))  # fmt: skip
PLANNED = sentence(
    "They planned to meet Friday",
    ("They", "they", "PRON", "PRP", "nsubj", 1), ("planned", "plan", "VERB", "VBD", "ROOT", 1), ("to", "to", "PART", "TO", "aux", 3),
    ("meet", "meet", "VERB", "VB", "xcomp", 1), ("Friday", "Friday", "PROPN", "NNP", "npadvmod", 3),
)  # fmt: skip
HAVE = sentence(
    "It would have met Friday",
    ("It", "it", "PRON", "PRP", "nsubj", 3), ("would", "would", "AUX", "MD", "aux", 3), ("have", "have", "AUX", "VB", "aux", 3),
    ("met", "meet", "VERB", "VBN", "ROOT", 3), ("Friday", "Friday", "PROPN", "NNP", "npadvmod", 3),
)  # fmt: skip
NOUN = sentence(
    "They set a Friday talk",
    ("They", "they", "PRON", "PRP", "nsubj", 1), ("set", "set", "VERB", "VBD", "ROOT", 1), ("a", "a", "DET", "DT", "det", 4),
    ("Friday", "Friday", "PROPN", "NNP", "compound", 4), ("talk", "talk", "NOUN", "NN", "dobj", 1),
)  # fmt: skip


QUAKE = sentence(
    "Friday 's earthquake will cost them",
    ("Friday", "Friday", "PROPN", "NNP", "poss", 2), ("'s", "'s", "PART", "POS", "case", 0),
    ("earthquake", "earthquake", "NOUN", "NN", "nsubj", 4), ("will", "will", "AUX", "MD", "aux", 4),
    ("cost", "cost", "VERB", "VB", "ROOT", 4), ("them", "they", "PRON", "PRP", "dobj", 4),
)  # fmt: skip
MEETING = sentence(
    "Friday 's meeting will cost them",
    ("Friday", "Friday", "PROPN", "NNP", "poss", 2), ("'s", "'s", "PART", "POS", "case", 0),
    ("meeting", "meeting", "NOUN", "NN", "nsubj", 4), ("will", "will", "AUX", "MD", "aux", 4),
    ("cost", "cost", "VERB", "VB", "ROOT", 4), ("them", "they", "PRON", "PRP", "dobj", 4),
)  # fmt: skip


@pytest.mark.parametrize(
    ("parsed", "lean"),
    [
        (QUAKE, Lean(-1, True, True)),
        (MEETING, Lean(1, False)),
        (WILL, Lean(1, True)),
        (MET, Lean(-1, True)),
        (PLANNED, Lean(1, True)),
        (HAVE, Lean(-1, True)),
        (NOUN, Lean(-1, False)),
    ],
)
def test_the_governing_verb_decides(parsed: Sentence, lean: Lean) -> None:
    """The nearest verb above the expression decides; through a noun it is only a hint."""
    text = "".join(t.text + " " for t in parsed.tokens)
    start = text.index("Friday")
    assert lean_in(parsed, start, start + 6) == lean


def test_a_parse_sharpens_the_day() -> None:
    """With a parse, 'They planned to meet Friday' is the coming Friday."""
    article = report("They planned to meet Friday")
    assert [t.value for t in timexes(article, (PLANNED,))] == ["2021-06-18"]


@pytest.mark.parametrize(
    ("text", "toward"),
    [
        ("It will open Friday", 1),
        ("It opened Friday", -1),
        ("Friday it opened", -1),
        ("It ended. Friday", 0),
        ("It may open Friday", 1),
    ],
)
def test_cue_words_stand_in_for_a_parse(text: str, toward: int) -> None:
    """Without a parse the nearest cue word of the sentence decides, and an end of a sentence stops it."""
    spelled = spell(text)
    at = next(i for i in range(len(spelled.letters)) if spelled.word(i) == "friday")
    assert lean_by_words(spelled, at, at + 1).toward == toward


SHUT = sentence("The road was shut until Friday", ("The", "the", "DET", "DT", "det", 1), ("road", "road", "NOUN", "NN", "nsubjpass", 3),
                ("was", "be", "AUX", "VBD", "auxpass", 3), ("shut", "shut", "VERB", "VBN", "ROOT", 3), ("until", "until", "ADP", "IN", "prep", 3),
                ("Friday", "Friday", "PROPN", "NNP", "pobj", 4))  # fmt: skip
PUT_OFF = sentence("They moved it to Friday", ("They", "they", "PRON", "PRP", "nsubj", 1), ("moved", "move", "VERB", "VBD", "ROOT", 1),
                   ("it", "it", "PRON", "PRP", "dobj", 1), ("to", "to", "ADP", "IN", "prep", 1), ("Friday", "Friday", "PROPN", "NNP", "pobj", 3))  # fmt: skip
STAYED = sentence("She stayed until Friday", ("She", "she", "PRON", "PRP", "nsubj", 1), ("stayed", "stay", "VERB", "VBD", "ROOT", 1),
                  ("until", "until", "ADP", "IN", "prep", 1), ("Friday", "Friday", "PROPN", "NNP", "pobj", 2))  # fmt: skip
GATHERED = sentence("They gathered to mark it on Friday", ("They", "they", "PRON", "PRP", "nsubj", 1), ("gathered", "gather", "VERB", "VBD", "ROOT", 1),
                    ("to", "to", "PART", "TO", "aux", 3), ("mark", "mark", "VERB", "VB", "advcl", 1), ("it", "it", "PRON", "PRP", "dobj", 3),
                    ("on", "on", "ADP", "IN", "prep", 3), ("Friday", "Friday", "PROPN", "NNP", "pobj", 5))  # fmt: skip


@pytest.mark.parametrize(
    ("parsed", "value"),
    [(SHUT, "2021-06-18"), (PUT_OFF, "2021-06-18"), (STAYED, "2021-06-11"), (GATHERED, "2021-06-11")],
)
def test_a_term_lies_ahead_unless_it_is_clearly_over(parsed: Sentence, value: str) -> None:
    """'Shut until Friday' is the coming Friday; who stayed until Friday, or gathered to mark it on Friday, did so before."""
    article = report("".join(t.text + " " for t in parsed.tokens).strip())
    assert [t.value for t in timexes(article, (parsed,))] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They said it was closed until Monday", "2021-06-21"),
        ("It was closed until at least Monday", "2021-06-21"),
        ("They asked for an answer by Friday", "2021-06-18"),
        ("It came as soon as Friday", "2021-06-18"),
        ("The fee was due Monday", "2021-06-21"),
        ("It will be what it was most recently, in July", "2020-07"),
        ("Talks to bring them together, most recently in Ulm in July, failed", "2020-07"),
    ],
)
def test_the_words_before_it_decide(text: str, value: str) -> None:
    """A preposition of a term, 'as soon as' and 'due' look ahead; 'most recently in' looks back, whatever the verb."""
    assert [t.value for t in timexes(report(text), None) if t.when] == [value]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The party had a one-in-three chance of losing the seat in November.", "2031-11-01"),
        ("The party lost the seat in November.", "2030-11-01"),
        ("The priests wrote a letter in advance of the visit on Friday.", "2031-05-16"),
        ("The priests wrote a letter ahead of Tuesday's visit.", "2031-05-13"),
        ("The priests wrote a letter on Friday.", "2031-05-09"),
    ],
)
def test_what_there_is_a_chance_of_is_to_come(text: str, start: str) -> None:
    """Whatever the tense of the clause around it."""
    of = article(text)
    assert [timex.when.start for timex in timexes(of, parse(of)) if timex.when] == [start]
