"""Nothing vanishes: every line of the source ends in the result or in `unplaced`."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.imports.grammar.labels import words_of
from backend.imports.grammar.record import understand
from backend.imports.problems import ImportRefused
from backend.imports.readers.files import read_file
from tests.imports import layouts

RECORD = (Path(__file__).parent / "records" / "workshop.txt").read_text(encoding="utf-8")
RECORDS = (RECORD, layouts.MINUTES, layouts.ENGLISH, layouts.CAPITALS, layouts.IDEAS_ONLY, layouts.MARKDOWN)
LINES = sorted({line for record in RECORDS for line in record.split("\n")})
ROWS = [
    "| Titel | Wer | Wann | Sonst |",
    "| Fest | WIS | Mai | x |",
    "| Frage | A | B |",
    "Idee: a; Wer: b",
    "- ",
    "1.",
    "?",
]
SHUFFLED = st.lists(
    st.one_of(st.sampled_from(LINES), st.just(""), st.sampled_from(ROWS), st.text(max_size=40)), max_size=30
)


def strings(value):
    """All texts anywhere in a dumped result."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def assert_nothing_vanished(document):
    result = understand(document)
    written = [line for line in document.lines if line.kind != "blank"]
    assert {line.number for line in written} == result.lines()
    kept = {word for text in strings(result.model_dump()) for word in words_of(text)}
    for line in written:
        assert set(words_of(line.text)) <= kept, line


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("workshop.txt", RECORD.encode()),
        ("protokoll.txt", layouts.MINUTES.encode()),
        ("english.txt", layouts.ENGLISH.encode()),
        ("doku.txt", layouts.CAPITALS.encode()),
        ("aufgaben.txt", layouts.DUTIES_ONLY.encode()),
        ("ideen.txt", layouts.IDEAS_ONLY.encode()),
        ("plan.md", layouts.MARKDOWN.encode()),
        ("gruppen.txt", layouts.GROUPS.encode()),
        ("tabellen.docx", layouts.word(*layouts.CARD_TABLES)),
        ("spalten.docx", layouts.word(*layouts.COLUMNS_OF_CARDS)),
        ("klausur.odt", layouts.open_document(*layouts.HEADINGS)),
        ("plan.odt", layouts.open_document(*layouts.HEADER_ROW)),
        ("plan.xlsx", layouts.workbook(*layouts.ROWS)),
    ],
)
def test_every_record_is_accounted_for(name, data):
    assert_nothing_vanished(read_file(name, data))


@settings(deadline=None)
@given(SHUFFLED)
def test_every_line_of_any_text_is_accounted_for(lines):
    text = "\n".join(lines).replace("\x00", "").encode("utf-8", "ignore")
    try:
        document = read_file("text.txt", text)
    except ImportRefused:
        return
    assert_nothing_vanished(document)


@settings(deadline=None)
@given(st.lists(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20)), max_size=5), max_size=12))
def test_every_row_of_any_table_is_accounted_for(rows):
    cells = [[cell.replace("\x00", "").replace("\t", " ") for cell in row] for row in rows]
    text = "\n".join("| " + " | ".join(row) + " |" for row in cells).encode("utf-8", "ignore")
    try:
        document = read_file("text.txt", text)
    except ImportRefused:
        return
    assert_nothing_vanished(document)
