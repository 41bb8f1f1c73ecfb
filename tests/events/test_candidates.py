"""Candidates: places that may stand for a happening, each field from its own place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.terms import Cast, Entity
from tests.events.builders import article, candidate, cast, day, placed, timex

AHEAD = day("2031-06-09")
"""A day after that of each report here."""


def test_day_and_status_are_of_one_place() -> None:
    """Each of two places keeps its own day and standing: the one that plans does not learn from the one that was."""
    of = article("Vesna met Otto in Paris on May 12.\nVesna will meet Otto in Paris on June 9.")
    known = cast([of], Vesna="person", Otto="person", Paris="place")
    times = timex(of, "May 12", day("2031-05-12")), timex(of, "June 9", AHEAD)
    met, will = candidate(of, "met", known, *times), candidate(of, "meet", known, *times)
    assert met.when is not None
    assert will.when is not None
    assert (met.status, met.when.start, met.own_day) == ("happened", "2031-05-12", True)
    assert (will.status, will.when.start, will.own_day) == ("scheduled", "2031-06-09", True)


def test_a_past_verb_with_a_day_ahead_has_no_day() -> None:
    """What is told as done was not done on a day after its report; which day is meant nobody can say."""
    of = article("Vesna met Otto in Paris on June 9.")
    found = candidate(of, "met", cast([of], Vesna="person"), timex(of, "June 9", AHEAD))
    assert (found.status, found.when, found.own_day) == ("happened", None, False)


@pytest.mark.parametrize(
    "text", ["“Vesna met Otto in Paris on June 9,” Ilse said.", "Ilse said: “On June 9 Vesna met Otto.”"]
)
def test_a_quotation_with_a_day_ahead_gives_no_day_ahead(text: str) -> None:
    """Neither what is quoted as done nor the saying of it takes the day that stands in the quotation."""
    of = article(text)
    known = cast([of], Vesna="person", Otto="person", Ilse="person")
    found = placed([of], known, [timex(of, "June 9", AHEAD)])
    assert {one.one.mention.trigger.text for one in found} >= {"met"}
    assert all(one.when is None or one.when.start <= "2031-05-14" for one in found)


def test_a_present_beside_a_day_ahead_tells_a_plan() -> None:
    """What the police "are searching" next month is planned, not done."""
    of = article("Police are searching Paris on June 9.")
    found = candidate(of, "searching", cast([of], Paris="place"), timex(of, "June 9", AHEAD))
    assert (found.status, found.when) == ("scheduled", AHEAD)


def test_what_is_told_with_no_day_has_none_of_its_own() -> None:
    """The past of a verb says no day; which it may be, the rest of the story says."""
    of = article("The mayor of Velm resigned over the bridge.")
    found = candidate(of, "resigned", cast([of], Velm="place"))
    assert (found.when, found.own_day, found.day_chance, found.report_day) == (None, False, 0.0, "2031-05-14")


def test_a_clause_told_aside_does_not_take_the_day_of_the_clause_above() -> None:
    """Who was convicted on Tuesday of killing somebody did not kill on Tuesday."""
    of = article("A court in Velm on May 12 jailed a driver convicted of killing two men.")
    found = placed([of], cast([of], Velm="place"), [timex(of, "May 12", day("2031-05-12"))])
    days = {one.one.mention.trigger.text: one.when and one.when.start for one in found}
    assert days.get("jailed") == "2031-05-12"
    assert days.get("killing") is None


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The mayor of Velm resigned.", "resigned", "happened"),
        ("The mayor of Velm will resign.", "resign", "scheduled"),
        ("The mayor of Velm did not resign.", "resign", "denied"),
        ("“The mayor of Velm resigned,” said Vesna.", "resigned", "alleged"),
    ],
)
def test_the_status_is_what_its_clause_makes_of_it(text: str, word: str, status: str) -> None:
    """Asserted, planned, denied or the claim of whoever is quoted."""
    assert candidate(article(text), word, cast([])).status == status


def test_the_place_of_the_dateline_is_that_of_the_head_alone() -> None:
    """The lede's main clause happened where the report was written; what stands further down may have been anywhere."""
    lines = ["The mayor resigned over the bridge."] + [f"Engineers repaired tunnel number {n}." for n in range(4)]
    of = replace(article("\n".join([*lines, "The driver crashed into a wall."])), place="Velm")
    known = cast([of])
    assert candidate(of, "resigned", known).where == "Velm"
    assert candidate(of, "crashed", known).where is None


def test_a_dateline_of_several_reports_is_that_of_their_story() -> None:
    """What a report tells further down as done is where several are datelined, if all agree; what is said may be said anywhere."""
    told = "The mayor resigned.\nThe driver crashed into a wall on Friday. Otto Lind said so."

    def reported(*places: str) -> dict[str, str | None]:
        several = [replace(article(told, id=id), place=place) for id, place in zip("abc", places, strict=False)]
        of = article("The mayor left.\nA\nB\nC\nPolice detained the driver. Otto Lind said so.", id="z")
        found = placed([*several, of], cast([*several, of]))
        return {one.one.mention.trigger.text: one.where for one in found if one.one.mention.article == "z"}

    assert (reported("Velm", "Velm")["detained"], reported("Velm", "Velm").get("said")) == ("Velm", None)
    assert reported("Velm")["detained"] is None
    assert reported("Velm", "Velm", "Tarn")["detained"] is None


