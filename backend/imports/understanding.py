"""What was understood of a record, every piece with the line and the words it came from."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from backend.core.dates import FuzzyDate
from backend.imports.rules import GroupKind, QuestionKind

PartyKind = Literal["person", "organisation", "unit", "group", "role", "collective", "open"]
RecordFormat = Literal["four_questions", "idea_collection", "duty_list", "table", "text"]


class Piece(BaseModel):
    """Anything understood: members that it does not have are refused when it comes back corrected."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class PartyName(Piece):
    """Who was named, verbatim, and what kind of party the words look like."""

    kind: PartyKind
    id: str | None = Field(default=None, description="The record here that this name is linked to; read, not written")
    name: str


class Heading(Piece):
    """A line that gives the record its structure."""

    line: int
    text: str
    role: Literal["title", "section", "question", "cluster", "body", "table_header", "label"]


class Cluster(Piece):
    """A heading under which ideas were collected; `name` is `label` without "Projekt" and the like."""

    name: str
    label: str
    line: int


class Idea(Piece):
    """`parent` and `taken_up_by` are indexes into `ideas` and `action_items`."""

    text: str
    question: str | None = None
    cluster: str | None = None
    parent: int | None = None
    position: int = 0
    taken_up_by: int | None = None
    line: int
    source: str


class Answer(Piece):
    """One of the four answers of a card as it was written."""

    question: QuestionKind
    label: str
    text: str
    lines: list[int]


class Step(Piece):
    """Something to do. `due` only where a date was written."""

    text: str
    state: Literal["open", "in_progress", "waiting", "done", "deferred", "dropped"] = "open"
    due: FuzzyDate | None = None
    line: int
    source: str


class Assignment(Piece):
    """Who takes what. `step` is the index of the step of the same card that `task` means."""

    party: PartyName
    task: str | None = None
    state: Literal["asked", "accepted", "declined", "unclear"] = "accepted"
    role: Literal["lead", "responsible", "participating"] = "responsible"
    step: int | None = None
    due: FuzzyDate | None = None
    line: int
    source: str


class Partner(Piece):
    """Somebody who joins in, or is hoped to."""

    party: PartyName
    state: Literal["won", "to_be_won"]
    line: int
    source: str


class Sponsor(Piece):
    """Somebody who pays, or is hoped to."""

    party: PartyName
    state: Literal["found", "to_be_found"]
    line: int
    source: str


class FollowUp(Piece):
    """When it goes on. `when` is None without a date; `meeting` names the meeting an anchor means."""

    purpose: str | None = None
    when: FuzzyDate | None = None
    where: str | None = None
    meeting: str | None = None
    meeting_of: GroupKind | None = None
    line: int
    source: str


class ActionItem(Piece):
    """A card with its four answers, or a row of a table.

    `source` is what was written outside the four answers: the title, the group; a whole row.
    """

    number: str | None = None
    title: str
    idea: str | None = None
    group: str | None = None
    field_of_action: str | None = None
    status: str | None = None
    status_label: str | None = None
    funding: str | None = None
    remarks: str | None = None
    visibility: Literal["internal", "public"] | None = None
    steps: list[Step] = Field(default_factory=list)
    assignments: list[Assignment] = Field(default_factory=list)
    follow_ups: list[FollowUp] = Field(default_factory=list)
    partners: list[Partner] = Field(default_factory=list)
    sponsors: list[Sponsor] = Field(default_factory=list)
    answers: list[Answer] = Field(default_factory=list)
    line: int
    lines: list[int]
    source: str


class Group(Piece):
    """A body that the record names."""

    name: str
    kind: GroupKind
    line: int


class Duty(Piece):
    """A task of a body; `open_question` marks what was asked rather than agreed."""

    body: str
    kind: GroupKind
    text: str
    open_question: bool = False
    line: int
    source: str


class Notice(Piece):
    """Something a person should look at. `code` is stable, `detail` an English sentence."""

    line: int
    text: str
    code: str
    detail: str


class Unplaced(Piece):
    """A line that was read and belongs to nothing recognised."""

    line: int
    text: str


class Understanding(Piece):
    """Everything a record says. No line is missing: what is nowhere else is in `unplaced`."""

    format: RecordFormat
    document_date: date | None = None
    title: str | None = None
    headings: list[Heading] = Field(default_factory=list)
    groups: list[Group] = Field(default_factory=list)
    clusters: list[Cluster] = Field(default_factory=list)
    ideas: list[Idea] = Field(default_factory=list)
    action_items: list[ActionItem] = Field(default_factory=list)
    duties: list[Duty] = Field(default_factory=list)
    columns: dict[str, str] = Field(default_factory=dict)
    warnings: list[Notice] = Field(default_factory=list)
    unplaced: list[Unplaced] = Field(default_factory=list)

    def lines(self) -> set[int]:
        """The numbers of all source lines that ended somewhere."""
        placed = {line for item in self.action_items for line in item.lines}
        for pieces in (self.headings, self.clusters, self.ideas, self.duties, self.unplaced, self.groups):
            placed.update(piece.line for piece in pieces)
        return placed
