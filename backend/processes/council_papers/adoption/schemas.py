"""Bodies: the department head's decision, and the way of a concept to its publication."""

from datetime import date
from typing import Literal

from backend.core.schemas import Input, Output, Prose, RecordOut
from backend.people.parties import PartyIn, PartyOut
from backend.processes.council_papers.models import CouncilPaperKind


class DepartmentDecisionIn(
    Input,
    json_schema_extra={
        "examples": [
            {
                "kind": "information_paper",
                "decided_by": {"kind": "role", "name": "Dezernatsleitung"},
                "decided_on": "2021-03-01",
            }
        ]
    },
):
    """With which kind of paper the concept goes to politics. Without a day it was decided today."""

    kind: CouncilPaperKind
    decided_by: PartyIn
    decided_on: date | None = None
    note: Prose | None = None


class DepartmentDecisionOut(RecordOut):
    """What the department head decided about a concept."""

    alliance_id: str
    concept_id: str
    kind: CouncilPaperKind
    decided_by: PartyOut
    decided_on: date
    note: str | None
    can: list[str]


class AdoptionStep(Output):
    """One step of the way. `done_on` is not known of everything that is done."""

    step: Literal["addressees", "leadership", "department_head", "council_paper", "politics", "publication"]
    is_done: bool
    done_on: date | None


class AdoptionPath(Output):
    """The whole way, in its order. `council_paper_id` is the paper of the kind that was decided on."""

    concept_id: str
    steps: list[AdoptionStep]
    department_decision: DepartmentDecisionOut | None
    council_paper_id: str | None
    can: list[str]
