"""The styles of an ODT paper: the template's own are French and grey; here they get the alliance's look."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from odfdo import Element

from backend.publishing.papers.tree import Paper

COUNTRIES = {"de": "DE", "en": "GB"}
CELL = 'fo:border="0.5pt solid #969696" fo:padding="0.15cm"'


def dress(document: Any, paper: Paper) -> None:
    """Give the document title, language, colours and a footer with the number of the page."""
    country = COUNTRIES[paper.language]
    meta = document.meta
    meta.title, meta.language = paper.title, f"{paper.language}-{country}"
    meta.set_creator(paper.look.name)
    meta.set_initial_creator(paper.look.name)
    styles = document.styles
    for properties in styles.get_elements("//style:text-properties[@fo:language]"):
        properties.set_attribute("fo:language", paper.language)
        properties.set_attribute("fo:country", country)
    # The template numbers its headings.
    for level in styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
    for style in _styles(paper.look.colour):
        document.insert_style(Element.from_tag(style), automatic=False)
    for style in _automatic():
        document.insert_style(Element.from_tag(style), automatic=True)
    _foot(styles, paper)


def _styles(colour: str) -> list[str]:
    accent = f"fo:color={quoteattr(colour)}"
    sizes = {1: "14pt", 2: "12pt", 3: "11pt"}
    headings = [
        _paragraph(
            f"Heading_20_{level}",
            "Heading",
            f'<style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>'
            f'<style:text-properties fo:font-size="{size}" fo:font-weight="bold" {accent}/>',
            f'style:display-name="Heading {level}" style:default-outline-level="{level}"',
        )
        for level, size in sizes.items()
    ]
    return [
        *headings,
        _paragraph("Title", "Standard", f'<style:text-properties fo:font-size="20pt" fo:font-weight="bold" {accent}/>'),
        _paragraph("Subtitle", "Standard", '<style:text-properties fo:font-size="12pt"/>'),
        _paragraph("Quiet", "Standard", '<style:text-properties fo:font-size="9.5pt" fo:color="#464646"/>'),
        _paragraph(
            "Strong_20_paragraph",
            "Text_20_body",
            '<style:text-properties fo:font-weight="bold"/>',
            'style:display-name="Strong paragraph"',
        ),
        _paragraph("Table_20_Contents", "Standard", '<style:text-properties fo:font-size="9.5pt"/>'),
        _paragraph("Table_20_Heading", "Table_20_Contents", '<style:text-properties fo:font-weight="bold"/>'),
        _paragraph(
            "Footer",
            "Standard",
            '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/>'
            '</style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8.5pt" fo:color="#464646"/>',
        ),
        '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>',
    ]


def _automatic() -> list[str]:
    return [
        '<style:style style:name="HeaderCell" style:family="table-cell">'
        f'<style:table-cell-properties {CELL} fo:background-color="#ececec"/></style:style>',
        f'<style:style style:name="BodyCell" style:family="table-cell"><style:table-cell-properties {CELL}/></style:style>',
        f'<style:style style:name="TallCell" style:family="table-cell"><style:table-cell-properties {CELL}/></style:style>',
        '<style:style style:name="TallRow" style:family="table-row">'
        '<style:table-row-properties style:min-row-height="1.1cm"/></style:style>',
    ]


def _paragraph(name: str, parent: str, properties: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}" {more}>'
        f"{properties}</style:style>"
    )


def _foot(styles: Any, paper: Paper) -> None:
    """The footer of every page."""
    written = escape("".join(sign for sign in paper.look.footer or paper.look.name if sign >= " "))
    foot = Element.from_tag(
        f'<style:footer><text:p text:style-name="Footer">{written}<text:tab/>{escape(paper.page)} '
        '<text:page-number text:select-page="current"/></text:p></style:footer>'
    )
    styles.get_element("//style:master-page").append(foot)
