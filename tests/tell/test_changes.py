"""Tests for `dateline.tell.changes`."""

from dataclasses import replace

import pytest

from dateline.tell.changes import changes, status_weight
from dateline.terms import Edit, Part, When
from tests.tell.builders import article, dispatch, event, parsed, report, row, when

EARLY = article("courier", "The summit in Velm may be held in 2031, the mayor said.", day="2030-03-01")
LATE = article("herald", "The summit in Velm will be held in 2032, aides said.", day="2030-03-09")
BOTH = (dispatch("d1", "courier"), dispatch("d2", "herald"))


def test_a_plan_moved_to_another_year_is_a_major_change() -> None:
    """Days that exclude each other, the second reported later, are a major change with the words of both."""
    summit = event(
        "e",
        report(EARLY, "may be held in 2031", on=when("2031-01-01", "2031-12-31")),
        report(LATE, "will be held in 2032", on=when("2032-01-01", "2032-12-31")),
    )
    (change,) = changes([summit], BOTH, [EARLY, LATE])
    assert (change.field, change.before, change.after, change.weight) == ("when", "2031", "2032", "major")
    assert [words.article for words in change.evidence] == ["courier", "herald"]
    assert change.reported == LATE.published


def test_the_order_of_reports_does_not_matter() -> None:
    """Reports are walked by the clock of reporting, however they are handed in."""
    first = report(EARLY, "may be held in 2031", status="possible")
    second = report(LATE, "will be held in 2032", status="scheduled")
    one = changes([event("e", first, second)], BOTH, [EARLY, LATE])
    other = changes([event("e", second, first)], tuple(reversed(BOTH)), [LATE, EARLY])
    assert one == other
    assert [(change.before, change.after, change.weight) for change in one] == [("possible", "scheduled", "major")]


def test_what_has_happened_is_not_undone_by_background() -> None:
    """A later report that still speaks of the plan is no change."""
    held = report(EARLY, "may be held in 2031", status="happened")
    assert not changes([event("e", held, report(LATE, "will be held in 2032"))], BOTH, [EARLY, LATE])


def test_opposite_descriptions_are_a_major_change() -> None:
    """From "full-fledged" to "brief" is a turn; other words for it are none."""
    long, short = (
        report(EARLY, "may be held", manner=["full-fledged"]),
        report(LATE, "will be held", manner=["brief"]),
    )
    (change,) = changes([event("e", long, short)], BOTH, [EARLY, LATE])
    assert (change.field, change.before, change.after, change.weight) == ("manner", "full-fledged", "brief", "major")
    other = report(LATE, "will be held", manner=["rare"])
    assert not changes([event("e", long, other)], BOTH, [EARLY, LATE])


def test_copies_never_change_against_each_other() -> None:
    """Two outlets that ran one dispatch tell one thing, whatever their days."""
    one = [dispatch("d", "courier", "herald")]
    summit = event("e", report(EARLY, "may be held", status="possible"), report(LATE, "will be held"))
    assert not changes([summit], one, [EARLY, LATE])


def test_a_copy_edited_in_fact_changes_the_dispatch() -> None:
    """Where a later copy was edited in fact, its own words count."""
    edit = Edit(
        "herald", "fact", "2031", "2032", (LATE.evidence(LATE.text.index("2032"), LATE.text.index("2032") + 4),)
    )
    summit = event(
        "e",
        report(EARLY, "may be held in 2031", on=when("2031-01-01", "2031-12-31")),
        report(LATE, "will be held in 2032", on=when("2032-01-01", "2032-12-31")),
    )
    found = changes([summit], [dispatch("d", "courier", "herald", edits=[edit])], [EARLY, LATE])
    assert [(change.before, change.after) for change in found] == [("2031", "2032")]


def test_reports_of_one_day_are_no_change() -> None:
    """Neither is known to be the later one."""
    same = article("herald", "The summit in Velm will be held in 2032, aides said.", day="2030-03-01")
    summit = event("e", report(EARLY, "may be held", status="possible"), report(same, "will be held"))
    assert not changes([summit], BOTH, [EARLY, same])


def test_places_that_exclude_each_other_change_the_place() -> None:
    """Two far towns are a change; a building in the same town is none."""
    here = report(EARLY, "may be held", where="Vienna")
    there, inside = (
        report(LATE, "will be held", where="Madrid"),
        report(LATE, "will be held", where="City Hall, Vienna"),
    )
    assert [c.field for c in changes([event("e", here, there)], BOTH, [EARLY, LATE])] == ["where"]
    assert not changes([event("e", here, inside)], BOTH, [EARLY, LATE])


