"""What is longer than a record can hold is shortened; all of it stays in `unplaced`, with a warning."""

from typing import Any

from backend.imports.understanding import Notice, Understanding, Unplaced

#: The most characters of each member (the limits of the rooms that store them).
_ITEM = {"title": 300, "idea": 20_000, "field_of_action": 200, "group": 200, "status_label": 200, "funding": 1000}
_PARTS: dict[str, tuple[int, dict[str, int]]] = {
    "steps": (200, {"text": 1000}),
    "assignments": (200, {"task": 1000}),
    "follow_ups": (100, {"purpose": 1000, "where": 300}),
    "partners": (100, {}),
    "sponsors": (100, {}),
}
_PARTY = 300
_DATE = 500


def fit(found: Understanding) -> None:
    """Shorten every text that is too long, and take away the parts that are too many."""
    for item in found.action_items:
        _shorten(item, _ITEM, found)
        for name, (most, limits) in _PARTS.items():
            parts = getattr(item, name)
            for part in parts[most:]:
                _left(part.line, part.source, found)
            del parts[most:]
            for part in parts:
                _shorten(part, limits, found)
                _shorten_nested(part, found)
    for idea in found.ideas:
        _shorten(idea, {"text": 1000, "question": 1000, "cluster": 200}, found)
    for duty in found.duties:
        _shorten(duty, {"text": 1000, "body": 200}, found)
    for group in found.groups:
        _shorten(group, {"name": 200}, found)


def _shorten_nested(part: Any, found: Understanding) -> None:
    party = getattr(part, "party", None)
    if party is not None and len(party.name) > _PARTY:
        _left(part.line, party.name, found)
        part.party = party.model_copy(update={"name": _cut(party.name, _PARTY)})
    for name in ("when", "due"):
        written = getattr(part, name, None)
        if written is not None and len(written.text) > _DATE:
            _left(part.line, written.text, found)
            setattr(part, name, written.model_copy(update={"text": _cut(written.text, _DATE)}))


def _shorten(piece: Any, limits: dict[str, int], found: Understanding) -> None:
    for name, most in limits.items():
        text = getattr(piece, name)
        if text is not None and len(text) > most:
            _left(piece.line, text, found)
            setattr(piece, name, _cut(text, most))


def _left(line: int, text: str, found: Understanding) -> None:
    found.unplaced.append(Unplaced(line=line, text=text))
    detail = "The text is too long for its place; all of it stands in what was not placed."
    found.warnings.append(Notice(line=line, text=_cut(text, 200), code="shortened", detail=detail))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
