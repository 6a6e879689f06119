"""Duty lists: which body is responsible for what."""

from backend.imports.grammar.groups import group_of
from backend.imports.grammar.labels import body_kind
from backend.imports.grammar.outline import Line
from backend.imports.grammar.parties import read
from backend.imports.understanding import Duty, Group, Notice, Understanding, Unplaced


def duties(lines: list[Line], into: Understanding) -> None:
    """Read one region of duties: bodies as headings, their tasks as lists or lines below."""
    body: Group | None = None
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if _names_body(line, following):
            body = group_of(line, into)
        elif line.marker == "" and line.heading is None and ":" in line.text and _inline(line, into):
            body = None
        elif body is None:
            into.unplaced.append(Unplaced(line=line.number, text=line.raw))
        else:
            _duty(body, line, line.text, into)


def _names_body(line: Line, following: Line | None) -> bool:
    if line.marker == "bullet" or following is None:
        return False
    free = line.heading is not None or line.after_blank or line.text.endswith(":") or line.marker == "number"
    above_list = line.marker == "" and following.marker == "bullet"
    if not (free or above_list) or len(line.text.split()) > 8:
        return False
    if body_kind(line.text) is not None:
        return True
    # An unknown body is one if a list stands under it.
    return line.heading is not None or above_list


def _inline(line: Line, into: Understanding) -> bool:
    """ "Koordinierungsgruppe: Treffen organisieren; Überblick behalten"."""
    head, _, rest = line.text.partition(":")
    parties = read(head)
    if body_kind(head) is None or parties.rest or not rest.strip():
        return False
    group = Group(name=head.strip(), kind=body_kind(head) or "other", line=line.number)
    into.groups.append(group)
    for text in rest.split(";") if ";" in rest else rest.split(","):
        if text.strip():
            _duty(group, line, text.strip(" ."), into)
    return True


def _duty(body: Group, line: Line, text: str, into: Understanding) -> None:
    asked = text.rstrip().endswith("?")
    into.duties.append(
        Duty(body=body.name, kind=body.kind, text=text, open_question=asked, line=line.number, source=line.raw)
    )
    if asked:
        into.warnings.append(
            Notice(
                line=line.number,
                text=text,
                code="open_question",
                detail="This was asked, not agreed: it is kept as an open question and not counted as a duty.",
            )
        )
