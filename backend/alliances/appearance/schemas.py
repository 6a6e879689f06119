"""Bodies: how the papers of an alliance look."""

from typing import Annotated

from pydantic import Base64Bytes, Field, StringConstraints

from backend.core.schemas import Output, Patch

#: In bytes, before encoding; enough for a logo in print.
LOGO_MOST = 500_000
Colour = Annotated[
    str,
    StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$", to_lower=True),
    Field(description="For headings and lines; dark enough to be read on white paper", examples=["#00538c"]),
]
Footer = Annotated[
    str,
    StringConstraints(max_length=500, strip_whitespace=True),
    Field(description="At the foot of each page", examples=["Bündnis für Familie, Rathaus, 38226 Salzgitter"]),
]
LogoAlt = Annotated[
    str,
    StringConstraints(max_length=300, strip_whitespace=True),
    Field(description="What the logo shows, for those who do not see it", examples=["Logo: drei bunte Kreise"]),
]
Picture = Annotated[
    Base64Bytes,
    Field(
        description=f"PNG or JPEG of at most {LOGO_MOST} bytes in Base64; null takes it away",
        examples=["iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="],
    ),
]


class AppearancePatch(Patch):
    """Changes to the look of an alliance's papers."""

    colour: Colour | None = None
    footer: Footer | None = None
    logo: Picture | None = None
    logo_alt: LogoAlt | None = None


class AppearanceOut(Output):
    """How the papers of an alliance look. `version` is the alliance's own."""

    alliance_id: str
    version: int
    name: str
    colour: str | None
    contrast: float | None = Field(description="Of the colour with white, at least 4.5", examples=[7.9])
    footer: str | None
    logo_alt: str | None
    logo_url: str | None = Field(description="Where the picture is")
    can: list[str]
