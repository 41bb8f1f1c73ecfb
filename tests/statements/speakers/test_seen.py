"""Tests for `dateline.statements.speakers.seen`: the cast of a story as one report shows it."""

from __future__ import annotations

import pytest

from dateline.statements.speakers.seen import Seen, Troupe
from dateline.terms import EntityKind
from tests.statements.builders import article, cast_of, entity, mentions_of

CAST: dict[str, tuple[EntityKind, tuple[str, ...]]] = {
    "ana": ("person", ("Ana Ruiz", "Ruiz")),
    "otto": ("person", ("Otto Lind",)),
    "port": ("organization", ("Centre for Port Studies", "the Navy")),
    "velm": ("place", ("Velm",)),
    "reeve": ("person", ("Reeve",)),
}


def seen(text: str) -> Seen:
    """The cast as a report of this text shows it."""
    made = article(text)
    return Seen(
        Troupe(cast_of(*(entity(id, names[0], kind, mentions_of(made, *names)) for id, (kind, names) in CAST.items()))),
        made,
    )


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("Ana Ruiz", "ana"),
        ("Mayor Ana Ruiz", "ana"),
        ("The Centre for Port Studies", "port"),
        ("A lawyer, Otto Lind", "otto"),
        ("Ana Ruiz and Otto Lind", None),
        ("Ana Ruiz, Otto Lind and a clerk", None),
        ("Sailors and the Navy", None),
        ("Trade and harbour minister Ana Ruiz", "ana"),
        ("A spokesman for Ana Ruiz", None),
        ("A clerk in Velm", None),
        ("A clerk", None),
        ("Reeve", "reeve"),
        ("The lawyer Reeve", "reeve"),
        ("The top House Reeve", None),
    ],
)
def test_whom_a_source_names(source: str, who: str | None) -> None:
    """The one in its head or its apposition, a body by its whole name; not two, and not who is only mentioned."""
    assert seen(f"{source} said the bridge was shut.").at(0, len(source)) == who


def test_who_is_mentioned_where() -> None:
    """All mentions in a span, of which some are persons; a name at exactly a place."""
    text = "Ana Ruiz met Otto Lind in Velm."
    one = seen(text)
    assert {who for _, _, who in one.mentions(0, len(text))} == {"ana", "otto", "velm"}
    assert one.people(0, len(text)) == {"ana", "otto"}
    assert one.within(0, text.index("Otto")) == {"ana"}
    assert one.meant(0, len("Ana Ruiz")) == "ana"
    assert one.meant(0, len("Ana")) is None


@pytest.mark.parametrize(("label", "who"), [("RUIZ", "ana"), ("OTTO LIND", "otto"), ("BERG", None), ("Ruiz", None)])
def test_a_label_in_capitals_names_a_person(label: str, who: str | None) -> None:
    """By the last word of a name of the report; what is not in capitals is no label."""
    assert seen("Ana Ruiz met Otto Lind.").labelled(label) == who


@pytest.mark.parametrize(
    ("pronoun", "who", "fits"),
    [
        ("she", "ana", True),
        ("he", "ana", False),
        ("he", "otto", True),
        ("it", "port", True),
        ("they", "port", True),
        ("she", "port", False),
        ("it", "ana", False),
        ("she", "velm", False),
    ],
)
def test_a_pronoun_fits_whom_it_can_mean(pronoun: str, who: str, fits: bool) -> None:
    """A person of its gender, as far as the given name tells; a body is "it" or "they"."""
    assert seen("Ana Ruiz met Otto Lind of the Navy in Velm.").fits(pronoun, who) is fits


def test_a_title_tells_whether_it_is_a_woman() -> None:
    """A title before the name is told; a given name only fits."""
    made = article("Ms. Ruiz met Otto Lind.")
    cast = cast_of(
        entity("ana", "Ana Ruiz", "person", mentions_of(made, "Ms. Ruiz")),
        entity("otto", "Otto Lind", "person", mentions_of(made, "Otto Lind")),
    )
    one = Seen(Troupe(cast), made)
    assert (one.told("she", "ana"), one.told("he", "ana"), one.told("he", "otto")) == (True, False, False)
    assert (one.kind("ana"), one.name("otto")) == ("person", "Otto Lind")


def test_a_given_name_that_two_have_names_neither() -> None:
    """Where both are told of; "Ruiz" and a name that one alone has do."""
    text = "Otto Lind met Otto Velm and Ana Ruiz. Otto said so. Ana said so."
    made = article(text)
    people = (("lind", ("Otto Lind", "Otto")), ("velm", ("Otto Velm",)), ("ana", ("Ana Ruiz", "Ana")))
    one = Seen(
        Troupe(cast_of(*(entity(id, names[0], "person", mentions_of(made, *names)) for id, names in people))), made
    )
    otto, ana = text.index("Otto said"), text.index("Ana said")
    assert one.at(otto, otto + len("Otto")) is None
    assert one.at(ana, ana + len("Ana")) == "ana"
