"""Embargo lines, end marks, notes to editors."""

from __future__ import annotations

import pytest

from dateline.clean import article
from tests.clean.reports import STORY, report

TITLE = "Two in five ferries cancelled since 2019, study finds"


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 TUESDAY 14 MAY 2024",
        "STRICTLY EMBARGOED UNTIL 00.01 HRS BST ON TUESDAY 14 MAY 2024",
        "Embargo: 14 May 2024, 6am",
        "Not for publication before 14 May 2024",
        "For release on Tuesday, May 14, 2024",
        "Sperrfrist: Dienstag, 14. Mai 2024, 10 Uhr",
        "Sous embargo jusqu'au mardi 14 mai 2024 à 6h00",
        "Embargado hasta el martes 14 de mayo de 2024",
        "Sotto embargo fino al 14 maggio 2024",
        "Onder embargo tot dinsdag 14 mei 2024",
        "PRESS RELEASE - EMBARGOED until 14 May 2024",
    ],
)
def test_an_embargo_gives_the_day(line: str) -> None:
    """The line above a release that says until when it may not be printed gives its day, and is neither title nor body."""
    told = article(report(f"{line}\n\n{TITLE}\n\n{STORY}"))
    assert told.title == TITLE
    assert told.body == STORY
    assert told.published is not None
    assert told.published.start[:10] == "2024-05-14"


@pytest.mark.parametrize(
    "line",
    [
        "NOT FOR PUBLICATION, BROADCAST OR USE ON SOCIAL MEDIA BEFORE THEN",
        "FOR IMMEDIATE RELEASE",
        "Press release",
        "PRESSEMITTEILUNG",
        "Es gilt das gesprochene Wort",
        "COMMUNIQUÉ DE PRESSE",
        "Nota de prensa",
        "Comunicato stampa",
        "PERSBERICHT",
        "Check against delivery",
    ],
)
def test_lines_above_a_release_are_no_title(line: str) -> None:
    """What a release says it is, is not its headline."""
    assert article(report(f"{line}\n\n{TITLE}\n\n{STORY}")).title == TITLE


@pytest.mark.parametrize(
    "tail",
    [
        "ENDS\n\nNotes to editors\n1. The study rests on 214 timetables.\n2. Interviews can be arranged through the office, which is open daily.",
        "-ends-\nAbout the institute: it has studied roads and ferries since 1971 and is paid for by its members.",
        "###\nThe Open Ways Institute is a charity that studies how people get about in the country.",
        "# # #\nThe Open Ways Institute is a charity that studies how people get about in the country.",
        "-30-\nThe Open Ways Institute is a charity that studies how people get about in the country.",
        "Notes to Editors:\nThe study rests on 214 timetables, which were compared with those of five years ago.",
        "Media contact: Ana Roe, 01632 960114\nThe institute can arrange interviews with the authors of the study.",
        "Pressekontakt\nAna Roe, Telefon 01632 960114, vermittelt gern Gespräche mit den Verfassern der Studie.",
        "Hinweise für Redaktionen:\nDie Studie beruht auf 214 Fahrplänen, die das Institut verglichen hat.",
        "Contact presse\nAna Roe organise volontiers des entretiens avec les auteurs de cette étude.",
        "*** ENDE ***\nDas Institut ist ein Verein, der seit 1971 erforscht, wie Menschen unterwegs sind.",
        "Nota para los editores\nEl estudio se basa en 214 horarios, que el instituto comparó con los de hace cinco años.",
        "Contatti stampa\nAna Roe organizza volentieri colloqui con gli autori dello studio sui traghetti.",
    ],
)
def test_what_stands_behind_a_release_is_no_story(tail: str) -> None:
    """The end mark, notes to editors and contacts, and all behind them, are furniture."""
    assert article(report(f"{TITLE}\n\n{STORY}\n\n{tail}")).body == STORY


@pytest.mark.parametrize(
    "line",
    [
        "The end of the road",
        "Fin de partie",
        "Notes to a young painter",
        "The embargo on grain ends on Friday, the ministry said.",
        "Ends meet, at last",
        "Press release says little about the cost, critics said.",
        "He was asked for 30 coins by a man on the pier.",
    ],
)
def test_such_words_in_a_story_stay(line: str) -> None:
    """Subheads and sentences with such words are story."""
    first, *rest = STORY.split("\n")
    told = article(report("\n".join([TITLE, first, rest[0], line, *rest[1:]])))
    assert told.body.endswith(rest[-1])
