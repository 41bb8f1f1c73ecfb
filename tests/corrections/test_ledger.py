"""The ledger in the pipeline: what was put right holds, in any order, for any reports, until it is undone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.corrections import Ledger, because, undoing
from dateline.corrections.about import about
from dateline.doors import export
from dateline.terms import Article, Correction, Entity, Event, Evidence, Reading, Report, Statement
from tests.corrections.builders import correction, mention
from tests.opening import opened
from tests.test_read import check as is_whole

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
APPEAL = "Stand with the Lindholm Post and its reporters today."
ROWS = (
    {
        "title": "Bridge of Lindholm to reopen",
        "text": "The mayor of Lindholm, Anna Weber, said on Tuesday that the bridge would reopen on 3 June. "
        f"Tomas Ruud, the engineer, met Weber in Varna on Monday.\n{APPEAL}\n“We are ready,” she told reporters.",
        "url": "https://post.example/bridge",
        "published": "2031-05-13",
        "publisher": "The Lindholm Post",
    },
    {
        "title": "Lindholm bridge: Weber names the day",
        "text": "Weber said the bridge of Lindholm would reopen in June. Engineer Ruud warned that the cranes were not ready. "
        f"The council meets on 20 May in Varna.\n{APPEAL}\nTrains to Lindholm stop in Varna until then.",
        "url": "https://star.example/weber",
        "published": "2031-05-14",
        "publisher": "The Varna Star",
    },
    {
        "title": "Former minister Brandt goes on trial",
        "text": "The trial of the former minister Ilja Brandt opened in Ostby on Wednesday. His lawyer, Mira Solberg, said "
        "he would appeal. The court will hear the witness Karl Weber on 2 June.",
        "url": "https://post.example/brandt",
        "published": "2031-05-15",
        "publisher": "The Lindholm Post",
    },
)
LATER = (
    {
        "title": "Bridge of Lindholm is open",
        "text": "The bridge of Lindholm reopened on 3 June, mayor Anna Weber said on Tuesday. "
        "Tomas Ruud, the engineer, said the cranes were gone.",
        "url": "https://gazette.example/open",
        "published": "2031-06-03",
        "publisher": "The Gazette",
    },
    {
        "title": "Brandt sentenced",
        "text": "A court in Ostby on Monday sentenced the former minister Ilja Brandt to four years. Solberg said he would appeal.",
        "url": "https://gazette.example/brandt",
        "published": "2031-06-09",
        "publisher": "The Gazette",
    },
)

ELSEWHERE = (
    ("2031-07-16", "Herring landings off Skarnes fell by half, fishermen complained after the storm tore their nets."),
    ("2031-10-02", "The opera house staged a forgotten comedy; critics praised the soprano and booed the conductor."),
    ("2032-01-20", "Volleyball: Ostby won the cup final after five sets, the youngest team ever to lift the trophy."),
)


def received(rows: tuple[dict[str, str], ...]) -> tuple[Report, ...]:
    """The reports of these rows."""
    return opened("\n".join(map(json.dumps, rows)).encode(), name="desk.jsonl", file="desk.jsonl")[0]


@cache
def plain() -> Reading:
    """What is read of the first reports, with nothing corrected."""
    return pipeline.read(received(ROWS))


@cache
def grown() -> tuple[Report, ...]:
    """The first reports and those that came later."""
    return received(ROWS + LATER)


def article(title: str) -> Article:
    """The report whose title has this word."""
    return next(one for one in plain().articles if title in (one.title or ""))


def entity(name: str) -> Entity:
    """The entity of that name in the story of the bridge, or else in the other."""
    return next(one for one in plain().entities if one.name == name)


def statement(text: str) -> Statement:
    """The statement that has these words."""
    return next(one for one in plain().statements if text in one.text)


def event(words: str) -> Event:
    """An event whose reports have these words."""
    return next(one for one in plain().events if any(words in report.evidence.text for report in one.reports))


def of(kind: str, one: Event, *, value: str | None = None, other: Iterable[Evidence] = ()) -> Correction:
    """A correction of an event that a reader knows by its id."""
    places, called = about(one).places, about(one).called
    return correction(kind, *places, value=value, other=other, called=called, why=f"the {kind} was wrong")


@cache
def desk() -> dict[str, Correction]:
    """One correction of every kind, by kind."""
    bridge, star, trial = article("to reopen"), article("names"), article("trial")
    told = [
        correction("merge stories", bridge.id, trial.id),
        correction("split story", star.id, other=[bridge.id]),
        correction("merge entities", *about(entity("Anna Weber")).places, *about(entity("Tomas Ruud")).places),
        correction("split entity", star.evidence(star.text.index("Weber said"), star.text.index("Weber said") + 5)),
        correction("date", bridge.id, value="2031-05-09"),
        correction("speaker", *about(statement("cranes were not ready")).places, value="Anna Weber"),
        correction("furniture", mention(bridge, APPEAL), value="appeal"),
        correction("not furniture", mention(star, "Trains to Lindholm stop in Varna until then.")),
        correction("copies", bridge.id, star.id),
        correction("not copies", star.id, other=[bridge.id]),
        of("status", event("trial of"), value="postponed"),
        correction("hide source", value="star.example"),
        of("no event", event("met Weber")),
        correction("event apart", mention(star, "Weber said the bridge"), other=[mention(bridge, "said")]),
        of("event same", event("council meets"), other=about(event("met Weber")).places),
        of("event day", event("council meets"), value="2031-05-21"),
        of("event place", event("trial of"), value="Varna"),
        of("event figure", event("trial of"), value="accused=1"),
        of(
            "event words",
            event("trial of"),
            other=[mention(trial, "The trial of the former minister Ilja Brandt opened")],
        ),
        correction("not said", *about(statement("cranes were not ready")).places),
        correction("story title", bridge.id, star.id, value="The bridge of Lindholm"),
        correction("story state", bridge.id, star.id, other=[mention(star, "the cranes were not ready")]),
    ]
    return {one.kind: one for one in told}


def read(*kinds: str, reports: tuple[Report, ...] | None = None) -> Reading:
    """What is read with the desk's corrections of these kinds."""
    return pipeline.read(reports or received(ROWS), corrections=[desk()[kind] for kind in kinds])


