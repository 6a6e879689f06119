"""Word documents: paragraphs, headings, lists and tables in their order."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from backend.imports.readers.archives import part, refuse_macro_types, xml_part
from backend.imports.readers.lines import Document, LineCollector, LineKind, pair

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Deleted text is not part of the document any more; a fallback repeats what stands beside it.
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK))
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_CONTAINERS = frozenset((f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}smartTag"))


def read_docx(archive: zipfile.ZipFile) -> Document:
    """The lines of the document's body; headers and footers are left aside."""
    refuse_macro_types(part(archive, "[Content_Types].xml"))
    names = _style_names(archive)
    collector = LineCollector()
    body = xml_part(archive, "word/document.xml").find(f"{_W}body")
    for element in _blocks(body):
        if element.tag == f"{_W}tbl":
            table = collector.begin_table()
            for row in _rows(element):
                collector.add_row(row, table)
            continue
        kind, level = _kind(element, names)
        if kind == "text":
            collector.add_text(_text(element), pair)
        else:
            collector.add(_text(element), kind, level)
    return collector.document("docx")


def _blocks(parent: Element | None) -> Iterator[Element]:
    for element in parent if parent is not None else ():
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in _CONTAINERS:
            yield from _blocks(element)


def _rows(table: Element) -> Iterator[list[str]]:
    for row in table.iter(f"{_W}tr"):
        cells: list[str] = []
        for cell in row.findall(f"{_W}tc") + row.findall(f"{_W}sdt/{_W}sdtContent/{_W}tc"):
            paragraphs = (_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
            cells.append("\n".join(text for text in paragraphs if text.strip()))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = int(span.get(f"{_W}val", "1")) if span is not None else 1
            cells.extend("" for _ in range(min(width, 200) - 1))
        yield cells


def _text(element: Element) -> str:
    return unicodedata.normalize("NFC", "".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag != f"{_W}pPr":
            yield from _pieces(child)


def _kind(paragraph: Element, names: dict[str, str]) -> tuple[LineKind, int]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else names.get(style.get(f"{_W}val", ""), style.get(f"{_W}val", ""))
    heading = re.match(r"(?:heading|überschrift|berschrift)\s*(\d)", name.lower())
    if heading:
        return "heading", int(heading[1])
    if name.lower() in ("title", "titel"):
        return "heading", 0
    listed = re.match(r"list (?:bullet|number)\s*(\d?)", name.lower())
    level = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    if level is not None:
        return "item", int(level.get(f"{_W}val", "0"))
    if listed:
        return "item", int(listed[1] or 1) - 1
    return "text", 0


def _style_names(archive: zipfile.ZipFile) -> dict[str, str]:
    if "word/styles.xml" not in archive.namelist():
        return {}
    names: dict[str, str] = {}
    for style in xml_part(archive, "word/styles.xml").iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return names
