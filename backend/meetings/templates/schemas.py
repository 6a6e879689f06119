"""Bodies: templates."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from backend.actions.parts.schemas import StepText
from backend.actions.schemas import Field_, Key
from backend.core.schemas import Boolean, Id, Input, Integer, Name, Output, Patch, Prose, RecordOut, Title
from backend.meetings.agenda.items.schemas import Minutes
from backend.meetings.agenda.models import AgendaPurpose
from backend.meetings.templates.models import TemplateKind

YEARS_MOST = 3660
CARDS_MOST = 50
STEPS_MOST = 100
Days = Annotated[
    Integer,
    Field(ge=-YEARS_MOST, le=YEARS_MOST, description="Days after the day that is named on use; negative: before it"),
]
EXAMPLE: JsonDict = {
    "kind": "checklist",
    "name": "Veranstaltung vorbereiten",
    "content": {"steps": [{"text": "Raum finden", "due_days": -60}, {"text": "Einladungen verschicken"}]},
}


class TemplateStep(Input):
    """Something that has to be done each time."""

    text: StepText
    due_days: Days | None = None


class TemplateCard(Input):
    """A card that is needed each time."""

    title: Title
    idea: Prose | None = None
    field_of_action: Field_ | None = None
    steps: Annotated[list[TemplateStep], Field(max_length=STEPS_MOST)] = []


class TemplatePoint(Input):
    """A point that stands on the agenda each time."""

    title: Title
    purpose: AgendaPurpose = AgendaPurpose.discussion
    minutes: Minutes | None = None
    is_recurring: Boolean = False


class TemplateContent(Input):
    """What is set up: `cards` of a board, `agenda` of a meeting, `steps` of a checklist; the others stay empty."""

    cards: Annotated[list[TemplateCard], Field(max_length=CARDS_MOST)] = []
    agenda: Annotated[list[TemplatePoint], Field(max_length=50)] = []
    steps: Annotated[list[TemplateStep], Field(max_length=STEPS_MOST)] = []


class TemplateIn(Input):
    """A new template: with its content, or made of what there is."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    kind: TemplateKind
    name: Name
    content: TemplateContent | None = None
    source_id: Key | None = Field(
        default=None,
        description="What it is made of, instead of `content`: a group (board), a meeting, or a card (checklist)",
    )


class TemplatePatch(Patch):
    """Changes to a template."""

    name: Name = Field(default=None)
    content: TemplateContent = Field(default=None)


class TemplateUse(Input):
    """Where to set it up. A board needs nothing, the others the meeting or card that it is for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"starts_on": "2027-05-15"}]})

    group_id: Id | None = Field(default=None, description="The group of the new cards")
    meeting_id: Id | None = None
    action_item_id: Key | None = None
    starts_on: date | None = Field(
        default=None, description="The day from which the days of the template count; without it no date is set"
    )


class TemplateStepOut(Output):
    """Something that has to be done each time."""

    text: str
    due_days: int | None = None


class TemplateCardOut(Output):
    """A card that is needed each time."""

    title: str
    idea: str | None = None
    field_of_action: str | None = None
    steps: list[TemplateStepOut] = []


class TemplatePointOut(Output):
    """A point that stands on the agenda each time."""

    title: str
    purpose: AgendaPurpose
    minutes: int | None = None
    is_recurring: bool = False


class TemplateContentOut(Output):
    """What is set up: `cards` of a board, `agenda` of a meeting or `steps` of a checklist."""

    cards: list[TemplateCardOut] = []
    agenda: list[TemplatePointOut] = []
    steps: list[TemplateStepOut] = []


class TemplateOut(RecordOut):
    """A template."""

    alliance_id: str
    kind: TemplateKind
    name: str
    content: TemplateContentOut
    can: list[str]


class ShippedTemplate(Output):
    """A template that comes with Bündniswerk, to be taken over as one's own."""

    key: str
    kind: TemplateKind
    name: str
    content: TemplateContentOut


class ShippedTemplates(Output):
    """The templates that come with Bündniswerk, in the language of the request."""

    templates: list[ShippedTemplate]


class SetUpRecord(Output):
    """One record that was set up."""

    kind: Literal["action_item", "agenda_item", "step"]
    id: str
    title: str


class SetUp(Output):
    """What was set up, in its order."""

    created: list[SetUpRecord]
