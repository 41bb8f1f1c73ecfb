"""Records survive the way to bytes and back, and bytes of anything else are refused."""

from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.blob import packed, released, squeezed, unpacked
from dateline.terms import Evidence, When

WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=50)


@given(article=WORDS, text=WORDS, start=st.integers(0, 2**40), against=st.binary(max_size=200))
def test_a_record_comes_back(article: str, text: str, start: int, against: bytes) -> None:
    """Whatever it holds, and whatever it is compressed against."""
    one = (Evidence(article, start, start + 1, text), Evidence("a", 0, 0, ""))
    assert unpacked(packed(one, against), tuple[Evidence, ...], against) == one


def test_another_type_is_refused() -> None:
    """The bytes of one record cannot become another."""
    with pytest.raises(msgspec.DecodeError):
        unpacked(packed(Evidence("a", 0, 1, "b")), When)


def test_bytes_cut_short_are_refused() -> None:
    """Half a blob is no blob."""
    with pytest.raises(zlib.error):
        released(squeezed(b"many words " * 100)[:-9])


def test_words_of_the_text_cost_next_to_nothing() -> None:
    """Compressed against its text, a record that quotes it is small."""
    text = " ".join(f"word{n}" for n in range(200))
    one = Evidence("a", 0, len(text), text)
    assert 5 * len(packed(one, text.encode())) < len(packed(one))
