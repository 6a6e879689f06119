"""PDF that everybody can read: tagged, with language, title and bookmarks (PDF/UA-1, ISO 14289-1).

Typst refuses to write what would not conform (a picture without words, a heading level left out). Data and template
are files of a folder of their own: nothing that somebody wrote is ever read as markup, and no file beyond it is read.
"""

from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import typst

from backend.publishing.papers.tree import Look, Paper

TEMPLATES = Path(__file__).parent / "typst"


def write(paper: Paper) -> bytes:
    """The paper as a file."""
    data = {"subtitle": paper.subtitle, "page": paper.page, "blocks": paper.as_data()}
    return compiled("paper", paper.title, paper.language, paper.look, data)


def compiled(template: str, title: str, language: str, look: Look, data: dict[str, Any]) -> bytes:
    """One of our templates, filled with `data`. Takes about half a second, and some more for hundreds of cards."""
    shown = {**asdict(look), "logo": None}
    everything = {
        "title": title,
        "language": language,
        "look": shown,
        "logo": look.logo_name if look.logo else None,
        **data,
    }
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "main.typ").write_bytes((TEMPLATES / f"{template}.typ").read_bytes())
        (root / "data.json").write_bytes(orjson.dumps(everything))
        if look.logo:
            (root / look.logo_name).write_bytes(look.logo)
        made = typst.compile(str(root / "main.typ"), root=folder, font_paths=_fonts(), pdf_standards=["ua-1"])
    assert isinstance(made, bytes), "without an output the file itself is given"
    return made


@cache
def _fonts() -> typst.Fonts:
    """The fonts that come with Typst, so that a paper looks the same on every server."""
    return typst.Fonts(include_system_fonts=False)
