"""Table: documents."""

from sqlmodel import Field

from backend.core.records import Record, reference


class Document(Record, table=True):
    """One file on one record. `content_id` names its bytes; None once they are gone for good."""

    __tablename__ = "documents"

    alliance_id: str = reference("alliances.id")
    subject_type: str = Field(max_length=40)
    subject_id: str = Field(max_length=36, index=True)
    name: str = Field(max_length=200)
    description: str | None = Field(default=None, max_length=1000)
    media_type: str = Field(max_length=100)
    size: int
    checksum: str = Field(max_length=64)
    content_id: str | None = Field(default=None, max_length=36, index=True)
    author_id: str | None = Field(default=None, max_length=36)
    author_name: str = Field(max_length=200)
