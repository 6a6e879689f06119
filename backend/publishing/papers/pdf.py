"""PDF that everybody can read: tagged, with language, title and bookmarks (PDF/UA-1, ISO 14289-1).

Typst refuses to write what would not conform (a picture without words, a heading level left out). Data and template
are files of a folder of their own: nothing that somebody wrote is ever read as markup, and no file beyond it is read.
"""

import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import typst

from backend.publishing.papers.tree import Look, Paper

#: Letters that the fonts of Typst have for certain. PDF/UA-1 allows no letter that cannot be displayed (7.21.4.1), and
#: people write pictures and foreign scripts in titles: a box stands for them then, and the paper is there.
UNKNOWN = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u02b0-\u036f\u0370-\u04ff\u1e00-\u1fff\u2010-\u2027\u2030-\u203f\u2070-\u20bf\u2190-\u22ff]+"
)
BOX = "\u25a1"
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
        if look.logo:
            (root / look.logo_name).write_bytes(look.logo)
        try:
            made = _made(root, everything)
        except typst.TypstError as failure:
            if "could not be displayed" not in str(failure):
                raise
            made = _made(root, _displayable(everything))
    return made


def _made(root: Path, data: Any) -> bytes:
    (root / "data.json").write_bytes(orjson.dumps(data))
    made = typst.compile(str(root / "main.typ"), root=str(root), font_paths=_fonts(), pdf_standards=["ua-1"])
    assert isinstance(made, bytes), "without an output the file itself is given"
    return made


def _displayable(value: Any) -> Any:
    """The same with a box for each stretch of letters that no font may have."""
    if isinstance(value, str):
        return UNKNOWN.sub(BOX, value)
    if isinstance(value, dict):
        return {name: _displayable(one) for name, one in value.items()}
    return [_displayable(one) for one in value] if isinstance(value, list | tuple) else value


@cache
def _fonts() -> typst.Fonts:
    """The fonts that come with Typst, so that a paper looks the same on every server."""
    return typst.Fonts(include_system_fonts=False)
