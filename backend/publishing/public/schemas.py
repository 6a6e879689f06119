"""Bodies: what everybody reads."""

from pydantic import Field

from backend.core.schemas import RecordOut, Timestamp
from backend.publishing.schemas import PublicCard


class PublicActionItem(PublicCard, RecordOut):
    """The released version of a card, as it was when it was released."""

    released_at: Timestamp
    page: str = Field(
        description="Where people read it", examples=["https://buendnis.example.org/oeffentlich/lmk#LMK-1"]
    )
