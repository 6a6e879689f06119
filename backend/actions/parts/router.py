"""Endpoints: parts singly. The five kinds have the same five endpoints, so they are declared once."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries
from backend.actions.models import ActionItem, Assignment, Step
from backend.actions.parts import queries as part_queries
from backend.actions.parts import service
from backend.actions.parts.kinds import ASSIGNMENTS, KINDS, STEPS, Kind, shape
from backend.actions.parts.schemas import AssignmentIn, SingleAssignment
from backend.actions.policy import Rights
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("parts of action items")


class Single:
    """Shows parts of one item by themselves, with what the actor may do; what all of them need is asked once."""

    def __init__(self, session: Session, actor: Actor, kind: Kind, item: ActionItem) -> None:
        self._kind, self._item = kind, item
        self._rights = Rights(session, actor, item.alliance_id)
        self._named = part_queries.parts_in(session, Assignment, item.id) if kind is STEPS else []

    def show(self, row: Any) -> Any:
        """One part."""
        kind = self._kind
        own = [assignment for assignment in self._named if assignment.step_id == row.id]
        return kind.single.model_validate(
            {
                **shape(kind, row, own),
                "action_item_id": self._item.id,
                "created_at": row.created_at,
                "updated_at": row.updated_at,
                "can": self._rights.can_part(self._item, kind, row),
                **({"step_id": row.step_id} if kind is ASSIGNMENTS else {}),
            }
        )


def single(session: Session, actor: Actor, kind: Kind, item: ActionItem, row: Any) -> Any:
    """A part by itself, with what the actor may do with it."""
    return Single(session, actor, kind, item).show(row)


def _load(session: Session, actor: Actor, kind: Kind, part_id: str) -> tuple[ActionItem, Any]:
    row = part_queries.find_part(session, actor, kind.table, part_id)
    return queries.items_by_id(session, [row.action_item_id])[0], row


def _declare(kind: Kind) -> None:
    singular, words = kind.singular, kind.singular.replace("_", " ")
    single_out, body_in, patch_in = kind.single, kind.body, kind.patch

    def list_parts(session: Session, actor: Actor, action_item_id: str, paging: Paging) -> Page[single_out | Tombstone]:  # type: ignore[valid-type]  # a class of this kind
        item = queries.find(session, actor, action_item_id)
        table = kind.table
        return paginate(
            session,
            paging,
            part_queries.parts_visible(actor, table, item.id),
            entity=table,
            sorts={"position": table.position, "updated_at": table.updated_at},
            default="position",
            show=Single(session, actor, kind, item).show,
        )

    def create_part(session: Session, actor: Actor, action_item_id: str, body: body_in) -> single_out:  # type: ignore[valid-type]  # a class of this kind
        item = queries.find(session, actor, action_item_id)
        Rights(session, actor, item.alliance_id).require_part(item, kind)
        row = service.add(session, actor, item, kind.plural, body)
        return single(session, actor, kind, item, row)

    def read_part(session: Session, actor: Actor, part_id: str) -> single_out:  # type: ignore[valid-type]  # a class of this kind
        return single(session, actor, kind, *_load(session, actor, kind, part_id))

    def change_part(session: Session, actor: Actor, part_id: str, body: patch_in, if_match: IfMatch) -> single_out:  # type: ignore[valid-type]  # a class of this kind
        item, row = _load(session, actor, kind, part_id)
        Rights(session, actor, item.alliance_id).require_part(item, kind, row, body.model_fields_set)  # type: ignore[attr-defined]  # a Patch
        if_match.check(row)
        service.change(session, actor, item, kind, row, body.changes())  # type: ignore[attr-defined]  # a Patch
        return single(session, actor, kind, item, row)

    def delete_part(session: Session, actor: Actor, part_id: str, if_match: IfMatch) -> None:
        item, row = _load(session, actor, kind, part_id)
        Rights(session, actor, item.alliance_id).require_part(item, kind)
        if_match.check(row)
        service.delete(session, actor, item, kind, row)

    collection, record = f"/action-items/{{action_item_id}}/{kind.path}", f"/{kind.path}/{{part_id}}"
    for call, name, summary in (
        (list_parts, f"list_{kind.plural}", f"List the {words}s of a card, in their order."),
        (create_part, f"create_{singular}", f"Add one {words} to a card."),
        (read_part, f"read_{singular}", f"Read one {words}."),
        (change_part, f"change_{singular}", f"Change one {words} without touching the others."),
        (delete_part, f"delete_{singular}", f"Remove one {words}."),
    ):
        call.__name__, call.__doc__ = name, summary
    routes.get(collection, "action-items:read")(list_parts)
    routes.post(collection, "action-items:write")(create_part)
    routes.get(record, "action-items:read")(read_part)
    routes.patch(record, "action-items:write")(change_part)
    routes.delete(record, "action-items:write")(delete_part)


for _kind in KINDS.values():
    _declare(_kind)


@routes.post("/steps/{step_id}/assignments", "action-items:write")
def create_step_assignment(session: Session, actor: Actor, step_id: str, body: AssignmentIn) -> SingleAssignment:
    """Name somebody for one step."""
    step = part_queries.find_part(session, actor, Step, step_id)
    item = queries.items_by_id(session, [step.action_item_id])[0]
    Rights(session, actor, item.alliance_id).require_part(item, ASSIGNMENTS)
    row = service.add(session, actor, item, "assignments", body, step_id=step.id)
    answer: SingleAssignment = single(session, actor, ASSIGNMENTS, item, row)
    return answer
