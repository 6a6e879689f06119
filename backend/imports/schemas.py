"""Bodies: what was understood of a document, and what became of it here."""

from datetime import date
from typing import Literal

from pydantic import Field

from backend.core.schemas import RecordOut, Timestamp
from backend.imports import understanding
from backend.imports.understanding import RecordFormat, Unplaced

Outcome = Literal["new", "known", "changed"]


class GroupFound(understanding.Group):
    """A body, and the group here that it is. `known`: nothing is written."""

    outcome: Outcome = "new"
    id: str | None = None


class IdeaFound(understanding.Idea):
    """An idea, and the one here that it is."""

    outcome: Outcome = "new"
    id: str | None = None


class DutyFound(understanding.Duty):
    """A duty, and the one here that it is."""

    outcome: Outcome = "new"
    id: str | None = None


class ItemFound(understanding.ActionItem):
    """A card, and the action item here that it is.

    `changed`: a row of a table names it by number, and `changes` are what stands here and what the row says, by
    member.
    """

    outcome: Outcome = "new"
    id: str | None = None
    changes: dict[str, list[str]] = Field(default_factory=dict)


class ImportCounts(understanding.Piece):
    """How many records were written, by kind."""

    groups: int = 0
    duties: int = 0
    ideas: int = 0
    adopted_ideas: int = 0
    action_items: int = 0
    changed_action_items: int = 0
    organisations: int = 0
    comments: int = 0


class ImportOut(understanding.Understanding):
    """What was understood. Sent back as `understanding`, corrected, it is what a commit stores.

    No line of the source is missing: what is nowhere else stands in `unplaced`. `parent`, `taken_up_by` and `step`
    are indexes into the lists of this answer.
    """

    groups: list[GroupFound] = Field(default_factory=list)
    ideas: list[IdeaFound] = Field(default_factory=list)
    action_items: list[ItemFound] = Field(default_factory=list)
    duties: list[DutyFound] = Field(default_factory=list)
    id: str | None = Field(default=None, description="The import, once something of it is stored")
    dry_run: bool = True
    imported_before: Timestamp | None = Field(default=None, description="When this very content was first imported")
    created: ImportCounts = Field(default_factory=ImportCounts, description="What was written, or would be")


class ImportedOut(RecordOut):
    """A document whose content was stored, and how many records of each kind came of it."""

    alliance_id: str
    file_name: str
    format: RecordFormat
    document_date: date | None
    counts: dict[str, int]
    unplaced: list[Unplaced]
    imported_by: str