def test_a_day_that_is_past_does_not_move() -> None:
    """Two reports that date what is over differently do not tell a change."""
    one, other = (
        report(EARLY, "may be held", status="happened", on=when("2030-02-01")),
        report(LATE, "will be held", status="happened", on=when("2030-02-03")),
    )
    assert not changes([event("e", one, other)], BOTH, [EARLY, LATE])


def test_a_wish_told_later_does_not_undo_a_plan() -> None:
    """A plan does not sink by being spoken of with less certainty; a report that puts it off does change it."""
    plan, wish = report(EARLY, "may be held"), report(LATE, "will be held", status="possible")
    off = report(LATE, "will be held", status="postponed")
    assert not changes([event("e", plan, wish)], BOTH, [EARLY, LATE])
    assert [c.after for c in changes([event("e", plan, off)], BOTH, [EARLY, LATE])] == ["postponed"]


def test_status_weights() -> None:
    """Crossing from a wish to a plan is major, a step within either minor, a called-off plan always major."""
    assert status_weight("possible", "scheduled") == "major"
    assert status_weight("agreed", "scheduled") == "minor"
    assert status_weight("scheduled", "cancelled") == "major"
    assert status_weight("happened", "alleged") is None
    assert status_weight("scheduled", "scheduled") is None
    assert status_weight("moved", "scheduled") is None
    assert status_weight("postponed", "scheduled") == "major"


def test_what_a_plan_of_other_people_was_is_no_change() -> None:
    """One report plans a meeting of the mayor, a later one tells of another's: neither is what became of the other."""
    plan = replace(report(EARLY, "may be held", on=when("2030-03-04", "2030-03-10")), who=("penn",))
    held = replace(report(LATE, "will be held", status="happened", on=when("2030-03-08")), who=("hart",))
    assert not changes([row("e", plan, held)], BOTH, [EARLY, LATE])
    same = replace(held, who=("hart", "penn"))
    assert [c.after for c in changes([row("e", plan, same)], BOTH, [EARLY, LATE])][:1] == ["happened"]


def test_a_plan_of_which_nothing_is_known_is_not_what_came_about() -> None:
    """A plan told without day, place or people is not said to be the meeting that a later report dates and places."""
    plan = report(EARLY, "may be held", status="possible")
    dated = report(LATE, "will be held", on=when("2032-01-01", "2032-12-31"), where="Velm")
    assert not changes([event("e", plan, dated)], BOTH, [EARLY, LATE])


def test_whether_somebody_comes_is_not_whether_it_takes_place() -> None:
    """The words "might not attend" leave the talks as they were, and so does "declined to take part"."""
    early = article("courier", "Dara Quill might not attend the talks. She declined to take part.", day="2030-03-01")
    unsure = report(early, "might not attend the talks", status="possible", on=when("2030-03-20"))
    no = report(early, "She declined to take part", status="declined", on=when("2030-03-20"))
    held = report(LATE, "will be held", on=when("2030-03-20"))
    assert not changes([event("e", unsure, held)], BOTH, [early, LATE])
    first = report(article("herald", LATE.text, day="2030-02-01"), "will be held", on=when("2030-03-20"))
    assert not changes([event("e", first, no)], BOTH, [early, LATE])


def test_a_day_told_of_another_thing_does_not_move_the_plan() -> None:
    """Beside a day told of the place itself, that of other people's meeting is left alone."""
    ours = replace(report(EARLY, "may be held in 2031", on=when("2031-01-01", "2031-12-31"), where="Velm"), who=("p",))
    theirs = replace(report(EARLY, "the mayor said", on=when("2031-05-07")), who=("q",))
    now = replace(report(LATE, "will be held in 2032", on=when("2032-01-01", "2032-12-31"), where="Velm"), who=("p",))
    (change,) = changes([event("e", ours, theirs, now)], BOTH, [EARLY, LATE])
    assert (change.before, change.after) == ("2031", "2032")


def test_the_day_of_a_report_is_no_day_told() -> None:
    """Told as new in a report of that day, the event is not said to have moved to it."""
    plan = report(EARLY, "may be held in 2031", on=when("2030-03-07"))
    new = When("2030-03-09", "2030-03-09", "day", "told as just done in a report of that day")
    done = report(LATE, "will be held in 2032", status="happened", on=new)
    assert [c.field for c in changes([row("e", plan, done)], BOTH, [EARLY, LATE])] == ["status"]
    assert not changes([event("e", plan, done)], BOTH, [EARLY, LATE])  # nothing that a reader is shown took place


