"""DOCX as a convenience: real heading styles, repeated header rows, language, title and words for the picture."""

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from backend.publishing.papers.tree import Bullets, Facts, Heading, Look, Paper, Paragraph, Table

LANGUAGES = {"de": "de-DE", "en": "en-GB"}
#: Between the margins of an A4 page.
WIDTH_CM = 16.0


def write(paper: Paper) -> bytes:
    """The paper as a file."""
    paper = paper.for_xml()
    document = Document()
    _prepare(document, paper)
    _letterhead(document, paper.look)
    document.add_paragraph(paper.title, style="Title")
    if paper.subtitle:
        _lines(document.add_paragraph(style="Subtitle"), paper.subtitle)
    for block in paper.blocks:
        _add(document, block)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _prepare(document: Any, paper: Paper) -> None:
    facts = document.core_properties
    facts.title, facts.author, facts.language = paper.title, paper.look.name, LANGUAGES[paper.language]
    facts.comments = ""
    accent = RGBColor.from_string(paper.look.colour.lstrip("#").upper())
    for style in document.styles:
        # The theme's own fonts and colours would win over ours.
        if style.name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
            style.font.color.rgb = accent
            style.font.italic = False
    document.styles["Normal"].font.size = Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGES[paper.language])
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{paper.look.footer or paper.look.name}\t\t{paper.page} ")
    _field(foot, "PAGE")


def _letterhead(document: Any, look: Look) -> None:
    line = document.add_paragraph()
    line.add_run(look.name)
    if look.logo:
        line.add_run().add_break(WD_BREAK.LINE)
        picture = line.add_run().add_picture(io.BytesIO(look.logo), height=Cm(1.6))
        if picture.width > Cm(WIDTH_CM):
            picture.height = int(picture.height * Cm(WIDTH_CM) / picture.width)
            picture.width = Cm(WIDTH_CM)
        picture._inline.docPr.set("descr", look.logo_alt)


def _add(document: Any, block: Any) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level)
    elif isinstance(block, Paragraph):
        run = _lines(document.add_paragraph(), block.text)
        run.bold = block.style == "strong"
        run.font.size = Pt(9.5) if block.style == "quiet" else None
    elif isinstance(block, Bullets):
        for item in block.items:
            _lines(document.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Facts):
        for name, value in block.pairs:
            line = document.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            _lines(line, value)
    elif isinstance(block, Table):
        _table(document, block)


def _table(document: Any, block: Table) -> None:
    table = document.add_table(rows=1, cols=len(block.header), style="Table Grid")
    table.autofit = False
    _caption(table, block.caption)
    _fill(table.rows[0], block, block.header, bold=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for written in block.rows:
        row = table.add_row()
        _fill(row, block, written)
        if block.tall:
            row.height = Cm(1.1)
    document.add_paragraph()


def _fill(row: Any, block: Table, written: Any, *, bold: bool = False) -> None:
    # Fetched once: asking a row for one cell after the other takes quadratic time.
    for cell, text, share in zip(row.cells, written, block.widths, strict=True):
        cell.width = Cm(WIDTH_CM * share / sum(block.widths))
        _lines(cell.paragraphs[0], text).bold = bold


def _caption(table: Any, caption: str) -> None:
    """What the table is about, for programs that read out."""
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), caption)
    table._tbl.tblPr.append(described)


def _lines(paragraph: Any, written: str) -> Any:
    """One run, in which a line break stays one."""
    return paragraph.add_run(_storable(written))


def _field(paragraph: Any, code: str) -> None:
    """A field that the word processor fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _storable(written: str) -> str:
    """Without what XML 1.0 has no way to write (section 2.2)."""
    return "".join(sign for sign in written if sign >= " " or sign in "\n\t")
