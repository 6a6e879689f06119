"""Table: municipalities."""

from sqlmodel import Field

from backend.core.records import Record


class Municipality(Record, table=True):
    """A municipality or county that hosts alliances."""

    __tablename__ = "municipalities"

    name: str = Field(max_length=200)
    slug: str = Field(max_length=80, unique=True)
    regional_key: str | None = Field(default=None, max_length=12)
