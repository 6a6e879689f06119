"""Excel workbooks: every sheet a table."""

import io
import unicodedata
import zipfile
import zlib
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from backend.imports.problems import DocumentTooLarge, UnreadableDocument
from backend.imports.readers.archives import part, refuse_document_types, refuse_macro_types
from backend.imports.readers.lines import MAX_CELLS, MAX_LINES, Document, LineCollector


def read_xlsx(archive: zipfile.ZipFile, data: bytes) -> Document:
    """The rows of all visible sheets; formulas as the values they had when saved."""
    refuse_macro_types(part(archive, "[Content_Types].xml"))
    refuse_document_types(archive)
    collector = LineCollector()
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for number, sheet in enumerate(book.worksheets, start=1):
            if sheet.sheet_state != "visible":
                continue
            # The size a sheet declares may be wrong in both directions.
            sheet.reset_dimensions()
            for count, row in enumerate(sheet.iter_rows(values_only=True)):
                if count > MAX_LINES or len(row) > MAX_CELLS * 100:
                    raise DocumentTooLarge(f"A sheet has more than {MAX_LINES} rows or very many columns.")
                collector.add_row((_written(value) for value in row), number)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        LookupError,
        AttributeError,
        ArithmeticError,
        ValueError,
        TypeError,
        OSError,
        EOFError,
    ):
        raise UnreadableDocument("The workbook is damaged: its sheets cannot be read.") from None
    return collector.document("xlsx")


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unicodedata.normalize("NFC", str(value))
