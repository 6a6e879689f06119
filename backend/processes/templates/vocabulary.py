"""The closed vocabulary of rules: which acts can be guarded, and what can be asked for.

A rule of a template guards acts and needs one condition:

| condition | is met when |
| --- | --- |
| `steps_done` | every named step is done or skipped; for an act with a day: done before that day, or planned to be |
| `mandate_stands` | the mandate names the deciding department and has its written evidence |
| `roles_named` | the mandate names who is listed: commissioner, facilitator |
| `material_closed` | the collection of material is closed; for an act with a day: closed before that day |
| `body_complete` | every interest that the template asks for is represented in the body |
| `meeting_held` | so many meetings of the kind have been held |
| `advice_given` | every body that is to advise before the deciding one has spoken on the council paper |
| `no_parallel_structure` | nothing with the same purpose is in the register of concepts and structures |
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from backend.core.schemas import Input, Integer
from backend.meetings.models import MeetingKind


class Act(StrEnum):
    """What can be guarded, in the words of events."""

    process_started = "process.started"
    step_started = "process_step.started"
    step_finished = "process_step.finished"
    meeting_invited = "meeting.invited"
    material_created = "material.created"
    paper_adopted = "recommendation_paper.adopted"
    paper_handed_over = "recommendation_paper.handed_over"
    agreement_bound = "agreement.bound"
    council_paper_decided = "council_paper.decided"
    report_sent = "report.sent"
    certificate_created = "certificate.created"
    concept_published = "concept.published"
    feedback_round_accepted = "feedback_round.accepted"
    interface_created = "interface.created"
    group_created = "group.created"
    workshop_opened = "workshop.opened"


class NamedRole(StrEnum):
    """Who a mandate can name."""

    commissioner = "commissioner"
    facilitator = "facilitator"


Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9]+([_.-][a-z0-9]+)*$")]


class ConditionKind(StrEnum):
    """What can be asked for before an act.

    `steps_done`: every named step is done or skipped, for an act with a day before that day. `mandate_stands`: the
    mandate names the deciding department and has its written evidence. `roles_named`: the mandate names who is listed.
    `material_closed`: the collection of material is closed. `body_complete`: every interest that the template asks for
    is represented in the body. `meeting_held`: so many meetings of the kind were held. `advice_given`: every body that
    advises before the deciding one has spoken on the council paper. `no_parallel_structure`: nothing with the same
    purpose is in the register.
    """

    steps_done = "steps_done"
    mandate_stands = "mandate_stands"
    roles_named = "roles_named"
    material_closed = "material_closed"
    body_complete = "body_complete"
    meeting_held = "meeting_held"
    advice_given = "advice_given"
    no_parallel_structure = "no_parallel_structure"


#: The member that a condition cannot do without.
NEEDS: dict[ConditionKind, str] = {
    ConditionKind.steps_done: "steps",
    ConditionKind.roles_named: "roles",
    ConditionKind.body_complete: "body",
    ConditionKind.meeting_held: "meeting_kind",
}


class Condition(Input):
    """What a rule asks for: a word of the vocabulary, and what it is about."""

    kind: ConditionKind
    steps: list[Key] = Field(default_factory=list, max_length=20, description="For `steps_done`")
    roles: list[NamedRole] = Field(default_factory=list, max_length=2, description="For `roles_named`")
    body: Key | None = Field(default=None, description="For `body_complete`")
    meeting_kind: MeetingKind | None = Field(default=None, description="For `meeting_held`")
    times: Integer = Field(default=1, ge=1, le=50, description="For `meeting_held`")
