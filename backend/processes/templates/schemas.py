"""Bodies: process templates."""

from typing import Annotated

from pydantic import Field

from backend.core.schemas import Input, Name, Output, Patch, RecordOut
from backend.processes.models import ProcessKind
from backend.processes.templates.content import ProcessTemplateContent

Shipped = Annotated[str, Field(min_length=1, max_length=80, examples=["round_table"])]


class ProcessTemplateIn(Input, json_schema_extra={"examples": [{"copy_of": "round_table", "name": "Unser Tisch"}]}):
    """A template of one's own: a copy of a shipped one or of another of one's own, or new content."""

    name: Name | None = None
    copy_of: Shipped | None = Field(default=None, description="Key of a shipped template, or id of one's own")
    content: ProcessTemplateContent | None = None


class ProcessTemplatePatch(Patch, json_schema_extra={"examples": [{"name": "Unser Runder Tisch"}]}):
    """Changes to a template. `content` is replaced whole; its key, edition and kind stay as they are."""

    name: Name = Field(default=None)
    content: ProcessTemplateContent = Field(default=None)


class ProcessTemplateOut(RecordOut):
    """A template of the municipality. `in_use`: how many processes keep its present edition."""

    alliance_id: str
    key: str
    kind: ProcessKind
    name: str
    edition: int
    copied_from: str | None
    content: ProcessTemplateContent
    in_use: int
    can: list[str]


class ShippedProcessTemplates(Output):
    """The templates that come with Bündniswerk."""

    templates: list[ProcessTemplateContent]
