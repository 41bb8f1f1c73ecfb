"""What is left of a story without hidden outlets: every field, not the rows alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

import dateline
from dateline.desk import Desk
from dateline.doors.export import schema, to_json
from dateline.doors.export.select import each_story
from dateline.doors.shelf import ran
from dateline.doors.without import without
from dateline.doors.without.left import flat
from dateline.terms import Article, Entity, Reading, Words
from tests.doors.test_coverage import FALL, HURT, POST, STAR, WEBER, core, full, reading
from tests.tell.builders import statement, when, words

OF_REPORTS = frozenset(
    {"name", "also", "roles", "title", "what", "where", "speaker_text", "agency", "owners", "publisher", "from", "to"}
)
"""Keys under which only words of reports stand."""


def everything(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of a document, with the key that it stands under."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield name, one
            yield from everything(one, name)
    elif isinstance(value, list):
        for one in value:
            yield key, one
            yield from everything(one, key)


def _is_ours(words: str) -> bool:
    """A day in brackets, or what a key of a line of JSON is called."""
    return words == "published" or bool(re.search(r"^[^-]*\d{4}$", words))


def leaks(whole: Reading, left: Reading) -> list[tuple[str, str]]:
    """What of an export stands in a hidden report alone, by its key, and what points at one."""
    here = {one.id for one in left.articles}
    gone = [one for one in whole.articles if one.id not in here]
    said, hushed = (" ".join(flat(f"{one.title} {one.text}") for one in some) for some in (left.articles, gone))
    found = []
    for key, value in everything(json.loads(to_json(left))):
        if isinstance(value, dict) and value.get("article", next(iter(here))) not in here:
            found.append((key, str(value["article"])))
        if not isinstance(value, str) or not value:
            continue
        if key in OF_REPORTS and flat(value) in hushed and flat(value) not in said:
            found.append((key, value))
        if key in {"text", "basis"}:
            shown = re.findall(r"\[([^\]]+)\]|['“]([^'”]+)['”]", value)
            found += [
                (key, told)
                for pair in shown
                for told in pair
                if told and not _is_ours(told) and flat(told) in hushed and flat(told) not in said
            ]
    return found


@pytest.mark.parametrize("number", range(4))
def test_no_field_has_words_of_a_hidden_outlet(desk: Desk, number: int) -> None:
    """Of each example, without each of its outlets in turn: no name, role, title, reason or place that only that one tells."""
    stories = [one for one in each_story(desk.everything()) if len(one.articles) > 1]
    for whole in stories[number::4]:
        for outlet in {ran(one) for one in whole.articles}:
            left = without(whole, [outlet])
            assert left is not None or len({ran(one) for one in whole.articles}) == 1
            if left is not None:
                assert leaks(whole, left) == []


def named(*mentions: tuple[Article, str], name: str, also: tuple[str, ...] = (), roles: tuple[str, ...] = ()) -> Entity:
    """Somebody who is named so at these places."""
    places = tuple(words(source, text) for source, text in mentions)
    return Entity("w", name, "person", also, roles, None, places, f"'{name}' is named 2 times in 2 reports.")


LONG = replace(
    STAR,
    text=f"{STAR.text}Anna Weber, head of the harbour board, wept.\n",
)


def test_somebody_has_the_name_that_is_left() -> None:
    """The full name, the role and the reason of a hidden report go; the short name stays."""
    post = replace(POST, text=f"{POST.text}Weber said so.\n")
    who = named(
        (post, "Weber"), (LONG, "Anna Weber"), name="Anna Weber", also=("Weber",), roles=("head of the harbour board",)
    )
    whole = replace(reading(core("fall", FALL, post)), articles=(post, *reading().articles[1:3], LONG), entities=(who,))
    left = without(whole, ["The Star"])
    assert left is not None
    (kept,) = left.entities
    assert (kept.name, kept.also, kept.roles, [one.article for one in kept.mentions]) == ("Weber", (), (), ["a"])
    assert "Anna" not in kept.basis
    assert without(whole, ["The Herald"]).entities == (who,)  # type: ignore[union-attr]


def test_whom_only_a_hidden_report_names_is_nobody() -> None:
    """Neither among the entities nor as a speaker or one who takes part; "she" alone is no name."""
    post = replace(POST, text=f"{POST.text}She said so.\n")
    who = named((post, "She"), (LONG, "Anna Weber"), name="Anna Weber")
    said = replace(statement("q", post, "so", who.id), basis="'said' gives these words to 'She'; 'she' is Anna Weber")
    event = replace(core("fall", FALL, post), who=(who.id,))
    whole = replace(reading(event, said=(said,)), articles=(post, *reading().articles[1:3], LONG), entities=(who,))
    left = without(whole, ["The Star"])
    assert left is not None
    assert left.entities == ()
    assert [(one.speaker, one.basis) for one in left.statements] == [(None, "'said' gives these words to 'She'")]
    assert left.events[0].who == ()
    assert left.stories[0].independence.rests_on == ()


def test_a_name_in_brackets_goes_with_its_report() -> None:
    """Words that read only with such a name are not shown; a day in brackets stays."""
    post = replace(POST, text=f"{POST.text}She said the crane fell on Sunday.\n")
    who = named((post, "She"), (LONG, "Anna Weber"), name="Anna Weber")
    place = words(post, "the crane fell on Sunday")
    for text, shown in (
        ("the crane [Anna Weber] fell on Sunday", None),
        ("the crane fell on Sunday [4 May 2031]", "the crane fell on Sunday [4 May 2031]"),
    ):
        said = replace(statement("q", post, place.text, None), shown=Words(text, (place,)))
        whole = replace(
            reading(core("fall", FALL, post), said=(said,)),
            articles=(post, *reading().articles[1:3], LONG), entities=(who,),
        )  # fmt: skip
        left = without(whole, ["The Star"])
        assert left is not None
        assert [one.shown and one.shown.text for one in left.statements] == [shown]


def test_an_event_has_the_head_of_a_report_that_is_left() -> None:
    """Its name, day, place and reason were a hidden report's; those of another one that tells it stand there."""
    told = core("fall", FALL, POST, STAR)
    star = replace(told.reports[1], exemplar=True, when=when("2031-05-02"), where="the Velm quay")
    post = replace(told.reports[0], when=when("2031-05-01"), where=None)
    event = replace(
        told, what="collapse of the Velm crane", where="the Velm quay", when=star.when, reports=(post, star),
        basis="2 dispatches tell it on evidence; 'collapse' says so; as built", headline=Words(FALL, (words(STAR, FALL),)),
    )  # fmt: skip
    whole = reading(event)
    left = without(whole, ["The Star"])
    assert left is not None
    (one,) = left.events
    assert (one.what, one.where, one.when, one.headline) == (FALL, None, post.when, Words(FALL, (words(POST, FALL),)))
    assert one.basis == "1 dispatch that is not hidden tells it; as built"
    (same,) = without(whole, ["The Post"]).events  # type: ignore[union-attr]
    assert (same.what, same.where, same.when) == (event.what, event.where, event.when)
    assert same.basis == "1 dispatch that is not hidden tells it; 'collapse' says so; as built"


