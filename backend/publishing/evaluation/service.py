"""Use case: evaluate a process."""

from sqlmodel import Session

from backend.processes.models import Process
from backend.processes.questionnaires import queries as questionnaire_queries
from backend.publishing.evaluation import attendance, milestones, queries, results
from backend.publishing.evaluation.schemas import Evaluation


def evaluate(session: Session, process: Process) -> Evaluation:
    """How the process went, from what is recorded until now.

    The meetings of the alliance count as its own; where there are several processes, those between its first and last
    day.
    """
    bounds = (None, None) if queries.is_alone(session, process) else (process.started_on, process.closed_on)
    meetings = queries.meetings(session, process, *bounds)
    participants = queries.participants(session, [one.id for one in meetings])
    papers = queries.adopted_papers(session, process.id)
    agreements = queries.agreements(session, process.id)
    current = results.newest(agreements)
    current_ids = [one.id for one in current]
    measured = queries.indicators(session, current_ids)
    responses = questionnaire_queries.of_process(session, process.id)
    days = milestones.milestones(process, meetings, papers, agreements, queries.certificates(session, process))
    return Evaluation(
        process_id=process.id,
        title=process.title,
        milestones=days,
        durations=milestones.durations(days),
        meetings=attendance.by_meeting(meetings, participants),
        interests=attendance.by_interest(participants, queries.represented(session, process.alliance_id)),
        agreements=results.measures(current, queries.statuses(session, current_ids)),
        indicators=results.indicators(measured, queries.values(session, [one.series for one, _ in measured])),
        responses=results.responses(responses),
        recommended=results.recommended(responses),
        fates=results.fates(papers, queries.fates(session, [one.id for one in papers])),
    )