def home(reading: Reading, title: str) -> str:
    """The id of the story that holds the report."""
    return next(one.id for one in reading.stories if article(title).id in one.articles)


@pytest.fixture(params=["as received", "with later reports"])
def reports(request: pytest.FixtureRequest) -> tuple[Report, ...]:
    """The first reports, and them with those that came later: what was put right holds in both."""
    return received(ROWS) if request.param == "as received" else grown()


def test_stories_stay_merged(reports: tuple[Report, ...]) -> None:
    """Bridge and trial are one story, which says why."""
    reading = read("merge stories", reports=reports)
    assert home(reading, "to reopen") == home(reading, "trial")
    story = next(one for one in reading.stories if one.id == home(reading, "trial"))
    assert because(desk()["merge stories"]) in story.independence.basis


def test_stories_stay_split(reports: tuple[Report, ...]) -> None:
    """The two reports of the bridge are two stories."""
    assert home(plain(), "to reopen") == home(plain(), "names")
    reading = read("split story", reports=reports)
    assert home(reading, "to reopen") != home(reading, "names")


def test_entities_stay_merged(reports: tuple[Report, ...]) -> None:
    """One entity has both names, and the statements of both."""
    reading = read("merge entities", reports=reports)
    one = next(one for one in reading.entities if because(desk()["merge entities"]) in one.basis)
    assert {"Anna Weber", "Tomas Ruud"} <= {one.name, *one.also}


def test_an_entity_stays_split(reports: tuple[Report, ...]) -> None:
    """The second report's Weber is another."""
    reading = read("split entity", reports=reports)
    assert any(because(desk()["split entity"]) in one.basis for one in reading.entities)
    bearers = [one for one in reading.entities if desk()["split entity"].subject[0] in one.mentions]
    assert len(bearers) == 1
    assert bearers[0].name == "Weber"


def test_a_day_stays_put_right(reports: tuple[Report, ...]) -> None:
    """And "on Tuesday" is seen from it."""
    reading = read("date", reports=reports)
    bridge = next(one for one in reading.articles if one.id == article("to reopen").id)
    assert bridge.published
    assert bridge.published.basis == because(desk()["date"])
    tuesday = next(one for one in reading.timexes if one.article == bridge.id and "Tuesday" in one.text)
    assert tuesday.when
    assert tuesday.when.start == "2031-05-06"


