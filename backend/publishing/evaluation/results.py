"""What came of it: measures by state, indicators over time, scores and recommendations from outside."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.goals.models import Agreement, AgreementState, MeasureStatus
from backend.processes.questionnaires.models import Questionnaire, QuestionnaireResponse
from backend.processes.questionnaires.scoring import score
from backend.processes.recommendations.models import Fate, RecommendationPaper
from backend.publishing.evaluation.schemas import (
    EvaluatedAgreement,
    EvaluatedIndicator,
    EvaluatedResponse,
    IndicatorPoint,
    RecommendationFate,
    RecommendedFromOutside,
    StatusCount,
)


def newest(agreements: Sequence[Agreement]) -> list[Agreement]:
    """Of every agreement the edition that counts: the one in force, or else the last draft."""
    following = {one.previous_id for one in agreements if one.state != AgreementState.draft}
    in_force = [one for one in agreements if one.state == AgreementState.binding and one.id not in following]
    follows_up = {one.previous_id for one in agreements}
    drafts = [
        one
        for one in agreements
        if one.state == AgreementState.draft and one.previous_id is None and one.id not in follows_up
    ]
    return [*in_force, *drafts]


def measures(agreements: Sequence[Agreement], counts: Mapping[str, Mapping[str, int]]) -> list[EvaluatedAgreement]:
    """How far the measures of each agreement are, in the order of their statuses."""
    return [
        EvaluatedAgreement(
            id=one.id,
            title=one.title,
            edition=one.edition,
            state=AgreementState(one.state),
            measures=sum(counts.get(one.id, {}).values()),
            by_status=[
                StatusCount(status=status, count=counts[one.id][status])
                for status in MeasureStatus
                if counts.get(one.id, {}).get(status)
            ],
        )
        for one in agreements
    ]


def indicators(rows: Sequence[Any], values: Mapping[str, Sequence[Any]]) -> list[EvaluatedIndicator]:
    """Each indicator with what was measured, and how much of its way it has gone."""
    found = []
    for indicator, measure in rows:
        points = [IndicatorPoint(on=one.on_day, value=one.value) for one in values.get(indicator.series, ())]
        found.append(
            EvaluatedIndicator(
                id=indicator.id,
                name=indicator.name,
                unit=indicator.unit,
                measure=measure,
                baseline_value=indicator.baseline_value,
                target_value=indicator.target_value,
                values=points,
                reached_percent=_reached(indicator.baseline_value, indicator.target_value, points),
            )
        )
    return found


def responses(rows: Sequence[tuple[QuestionnaireResponse, Questionnaire]]) -> list[EvaluatedResponse]:
    """The scores, oldest first."""
    found = []
    for response, questionnaire in rows:
        scored = score(questionnaire.questions, response.answers, questionnaire.threshold_percent)
        found.append(
            EvaluatedResponse.model_validate(
                {
                    "questionnaire": questionnaire.title,
                    "kind": response.kind,
                    "assessor": response.assessor,
                    "assessed_on": response.assessed_on,
                    "is_closed": response.closed_at is not None,
                    "percent": scored.percent,
                    "threshold_percent": questionnaire.threshold_percent,
                    "is_enough": scored.is_enough,
                }
            )
        )
    return found


def recommended(rows: Sequence[tuple[QuestionnaireResponse, Questionnaire]]) -> list[RecommendedFromOutside]:
    """What assessors recommended, oldest first."""
    return [
        RecommendedFromOutside.model_validate(
            {**one, "assessor": response.assessor, "assessed_on": response.assessed_on}
        )
        for response, _ in rows
        for one in response.recommendations
    ]


def fates(papers: Sequence[RecommendationPaper], counts: Mapping[str, Mapping[str, int]]) -> list[RecommendationFate]:
    """What the council made of the recommendations of each paper."""
    return [
        RecommendationFate(paper=one.title, **{fate.value: counts.get(one.id, {}).get(fate, 0) for fate in Fate})
        for one in papers
        if one.id in counts
    ]


def _reached(baseline: float | None, target: float | None, points: Sequence[IndicatorPoint]) -> float | None:
    if baseline is None or target is None or baseline == target or not points:
        return None
    return round(100 * (points[-1].value - baseline) / (target - baseline), 1)