def test_a_day_inside_the_month_said_before_is_no_change() -> None:
    """A plan that gets its day has been refined, not turned."""
    summit = event(
        "e",
        report(EARLY, "may be held in 2031", on=when("2031-05-01", "2031-05-31")),
        report(LATE, "will be held in 2032", on=when("2031-05-07")),
    )
    assert not changes([summit], BOTH, [EARLY, LATE])


def test_two_that_stand_in_one_event_are_not_one_thing() -> None:
    """Named by other words, the later telling is not what became of the earlier one."""
    early = article("courier", "The mayor may testify about the mill.", day="2030-03-01")
    late = article("herald", "A clerk will sail to Velm.", day="2030-03-09")
    one = report(early, "may testify about the mill", status="possible", trigger="testify")
    other = report(late, "will sail to Velm", trigger="sail")
    assert not changes([event("e", one, other)], BOTH, [early, late])


def _figures(*texts: str, days: tuple[str, str] = ("2030-03-01", "2030-03-02")) -> list[tuple[str, str]]:
    """What changed of figures between two reports."""
    told = [article(id, text, day=day) for id, text, day in zip(("courier", "herald"), texts, days, strict=True)]
    fall = event("e", *(report(one, one.paragraphs[0].text, status="happened") for one in told))
    found = changes([fall], BOTH, told, parses=parsed(*told))
    return [(change.before, change.after) for change in found if change.field == "quantity"]


def test_a_toll_that_rises_is_a_change() -> None:
    """3 dead, then 7 dead: each in its own words; one that falls counts a part."""
    few, many = "The roof in Velm fell and killed three people.", "The roof in Velm fell; 7 people were killed."
    assert _figures(few, many) == [("3 dead", "7 dead")]
    assert not _figures(many, few)


def test_of_one_day_the_higher_count_of_the_dead_is_the_later() -> None:
    """Where one report tells the hour and the other only the day, the toll tells which came first."""
    few, many = "The roof in Velm fell and killed three people.", "The roof in Velm fell; 7 people were killed."
    assert _figures(few, many, days=("2030-03-01", "2030-03-01T19:00")) == [("3 dead", "7 dead")]


def test_any_counted_noun_may_move() -> None:
    """Clients hit by a breach: more by the later report; another bank's clients are another figure."""
    early = "The breach at Velm Bank affected 3 million clients."
    assert _figures(early, "The breach at Velm Bank affected 5 million clients.") == [
        ("3 million clients", "5 million clients")
    ]
    assert not _figures(early, "In 2019 a breach at Orla Mutual affected 5 million clients.")


def test_a_toll_of_another_place_is_no_change() -> None:
    """Sixty in one town, 130 in another."""
    assert not _figures(
        "A bomb at a market in Velm killed 60 people.", "Eight months ago militants in Skarholm killed 130 people."
    )


def test_what_a_report_itself_revises() -> None:
    """First told so and later otherwise, and a figure that was and one that is, each inside one report."""
    zoo = article(
        "courier", "The zoo in Velm initially said that the boy is 4 years old. A keeper later said that he is 3.",
        "Mill Corp raised its offer for the zoo from $80 million to $90 million.", day="2030-03-01",
    )  # fmt: skip
    fall = event("e", report(zoo, "the boy is 4 years old", status="happened", trigger="boy"))
    found = changes([fall], [dispatch("d1", "courier")], [zoo], parses=parsed(zoo))
    assert [(one.field, one.before, one.after) for one in found] == [
        ("quantity", "$80 million", "$90 million"),
        ("quantity", "4 years", "3"),
    ]


def test_a_plan_that_is_carried_out() -> None:
    """Told as due and then as done by the same to the same, in two events: one change; done by others: none."""
    early = article("courier", "Minister Dara Quill will visit the mill in Velm on Saturday.", day="2030-03-01")
    late = article("herald", "Dara Quill visited the mill in Velm on Saturday, guards said.", day="2030-03-03")
    other = article("herald", "Ivo Hart visited the barges in Velm on Saturday, guards said.", day="2030-03-03")
    plan = event("plan", report(early, early.paragraphs[0].text, trigger="visit"))
    for source, expected in ((late, ["happened"]), (other, [])):
        done = event("done", report(source, source.paragraphs[0].text, status="happened", trigger="visited"))
        found = changes([plan, done], BOTH, [early, source], parses=parsed(early, source))
        assert [change.after for change in found] == expected