def test_a_speaker_stays_put_right(reports: tuple[Report, ...]) -> None:
    """Weber warned, not Ruud."""
    reading = read("speaker", reports=reports)
    said = next(one for one in reading.statements if one.id == statement("cranes were not ready").id)
    assert next(one.name for one in reading.entities if one.id == said.speaker) == "Anna Weber"
    assert because(desk()["speaker"]) in said.basis


def test_furniture_stays_out(reports: tuple[Report, ...]) -> None:
    """The appeal is no part of either report's story, though it was named in one."""
    for one in read("furniture", reports=reports).articles:
        assert APPEAL not in one.body
        assert (APPEAL in one.text) == any(part.kind == "appeal" and part.text == APPEAL for part in one.furniture)


def test_what_is_not_furniture_stays_in(reports: tuple[Report, ...]) -> None:
    """Nor do other stories' reports take it away again."""
    line = desk()["not furniture"].subject[0].text
    echo = tuple(
        {"text": f"{text}\n{line}", "url": f"https://star.example/{n}", "published": day, "publisher": "The Varna Star"}
        for n, (day, text) in enumerate(ELSEWHERE)
    )
    extra = received(echo)
    taken = pipeline.read((*reports, *extra))
    assert line not in next(one.body for one in taken.articles if one.id == article("names").id)
    kept = read("not furniture", reports=(*reports, *extra))
    assert line in next(one.body for one in kept.articles if one.id == article("names").id)


def test_copies_stay_copies(reports: tuple[Report, ...]) -> None:
    """They count once, and the relation says who says so."""
    reading = read("copies", reports=reports)
    both = {article("to reopen").id, article("names").id}
    (dispatch,) = [one for one in reading.dispatches if both <= set(one.articles)]
    assert because(desk()["copies"]) in dispatch.relations[0].basis


def test_a_status_stays_put_right(reports: tuple[Report, ...]) -> None:
    """The trial is postponed, whatever is told of it."""
    reading = read("status", reports=reports)
    assert any(one.status == "postponed" and because(desk()["status"]) in one.basis for one in reading.events)


def telling(reading: Reading, words: str) -> list[Event]:
    """The events that are told in these words."""
    return [one for one in reading.events if any(words in report.evidence.text for report in one.reports)]


def row(reading: Reading, words: str) -> Event:
    """The event whose reports have these words, that most of them tell."""
    return max(telling(reading, words), key=lambda one: (one.headline is not None, len(one.reports)))


def test_what_is_no_event_stays_none(reports: tuple[Report, ...]) -> None:
    """Nobody met; it is no row, and the rest is told as before."""
    told, before = read("no event", reports=reports), pipeline.read(reports)
    gone = {one.id for one in before.events} - {one.id for one in told.events}
    assert gone == {event("met Weber").id}
    assert gone.isdisjoint(id for story in told.stories for id in (*story.events, *story.more, *story.next))


def test_words_stay_apart(reports: tuple[Report, ...]) -> None:
    """What one paper has Weber say is a row of its own, in that paper's words."""
    reading = read("event apart", reports=reports)
    new = next(one for one in reading.events if because(desk()["event apart"]) in one.basis and len(one.reports) == 1)
    assert new.headline
    assert new.headline.text == "Weber said the bridge of Lindholm would reopen in June."
    assert any(new.id in (*story.events, *story.more) for story in reading.stories)
    assert not any(
        len(one.reports) > 1 for one in telling(reading, "Weber said the bridge") if one.headline == new.headline
    )


def test_events_stay_one(reports: tuple[Report, ...]) -> None:
    """The council and the meeting are told by both reports, in the words of the surer."""
    one = row(read("event same", reports=reports), "council meets")
    assert {"met", "meets"} <= {report.trigger.text for report in one.reports}
    assert one.headline
    assert one.headline.text == "Tomas Ruud, the engineer, met Weber in Varna on Monday."


