"""Bodies: partners and sponsors to be won."""

from backend.core.schemas import Output
from backend.people.parties import PartyOut


class WantedFor(Output):
    """A card that somebody is wanted for. `part_id` is the partner's or sponsor's on it; `amount` as written."""

    id: str
    number: str
    title: str
    group: str | None
    part_id: str
    amount: str | None


class Wanted(Output):
    """Somebody to be won, once for all cards that name them; `cards`: how many there are."""

    party: PartyOut
    cards: int
    wanted_for: list[WantedFor]


class SupportersWanted(Output):
    """Who is still to be won for cards that are not closed, by name."""

    partners: list[Wanted]
    sponsors: list[Wanted]
