"""Tables as files: CSV that a German Excel opens, and XLSX. Rows are written as they come; none is kept."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import IO

from xlsxwriter import Workbook

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What spreadsheets run as a formula, behind any number of the apostrophes that keep them from it.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_APOSTROPHE = "'"
#: Excel holds no longer texts in a cell.
_LONGEST = 32_767
_WIDEST = 60


def guarded(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula. `unguarded` gives it back."""
    return _APOSTROPHE + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made this cell of."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and _FORMULA.match(cell[1:]) else cell


def write_csv(file: IO[bytes], rows: Iterable[Sequence[str]]) -> None:
    """Rows with semicolons, every cell in quotation marks, in UTF-8 with a byte order mark."""
    stream = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    stream.detach()


def write_xlsx(
    file: IO[bytes], rows: Iterable[Sequence[str]], title: str, widths: Sequence[int], *, header: bool = True
) -> None:
    """Rows as texts in one sheet; the first one stands out and stays in view."""
    book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "1")
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    strong = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, _WIDEST))
    if header:
        sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            shown = cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…"
            sheet.write_string(number, column, shown, strong if header and number == 0 else plain)
    book.close()
