"""Which cards belong to the group whose name stands above them."""

from backend.imports.grammar import tables
from backend.imports.grammar.cards import Card
from backend.imports.grammar.outline import Line
from backend.imports.grammar.regions import Region

Layout = tables.Table | list[Card] | None


def holds_cards(layout: Layout) -> bool:
    """Whether a table gives action items rather than ideas."""
    return isinstance(layout, list) or (layout is not None and not tables.is_idea_table(layout))


class Belonging:
    """The group that holds while the regions of a record go by in order.

    The first card below the group's name is its own. Further cards are, if they
    have no title or one of lower rank than the group's name, or of the rank that
    the first one's title had. A heading of the group's rank, a section or
    another group ends it.
    """

    def __init__(self, layouts: dict[int, Layout]) -> None:
        self._layouts = layouts
        self._group: Line | None = None
        self._first: Line | None = None
        self._is_first = True

    def group_above(self, region: Region) -> str:
        """The name of the group that the cards of this region belong to; empty if there is none."""
        if region.kind == "group":
            self._group, self._first, self._is_first = region.opening, None, True
        elif region.kind in ("card", "table"):
            self._card(self._title(region))
        elif (
            region.opening is not None
            or region.kind == "duties"
            or any(self._as_high(line, unranked=False) for line in region.lines)
        ):
            self._group = None
        return self._group.text.rstrip(":").strip() if self._group is not None else ""

    def _card(self, title: Line | None) -> None:
        if self._group is None:
            return
        if self._is_first:
            self._first, self._is_first = title, False
        elif title is not None and self._as_high(title, unranked=True) and not self._like_the_first(title):
            self._group = None

    def _title(self, region: Region) -> Line | None:
        if region.kind == "table":
            layout = self._layouts[region.lines[0].table or 0]
            return layout.title if isinstance(layout, tables.Table) else None
        line = region.lines[0]
        return line if line.label is None or line.label.kind == "title" else None

    def _like_the_first(self, title: Line) -> bool:
        return self._first is not None and self._first.heading == title.heading

    def _as_high(self, line: Line, *, unranked: bool) -> bool:
        """Whether a line ranks as high as the group's name; `unranked` is what holds for two lines without rank."""
        if self._group is None or self._group.heading is None:
            return unranked or line.heading is not None
        return line.heading is not None and line.heading <= self._group.heading
