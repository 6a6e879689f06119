"""Pages that the server draws itself: HTML without scripts, for old phones, screen readers and people in a hurry.

A room with such a page has a folder with its templates and its own `page.css`; what all pages look like stands here.
"""

from functools import cache
from pathlib import Path

from fastapi import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
STYLES = "page.css"


@cache
def templates(*folders: Path) -> Environment:
    """The templates of these folders, the first before the others, which extend `plain.html` and escape what they are given.

    They need `language`, and `styles`: the address of the style sheet.
    """
    return Environment(
        loader=FileSystemLoader([*folders, HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style_sheet(folder: Path) -> str:
    """What all pages look like, then what is special about those of this folder."""
    return "".join((one / STYLES).read_text(encoding="utf-8") for one in (HERE, folder))


def styles(folder: Path) -> Response:
    """The style sheet as an answer."""
    return Response(style_sheet(folder), headers={"Cache-Control": "public, max-age=3600"}, media_type="text/css")
