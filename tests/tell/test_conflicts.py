"""Tests for `dateline.tell.conflicts`."""

from dataclasses import replace

import pytest

from dateline.tell.conflicts import conflicts
from dateline.tell.counts import LONGEST, counts
from dateline.tell.sides import in_short
from dateline.tell.sources import source as figure_source
from dateline.tell.voices import Said
from dateline.terms import When
from tests.tell.builders import article, cast, dispatch, event, parsed, person, report, statement, when, words

COURIER = article(
    "courier",
    "Envoys of both towns said a first agreement on a bridge had been reached.",
    'Mayor Orla Penn told reporters: "It has not been set up yet. We may build it."',
    day="2030-03-01",
)
HERALD = article("herald", "The bridge collapsed on Monday and 9 people died, police said.", day="2030-03-01")
ECHO = article("echo", "The bridge collapsed on Sunday; 4 people were killed, medics said.", day="2030-03-01")
PENN = person("penn", "Orla Penn", words(COURIER, "Orla Penn"))
ALONE = [dispatch("d1", "courier")]
TWO = [dispatch("d2", "herald"), dispatch("d3", "echo")]


def test_a_source_that_leaves_open_what_others_call_agreed_is_a_conflict() -> None:
    """Inside one dispatch, envoys speak of an agreement and the mayor says it is not set up: both sides are shown."""
    said = [
        statement("s1", COURIER, "a first agreement on a bridge had been reached", None, speaker_text="Envoys"),
        statement("s2", COURIER, "It has not been set up yet. We may build it.", "penn", kind="direct"),
    ]
    plan = event("e", report(COURIER, "a first agreement on a bridge had been reached", status="agreed"), what="bridge")
    (found,) = conflicts([plan], ALONE, [COURIER], said, cast(PENN))
    assert found.field == "status"
    assert [side.by for side in found.sides] == [None, "penn"]
    assert found.sides[0].value == "agreed"
    assert "not been set up" in found.sides[1].evidence[0].text


def test_a_question_told_is_no_side() -> None:
    """A question told, as "why it had not been agreed", says nothing against the agreement."""
    source = article(
        "post",
        "Envoys said a pact had been reached. Penn explained why it had not been agreed before.",
        day="2030-03-01",
    )
    said = [statement("s", source, "why it had not been agreed before", "penn")]
    pact = event("e", report(source, "a pact had been reached", status="agreed"))
    assert not conflicts([pact], [dispatch("d", "post")], [source], said, cast())


def test_days_of_what_is_past_differ() -> None:
    """Two dispatches date one happening differently."""
    fall = event(
        "e",
        report(HERALD, "collapsed on Monday", status="happened", on=when("2030-02-25")),
        report(ECHO, "collapsed on Sunday", status="happened", on=when("2030-02-24")),
    )
    (found,) = conflicts([fall], TWO, [HERALD, ECHO], [], cast())
    assert (found.field, {side.value for side in found.sides}) == ("when", {"25 Feb 2030", "24 Feb 2030"})


def test_copies_do_not_conflict() -> None:
    """One dispatch and its copy are one voice."""
    fall = event(
        "e",
        report(HERALD, "collapsed on Monday", status="happened", on=when("2030-02-25")),
        report(ECHO, "collapsed on Sunday", status="happened", on=when("2030-02-24")),
    )
    assert not conflicts([fall], [dispatch("d", "herald", "echo")], [HERALD, ECHO], [], cast())


def test_a_denial_stands_beside_what_it_answers() -> None:
    """Accusation and denial of two sources in one report are shown next to each other."""
    source = article(
        "post",
        "Prosecutors charged Orla Penn with fraud on Monday.",
        '"Penn took money by fraud," the auditor said.',
        "Her lawyer Ivo Hart said the fraud charges were false.",
        day="2030-03-01",
    )
    said = [
        statement("s1", source, "Penn took money by fraud,", None, speaker_text="the auditor", kind="direct"),
        statement("s2", source, "the fraud charges were false", None, speaker_text="Ivo Hart"),
    ]
    charge = event(
        "e", report(source, "Prosecutors charged Orla Penn with fraud", status="happened"), what="fraud charge"
    )
    (found,) = conflicts([charge], [dispatch("d", "post")], [source], said, cast())
    assert [side.value for side in found.sides] == ["Penn took money by fraud,", "the fraud charges were false"]