def test_what_had_not_come_about_yet() -> None:
    """Told as not done so far, and on a later day as done: a change; nobody is nobody's outcome."""
    early = article("courier", "The Velm council has talked, but it has not approved the bridge.", day="2030-03-01")
    late = article("herald", "The Velm council approved the bridge, aides said.", day="2030-03-03")
    open_ = event("open", report(early, early.paragraphs[0].text, status="denied", trigger="approved"))
    done = event("done", report(late, late.paragraphs[0].text, status="happened", trigger="approved"))
    found = changes([open_, done], BOTH, [early, late], parses=parsed(early, late))
    assert [(change.before, change.after) for change in found] == [("denied", "happened")]


def test_how_a_state_ended() -> None:
    """Somebody at large is caught by a later report; another who is caught is not that one."""
    early = article("courier", "David Hart is still at large, police in Velm said.", day="2030-03-01")
    flight = event("e", report(early, early.paragraphs[0].text, status="happened", trigger="Hart"))
    for name, expected in (("David Hart", [("at large", "caught")]), ("Susan Penn", [])):
        late = article("herald", f"{name} was captured in a barn on Monday.", day="2030-03-03")
        found = changes([flight], BOTH, [early, late], parses=parsed(early, late))
        assert [(change.before, change.after) for change in found] == expected


def test_what_an_earlier_version_said() -> None:
    """A notice of correction and the sentence after it."""
    post = article(
        "courier", "An earlier version of this post said that Senator Orla Penn was from Velm. She is from Lund.",
        day="2030-03-01",
    )  # fmt: skip
    talk = event("e", report(post, "She is from Lund.", status="happened", trigger="Lund"))
    (change,) = changes([talk], [dispatch("d1", "courier")], [post], parses=parsed(post))
    assert (change.field, change.after) == ("who", "She is from Lund.")


def test_a_figure_that_an_earlier_version_misstated() -> None:
    """The sentence after it tells the right figure beside the wrong one; one of another text says nothing of this report."""
    for opening, expected in (("An earlier version of this article", [("15", "12")]), ("The ministry's letter", [])):
        note = article(
            "courier", f"A roof in Velm fell on Monday.\n{opening} misstated the number of the hurt. It was 12, not 15.",
            day="2030-03-01",
        )  # fmt: skip
        fell = event("e", report(note, note.paragraphs[0].text, status="happened", trigger="fell"))
        found = changes([fell], [dispatch("d1", "courier")], [note], parses=parsed(note))
        assert [(change.before, change.after) for change in found] == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            "Correction: An earlier version of this report misstated how many were hurt. It was eight, not nine, of 31 guests, not 41.",
            [("quantity", "41", "31"), ("quantity", "nine", "eight")],
        ),
        (
            "This article originally said that the market belongs to the state. It belongs to the town.",
            [
                (
                    "manner",
                    "This article originally said that the market belongs to the state.",
                    "It belongs to the town.",
                )
            ],
        ),
        ("An earlier version of this article misstated the toll. The error was corrected on March 7.", []),
        ("An earlier version of this article misstated it. It was 1,200, not 1,500.", [("quantity", "1,500", "1,200")]),
        (
            "An earlier version of this article misstated it. It has $1.2 billion, not $1.2 million.",
            [("quantity", "$1.2 million", "$1.2 billion")],
        ),
        ("An earlier version of this article misstated it. It was 12.5%, not 15%.", [("quantity", "15%", "12.5%")]),
        ("An earlier version of the bill said that the mayor had resigned. The senate votes on Tuesday.", []),
        (f"An earlier version of this article misstated it. It was {'a' * 50_000}.", []),
        ("This article has been updated. It was eight, not nine.", []),
    ],
)
def test_notes_at_the_foot_of_a_report_correct_it(note: str, expected: list[tuple[str, str, str]]) -> None:
    """They stand beside the story; one that only says that something was corrected changes nothing."""
    body = article("courier", "A roof in Velm fell on Monday.", day="2030-03-01")
    start = len(body.text) + 2
    foot = Part("courier", start, start + len(note), note, "other")
    told = replace(body, text=f"{body.text}\n\n{note}", furniture=(foot,))
    fell = event("e", report(told, told.paragraphs[0].text, status="happened", trigger="fell"))
    found = changes([fell], [dispatch("d1", "courier")], [told], parses=parsed(body))
    assert [(change.field, change.before, change.after) for change in found] == expected


