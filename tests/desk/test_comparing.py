"""Two stories held against each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.desk.comparing import comparison
from dateline.errors import UnknownName
from dateline.terms import Article, Dispatch, Entity, Event, Independence, Reading, Statement, Story, Words
from tests.tell.builders import article, dispatch, person, report, row, statement, when, words

MEETING = "Anna Weber met the ferrymen in Lindholm on Monday."
SAID = "The ferry is safe, Anna Weber said."
HERE = article("a", MEETING, SAID, day="2031-05-06")
ALSO = article("b", "Anna Weber met ferrymen in Lindholm.", day="2031-05-07")
THERE = article("x", "Talks of Weber and the ferrymen took place on Monday.", "We are ready, Anna Weber said.", day="2031-05-07")  # fmt: skip


def told(
    id: str,
    articles: tuple[Article, ...],
    *,
    events: tuple[Event, ...] = (),
    cast: tuple[Entity, ...] = (),
    said: tuple[Statement, ...] = (),
    dispatches: tuple[Dispatch, ...] = (),
) -> Reading:
    """A reading of one story."""
    days = sorted((one.published for one in articles if one.published), key=lambda day: day.start)
    story = Story(
        id, f"Story {id}", tuple(one.id for one in articles), (), Independence(len(articles), len(articles), 1, (), "built"),
        tuple(one.id for one in events), days[0] if days else None, days[-1] if days else None, (),
    )  # fmt: skip
    made = dispatches or tuple(dispatch(f"d-{one.id}", one.id) for one in articles)
    return Reading(articles, frozenset(), made, cast, (), said, events, (), (), (story,), None, (), ())


def met(
    id: str,
    source: Article,
    text: str,
    *,
    day: str = "2031-05-05",
    where: str | None = "Lindholm",
    who: str | None = None,
) -> Event:
    """A meeting as a report tells it."""
    made = row(id, report(source, text, status="happened", on=when(day), where=where))
    return replace(made, who=(who,)) if who else made


def shown(id: str, source: Article, text: str, who: str) -> Statement:
    """Something that somebody said, as a reader is shown it."""
    place = words(source, text)
    return replace(statement(id, source, text, who), shown=Words(text, (place,)))


def test_one_event_in_two_stories() -> None:
    """Of one kind, day and place; what makes them one is said, and what the stories tell otherwise; what is left is told by one alone."""
    ours = met("e", HERE, MEETING)
    theirs = met("f", THERE, "Talks of Weber and the ferrymen took place on Monday.", where="northern Lindholm")
    alone = met("g", ALSO, "Anna Weber met ferrymen in Lindholm.", day="2031-06-01")
    found = comparison(told("1", (HERE, ALSO), events=(ours, alone)), told("2", (THERE,), events=(theirs,)))
    (pair,) = found.events
    assert (pair.a.id, pair.b.id) == ("e", "f")
    assert pair.basis.startswith("the same day, 5 May 2031; the same place, Lindholm; the same kind, meeting")
    assert set(pair.fields) == {"where", "what"}
    assert ([one.id for one in found.events_of_a], found.events_of_b) == (["g"], ())
    assert (found.a.story, found.a.reports, found.b.title) == ("1", 2, "Story 2")
    turned = comparison(told("2", (THERE,), events=(theirs,)), told("1", (HERE, ALSO), events=(ours, alone)))
    assert ([one.id for one in turned.events_of_b], turned.events[0].basis) == (["g"], pair.basis)


@pytest.mark.parametrize(
    ("day", "where", "kind"),
    [
        ("2031-05-06", "Lindholm", "meeting"),
        ("2031-05-05", "Norway", "meeting"),
        ("2031-05-05", None, "meeting"),
        ("2031-05-05", "Lindholm", "visit"),
        ("2031-05-05", "Sydney", "meeting"),
    ],
)
def test_what_has_too_little_in_common_is_two(day: str, where: str | None, kind: str) -> None:
    """Another day, another kind, a place apart; a whole country or no place at all, and nobody in both and hardly a word."""
    ours = met("e", HERE, MEETING, where="Oslo" if where in ("Norway", "Sydney") else "Lindholm")
    theirs = replace(met("f", THERE, "Talks of Weber and the ferrymen took place on Monday.", day=day, where=where), kind=kind)  # fmt: skip
    found = comparison(told("1", (HERE,), events=(ours,)), told("2", (THERE,), events=(theirs,)))
    assert found.events == ()
    assert ([one.id for one in found.events_of_a], [one.id for one in found.events_of_b]) == (["e"], ["f"])


def test_somebody_in_both_makes_two_events_one() -> None:
    """Without a place, of one kind and day, with the same person; a kind that says little needs words of both as well."""
    mine, hers = person("p", "Anna Weber", words(HERE, "Anna Weber")), person("q", "Anna Weber", words(THERE, "Anna Weber"))  # fmt: skip
    ours = met("e", HERE, MEETING, where=None, who="p")
    theirs = met("f", THERE, "Talks of Weber and the ferrymen took place on Monday.", where=None, who="q")
    pair = comparison(told("1", (HERE,), events=(ours,), cast=(mine,)), told("2", (THERE,), events=(theirs,), cast=(hers,)))  # fmt: skip
    assert pair.events[0].basis.endswith("the same kind, meeting; with Anna Weber; the words ferrymen, weber")
    vague = [replace(one, kind="other", headline=Words("A bell rang", ())) for one in (ours, theirs)]
    vague[1] = replace(vague[1], headline=Words("Crowds ran", ()))
    found = comparison(told("1", (HERE,), events=(vague[0],), cast=(mine,)), told("2", (THERE,), events=(vague[1],), cast=(hers,)))  # fmt: skip
    assert found.events == ()


def test_who_is_one_in_two_stories() -> None:
    """By the whole name; a surname alone is somebody else's, unless both hold the same office; each with words and why."""
    full = person("p", "Anna Weber", words(HERE, "Anna Weber"), words(ALSO, "Anna Weber"))
    same = person("q", "Anna Weber", words(THERE, "Anna Weber"))
    bare, other = person("r", "Brandt", words(HERE, "ferrymen")), person("s", "Brandt", words(THERE, "ferrymen"))
    found = comparison(told("1", (HERE, ALSO), cast=(full, bare)), told("2", (THERE,), cast=(same, other)))
    (name,) = found.names
    assert (name.name, name.kind, name.basis) == ("Anna Weber", "person", 'both name "Anna Weber"')
    assert (name.a.reports, name.b.reports) == (2, 1)
    assert [one.text for one in (*name.a.evidence, *name.b.evidence)] == ["Anna Weber"] * 3
    bare, other = replace(bare, roles=("mayor",)), replace(other, roles=("Mayor",))
    found = comparison(told("1", (HERE,), cast=(bare,)), told("2", (THERE,), cast=(other,)))
    assert [one.basis for one in found.names] == ['both name "Brandt", Mayor']