def test_order_does_not_matter() -> None:
    """Events, dispatches and articles in any order give the same conflicts."""
    fall = event(
        "e",
        report(HERALD, "collapsed on Monday", status="happened", on=when("2030-02-25")),
        report(ECHO, "collapsed on Sunday", status="happened", on=when("2030-02-24")),
    )
    back = event("e", *reversed(fall.reports))
    assert conflicts([fall], TWO, [HERALD, ECHO], [], cast()) == conflicts(
        [back], TWO[::-1], [ECHO, HERALD], [], cast()
    )


def test_a_denied_part_in_a_thing_does_not_deny_the_thing() -> None:
    """Denying "any meddling in the vote" leaves the vote as it was."""
    source = article("post", "The vote was held in May. The guild denied any meddling in the vote.", day="2030-06-01")
    said = [statement("s", source, "any meddling in the vote", None, speaker_text="The guild", kind="denial")]
    said = [replace(one, alone=False) for one in said]
    vote = event("e", report(source, "The vote was held in May", status="happened"), what="vote")
    assert not conflicts([vote], [dispatch("d", "post")], [source], said, cast())


def test_a_claim_and_its_denial_right_after_it() -> None:
    """Two people of the story contradict each other: the conflict is of the event they spoke of just before."""
    source = article(
        "post",
        "Orla Penn and Ivo Hart held talks in Velm on Monday.",
        "According to Penn, the town offered a third of the land. Hart denied that a figure had been named.",
        day="2030-06-01",
    )
    said = [
        statement("s1", source, "the town offered a third of the land", "penn"),
        statement("s2", source, "that a figure had been named", "hart", kind="denial"),
    ]
    talks = event("e", report(source, "held talks in Velm on Monday", status="happened"))
    (found,) = conflicts([talks], [dispatch("d", "post")], [source], said, cast())
    assert [side.by for side in found.sides] == ["penn", "hart"]
    assert found.field == "quantity"


def test_what_stands_beside_a_denial_is_not_denied_by_it() -> None:
    """That the board will meet is not what is denied with "under pressure to settle", though it stands just before."""
    source = article(
        "post",
        "Talks in Velm are set for Monday. Orla Penn denied that she was under pressure to settle.",
        "Ivo Hart said the board would discuss the matter. Penn denied that she had met with rivals of the guild.",
        day="2030-06-01",
    )
    said = [
        statement("s1", source, "she was under pressure to settle", "penn", kind="denial"),
        statement("s2", source, "the board would discuss the matter", "hart"),
        statement("s3", source, "that she had met with rivals of the guild", "penn", kind="denial"),
    ]
    talks = event("e", report(source, "Talks in Velm are set for Monday"))
    assert not conflicts([talks], [dispatch("d", "post")], [source], said, cast())


def test_a_clause_denies_what_has_its_words() -> None:
    """A denial that guards had opened the dam answers "guards opened the dam at dawn", not a question about the dam."""
    source = article(
        "post",
        "The dam at Velm broke on Monday.",
        "Guards opened the dam at dawn, Orla Penn said, asking why the guards of the dam had slept.",
        "Ivo Hart denied that guards had opened the dam.",
        day="2030-06-01",
    )
    said = [
        statement("s1", source, "Guards opened the dam at dawn", "penn"),
        statement("s2", source, "why the guards of the dam had slept", "penn"),
        statement("s3", source, "that guards had opened the dam", "hart", kind="denial"),
    ]
    broke = event("e", report(source, "The dam at Velm broke on Monday", status="happened"), what="dam broke")
    (found,) = conflicts([broke], [dispatch("d", "post")], [source], said, cast())
    assert [side.evidence[0].text for side in found.sides] == [said[0].text, said[2].text]


def test_a_denied_accusation_stands_against_the_accuser() -> None:
    """Against "denied the accusation" stands who accused of what, not the taunt quoted after it."""
    source = article(
        "post",
        "Orla Penn accused the guild of fraud. “It found time for Velm,” she said. The guild denied the accusation.",
        day="2030-06-01",
    )
    said = [
        statement("s1", source, "“It found time for Velm,”", "penn", kind="direct"),
        replace(statement("s2", source, "the accusation", None, speaker_text="The guild", kind="denial"), alone=False),
    ]
    told = report(source, "Orla Penn accused the guild of fraud.", status="happened", by="penn")
    accused = replace(event("e", told, what="Orla Penn accused the guild"), kind="accusation")
    (found,) = conflicts([accused], [dispatch("d", "post")], [source], said, cast())
    assert found.sides[0].value == "Orla Penn accused the guild of fraud."


def test_a_day_that_no_report_names_is_no_side() -> None:
    """Told as new on its own day, an event is not dated."""
    new = When("2030-03-01", "2030-03-01", "day", "told as just done in a report of that day")
    fall = event(
        "e",
        report(HERALD, "collapsed on Monday", status="happened", on=when("2030-02-25")),
        report(ECHO, "4 people were killed", status="happened", on=new),
    )
    assert not conflicts([fall], TWO, [HERALD, ECHO], [], cast())