def test_another_place_in_the_sentence_keeps_the_dateline_off() -> None:
    """A place in the name of a body is none; neither is the dateline's own."""
    of = replace(article("The Bank of Tarn sacked a Velm clerk."), place="Velm")
    known = cast([of], Tarn="place", Velm="place", **{"Bank of Tarn": "organization"})
    assert candidate(of, "sacked", known).where == "Velm"
    other = replace(article("The bank sacked a Tarn clerk."), place="Velm")
    assert candidate(other, "sacked", cast([other], Tarn="place")).where is None


def test_what_was_long_before_is_not_where_its_report_is() -> None:
    """Only what is of these days is told from where it was."""
    of = replace(article("The mayor resigned in 2019."), place="Velm")
    assert (
        candidate(of, "resigned", cast([of]), timex(of, "2019", day("2019-01-01", "year", "2019-12-31"))).where is None
    )


def test_its_own_place_goes_before_the_dateline() -> None:
    """Where a clause names a place, that is it."""
    of = replace(article("Vesna met Otto in Paris."), place="Velm")
    assert candidate(of, "met", cast([of], Paris="place", Vesna="person")).where == "Paris"


def test_a_pronoun_is_told_in_square_brackets() -> None:
    """The name of whom it means stands for it; an owner's keeps its ’s; the evidence stays the report's."""
    of = article("Vesna Marek won the vote.\nShe resigned on Monday.\nHer deputy resigned on Friday.")
    she, her = (of.evidence(of.text.index(word), of.text.index(word) + 3) for word in ("She", "Her"))
    known = Cast((Entity("v", "Vesna Marek", "person", (), (), None, (of.evidence(0, 11), she, her), "given"),))
    first, second = (one for one in placed([of], known) if one.one.mention.trigger.text == "resigned")
    assert first.headline.text == "[Vesna Marek] resigned on Monday."
    assert [span.text for span in first.headline.evidence] == ["She resigned on Monday."]
    assert second.headline.text == "[Vesna Marek’s] deputy resigned on Friday."


def test_a_pronoun_that_nobody_can_tell_gives_no_candidate() -> None:
    """Words that open with "she" are not shown where the cast does not know her."""
    of = article("She resigned on Monday.")
    assert placed([of], cast([of])) == ()


def test_copies_of_one_dispatch_give_one_candidate() -> None:
    """The same words in a copy are kept beside the first, and count once."""
    text = "The mayor of Velm resigned over the bridge."
    reports = [article(text, id=id) for id in ("a", "b", "c")]
    (one,) = placed(reports, cast(reports), copies=[("a", "b", "c")])
    assert [copy.mention.article for copy in (one.one, *one.copies)] == ["a", "b", "c"]
    assert len(placed(reports, cast(reports))) == 3


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The driver shot two men in Velm, police said.", "shot", "happened"),
        ("According to the court, the mayor resigned over the bridge.", "resigned", "happened"),
        ("Officials announced that the mayor had resigned over the bridge.", "resigned", "happened"),
        ("The driver allegedly shot two men in Velm.", "shot", "alleged"),
        ("Vesna Marek claimed that the driver shot two men in Velm.", "shot", "alleged"),
        ("The driver is believed to have shot two men in Velm, police said.", "shot", "alleged"),
    ],
)
def test_what_is_told_with_its_source_happened_unless_a_word_doubts_it(text: str, word: str, status: str) -> None:
    """The police say that it happened; that somebody claims it, or it is believed, leaves it open."""
    of = article(text)
    assert candidate(of, word, cast([of], Velm="place")).status == status


def test_a_pronoun_further_on_is_told_too() -> None:
    """A name stands in brackets where the words do not say who "she" is, wherever she stands; else nothing is shown."""
    of = article("Vesna Marek opened the bridge.\nOn Friday she resigned in Velm.")
    known = cast([of], Vesna="person", Velm="place")
    assert [one.headline.text for one in placed([of], known, []) if one.one.mention.trigger.text == "resigned"] == []
    at = of.text.index("she")
    places = (of.evidence(0, 11), of.evidence(at, at + 3))
    she = Entity("she", "Vesna Marek", "person", (), (), None, places, "given")
    found = placed([of], Cast((she,)), [])
    assert [one.headline.text for one in found if one.one.mention.trigger.text == "resigned"] == [
        "On Friday [Vesna Marek] resigned in Velm."
    ]


def test_the_day_on_which_it_was_said_is_not_the_day_on_which_it_happened() -> None:
    """What police tell on Monday of a shooting leaves its day open; a day in its own words stays its own."""
    of = article("Two men were shot in Velm, police said on Monday.")
    known = cast([of], Velm="place")
    assert candidate(of, "shot", known, timex(of, "Monday", day("2031-05-12"))).when is None
    own = article("Two men were shot in Velm on Monday, police said.")
    assert candidate(own, "shot", known, timex(own, "Monday", day("2031-05-12"))).when == day("2031-05-12")


def test_what_is_to_come_does_not_borrow_a_day_gone_by() -> None:
    """What was done on Monday says nothing of when the rest will be."""
    of = article("Investigators searched the bridge on Monday and will publish their first findings in Velm.")
    known = cast([of], Velm="place")
    assert candidate(of, "publish", known, timex(of, "Monday", day("2031-05-12"))).when is None
