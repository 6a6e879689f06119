"""Endpoint: the timeline of a process."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.processes import queries as process_queries
from backend.processes.timeline import service
from backend.processes.timeline.schemas import Timeline, TimelineAudience

routes = Routes("timeline")


@routes.get("/processes/{process_id}/timeline", "processes:read")
def read_timeline(
    session: Session, actor: Actor, process_id: str, audience: TimelineAudience = TimelineAudience.internal
) -> Timeline:
    """Read the timeline of a process: for those who take part, or as the public may see it."""
    process = process_queries.find(session, actor, process_id)
    return service.timeline(session, actor, process, audience)
