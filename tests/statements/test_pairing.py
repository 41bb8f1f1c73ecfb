"""Quotations and the cues that lead into or follow them."""

from __future__ import annotations

import pytest

from tests.statements.builders import brief, told


def test_a_quotation_belongs_to_the_cue_that_leads_into_it() -> None:
    """Of two cues the nearer one has the second quotation."""
    first, second = told("“We are ready for the spring,” Ruiz said before adding: “We always were ready.”")
    assert (first.cue and first.cue.text, second.cue and second.cue.text) == ("said", "adding")
    assert second.speaker_text == "Ruiz"


def test_a_quotation_after_a_full_stop_has_the_cue_that_says_nothing_else() -> None:
    """A full stop typed for a comma does not part a cue from its quotation."""
    assert brief(told("Tomas Berg said in a statement. “There is no money left for the bridge.”")) == [
        ("Tomas Berg", "direct", "“There is no money left for the bridge.”")
    ]


def test_who_passes_words_on_does_not_go_on_with_them() -> None:
    """What follows "“…,” Berg said in a letter posted by the guild." is Berg's."""
    found = told("“We lose the bridge,” Berg said in a letter posted by the guild. “We have a lot of work to do.”")
    assert [one.speaker_text for one in found] == ["Berg", "Berg"]


def test_a_sentence_with_its_own_content_does_not_take_the_quotation_before_it() -> None:
    """A quotation that ends with a full stop is not given to the next sentence's cue."""
    found = told('Berg branded the port an "outlaw in the neighbourhood." Ruiz insisted that it stop the work.')
    assert [(s.speaker_text, s.text) for s in found] == [
        ("Berg", 'the port an "outlaw in the neighbourhood."'),
        ("Ruiz", "that it stop the work"),
    ]


def test_one_quoted_as_saying_speaks_by_way_of_who_quoted() -> None:
    """“…,” X quoted Y as saying: Y says it."""
    (one,) = told("“The drill is the first step of the operation,” the agency quoted Berg as saying.")
    assert one.speaker_text == "Berg"
    assert [span.text for span in one.via_text] == ["the agency"]


def test_a_paragraph_of_quotation_goes_on_after_indirect_speech() -> None:
    """Who is reported to have said something in the paragraph before goes on in a quotation without a cue."""
    first, second = told("Ana Ruiz said her house was gone.\n“Nothing at all is left of it now.”")
    assert (first.speaker_text, second.speaker_text) == ("Ana Ruiz", "Ana Ruiz")
    assert second.text == "“Nothing at all is left of it now.”"


def test_a_quotation_after_a_sentence_that_reports_no_speech_has_no_speaker() -> None:
    """A paragraph of quotation after plain news is kept, and is nobody's."""
    (one,) = told("The road was closed for two days.\n“Nothing at all is left of it now.”")
    assert (one.source, one.cue, one.kind) == (None, None, "direct")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"They should go at once!" the likely nominee, Tomas Berg, tweeted Sunday after the vote.', "Tomas Berg"),
        ("“It is a hard thing,“ said Ana Ruiz, a lawyer.", "Ana Ruiz"),
        ("Berg shot back, “You never read a page of it in your life.”", "Berg"),
    ],
)
def test_a_cue_is_found_by_the_order_of_words(text: str, speaker: str) -> None:
    """A cue beside a whole quotation counts, whatever the parse makes of it."""
    (one,) = told(text)
    assert speaker in (one.speaker_text or "")
    assert one.kind == "direct"


def test_a_quotation_keeps_its_cue_where_another_one_has_the_sentence() -> None:
    """What begins with the cue of a quotation right before it is no content of a cue farther on."""
    found = told("“You winning?” she said, but Tomas was asleep again, and Ruiz said yes.")
    assert found[0].text == "“You winning?”"
    assert found[0].speaker_text == "she"


def test_the_clause_that_leads_into_a_quotation_is_no_part_of_it() -> None:
    """A colon parts it, though the cue stands behind."""
    found = told("Senator Ana Ruiz scolded him: “The whole town is against you in this,” she said.")
    assert "“The whole town is against you in this,”" in [one.text for one in found]


