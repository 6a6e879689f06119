"""Bodies: indicators and their values."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Input, Integer, Output, Patch, RecordOut, Title

#: Wide enough for every statistic; small enough to be exact in both databases.
Number = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e15, le=1e15)]
Unit = Annotated[str, StringConstraints(max_length=50, strip_whitespace=True), Field(examples=["Prozent"])]
Words = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
EXAMPLE = {
    "name": "Grundschulen mit Elternbegleitung",
    "unit": "Schulen",
    "baseline_value": 3,
    "baseline_on": "2017-06-30",
    "target_value": 9,
    "target_on": "2020-09-27",
    "source": "Schulverwaltungsamt",
}


class IndicatorIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """A new indicator of a measure: where it starts and where it is to get. Without a position it goes to the end."""

    name: Title
    unit: Unit | None = None
    baseline_value: Number | None = None
    baseline_on: date | None = None
    target_value: Number | None = None
    target_on: date | None = None
    source: Words | None = None
    position: Integer | None = None


class IndicatorPatch(Patch, json_schema_extra={"examples": [{"target_value": 12}]}):
    """Changes to an indicator."""

    name: Title = Field(default=None)
    unit: Unit | None = None
    baseline_value: Number | None = None
    baseline_on: date | None = None
    target_value: Number | None = None
    target_on: date | None = None
    source: Words | None = None
    position: Integer = Field(default=None)


class MeasuredValue(Output):
    """What was measured on a day."""

    id: str
    version: int
    on_day: date
    value: float
    note: str | None


class IndicatorOut(RecordOut):
    """An indicator with all its values, also those of earlier editions, oldest first.

    `reached` is the share of the way from baseline to target that the last value has come, in percent; null where
    something of it is not known.
    """

    alliance_id: str
    measure_id: str
    name: str
    unit: str | None
    baseline_value: float | None
    baseline_on: date | None
    target_value: float | None
    target_on: date | None
    source: str | None
    position: int
    values: list[MeasuredValue]
    reached: int | None
    can: list[str]


class IndicatorValueIn(Input, json_schema_extra={"examples": [{"on_day": "2018-12-31", "value": 5}]}):
    """What an indicator was on a day."""

    on_day: date
    value: Number
    note: Words | None = None


class IndicatorValuePatch(Patch, json_schema_extra={"examples": [{"value": 6}]}):
    """A correction of a value."""

    on_day: date = Field(default=None)
    value: Number = Field(default=None)
    note: Words | None = None


class IndicatorValueOut(RecordOut):
    """What an indicator was on a day."""

    alliance_id: str
    indicator_id: str
    on_day: date
    value: float
    note: str | None
    can: list[str]
