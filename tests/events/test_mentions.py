"""Mentions: what one article tells of events."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.events.builders import article, day, named, read, timex, told


def test_a_light_verb_and_its_noun_are_one_event() -> None:
    """As in "Held talks" is told once, by its noun, with the verb's subject."""
    of = article("Vesna Marek held talks with Otto Lind in Tarnow.")
    assert [m.trigger.text for m in read(of)] == ["talks"]
    assert {span.text for span in read(of)[0].participants} == {"Vesna Marek", "Otto Lind"}


def test_verbs_of_saying_are_no_events() -> None:
    """What somebody says is a statement; that it was said names no kind of happening."""
    assert named(article("The mayor said that the weather was fine.")) == []


def test_the_place_of_a_mention() -> None:
    """A place beside the noun, before it, or beside its verb."""
    assert told(article("The summit in Paris ended."), "summit").place is not None
    before = told(article("They recalled the Paris summit."), "summit").place
    assert before is not None
    assert before.text == "Paris"


def test_an_event_takes_the_day_of_its_own_clause() -> None:
    """The day of saying is not the day of what is said."""
    of = article("Officials said on Tuesday that Vesna Marek will meet Otto Lind in Paris on June 3.")
    said, met = timex(of, "Tuesday", day("2031-05-13")), timex(of, "June 3", day("2031-06-03"))
    when = told(of, "meet", said, met).when
    assert when is not None
    assert when.start == "2031-06-03"


def test_saying_keeps_its_day_to_itself() -> None:
    """A plan told on Tuesday has no day."""
    of = article("Officials said on Tuesday that Vesna Marek will meet Otto Lind.")
    assert told(of, "meet", timex(of, "Tuesday", day("2031-05-13"))).when is None


def test_what_lies_after_publication_has_not_happened() -> None:
    """A day to come makes a plan of any tense."""
    of = article("The vote in Paris on June 3 worries Vesna Marek.")
    assert told(of, "vote", timex(of, "June 3", day("2031-06-03"))).status == "scheduled"


def test_a_plan_does_not_become_done_when_its_day_has_passed() -> None:
    """Only a report that says so makes it happen."""
    of = article("Vesna Marek will meet Otto Lind on May 2.")
    assert told(of, "meet", timex(of, "May 2", day("2031-05-02"))).status == "scheduled"


def test_a_plan_does_not_take_the_day_of_what_is_done_beside_it() -> None:
    """In a report of that Wednesday the day stands with what was recovered; where nothing is told as over, it is the plan's."""
    of = article(
        "Investigators recovered the recorder on Wednesday and will publish their first findings within two weeks, the board said."
    )
    assert told(of, "publish", timex(of, "Wednesday", day("2031-05-14"))).when is None
    plan = article("Vesna Marek will hold talks on the bill today.")
    held = told(plan, "talks", timex(plan, "today", day("2031-05-14"))).when
    assert held is not None
    assert held.start == "2031-05-14"


def test_an_event_on_the_sidelines_stands_in_the_larger_one() -> None:
    """The containing event's word is kept, and its place is lent."""
    of = article("They will hold a meeting on the sidelines of the harbour summit in Paris.")
    mention = told(of, "meeting")
    assert mention.within is not None
    assert mention.within.text == "summit"
    assert mention.place is not None
    assert mention.place.text == "Paris"


def test_manner_is_in_the_words_of_the_report() -> None:
    """What stands before the noun, and what the noun is said to be."""
    assert (
        "comprehensive and well-prepared"
        in told(article("They held a comprehensive and well-prepared meeting."), "meeting").manner
    )
    assert "brief" in told(article("The meeting will be brief."), "meeting").manner


def test_figures_of_an_accident() -> None:
    """Dead and injured are read as figures of the event."""
    figures = {
        q.name: q.value
        for q in told(article("A crash killed 12 people and injured 30 near Paris."), "crash").quantities
    }
    assert figures["injured"] == "30"


def test_an_invitation_proposes_a_visit() -> None:
    """The place one is invited to is the visit's, and so is the day to come."""
    of = article("Vesna Marek formally invited Otto Lind to Paris next year.")
    found = {m.kind: m for m in read(of, timex(of, "next year", day("2032-01-01", "year", "2032-12-31")))}
    assert found["invitation"].status == "happened"
    assert found["invitation"].when is None
    assert found["visit"].status == "proposed"
    assert found["visit"].when is not None


def test_a_decision_said_on_a_day_was_announced_that_day() -> None:
    """The announcing is an event of its own, on the word of who said it."""
    of = article("On Saturday, Vesna Marek said that Ruritania would withdraw from the Harbour Treaty.")
    found = {m.kind: m for m in read(of, timex(of, "Saturday", day("2031-05-10")))}
    assert found["announcement"].status == "happened"
    assert found["withdrawal"].when is None


