"""How each condition of the vocabulary is looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from backend.alliances.groups.models import Group
from backend.core.clock import today
from backend.core.records import Record
from backend.meetings.models import Meeting
from backend.processes.bodies import representation
from backend.processes.council_papers import queries as paper_queries
from backend.processes.council_papers import states
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.interfaces import parallels
from backend.processes.interfaces.models import Interface
from backend.processes.mandates import queries as mandate_queries
from backend.processes.mandates import service as mandates
from backend.processes.material import closing
from backend.processes.models import Process, ProcessStepState
from backend.processes.rules import queries
from backend.processes.runs import queries as run_queries
from backend.processes.templates.vocabulary import Condition, ConditionKind


@dataclass(frozen=True)
class Case:
    """What is looked at: the process, what the rule needs, and the record that somebody acts on."""

    session: Session
    process: Process
    needs: Condition
    record: Record

    @property
    def day(self) -> date | None:
        """The day of a meeting, as far as it is known; None for what happens now."""
        return self.record.earliest if isinstance(self.record, Meeting) else None


#: What is not about the state of the process but about the record that somebody acts on.
ABOUT_RECORD = frozenset({ConditionKind.advice_given, ConditionKind.no_parallel_structure})


def is_met(case: Case) -> bool:
    """Whether the condition is met."""
    return MET[case.needs.kind](case)


def _steps_done(case: Case) -> bool:
    steps = {step.key: step for step in run_queries.steps_of(case.session, case.process.id)}
    for key in case.needs.steps:
        step = steps.get(key)
        if step is None or step.state == ProcessStepState.skipped:
            continue
        if step.state == ProcessStepState.done and (
            case.day is None or not step.finished_on or step.finished_on < case.day
        ):
            continue
        # A meeting of a day to come is no breach where the step is planned to be done by then.
        if (
            step.state != ProcessStepState.done
            and case.day
            and case.day > today()
            and step.latest
            and step.latest < case.day
        ):
            continue
        return False
    return True


def _mandate_stands(case: Case) -> bool:
    return mandates.stands(case.session, case.process.id)


def _roles_named(case: Case) -> bool:
    mandate = mandate_queries.of_process(case.session, case.process.id)
    return mandate is not None and all(getattr(mandate, role) for role in case.needs.roles)


def _material_closed(case: Case) -> bool:
    closed = closing.of_process(case.session, case.process)
    if case.day is None:
        return closed.is_over
    return closed.day is not None and closed.day < case.day


def _body_complete(case: Case) -> bool:
    found = representation.of_body(case.session, case.process, case.needs.body or "")
    return found is not None and not found.gaps


def _meeting_held(case: Case) -> bool:
    assert case.needs.meeting_kind is not None, "checked with the template"
    return queries.meetings_held(case.session, case.process, case.needs.meeting_kind) >= case.needs.times


def _advice_given(case: Case) -> bool:
    if not isinstance(case.record, CouncilPaper):
        return True
    sequence = [one for one, _ in paper_queries.sequences(case.session, [case.record.id])[case.record.id]]
    return not any(states.unadvised(sequence, one) for one in sequence if not one.result)


def _no_parallel_structure(case: Case) -> bool:
    record = case.record
    if isinstance(record, Group):
        body = parallels.of_group(record) if record.kind in queries.STEERING else None
    else:
        body = parallels.of_interface(record) if isinstance(record, Interface) else None
    if body is None:
        return True
    compared = parallels.bodies(case.session, case.process.alliance_id)
    return all(pair.settled_because for pair in parallels.parallels_of(body, compared))


MET: dict[ConditionKind, Callable[[Case], bool]] = {
    ConditionKind.steps_done: _steps_done,
    ConditionKind.mandate_stands: _mandate_stands,
    ConditionKind.roles_named: _roles_named,
    ConditionKind.material_closed: _material_closed,
    ConditionKind.body_complete: _body_complete,
    ConditionKind.meeting_held: _meeting_held,
    ConditionKind.advice_given: _advice_given,
    ConditionKind.no_parallel_structure: _no_parallel_structure,
}
