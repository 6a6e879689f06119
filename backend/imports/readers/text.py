"""Plain text: telling encodings apart, and lines with tabs from lines without."""

import re
import unicodedata

from backend.imports.problems import EmptyDocument, UnreadableDocument, WrongEncoding
from backend.imports.readers.lines import Document, LineCollector, row_cells

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: Python knows more codecs than texts have encodings; some take quadratic time, others run escapes.
_CHARSET = re.compile(
    r"utf[-_]?(8|16|16le|16be|16-le|16-be)|us-ascii|ascii|latin-?1|(iso-?8859|windows|cp)[-_]?\d{1,4}|macroman", re.I
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1b")
#: Beyond ASCII, what German and its neighbours' texts are written with. A text in another
#: encoding, read as Windows-1252, shows other characters.
_EXPECTED = frozenset("äöüÄÖÜßéèêëáàâåæøçñóòôíìîïúùûÉÈÀÁÅÆØÇÑÓÚ€„“”‚‘’–—…•·§°²³´«»½¼¾±×©®™\xa0\xad")


def read_text(data: bytes, charset: str | None = None) -> Document:
    """The lines of a text file. `charset` is what the sender declared, if anything."""
    collector = LineCollector()
    for line in _LINE_END.split(decode(data, charset)):
        collector.add_text(line, row_cells)
    return collector.document("text")


def decode(data: bytes, charset: str | None = None) -> str:
    """The text in `data`: UTF-8, UTF-16 with byte order mark, or Windows-1252.

    Raises EmptyDocument, UnreadableDocument for what is no text at all, and
    WrongEncoding where several readings are possible or the declared one fails.
    """
    if not data.strip():
        raise EmptyDocument("The file is empty.")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _plain(_strictly(data, encoding))
    if _looks_like_wide_characters(data):
        raise WrongEncoding(
            "The text is encoded with two bytes per character and does not say in which order. "
            "Save it as UTF-8 and send it again."
        )
    sample = data[:100_000]
    if sum(byte in _CONTROLS for byte in sample) > len(sample) // 200:
        raise UnreadableDocument("The file is not a text: it holds binary data.")
    if charset is not None and not _CHARSET.fullmatch(charset):
        raise WrongEncoding(
            "The declared encoding is none that texts are written in. Save it as UTF-8 and send it again."
        )
    if charset is not None and charset.lower().replace("_", "-") not in ("utf-8", "us-ascii"):
        return _plain(_strictly(data, charset))
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if charset is not None:
            raise WrongEncoding(
                f"The text was announced as {charset}, but byte {error.start} is not. "
                "Save it as UTF-8 and send it again."
            ) from None
    return _plain(_windows(data))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise WrongEncoding(
            f"The text cannot be read as {encoding.removesuffix('-sig').upper()}. Save it as UTF-8 and send it again."
        ) from None


def _windows(data: bytes) -> str:
    text = _strictly(data, "cp1252")
    beyond_ascii = [character for character in text if ord(character) > 127]
    strange = sum(character not in _EXPECTED for character in beyond_ascii)
    if strange * 10 > len(beyond_ascii):
        raise WrongEncoding(
            "The text is neither UTF-8 nor Windows-1252: its umlauts cannot be told with certainty. "
            "Save it as UTF-8 and send it again."
        )
    return text


def _looks_like_wide_characters(data: bytes) -> bool:
    sample = data[:4000]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    return max(odd, even) * 10 > len(sample) * 3 and min(odd, even) * 10 < max(odd, even)


def _plain(text: str) -> str:
    if "\x00" in text:
        raise UnreadableDocument("The file is not a text: it holds binary data.")
    return unicodedata.normalize("NFC", text)
