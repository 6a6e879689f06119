"""Cells that no spreadsheet takes for a formula, and that give their text back."""

import csv
import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from backend.core.sheets import guarded, unguarded, write_csv, write_xlsx
from backend.imports.readers.files import read_file

TEXTS = st.text(alphabet=st.one_of(st.sampled_from("=+-@\t\r' a"), st.characters()), max_size=12)


@given(TEXTS)
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r")


def test_csv_opens_in_a_german_excel() -> None:
    file = io.BytesIO()
    write_csv(file, [["Titel", "Idee"], ["=1+1", 'eins; zwei "drei"\nvier']])
    assert file.getvalue().startswith(b'\xef\xbb\xbf"Titel";"Idee"\r\n"\'=1+1";')
    assert list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig")), delimiter=";"))[1][1].endswith("\nvier")
    assert read_file("a.csv", file.getvalue()).lines[1].cells == ("=1+1", 'eins; zwei "drei"\nvier')


def test_a_workbook_holds_texts_and_no_formulas() -> None:
    file = io.BytesIO()
    write_xlsx(file, [["Titel"], ["=1+1"], ["https://example.org"], ["x" * 40_000]], "Karten [LMK]: 2027/28", [20])
    sheet = openpyxl.load_workbook(io.BytesIO(file.getvalue())).active
    assert sheet is not None
    assert [sheet.cell(row, 1).data_type for row in (1, 2, 3)] == ["s", "s", "s"]
    assert sheet.cell(2, 1).value == "=1+1"
    assert len(str(sheet.cell(4, 1).value)) == 32_767
