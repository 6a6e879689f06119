"""HTML of one file that needs nothing besides: headings, lists and tables as what they are."""

import base64
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup, escape

from backend.publishing.papers.tree import Paper


def write(paper: Paper) -> bytes:
    """The paper as a file."""
    logo = paper.look.logo
    address = f"data:{paper.look.logo_type};base64,{base64.b64encode(logo).decode()}" if logo else None
    return _template().render(paper=paper, blocks=paper.as_data(), logo=address).encode()


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    made = Environment(loader=folder, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters["lines"] = lambda written: Markup("<br>").join(escape(line) for line in written.split("\n"))
    return made.get_template("paper.html")
