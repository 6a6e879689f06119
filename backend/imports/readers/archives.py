"""Zip archives (docx, odt, xlsx, ods) as documents to import: what `core.archives` refuses is a problem of ours here."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from backend.core import archives
from backend.core.archives import DAMAGE
from backend.imports.problems import DocumentTooLarge, MacroDocument, UnreadableDocument


@contextmanager
def _as_problems() -> Iterator[None]:
    try:
        yield
    except archives.ExplodingArchive as refusal:
        raise DocumentTooLarge(str(refusal)) from None
    except archives.ProgramInArchive as refusal:
        raise MacroDocument(str(refusal)) from None
    except archives.DamagedArchive as refusal:
        raise UnreadableDocument(str(refusal)) from None


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, if its directory promises a document of sensible size without programs."""
    with _as_problems():
        return archives.open_archive(data)


def refuse_macro_types(content_types: bytes) -> None:
    """Office documents that announce themselves as able to carry programs are refused."""
    with _as_problems():
        archives.refuse_macro_types(content_types)


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the archive, unpacked; UnreadableDocument if it is missing or damaged."""
    with _as_problems():
        return archives.part(archive, name)


def refuse_document_types(archive: zipfile.ZipFile) -> None:
    """Refuse XML parts that declare entities, for readers that parse by themselves."""
    for name in archive.namelist():
        if not name.lower().endswith((".xml", ".rels")):
            continue
        try:
            # A document type can only stand before the first element.
            with archive.open(name) as stream:
                next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
        except (ParseError, DefusedXmlException, *DAMAGE):
            raise UnreadableDocument("The file is damaged: its text cannot be read.") from None


def xml_part(archive: zipfile.ZipFile, name: str) -> Element:
    """One XML part, parsed; entities and document types are refused."""
    try:
        root: Element = fromstring(part(archive, name), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        raise UnreadableDocument("The file is damaged: its text cannot be read.") from None
    return root
