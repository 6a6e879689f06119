"""Bodies: recovery codes."""

from typing import ClassVar

from pydantic import Field

from backend.core.schemas import Output, Timestamp


class RecoveryCodesOut(Output):
    """Ten new codes, shown once; the earlier ones are worthless from now on."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("codes",)

    codes: list[str] | None = Field(examples=[["7K3M-9QPX-2DNA-HT4V-W8RC-5YBE"]])
    created_at: Timestamp
