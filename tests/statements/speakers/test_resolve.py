"""Speakers, chains, days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from dateline.days import REPORTED
from dateline.statements import resolve
from dateline.terms import Statement, Timex, When
from tests.statements.builders import DAY, article, cast_of, entity, mentions_of, parsed, told


def resolved(
    text: str, people: Mapping[str, tuple[str, ...]], *, days: tuple[Timex, ...] = ()
) -> tuple[Statement, ...]:
    made = article(text)
    cast = cast_of(*(entity(id, names[0], "person", mentions_of(made, *names)) for id, names in people.items()))
    return resolve(told(text), [made], cast, days)


RUIZ: dict[str, tuple[str, ...]] = {"e1": ("Ana Ruiz", "Ruiz")}
DOUBTFUL: dict[str, tuple[str, ...]] = {**RUIZ, "e2": ("Robin Berg", "Berg")}
BOTH: dict[str, tuple[str, ...]] = {**RUIZ, "e2": ("Tomas Berg", "Berg")}


def test_a_name_in_the_head_of_the_source_is_the_speaker() -> None:
    """The source "Mayor Ana Ruiz" is Ana Ruiz."""
    (one,) = resolved("Mayor Ana Ruiz said the bridge would open.", RUIZ)
    assert one.speaker == "e1"
    assert one.basis.endswith("'Mayor Ana Ruiz' is Ana Ruiz")


def test_a_name_only_mentioned_in_the_source_is_not_the_speaker() -> None:
    """The source "a spokesman for Ruiz" is somebody else."""
    (one,) = resolved("A spokesman for Ana Ruiz said the bridge would open.", RUIZ)
    assert (one.speaker, one.speaker_text) == (None, "A spokesman for Ana Ruiz")


def test_an_apposition_names_the_speaker() -> None:
    """The source "her lawyer, Tomas Berg" is Tomas Berg."""
    (one,) = resolved("Her lawyer, Tomas Berg, said the case would be heard.", BOTH)
    assert one.speaker == "e2"


def test_a_crowd_stays_words() -> None:
    """Officials on both sides are nobody in particular."""
    (one,) = resolved("Officials on both sides said a deal was near.", BOTH)
    assert (one.speaker, one.speaker_text) == (None, "Officials on both sides")


def test_two_who_speak_are_not_one() -> None:
    """The source "Ruiz and Berg" has no single speaker."""
    (one,) = resolved("Ana Ruiz and Tomas Berg said the bridge would open.", BOTH)
    assert one.speaker is None


def test_a_pronoun_goes_on_with_who_spoke() -> None:
    """The words "she added" after "Ruiz said" are Ruiz's, and the basis says why."""
    _, second = resolved("Ana Ruiz said the bridge would open. She added that it was safe.", RUIZ)
    assert second.speaker == "e1"
    assert second.basis.endswith("'she' goes on with what is told of before: Ana Ruiz")


def test_a_pronoun_that_could_be_two_stays_open() -> None:
    """With another person named in between whose given name tells no gender, nobody is guessed."""
    _, second = resolved(
        "Ana Ruiz said the bridge would open. Robin Berg stood by. She added that it was safe.", DOUBTFUL
    )
    assert second.speaker is None


def test_a_given_name_tells_whom_a_pronoun_does_not_mean() -> None:
    """A man named in between is not "she"."""
    _, second = resolved("Ana Ruiz said the bridge would open. Tomas Berg stood by. She added that it was safe.", BOTH)
    assert second.speaker == "e1"


def test_the_day_beside_the_cue_is_when_it_was_said() -> None:
    """The words "said on Monday" beats the day of publication; without it, the publication stands."""
    text = "Ana Ruiz said on Monday that the bridge would open.\nRuiz said the pier would close."
    start = text.index("Monday")
    monday = When("2031-03-03", "2031-03-03", "day", "set by the test")
    day = Timex("a1", start, start + 6, "Monday", "date", "2031-03-03", monday)
    first, second = resolved(text, RUIZ, days=(day,))
    assert (first.said, second.said) == (monday, replace(DAY, basis=REPORTED))


