"""Bodies: what everybody reads of a process."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from backend.core.dates import FuzzyDate
from backend.core.schemas import Boolean, DateIn, Input, Output, Patch, Prose, RecordOut, Title
from backend.meetings.models import MeetingKind
from backend.processes.models import ProcessKind, ProcessState

Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=500)]
Contact = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)]


class PublicDocumentIn(Input):
    """A document that everybody may know of."""

    title: Title
    when: DateIn | None = None
    url: Address | None = Field(default=None, description="Where it can be read")


class ProcessPagePatch(Patch):
    """Changes to what everybody reads of a process."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"is_public": True, "public_contact": "Jugendamt, Fachstelle Familie"}]}
    )

    is_public: Boolean = Field(default=None)
    public_contact: Contact | None = Field(
        default=None, description="A function or office; names of persons are refused"
    )
    public_procedure: Prose | None = None
    public_result: Prose | None = None
    public_documents: Annotated[list[PublicDocumentIn], Field(max_length=50)] = Field(default=None)


class PublicDocument(Output):
    """A document that everybody may know of."""

    title: str
    when: FuzzyDate | None
    url: str | None


class PublicDate(Output):
    """A day of the process."""

    title: str | None
    kind: MeetingKind
    when: FuzzyDate | None


class PublicProcess(Output):
    """What everybody reads of a process."""

    id: str
    kind: ProcessKind
    title: str
    state: ProcessState
    guiding_question: str | None
    commissioner: str | None
    procedure: str | None
    result: str | None
    dates: list[PublicDate]
    documents: list[PublicDocument]
    contact: str | None


class PublicProcesses(Output):
    """What everybody reads of an alliance's processes."""

    alliance: str
    processes: list[PublicProcess]


class ProcessPageOut(RecordOut):
    """What everybody reads of a process, and what of it would be taken out.

    `version` is the process's. `taken_out`: what looks like a name or a way to reach a person, and is not shown.
    `address`: where it is read; null while the process or its alliance is not public.
    """

    is_public: bool
    public_contact: str | None
    public_procedure: str | None
    public_result: str | None
    public_documents: list[PublicDocument]
    shown: PublicProcess
    taken_out: list[str]
    address: str | None
    can: list[str]