def test_years_counted_loosely_are_no_other_years() -> None:
    """The words "two years ago" in January may mean the year before that one."""
    about = When("2028-01-01", "2028-12-31", "year", "'two years ago' counted from 2030-03-01")
    fall = event(
        "e",
        report(HERALD, "collapsed on Monday", status="happened", on=when("2027-01-01", "2027-12-31")),
        report(ECHO, "collapsed on Sunday", status="happened", on=about),
    )
    assert not conflicts([fall], TWO, [HERALD, ECHO], [], cast())


def _figures(*texts: str, days: tuple[str, str] = ("2030-03-01", "2030-03-01")) -> list[list[str]]:
    """The sides of what two reports give differently in figures."""
    told = [article(id, text, day=day) for id, text, day in zip(("herald", "echo"), texts, days, strict=True)]
    fall = event("e", *(report(one, one.paragraphs[0].text, status="happened", trigger="Velm") for one in told))
    found = conflicts([fall], TWO, told, [], cast(), parses=parsed(*told))
    return [[side.value for side in one.sides] for one in found if one.field != "status"]


def test_figures_of_one_day_differ() -> None:
    """Two dispatches of one day give different tolls; what one reports the next day is a change."""
    nine, four = "The bridge in Velm fell and killed 9 people.", "The bridge in Velm fell; 4 people were killed."
    assert _figures(nine, four) == [["4 dead", "9 dead"]] or _figures(nine, four) == [["9 dead", "4 dead"]]
    assert not _figures(four, nine, days=("2030-03-01", "2030-03-02"))


def test_any_figure_of_one_thing_may_differ() -> None:
    """The words of an oath, an age, a length in other units, years in office."""
    assert _figures("Orla Penn took the 35-word oath in Velm.", "Ivo Hart administered the 38-word oath in Velm.")
    assert _figures("Orla Penn, 32, fell in Velm.", "Orla Penn, 31, fell from a ridge in Velm.")
    assert _figures("A climber fell 150 metres in Velm.", "A climber fell 250 feet in Velm.")
    assert not _figures("A climber fell 150 metres in Velm.", "A climber fell 490 feet in Velm.")
    assert _figures("Orla Penn held the seat in Velm from 1966 to 1978.", "Orla Penn served in Velm from 1967 to 1979.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The firm pumped 16,830 barrels in Velm on Wednesday.", "The firm pumped 23,725 barrels in Velm on Thursday."),
        ("Orla Penn took the No. 2 position in Velm.", "Ivo Hart took the No. 3 position in Velm."),
        (
            "Orla Penn would have cut $716 billion from hospitals in Velm.",
            "Ivo Hart would have cut $916 billion from hospitals in Velm.",
        ),
    ],
)
def test_figures_of_other_days_ranks_and_people_do_not_differ(one: str, other: str) -> None:
    """What was pumped on two days; places in an order; what two people each would cut."""
    assert not _figures(one, other)


def test_how_long_it_has_gone_on_is_another_by_now() -> None:
    """Told until now, two lengths of time do not contradict each other; of what is over they do."""
    now = "Oil has been leaking for 18 days from the well off Velm since the blast."
    over = "Oil leaked for 18 days from the well off Velm after the blast."
    assert not _figures(now, now.replace("18", "20"))
    assert _figures(over, over.replace("18", "20"))


def test_figures_of_one_day_of_the_week_differ() -> None:
    """The same as above, told of one day."""
    assert _figures(
        "The firm pumped 16,830 barrels in Velm on Wednesday.", "The firm pumped 23,725 barrels in Velm on Wednesday."
    )


def test_figures_of_two_things_do_not_differ() -> None:
    """A part beside the whole, "at least" beside more, what may be, round hundreds beside the exact number."""
    assert not _figures(
        "The bridge in Velm fell; 50 people were hurt.", "In Velm 4 of the 50 people hurt were children."
    )
    assert not _figures("The bridge in Velm killed at least 3 people.", "The bridge in Velm killed 9 people.")
    assert not _figures("The flood in Velm killed 612 people.", "The flood in Velm killed 600 people.")
    assert not _figures("The flood in Velm wrecked 20 boats.", "A flood in Velm could wreck 40 boats.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Velm yard will cut at least 200 jobs.", "The Velm yard will cut at least 300 jobs."),
        ("The Velm yard will cut up to 300 jobs.", "The Velm yard will cut up to 500 jobs."),
        ("The Velm yard will cut no more than 500 jobs.", "The Velm yard will cut 300 jobs."),
        ("The Velm yard will cut at least 200 jobs.", "The Velm yard will cut up to 500 jobs."),
        ("The Velm yard will build from 300 boats to as many as 500.", "The Velm yard will build 400 boats."),
        ("The Velm yard will lend from $3 million to $5 million.", "The Velm yard will lend $4 million."),
    ],
)
def test_figures_that_can_both_be_so_do_not_differ(one: str, other: str) -> None:
    """Two that are the least or the most, what lies between them, what lies in a range; told as exact the two do differ."""
    assert not _figures(one, other)
    assert _figures("The Velm yard will cut 200 jobs.", "The Velm yard will cut 300 jobs.")


