"""Bodies: processes and their steps."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.dates import FuzzyDate
from backend.core.schemas import Boolean, DateIn, Input, Output, Patch, Prose, RecordOut, Title
from backend.processes.models import ProcessKind, ProcessState, ProcessStepState
from backend.processes.templates.content import ProcessTemplateContent
from backend.processes.templates.vocabulary import Key

TemplateName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=80),
    Field(description="Key of a shipped template, or id of one's own", examples=["round_table"]),
]


class ProcessIn(
    Input, json_schema_extra={"examples": [{"template": "round_table", "title": "Runder Tisch Kinderbetreuung"}]}
):
    """A new process. `sets_up_groups`: make the bodies of the template that nobody has named yet."""

    template: TemplateName
    title: Title
    sets_up_groups: Boolean = False
    is_strict: Boolean = False
    started_on: date | None = None


class ProcessPatch(Patch, json_schema_extra={"examples": [{"state": "closed", "closed_on": "2011-09-30"}]}):
    """Changes to a process. `is_strict`: rules refuse instead of warning."""

    title: Title = Field(default=None)
    state: ProcessState = Field(default=None)
    is_strict: Boolean = Field(default=None)
    started_on: date | None = None
    closed_on: date | None = None


class ProcessProgress(Output):
    """How many of the steps are done or skipped."""

    done: int
    total: int


class ProcessOut(RecordOut):
    """A process. `newer_edition`: the number its template has reached since, null where it is up to date."""

    alliance_id: str
    kind: ProcessKind
    title: str
    template_id: str | None
    template_key: str
    template_edition: int
    template: ProcessTemplateContent
    newer_edition: int | None
    state: ProcessState
    is_strict: bool
    started_on: date | None
    closed_on: date | None
    progress: ProcessProgress
    open_findings: int
    can: list[str]


class TickIn(Input):
    """One line of a checklist, done or not."""

    key: Key
    done: Boolean


class TickOut(Output):
    """One line of a checklist."""

    key: str
    text: str
    done: bool


class ProcessStepPatch(Patch, json_schema_extra={"examples": [{"state": "done", "finished_on": "2011-06-06"}]}):
    """Changes to a step. Lines of the checklist that are not named stay as they are."""

    state: ProcessStepState = Field(default=None)
    checklist: list[TickIn] = Field(default_factory=list, max_length=50)
    note: Prose | None = None
    due: DateIn | None = None
    is_public: Boolean = Field(default=None)
    finished_on: date | None = Field(default=None, description="The day on which it was done; today unless given")


class ProcessStepOut(RecordOut):
    """A phase (without `parent_id`) or a step. `reopens` are the keys of what is looked at again once it is done."""

    alliance_id: str
    process_id: str
    parent_id: str | None
    key: str
    number: str | None
    title: str
    hint: str | None
    position: int
    state: ProcessStepState
    checklist: list[TickOut]
    note: str | None
    due: FuzzyDate | None
    is_public: bool
    finished_on: date | None
    times_reopened: int
    reopens: list[str]
    can: list[str]


class TemplateDifference(Output):
    """One place in which the template differs now from what the process keeps: `added`, `removed` or `changed`."""

    place: str
    change: str
    before: str | None
    after: str | None


class TemplateDifferences(Output):
    """What the newest edition of the template has changed since the process was started."""

    edition: int
    newest_edition: int
    differences: list[TemplateDifference]
