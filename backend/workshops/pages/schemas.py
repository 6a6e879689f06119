"""What a phone's script sends."""

from typing import Annotated

from pydantic import Field

from backend.core.schemas import Input, Integer
from backend.workshops.cards.schemas import ClientId
from backend.workshops.schemas import Key
from backend.workshops.texts import CardText

#: A phone that was away sends what has gathered; more than that in the next sending.
CARDS_AT_ONCE = 20


class SentCard(Input):
    """A card as it was written, with the phase it was written in."""

    id: ClientId
    text: CardText
    phase: Key
    lane: Key | None = None


class SentDots(Input):
    """All the dots of a participant in the open vote, by id of the card or cluster."""

    token: str = Field(max_length=64)
    points: dict[Annotated[str, Field(max_length=36)], Annotated[Integer, Field(ge=0, le=50)]] = Field(max_length=200)
