"""Tables as OpenDocument spreadsheets (ISO/IEC 26300), written row by row: none is kept.

The libraries build the whole document in memory; a table needs no more of the format than this.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO
from xml.sax.saxutils import escape, quoteattr

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = (
    "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{ODS_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_STYLES = """<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/>
</style:style><style:style style:name="head" style:family="table-cell"><style:table-cell-properties
fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold"/></style:style>"""
#: What XML 1.0 cannot hold.
_UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"  +|^ | $")
_WIDEST = 60


def write_ods(
    file: IO[bytes], rows: Iterable[Sequence[str]], title: str, widths: Sequence[int], *, header: bool = True
) -> None:
    """Rows as texts in one sheet, so that no cell is a formula; the first one is its heading."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        # The format wants it first and as it is.
        archive.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(_opening(title, widths).encode())
            for number, row in enumerate(rows):
                is_head = header and number == 0
                content.write(_row(row, "head" if is_head else "cell", is_head=is_head).encode())
            content.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


def _opening(title: str, widths: Sequence[int]) -> str:
    columns = "".join(
        f'<style:style style:name="c{place}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{min(width, _WIDEST) * 0.2:.2f}cm"/></style:style>'
        for place, width in enumerate(widths)
    )
    placed = "".join(f'<table:table-column table:style-name="c{place}"/>' for place in range(len(widths)))
    name = quoteattr(re.sub(r"[\[\]:*?/\\']", " ", _UNWRITABLE.sub("", title))[:31].strip() or "1")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{_NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{columns}{_STYLES}</office:automatic-styles><office:body><office:spreadsheet>"
        f"<table:table table:name={name}>{placed}"
    )


def _row(row: Sequence[str], style: str, *, is_head: bool) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="{style}" office:value-type="string">{_paragraphs(cell)}</table:table-cell>'
        for cell in row
    )
    line = f"<table:table-row>{cells}</table:table-row>"
    return f"<table:table-header-rows>{line}</table:table-header-rows>" if is_head else line


def _paragraphs(text: str) -> str:
    lines = _UNWRITABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"<text:p>{_line(line)}</text:p>" for line in lines)


def _line(line: str) -> str:
    spaced = _SPACES.sub(lambda found: f"\x00{len(found[0])}\x00", line)
    written = escape(spaced).replace("\t", "<text:tab/>")
    return re.sub("\x00(\\d+)\x00", r'<text:s text:c="\1"/>', written)
