"""Bodies: delegations."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Line, Output, Patch, RecordOut
from backend.people.parties import PartyIn, PartyOut
from backend.processes.delegations.models import DelegationFunction

Task = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True), Field(examples=["Konzeptarbeit"])]
OnBehalf = Annotated[
    PartyIn | None, Field(description="The party in whose place this one acts", examples=["Kreis Recklinghausen"])
]
BehalfReason = Annotated[Line | None, Field(description="Why that party does not act itself")]
DELEGATION_EXAMPLE = {"party": "Dezernat", "function": "decides"}


class DelegationIn(Input, json_schema_extra={"examples": [DELEGATION_EXAMPLE]}):
    """A link at the end of the chain, or before another one."""

    party: PartyIn
    function: DelegationFunction
    task: Task | None = None
    reason: Line | None = Field(default=None, description="Why it was handed on to this party")
    since: date | None = None
    until: date | None = None
    acts_on_behalf_of: OnBehalf = None
    behalf_reason: BehalfReason = None
    before: Id | None = Field(default=None, description="The link that it stands before; without it the last one")


class DelegationPatch(
    Patch, json_schema_extra={"examples": [{"task": "Moderation der Sitzungen", "until": "2011-12-31"}]}
):
    """Changes to a link of the chain."""

    party: PartyIn = Field(default=None)
    function: DelegationFunction = Field(default=None)
    task: Task | None = None
    reason: Line | None = None
    since: date | None = None
    until: date | None = None
    acts_on_behalf_of: OnBehalf = None
    behalf_reason: BehalfReason = None
    before: Id | None = Field(default=None, description="Move it before this link; null: to the end")


class DelegationOut(RecordOut):
    """A link of the chain. `is_current`: it holds today."""

    alliance_id: str
    process_id: str
    position: int
    party: PartyOut
    function: DelegationFunction
    task: str | None
    reason: str | None
    since: date | None
    until: date | None
    acts_on_behalf_of: PartyOut | None
    behalf_reason: str | None
    is_current: bool
    can: list[str]


class Execution(Output):
    """Who executes something in the place of a party, and why."""

    delegation_id: str
    process_id: str
    process_title: str
    on_behalf_of: PartyOut
    party: PartyOut
    function: DelegationFunction
    reason: str | None
    since: date | None
    until: date | None


class Executions(Output):
    """Everything that is executed on behalf of somebody else, by the represented party's name."""

    executions: list[Execution]
