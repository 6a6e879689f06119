"""Bodies: documents."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Line, Patch, RecordOut
from backend.documents.names import NAME_LENGTH

FileName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=NAME_LENGTH, strip_whitespace=True),
    Field(description="Keeps its ending; one that is left out is added", examples=["Lageplan Stadtpark.pdf"]),
]


class DocumentPatch(Patch):
    """A new name or description; the content of a document never changes."""

    name: FileName = Field(default=None)
    description: Line | None = None


class DocumentOut(RecordOut):
    """A file on a record. `size` in bytes; `checksum` is SHA-256 of the content at `content_url`."""

    alliance_id: str
    subject_type: str = Field(examples=["action_item"])
    subject_id: str
    name: str
    description: str | None
    media_type: str
    size: int
    checksum: str
    content_url: str
    author_name: str
    can: list[str]
