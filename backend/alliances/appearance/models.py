"""Table: logos."""

from sqlalchemy import LargeBinary
from sqlmodel import Field

from backend.core.records import Record, reference


class Logo(Record, table=True):
    """The picture on an alliance's papers; at most one for each."""

    __tablename__ = "logos"

    alliance_id: str = reference("alliances.id")
    media_type: str = Field(max_length=40)
    picture: bytes = Field(sa_type=LargeBinary)
