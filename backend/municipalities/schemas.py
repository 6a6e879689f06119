"""Bodies: municipalities."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from backend.core.schemas import Input, Name, Patch, RecordOut, Slug

STATES = {f"{number:02d}" for number in range(1, 17)}


def _official(key: str) -> str:
    if key[:2] not in STATES:
        raise PydanticCustomError("regional_key", "The first two digits name a Land, 01 to 16")
    return key


RegionalKey = Annotated[
    str,
    StringConstraints(pattern=r"^\d{12}$"),
    AfterValidator(_official),
    Field(description="Amtlicher Regionalschlüssel (ARS), 12 digits", examples=["031020000000"]),
]


class MunicipalityIn(
    Input,
    json_schema_extra={"examples": [{"name": "Musterstadt", "slug": "musterstadt", "regional_key": "031020000000"}]},
):
    """A new municipality."""

    name: Name
    slug: Slug
    regional_key: RegionalKey | None = None


class MunicipalityPatch(Patch):
    """Changes to a municipality."""

    name: Name = Field(default=None)
    slug: Slug = Field(default=None)
    regional_key: RegionalKey | None = None


class MunicipalityOut(RecordOut):
    """A municipality."""

    name: str
    slug: str
    regional_key: str | None
