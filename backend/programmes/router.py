"""Endpoints: programmes and participations."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, slice_of
from backend.core.problems import AlreadyExists
from backend.core.schemas import Page, Tombstone
from backend.programmes import policy, queries, service
from backend.programmes.models import Admission, Participation, ParticipationState, Programme
from backend.programmes.schemas import (
    InvitationCodeOut,
    ParticipationIn,
    ParticipationOut,
    ParticipationPatch,
    ProgrammeIn,
    ProgrammeOut,
    ProgrammePatch,
)

routes = Routes("programmes")
SORTS = {"title": Programme.title, "updated_at": Programme.updated_at, "created_at": Programme.created_at}
PARTICIPATION_SORTS = {
    "queued_at": Participation.queued_at,
    "municipality_name": Participation.municipality_name,
    "updated_at": Participation.updated_at,
    "created_at": Participation.created_at,
}


@routes.get("/alliances/{alliance_id}/programmes", "programmes:read")
def list_programmes(session: Session, actor: Actor, alliance_id: str, paging: Paging) -> Page[ProgrammeOut | Tombstone]:
    """List the programmes that are run from an alliance."""
    alliance = alliance_queries.require(session, actor, alliance_id, "programmes:read")
    statement = queries.of_office(actor, alliance.id)
    rows, following = slice_of(session, paging, statement, entity=Programme, sorts=SORTS, default="title")
    return Page[ProgrammeOut | Tombstone](items=service.shown(session, actor, rows), next=following)


@routes.post("/alliances/{alliance_id}/programmes", "programmes:write")
def create_programme(
    session: Session, actor: Actor, request: Request, alliance_id: str, body: ProgrammeIn
) -> ProgrammeOut:
    """Begin a programme over many municipalities."""
    alliance = alliance_queries.require(session, actor, alliance_id, "programmes:write")
    language = negotiate(request.headers.get("accept-language"))
    made = service.create(session, actor, alliance.id, body.model_dump(), language)
    return service.show(session, actor, made)


@routes.get("/programmes/{programme_id}", "programmes:read")
def read_programme(session: Session, actor: Actor, programme_id: str) -> ProgrammeOut:
    """Read one programme; municipalities that take part see it, too."""
    return service.show(session, actor, queries.find(session, actor, programme_id))


@routes.patch("/programmes/{programme_id}", "programmes:write")
def change_programme(
    session: Session, actor: Actor, programme_id: str, body: ProgrammePatch, if_match: IfMatch
) -> ProgrammeOut:
    """Change a programme."""
    programme = policy.of_office(session, actor, programme_id, "programmes:write")
    if_match.check(programme)
    service.change(session, actor, programme, body.model_dump(exclude_unset=True))
    return service.show(session, actor, programme)


@routes.get("/programmes/{programme_id}/participations", "programmes:read")
def list_participations(
    session: Session,
    actor: Actor,
    programme_id: str,
    paging: Paging,
    admission: Annotated[Admission | None, Query(description="`waitlisted`: the waiting list, in its order")] = None,
    state: ParticipationState | None = None,
) -> Page[ParticipationOut | Tombstone]:
    """List the municipalities of a programme with what they share: for the office. First come first."""
    programme = policy.of_office(session, actor, programme_id, "programmes:read")
    statement = queries.participations_visible_to(actor).where(Participation.programme_id == programme.id)
    if admission is not None:
        statement = statement.where(Participation.admission == admission)
    if state is not None:
        statement = statement.where(Participation.state == state)
    rows, following = slice_of(
        session, paging, statement, entity=Participation, sorts=PARTICIPATION_SORTS, default="queued_at"
    )
    items = service.shown_participations(session, actor, rows)
    return Page[ParticipationOut | Tombstone](items=items, next=following)


@routes.post(
    "/programmes/{programme_id}/participations", "programmes:write", problems=(AlreadyExists, service.ProgrammeFull)
)
def create_participation(session: Session, actor: Actor, programme_id: str, body: ParticipationIn) -> ParticipationOut:
    """Enter a municipality; when all places are taken it waits or is refused, as the programme says."""
    programme = policy.of_office(session, actor, programme_id, "programmes:write")
    made = service.apply(session, actor, programme, body.municipality_name)
    return service.show_participation(session, actor, made)


@routes.get("/participations/{participation_id}", "programmes:read")
def read_participation(session: Session, actor: Actor, participation_id: str) -> ParticipationOut:
    """Read one participation: for the office, and for the municipality whose it is."""
    return service.show_participation(session, actor, queries.find_participation(session, actor, participation_id))


@routes.patch(
    "/participations/{participation_id}",
    "programmes:write",
    problems=(AlreadyExists, service.ReportedByMunicipality),
)
def change_participation(
    session: Session, actor: Actor, participation_id: str, body: ParticipationPatch, if_match: IfMatch
) -> ParticipationOut:
    """Change what the office keeps of a municipality. Who withdraws gives the place to the next one."""
    participation = policy.participation_of_office(session, actor, participation_id, "programmes:write")
    if_match.check(participation)
    service.change_participation(session, actor, participation, body.model_dump(exclude_unset=True))
    return service.show_participation(session, actor, participation)


@routes.post(
    "/participations/{participation_id}/invitation",
    "programmes:write",
    status=200,
    problems=(service.AlreadyLinked,),
)
def invite_participation(session: Session, actor: Actor, participation_id: str) -> InvitationCodeOut:
    """Make a code with which the municipality's coordination links its alliance; it is shown once."""
    participation = policy.participation_of_office(session, actor, participation_id, "programmes:write")
    return service.invite(session, actor, participation)
