"""Table: findings."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from backend.core.records import ID_LENGTH, Record, reference


class FindingState(StrEnum):
    """What became of a finding."""

    open = "open"
    overridden = "overridden"
    settled = "settled"


class Finding(Record, table=True):
    """A rule that was not met by an act, or that somebody passed over. There is one for a rule and a subject.

    `overridden_by` is the user or token that passed over it. `title` and `remedy` are as the template had them then.
    """

    __tablename__ = "findings"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    rule: str = Field(max_length=80)
    title: str = Field(max_length=300)
    remedy: str | None = Field(default=None, max_length=1000)
    act: str | None = Field(default=None, max_length=80)
    subject_type: str | None = Field(default=None, max_length=40)
    subject_id: str = Field(max_length=ID_LENGTH, index=True)
    state: str = Field(default=FindingState.open, max_length=20)
    reason: str | None = Field(default=None, max_length=1000)
    overridden_by: str | None = Field(default=None, max_length=ID_LENGTH)
    overridden_by_name: str | None = Field(default=None, max_length=200)
    overridden_at: datetime | None = Field(default=None)