def test_a_day_that_only_a_hidden_report_tells_is_no_day_of_another() -> None:
    """One that was taken from around it goes where nothing that is left tells of it; one in its own words stays."""
    for basis, known in (
        ("told with no day of its own, in a story of this day", None),
        ("'last week' in a report of that day", "2031-04-20"),
    ):
        day = replace(when("2031-04-20"), basis=basis)
        told = core("hurt", HURT, POST)
        event = replace(told, when=day, reports=(replace(told.reports[0], when=day, exemplar=True),))
        left = without(reading(event), ["The Star"])
        assert left is not None
        (one,) = left.events
        assert [one.when and one.when.start, one.reports[0].when and one.reports[0].when.start] == [known, known]


def test_an_episode_is_called_by_a_headline_that_is_left() -> None:
    """Not by that of a hidden report; one of hidden reports alone is gone."""
    whole = full()
    story = replace(
        whole.stories[0],
        episodes=(
            dateline.terms.Episode("e1", STAR.title or "", ("a", "b")),
            dateline.terms.Episode("e2", STAR.title or "", ("b",)),
            dateline.terms.Episode("e3", "a name of its own", ("c",)),
        ),
    )
    left = without(replace(whole, stories=(story,)), ["The Star"])
    assert left is not None
    assert [(one.id, one.title, one.articles) for one in left.stories[0].episodes] == [
        ("e1", POST.title, ("a",)), ("e3", "a name of its own", ("c",)),
    ]  # fmt: skip


def test_what_a_copy_told_of_another_is_not_said() -> None:
    """The agency that only a hidden copy credits goes; a day that it told stays, without its name."""
    note = "the agency is Nordwire: this is the same dispatch as The Star, which carries the credit"
    post = replace(
        POST, agency="Nordwire", notes=(note, "kept"),
        published=replace(when("2031-05-01"), basis="the same dispatch as The Star, published 2031-05-01 (as built)"),
    )  # fmt: skip
    whole = replace(full(), articles=(post, *full().articles[1:3], replace(STAR, file=None, agency="Nordwire")))
    left = without(whole, ["The Star"])
    assert left is not None
    kept = next(one for one in left.articles if one.id == post.id)
    assert (kept.agency, kept.notes) == (None, ("kept",))
    assert kept.published
    assert (kept.published.start, "Star" in kept.published.basis) == ("2031-05-01", False)
    assert left.dispatches[0].agency is None


def test_what_another_report_told_of_a_speaker_is_not_said() -> None:
    """Words of nobody to which only a hidden report gives a speaker are nobody's again; with another such report they stay somebody's."""
    text = "We are safe and the quay is shut"
    post, herald = (replace(one, text=f"{one.text}“{text}.” Weber\n") for one in (POST, full().articles[2]))
    who = named((post, "Weber"), name="Weber")
    borrowed = replace(
        statement("q", post, text, "w"), speaker_text=None, same_as=("r", "s"),
        basis="in quotation marks; another report gives the same words to Weber",
    )  # fmt: skip
    stars = replace(statement("r", STAR, "We are safe", "w"), same_as=("q",))
    heralds = replace(statement("s", herald, text, "w"), same_as=("q",))
    for said, speaker in (((borrowed, stars), None), ((borrowed, stars, heralds), "w")):
        whole = replace(
            reading(core("fall", FALL, post), said=said),
            articles=(post, full().articles[1], herald, STAR), entities=(who, WEBER),
        )  # fmt: skip
        left = without(whole, ["The Star"])
        assert left is not None
        kept = next(one for one in left.statements if one.id == "q")
        assert (kept.speaker, "another report" in kept.basis) == (speaker, speaker is not None)


def test_it_is_an_export_like_any_other(desk: Desk) -> None:
    """The schema describes what is left, too."""
    check = jsonschema.Draft202012Validator(json.loads(schema()))
    for whole in each_story(desk.everything()):
        for outlet in sorted({ran(one) for one in whole.articles})[:2]:
            left = without(whole, [outlet])
            if left is not None:
                check.validate(json.loads(to_json(left)))