@pytest.mark.parametrize(
    ("text", "words", "is_told"),
    [
        ("Ana Ruiz told lawmakers last month that the bridge would open.", "last month", True),
        ("Ana Ruiz said the bridge had opened last month.", "last month", False),
    ],
)
def test_a_month_beside_the_cue_is_when_it_was_said(text: str, words: str, is_told: bool) -> None:
    """As told to lawmakers last month; not where the month is that of what is said."""
    start = text.index(words)
    month = When("2031-02-01", "2031-02-28", "month", "set by the test")
    (one,) = resolved(text, RUIZ, days=(Timex("a1", start, start + len(words), words, "date", "2031-02", month),))
    assert one.said == (month if is_told else replace(DAY, basis=REPORTED))


def test_a_day_to_come_is_not_when_it_was_said() -> None:
    """A day after publication belongs to what is said."""
    text = "Ana Ruiz said on Friday the bridge would open."
    start = text.index("Friday")
    friday = Timex(
        "a1", start, start + 6, "Friday", "date", "2031-03-07", When("2031-03-07", "2031-03-07", "day", "set")
    )
    assert [s.said for s in resolved(text, RUIZ, days=(friday,))] == [replace(DAY, basis=REPORTED)]


def test_a_chain_is_resolved() -> None:
    """Who passed it on becomes an entity as well."""
    made = article("The Harbour Agency reported that Tomas Berg said the port was closed.")
    cast = cast_of(
        entity("e1", "Harbour Agency", "organization", mentions_of(made, "The Harbour Agency")),
        entity("e2", "Tomas Berg", "person", mentions_of(made, "Tomas Berg")),
    )
    (one,) = resolve(told(made.text), [made], cast, [])
    assert (one.speaker, one.via) == ("e2", ("e1",))


def test_the_order_of_arguments_does_not_matter() -> None:
    """Articles and statements in any order give the same."""
    texts = {"a1": "Ana Ruiz said the bridge would open.", "a2": "“We are all very glad,” Ana Ruiz said. She smiled."}
    made = [article(text, id=id) for id, text in texts.items()]
    found = [s for id, text in texts.items() for s in told(text, id=id)]
    cast = cast_of(entity("e1", "Ana Ruiz", "person", [m for one in made for m in mentions_of(one, "Ana Ruiz")]))
    assert resolve(found, made, cast, []) == resolve(found[::-1], made[::-1], cast, [])
    assert parsed(made[0])


def test_an_age_means_the_one_person_just_named() -> None:
    """The 40-year-old is whom the paragraph before names, if it names one only."""
    text = "{} heard a noise.\nThe 40-year-old said: “It was about six in the morning.”"
    assert resolved(text.format("Ana Ruiz"), RUIZ)[-1].speaker == "e1"
    assert resolved(text.format("Ana Ruiz, a friend of Tomas Berg,"), BOTH)[-1].speaker is None


def test_a_pronoun_is_the_one_told_by_office_who_spoke_last() -> None:
    """The words "he said" right after a spokesman spoke are the spokesman's, in his words; nobody becomes an entity by it."""
    told_twice = resolved("A spokesman for the port said nobody was hurt. He said the pier was closed.", BOTH)
    assert [(s.speaker, s.speaker_text) for s in told_twice] == [
        (None, "A spokesman for the port"),
        (None, "A spokesman for the port"),
    ]
    assert "goes on with what is told of before" in told_twice[1].basis


def test_a_pronoun_after_a_body_or_beside_another_person_stays_open() -> None:
    """A company is no "he", and with a person named between it could be either."""
    body = resolved("The port company said nobody was hurt. He said the pier was closed.", BOTH)
    assert body[1].speaker_text == "He"
    beside = resolved("A spokesman said nobody was hurt. Tomas Berg stood by. He said the pier was closed.", BOTH)
    assert beside[1].speaker_text == "He"


