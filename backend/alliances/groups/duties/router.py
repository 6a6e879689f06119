"""Endpoints: duties of a group, and the question who does what in an alliance."""

from typing import Annotated, Any

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.duties import queries, service
from backend.alliances.groups.duties.schemas import DutyIn, DutyOut, DutyPatch
from backend.alliances.groups.models import Duty
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("groups")
SORTS = {
    "position": Duty.position,
    "text": Duty.text,
    "updated_at": Duty.updated_at,
    "created_at": Duty.created_at,
}


@routes.get("/alliances/{alliance_id}/duties", "groups:read")
def list_alliance_duties(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    q: Annotated[str | None, Query(max_length=200, description="Words of the duty: who does …?")] = None,
    group_id: str | None = None,
    is_current: Annotated[bool | None, Query(description="Only of groups that exist today, or only of others")] = None,
    open_questions: Annotated[bool, Query(description="Also the open questions about duties")] = False,
    is_unassigned: Annotated[bool, Query(description="Only what no group does today in which somebody sits")] = False,
    is_shared: Annotated[bool, Query(description="Only what several groups of today do")] = False,
) -> Page[DutyOut | Tombstone]:
    """Find out who does what: the duties of all groups, each with its group.

    `q` takes words in any order, case and inflection, also as a question ("Wer macht die Homepage?"). A duty that several groups have is listed for each of them and names the
    others in `shared_with`. Open questions are no duties and are left out unless asked for.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "groups:read")
    shown = service.Shown(session, [alliance.id])
    groups = None
    if group_id is not None or is_current is not None:
        succession = shown.succession
        candidates = [group_id] if group_id is not None else list(succession.stages)
        groups = [one for one in candidates if is_current is None or succession.is_current(one) is is_current]
    among = (
        queries.saying(session, alliance.id, q) if q and q.strip() else None,
        shown.unassigned_ids() if is_unassigned else None,
        shown.shared_ids() if is_shared else None,
    )
    statement = queries.of_alliance(actor, alliance.id, group_ids=groups, open_questions=open_questions, among=among)
    return _page(session, actor, paging, statement, shown, "text")


@routes.get("/groups/{group_id}/duties", "groups:read")
def list_group_duties(session: Session, actor: Actor, group_id: str, paging: Paging) -> Page[DutyOut | Tombstone]:
    """List a group's duties and open questions, in their order."""
    group = group_queries.find(session, actor, group_id)
    statement = queries.visible_to(actor).where(Duty.group_id == group.id)
    return _page(session, actor, paging, statement, service.Shown(session, [group.alliance_id]), "position")


@routes.post("/groups/{group_id}/duties", "groups:write")
def create_duty(session: Session, actor: Actor, group_id: str, body: DutyIn) -> DutyOut:
    """Add a duty, or an open question about duties, to a group."""
    group = group_queries.find(session, actor, group_id, lock=True)
    actor.require("groups:write", group.alliance_id, group_id=group.id)
    duty = service.create(session, actor, group, body.model_dump())
    return service.Shown(session, [group.alliance_id]).full(actor, duty)


@routes.get("/duties/{duty_id}", "groups:read")
def read_duty(session: Session, actor: Actor, duty_id: str) -> DutyOut:
    """Read one duty."""
    duty = queries.find(session, actor, duty_id)
    return service.Shown(session, [duty.alliance_id]).full(actor, duty)


@routes.patch("/duties/{duty_id}", "groups:write")
def change_duty(session: Session, actor: Actor, duty_id: str, body: DutyPatch, if_match: IfMatch) -> DutyOut:
    """Change a duty."""
    duty = queries.find(session, actor, duty_id)
    actor.require("groups:write", duty.alliance_id, group_id=duty.group_id)
    if_match.check(duty)
    service.change(session, actor, group_queries.find(session, actor, duty.group_id, lock=True), duty, body.changes())
    return service.Shown(session, [duty.alliance_id]).full(actor, duty)


@routes.delete("/duties/{duty_id}", "groups:write")
def delete_duty(session: Session, actor: Actor, duty_id: str, if_match: IfMatch) -> None:
    """Remove a duty from its group."""
    duty = queries.find(session, actor, duty_id)
    actor.require("groups:write", duty.alliance_id, group_id=duty.group_id)
    if_match.check(duty)
    service.delete(session, actor, group_queries.find(session, actor, duty.group_id, lock=True), duty)


def _page(
    session: Session, actor: Actor, paging: Paging, statement: Any, shown: service.Shown, default: str
) -> Page[DutyOut | Tombstone]:
    return paginate(
        session,
        paging,
        statement,
        entity=Duty,
        sorts=SORTS,
        default=default,
        show=lambda duty: shown.full(actor, duty),
    )