def test_a_bound_that_leaves_the_other_out_differs() -> None:
    """At least 400 and 300 jobs cannot both be cut, nor no more than 200 and 300; each is told with its bound."""
    three = "The Velm yard will cut 300 jobs."
    assert sorted(*_figures("The Velm yard will cut at least 400 jobs.", three)) == ["300 jobs", "at least 400 jobs"]
    assert sorted(*_figures("The Velm yard will cut no more than 200 jobs.", three)) == [
        "300 jobs",
        "no more than 200 jobs",
    ]


def test_figures_of_two_holders_do_not_differ() -> None:
    """Other people's ages, armies, distances by now, scores, terms, prices and what is only feared are other figures."""
    for one, other in (
        ("Orla Penn, 32, fell in Velm.", "Ida Penn, 31, fell in Velm."),
        ("The Danish army lost 3 peacekeepers in Velm.", "The Polish army lost 4 peacekeepers in Velm."),
        ("The slick is nine miles from Velm.", "The slick is seven miles from Velm."),
        ("The Hawks took a 20-13 win in Velm.", "The Hawks took a 24-13 win in Velm."),
        ("Hart served 12 years in prison in Velm.", "Hart served 15 years in prison in Velm."),
        ("The Hawks offered $200 million for Hart in Velm.", "The Otters offered $160 million for Penn in Velm."),
        ("The flood in Velm killed 80 people.", "The flood in Velm is confirmed to have killed 20 people."),
        ("A quake of magnitude 7.0 struck Velm.", "An aftershock of magnitude 5.9 struck Velm."),
    ):
        assert not _figures(one, other, days=("2030-03-01", "2030-03-02" if "slick" in one else "2030-03-01")), one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The train was going 80 mph when it left the rails in Velm.", "80"),
        ("The train hit the wall in Velm at 80 mph.", "80"),
        ("The train in Velm was going 80 mph at the time of the crash.", "80"),
        ("Unemployment in Velm fell 3 percent in May.", "3"),
        ("Shares of the Velm yard closed down 3 percent on Tuesday.", "3"),
    ],
)
def test_speeds_and_shares_of_one_moment_differ(one: str, other: str) -> None:
    """How fast it was as it fell, how much less it was in May, how a price closed on Tuesday: both cannot be so."""
    assert _figures(one, one.replace(other, "110" if other == "80" else "5"))


@pytest.mark.parametrize(
    "one",
    [
        "The storm Alma was moving off Velm at 80 mph.",
        "The storm Alma had winds of 80 mph off Velm on Tuesday.",
        "Shares of the Velm yard fell 80 percent on Tuesday.",
        "Shares of the Velm yard closed down 80 percent.",
    ],
)
def test_speeds_and_shares_of_no_moment_may_be_others_by_now(one: str) -> None:
    """A storm gathers speed, and a price falls further in one day."""
    assert not _figures(one, one.replace("80", "95"))


def test_two_counts_beside_one_count_of_the_dead() -> None:
    """Both reports give five dead, so neither count of the hurt is the later one."""
    noon, night = (
        "In Velm five people died and 24 people were hurt.",
        "Five people died and 31 people were hurt in Velm.",
    )
    assert _figures(noon, night, days=("2030-03-01T12:00", "2030-03-01T20:00")) == [["24 injured", "31 injured"]]


