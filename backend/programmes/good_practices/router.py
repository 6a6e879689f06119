"""Endpoints: good practices and who took them up. What is shared comes by publishing, which knows the names."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.problems import NotFound, invalid
from backend.core.schemas import Page, Tombstone
from backend.programmes import queries as programme_queries
from backend.programmes.good_practices import queries, service
from backend.programmes.good_practices.models import GoodPractice, PracticeAdoption
from backend.programmes.good_practices.schemas import (
    GoodPracticeOut,
    GoodPracticePatch,
    PracticeAdoptionIn,
    PracticeAdoptionOut,
)

routes = Routes("programmes")
SORTS = {
    "shared_on": GoodPractice.shared_on,
    "title": GoodPractice.title,
    "updated_at": GoodPractice.updated_at,
    "created_at": GoodPractice.created_at,
}
ADOPTIONS = {"created_at": PracticeAdoption.created_at, "updated_at": PracticeAdoption.updated_at}


@routes.get("/programmes/{programme_id}/good-practices", "programmes:read")
def list_good_practices(
    session: Session, actor: Actor, programme_id: str, paging: Paging
) -> Page[GoodPracticeOut | Tombstone]:
    """List what worked in the municipalities of a programme: for all of them."""
    programme = programme_queries.find(session, actor, programme_id)
    return paginate(
        session,
        paging,
        queries.visible_to(actor).where(GoodPractice.programme_id == programme.id),
        entity=GoodPractice,
        sorts=SORTS,
        default="-shared_on",
        show=lambda practice: service.show(actor, practice),
    )


@routes.get("/good-practices/{practice_id}", "programmes:read")
def read_good_practice(session: Session, actor: Actor, practice_id: str) -> GoodPracticeOut:
    """Read one practice."""
    return service.show(actor, queries.find(session, actor, practice_id))


@routes.patch("/good-practices/{practice_id}", "programmes:write")
def change_good_practice(
    session: Session, actor: Actor, practice_id: str, body: GoodPracticePatch, if_match: IfMatch
) -> GoodPracticeOut:
    """Withdraw a practice, or share it again."""
    practice = queries.find(session, actor, practice_id)
    if_match.check(practice)
    service.change(session, actor, practice, body.changes())
    return service.show(actor, practice)


@routes.post("/good-practices/{practice_id}/practice-adoptions", "ideas:write", problems=(service.PracticeWithdrawn,))
def create_practice_adoption(
    session: Session, actor: Actor, request: Request, practice_id: str, body: PracticeAdoptionIn
) -> PracticeAdoptionOut:
    """Take a practice up as an idea of one's own alliance, with where it comes from."""
    practice = queries.find(session, actor, practice_id)
    try:
        alliance = alliance_queries.require(session, actor, body.alliance_id, "ideas:write")
    except NotFound as missing:
        raise invalid("#/alliance_id", "unknown_reference") from missing
    language = negotiate(request.headers.get("accept-language"))
    return service.show_adoption(service.adopt(session, actor, practice, alliance.id, language))


@routes.get("/alliances/{alliance_id}/practice-adoptions", "programmes:read")
def list_practice_adoptions(
    session: Session, actor: Actor, alliance_id: str, paging: Paging
) -> Page[PracticeAdoptionOut | Tombstone]:
    """List what an alliance took up from others."""
    alliance = alliance_queries.require(session, actor, alliance_id, "programmes:read")
    return paginate(
        session,
        paging,
        queries.adoptions_visible_to(actor).where(PracticeAdoption.alliance_id == alliance.id),
        entity=PracticeAdoption,
        sorts=ADOPTIONS,
        default="-created_at",
        show=service.show_adoption,
    )


@routes.get("/practice-adoptions/{adoption_id}", "programmes:read")
def read_practice_adoption(session: Session, actor: Actor, adoption_id: str) -> PracticeAdoptionOut:
    """Read what was taken up."""
    return service.show_adoption(queries.find_adoption(session, actor, adoption_id))
