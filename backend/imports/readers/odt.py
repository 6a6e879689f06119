"""OpenDocument texts: paragraphs, headings, lists and tables in their order."""

import unicodedata
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from backend.imports.problems import UnreadableDocument
from backend.imports.readers.archives import xml_part
from backend.imports.readers.lines import Document, LineCollector, pair

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SKIPPED = frozenset((f"{_TEXT}tracked-changes", f"{OFFICE}annotation", f"{_TEXT}sequence-decls", f"{OFFICE}forms"))


class _Walk:
    def __init__(self) -> None:
        self.collector = LineCollector()

    def blocks(self, parent: Element, depth: int = -1) -> None:
        for element in parent:
            if element.tag in _SKIPPED:
                continue
            if element.tag == f"{_TEXT}h":
                level = element.get(f"{_TEXT}outline-level", "1")
                self.collector.add(_text(element), "heading", int(level) if level.isdigit() else 1)
            elif element.tag == f"{_TEXT}p" and depth < 0:
                self.collector.add_text(_text(element), pair)
            elif element.tag == f"{_TEXT}p":
                self.collector.add(_text(element), "item", depth)
            elif element.tag == f"{_TEXT}list":
                for item in element:
                    self.blocks(item, depth + 1)
            elif element.tag == f"{TABLE}table":
                table = self.collector.begin_table()
                for row in element.iter(f"{TABLE}table-row"):
                    self.collector.add_row(cells(row), table)
            else:
                self.blocks(element, depth)


def read_odt(archive: zipfile.ZipFile) -> Document:
    """The lines of the text's body."""
    body = xml_part(archive, "content.xml").find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableDocument("The file is damaged: it has no text body.")
    walk = _Walk()
    walk.blocks(body)
    return walk.collector.document("odt")


def cells(row: Element) -> Iterator[str]:
    """The texts of a table's row; days are written as ISO 8601 writes them."""
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        paragraphs = (_text(paragraph) for paragraph in cell.iter() if paragraph.tag in (f"{_TEXT}p", f"{_TEXT}h"))
        day = cell.get(f"{OFFICE}date-value", "").removesuffix("T00:00:00")
        content = day.replace("T", " ") or "\n".join(text for text in paragraphs if text.strip())
        repeated = cell.get(f"{TABLE}number-columns-repeated", "1")
        # Empty cells are repeated to the sheet's edge.
        times = min(int(repeated), 200 if content else 20) if repeated.isdigit() else 1
        for _ in range(times):
            yield content


def _text(element: Element) -> str:
    return unicodedata.normalize("NFC", "".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), 100) if count.isdigit() else 1)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)
        yield child.tail or ""