def test_quoted_words_in_an_aside_behind_the_cue_are_the_speakers() -> None:
    """Without a verb between they are said as well; the name of a broadcast is not."""
    found = told(
        "“This tax will ruin us all,” Mr. Berg said in a speech, in an attack on “this reckless, greedy town hall.”"
    )
    assert [one.speaker_text for one in found] == ["Mr. Berg", "Mr. Berg"]
    assert len(told("“This tax will ruin us all,” Mr. Berg said on “Round the Harbour with Ana.”")) == 1


def test_a_view_behind_to_is_that_ones() -> None:
    """The words "To Ruiz, …" with a quotation tell her view."""
    (one,) = told("To Mayor Ana Ruiz, the plan “takes power away from the harbour and gives it to the people.”")
    assert one.speaker_text == "Mayor Ana Ruiz"


def test_a_law_that_is_cited_does_not_speak() -> None:
    """Who cites it does."""
    (one,) = told(
        "Citing the Fifth Amendment right against self-incrimination, Berg’s lawyer said that Berg would not comply."
    )
    assert one.speaker_text == "Berg’s lawyer"


def test_a_quotation_behind_a_colon_is_of_whom_the_sentence_ends_with() -> None:
    """Where its subject is a thing, the person named right before the colon speaks."""
    (one,) = told(
        "The timing of the surge does not surprise pollster Daron Shaw: “Lesser candidates have often seen the biggest boost of all.”"
    )
    assert one.speaker_text is not None
    assert one.speaker_text.endswith("Daron Shaw")


def test_a_participle_behind_a_clause_of_time_is_of_the_sentences_subject() -> None:
    """Who spoke after somebody won remarks on it, not who won."""
    found = told(
        "“I was glad to see it,” Berg said on his show after the senator easily won his primary, remarking that it was time."
    )
    assert [one.speaker_text for one in found] == ["Berg", "Berg"]


def test_a_source_has_the_word_before_its_hyphen() -> None:
    """A name is not cut at a hyphen, whatever the parse makes of it."""
    assert [one.speaker_text for one in told("Vel-Mart said it would appeal to the high court.")] == ["Vel-Mart"]


def test_a_quotation_over_paragraphs_is_whose_its_end_names() -> None:
    """Not of who spoke before it; one whose first words have a cue stays that one's."""
    before = "“The bridge is safe,” Tomas Berg told the paper.\n"
    over = "“The child came to the town in May.\n“It fell ill and was brought here for care,” Ana Ruiz told the radio."
    assert [one.speaker_text for one in told(before + over)] == ["Tomas Berg", "Ana Ruiz", "Ana Ruiz"]
    led = "Tomas Berg said: “The child came to the town in May.\n“It fell ill and was brought here for care.”"
    assert [one.speaker_text for one in told(led)] == ["Tomas Berg", "Tomas Berg"]


def test_a_quotation_is_not_of_who_opens_the_next_paragraph() -> None:
    """The cue behind a quotation stands in its line."""
    text = "He fell. “All I thought was, could another tram hit us?”\nThe Port Agency (PA) said: “The tram was too fast for the bend.”"
    assert told(text)[0].speaker_text != "The Port Agency (PA)"
    text = "He fell. “Could another tram hit us?” Ana Ruiz asked."
    assert [one.speaker_text for one in told(text)] == ["Ana Ruiz"]


def test_who_reports_or_is_cited_does_not_go_on() -> None:
    """A quotation that is a paragraph goes on with who spoke, not with an agency, nor with one who "told me"."""
    quotation = "\n“We will decide this week whether to close the bridge.”"
    assert told("Ana Ruiz said the bridge was old." + quotation)[-1].speaker_text == "Ana Ruiz"
    for before in (
        "Two papers, citing people who know, reported that the bridge would close.",
        "Ana Ruiz told me once that the bridge was old.",
    ):
        assert told(before + quotation)[-1].speaker_text is None, before
