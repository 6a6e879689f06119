"""The score of a response."""

from collections.abc import Sequence
from typing import Any

from backend.processes.questionnaires.models import AnswerValue
from backend.processes.questionnaires.schemas import Score, SectionScore


def score(questions: Sequence[dict[str, Any]], answers: dict[str, Any], threshold_percent: int | None) -> Score:
    """Points by section and in all. A yes is worth all points of its question, everything else what is stated."""
    sections = list(dict.fromkeys(question["section"] for question in questions))
    parts = [_section(name, [one for one in questions if one["section"] == name], answers) for name in sections]
    reached, possible = sum(one.reached for one in parts), sum(one.possible for one in parts)
    percent = _percent(reached, possible)
    return Score(
        reached=reached,
        possible=possible,
        percent=percent,
        unanswered=sum(one.unanswered for one in parts),
        is_enough=None
        if threshold_percent is None or percent is None
        else reached * 100 >= threshold_percent * possible,
        sections=parts,
    )


def _section(name: str, questions: list[dict[str, Any]], answers: dict[str, Any]) -> SectionScore:
    given = [(one, answers.get(one["key"])) for one in questions]
    counted = [(one, answer) for one, answer in given if not _is(answer, AnswerValue.not_applicable)]
    reached = sum(_points(one, answer) for one, answer in counted)
    possible = sum(one["points"] for one, _ in counted)
    return SectionScore(
        section=name,
        reached=reached,
        possible=possible,
        percent=_percent(reached, possible),
        unanswered=sum(answer is None for _, answer in given),
        action_needed=sum(_is(answer, AnswerValue.action_needed) for _, answer in given),
    )


def _points(question: dict[str, Any], answer: dict[str, Any] | None) -> int:
    if answer is None:
        return 0
    if answer["points"] is not None:
        return min(int(answer["points"]), int(question["points"]))
    return int(question["points"]) if _is(answer, AnswerValue.yes) else 0


def _is(answer: dict[str, Any] | None, value: AnswerValue) -> bool:
    return answer is not None and answer["value"] == value


def _percent(reached: int, possible: int) -> float | None:
    return round(100 * reached / possible, 1) if possible else None
