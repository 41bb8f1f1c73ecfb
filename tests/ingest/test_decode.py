"""Decoding: bytes become the text that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.decode import decoded

GERMAN = "Der Bürgermeister von Wölbersdorf sagte am Dienstag, die Gespräche über den Hafen würden fortgesetzt."
FRENCH = "Le maire a déclaré mardi que l’accord était « très proche », à moins d’un échec."
TYPESET = "It’s a “short” meeting – the mayor’s café said… £5m"
POLISH = "Burmistrz zapowiedział we wtorek, że rozmowy zaczną się w przyszłym miesiącu. Źródła mówią o końcu sporu."
RUSSIAN = "Мэр заявил во вторник, что переговоры начнутся в следующем месяце, после праздников."
JAPANESE = "市長は火曜日に会談を行うと述べた。会談は来月に始まる予定である。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, TYPESET, RUSSIAN])
def test_unicode_in_every_form(encoding: str, text: str) -> None:
    """UTF-8, -16 and -32 are read with a byte order mark, UTF-8 and UTF-16 without one too."""
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [GERMAN, FRENCH, TYPESET, "café", "Señor Ibáñez said no.", "ÉGLISE"])
def test_western_encodings(text: str) -> None:
    """windows-1252 and Latin-1 are read, of a single word too."""
    assert decoded(text.encode("cp1252")) == text


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (JAPANESE, "shift_jis")])
def test_other_encodings_by_their_letters(text: str, encoding: str) -> None:
    """Encodings that nobody declared are told by their letters."""
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (POLISH, "iso-8859-2", "iso-8859-2"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (TYPESET, "cp1252", "iso-8859-1"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    ],
)
def test_declared_encodings(text: str, encoding: str, declared: str) -> None:
    """A page's charset is believed, and read as browsers read it."""
    page = f'<meta charset="{declared}"><p>{text}</p>'
    assert decoded(page.encode(encoding)) == page


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-7", "no-such-thing", "rot13", "utf-16", "hex"])
def test_a_wrong_declaration_does_not_spoil_utf8(declared: str) -> None:
    """Valid UTF-8 is read as such, whatever the page claims."""
    page = f'<meta charset="{declared}"><p>{GERMAN}</p>'
    assert decoded(page.encode()) == page


def test_damaged_utf8_keeps_the_rest() -> None:
    """One broken byte in UTF-8 costs one character."""
    assert decoded((GERMAN * 3).encode() + b"\xc3") == GERMAN * 3 + "\ufffd"


def test_newlines_and_nuls() -> None:
    """Newlines are made one kind; NUL is dropped."""
    assert decoded(b"one\r\ntwo\rthr\0ee\n") == "one\ntwo\nthree\n"


@given(st.binary(max_size=400))
def test_never_fails(data: bytes) -> None:
    """Any bytes become a text without NUL or carriage return."""
    text = decoded(data)
    assert "\0" not in text
    assert "\r" not in text
    text.encode("utf-8")


@given(st.text(max_size=200))
def test_utf8_is_kept(text: str) -> None:
    """What is valid UTF-8 comes back unchanged."""
    plain = text.replace("\0", "").replace("\r", "\n").removeprefix("\ufeff")
    assert decoded(b"\xef\xbb\xbf" + plain.encode()) == plain.removeprefix("\ufeff")
