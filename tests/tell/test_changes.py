"""Tests for `dateline.tell.changes`."""

from dataclasses import replace

from dateline.tell.changes import changes, status_weight
from dateline.terms import Edit, Quantity, When
from tests.tell.builders import article, dispatch, event, report, when

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


def test_a_day_inside_the_month_said_before_is_minor() -> None:
    """A plan that gets its day has been refined, not turned."""
    summit = event(
        "e",
        report(EARLY, "may be held in 2031", on=when("2031-05-01", "2031-05-31")),
        report(LATE, "will be held in 2032", on=when("2031-05-07")),
    )
    assert [change.weight for change in changes([summit], BOTH, [EARLY, LATE])] == ["minor"]


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


def test_a_toll_that_rises_is_a_change() -> None:
    """3 dead, then 7 dead: major, each with its figure in words."""
    first = article("courier", "The roof in Velm fell. Police said three people were killed.", day="2030-03-01")
    second = article("herald", "The roof in Velm killed 7, aides said.", day="2030-03-09")
    few, many = (
        report(first, "The roof in Velm fell", quantities=[Quantity("dead", "three")]),
        report(second, "killed 7", quantities=[Quantity("dead", "7")]),
    )
    (change,) = changes([event("e", few, many)], BOTH, [first, second])
    assert (change.before, change.after, change.weight) == ("3 dead", "7 dead", "major")
    assert change.evidence[0].text == "Police said three people were killed."
    unseen = report(first, "The roof in Velm fell", quantities=[Quantity("dead", "5")])
    assert not changes([event("e", unseen, many)], BOTH, [first, second])


def test_a_toll_told_twice_is_told_of_the_event_that_most_tell() -> None:
    """The collapse and the killing in it share their sentences: one change, not two."""
    first = article("courier", "The roof in Velm fell and killed 3.", day="2030-03-01")
    second = article("herald", "The roof in Velm fell and killed 7.", day="2030-03-09")
    third = article("echo", "The roof in Velm fell.", day="2030-03-10")
    told = [
        report(source, source.paragraphs[0].text, status="happened", quantities=[Quantity("dead", toll)])
        for source, toll in ((first, "3"), (second, "7"))
    ]
    fall = event("fall", *told, report(third, "The roof in Velm fell.", status="happened"))
    (change,) = changes([event("a", *told), fall], (*BOTH, dispatch("d3", "echo")), [first, second, third])
    assert change.event == "fall"


def test_figures_of_others_are_not_the_toll() -> None:
    """Killed are not wounded because "scores" is no number; those of the raids that an attack avenges are not its own."""
    first = article("courier", "A blast in Velm killed four and wounded scores.", day="2030-03-01")
    second = article("herald", "A blast in Velm wounded 90.", day="2030-03-09")
    third = article("echo", "The blast was revenge for raids that killed 30.", day="2030-03-10")
    both = [Quantity("dead", "four"), Quantity("injured", "four")]
    early = report(first, first.paragraphs[0].text, status="happened", quantities=both)
    hurt = report(second, second.paragraphs[0].text, status="happened", quantities=[Quantity("injured", "90")])
    raids = report(third, third.paragraphs[0].text, status="happened", quantities=[Quantity("dead", "30")])
    wire = (*BOTH, dispatch("d3", "echo"))
    assert not changes([event("e", early, hurt, raids)], wire, [first, second, third])


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


def test_a_toll_that_falls_counts_a_part() -> None:
    """7 dead, then 4 dead: the later report speaks of some of them."""
    many, few = (
        report(EARLY, "may be held", status="happened", quantities=[Quantity("dead", "7")]),
        report(LATE, "will be held", status="happened", quantities=[Quantity("dead", "4")]),
    )
    assert not changes([event("e", many, few)], BOTH, [EARLY, LATE])


def test_of_one_day_the_higher_count_of_the_dead_is_the_later() -> None:
    """Where one report tells the hour and the other only the day, the toll tells which came first."""
    day = article("courier", "The roof in Velm fell; five are dead, aides said.", day="2030-03-01")
    hour = article("herald", "The roof in Velm fell; seven are dead, aides said.", day="2030-03-01T19:00")
    few, many = (
        report(day, "five are dead", status="happened", quantities=[Quantity("dead", "five")]),
        report(hour, "seven are dead", status="happened", quantities=[Quantity("dead", "seven")]),
    )
    (change,) = changes([event("e", few, many)], BOTH, [day, hour])
    assert (change.before, change.after) == ("5 dead", "7 dead")


def test_an_amount_moves_where_a_report_says_so() -> None:
    """Two prices of one thing are a change where the later report says that it was raised, and in that direction."""
    raised = article("herald", "The mill raised its offer to $90 million from $80 million.", day="2030-03-09")
    other = article("herald", "The mill is worth $90 million, one broker said.", day="2030-03-09")
    bid = article("courier", "The mill offered $80 million.", day="2030-03-01")
    old = report(bid, "offered $80 million", status="happened", quantities=[Quantity("amount", "80 million", "$")])
    now = [Quantity("amount", "90 million", "$"), Quantity("amount", "80 million", "$")]
    up = report(raised, "raised its offer to $90 million from $80 million", status="happened", quantities=now)
    worth = report(other, "is worth $90 million", status="happened", quantities=now[:1])
    (change,) = changes([event("e", old, up)], BOTH, [bid, raised])
    assert (change.before, change.after) == ("$80 million", "$90 million")
    assert not changes([event("e", old, worth)], BOTH, [bid, other])


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
    assert not changes([event("e", plan, held)], BOTH, [EARLY, LATE])
    same = replace(held, who=("hart", "penn"))
    assert [c.after for c in changes([event("e", plan, same)], BOTH, [EARLY, LATE])][:1] == ["happened"]


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
    assert [c.field for c in changes([event("e", plan, done)], BOTH, [EARLY, LATE])] == ["status"]
