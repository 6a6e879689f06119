"""The neutral tree of a paper, which every format writes alike. Texts are plain; a line break in them is one."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import Any, Literal, Self

#: What XML cannot hold (XML 1.0 section 2.2), however it is written.
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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

    def for_xml(self) -> Self:
        """The same without what XML cannot hold: control characters that were pasted along with a text."""
        return type(self)(**{one.name: _for_xml(getattr(self, one.name)) for one in fields(self)})


def _for_xml(value: Any) -> Any:
    if isinstance(value, str):
        return NO_XML.sub("", value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{one.name: _for_xml(getattr(value, one.name)) for one in fields(value)})
    return [_for_xml(one) for one in value] if isinstance(value, list | tuple) else value
