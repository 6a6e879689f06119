"""Table: which cards work on which measures."""

from backend.core.records import Record, reference


class MeasureLink(Record, table=True):
    """A card that works on a measure; each may have several of the other."""

    __tablename__ = "measure_links"

    alliance_id: str = reference("alliances.id")
    measure_id: str = reference("measures.id")
    action_item_id: str = reference("action_items.id")
