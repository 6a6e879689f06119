"""Bodies: notes."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Input, Output

UPDATE_MOST = 1_000_000
TEXT_MOST = 200_000
#: Four letters for three bytes.
Base64 = Annotated[str, StringConstraints(max_length=1_400_000)]


class NotesExchange(Input, json_schema_extra={"examples": [{"update": None, "state_vector": None}]}):
    """What the sender wrote, and what the sender has seen."""

    update: Base64 | None = Field(
        default=None, description="Changes as an update of Yjs (version 1), base64; null: nothing new"
    )
    state_vector: Base64 | None = Field(
        default=None, description="What the sender has, as a state vector of Yjs, base64; null: nothing"
    )


class NotesOut(Output):
    """What the sender lacks, and the notes as they stand now."""

    update: str = Field(description="An update of Yjs, base64, also if there is nothing new")
    text: str
    version: int = Field(description="The version of the agenda item")
