"""The generated pages of `docs/reference`: settings, permissions, events, retention, problems."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic_core import PydanticUndefined

from backend.access.permissions import PERMISSIONS, ROLES
from backend.activity.privacy.retention.catalogue import DATA_TYPES, FIXED
from backend.core.events import CATALOGUE
from backend.core.language import LANGUAGES, text
from backend.core.problems import Problem
from backend.processes.templates.content import ProcessTemplateContent
from backend.settings import Settings

NOTE = "<!-- Made from the code by `buendniswerk reference`; change the code and run `make client`. -->"
OF_THE_SOURCES = {"frontend_dir": "`frontend/dist` beside the package"}


def pages() -> dict[str, str]:
    """Every page by file name. Complete only when the whole application has been imported."""
    return {
        "settings.md": _page("Settings", _SETTINGS, ["variable", "default", "meaning"], _settings()),
        "permissions.md": _page("Permissions", _PERMISSIONS, ["permission", *ROLES, "meaning"], _permissions()),
        "events.md": _page("Events", _EVENTS, ["type", "meaning"], _events()),
        "retention.md": _page(
            "Retention", _RETENTION, ["type of data", "counted from", "days", "then", "set by"], _retention()
        ),
        "problems.md": _page("Problems", _PROBLEMS, ["type", "status", "title", "deutsch"], _problems()),
        "process-template.schema.json": _process_template_schema(),
    }


_SETTINGS = "Environment variables, read when a command starts. The same for one laptop and for many processes."
_PERMISSIONS = (
    "Every operation names the permission that it needs. A role is a set of permissions: *operator* in the whole "
    "installation, the others in one alliance. The scopes of a token are permissions too, and can only narrow its role."
)
_EVENTS = "Every change leaves one event of one of these types, in the transaction of the change."
_RETENTION = (
    "How long data is kept (DIN 66398). The days are the usual ones: operators set others in the settings, of what "
    "belongs to alliances the administrators of a municipality do, too. What a variable or a number sets goes by itself."
)
_PROBLEMS = (
    "Every error is answered as `application/problem+json` (RFC 9457). Its `type` is "
    "`<address>/api/v1/problems/<type>`, a page that explains it."
)


def _process_template_schema() -> str:
    """What the file of a process template may say (JSON Schema, 2020-12)."""
    schema = ProcessTemplateContent.model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"


def _settings() -> Iterable[Sequence[str]]:
    for name, field in Settings.model_fields.items():
        default = OF_THE_SOURCES.get(name) or _default(field.default)
        yield f"`BUENDNISWERK_{name.upper()}`", default, field.description or ""


def _default(value: Any) -> str:
    return "" if value in ("", None, PydanticUndefined) else f"`{value}`"


def _permissions() -> Iterable[Sequence[str]]:
    for permission, meaning in PERMISSIONS.items():
        yield f"`{permission}`", *("yes" if permission in ROLES[role] else "" for role in ROLES), meaning


def _events() -> Iterable[Sequence[str]]:
    for name, meaning in sorted(CATALOGUE.items()):
        yield f"`{name}`", meaning


def _retention() -> Iterable[Sequence[str]]:
    for name, kind in DATA_TYPES.items():
        who = "municipality or installation" if kind.by_municipality else "installation"
        yield f"`{name}`", kind.start, str(kind.days), kind.action, who
    for name, (start, where) in FIXED.items():
        is_number = where.isdigit()
        yield f"`{name}`", start, where if is_number else "", "delete", "fixed" if is_number else f"`{where}`"


def _problems() -> Iterable[Sequence[str]]:
    german, english = LANGUAGES
    for kind in Problem.catalogue():
        titles = [text(f"problem.{kind.slug()}.title", language) for language in (english, german)]
        yield f"`{kind.slug()}`", str(kind.status), *titles


def _page(title: str, introduction: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"# {title}", "", NOTE, "", introduction, "", _row(columns), _row("---" for _ in columns)]
    return "\n".join([*lines, *(_row(row) for row in rows), ""])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
