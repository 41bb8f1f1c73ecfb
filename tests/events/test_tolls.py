"""Tolls: the dead and hurt belong to the disaster that took them."""

from __future__ import annotations

from tests.events.builders import article, cast, day, heaps, timex


def test_the_dead_belong_to_the_crash() -> None:
    """Those killed "when a tram derailed" are figures of the derailment, not another event."""
    of = article("Seven people were killed when a tram crashed in Ebury on May 12.")
    found = heaps([of], cast([of], Ebury="place"), [timex(of, "May 12", day("2031-05-12"))])
    crash = next(e for e in found if e.kind == "crash")
    assert not [e for e in found if e.kind == "killing"]
    assert ("dead", "seven") in {(q.name, q.value) for q in crash.quantities}


def test_one_death_that_is_told_by_itself_is_an_event() -> None:
    """A woman who dies days after the crash dies on her own day."""
    of = article("A tram crashed in Ebury on May 12.\nA woman who was hurt in the crash died on May 14.")
    times = [timex(of, "May 12", day("2031-05-12")), timex(of, "May 14", day("2031-05-14"))]
    found = heaps([of], cast([of], Ebury="place"), times)
    death = next(e for e in found if e.kind == "killing")
    assert death.when is not None
    assert death.when.start == "2031-05-14"


def test_the_death_of_someone_named_is_an_event() -> None:
    """Whoever has a name is no figure."""
    of = article("Vesna was killed in the crash in Ebury.")
    found = heaps([of], cast([of], Ebury="place", Vesna="person"))
    assert next(e for e in found if e.kind == "killing").who == ("vesna",)


def test_an_age_is_no_toll() -> None:
    """The age of who died is no number of dead; a number beside it is."""
    for text, dead in (("The 61-year-old died in Ebury.", None), ("Two people died in Ebury.", "two")):
        of = article(text)
        (death,) = [e for e in heaps([of], cast([of], Ebury="place"), []) if e.kind == "killing"]
        assert next((q.value for q in death.quantities if q.name == "dead"), None) == dead
