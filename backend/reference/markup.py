"""HTML from plain values: whatever is not marked as HTML already is escaped."""

import re
from collections.abc import Iterable
from html import escape


class Html(str):
    """Text that is HTML already."""


def element(name: str, *children: str, **attributes: str) -> Html:
    """An element; `class_` is the attribute `class`."""
    written = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[str], between: str = "") -> Html:
    """Several pieces one after the other."""
    return Html(escape(between).join(child if isinstance(child, Html) else escape(child) for child in children))


def prose(text: str) -> Html:
    """Paragraphs; what stands between backticks is code."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        pieces = re.split(r"`([^`]*)`", paragraph)
        children = [element("code", piece) if index % 2 else piece for index, piece in enumerate(pieces)]
        paragraphs.append(element("p", *children))
    return joined(paragraphs)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Html:
    """A table with column heads; it scrolls by itself where the page is narrow."""
    head = element("tr", *(element("th", column, scope="col") for column in columns))
    body = joined(element("tr", *(element("td", cell) for cell in row)) for row in rows)
    whole = element("table", element("thead", head), element("tbody", body))
    return element("div", whole, class_="scroll", tabindex="0")


def page(title: str, language: str, stylesheet: str, *body: str) -> str:
    """A whole page that loads nothing but our stylesheet."""
    head = joined(
        [
            Html('<meta charset="utf-8">'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            Html('<meta name="color-scheme" content="light dark">'),
            element("title", title),
            Html(f'<link rel="stylesheet" href="{escape(stylesheet)}">'),
        ]
    )
    whole = element("html", element("head", head), element("body", *body), lang=language)
    return f"<!doctype html>{whole}"
