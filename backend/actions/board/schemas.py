"""Bodies: the board."""

from enum import StrEnum

from backend.actions.schemas import ActionItemOut
from backend.alliances.models import AllianceKind, AllianceState
from backend.core.schemas import Output


class BoardBy(StrEnum):
    """What makes the columns."""

    group = "group"
    status = "status"
    field = "field"
    owner = "owner"


class BoardAlliance(Output):
    """The head of a board."""

    id: str
    name: str
    short_name: str
    kind: AllianceKind
    state: AllianceState


class BoardColumn(Output):
    """One column. `key` is the group's id, the status, the field of action or the owner; null: none of them."""

    key: str | None
    title: str
    kind: str
    items: list[ActionItemOut]


class Board(Output):
    """All cards of an alliance. `sequence` is the number of the last event it shows."""

    alliance: BoardAlliance
    by: BoardBy
    columns: list[BoardColumn]
    sequence: int
