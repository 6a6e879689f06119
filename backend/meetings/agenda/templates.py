"""Agendas that are written once and begin many meetings."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.meetings.agenda.items import service as items
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.models import Meeting
from backend.people.parties import PartyReference

COPIED = ("title", "purpose", "minutes", "is_recurring")


def copy_template(
    session: Session, actor: Actor, meeting: Meeting, template: Sequence[Mapping[str, Any]]
) -> list[AgendaItem]:
    """Put each point of a template on the agenda of a meeting, in their order.

    A point has the members title, purpose, minutes, is_recurring and presenter (a stored party reference or None).
    """
    made = []
    for point in template:
        values: dict[str, Any] = {name: point[name] for name in COPIED if point.get(name) is not None}
        if point.get("presenter"):
            values["presenter"] = PartyReference.model_validate(point["presenter"])
        made.append(items.create(session, actor, meeting, values))
    return made
