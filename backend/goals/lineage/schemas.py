"""Bodies: lineage of measures."""

from pydantic import Field

from backend.core.schemas import Id, Input, Line, Output, RecordOut
from backend.goals.lineage.models import LineageKind
from backend.goals.measures.schemas import MeasureRef

EXAMPLE = {
    "from_measure_id": "01920000-0000-7000-8000-000000000001",
    "kind": "dropped",
    "reason": "Die Aufgabe hat der Kreis übernommen",
}


class LineageEntryIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """What became of a measure of the edition before.

    `dropped` needs a reason and leads nowhere; every other kind names the measure it leads to. Another kind takes the
    place of what was said before; of `split`, `merged` and `replaced` there may be several.
    """

    from_measure_id: Id
    to_measure_id: Id | None = None
    kind: LineageKind
    reason: Line | None = None


class LineageEntryOut(RecordOut):
    """What became of a measure from one edition to the next."""

    alliance_id: str
    agreement_id: str
    from_measure_id: str
    to_measure_id: str | None
    kind: LineageKind
    reason: str | None
    can: list[str]


class LineageStep(Output):
    """One step in the life of a measure; `edition` is the later of the two."""

    kind: LineageKind
    edition: int
    measure: MeasureRef | None = Field(description="The measure at the other end")
    reason: str | None


class MeasureLineage(Output):
    """What a measure comes from in the edition before, and what became of it in the next."""

    comes_from: list[LineageStep]
    became: list[LineageStep]