def test_two_sources_inside_one_report() -> None:
    """The firm and the union give two figures of one thing; one source that gives two does not contradict itself."""
    source = article(
        "post",
        "The Velm yard will cut 200 jobs, the firm said. The union said the yard would cut 450 jobs.",
        day="2030-03-01",
    )
    cut = event("e", report(source, "The Velm yard will cut 200 jobs", trigger="cut"))
    for second, sides in (("The union", 2), ("the firm", 0)):
        said = [
            statement("s1", source, "The Velm yard will cut 200 jobs", None, speaker_text="the firm"),
            statement("s2", source, "the yard would cut 450 jobs", None, speaker_text=second),
        ]
        found = conflicts([cut], [dispatch("d", "post")], [source], said, cast(), parses=parsed(source))
        assert sum(len(one.sides) for one in found) == sides


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        ("Police put the crowd in Velm at 40,000, but the union said it was 90,000.", 2),
        ("Police put the crowd in Velm at up to 40,000, but the union said it was up to 90,000.", 0),
        ("Police put the crowd in Velm at more than 40,000, but the union said it was 90,000.", 0),
        ("Police put the crowd in Velm at 40,000 to 60,000, but the union said it was 90,000.", 2),
        ("Police put the crowd in Velm at 40,000 to 95,000, but the union said it was 90,000.", 0),
    ],
)
def test_what_two_sources_give_in_one_sentence(said: str, sides: int) -> None:
    """Figures that can both be so are set against each other neither there; a range is one figure."""
    source = article("post", said, day="2030-03-01")
    march = event("e", report(source, said, status="happened", trigger="crowd"))
    found = conflicts([march], [dispatch("d", "post")], [source], [], cast(), parses=parsed(source))
    assert sum(len(one.sides) for one in found) == sides


@pytest.mark.parametrize(
    ("told", "by"),
    [
        ("the yard had cut 200 jobs", "penn"),
        ("the agency had counted 200 jobs cut at the yard", None),
        ("the agency reported that the yard had cut 200 jobs", None),
    ],
)
def test_a_side_is_whose_words_it_is(told: str, by: str | None) -> None:
    """What somebody says that others have counted is not his figure."""
    source = article("post", f"Orla Penn said {told} in Velm.", day="2030-03-01")
    said = [statement("s1", source, f"{told} in Velm", "penn")]
    (count,) = counts([source], parsed(source), [dispatch("d", "post")])
    found = figure_source(count, Said.read(said, cast()))
    assert (found.by if found else None) == by


def test_a_side_has_no_name_whose_words_are_not_shown() -> None:
    """Of two reports that give one figure the first is shown; who is quoted in the other is not its source."""
    told = [
        article("herald", "The storm left 31 ships stranded in Velm on Thursday.", day="2030-03-01"),
        article("post", "The storm left 31 ships stranded in Velm on Thursday, Orla Penn said.", day="2030-03-01"),
        article("echo", "The storm left 35 ships stranded in Velm on Thursday.", day="2030-03-01"),
    ]
    storm = event("e", *(report(one, one.paragraphs[0].text, status="happened", trigger="storm") for one in told))
    said = [statement("s1", told[1], "The storm left 31 ships stranded in Velm on Thursday", "penn")]
    runs = [dispatch(f"d{n}", one.id) for n, one in enumerate(told)]
    (found,) = conflicts([storm], runs, told, said, cast(), parses=parsed(*told))
    for side in found.sides:
        assert side.by == ("penn" if side.evidence[0].article == "post" else None)


def test_a_claim_and_its_denial_in_two_reports() -> None:
    """One side's charge and the other's denial of that very thing, a day apart; denied is only what the denial names."""
    charge = article("herald", "Velm said that Orlan soldiers crossed the border near Lund.", day="2030-03-01")
    denial = article("echo", "Orla denied that its soldiers had crossed the border near Lund.", day="2030-03-02")
    said = [
        statement("s1", charge, "Orlan soldiers crossed the border near Lund", None, speaker_text="Velm"),
        statement(
            "s2", denial, "its soldiers had crossed the border near Lund", None, speaker_text="Orla", kind="denial"
        ),
    ]
    one = replace(
        report(charge, "Orlan soldiers crossed the border near Lund", status="happened", trigger="crossed"),
        standing="claimed",
    )
    other = replace(
        report(denial, "its soldiers had crossed the border near Lund", status="denied", trigger="crossed"),
        standing="denied",
    )
    (found,) = conflicts([event("e", one, other)], TWO, [charge, denial], said, cast())
    assert found.field == "status"
    told = replace(one, standing="asserted")
    assert not conflicts([event("e", told, other)], TWO, [charge, denial], said, cast())


def test_a_side_is_no_longer_than_a_sentence() -> None:
    """Of a sentence that runs on, the words around the one that names the event, cut between words."""
    long = article("herald", f"{'Boats and barges lay about, ' * 12}and the bridge fell, {'as aides said ' * 12}.")
    words_ = in_short(report(long, long.paragraphs[0].text, trigger="fell"))
    assert len(words_.text) <= LONGEST
    assert "fell" in words_.text
    assert long.text[words_.start : words_.end] == words_.text
