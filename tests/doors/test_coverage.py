"""Coverage: who was first, and what one side has that the other has not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.doors import coverage
from dateline.doors.shelf import Shelf
from dateline.doors.voices import voices
from dateline.doors.without import news_of, without
from dateline.errors import UnknownName
from dateline.ids import withdrawn_id
from dateline.terms import (
    Article,
    Change,
    Changed,
    Conflict,
    Dispatch,
    Edit,
    Event,
    Independence,
    Reading,
    State,
    Statement,
    Story,
    Words,
)
from dateline.terms import Side as ConflictSide
from tests.tell.builders import article, dispatch, person, report, row, statement, when, words


def told_by(id: str, outlet: str, day: str, *lines: str) -> Article:
    """A report of an outlet."""
    return replace(article(id, *lines, title=f"{outlet} of {day}"), publisher=outlet, published=when(day))


FALL, SHUT, HURT = "The crane fell on the quay.", "The quay was shut.", "Two people were hurt."
POST = told_by("a", "The Post", "2031-05-01", FALL, HURT)
STAR = told_by("b", "The Star", "2031-05-03", FALL, SHUT, "We are safe, said Weber.")
LATE = told_by("c", "The Post", "2031-05-02T10:00:00Z", "Weber was angry.")
HERALD = told_by("d", "The Herald", "2031-05-01", SHUT)
ALL = (POST, LATE, HERALD, STAR)
WEBER = person("w", "Anna Weber", words(STAR, "Weber"))


def core(id: str, text: str, *sources: Article) -> Event:
    """A row that these reports tell, in the words of the first."""
    return row(id, *(replace(report(one, text, status="happened"), core=True) for one in sources))


def told(*events: Event, said: tuple[Statement, ...] = ()) -> Shelf:
    """The story of all reports with these rows."""
    return Shelf(reading(*events, said=said), reading(*events, said=said).stories[0])


def reading(*events: Event, said: tuple[Statement, ...] = ()) -> Reading:
    """The reading of all reports with these rows."""
    ids = tuple(one.id for one in sorted(ALL, key=lambda one: one.published.start if one.published else ""))
    story = Story(
        "s", "The crane", ids, (), Independence(4, 4, 3, (), "built"), tuple(one.id for one in events), None, None, ()
    )
    return Reading(
        ALL, frozenset(), tuple(dispatch(f"d-{id}", id) for id in ids), (WEBER,), (), said, events, (), (), (story,), None, (), ()
    )  # fmt: skip


def test_who_was_first_by_row() -> None:
    """The outlets that nobody surely came before: of one day both; of two the earlier."""
    shelf = told(core("fall", FALL, STAR, POST), core("shut", SHUT, HERALD, STAR), core("hurt", HURT, POST))
    firsts = coverage.firsts(shelf)
    assert [(one.event.id, one.outlets, one.article.id) for one in firsts] == [
        ("fall", ("The Post",), "a"), ("shut", ("The Herald",), "d"), ("hurt", ("The Post",), "a"),
    ]  # fmt: skip
    assert coverage.alone(firsts) == (("The Post", 2), ("The Herald", 1))


def test_of_one_day_nobody_was_first() -> None:
    """Both outlets are named, and count for neither; an hour of that day is not after the day."""
    event = core("both", FALL, POST)
    shelf = told(replace(event, reports=(*event.reports, replace(report(HERALD, SHUT), core=True))))
    shelf.articles["d"] = replace(HERALD, published=when("2031-05-01T23:00:00Z"))
    (first,) = coverage.firsts(shelf)
    assert set(first.outlets) == {"The Post", "The Herald"}
    assert coverage.alone([first]) == ()


def test_what_each_has_that_the_other_has_not() -> None:
    """Not found is only what was out before the other's last report; what it mentions is neither."""
    hurt = core("hurt", HURT, POST)
    shut = core("shut", SHUT, HERALD, STAR)
    mentioned = replace(shut, id="mentioned", reports=(*shut.reports, report(LATE, "Weber was angry")))
    shelf = told(core("fall", FALL, POST, STAR), hurt, shut, mentioned, core("safe", "We are safe", STAR))
    post, star = coverage.side(shelf, "The Post"), coverage.side(shelf, "The Star")
    found = coverage.rows(shelf, post, star)
    assert [(one.what.id, one.ours.id, one.theirs.id, one.first) for one in found.both] == [("fall", "a", "b", post)]
    assert [[one.id for one in each] for each in found.missing] == [["shut"], ["hurt"]]
    assert [[one.id for one in each] for each in found.later] == [["safe"], []]
    assert coverage.rows(shelf, star, post).both[0].first == post


def test_reports_are_sides_too() -> None:
    """By their ids; what is neither report nor outlet of the story is unknown."""
    shelf = told(core("hurt", HURT, POST))
    assert coverage.side(shelf, "a").articles == (POST,)
    assert coverage.side(shelf, "The Post").articles == (POST, LATE)
    assert coverage.outlets(shelf) == ("The Post", "The Herald", "The Star")
    with pytest.raises(UnknownName, match="The Post"):
        coverage.side(shelf, "The Gazette")
    with pytest.raises(UnknownName, match="The Post"):
        coverage.side(shelf, "9")


