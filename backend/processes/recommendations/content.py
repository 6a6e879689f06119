"""A recommendation paper as it stands at one moment: what an edition keeps, and how two editions differ."""

from collections.abc import Iterator

from pydantic import BaseModel

from backend.core.differences import TextChange, compared
from backend.core.language import text


class QuotedMaterial(BaseModel):
    """Material as it read then."""

    id: str
    text: str
    source: str | None = None


class FrozenRecommendation(BaseModel):
    """A recommendation as it read then."""

    id: str
    text: str
    reason: str | None = None
    material: list[QuotedMaterial] = []


class PaperContent(BaseModel):
    """All words of a paper."""

    title: str
    introduction: str | None = None
    recommendations: list[FrozenRecommendation] = []


def differences(before: PaperContent, after: PaperContent, language: str) -> list[TextChange]:
    """What `after` says otherwise than `before`, place by place; what was taken out comes last."""
    return compared(dict(_lines(before, language)), dict(_lines(after, language)))


def _lines(content: PaperContent, language: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every text by a key that outlives a change of order, with the place in words."""
    yield "title", (text("recommendations.place.title", language), content.title)
    if content.introduction:
        yield "introduction", (text("recommendations.place.introduction", language), content.introduction)
    for number, one in enumerate(content.recommendations, start=1):
        place = text("recommendations.place.recommendation", language, number=number)
        yield one.id, (place, one.text)
        if one.reason:
            yield f"{one.id}/reason", (text("recommendations.place.reason", language, number=number), one.reason)
        for piece in one.material:
            yield (
                f"{one.id}/{piece.id}",
                (text("recommendations.place.material", language, number=number), _quoted(piece)),
            )


def _quoted(piece: QuotedMaterial) -> str:
    return f"{piece.text} ({piece.source})" if piece.source else piece.text
