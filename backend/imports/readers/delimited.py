"""Tables as text: comma, semicolon or tab between the cells."""

import csv
import io

from backend.core.sheets import unguarded
from backend.imports.problems import UnreadableDocument
from backend.imports.readers.lines import MAX_LINE_LENGTH, Document, LineCollector
from backend.imports.readers.text import decode

_DELIMITERS = ";,\t"


def read_delimited(data: bytes, charset: str | None = None) -> Document:
    """The rows of a .csv file; the delimiter is the one that the header uses most."""
    text = decode(data, charset)
    delimiter = _delimiter(text)
    collector = LineCollector()
    csv.field_size_limit(MAX_LINE_LENGTH)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            collector.add_row((unguarded(cell) for cell in row), 1)
    except csv.Error as error:
        raise UnreadableDocument(f"The table cannot be read: {error}.") from None
    return collector.document("csv")


def _delimiter(text: str) -> str:
    # Excel writes this line for itself.
    first, _, rest = text.lstrip().partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4]
    header = first if first.strip() else rest.partition("\n")[0]
    outside_quotes = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside_quotes.count)