def test_a_pronoun_goes_on_with_the_subject_of_the_sentence_before() -> None:
    """Who is only mentioned in the sentence before is not whom the pronoun means; who it is about is."""
    text = "Ana Ruiz suggested that Tomas Berg think twice.\n“You do so at your own peril,” she said."
    assert resolved(text, BOTH)[-1].speaker == "e1"


def test_a_sentence_about_a_thing_leaves_the_one_who_is_named_in_it() -> None:
    """Where the sentence before is about no one, the only one named there is meant."""
    text = "That did not satisfy Tomas Berg. “It is too late for us,” he said."
    assert resolved(text, BOTH)[-1].speaker == "e2"


def test_who_is_named_in_what_is_said_does_not_say_it() -> None:
    """Nobody calls himself by his name."""
    text = "Tomas Berg met the port's spokesman. He said Berg would pay."
    assert resolved(text, BOTH)[-1].speaker is None
    parted = "Tomas Berg met the port's spokesman. “Berg is too strict,” he said. “A milder way is better.”"
    assert {one.speaker for one in resolved(parted, BOTH)} == {None}


def test_many_are_those_whom_the_sentence_before_is_about() -> None:
    """The pronoun "they" goes on with a plural of those who can speak, in the report's words."""
    text = "The port stayed shut, and several senior officials voiced doubts. They said the pier was rotten."
    assert resolved(text, BOTH)[-1].speaker_text == "several senior officials"


def test_a_source_is_told_without_what_is_only_told_of_it() -> None:
    """A clause about a source without a name is no part of who it is."""
    (one,) = resolved("An aide who knew the bridge said it would open.", BOTH)
    assert (one.speaker, one.speaker_text) == (None, "An aide")


def test_a_label_in_capitals_is_the_one_who_is_so_called() -> None:
    """A transcript's label names who the report names."""
    text = "Ana Ruiz met Tomas Berg.\nRUIZ: We open in May.\nBERG: Not before June, I fear."
    assert [s.speaker for s in resolved(text, BOTH)] == ["e1", "e2"]


def test_an_apposition_names_a_body() -> None:
    """The source "the ferry operator, Velden Lines" is the company; a person's apposition is none."""
    made = article("The ferry operator, Velden Lines, said the pier would close.")
    cast = cast_of(entity("e1", "Velden Lines", "organization", mentions_of(made, "Velden Lines")))
    assert [one.speaker for one in resolve(told(made.text), [made], cast, ())] == ["e1"]


def test_a_body_whose_name_has_a_preposition_is_the_speaker() -> None:
    """The source is its name, not the noun before "for"."""
    made = article("The Centre for Port Studies said the pier would close.")
    cast = cast_of(
        entity("e1", "Centre for Port Studies", "organization", mentions_of(made, "Centre for Port Studies"))
    )
    assert [one.speaker for one in resolve(told(made.text), [made], cast, ())] == ["e1"]


def test_two_of_whom_one_is_named_are_not_one() -> None:
    """The source "He and his wife, Ana" has no single speaker."""
    (one,) = resolved("He and his wife, Ana Ruiz, said the bridge would open.", RUIZ)
    assert one.speaker is None


def test_a_plural_is_no_single_person() -> None:
    """Words taken for one politician that end in a plural are a crowd; a surname may end so."""
    made = article("Harbour Democrats said the pier would close.")
    one = entity("e1", "Ana Ruiz", "person", mentions_of(made, "Harbour Democrats"))
    assert resolve(told(made.text), [made], cast_of(one), ())[0].speaker is None
    other = article("Williams said the pier would close.")
    named = cast_of(entity("e1", "Williams", "person", mentions_of(other, "Williams")))
    assert resolve(told(other.text), [other], named, ())[0].speaker == "e1"
