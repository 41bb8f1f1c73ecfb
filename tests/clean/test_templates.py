"""Lines that repeat inside a story, and bodies that are the house's own."""

from __future__ import annotations

import pytest

from dateline.clean import article
from tests.clean.pages import TITLE, with_story
from tests.clean.reports import STORY, report

LINES = STORY.split("\n")

TEMPLATES = [
    ("Hide Caption 5 of 25 Photos", "Hide Caption 6 of 25 Photos", "Hide Caption 7 of 25 Photos"),
    ("Photos: Storm over the pier 1 of 9", "Photos: Storm over the pier 2 of 9", "Photos: Storm over the pier 3 of 9"),
    ("Slide 1 of 12", "Slide 2 of 12", "Slide 3 of 12"),
    ("Bild 3 von 8", "Bild 4 von 8", "Bild 5 von 8"),
    ("Photo 2 sur 7", "Photo 3 sur 7", "Photo 4 sur 7"),
    ("Foto 1 de 10", "Foto 2 de 10", "Foto 3 de 10"),
    ("Immagine 1 di 6", "Immagine 2 di 6", "Immagine 3 di 6"),
    ("Back to top", "Back to top", "Back to top"),
    ("Open this picture in the gallery", "Open this picture in the gallery", "Open this picture in the gallery"),
    ("Share this (120)", "Share this (431)", "Share this (17)"),
    ("Bericht teilen oder merken", "Bericht teilen oder merken", "Bericht teilen oder merken"),
]


@pytest.mark.parametrize("lines", TEMPLATES)
def test_lines_of_one_template_are_no_story(lines: tuple[str, str, str]) -> None:
    """A line that stands three times, its numbers aside, is furniture wherever it stands: in a text and on a page."""
    mixed = [part for pair in zip(LINES, (*lines, ""), strict=True) for part in pair if part]
    assert article(report("\n".join([TITLE, "", *mixed]))).body == STORY
    inside = "".join(f"<p>{line}</p>" for line in lines)
    assert with_story(inside=inside).body == STORY


@pytest.mark.parametrize(
    "heads",
    [
        ("Hide Caption 5 of 25 Photos: ", "Hide Caption 6 of 25 Photos: ", "Hide Caption 7 of 25 Photos: "),
        ("1 of 9 ", "2 of 9 ", "3 of 9 "),
        ("(1/12) ", "(2/12) ", "(3/12) "),
        ("Bild 3 von 8: ", "Bild 4 von 8: ", "Bild 5 von 8: "),
        ("Photo 2 sur 7 - ", "Photo 3 sur 7 - ", "Photo 4 sur 7 - "),
        ("Foto 1 de 10. ", "Foto 2 de 10. ", "Foto 3 de 10. "),
        ("Immagine 1 di 6 – ", "Immagine 2 di 6 – ", "Immagine 3 di 6 – "),
        ("Foto 4 van 9: ", "Foto 5 van 9: ", "Foto 6 van 9: "),
        ("Zdjęcie 1 z 5 ", "Zdjęcie 2 z 5 ", "Zdjęcie 3 z 5 "),
        ("Bild 2 av 6: ", "Bild 3 av 6: ", "Bild 4 av 6: "),
        ("Billede 2 af 6: ", "Billede 3 af 6: ", "Billede 4 af 6: "),
        ("Show caption 9 of 14 images ", "Show caption 10 of 14 images ", "Show caption 11 of 14 images "),
        ("Фото 1 из 8: ", "Фото 2 из 8: ", "Фото 3 из 8: "),
        ("[7/20] ", "[8/20] ", "[9/20] "),
        ("Slide 11 of 12: ", "Slide 12 of 12: ", "Slide 10 of 12: "),
        ("Fotoğraf 1 / 8: ", "Fotoğraf 2 / 8: ", "Fotoğraf 3 / 8: "),
    ],
)
def test_counters_are_cut_off_paragraphs(heads: tuple[str, str, str]) -> None:
    """A gallery's counter that was glued to the head of paragraphs is cut off them."""
    glued = [head + line for head, line in zip((*heads, ""), LINES, strict=True)]
    assert article(report("\n".join([TITLE, "", *glued]))).body == STORY


