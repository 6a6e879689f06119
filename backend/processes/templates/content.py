"""What a process template says. Its JSON Schema is published as `docs/reference/process-template.schema.json`."""

from typing import Annotated

from pydantic import Field, StringConstraints
from pydantic.config import JsonDict

from backend.actions.recurrence.rules import PATTERN
from backend.alliances.groups.models import GroupKind
from backend.core.schemas import Boolean, Input, Integer, Title
from backend.meetings.decisions.models import Procedure
from backend.meetings.models import MeetingKind
from backend.processes.models import ProcessKind
from backend.processes.templates.vocabulary import Act, Condition, Key

Text = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Number = Annotated[str, StringConstraints(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z.]+$")]


class ChecklistLine(Input):
    """A line of a checklist."""

    key: Key
    text: Text


class PlannedStep(Input):
    """A step. `reopens`: steps or phases that are looked at again when this one is done."""

    key: Key
    number: Number | None = None
    title: Title
    hint: Text | None = None
    checklist: list[ChecklistLine] = Field(default_factory=list, max_length=50)
    reopens: list[Key] = Field(default_factory=list, max_length=10)
    is_public: Boolean = False


class PlannedPhase(PlannedStep):
    """A phase with its steps. One without steps is done by itself."""

    steps: list[PlannedStep] = Field(default_factory=list, max_length=50)


class RequiredInterest(Input):
    """Who must be represented in a body: an interest, a sector, a side of the town hall."""

    key: Key
    label: Label
    is_required: Boolean = True


class PlannedBody(Input):
    """A body that the process needs. `mirrors`: the larger body whose interests a small one has to represent."""

    key: Key
    kind: GroupKind
    name: Label
    purpose: Text | None = None
    composition: list[RequiredInterest] = Field(default_factory=list, max_length=50)
    mirrors: Key | None = None


class PlannedMeeting(Input):
    """A kind of meeting. `times`: how many are planned from the start."""

    kind: MeetingKind
    name: Label
    body: Key | None = None
    phase: Key | None = None
    times: Integer | None = Field(default=None, ge=1, le=50)


class PlannedDocument(Input):
    """A document and its life. `adopted_by`: the body that may adopt it, by `procedure`."""

    key: Key
    title: Title
    states: list[Key] = Field(default_factory=list, max_length=20)
    adopted_by: Key | None = None
    procedure: Procedure | None = None


class RuleScope(Input):
    """Which acts a rule looks at. An empty list is any. `steps` name steps or phases."""

    steps: list[Key] = Field(default_factory=list, max_length=50)
    bodies: list[Key] = Field(default_factory=list, max_length=20)
    meeting_kinds: list[MeetingKind] = Field(default_factory=list, max_length=20)


class ProcessRule(Input):
    """What must be so before somebody acts. It warns, or refuses if it is strict; `remedy` says what to do."""

    id: Key
    title: Title
    guards: list[Act] = Field(min_length=1, max_length=20)
    where: RuleScope = Field(default_factory=RuleScope)
    needs: Condition
    remedy: Text
    is_strict: Boolean = False


class PlannedObligation(Input):
    """Something that is due again and again. `rhythm` is a rule of RFC 5545 (`FREQ=YEARLY`); without one it is once.

    `begins_with`: the step or phase whose end sets it going; `months_later`: how long after that it is due first;
    `times`: how often it is due, null for as long as the process goes on.
    """

    key: Key
    title: Title
    rhythm: str | None = Field(default=None, max_length=200, pattern=PATTERN)
    times: Integer | None = Field(default=None, ge=1, le=100)
    recipient: Label | None = None
    begins_with: Key | None = None
    months_later: Integer | None = Field(default=None, ge=0, le=240)


class PlannedCertificate(Input):
    """A certificate that can be reached. `valid_years` null: it stays."""

    key: Key
    title: Title
    issuer: Label
    valid_years: Integer | None = Field(default=None, ge=1, le=50)
    renewal_months: Integer | None = Field(default=None, ge=1, le=120, description="How long before its end to begin")


EXAMPLE: JsonDict = {
    "key": "round_table",
    "edition": 1,
    "kind": "round_table",
    "name": "Runder Tisch",
    "phases": [{"key": "material", "title": "Material sammeln", "steps": [{"key": "closed", "title": "Abschließen"}]}],
}


class ProcessTemplateContent(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """A way of working. `words` are what it calls things, by identifier of the glossary."""

    key: Key
    edition: Integer = Field(ge=1, le=10_000)
    kind: ProcessKind
    name: Label
    summary: Text | None = None
    words: dict[Key, Label] = Field(default_factory=dict, max_length=50)
    phases: list[PlannedPhase] = Field(min_length=1, max_length=30)
    bodies: list[PlannedBody] = Field(default_factory=list, max_length=20)
    meetings: list[PlannedMeeting] = Field(default_factory=list, max_length=30)
    documents: list[PlannedDocument] = Field(default_factory=list, max_length=30)
    rules: list[ProcessRule] = Field(default_factory=list, max_length=50)
    obligations: list[PlannedObligation] = Field(default_factory=list, max_length=20)
    certificates: list[PlannedCertificate] = Field(default_factory=list, max_length=10)

    def steps(self) -> dict[str, PlannedStep]:
        """Every phase and step by key."""
        return {step.key: step for phase in self.phases for step in (phase, *phase.steps)}

    def body(self, key: str) -> PlannedBody | None:
        """The body by key."""
        return next((body for body in self.bodies if body.key == key), None)
