"""OpenDocument spreadsheets: every visible sheet a table."""

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from backend.imports.problems import DocumentTooLarge, UnreadableDocument
from backend.imports.readers.archives import xml_part
from backend.imports.readers.lines import MAX_LINES, Document, LineCollector
from backend.imports.readers.odt import OFFICE, TABLE, cells

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def read_ods(archive: zipfile.ZipFile) -> Document:
    """The rows of all visible sheets; formulas as the values they had when saved."""
    content = xml_part(archive, "content.xml")
    book = content.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if book is None:
        raise UnreadableDocument("The file is damaged: it has no sheets.")
    hidden = _hidden_styles(content)
    collector = LineCollector()
    for sheet in book.iter(f"{TABLE}table"):
        if sheet.get(f"{TABLE}style-name") in hidden:
            continue
        number = collector.begin_table()
        for row in _rows(sheet):
            collector.add_row(row, number)
    return collector.document("ods")


def _rows(sheet: Element) -> Iterator[list[str]]:
    """Rows with something in them, each as often as it is there; those below the last one are left out."""
    blank = 0
    for row in sheet.iter(f"{TABLE}table-row"):
        repeated = row.get(f"{TABLE}number-rows-repeated", "1")
        times = int(repeated) if repeated.isdigit() else 1
        values = list(cells(row))
        if not any(values):
            # Empty rows are repeated to the sheet's edge.
            blank += times
            continue
        if blank + times > MAX_LINES:
            raise DocumentTooLarge(f"A sheet has more than {MAX_LINES} rows.")
        yield from ([] for _ in range(blank))
        yield from (values for _ in range(times))
        blank = 0


def _hidden_styles(content: Element) -> set[str | None]:
    return {
        style.get(f"{_STYLE}name")
        for style in content.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }
