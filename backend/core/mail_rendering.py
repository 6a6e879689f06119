"""From a template to a subject, a text and an HTML page that say the same.

A template is a Jinja2 text in `locales/<language>/mails/<name>.txt`: its first line is `Subject: …`, the rest is
written as people write plain mail. The HTML part is made of that text and of nothing else: paragraphs are separated
by empty lines, lines that begin with `- ` are a list, a line underlined with `---` is a heading, and a line
`[Text]` followed by a line that is an address becomes a button. There are no pictures and nothing is fetched.

What people have written is put in as one line, so that it can neither forge a header nor a button.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backend.core.clock import GERMANY
from backend.core.language import DEFAULT, LANGUAGES, text

LOCALES = Path(__file__).parent.parent / "locales"
SUBJECT = "Subject: "
SIGNATURE = "-- "
DAY = {"de": "%d.%m.%Y", "en": "%Y-%m-%d"}


@dataclass(frozen=True)
class Letter:
    """A rendered mail in one of our languages: subject in one line, text, HTML page."""

    language: str
    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Block:
    """One piece of the text. `address` is that of a button or a link."""

    kind: Literal["paragraph", "heading", "list", "button", "link"]
    lines: tuple[str, ...]
    address: str = ""


def templates(language: str) -> list[str]:
    """The names of all templates in this language."""
    return sorted(path.stem for path in (LOCALES / language / "mails").glob("*.txt"))


def render(template: str, language: str | None, values: dict[str, Any], unsubscribe_url: str | None = None) -> Letter:
    """Fill a template in. `language` None: German. A value that the template asks for and is missing raises."""
    chosen = language if language in LANGUAGES else DEFAULT
    written = _texts(chosen).get_template(f"{template}.txt").render(values).strip()
    first, _, body = written.partition("\n")
    assert first.startswith(SUBJECT), f"The first line of the mail template {template} must be `{SUBJECT}…`"
    subject, body = first.removeprefix(SUBJECT).strip(), _closed_up(body)
    footer = text("mail.footer", chosen).split("\n")
    leave = text("mail.unsubscribe", chosen)
    end = [*footer, f"{leave}: {unsubscribe_url}"] if unsubscribe_url else footer
    page = _pages().get_template("mail_layout.html")
    html = page.render(
        language=chosen,
        subject=subject,
        blocks=list(blocks(body)),
        footer=footer,
        unsubscribe_url=unsubscribe_url,
        unsubscribe_text=leave,
    )
    return Letter(chosen, subject, "\n".join([body, "", SIGNATURE, *end, ""]), html)


def blocks(body: str) -> Iterator[Block]:
    """What the text consists of."""
    for paragraph in body.split("\n\n"):
        yield from _of_paragraph([line.rstrip() for line in paragraph.split("\n") if line.strip()])


def _of_paragraph(lines: list[str]) -> Iterator[Block]:
    plain: list[str] = []
    while lines:
        line, rest = lines[0], lines[1:]
        block, taken = None, 1
        if rest and set(rest[0]) == {"-"} and len(rest[0]) > 2:
            block, taken = Block("heading", (line,)), 2
        elif rest and line.startswith("[") and line.endswith("]") and is_address(rest[0]):
            block, taken = Block("button", (line[1:-1],), rest[0]), 2
        elif is_address(line):
            block = Block("link", (line,), line)
        elif line.startswith("- "):
            taken = next((place for place, other in enumerate(lines) if not other.startswith("- ")), len(lines))
            block = Block("list", tuple(entry[2:] for entry in lines[:taken]))
        if block is None:
            plain.append(line)
        else:
            if plain:
                yield Block("paragraph", tuple(plain))
            plain = []
            yield block
        lines = lines[taken:]
    if plain:
        yield Block("paragraph", tuple(plain))


def is_address(line: str) -> bool:
    """Whether a line is nothing but a web address."""
    return line.startswith(("http://", "https://")) and not any(sign.isspace() for sign in line)


def one_line(value: Any) -> Any:
    """A value as it stands in a text: without line breaks and control characters."""
    if not isinstance(value, str):
        return value
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())


def _closed_up(body: str) -> str:
    """Without the empty lines that conditions of a template leave behind."""
    lines: list[str] = []
    for line in body.strip().split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines)


@cache
def _texts(language: str) -> Environment:
    # Plain text: escaping for HTML happens where HTML is made.
    made = Environment(
        loader=FileSystemLoader(LOCALES / language / "mails"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=one_line,
    )

    def day(value: date | datetime) -> str:
        """A day as people of this language write it."""
        local = value.astimezone(GERMANY) if isinstance(value, datetime) else value
        return local.strftime(DAY[language])

    def moment(value: datetime) -> str:
        """Day and time in Germany."""
        return value.astimezone(GERMANY).strftime(f"{DAY[language]}, %H:%M")

    made.filters |= {"day": day, "moment": moment}
    return made


@cache
def _pages() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