@pytest.mark.parametrize(
    "tail",
    [
        "Hide Caption {} of 25",
        "{} of 9",
        "({}/12)",
        "Bild {} von 8",
        "Photo {} sur 7",
        "Foto {} de 10",
        "Immagine {} di 6",
        "Foto {} van 9",
        "Zdjęcie {} z 5",
        "Bild {} av 6",
        "Фото {} из 8",
        "Next slide {}/20",
    ],
)
def test_counters_are_cut_off_ends(tail: str) -> None:
    """One that was glued to their ends is cut off too."""
    glued = [f"{line} {tail.format(n)}" for n, line in enumerate(LINES[:3], 4)]
    assert article(report("\n".join([TITLE, "", *glued, LINES[3]]))).body == STORY


@pytest.mark.parametrize(
    "head",
    [
        "Of 25 houses 12 of 25",
        "Runde {} von 8: ",
        "In 1 of 3 cases this year, ",
        "Grades {} of 9 ",
    ],
)
def test_a_counter_in_one_paragraph_stays(head: str) -> None:
    """What counts once counts something of the story."""
    text = "\n".join([TITLE, "", head.format(3) + " " + LINES[0], *LINES[1:]])
    assert head.format(3).strip() in article(report(text)).body


@pytest.mark.parametrize(
    "lines",
    [
        ["HARROW:", "ROE:", "HARROW:", "ROE:", "HARROW:"],
        ["The mayor said no.", "The mayor said no.", "The mayor said no."],
        ["10:40", "10:50", "11:05"],
        ["Open to all", "Open to all"],
        ["Price range: $10 to $50", "Price range: $20 to $90", "Price range: $5 to $15"],
        ["Key features", "Key features", "Key features"],
    ],
)
def test_what_recurs_in_a_story_stays(lines: list[str]) -> None:
    """Names before answers, hours of entries, reported words and what stands twice are no template."""
    text = "\n".join([TITLE, "", LINES[0], *(part for line in lines for part in (line, LINES[1])), LINES[2], LINES[3]])
    told = article(report(text))
    assert not {part.text for part in told.furniture} & {line for line in lines if line != "10:40"}


HOUSE = [
    "Chat with us in the Lantern app. Find out what's happening in the world as it unfolds.",
    "Get the day's news in your inbox. Sign up for our newsletter here.",
    "Follow us for more. Download the app and never miss a story.",
    "Watch live on our channel. You can also listen on your phone.",
    "Join the conversation below. Tell us what you think.",
    "Folgen Sie uns im Netz. Abonnieren Sie unseren Newsletter.",
    "Suivez l'actualité en direct. Téléchargez notre application.",
    "Síguenos en las redes. Descarga nuestra app y recibe las alertas.",
    "Seguici sui social. Scarica la app e ricevi le notizie.",
    "Baixe o aplicativo. Siga o Lanterna nas redes.",
    "Volg ons op de voet. Download onze app.",
    "Pobierz aplikację. Zapisz się na nasz newsletter.",
]


@pytest.mark.parametrize("body", HOUSE)
def test_a_body_that_is_the_houses_own(body: str) -> None:
    """A report whose body only speaks to its readers has a title and no story."""
    told = article(report(body, kind="jsonl", title=TITLE, published="2024-05-14"))
    assert (told.title, told.paragraphs) == (TITLE, ())


@pytest.mark.parametrize(
    "body",
    [
        "The pier will be rebuilt. You can see the plans in the town hall.",
        "Read the plans, the mayor said on Tuesday.",
        "Get the eastern pier of Vessport rebuilt, and you will win, says a poll.",
        "Ferries will stop for a year.",
    ],
)
def test_a_short_story_stays(body: str) -> None:
    """A short body that tells something is story, though it speaks to readers too."""
    assert article(report(body, kind="jsonl", title=TITLE, published="2024-05-14")).body == body


@pytest.mark.parametrize(
    "caption",
    [
        "Foto: Ana Roe", "Imagen de archivo de la alcaldesa Ilse Harrow en el puerto", "Archivfoto: Ilse Harrow am Hafen", "Symbolbild: Ein Kran im Hafen",
        "Photo d'illustration : le port de Vessport", "Foto d'archivio del porto di Vessport", "Fot. Ana Roe", "Arkivbild på hamnen i Vessport",
        "Bild: Ana Roe", "Fotos: Ana Roe", "Ilse Harrow am Hafen (Foto: Ana Roe)",
    ],
)  # fmt: skip
def test_captions_in_other_tongues(caption: str) -> None:
    """What stands below a picture is a caption by its first words in other tongues too."""
    told = with_story(inside=f"<p>{caption}</p>")
    assert told.body == STORY
    assert caption in [part.text for part in told.furniture]
