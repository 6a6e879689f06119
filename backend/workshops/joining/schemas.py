"""Bodies: the join code."""

from typing import Annotated

from pydantic import Field

from backend.core.schemas import Input, Integer, Output, Timestamp


class JoinCodeIn(Input, json_schema_extra={"examples": [{"hours": 12}]}):
    """How long the code opens the workshop, in hours; at most two weeks."""

    hours: Annotated[Integer, Field(ge=1, le=14 * 24)] = 24


class JoinCodeOut(Output):
    """The code, the address that it stands for, and the same as a QR code to be thrown on a wall (SVG)."""

    version: int = Field(description="The version of the workshop; revoking the code names it")
    code: str = Field(examples=["K7QM-3XTA"])
    address: str
    qr_svg: str
    joinable_until: Timestamp