def test_a_figure_belongs_to_the_event_of_its_verb() -> None:
    """Of two events in a sentence the one that its predicate names, not that somebody said so."""
    early = article("courier", "The mayor said that a roof in Velm killed three people.", day="2030-03-01")
    late = article("herald", "The mayor said that the roof in Velm killed 7 people.", day="2030-03-03")
    both = [early, late]
    said = [report(one, one.paragraphs[0].text, status="happened", trigger="said") for one in both]
    fell = [report(one, one.paragraphs[0].text, status="happened", trigger="killed") for one in both]
    (change,) = changes([event("said", *said), event("fell", *fell)], BOTH, both, parses=parsed(*both))
    assert change.event == "fell"


def test_a_toll_rises_above_all_told_before() -> None:
    """Each new toll is set against the highest so far, and one that was ("down from 9") is none of its own."""
    rising = ("killed 7 people", "killed 9 people", "killed 8 people")
    told = [
        article(id, f"The flood in Velm {words}.", day=f"2030-03-0{n}")
        for n, (id, words) in enumerate(zip(("courier", "herald", "post"), rising, strict=True), 1)
    ]
    flood = event("e", *(report(one, one.paragraphs[0].text, status="happened", trigger="flood") for one in told))
    wire = [dispatch(f"d{n}", one.id) for n, one in enumerate(told)]
    found = changes([flood], wire, told, parses=parsed(*told))
    assert [(one.before, one.after) for one in found] == [("7 dead", "9 dead")]


def test_what_ends_a_state_befalls_whom_the_state_names() -> None:
    """Workers are missing: a report that found no fault, or a girl who was found, does not end it."""
    early = article("courier", "Eleven workers are still missing, the guard in Velm said.", day="2030-03-01")
    rig = event("e", report(early, early.paragraphs[0].text, status="happened", trigger="missing"))
    for text, expected in (
        ("The missing workers were found on a raft in Velm.", ["found"]),
        ("The ministry found no violations in Velm.", []),
        ("A girl was found in a barn in Velm.", []),
    ):
        late = article("herald", text, day="2030-03-03")
        found = changes([rig], BOTH, [early, late], parses=parsed(early, late))
        assert [change.after for change in found] == expected


def test_a_plan_of_one_club_is_not_given_up_by_another() -> None:
    """Two clubs want to sign one player: that one no longer does is nothing of the other's plan."""
    early = article("courier", "The Velm Hawks plan to sign Ivo Hart this month.", day="2030-03-01")
    for club, expected in (("Hawks", ["declined"]), ("Otters", [])):
        late = article("herald", f"The {club} will not sign Ivo Hart this month.", day="2030-03-09")
        deal = event(
            "e",
            report(early, early.paragraphs[0].text, trigger="sign"),
            report(late, late.paragraphs[0].text, status="declined", trigger="sign"),
        )
        assert [one.after for one in changes([deal], BOTH, [early, late], parses=parsed(early, late))] == expected


def test_another_happening_of_the_day_named_does_not_move_the_plan() -> None:
    """A deadline for an interview is not moved by another interview that was given."""
    plan = report(EARLY, "may be held in 2031", on=when("2030-05-01"))
    given = report(LATE, "will be held in 2032", status="happened", on=when("2030-03-08"))
    assert "when" not in [one.field for one in changes([event("e", plan, given)], BOTH, [EARLY, LATE])]


def test_a_plan_is_not_put_off_to_the_day_that_it_had() -> None:
    """A witness's evidence is put off to Monday, the day on which the trial was to go on with it."""
    plan = report(EARLY, "may be held in 2031", on=when("2030-03-11"))
    off = report(LATE, "will be held in 2032", status="postponed", on=when("2030-03-11"))
    assert not changes([event("e", plan, off)], BOTH, [EARLY, LATE])


def test_a_plan_of_the_same_people_at_one_named_place_moves_though_told_in_other_words() -> None:
    """An invitation to Velm "this year", told as a visit there "in 2032", moved; of other people it is another visit."""
    early = article("courier", "Orla Penn was asked to Velm for a summit in 2031.", day="2030-03-01")
    late = article("herald", "A tour by Orla Penn to Velm in 2032 was offered.", day="2030-03-09")
    both = [early, late]
    first = report(
        early,
        "asked to Velm for a summit in 2031",
        on=when("2031-01-01", "2031-12-31"),
        where="Velm",
        trigger="summit",
        who=("penn",),
    )
    second = report(
        late,
        "A tour by Orla Penn to Velm in 2032",
        on=when("2032-01-01", "2032-12-31"),
        where="Velm",
        trigger="tour",
        who=("penn",),
    )
    (change,) = changes([event("e", first, second)], BOTH, both)
    assert (change.field, change.before, change.after) == ("when", "2031", "2032")
    assert not changes([event("e", first, replace(second, who=("hart",)))], BOTH, both)
