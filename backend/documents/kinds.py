"""Which kinds of files are kept, and how each is told by its content. The sender's word counts for nothing.

Left out on purpose: SVG and HTML (they carry scripts), HEIC (drawing it anew needs a library of its own; phones send
JPEG when asked for pictures), the office formats before 2007 and everything that can hold macros.
"""

from dataclasses import dataclass

from backend.core import archives
from backend.documents.problems import ActiveDocument, DamagedDocument, UnsupportedDocument


@dataclass(frozen=True)
class Kind:
    """A media type and the endings that belong to it, the usual one first. `picture`: Pillow's name of the format."""

    media_type: str
    endings: tuple[str, ...]
    picture: str | None = None


JPEG = Kind("image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), "JPEG")
PNG = Kind("image/png", (".png",), "PNG")
GIF = Kind("image/gif", (".gif",), "GIF")
WEBP = Kind("image/webp", (".webp",), "WEBP")
PDF = Kind("application/pdf", (".pdf",))
TEXT = Kind("text/plain", (".txt", ".md"))
CSV = Kind("text/csv", (".csv",))
_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
OFFICE = {
    "word/document.xml": Kind(f"{_OOXML}wordprocessingml.document", (".docx",)),
    "xl/workbook.xml": Kind(f"{_OOXML}spreadsheetml.sheet", (".xlsx",)),
    "ppt/presentation.xml": Kind(f"{_OOXML}presentationml.presentation", (".pptx",)),
}
OPEN_DOCUMENT = {
    f"{_ODF}text": Kind(f"{_ODF}text", (".odt",)),
    f"{_ODF}spreadsheet": Kind(f"{_ODF}spreadsheet", (".ods",)),
    f"{_ODF}presentation": Kind(f"{_ODF}presentation", (".odp",)),
}
ALL = (JPEG, PNG, GIF, WEBP, PDF, TEXT, CSV, *OFFICE.values(), *OPEN_DOCUMENT.values())
_MACRO_ENDINGS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".potm", ".ppsm")
_PICTURES = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"GIF87a", GIF), (b"GIF89a", GIF))
#: What a text must not begin with: a browser or a shell would take it for something else.
_NOT_PLAIN = ("<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<iframe", "#!", "{\\rtf")
_WHITESPACE = "\t\n\r\f"
_PDF_END_WITHIN = 4096


def endings() -> list[str]:
    """Every ending that is accepted, for the interface and for people."""
    return sorted({ending for kind in ALL for ending in kind.endings})


def kind_of(data: bytes, ending: str) -> Kind:
    """The kind that the content is of. The ending only tells a table from another text.

    Raises a problem of `documents.problems` for what is not kept here.
    """
    if ending.lower() in _MACRO_ENDINGS:
        raise ActiveDocument
    for magic, kind in _PICTURES:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"%PDF-"):
        # What stands behind the end of a PDF belongs to another file.
        if b"%%EOF" not in data[-_PDF_END_WITHIN:]:
            raise DamagedDocument
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if _is_plain_text(data):
        return CSV if ending.lower() in CSV.endings else TEXT
    raise UnsupportedDocument(allowed=", ".join(endings()))


def _packed(data: bytes) -> Kind:
    try:
        archive = archives.open_archive(data)
        names = set(archive.namelist())
        if "mimetype" in names:
            kind = OPEN_DOCUMENT.get(archives.part(archive, "mimetype")[:200].decode("ascii", "replace").strip())
        else:
            if "[Content_Types].xml" in names:
                archives.refuse_macro_types(archives.part(archive, "[Content_Types].xml"))
            kind = next((found for place, found in OFFICE.items() if place in names), None)
    except archives.ProgramInArchive:
        raise ActiveDocument from None
    except archives.ArchiveRefused:
        raise DamagedDocument from None
    if kind is None:
        raise UnsupportedDocument(allowed=", ".join(endings()))
    return kind


def _is_plain_text(data: bytes) -> bool:
    """Whether these are letters (UTF-8, or Windows-1252 as older programs write) and no markup or script."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if not text.strip() or "\ufffd" in text:
        return False
    if any(letter < " " and letter not in _WHITESPACE for letter in text):
        return False
    return not text.lstrip().lower().startswith(_NOT_PLAIN)
