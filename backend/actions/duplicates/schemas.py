"""Bodies: what is entered twice."""

from enum import StrEnum

from pydantic import Field

from backend.core.schemas import Output


class DuplicateKind(StrEnum):
    """What may be there already."""

    action_item = "action_item"
    idea = "idea"


class Candidate(Output):
    """A card or an idea that is called much like the new one."""

    kind: DuplicateKind
    id: str
    number: str | None = Field(description="Of cards", examples=["LMK-3"])
    title: str
    state: str = Field(description="The status of a card, the state of an idea")
    likeness: float = Field(description="0 to 1; 1: the same letters")


class Duplicates(Output):
    """What may be meant, most alike first."""

    candidates: list[Candidate]
