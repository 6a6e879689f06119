"""What is special about each kind of part: its table, its bodies, its events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.actions import models
from backend.actions.parts import schemas, shapes
from backend.actions.parts.plain import PlainPart
from backend.core.schemas import Patch


@dataclass(frozen=True)
class Kind:
    """One kind of part. `state_events` names the event that a new state deserves instead of `….changed`."""

    plural: str
    singular: str
    table: type[models.Part]
    body: type[PlainPart]
    patch: type[Patch]
    single: type[schemas.SinglePart]
    date_member: str | None = None
    has_party: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    created_event: str = "created"
    state_events: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The plural in addresses."""
        return self.plural.replace("_", "-")


STEPS = Kind(
    plural="steps",
    singular="step",
    table=models.Step,
    body=schemas.StepIn,
    patch=schemas.StepPatch,
    single=schemas.SingleStep,
    date_member="due",
    state_events={"done": "done"},
)
ASSIGNMENTS = Kind(
    plural="assignments",
    singular="assignment",
    table=models.Assignment,
    body=schemas.AssignmentIn,
    patch=schemas.AssignmentPatch,
    single=schemas.SingleAssignment,
    has_party=True,
    created_event="state",
    state_events={state.value: state.value for state in models.AssignmentState},
)
FOLLOW_UPS = Kind(
    plural="follow_ups",
    singular="follow_up",
    table=models.FollowUp,
    body=schemas.FollowUpIn,
    patch=schemas.FollowUpPatch,
    single=schemas.SingleFollowUp,
    date_member="when",
    renamed={"where": "place"},
    state_events={state: state for state in ("held", "missed", "cancelled")},
)
PARTNERS = Kind(
    plural="partners",
    singular="partner",
    table=models.Partner,
    body=schemas.PartnerIn,
    patch=schemas.PartnerPatch,
    single=schemas.SinglePartner,
    has_party=True,
    state_events={"won": "won"},
)
SPONSORS = Kind(
    plural="sponsors",
    singular="sponsor",
    table=models.Sponsor,
    body=schemas.SponsorIn,
    patch=schemas.SponsorPatch,
    single=schemas.SingleSponsor,
    has_party=True,
    state_events={"found": "found"},
)
KINDS = {kind.plural: kind for kind in (STEPS, ASSIGNMENTS, FOLLOW_UPS, PARTNERS, SPONSORS)}


def brief(kind: Kind, row: Any) -> str:
    """One line that stands for a part in the history of its card."""
    if kind is STEPS:
        return f"{row.text} [{row.state}]"
    if kind is FOLLOW_UPS:
        when = (row.fuzzy_date or {}).get("text", "")
        return f"{when} {row.purpose or ''}".strip() + f" [{row.state}]"
    task = f"{row.task}: " if kind is ASSIGNMENTS and row.task else ""
    return f"{task}{row.party_name} [{row.state}]"


def shape(kind: Kind, row: Any, assignments: list[Any]) -> dict[str, Any]:
    """The part as JSON; `assignments` are a step's own."""
    if kind is STEPS:
        return shapes.step(row, assignments)
    one = {"assignments": shapes.assignment, "follow_ups": shapes.follow_up, "partners": shapes.partner}
    return one.get(kind.plural, shapes.sponsor)(row)
