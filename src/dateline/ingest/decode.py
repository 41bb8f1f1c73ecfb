r"""Decode: bytes → text, by byte order mark, shape, UTF-8, the page's own word, and letter statistics, in that order.

In: bytes. Out: text with newlines as "\n", without a byte order mark and without NUL. Never: an error; what no
encoding explains is shown as U+FFFD.

The order follows the encoding sniffing of the HTML standard (WHATWG, "determining the character encoding"), except
that bytes which are valid UTF-8 are believed before a declaration: declared charsets are often wrong, valid
multi-byte UTF-8 hardly ever is an accident.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_LOOK_AT = 4_096
_ENOUGH_NULS = 0.02  # of one side of the byte pairs: the spaces of a UTF-16 text alone give more than this
_FEW_VALUES = (
    0.8  # share of the two commonest bytes on that side: UTF-16 of an alphabet is near 1, other text below 0.4
)
_DAMAGE = 0.1  # broken for each whole multi-byte sequence up to which it is damaged UTF-8, not another encoding
_SAMPLE = 60_000  # bytes around what is not ASCII that letter statistics look at: more changes nothing

# What pages call an encoding, and what browsers read instead (WHATWG Encoding, section 4.2).
_READ_AS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_SEVEN_BIT = {"iso2022_jp"}  # looks like ASCII, so the page's word is all there is
_REFUSED = {
    "utf-7",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "idna",
    "punycode",
}  # a declaration cannot be in these


def decoded(data: bytes) -> str:
    r"""The text of `data`, newlines as "\n", no byte order mark, no NUL."""
    return tidy(_whole(data)).removeprefix("\ufeff")


def is_marked(data: bytes) -> bool:
    """Whether bytes say by their first ones, or by every other one, how they are encoded: they need not be read as UTF-8."""
    return data.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(data[:_LOOK_AT]) is not None


def tidy(text: str) -> str:
    r"""`text` with newlines as "\n" and without NUL."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _whole(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide(data[:_LOOK_AT]):
        return data.decode(wide, "replace")
    declared = _declared(data[:_LOOK_AT])
    if declared in _SEVEN_BIT and b"\x1b" in data:
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(data, declared)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: on one side of the byte pairs hardly anything but NUL and one other value."""
    for side, encoding in ((head[1::2], "utf-16-le"), (head[0::2], "utf-16-be")):
        if side.count(0) > _ENOUGH_NULS * len(side):
            common = Counter(side).most_common(2)
            if sum(count for _, count in common) >= _FEW_VALUES * len(side) and len(set(head)) > len(common):
                return encoding
    return None


def _declared(head: bytes) -> str | None:
    """The encoding a page or XML declaration names, as browsers read it; None if there is none or it is unknown."""
    found = _DECLARED.search(head)
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)  # some codecs do not make text from bytes
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name in _REFUSED else _READ_AS.get(name, name)


def _not_quite_utf8(data: bytes, declared: str | None) -> str:
    """Text of bytes that are not valid UTF-8."""
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    whole = len(re.findall(r"[^\x00-\x7f\ufffd]", damaged))
    if broken <= _DAMAGE * whole:
        return damaged
    for encoding in (declared, _by_letters(data)):
        if encoding and encoding != "utf-8":
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return _western(data)


def _western(data: bytes) -> str:
    """windows-1252 as browsers read it: its five holes are control characters."""
    return data.decode("cp1252", _HOLES)


def _as_latin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


_HOLES = "dateline.latin"
codecs.register_error(_HOLES, _as_latin)

_WESTERN_SIGNS = "‘’“”–—…•€£§©®°·«»¡¿ªº´\u00a0\u00ad"
_WESTERN_LETTERS = "àâäáãåæçèéêëìíîïñòóôõöøœßùúûüýÿšžÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝŠŽ"
_WESTERN_LETTER = re.compile(rf"[{_WESTERN_LETTERS}]")
_ACCENTED_WORD = re.compile(rf"(?:(?<![A-Za-z])[A-Za-z]++)?[{_WESTERN_LETTERS}][A-Za-z{_WESTERN_LETTERS}]*+")
_MOSTLY = (
    0.7  # share of accented words in which plain letters prevail: western text is near 1, Cyrillic or Greek near 0
)


def _by_letters(data: bytes) -> str | None:
    """The encoding whose letters fit best: windows-1252 where it reads as western words, else by charset-normalizer.

    Short western texts come first because statistics of letters err on them most.
    """
    sample = _around_accents(data)
    if _reads_western(sample):
        return "cp1252"
    import charset_normalizer  # slow to load and seldom needed  # noqa: PLC0415

    best = charset_normalizer.from_bytes(sample).best()
    return None if best is None or best.encoding.startswith("utf") else best.encoding


def _reads_western(sample: bytes) -> bool:
    """Whether `sample`, read as windows-1252, has its accents where western languages have them."""
    text = sample.decode("cp1252", "replace")
    foreign = [c for c in text if c > "\x7f" and c not in _WESTERN_SIGNS]
    if len(foreign) > len(_WESTERN_LETTER.findall(text)):  # signs that no western word has
        return False
    words = _ACCENTED_WORD.findall(text)
    plain = sum(2 * len(_WESTERN_LETTER.findall(word)) <= len(word) + 1 for word in words)
    return plain >= _MOSTLY * len(words)


def _around_accents(data: bytes) -> bytes:
    """The part of `data` that tells its encoding: from shortly before the first byte that is not ASCII."""
    first = next(re.finditer(rb"[\x80-\xff]", data), None)
    start = max(0, first.start() - 1_000) if first else 0
    return data[start : start + _SAMPLE]
