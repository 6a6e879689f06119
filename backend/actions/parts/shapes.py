"""How the parts look in JSON: plain dictionaries from rows, for cards and single answers alike."""

from collections.abc import Iterable
from typing import Any

from backend.people.parties import party_of


def assignment(row: Any) -> dict[str, Any]:
    """An assignment of a card or a step."""
    return {
        "id": row.id,
        "version": row.version,
        "party": party_of(row),
        "task": row.task,
        "role": row.role,
        "state": row.state,
        "note": row.note,
    }


def step(row: Any, assignments: Iterable[Any]) -> dict[str, Any]:
    """A step with its own assignments."""
    return {
        "id": row.id,
        "version": row.version,
        "text": row.text,
        "state": row.state,
        "parent_id": row.parent_id,
        "position": row.position,
        "due": row.fuzzy_date,
        "assignments": [assignment(a) for a in assignments],
    }


def follow_up(row: Any) -> dict[str, Any]:
    """A next date."""
    return {
        "id": row.id,
        "version": row.version,
        "purpose": row.purpose,
        "how": row.how,
        "when": row.fuzzy_date,
        "where": row.place,
        "state": row.state,
        "outcome": row.outcome,
    }


def partner(row: Any) -> dict[str, Any]:
    """A partner, won or to be won."""
    return {"id": row.id, "version": row.version, "party": party_of(row), "state": row.state}


def sponsor(row: Any) -> dict[str, Any]:
    """A sponsor, found or to be found."""
    return {**partner(row), "amount": row.amount}
