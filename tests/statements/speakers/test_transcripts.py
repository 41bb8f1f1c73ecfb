"""Attribution by layout."""

from __future__ import annotations

from tests.statements.builders import brief, told


def test_a_transcript_is_read_by_its_labels() -> None:
    """Labels that recur are speakers; each turn is theirs."""
    found = told(
        "RUIZ: We open in May.\nBERG: Not before June, I fear.\nRUIZ: May it is.\nBERG: So be it.\nThe room laughed for a while."
    )
    assert [(s.speaker_text, s.text) for s in found][:2] == [
        ("RUIZ", "We open in May."),
        ("BERG", "Not before June, I fear."),
    ]


def test_a_note_is_no_speaker() -> None:
    """A label seen once is not a transcript's."""
    assert told("Note: the bridge is closed.\nThe harbour stays open on Sunday.") == ()


def test_a_signed_quotation() -> None:
    """“…” — Name."""
    found = told("“The pier was my whole childhood.” — Ana Ruiz\nThe pier fell into the sea on Sunday night.")
    assert brief(found) == [("Ana Ruiz", "direct", "“The pier was my whole childhood.”")]


def test_a_label_may_tell_an_office() -> None:
    """What a label says behind the name is no part of it, and one turn is enough where others speak in capitals."""
    found = told("ANA RUIZ, ANCHOR: Good evening to all of you.\nTOMAS BERG (through translator): The ice is melting.")
    assert [s.speaker_text for s in found] == ["ANA RUIZ", "TOMAS BERG"]


def test_a_signature_may_stand_in_the_next_line() -> None:
    """A hyphen signs as a dash does, and so does a line of its own."""
    found = told("“The pier was my whole childhood.” -Ana Ruiz\n“We need more of a crew here.”\n– Tomas Berg")
    assert [s.speaker_text for s in found] == ["Ana Ruiz", "Tomas Berg"]


def test_a_headline_label() -> None:
    """Name: what they say, in a headline."""
    found = told("Ana Ruiz: Bridge to open in May\nThe harbour stays open.\nAna Ruiz lives in London.", title=True)
    assert brief(found) == [("Ana Ruiz", "indirect", "Bridge to open in May")]


def test_a_headline_rubric_is_no_speaker() -> None:
    """A label that nobody in the report bears is a rubric."""
    assert told("Explainer: Bridge to open in May\nThe harbour stays open.", title=True) == ()


def test_a_quotation_from_a_document_is_the_documents() -> None:
    """The lead-in "From the report:" says where the words stand."""
    (one,) = told("From the report: “In general, samples with longer field periods were more accurate.”")
    assert one.speaker_text == "the report"


def test_a_name_behind_a_title_is_no_label() -> None:
    """The words "wrote of Ms. Berg:" name whom the words are about."""
    (one,) = told("Another user, Roland Zeh, wrote of Ms. Berg: “Your boss is still bringing these people to town.”")
    assert one.speaker_text == "Another user, Roland Zeh"


def test_a_small_word_is_no_label() -> None:
    """A label is a name: each of its words has a capital."""
    assert (
        told("on time: We open in May.\nAll of it: Not before June.\non time: So be it.\nAll of it: Yes, it is.") == ()
    )


def test_a_signature_is_a_name() -> None:
    """What follows a dash in small letters goes on with the sentence."""
    found = told("“The pier was my whole childhood” – and so it was for many of them.")
    assert not [one for one in found if one.speaker_text]


def test_a_topic_is_no_headline_label() -> None:
    """Without a verb the headline names a place and its news, though a Velden speaks below."""
    assert told("Velden: Strike at the port\nVelden woke late.", title=True) == ()
