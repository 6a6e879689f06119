"""Blocks of a text: simple Markdown (CommonMark 0.31: headings, lists, emphasis, links), read without any HTML.

What is shown is built from these blocks, never from markup that somebody wrote: HTML in a text stays the characters it
is, pictures become their description, and a link leads to a web or mail address or nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from backend.core.schemas import Output

ADDRESSES = ("https://", "http://", "mailto:")
#: What the reader has to look at twice. Its time grows with their number, not with that of the characters.
MARKS = re.compile(r"[\n\[\]*_`<&\\!]")
#: Every tenth character of the longest chapter, which is more than lists and links need; read within a second.
MARKS_MOST = 10_000
Style = Literal["plain", "strong", "emphasis", "code"]
BlockKind = Literal["heading", "paragraph", "bullets", "numbered"]


class Span(Output):
    """A piece of a line in one style; with `href` it is a link. A line break is `\\n`."""

    text: str
    style: Style = "plain"
    href: str | None = None


class Item(Output):
    """One point of a list; `depth` 0 stands outermost."""

    depth: int
    spans: list[Span]


class Block(Output):
    """One block. `level`: of a heading, below its chapter's, from 1. `items`: of a list."""

    kind: BlockKind
    level: int = 0
    spans: list[Span] = []
    items: list[Item] = []


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def read(text: str) -> list[Block]:
    """The blocks of a text in their order. Lines that people broke stay broken.

    A text that is nearly all marks would keep everybody else waiting; it is one paragraph of the characters it is.
    """
    if sum(1 for _ in MARKS.finditer(text)) > MARKS_MOST:
        return [Block(kind="paragraph", spans=[Span(text=text.strip())])]
    return list(_blocks(_reader().parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[tuple[BlockKind, list[Item]]] = []
    opened: list[str] = []
    heading = 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            if not opened:
                lists.append(("bullets" if token.type == "bullet_list_open" else "numbered", []))
            opened.append(token.type)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            opened.pop()
            if not opened:
                kind, items = lists.pop()
                yield Block(kind=kind, items=items)
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type in ("inline", "code_block", "fence"):
            spans = list(_spans(token.children or [])) if token.type == "inline" else [_code(token)]
            if opened:
                lists[-1][1].append(Item(depth=len(opened) - 1, spans=spans))
            elif heading:
                yield Block(kind="heading", level=heading, spans=spans)
            else:
                yield Block(kind="paragraph", spans=spans)


def _code(token: Token) -> Span:
    return Span(text=token.content.rstrip("\n"), style="code")


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    styles: list[Style] = []
    href: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open":
                styles.append("strong")
            case "em_open":
                styles.append("emphasis")
            case "strong_close" | "em_close":
                styles.pop()
            case "link_open":
                target = str(token.attrs.get("href", ""))
                href = target if target.lower().startswith(ADDRESSES) else None
            case "link_close":
                href = None
            case "softbreak" | "hardbreak":
                yield Span(text="\n")
            case "code_inline":
                yield Span(text=token.content, style="code", href=href)
            case "text" | "image" | "text_special":
                if token.content:
                    yield Span(text=token.content, style=styles[-1] if styles else "plain", href=href)


def plain(spans: Sequence[Span]) -> str:
    """The words of a line for what knows no styles; behind a link stands its address."""
    return "".join(
        f"{span.text} ({span.href})" if span.href and span.href.removeprefix("mailto:") != span.text else span.text
        for span in spans
    )
