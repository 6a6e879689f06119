"""ODT, the administration's own format: real headings, header rows, language, title and words for the picture."""

import io
from typing import Any

from odfdo import Document, Element, Frame, Header, List, Paragraph
from PIL import Image

from backend.publishing.papers.odt_styles import dress
from backend.publishing.papers.tree import Bullets, Facts, Heading, Look, Paper, Table
from backend.publishing.papers.tree import Paragraph as Prose

LOGO_CM = 1.6
WIDTH_CM = 16.0
STYLE_OF = {"plain": "Text_20_body", "strong": "Strong_20_paragraph", "quiet": "Quiet"}


def write(paper: Paper) -> bytes:
    """The paper as a file."""
    paper = paper.for_xml()
    document = Document("text")
    dress(document, paper)
    body = document.body
    body.clear()
    _letterhead(document, paper.look)
    body.append(Paragraph(_storable(paper.title), style="Title"))
    if paper.subtitle:
        body.append(Paragraph(_storable(paper.subtitle), style="Subtitle"))
    for number, block in enumerate(paper.blocks):
        _add(document, block, number)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _letterhead(document: Any, look: Look) -> None:
    if look.logo:
        with Image.open(io.BytesIO(look.logo)) as picture:
            wide = min(WIDTH_CM, LOGO_CM * picture.width / picture.height)
            size = (f"{wide:.2f}cm", f"{wide * picture.height / picture.width:.2f}cm")
        address = document.add_file(io.BytesIO(look.logo))
        frame = Frame.image_frame(address, name="Logo", size=size, anchor_type="as-char")
        words = Element.from_tag("svg:desc")
        words.text = look.logo_alt
        frame.append(words)
        line = Paragraph()
        line.append(frame)
        document.body.append(line)
    document.body.append(Paragraph(_storable(look.name), style="Quiet"))


def _add(document: Any, block: Any, number: int) -> None:
    body = document.body
    if isinstance(block, Heading):
        body.append(Header(block.level, _storable(block.text), style=f"Heading_20_{block.level}"))
    elif isinstance(block, Prose):
        body.append(Paragraph(_storable(block.text), style=STYLE_OF[block.style]))
    elif isinstance(block, Bullets):
        body.append(List([_storable(item) for item in block.items], style="List_20_1"))
    elif isinstance(block, Facts):
        for name, value in block.pairs:
            line = Paragraph(f"{_storable(name)}: {_storable(value)}", style="Text_20_body")
            line.set_span("Strong_20_Emphasis", offset=0, length=len(_storable(name)) + 1)
            body.append(line)
    elif isinstance(block, Table):
        _table(document, block, f"Table{number}")


def _table(document: Any, block: Table, name: str) -> None:
    table = Element.from_tag("table:table")
    table.set_attribute("table:name", name)
    table.append(_with_text("table:title", block.caption))
    for index, share in enumerate(block.widths):
        column = Element.from_tag("table:table-column")
        width = f"{WIDTH_CM * share / sum(block.widths):.2f}cm"
        style = f"{name}.{index}"
        document.insert_style(_column_style(style, width), automatic=True)
        column.set_attribute("table:style-name", style)
        table.append(column)
    header = Element.from_tag("table:table-header-rows")
    header.append(_row(block.header, "Table_20_Heading", "HeaderCell"))
    table.append(header)
    for written in block.rows:
        table.append(_row(written, "Table_20_Contents", "TallCell" if block.tall else "BodyCell"))
    document.body.append(table)


def _row(written: Any, style: str, cell_style: str) -> Any:
    row = Element.from_tag("table:table-row")
    if cell_style == "TallCell":
        row.set_attribute("table:style-name", "TallRow")
    for text in written:
        cell = Element.from_tag("table:table-cell")
        cell.set_attribute("office:value-type", "string")
        cell.set_attribute("table:style-name", cell_style)
        cell.append(Paragraph(_storable(text), style=style))
        row.append(cell)
    return row


def _column_style(name: str, width: str) -> Any:
    return Element.from_tag(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
    )


def _with_text(tag: str, written: str) -> Any:
    element = Element.from_tag(tag)
    element.text = _storable(written)
    return element


def _storable(written: str) -> str:
    """Without what XML 1.0 has no way to write (section 2.2)."""
    return "".join(sign for sign in written if sign >= " " or sign in "\n\t")
