"""Bodies: the first run."""

from pydantic import Field

from backend.access.accounts.schemas import Email, NewPassword
from backend.alliances.schemas import ShortName
from backend.core.schemas import Input, Name, Output, Slug
from backend.municipalities.schemas import RegionalKey


class InstallationOut(Output):
    """`initialised`: whether somebody can sign in already."""

    initialised: bool
    version: str


class FirstMunicipality(Input):
    """The municipality that hosts the first alliance."""

    name: Name = Field(examples=["Salzgitter"])
    slug: Slug | None = Field(default=None, description="Absent: made of the name")
    regional_key: RegionalKey | None = None


class FirstAlliance(Input):
    """The first alliance."""

    name: Name = Field(examples=["Leben mit Kindern"])
    short_name: ShortName
    slug: Slug | None = Field(default=None, description="Absent: made of the name")


class FirstCoordinator(Input):
    """Who sets this up: coordinator of the alliance and operator of the installation."""

    name: Name = Field(examples=["A. Beispiel"])
    email: Email
    password: NewPassword | None = None


class FirstRun(Input):
    """Everything an empty installation needs. `setup_key` is printed on the console of the server."""

    setup_key: str = Field(max_length=100, examples=["bwk_setup_…"])
    municipality: FirstMunicipality
    alliance: FirstAlliance
    coordinator: FirstCoordinator