def test_a_term_of_prison_is_a_sentence() -> None:
    """Years in prison are a sentence, whichever verb tells them."""
    kinds = {m.kind for m in read(article("The driver could be jailed for up to ten years."))}
    assert kinds == {"sentence"}


def test_nothing_is_read_from_nothing() -> None:
    """An empty article tells nothing."""
    assert read(article("")) == ()


PIECES = [
    "Vesna Marek",
    "met",
    "will meet",
    "the summit",
    "in Paris",
    "12 dead",
    "“quoted",
    "\u202eRTL",
    "🚢🔥",
    "on the sidelines of",
    "and",
    ".",
    ",",
    "three days after",
    "invited",
    "to",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_every_offset_points_at_its_text(text: str) -> None:
    """On any words in any order, each evidence is what stands at its offsets."""
    of = article(text)
    for mention in read(of):
        spans = [mention.trigger, mention.evidence, *mention.participants, mention.place, mention.timex, mention.within]
        assert all(of.text[s.start : s.end] == s.text for s in spans if s is not None)


def test_a_very_long_sentence_is_left_alone() -> None:
    """A list without an end is not read for events."""
    assert read(article("The summit and " * 400)) == ()


def test_a_noun_of_many_senses_counts_where_it_runs_its_course() -> None:
    """What was moved, collapsed or lasted is an event, without anyone or any place beside it."""
    assert told(article("Talks to end the dispute have been moved to Friday."), "Talks").status == "moved"
    assert told(article("A strike over pay lasted 37 days."), "strike").lemma == "strike"
    assert not [m for m in read(article("He had a talk show.")) if m.lemma == "talk"]


def test_a_round_is_one_of_talks_only_where_talks_are_told() -> None:
    """The second round that is planned is a meeting; a round of anything else is none."""
    assert told(article("The second round is planned for Friday."), "round").kind == "meeting"
    assert not [m for m in read(article("A new round of sanctions was imposed.")) if m.lemma == "round"]


def test_the_next_night_of_an_old_tale_is_not_tomorrow() -> None:
    """A simple past does not lie after its report; a date that goes on from the tale is not taken for its day."""
    of = article("The Rovers lost the series the next night.")
    assert told(of, "lost", timex(of, "the next night", day("2031-05-15"))).when is None


def test_a_body_that_speaks_of_itself_takes_part() -> None:
    """In "Velm Airways said it was investigating", and in what it says it will do, "it" is the body that speaks."""
    of = article("Velm Airways said it was investigating the crash.")
    assert [span.text for span in told(of, "investigating").participants][:1] == ["Velm Airways"]
    other = article("Velm Airways said it was raining when the plane crashed.")
    assert all("Velm" not in span.text for mention in named(other) for span in mention.participants)


@pytest.mark.parametrize(
    ("text", "word", "standing"),
    [
        ("The mayor resigned on Monday.", "resigned", "asserted"),
        ("“The mayor resigned on Monday,” said Vesna Marek.", "resigned", "claimed"),
        ("The mayor will resign on Monday.", "resign", "planned"),
        ("The mayor did not resign on Monday.", "resign", "denied"),
        ("The mayor may resign on Monday.", "resign", "not told"),
    ],
)
def test_a_mention_says_how_its_place_stands_to_it(text: str, word: str, standing: str) -> None:
    """Asserted, planned, denied, left open, or the claim of whoever is quoted."""
    assert told(article(text), word).standing == standing


def test_a_title_that_only_asks_gives_no_words() -> None:
    """A crash of which a title asks what is known is not told by it; a title with a verb tells it."""
    asks = article("The train stopped.", title="Velm train crash: what we know")
    tells = article("The train stopped.", title="Velm train crash kills five")
    shown = [
        [one.telling.shown for one in read(of) if one.telling and one.telling.part == "title"] for of in (asks, tells)
    ]
    assert not any(shown[0])
    assert any(shown[1])


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("The revised offer may please the board.", "offer", False),
        ("The board can look to the epidemic of 2003 for pointers.", "epidemic", False),
        ("Monday's strike shut the schools.", "strike", True),
        ("Police said the crash killed three people.", "crash", True),
        ("Talks will be held on Friday.", "Talks", True),
        ("They will meet again after the crash in Velden.", "crash", True),
    ],
)
def test_a_noun_is_not_shown_by_words_that_may_not_be_so(text: str, word: str, shown: bool) -> None:
    """What its clause leaves open is not told under the noun's mark, as if it were so."""
    telling = told(article(text), word).telling
    assert telling is not None
    assert bool(telling.shown) == shown
