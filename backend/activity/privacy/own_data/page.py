"""What is stored about somebody as one page to read and print, without anything from elsewhere."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backend.activity.privacy.own_data.service import Data, as_json
from backend.core.clock import GERMANY, now
from backend.core.language import has_text, text


@cache
def _pages() -> Environment:
    folder = Path(__file__).parent
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(data: Data, language: str) -> bytes:
    """The page in one language. Names of tables and columns that have no text stand as they are."""
    plain = orjson.loads(as_json(data))
    sections = [
        _section("users", [plain["account"]] if plain["account"] else [], language),
        _section("people", plain["people"], language),
        *(_section(name, rows, language) for name, rows in plain["records"].items()),
        _section("events", plain["events"], language),
    ]
    values = {
        "title": text("own_data.title", language),
        "moment": text("own_data.moment", language, moment=now().astimezone(GERMANY).strftime("%d.%m.%Y %H:%M")),
        "explanation": text("own_data.explanation", language),
        "sections": [section for section in sections if section["rows"]],
        "language": language,
    }
    return _pages().get_template("page.html").render(values).encode()


def _section(name: str, rows: list[dict[str, Any]], language: str) -> dict[str, Any]:
    return {"title": _word("table", name, language), "rows": [list(_members(row, language)) for row in rows]}


def _members(row: dict[str, Any], language: str) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if value in (None, "", [], {}) or name in ("version", "position", "revision"):
            continue
        if isinstance(value, bool):
            value = text(f"own_data.{'yes' if value else 'no'}", language)
        shown = value if isinstance(value, str) else orjson.dumps(value).decode()
        yield _word("column", name, language), shown


def _word(kind: str, name: str, language: str) -> str:
    key = f"own_data.{kind}.{name}"
    return text(key, language) if has_text(key) else name.replace("_", " ")
