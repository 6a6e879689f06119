"""Tables: indicators and what was measured."""

from datetime import date

from sqlmodel import Field

from backend.core.records import ID_LENGTH, Record, new_id, reference


class Indicator(Record, table=True):
    """What shows whether a measure works. `series` is one name for the same indicator in all editions."""

    __tablename__ = "indicators"

    alliance_id: str = reference("alliances.id")
    measure_id: str = reference("measures.id")
    series: str = Field(default_factory=new_id, max_length=ID_LENGTH, index=True)
    name: str = Field(max_length=300)
    unit: str | None = Field(default=None, max_length=50)
    baseline_value: float | None = Field(default=None)
    baseline_on: date | None = Field(default=None)
    target_value: float | None = Field(default=None)
    target_on: date | None = Field(default=None)
    source: str | None = Field(default=None, max_length=500)
    position: int = Field(default=0)


class IndicatorValue(Record, table=True):
    """One measurement: what it was on a day."""

    __tablename__ = "indicator_values"

    alliance_id: str = reference("alliances.id")
    indicator_id: str = reference("indicators.id")
    series: str = Field(max_length=ID_LENGTH, index=True)
    on_day: date
    value: float
    note: str | None = Field(default=None, max_length=500)
