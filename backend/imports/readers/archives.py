"""Zip archives (docx, odt, xlsx): looked at before anything is unpacked."""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from backend.imports.problems import DocumentTooLarge, MacroDocument, UnreadableDocument

MAX_ENTRIES = 2_000
MAX_UNPACKED = 60 * 1024 * 1024
#: XML packs well; beyond this it was made to explode.
MAX_RATIO = 150
_RATIO_MATTERS_FROM = 2 * 1024 * 1024
_DAMAGE = (KeyError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError)
_MACRO_PLACES = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("basic/", "scripts/")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, if its directory promises a document of sensible size without programs.

    Only the directory is read here. What an entry unpacks to is bounded by the
    size it declares: reading stops there and the checksum then fails.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise UnreadableDocument("The file is damaged: it cannot be unpacked.") from None
    if len(entries) > MAX_ENTRIES:
        raise DocumentTooLarge(f"The file packs more than {MAX_ENTRIES} parts.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or (unpacked > _RATIO_MATTERS_FROM and unpacked > len(data) * MAX_RATIO):
        raise DocumentTooLarge(
            f"The file would unpack to {unpacked // 1024 // 1024} MB, far more than a record needs. It was not unpacked."
        )
    for entry in entries:
        name = entry.filename.lower()
        if name.endswith(_MACRO_PLACES) or name.startswith(_MACRO_FOLDERS):
            raise MacroDocument("The file carries macros. Save it without them and send it again.")
        if entry.flag_bits & 1:
            raise UnreadableDocument("The file is protected with a password. Save it without and send it again.")
    return archive


def refuse_macro_types(content_types: bytes) -> None:
    """Office documents that announce themselves as able to carry programs are refused."""
    if b"macroenabled" in content_types.lower():
        raise MacroDocument("The file is of a kind that carries macros. Save it as .docx or .xlsx and send it again.")


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the archive, unpacked; UnreadableDocument if it is missing or damaged."""
    try:
        with archive.open(name) as stream:
            return stream.read(MAX_UNPACKED)
    except _DAMAGE:
        raise UnreadableDocument("The file is damaged: a part of it cannot be unpacked.") from None


def refuse_document_types(archive: zipfile.ZipFile) -> None:
    """Refuse XML parts that declare entities, for readers that parse by themselves."""
    for name in archive.namelist():
        if not name.lower().endswith((".xml", ".rels")):
            continue
        try:
            # A document type can only stand before the first element.
            with archive.open(name) as stream:
                next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
        except (ParseError, DefusedXmlException, *_DAMAGE):
            raise UnreadableDocument("The file is damaged: its text cannot be read.") from None


def xml_part(archive: zipfile.ZipFile, name: str) -> Element:
    """One XML part, parsed; entities and document types are refused."""
    try:
        root: Element = fromstring(part(archive, name), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        raise UnreadableDocument("The file is damaged: its text cannot be read.") from None
    return root
