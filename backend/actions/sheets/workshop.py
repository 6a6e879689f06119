"""One action item as the table of the workshop: the four questions, and what was answered."""

from backend.actions.sheets.cells import Card, lines
from backend.core.language import text

QUESTIONS = ("idea", "to_do", "who", "next")


def answers(card: Card, language: str) -> list[tuple[str, str]]:
    """The four questions in the card's own order, each with its answer."""
    said = {
        "idea": card["idea"] or "",
        "to_do": _to_do(card, language),
        "who": _joined(card, "assignments", language),
        "next": _joined(card, "follow_ups", language),
    }
    return [(text(f"export.question.{question}", language), said[question]) for question in QUESTIONS]


def _to_do(card: Card, language: str) -> str:
    named = []
    for field in ("partners", "sponsors"):
        if card[field]:
            label = text(f"export.column.{field}", language)
            named.append(f"{label}: {', '.join(line for line, _ in lines(card, field, language))}")
    return "\n".join([*named, *(line for line, _ in lines(card, "steps", language))])


def _joined(card: Card, field: str, language: str) -> str:
    return "\n".join(line for line, _ in lines(card, field, language))
