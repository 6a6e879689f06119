"""The cells of an action item. They are made of its card's JSON, which the board shows too."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from backend.core.language import LANGUAGES, text

Card = Mapping[str, Any]
FIELDS = (
    "number",
    "title",
    "group",
    "field_of_action",
    "status",
    "idea",
    "steps",
    "assignments",
    "follow_ups",
    "next_date",
    "partners",
    "sponsors",
    "funding",
    "visibility",
)
WIDTHS = (9, 40, 24, 24, 16, 40, 40, 40, 40, 18, 30, 30, 20, 12)
DONE = "[x] "
LABEL = " – "
_ONLY_NUMBERS = re.compile(r"[\d./\s-]+")


def headers(language: str) -> list[str]:
    """The headers of all columns."""
    return [text(f"export.column.{field}", language) for field in FIELDS]


def cells(card: Card, group: str | None, language: str) -> dict[str, str]:
    """Every cell by its field. `group` is the name of the card's group."""
    next_date = card["next_date"]
    return {
        "number": card["number"],
        "title": card["title"],
        "group": group or "",
        "field_of_action": card["field_of_action"] or "",
        "status": _status(card, language),
        "idea": card["idea"] or "",
        "next_date": written(next_date) if next_date else "",
        "funding": card["funding"] or "",
        "visibility": text(f"export.visibility.{card['visibility']}", language),
        **{field: "\n".join(line for line, _ in lines(card, field, language)) for field in LISTS},
    }


def lines(card: Card, field: str, language: str) -> list[tuple[str, str]]:
    """The lines of a cell that holds several values, each with the id of the part it shows."""
    return [(" ".join(line.split()), part_id) for line, part_id in LISTS[field](card, language)]


def written(when: Mapping[str, Any]) -> str:
    """A date as it was written; a day without its year gets the year that was understood."""
    said, first, last = str(when["text"]), when["earliest"], when["latest"]
    if not (when["year_inferred"] and first and _ONLY_NUMBERS.fullmatch(said)):
        return said
    first, last = _day(first), _day(last or first)
    return f"{first:%d.%m.%Y}" if first == last else f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"


def meant_status(cell: str) -> tuple[str, str | None] | None:
    """Status and label that a cell of ours says; None if its words are not ours."""
    words, _, label = cell.partition(LABEL)
    for language in LANGUAGES:
        for status in _STATUSES:
            if text(f"export.status.{status}", language).casefold() == words.strip().casefold():
                return status, label.strip() or None
    return None


def meant_state(line: str) -> str | None:
    """The state of a follow-up that a line of ours ends with."""
    mark = re.search(r"\(([^()]+)\)\s*$", line)
    for language in LANGUAGES if mark else ():
        for state in ("held", "missed", "cancelled"):
            if mark and text(f"export.follow_up.{state}", language) == mark[1]:
                return state
    return None


_STATUSES = (
    "draft",
    "planned",
    "in_progress",
    "ongoing",
    "partly_done",
    "done",
    "on_hold",
    "deferred",
    "dropped",
    "replaced",
    "out_of_scope",
)


def _status(card: Card, language: str) -> str:
    word, label = text(f"export.status.{card['status']}", language), (card["status_label"] or "").strip()
    return word if not label or label.casefold() == word.casefold() else f"{word}{LABEL}{label}"


def _steps(card: Card, _language: str) -> Iterable[tuple[str, str]]:
    for step in card["steps"]:
        yield (DONE if step["state"] == "done" else "") + step["text"], step["id"]


def _assignments(card: Card, language: str) -> Iterable[tuple[str, str]]:
    for one in card["assignments"]:
        yield _assignment(one, one["task"], language), one["id"]
    for step in card["steps"]:
        for one in step["assignments"]:
            yield _assignment(one, one["task"] or step["text"], language), one["id"]


def _assignment(one: Mapping[str, Any], task: str | None, language: str) -> str:
    marks = [text("export.assignment.lead", language)] if one["role"] == "lead" else []
    if one["state"] != "accepted":
        marks.append(text(f"export.assignment.{one['state']}", language))
    return (f"{task}: " if task else "") + one["party"]["name"] + _bracketed(marks)


def _follow_ups(card: Card, language: str) -> Iterable[tuple[str, str]]:
    for one in card["follow_ups"]:
        said = [part for part in (one["purpose"], one["how"]) if part]
        when = written(one["when"]) if one["when"] else ""
        line = ": ".join([*said, when]) if when else ", ".join(said)
        if one["where"]:
            line += f", {one['where']}"
        marks = [text(f"export.follow_up.{one['state']}", language)] if one["state"] != "open" else []
        yield line + _bracketed(marks), one["id"]


def _partners(card: Card, language: str) -> Iterable[tuple[str, str]]:
    for one in card["partners"]:
        marks = [text("export.partner.to_be_won", language)] if one["state"] == "to_be_won" else []
        yield one["party"]["name"] + _bracketed(marks), one["id"]


def _sponsors(card: Card, language: str) -> Iterable[tuple[str, str]]:
    for one in card["sponsors"]:
        marks = [text("export.sponsor.found", language)] if one["state"] == "found" else []
        yield one["party"]["name"] + _bracketed(marks), one["id"]


LISTS = {
    "steps": _steps,
    "assignments": _assignments,
    "follow_ups": _follow_ups,
    "partners": _partners,
    "sponsors": _sponsors,
}


def _bracketed(marks: list[str]) -> str:
    return f" ({', '.join(marks)})" if marks else ""


def _day(day: str | date) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)
