"""Bodies: retention rules, what would go, and the protocol."""

from datetime import date
from typing import Annotated

from pydantic import Field

from backend.activity.privacy.retention.models import RetentionAction, StartEvent
from backend.core.schemas import Boolean, Integer, Line, Output, Patch, RecordOut

Days = Annotated[Integer, Field(ge=1, le=36_500, description="Days", examples=[180])]


class RetentionRulePatch(Patch, json_schema_extra={"examples": [{"period_days": 180}]}):
    """Changes to a rule. `period_days` null: the usual period, in a municipality the installation's."""

    period_days: Days | None = None
    hold: Boolean = Field(default=None, description="True: nothing goes by this rule")
    hold_reason: Line | None = Field(default=None, examples=["Das Stadtarchiv prüft die Übernahme."])


class RetentionRuleOut(RecordOut):
    """How long one type of data is kept, from when, and what happens then."""

    municipality_id: str | None = Field(description="null: the installation's rule")
    data_type: str = Field(examples=["invitations"])
    start_event: StartEvent
    period_days: int | None = Field(description="null: the usual period, in a municipality the installation's")
    usual_days: int
    longest_days: int | None = Field(description="Something else deletes it by then at the latest")
    action: RetentionAction
    hold: bool
    hold_reason: str | None
    can: list[str]


class ForecastRow(Output):
    """What would go by one rule."""

    data_type: str = Field(examples=["invitations"])
    municipality_id: str | None
    action: RetentionAction
    before: date = Field(description="What began to count before this day would go")
    hold: bool
    number: int


class ForecastOut(Output):
    """What would go if the rules were carried out now. Nothing was changed."""

    rules: list[ForecastRow]


class RetentionRunOut(RecordOut):
    """One time the rules were carried out."""

    counts: dict[str, int] = Field(description="Records by type of data", examples=[{"invitations": 3}])
