"""The bytes of a text become characters: by byte-order mark, as UTF-8, as declared, or by a guess that is told."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from charset_normalizer import from_bytes

#: Longest mark first: UTF-32's little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Browsers read these labels as Windows-1252 (WHATWG Encoding Standard), because that is what pages so labelled hold.
READ_AS_WINDOWS_1252 = frozenset({"iso8859-1", "ascii"})
#: The guesser's answer hardly changes after this many bytes, its time does.
GUESS_FROM_BYTES = 200_000
#: With so few bytes beyond ASCII a text is English or close to it, and its odd bytes are Windows' quotes, dashes and
#: accents; statistics cannot tell that from other alphabets by a handful of bytes ("Gen\xe8ve" came out as "Genčve").
WESTERN_SHARE = 0.1
NAMES = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "cp1250": "Windows-1250"}


class DecodedText(NamedTuple):
    """Characters, and what had to be assumed to get them (`None`: nothing)."""

    text: str
    assumed: str | None


def byte_order_mark(content: bytes) -> tuple[bytes, str] | None:
    """Give the byte-order mark that the content begins with and the encoding it stands for."""
    return next(((mark, encoding) for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), None)


def decode(content: bytes, declared: str | None = None) -> DecodedText:
    """Decode a text; newlines stay as they are and a byte-order mark is dropped."""
    mark = byte_order_mark(content)
    if mark is not None:
        return _decode_marked(content[len(mark[0]) :], mark[1])
    # Valid UTF-8 beyond ASCII is hardly ever anything else, whatever a page declares.
    for encoding in ("utf-8", _known_encoding(declared)):
        if encoding is not None:
            try:
                return DecodedText(content.decode(encoding), None)
            except UnicodeDecodeError:
                continue
    return _guess(content)


def _decode_marked(content: bytes, encoding: str) -> DecodedText:
    try:
        return DecodedText(content.decode(encoding), None)
    except UnicodeDecodeError as error:
        text = content.decode(encoding, "replace")
        return DecodedText(text, f"{encoding.upper()} as its byte-order mark says, though byte {error.start} is not")


def _known_encoding(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except LookupError:
        return None
    return "cp1252" if name in READ_AS_WINDOWS_1252 else name


def _guess(content: bytes) -> DecodedText:
    encoding = _likely_encoding(content[:GUESS_FROM_BYTES])
    text = content.decode(encoding, "replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    name = NAMES.get(encoding, encoding.replace("_", "-").upper())
    return DecodedText(text, f"{name}, a guess" + (f"; {lost} bytes could not be read" if lost else ""))


def _likely_encoding(content: bytes) -> str:
    beyond_ascii = sum(byte >= 0x80 for byte in content)
    if beyond_ascii <= WESTERN_SHARE * len(content):
        return "cp1252"
    best = from_bytes(content).best()
    return best.encoding if best is not None else "cp1252"