def test_a_report_goes_by_the_names_that_it_has_everywhere() -> None:
    """Its number in the story, words of its title that no other has; an outlet goes before these, and one of several is not guessed."""
    shelf = told(core("hurt", HURT, POST))
    assert coverage.side(shelf, "[2]").articles == coverage.side(shelf, "2").articles == (HERALD,)
    assert coverage.side(shelf, "star of").articles == (STAR,)
    with pytest.raises(UnknownName, match="one report or outlet"):
        coverage.side(shelf, "post of")


def test_what_is_said_is_compared_with_its_speaker() -> None:
    """Under the name of who said it."""
    said = statement("q", STAR, "We are safe", WEBER.id)
    said = replace(said, shown=Words(said.text, (words(STAR, said.text),)))
    shelf = told(said=(said,))
    found = coverage.sayings(shelf, voices(shelf), coverage.side(shelf, "The Post"), coverage.side(shelf, "The Star"))
    assert [(name, one.words) for name, one in found.later[0]] == [("Anna Weber", "We are safe")]


def full() -> Reading:
    """A reading with all that may hang from a report that is hidden."""
    fall, safe = core("fall", FALL, STAR, POST), core("safe", "We are safe", STAR)
    part = replace(core("part", HURT, POST), part_of="safe")
    whole = reading(fall, safe, part, said=(statement("q", STAR, "We are safe", WEBER.id),))
    mine, theirs = (words(one, FALL) for one in (POST, STAR))
    story = replace(whole.stories[0], state=State("We are safe", (words(STAR, "We are safe"),), when("2031-05-03")))
    return replace(
        whole,
        stories=(story,),
        changes=(Change("fall", "status", "a", "b", when("2031-05-03"), "major", (mine, theirs)),),
        conflicts=(
            Conflict("fall", "where", (ConflictSide("x", None, (), (mine,)), ConflictSide("y", None, (), (theirs,)))),
        ),
        dispatches=(Dispatch("d", ("a", "b"), "b", None, (), (), ()), *whole.dispatches[2:]),
    )


def test_a_hidden_outlet_leaves_no_word() -> None:
    """Rows in the words of another report that tells them, else not at all; nothing points at a report that is not there."""
    left = without(full(), ["the star"])
    assert left is not None
    assert [one.id for one in left.articles] == ["a", "c", "d"]
    story = left.stories[0]
    assert story.events == ("fall", "part")
    (fall, part) = left.events
    assert fall.headline == Words(FALL, (words(POST, FALL),))
    assert [one.article for one in fall.reports] == ["a"]
    assert part.part_of is None
    assert (left.changes, left.conflicts, left.statements, story.state) == ((), (), (), None)
    assert (left.dispatches[0].articles, left.dispatches[0].origin) == (("a",), "a")
    assert (story.independence.reports, story.last) == (3, LATE.published)


def test_what_hides_nothing_changes_nothing() -> None:
    """The very reading is given back."""
    whole = full()
    assert without(whole, ["The Gazette"]) is whole


def test_of_nothing_but_hidden_outlets_nothing_is_left() -> None:
    """Not the whole, which would be the words of the hidden."""
    assert without(full(), ["The Post", "The Star", "The Herald"]) is None


def test_an_outlet_without_a_name_is_hidden_by_what_it_is_called() -> None:
    """By its file's name, or its site: that is how it stands in the lists."""
    nameless = replace(STAR, publisher=None, file="/in/star.html")
    whole = replace(full(), articles=(POST, LATE, HERALD, nameless))
    for outlet, own in (
        ("star.html", nameless),
        ("star.example", replace(nameless, url="https://www.star.example/1")),
    ):
        reading = replace(whole, articles=(POST, LATE, HERALD, own))
        assert Shelf(reading, reading.stories[0]).ran(own) == outlet
        left = without(reading, [outlet.upper()])
        assert left is not None
        assert [one.id for one in left.articles] == ["a", "c", "d"]


def test_what_is_left_is_counted_anew() -> None:
    """Reports, independent ones and owners of what is left, as of any story."""
    left = without(full(), ["the star"])
    assert left is not None
    sums = left.stories[0].independence
    assert (sums.reports, sums.dispatches, sums.owners) == (3, 2, 1)


def test_news_of_hidden_reports_is_none() -> None:
    """A change, a revision, a withdrawal count only where the report that has it is there."""
    left = without(full(), ["the star"])
    assert left is not None
    shelf = Shelf(left, left.stories[0])
    mine, theirs = words(POST, FALL), words(STAR, FALL)
    change = Change("fall", "status", "a", "b", when("2031-05-03"), "major", (mine, theirs))
    found = [
        changed("both", change),
        changed("own", replace(change, evidence=(mine, mine))),
        changed("revised", Edit("b", "fact", "x", "y", (theirs,))),
        changed(withdrawn_id("a"), None),
        changed(withdrawn_id("b"), None),
    ]
    assert [one.id for one in news_of(shelf, found)] == ["own", withdrawn_id("a")]


def changed(id: str, change: Change | Edit | None) -> Changed:
    """News of the story."""
    kind: Any = "change" if isinstance(change, Change) else "revision" if change else "withdrawn"
    return Changed(id, kind, "s", "The crane", "the fall", "2031-05-03", change)
