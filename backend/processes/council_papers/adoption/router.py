"""Endpoints: the way of a concept to politics and to its publication."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.policy import ConceptPublished
from backend.processes.council_papers.adoption import queries, service
from backend.processes.council_papers.adoption.schemas import (
    AdoptionPath,
    DepartmentDecisionIn,
    DepartmentDecisionOut,
)

routes = Routes("council papers")


@routes.get("/concepts/{concept_id}/adoption-path", "processes:read")
def read_adoption_path(session: Session, actor: Actor, concept_id: str) -> AdoptionPath:
    """Read how far a concept has come: addressees, leadership, department head, paper, politics, publication."""
    return service.path(session, actor, concept_queries.find(session, actor, concept_id))


@routes.post("/concepts/{concept_id}/department-decisions", service.WRITE, problems=(service.DepartmentHasDecided,))
def create_department_decision(
    session: Session, actor: Actor, concept_id: str, body: DepartmentDecisionIn
) -> DepartmentDecisionOut:
    """Record with which kind of paper the department head lets a concept go to politics."""
    concept = concept_queries.find(session, actor, concept_id)
    actor.require(service.WRITE, concept.alliance_id)
    values = {name: getattr(body, name) for name in DepartmentDecisionIn.model_fields}
    return service.show(actor, service.decide(session, actor, concept, values))


@routes.get("/department-decisions/{decision_id}", "processes:read")
def read_department_decision(session: Session, actor: Actor, decision_id: str) -> DepartmentDecisionOut:
    """Read what a department head decided about a concept."""
    return service.show(actor, queries.find(session, actor, decision_id))


@routes.delete("/department-decisions/{decision_id}", service.WRITE, problems=(ConceptPublished,))
def delete_department_decision(session: Session, actor: Actor, decision_id: str, if_match: IfMatch) -> None:
    """Take back what was recorded of the department head's decision."""
    decision = queries.find(session, actor, decision_id)
    actor.require(service.WRITE, decision.alliance_id)
    if_match.check(decision)
    service.take_back(session, actor, decision)
