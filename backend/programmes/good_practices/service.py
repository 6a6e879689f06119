"""Use cases: share what worked, withdraw it, take it up as an idea."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.language import text
from backend.core.problems import Conflict, Forbidden, invalid
from backend.ideas import service as ideas
from backend.programmes import recording
from backend.programmes.accessions.models import Accession
from backend.programmes.good_practices import queries
from backend.programmes.good_practices.models import GoodPractice, PracticeAdoption
from backend.programmes.good_practices.schemas import (
    GoodPracticeIn,
    GoodPracticeOut,
    Origin,
    OriginKind,
    PracticeAdoptionOut,
)
from backend.programmes.models import Participation, Programme
from backend.programmes.recording import MunicipalityAuthor

IDEA_MOST = 1000


class PracticeWithdrawn(Conflict):
    """What was withdrawn is not taken up any more."""


def show(actor: Actor, practice: GoodPractice) -> GoodPracticeOut:
    """The practice with what the actor may do with it."""
    is_own = actor.role_in(practice.origin_alliance_id) is not None
    by = (practice.alliance_id, practice.origin_alliance_id)
    can = ["withdraw"] if any(actor.may("programmes:write", one) for one in by) else []
    can += [] if practice.is_withdrawn else ["adopt"]
    return GoodPracticeOut.model_validate({**practice.model_dump(), "is_own": is_own, "can": can})


def share(session: Session, accession: Accession, participation: Participation, body: GoodPracticeIn) -> GoodPractice:
    """Copy a reviewed text into the programme. Whoever calls this has looked for names.

    Raises 422 for a measure or a card of another alliance.
    """
    programme = session.get_one(Programme, participation.programme_id)
    kind, number, title = _source(session, accession.alliance_id, body)
    origin = Origin(
        municipality=participation.municipality_name,
        programme=programme.title,
        kind=kind,
        number=number,
        title=title,
        shared_on=today(),
    )
    practice = GoodPractice(
        alliance_id=programme.alliance_id,
        programme_id=programme.id,
        participation_id=participation.id,
        origin_alliance_id=accession.alliance_id,
        origin_id=body.measure_id or body.action_item_id,
        title=body.title,
        text=body.text,
        origin=origin.model_dump(mode="json"),
        shared_on=today(),
    )
    author = MunicipalityAuthor(participation.municipality_name)
    recording.created(session, author, "good_practice", practice, context_id=programme.id)
    return practice


def change(session: Session, actor: Actor, practice: GoodPractice, values: dict[str, bool]) -> None:
    """Withdraw it or share it again: who shared it, and the office."""
    is_office = actor.may("programmes:write", practice.alliance_id)
    if not is_office and not actor.may("programmes:write", practice.origin_alliance_id):
        raise Forbidden(permission="programmes:write")
    author = actor if is_office else MunicipalityAuthor(practice.origin["municipality"])
    recording.changed(
        session, author, "good_practice.changed", practice, dict(values), context_id=practice.programme_id
    )


def adopt(session: Session, actor: Actor, practice: GoodPractice, alliance_id: str, language: str) -> PracticeAdoption:
    """Make an idea of it in another alliance; where it comes from stands beside it and stays."""
    if practice.is_withdrawn:
        raise PracticeWithdrawn
    origin = practice.origin
    provenance = text(
        "programmes.provenance", language, municipality=origin["municipality"], programme=origin["programme"]
    )
    words = f"{practice.title}: {practice.text}"
    room = IDEA_MOST - len(provenance) - 2
    idea = ideas.create(session, actor, alliance_id, {"text": f"{words[:room]}\n{provenance}"})
    adoption = PracticeAdoption(
        alliance_id=alliance_id,
        good_practice_id=practice.id,
        idea_id=idea.id,
        title=practice.title,
        origin=origin,
        adopted_on=today(),
    )
    recording.created(session, actor, "practice_adoption", adoption, context_id=idea.id)
    return adoption


def show_adoption(adoption: PracticeAdoption) -> PracticeAdoptionOut:
    """What was taken up."""
    return PracticeAdoptionOut.model_validate(adoption)


def _source(session: Session, alliance_id: str, body: GoodPracticeIn) -> tuple[OriginKind, str | None, str | None]:
    if body.measure_id is not None:
        measure = queries.measure_of(session, alliance_id, body.measure_id)
        if measure is None:
            raise invalid("#/measure_id", "unknown_reference")
        return OriginKind.measure, measure.number, measure.title
    if body.action_item_id is not None:
        item = queries.card_of(session, alliance_id, body.action_item_id)
        if item is None:
            raise invalid("#/action_item_id", "unknown_reference")
        return OriginKind.action_item, str(item.number), item.title
    return OriginKind.text, None, None
