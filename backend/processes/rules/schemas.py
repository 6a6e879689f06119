"""Bodies: findings and overrides."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from backend.core.schemas import Id, Input, RecordOut, Timestamp
from backend.processes.rules.models import FindingState
from backend.processes.templates.vocabulary import Key

Reason = Annotated[str, StringConstraints(min_length=3, max_length=1000, strip_whitespace=True)]
OVERRIDE_EXAMPLE = {"rule": "material_before_drafting", "reason": "Die Ferien beginnen vor der vierten Sitzung."}


class OverrideIn(Input, json_schema_extra={"examples": [OVERRIDE_EXAMPLE]}):
    """Passing over a rule: for one subject, as the problem or the finding names it, or without it for the process."""

    rule: Key
    subject_id: Id | None = None
    reason: Reason


class FindingOut(RecordOut):
    """A rule that an act did not meet. It is `settled` once the same act meets it, `overridden` with a reason."""

    LIVES_UNDER: ClassVar[str] = "findings"

    alliance_id: str
    process_id: str
    rule: str
    title: str
    remedy: str | None
    act: str | None
    subject_type: str | None
    subject_id: str
    state: FindingState
    reason: str | None
    overridden_by: str | None
    overridden_at: Timestamp | None
