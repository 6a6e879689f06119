"""Table: accessions."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference
from backend.programmes.models import ParticipationState


class Share(StrEnum):
    """What a municipality can share with the programme office."""

    state = "state"
    tracks = "tracks"
    counts = "counts"


class Accession(Record, table=True):
    """The alliance takes part in a programme. `participation_id` names a record of the office and is no foreign key.

    `tracks`: block → `state`, `note`. `counts`: see `ProgrammeCounts`. `shares`: which of them the office gets.
    """

    __tablename__ = "accessions"

    alliance_id: str = reference("alliances.id")
    participation_id: str = Field(max_length=ID_LENGTH, index=True)
    joined_on: date
    left_on: date | None = Field(default=None)
    state: str = Field(default=ParticipationState.interested, max_length=30)
    tracks: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    counts: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    shares: list[str] = Field(default_factory=list, sa_type=JSON)
