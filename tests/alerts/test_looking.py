"""What a story tells that it did not tell before, and what is no news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.alerts.looking import NEVER, Candidate, Noticed, look
from dateline.status import UNSURE
from dateline.terms import (
    Change,
    Conflict,
    Dispatch,
    Entity,
    Event,
    EventReport,
    Evidence,
    Independence,
    Status,
    Story,
    Words,
)
from tests.alerts.builders import day


@dataclass(frozen=True)
class Scene:
    """A story as told."""

    story: Story
    dispatches: tuple[Dispatch, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def report(article: str, status: Status = "scheduled", start: int = 4) -> EventReport:
    """One article's report of the event."""
    words, trigger = Evidence(article, 0, 20, "A bridge will open"), Evidence(article, start, start + 4, "open")
    return EventReport(
        article,
        day(f"2030-03-0{article[-1]}"),
        None,
        None,
        None,
        status,
        (),
        (),
        words,
        trigger,
        core=True,
        who=("n1",),
    )


def event(*reports: EventReport, id: str = "e1", sure: float = 0.9, status: Status = "scheduled") -> Event:
    """An event that these tell."""
    shown = Words("A bridge will open", (reports[0].evidence,))
    return Event(
        id, "the opening", "opening", ("n1",), "Lowmere", day("2030-03-08"), status, None, (), "as built", reports, shown, sure, 0.5
    )  # fmt: skip


def scene(*events: Event, changes: Sequence[Change] = (), conflicts: Sequence[Conflict] = ()) -> Scene:
    """A story of these events, each article a dispatch of its own."""
    articles = tuple(sorted({one.article for each in events for one in each.reports}))
    basis = Independence(len(articles), len(articles), 1, (), "as built")
    story = Story(
        "5706", "Lowmere bridge", articles, (), basis, tuple(one.id for one in events), None, day("2030-03-05"), ()
    )
    dispatches = tuple(Dispatch(f"d{id}", (id,), id, None, (), (), ()) for id in articles)
    anna = Entity("n1", "Anna Weber", "person", ("Weber",), (), None, (), "as built")
    lowmere = Entity("n2", "Lowmere", "place", (), (), None, (Evidence(articles[0], 2, 8, "bridge"),), "as built")
    return Scene(story, dispatches, (anna, lowmere), events, tuple(changes), tuple(conflicts))


def moved(article: str = "r2", **other: object) -> Change:
    """A plan that is told for another day."""
    made = Change(
        "e1", "when", "8 Mar 2030", "12 Mar 2030", day("2030-03-05"), "major",
        (Evidence("r1", 0, 20, "on 8 March"), Evidence(article, 0, 20, "on 12 March")),
    )  # fmt: skip
    return replace(made, **other)  # type: ignore[arg-type]


def found(told: Scene, before: Noticed | None = None) -> dict[str, Candidate]:
    """What may be news, by kind."""
    return {one.news.kind: one for one in look(told, told.story, before or Noticed()).candidates}


def after(told: Scene) -> Noticed:
    """What is noticed when one has looked at this."""
    return look(told, told.story, Noticed()).noticed


FIRST = scene(event(report("r1")))
BOTH = event(report("r1"), report("r2"))


def test_all_is_new_to_who_never_looked_and_nothing_to_who_just_did() -> None:
    """Whatever is told."""
    told = scene(BOTH, changes=[moved()])
    assert set(found(told)) == {"new story", "plan", "event"}
    assert all(one.was in (NEVER, 0) for one in found(told).values())
    assert not found(told, after(told))


def test_a_change_is_news_once() -> None:
    """When it is first told; not when another report tells it too, whichever words it is read from then."""
    before = after(FIRST)
    second = scene(BOTH, changes=[moved()])
    news = found(second, before)["plan"]
    assert (news.news.before, news.news.after, news.news.sure, news.was) == ("8 Mar 2030", "12 Mar 2030", 0.9, NEVER)
    before.take_in(look(second, second.story, before).noticed)
    third = scene(event(report("r1"), report("r2"), report("r3")), changes=[moved("r3")])
    assert "plan" not in found(third, before)
    again = moved("r3", before="12 Mar 2030", after="20 Mar 2030")
    assert "plan" in found(scene(event(report("r1"), report("r2"), report("r3")), changes=[again]), before)


def test_a_plan_is_upset_and_a_minor_change_is_no_news() -> None:
    """Another day of what is planned, or a status that upsets it; another day of what is done is a change like others."""
    told = scene(BOTH, changes=[moved(field="status", before="scheduled", after="cancelled")])
    assert "plan" in found(told)
    told = scene(BOTH, changes=[moved(field="status", before="scheduled", after="happened")])
    assert "change" in found(told)
    done = event(report("r1", "happened"), report("r2", "happened"), status="happened")
    assert "change" in found(scene(done, changes=[moved()]))
    assert not {"plan", "change"} & set(found(scene(BOTH, changes=[moved(weight="minor")])))


def test_what_is_doubtful_has_no_chance() -> None:
    """Where reports disagree about the same, where it is only somebody's word, where its event is never shown."""
    conflict = Conflict("e1", "when", ())
    assert found(scene(BOTH, changes=[moved()], conflicts=[conflict]))["plan"].news.sure == 0
    other = Conflict("e1", "where", ())
    assert found(scene(BOTH, changes=[moved()], conflicts=[other]))["plan"].news.sure == 0.9
    for status in sorted(UNSURE):
        assert found(scene(replace(BOTH, status=status), changes=[moved()]))["plan"].news.sure == 0
    assert found(scene(replace(BOTH, headline=None), changes=[moved()]))["plan"].news.sure == 0


def test_what_becomes_surer_is_told_with_how_sure_it_was() -> None:
    """So that each rule hears of it when it is as sure as that asks."""
    before = after(scene(event(report("r1"), sure=0.5)))
    news = found(scene(event(report("r1"), report("r2"), sure=0.8)), before)["event"]
    assert (news.was, news.news.sure) == (0.5, 0.8)


def test_what_other_steps_tell_of_known_reports_is_no_news() -> None:
    """A report that was not known has to tell it."""
    before = Noticed({"r1": 1})
    assert "event" not in found(FIRST, before)
    assert "event" in found(scene(BOTH), before)
    assert not found(scene(BOTH, changes=[moved()]), Noticed({"r1": 2, "r2": 2}))


def test_a_story_is_told_by_more_than_before() -> None:
    """With how many told it at the last look; of two that became one the larger counts."""
    told = scene(event(report("r1"), report("r2"), report("r3")))
    assert found(told)["new story"].was == 0
    assert found(told, Noticed({"r1": 1, "r2": 2}))["new story"].was == 2
    assert "new story" not in found(told, Noticed({"r1": 3}))


def test_those_named_are_those_who_take_part_or_stand_in_the_words() -> None:
    """With all their names; and where it happens."""
    one = found(scene(BOTH, changes=[moved()]))["plan"]
    assert one.people == ("Anna Weber", "Weber")
    assert one.places == ("Lowmere", "Lowmere")
    assert one.news.independent == 2
