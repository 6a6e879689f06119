"""Readers: every format as lines, and a clear refusal for what is no record."""

import io
import zipfile

import pytest

from backend.imports import problems
from backend.imports.readers.files import read_file
from backend.imports.readers.lines import MAX_BYTES, MAX_CHARACTERS, MAX_LINE_LENGTH, MAX_LINES
from tests.imports import layouts


def archive(entries, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return stream.getvalue()


def with_part(data, name, content):
    entries = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in packed.namelist():
            entries[entry] = packed.read(entry)
    return archive(entries | {name: content})


DOCX = layouts.word("Titel", [["Idee", "Fest"]])
ODT = layouts.open_document("Titel")
XLSX = layouts.workbook(["Titel"], ["Fest"])
BOMB = {"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * 40_000_000}


def test_paragraphs_headings_lists_and_tables_keep_their_kind():
    document = read_file(
        "a.docx",
        layouts.word(("heading", 2, "Ideen"), ("list", 0, "Laufbus"), ("list", 1, "im Winter"), "", [["Wer", "a\nb"]]),
    )
    assert [(line.kind, line.level, line.text, line.cells) for line in document.lines] == [
        ("heading", 2, "Ideen", ()),
        ("item", 0, "Laufbus", ()),
        ("item", 1, "im Winter", ()),
        ("blank", 0, "", ()),
        ("cell_row", 0, "Wer\ta\nb", ("Wer", "a\nb")),
    ]


def test_open_document_keeps_its_structure():
    document = read_file(
        "a.odt", layouts.open_document(("heading", 1, "Ideen"), ("list", ["Laufbus"]), [["Wer", "WIS"]])
    )
    assert [(line.kind, line.text) for line in document.lines] == [
        ("heading", "Ideen"),
        ("item", "Laufbus"),
        ("cell_row", "Wer\tWIS"),
    ]


def test_line_numbers_are_those_of_the_file():
    document = read_file("a.txt", b"eins\r\n\r\nWer:\tdrei\n| a | b |\n|---|---|\n")
    assert [(line.number, line.kind, line.cells) for line in document.lines] == [
        (1, "text", ()),
        (2, "blank", ()),
        (3, "cell_row", ("Wer:", "drei")),
        (4, "cell_row", ("a", "b")),
        (5, "blank", ()),
        (6, "blank", ()),
    ]


@pytest.mark.parametrize(
    ("name", "data", "content_type", "problem"),
    [
        ("leer.txt", b"", None, problems.EmptyDocument),
        ("leer.txt", b" \n\t\n", None, problems.EmptyDocument),
        ("leer.txt", b"\xef\xbb\xbf\n", None, problems.EmptyDocument),
        ("leer.docx", layouts.word(""), None, problems.EmptyDocument),
        ("leer.xlsx", layouts.workbook([""]), None, problems.EmptyDocument),
        ("rauschen.txt", bytes(range(256)) * 20_000, None, problems.UnreadableDocument),
        ("rauschen.csv", bytes(range(256)) * 20, None, problems.UnreadableDocument),
        ("rauschen.docx", b"PK\x03\x04" + bytes(range(256)) * 20, None, problems.UnreadableDocument),
        ("abgeschnitten.docx", DOCX[: len(DOCX) // 2], None, problems.UnreadableDocument),
        ("kaputt.docx", with_part(DOCX, "word/document.xml", b"<w:document"), None, problems.UnreadableDocument),
        ("offen.csv", b'Titel;Wer\n"Fest;WIS\n', None, problems.UnreadableDocument),
        ("alt.doc", b"\xd0\xcf\x11\xe0" + bytes(600), None, problems.UnsupportedFormat),
        ("blatt.pdf", b"%PDF-1.7 ...", None, problems.UnsupportedFormat),
        ("archiv.zip", archive({"a.txt": "Idee"}), None, problems.UnsupportedFormat),
        ("makro.docm", DOCX, None, problems.MacroDocument),
        ("makro.docx", with_part(DOCX, "word/vbaProject.bin", b"x"), None, problems.MacroDocument),
        ("makro.xlsx", with_part(XLSX, "xl/vbaProject.bin", b"x"), None, problems.MacroDocument),
        ("makro.odt", with_part(ODT, "Basic/Standard/Modul.xml", b"x"), None, problems.MacroDocument),
        ("bombe.docx", archive(BOMB), None, problems.DocumentTooLarge),
        ("viele.docx", archive({f"{n}.xml": "" for n in range(2_100)}), None, problems.DocumentTooLarge),
        ("gross.txt", b"a" * (MAX_BYTES + 1), None, problems.DocumentTooLarge),
        ("lang.txt", b"a" * (MAX_LINE_LENGTH + 1), None, problems.DocumentTooLarge),
        ("zeilen.txt", b"a\n" * (MAX_LINES + 1), None, problems.DocumentTooLarge),
        ("text.txt", (b"a" * 999 + b"\n") * (MAX_CHARACTERS // 999 + 1), None, problems.DocumentTooLarge),
        ("utf16.txt", "Wer übernimmt was?".encode("utf-16-le"), None, problems.WrongEncoding),
        ("dos.txt", "Bündnis für Kinder, Plätze, Größe".encode("cp437"), None, problems.WrongEncoding),
        ("mac.txt", "Bündnis für Kinder, Plätze, Größe".encode("mac-roman"), None, problems.WrongEncoding),
        ("koi8.txt", "Союз для детей".encode("koi8-r"), None, problems.WrongEncoding),
        ("sagt.txt", "Bündnis".encode("cp1252"), "text/plain; charset=utf-8", problems.WrongEncoding),
        ("sagt.txt", b"Allianz", "text/plain; charset=klingon", problems.WrongEncoding),
    ],
)  # fmt: skip
def test_refusals_say_why(name, data, content_type, problem):
    with pytest.raises(problem) as refused:
        read_file(name, data, content_type)
    assert str(refused.value).endswith(".")


def test_a_bomb_is_refused_unopened(monkeypatch):
    def unpack(*_):
        raise AssertionError("something was unpacked")

    bomb = archive(BOMB)
    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    with pytest.raises(problems.DocumentTooLarge, match="not unpacked"):
        read_file("bombe.docx", bomb)


def test_a_directory_that_lies_about_sizes_is_caught():
    data = bytearray(
        archive({"[Content_Types].xml": "<Types/>", "word/document.xml": b"<a>" + b" " * 100_000 + b"</a>"})
    )
    real, claimed = (100_007).to_bytes(4, "little"), (50).to_bytes(4, "little")
    with pytest.raises(problems.UnreadableDocument):
        read_file("luege.docx", bytes(data.replace(real, claimed)))


def test_entities_are_not_expanded():
    laughs = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><d>&a;</d>'
    with pytest.raises(problems.UnreadableDocument):
        read_file("lachen.docx", with_part(DOCX, "word/document.xml", laughs))
    with pytest.raises(problems.UnreadableDocument):
        read_file("lachen.odt", with_part(ODT, "content.xml", laughs))
    with pytest.raises(problems.UnreadableDocument):
        read_file("lachen.xlsx", with_part(XLSX, "xl/workbook.xml", laughs))
