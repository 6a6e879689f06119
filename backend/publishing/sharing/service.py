"""Use cases: share what worked, hand a concept in, without anybody's name."""

from sqlmodel import Session

from backend.alliances.models import Alliance
from backend.core.problems import invalid
from backend.goals import queries as goal_queries
from backend.programmes.accessions.models import Accession
from backend.programmes.external_reviews import queries as review_queries
from backend.programmes.external_reviews import service as reviews
from backend.programmes.external_reviews.models import ExternalReview
from backend.programmes.external_reviews.schemas import Dossier, DossierGoal, DossierMeasure, ExternalReviewIn
from backend.programmes.good_practices import service as practices
from backend.programmes.good_practices.models import GoodPractice
from backend.programmes.good_practices.schemas import GoodPracticeIn
from backend.programmes.models import Participation
from backend.publishing.names import Nameless
from backend.publishing.releases.preparing import PersonRecognisable
from backend.publishing.service import nameless_of


def share_practice(
    session: Session, accession: Accession, participation: Participation, body: GoodPracticeIn, language: str
) -> GoodPractice:
    """Share what worked. Raises 409 with a pointer to each text in which a person can be recognised."""
    nameless = _nameless(session, accession, language)
    _refuse_names(nameless, {"title": body.title, "text": body.text})
    practice = practices.share(session, accession, participation, body)
    if practice.origin["title"]:
        practice.origin = {**practice.origin, "title": nameless.text(practice.origin["title"])}
    return practice


def hand_in(
    session: Session, accession: Accession, participation: Participation, body: ExternalReviewIn, language: str
) -> ExternalReview:
    """Give a copy of the concept to the panel: goals, measures and state, never notes, remarks or who does it."""
    nameless = _nameless(session, accession, language)
    _refuse_names(nameless, {"title": body.title, "remark": body.remark or ""})
    dossier = Dossier.model_validate(
        {
            "state": accession.state,
            "tracks": {key: {"state": track["state"]} for key, track in accession.tracks.items()},
            "remark": body.remark,
        }
    )
    if body.agreement_id is not None:
        _copy_concept(session, accession.alliance_id, body.agreement_id, dossier, nameless)
    return reviews.hand_in(session, participation, body.title, dossier)


def _copy_concept(session: Session, alliance_id: str, agreement_id: str, dossier: Dossier, nameless: Nameless) -> None:
    agreement = review_queries.concept_of(session, alliance_id, agreement_id)
    if agreement is None:
        raise invalid("#/agreement_id", "unknown_reference")
    dossier.concept = nameless.text(agreement.title)
    dossier.edition, dossier.binding_since = agreement.edition, agreement.binding_since
    measures: dict[str, list[DossierMeasure]] = {}
    for one in goal_queries.measures_of(session, agreement.id):
        copied = DossierMeasure(
            number=one.number,
            title=nameless.text(one.title) or "",
            description=nameless.text(one.description),
            status=one.status,
            status_label=nameless.text(one.status_label),
        )
        measures.setdefault(one.goal_id, []).append(copied)
    dossier.goals = [
        DossierGoal(field_of_action=label, text=nameless.text(goal.text) or "", measures=measures.get(goal.id, []))
        for goal, label in review_queries.goals_of(session, agreement.id)
    ]


def _nameless(session: Session, accession: Accession, language: str) -> Nameless:
    alliance = session.get_one(Alliance, accession.alliance_id)
    return nameless_of(session, alliance.id, alliance.name, language)


def _refuse_names(nameless: Nameless, texts: dict[str, str]) -> None:
    found = {member: nameless.found(written) for member, written in texts.items()}
    errors = [
        (f"#/{member}", "person_recognisable", {"found": ", ".join(hits)}) for member, hits in found.items() if hits
    ]
    if errors:
        raise PersonRecognisable(errors=errors)
