"""Endpoint: the evaluation of a process."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.processes import queries as process_queries
from backend.publishing.evaluation import service
from backend.publishing.evaluation.schemas import Evaluation

routes = Routes("processes")


@routes.get("/processes/{process_id}/evaluation", "processes:read")
def read_evaluation(session: Session, actor: Actor, process_id: str) -> Evaluation:
    """Tell how a process went: its days and durations, who was there, and what came of it.

    Attendance is told by meeting and by interest group, measures by status, indicators against baseline and target,
    scores of questionnaires, and what became of recommendations.
    """
    return service.evaluate(session, process_queries.find(session, actor, process_id))
