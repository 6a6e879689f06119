"""What a program that reads a PDF aloud finds in it: the tree of its tags with their texts, by two other libraries."""

import io
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdf


@dataclass
class Tag:
    """One element of the structure: its standard name, its own text, what stands below it."""

    name: str
    alt: str | None = None
    text: str = ""
    below: list["Tag"] = field(default_factory=list)

    def all(self) -> list["Tag"]:
        """This element and everything below it, in reading order."""
        return [self, *(found for one in self.below for found in one.all())]

    def read(self) -> str:
        """All the text below."""
        return "".join([self.text, *(one.read() for one in self.below)])


@dataclass
class Read:
    """A PDF as it is read aloud. `artifacts` is what is left out of it."""

    file: pikepdf.Pdf
    root: Tag
    untagged: list[str]

    def tags(self, *names: str) -> list[Tag]:
        """The elements of these names in reading order."""
        return [tag for tag in self.root.all() if tag.name in names]

    def spoken(self) -> str:
        """Everything in reading order."""
        return " ".join(tag.text for tag in self.root.all() if tag.text)


def read(data: bytes) -> Read:
    """The structure of a tagged PDF."""
    texts, untagged = _texts(data)
    file = pikepdf.open(io.BytesIO(data))
    pages = {page.objgen: number for number, page in enumerate(file.pages)}
    tree = file.Root.StructTreeRoot
    roles = {str(key): str(value) for key, value in tree.get("/RoleMap", {}).items()}
    root = Tag("Root")
    _collect(tree.K, root, None, pages, texts, roles)
    return Read(file, root, untagged)


def _texts(data: bytes) -> tuple[dict[tuple[int, int], str], list[str]]:
    """The text of each marked content by page and number; what stands outside of any."""
    found: dict[tuple[int, int], str] = {}
    outside: list[str] = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages):
        marks: list[int | None] = []

        def before(operator: bytes, operands: Any, *_rest: Any, marks: list[int | None] = marks) -> None:
            if operator in (b"BDC", b"BMC"):
                given = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
                marks.append(given.get("/MCID"))
            elif operator == b"EMC":
                marks.pop()

        def take(text: str, *_rest: Any, marks: list[int | None] = marks, number: int = number) -> None:
            inner = next((mark for mark in reversed(marks) if mark is not None), None)
            if inner is not None:
                found[number, inner] = found.get((number, inner), "") + text.replace("\n", "")
            elif text.strip():
                outside.append(text.strip())

        page.extract_text(visitor_operand_before=before, visitor_text=take)
    return found, outside


def _collect(
    node: Any, into: Tag, page: Any, pages: dict[Any, int], texts: dict[tuple[int, int], str], roles: dict[str, str]
) -> None:
    if isinstance(node, pikepdf.Array):
        for one in node:
            _collect(one, into, page, pages, texts, roles)
    elif isinstance(node, pikepdf.Dictionary):
        here = node.get("/Pg", page)
        if "/S" in node:
            name = str(node.S)
            tag = Tag(roles.get(name, name).lstrip("/"), str(node.Alt) if "/Alt" in node else None)
            into.below.append(tag)
            if "/K" in node:
                _collect(node.K, tag, here, pages, texts, roles)
        elif "/MCID" in node:
            into.text += texts.get((pages[here.objgen], int(node.MCID)), "")
    elif page is not None:
        into.text += texts.get((pages[page.objgen], int(node)), "")
