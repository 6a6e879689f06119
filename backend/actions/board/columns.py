"""Which columns a board has, and in which one a card hangs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from backend.actions.models import Status
from backend.core.language import text

ALWAYS_SHOWN = (Status.planned, Status.in_progress, Status.ongoing, Status.on_hold, Status.done)
WITHOUT_CARDS_OF_THEIR_OWN = ("plenum", "council", "committee")


@dataclass
class Column:
    """One column and the bytes of its cards."""

    key: str | None
    title: str
    kind: str
    items: list[bytes] = field(default_factory=list)
    is_kept_empty: bool = False


Columns = tuple[dict[Any, Column], Callable[[Any], Any]]


def by_group(groups: list[Any], language: str) -> Columns:
    """A column per group; ended groups and plenary bodies only if cards hang there."""
    columns: dict[Any, Column] = {None: Column(None, text("board.no_group", language), "none")}
    for group in groups:
        is_kept = group.until is None and group.kind not in WITHOUT_CARDS_OF_THEIR_OWN
        columns[group.id] = Column(group.id, group.name, group.kind, is_kept_empty=is_kept)
    return columns, lambda row: row.group_id if row.group_id in columns else None


def by_status(language: str) -> Columns:
    """A column per status, in the order of a card's life."""
    columns: dict[Any, Column] = {
        status.value: Column(status.value, text(f"status.{status}", language), "status", [], status in ALWAYS_SHOWN)
        for status in Status
    }
    return columns, lambda row: row.status


def by_field(rows: list[Any], language: str) -> Columns:
    """A column per field of action, in the order in which the cards name them."""
    columns: dict[Any, Column] = {None: Column(None, text("board.no_field", language), "none")}
    for row in rows:
        if row.field_of_action and row.field_of_action not in columns:
            columns[row.field_of_action] = Column(row.field_of_action, row.field_of_action, "field")
    return columns, lambda row: row.field_of_action or None


def by_owner(rows: list[Any], language: str) -> Columns:
    """A column per lead owner; those nobody has agreed to come first."""
    columns: dict[Any, Column] = {None: Column(None, text("board.no_owner", language), "none", is_kept_empty=True)}
    for row in sorted(rows, key=lambda row: (row.owner_name or "").casefold()):
        key = owner_key(row)
        if key is not None and key not in columns:
            columns[key] = Column(key, row.owner_name, row.owner_kind)
    return columns, owner_key


def owner_key(row: Any) -> str | None:
    """The owner's id, or the name as written where it is not linked."""
    key: str | None = row.owner_id or row.owner_name
    return key