def test_who_is_quoted_in_both() -> None:
    """Of each story what was reported last, how often, and where; who is quoted in one alone is not there."""
    full, same = person("p", "Anna Weber", words(HERE, "Anna Weber")), person("q", "Anna Weber", words(THERE, "Anna Weber"))  # fmt: skip
    ours, theirs = shown("s", HERE, "The ferry is safe", "p"), shown("t", THERE, "We are ready", "q")
    one, other = told("1", (HERE,), cast=(full,), said=(ours,)), told("2", (THERE,), cast=(same,), said=(theirs,))
    (voice,) = comparison(one, other).quoted
    assert (voice.name, voice.said_in_a, voice.said_in_b) == ("Anna Weber", 1, 1)
    assert (voice.a[0].statement.id, voice.b[0].statement.id, voice.b[0].story) == ("s", "t", "2")
    assert comparison(one, replace(other, statements=())).quoted == ()


def test_a_story_is_not_held_against_itself() -> None:
    """The same story under two names has no other side."""
    with pytest.raises(UnknownName):
        comparison(told("1", (HERE,)), told("1", (HERE,)))


def test_days_and_texts_of_both() -> None:
    """The days on which both were reported; a dispatch of which both have copies, with its words in each."""
    one, other = told("1", (HERE, ALSO)), told("2", (THERE,))
    found = comparison(one, other)
    assert found.days
    assert (found.days.start, found.days.end) == ("2031-05-07", "2031-05-07")
    assert found.texts == ()
    late = told("2", (replace(THERE, published=when("2031-06-07")),))
    assert comparison(one, late).days is None
    shared = (dispatch("d", "a", "x"),)
    (text,) = comparison(told("1", (HERE,), dispatches=shared), told("2", (THERE,), dispatches=shared)).texts
    assert (text.dispatch, text.a, text.b) == ("d", ("a",), ("x",))
    assert [one.article for one in text.evidence] == ["a", "x"]
