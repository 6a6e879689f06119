"""The same record in other programs: pasted into Word, LibreOffice or a sheet, line by line, tabs and all."""

import io
from datetime import date

from backend.core.ods import write_ods
from backend.imports.grammar.record import understand_file
from tests.imports import layouts
from tests.imports.sending import WORKSHOP


def test_a_record_pasted_into_another_program_says_the_same():
    lines = WORKSHOP.decode().splitlines()
    rows = [line.split("\t") for line in lines]
    sheet = io.BytesIO()
    write_ods(sheet, rows, "Protokoll", [40, 40], header=False)
    text = understand_file("werkstatt.txt", WORKSHOP, document_date=date(2009, 9, 30))
    for name, data in (
        ("werkstatt.docx", layouts.word(*lines)),
        ("werkstatt.odt", layouts.open_document(*lines)),
        ("absatz.docx", layouts.word("\n".join(lines))),
    ):
        assert understand_file(name, data, document_date=date(2009, 9, 30)) == text, name
    for name, data in (("werkstatt.xlsx", layouts.workbook(*rows)), ("werkstatt.ods", sheet.getvalue())):
        record = understand_file(name, data, document_date=date(2009, 9, 30))
        assert [idea.text for idea in record.ideas] == [idea.text for idea in text.ideas], name
        assert [(duty.body, duty.text) for duty in record.duties] == [(duty.body, duty.text) for duty in text.duties]
        assert [item.title for item in record.action_items] == [item.title for item in text.action_items]
        assert [one.text for one in record.unplaced] == [one.text for one in text.unplaced]


def test_a_tab_behind_a_mark_is_no_table():
    lines = ("Aktionstag", "", "Was ist zu tun?", "-\tRaum suchen", "-\tPlakate drucken", "", "Wer?", "1.\tWIS")
    [item] = understand_file("a.docx", layouts.word(*lines)).action_items
    assert [step.text for step in item.steps] == ["Raum suchen", "Plakate drucken"]
    assert [one.party.name for one in item.assignments] == ["WIS"]


def test_word_needs_no_empty_paragraphs_to_set_sections_apart():
    lines = [line for line in WORKSHOP.decode().splitlines() if line.strip()]
    text = understand_file("werkstatt.txt", WORKSHOP, document_date=date(2009, 9, 30))
    record = understand_file("werkstatt.docx", layouts.word(*lines), document_date=date(2009, 9, 30))
    assert [item.title for item in record.action_items] == [item.title for item in text.action_items]
    assert [(duty.body, duty.text) for duty in record.duties] == [(duty.body, duty.text) for duty in text.duties]
    # What heads a cluster cannot be told from an idea, and is not lost.
    assert {idea.text for idea in text.ideas} <= {idea.text for idea in record.ideas}
