"""ODT, DOCX and HTML: real headings, header rows, language, title; and a word processor opens them."""

import io
import shutil
import subprocess
import warnings
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from defusedxml.ElementTree import fromstring
from docx.oxml.ns import qn
from pypdf import PdfReader

from backend.publishing.papers import docx, html, odt
from backend.publishing.papers.tree import Table
from tests.publishing.papers.samples import HOSTILE, many, sample

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"


def test_an_odt_has_headings_header_rows_language_and_title() -> None:
    archive = zipfile.ZipFile(io.BytesIO(odt.write(sample())))
    assert archive.namelist()[0] == "mimetype"
    content, styles, meta = (fromstring(archive.read(f"{name}.xml")) for name in ("content", "styles", "meta"))
    headings = [(one.get(f"{TEXT}outline-level"), "".join(one.itertext())) for one in content.iter(f"{TEXT}h")]
    assert headings == [("1", "Teilnehmende"), ("1", "TOP 1: Öffentlichkeitsarbeit"), ("2", "Beschluss 2009/3: Größe")]
    [header] = content.iter(f"{TABLE}table-header-rows")
    assert ["".join(cell.itertext()) for cell in header.iter(f"{TABLE}table-cell")] == ["Name", "Für"]
    assert {one.get(f"{FO}language") for one in styles.iter() if one.get(f"{FO}language")} == {"de"}
    assert "Protokoll: Bündnissitzung" in "".join(meta.itertext())
    assert [one.text for one in content.iter(f"{SVG}desc")] == ["Logo: zwei Häuser"]
    assert HOSTILE in "".join(content.itertext())


def test_a_docx_has_headings_header_rows_language_and_title() -> None:
    document: Any = python_docx.Document(io.BytesIO(docx.write(sample())))
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith(("Head", "Tit"))]
    assert headings == [
        ("Title", "Protokoll: Bündnissitzung"),
        ("Heading 1", "Teilnehmende"),
        ("Heading 1", "TOP 1: Öffentlichkeitsarbeit"),
        ("Heading 2", "Beschluss 2009/3: Größe"),
    ]
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Für"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    facts = document.core_properties
    assert (facts.title, facts.language, facts.author) == ("Protokoll: Bündnissitzung", "de-DE", "Leben mit Kindern")
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "Logo: zwei Häuser"
    assert HOSTILE in [one.text for one in document.paragraphs]


class _Outline(HTMLParser):
    """The elements of a page with their texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1], data.strip()))


def test_html_is_one_file_that_is_what_it_looks_like() -> None:
    page = _Outline()
    page.feed(html.write(sample()).decode())
    assert ("html", {"lang": "de"}) in page.found
    assert [(tag, text) for tag, text in page.texts if tag in ("h1", "h2", "h3")] == [
        ("h1", "Protokoll: Bündnissitzung"),
        ("h2", "Teilnehmende"),
        ("h2", "TOP 1: Öffentlichkeitsarbeit"),
        ("h3", "Beschluss 2009/3: Größe"),
    ]
    assert [given["scope"] for tag, given in page.found if tag == "th"] == ["col", "col"]
    assert ("p", HOSTILE) in page.texts
    [picture] = [given for tag, given in page.found if tag == "img"]
    assert picture["alt"] == "Logo: zwei Häuser"
    addresses = [value for _, given in page.found for name, value in given.items() if name in ("src", "href")]
    assert all(str(address).startswith("data:") for address in addresses), "nothing is fetched from elsewhere"


@pytest.mark.parametrize(("kind", "write"), [("odt", odt.write), ("docx", docx.write)])
def test_a_word_processor_opens_it(tmp_path: Path, kind: str, write: Any) -> None:
    """LibreOffice converts it where it is installed; elsewhere a second library has to find all 300 rows."""
    paper = many(300)
    file = tmp_path / f"paper.{kind}"
    file.write_bytes(write(paper))
    office = shutil.which("soffice")
    if office is None:
        warnings.warn(f"LibreOffice is not installed: the {kind} is read by another library instead.", stacklevel=1)
        texts = _read_back(file, kind)
    else:
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        command = [office, "--headless", home, "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
        subprocess.run(command, check=True, timeout=150, capture_output=True)
        pages = PdfReader(tmp_path / "paper.pdf").pages
        assert len(pages) > 5
        texts = "\n".join(page.extract_text() for page in pages)
        assert all("Nr. Was Wer" in page.extract_text() for page in pages if "LMK-" in page.extract_text())
    table = paper.blocks[1]
    assert isinstance(table, Table)
    places = [texts.index(f"{row[0]}") for row in table.rows]
    assert places == sorted(places)


def _read_back(file: Path, kind: str) -> str:
    if kind == "docx":
        [table] = python_docx.Document(str(file)).tables
        return "\n".join(row.cells[0].text for row in table.rows)
    return "\n".join(fromstring(zipfile.ZipFile(file).read("content.xml")).itertext())
