"""Which language a text is in."""

from __future__ import annotations

from dateline.clean.tongue import detected, language_of

NAMES = "Sen. Jorg Mandel (R-Velm), Gov. Ines Okonjo-Varga (D-Harrow) and Rep. Tadeusz Lindqvist of Dorn"
TELLING = (
    " said on Monday that the bridge over the river would stay closed until the spring, when the council will vote on a new one. "
    "The two parties have been at odds over the cost since the old bridge was struck by a barge last year."
)


def test_a_report_that_opens_with_names_has_its_language() -> None:
    """The whole text decides, not the first line of it."""
    assert detected(NAMES + TELLING) == "en"


def test_names_alone_have_none() -> None:
    """A list of names is in no language that could be told."""
    assert detected(f"{NAMES}\nMandel, Okonjo-Varga, Lindqvist\nVelm, Harrow, Dorn\nTadeusz, Jorg, Ines") is None


def test_another_language_is_told_though_it_opens_with_names() -> None:
    """What the metadata names gives way to a text that is clearly in another language."""
    told = (
        " sagte am Montag, die Brücke über den Fluss bleibe bis zum Frühjahr gesperrt, wenn der Rat über eine neue abstimmen wird. "
        "Die beiden Parteien streiten über die Kosten, seit ein Schiff die alte Brücke im vergangenen Jahr gerammt hat."
    )
    assert language_of(NAMES + told, "en") == "de"
