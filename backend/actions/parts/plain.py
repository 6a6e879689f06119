"""Bodies that may be sent as a plain string."""

from typing import Any

from pydantic import model_validator

from backend.core.schemas import Input, storable


class PlainPart(Input):
    """A part that may be sent as a plain string, for its main member. With an id it is an existing one."""

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, value: Any) -> Any:
        return {cls.main_member(): storable(value)} if isinstance(value, str) else value

    @classmethod
    def main_member(cls) -> str:
        """The member that a plain string stands for."""
        return next(iter(cls.model_fields))


def as_sent(written: Any) -> Any:
    """The class itself reads a string; the annotations only tell the description of it."""
    return written