def test_fields_of_an_event_stay_put_right(reports: tuple[Report, ...]) -> None:
    """Its day, its place, its figure, its words; each says by whom."""
    reading = read("event day", "event place", "event figure", "event words", reports=reports)
    council = next(one for one in reading.events if because(desk()["event day"]) in one.basis)
    assert council.when
    assert (council.when.start, council.when.basis) == ("2031-05-21", because(desk()["event day"]))
    trial = next(one for one in reading.events if because(desk()["event place"]) in one.basis)
    assert trial.where == "Varna"
    assert ("accused", "1") in [(one.name, one.value) for one in trial.quantities]
    assert trial.headline
    assert trial.headline.text == "The trial of the former minister Ilja Brandt opened"


def test_what_nobody_said_stays_unsaid(reports: tuple[Report, ...]) -> None:
    """Nobody warned of the cranes."""
    assert not any("cranes were not ready" in one.text for one in read("not said", reports=reports).statements)


def test_a_title_stays(reports: tuple[Report, ...]) -> None:
    """And the story says by whom."""
    reading = read("story title", reports=reports)
    story = next(one for one in reading.stories if one.id == home(reading, "to reopen"))
    assert story.title == "The bridge of Lindholm"
    assert because(desk()["story title"]) in story.independence.basis


def test_a_state_stays_until_a_newer_report_tells_one() -> None:
    """What a report of June tells overtakes what somebody said in May."""
    for reports, state in ((received(ROWS), "the cranes were not ready"), (grown(), "The bridge of Lindholm reopened")):
        reading = read("story state", reports=reports)
        story = next(one for one in reading.stories if one.id == home(reading, "to reopen"))
        assert story.state
        assert story.state.text.startswith(state)


def test_a_state_that_somebody_gave_says_which_day_its_words_mean() -> None:
    """As the state that is found does: the day in brackets behind "Monday"."""
    bridge = article("to reopen")
    said = correction("story state", bridge.id, other=[mention(bridge, "met Weber in Varna on Monday")])
    reading = pipeline.read(received(ROWS), corrections=[said])
    story = next(one for one in reading.stories if bridge.id in one.articles)
    assert story.state
    assert story.state.text == "met Weber in Varna on Monday [12 May 2031]"


def test_a_source_stays_hidden(reports: tuple[Report, ...]) -> None:
    """Its reports take no part, and are named among what was left out."""
    reading = read("hide source", reports=reports)
    assert all("star.example" not in (one.url or "") for one in reading.articles)
    assert [because(desk()["hide source"]) in one.reason for one in reading.set_aside] == [True]


def test_no_corrections_change_nothing() -> None:
    """Nor do those of reports that are not there."""
    elsewhere = correction("speaker", Evidence("z", 0, 4, "Ruud"), value="Anna Weber")
    assert pipeline.read(received(ROWS), corrections=[elsewhere]) == plain()
    assert not Ledger()


def undone(one: Correction) -> Correction:
    """That somebody took it back."""
    return undoing(one, who="Ben Okoro", when="2031-07-01", why="it was right")


@SLOW
@given(st.lists(st.sampled_from(sorted(desk())), unique=True), st.data())
def test_order_of_arrival_does_not_matter(kinds: list[str], data: st.DataObject) -> None:
    """Any corrections, in any order, give the same bytes, and the export stays whole."""
    told = [desk()[kind] for kind in kinds]
    reading = pipeline.read(received(ROWS), corrections=told)
    shuffled = data.draw(st.permutations(told))
    assert export.to_json(pipeline.read(received(ROWS)[::-1], corrections=shuffled)) == export.to_json(reading)
    if "hide source" not in kinds:
        is_whole(reading)


@SLOW
@given(st.lists(st.sampled_from(sorted(desk())), unique=True, min_size=1), st.data())
def test_what_is_undone_leaves_no_trace(kinds: list[str], data: st.DataObject) -> None:
    """With its undoing, each correction gives the export as it was without."""
    back = data.draw(st.lists(st.sampled_from(kinds), unique=True, min_size=1))
    told = [desk()[kind] for kind in kinds] + [undone(desk()[kind]) for kind in back]
    kept = [desk()[kind] for kind in kinds if kind not in back]
    assert pipeline.read(received(ROWS), corrections=told) == pipeline.read(received(ROWS), corrections=kept)
