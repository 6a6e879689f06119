"""Which reader a file is for: its content decides, its name only between text and table."""

from backend.imports.problems import (
    DocumentTooLarge,
    EmptyDocument,
    MacroDocument,
    UnreadableDocument,
    UnsupportedFormat,
)
from backend.imports.readers.archives import open_archive, part
from backend.imports.readers.delimited import read_delimited
from backend.imports.readers.docx import read_docx
from backend.imports.readers.lines import MAX_BYTES, Document
from backend.imports.readers.ods import read_ods
from backend.imports.readers.odt import read_odt
from backend.imports.readers.text import read_text
from backend.imports.readers.xlsx import read_xlsx

_MACRO_ENDINGS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb")
_TABLE_ENDINGS = (".csv", ".tsv")
_FOREIGN = (
    (b"%PDF", "PDF files"),
    (b"\xd0\xcf\x11\xe0", "the Office formats from before 2007"),
    (b"{\\rtf", "RTF files"),
    (b"\x89PNG", "pictures"),
    (b"\xff\xd8\xff", "pictures"),
    (b"GIF8", "pictures"),
    (b"<!DOCTYPE", "web pages"),
    (b"<html", "web pages"),
    (b"\x1f\x8b", "gzip archives"),
    (b"7z\xbc\xaf", "7z archives"),
)
_READ_HERE = "Send plain text, .docx, .odt, .csv, .xlsx or .ods."


def read_file(name: str, data: bytes, content_type: str | None = None) -> Document:
    """The lines of an uploaded file, or the ImportRefused that says why not.

    `content_type` may carry a charset; otherwise only "text/csv" matters.
    """
    if len(data) > MAX_BYTES:
        raise DocumentTooLarge(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    if not data.strip():
        raise EmptyDocument("The file is empty.")
    if name.lower().endswith(_MACRO_ENDINGS):
        raise MacroDocument("The file is of a kind that carries macros. Save it as .docx or .xlsx and send it again.")
    if data.startswith(b"PK"):
        try:
            return _read_archive(data)
        except (ValueError, RecursionError):
            # A number that is none, or parts nested deeper than any program writes them.
            raise UnreadableDocument("The file is damaged: its structure cannot be read.") from None
    for magic, kind in _FOREIGN:
        if data.lstrip().startswith(magic):
            raise UnsupportedFormat(f"Reading {kind} is not supported. {_READ_HERE}")
    media_type, _, parameters = (content_type or "").partition(";")
    _, _, charset = parameters.partition("charset=")
    declared = charset.strip().strip('"') or None
    if name.lower().endswith(_TABLE_ENDINGS) or media_type.strip().lower() == "text/csv":
        return read_delimited(data, declared)
    return read_text(data, declared)


def _read_archive(data: bytes) -> Document:
    archive = open_archive(data)
    names = set(archive.namelist())
    if "word/document.xml" in names:
        return read_docx(archive)
    if "xl/workbook.xml" in names:
        return read_xlsx(archive, data)
    if "content.xml" in names and "mimetype" in names:
        kind = part(archive, "mimetype")[:200]
        if b"opendocument.text" in kind:
            return read_odt(archive)
        if b"opendocument.spreadsheet" in kind:
            return read_ods(archive)
    raise UnsupportedFormat(f"The archive is no .docx, .odt, .xlsx or .ods document. {_READ_HERE}")
