"""The neutral tree of a paper, which every format writes alike. Texts are plain; a line break in them is one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal


@dataclass(frozen=True)
class Look:
    """The alliance's own appearance. `colour` is `#rrggbb`, `logo` a PNG or JPEG with `logo_alt` for who sees none."""

    name: str
    colour: str = "#171a2b"
    footer: str | None = None
    logo: bytes | None = None
    logo_type: str = "image/png"
    logo_alt: str = ""

    @property
    def logo_name(self) -> str:
        """A file name with the ending of its kind."""
        return "logo.png" if self.logo_type == "image/png" else "logo.jpg"


@dataclass(frozen=True)
class Heading:
    """A heading below the title; level 1 stands for the parts of the paper. No level is left out."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A text. `strong` is what must not be overlooked, `quiet` what stands beside."""

    text: str
    style: Literal["plain", "strong", "quiet"] = "plain"


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True)
class Facts:
    """Pairs of a name and what it is."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """A table with a header row. `widths` are shares; `tall` leaves room to write by hand."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    caption: str
    tall: bool = False


Block = Heading | Paragraph | Bullets | Facts | Table


@dataclass(frozen=True)
class Paper:
    """A whole paper. `subtitle` stands below the title; `page` is the word for the number of a page."""

    title: str
    language: str
    look: Look
    subtitle: str | None = None
    page: str = ""
    blocks: list[Block] = field(default_factory=list)

    def as_data(self) -> list[dict[str, Any]]:
        """The blocks as JSON with the kind of each."""
        return [{"kind": type(block).__name__.lower(), **asdict(block)} for block in self.blocks]
