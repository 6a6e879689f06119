"""The days that a process is measured by, and the days between them."""

from collections.abc import Sequence
from datetime import date

from backend.goals.models import Agreement, AgreementState
from backend.meetings.models import Meeting, MeetingKind
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process
from backend.processes.recommendations.models import RecommendationPaper
from backend.publishing.evaluation.schemas import Duration, Milestone, MilestoneKey

#: Which durations are told, if both ends are known.
MEASURED = (
    (MilestoneKey.first_meeting, MilestoneKey.adopted),
    (MilestoneKey.kickoff, MilestoneKey.adopted),
    (MilestoneKey.adopted, MilestoneKey.handed_over),
    (MilestoneKey.adopted, MilestoneKey.certified),
    (MilestoneKey.first_meeting, MilestoneKey.closed),
)


def milestones(
    process: Process,
    meetings: Sequence[Meeting],
    papers: Sequence[RecommendationPaper],
    agreements: Sequence[Agreement],
    certificates: Sequence[Certificate],
) -> list[Milestone]:
    """What is known of the process's days, in order. The first of a kind counts: of papers, agreements, certificates."""
    found = [
        _of_meeting(MilestoneKey.first_meeting, meetings[0] if meetings else None),
        _of_meeting(
            MilestoneKey.kickoff, next((one for one in meetings if one.kind == MeetingKind.kickoff_meeting), None)
        ),
        _first(
            MilestoneKey.adopted,
            [(one.adopted_on, one.title) for one in papers]
            + [
                (one.binding_since, one.title)
                for one in agreements
                if one.state in (AgreementState.binding, AgreementState.superseded)
            ],
        ),
        _first(MilestoneKey.handed_over, [(one.handed_over_on, one.title) for one in papers]),
        _first(MilestoneKey.certified, [(one.awarded_on, one.title) for one in certificates]),
        _first(MilestoneKey.closed, [(process.closed_on, None)]),
    ]
    return sorted((one for one in found if one), key=lambda one: (one.earliest, one.latest))


def durations(found: Sequence[Milestone]) -> list[Duration]:
    """The days between milestones; least and most where one of them is vague."""
    by_key = {one.key: one for one in found}
    told = []
    for starting, ending in MEASURED:
        first, last = by_key.get(starting), by_key.get(ending)
        if first and last and last.latest >= first.earliest:
            least = max((last.earliest - first.latest).days, 0)
            most = (last.latest - first.earliest).days
            told.append(Duration(starting=starting, ending=ending, days_least=least, days_most=most))
    return told


def _of_meeting(key: MilestoneKey, meeting: Meeting | None) -> Milestone | None:
    if meeting is None or meeting.earliest is None:
        return None
    return Milestone(
        key=key,
        earliest=meeting.earliest,
        latest=meeting.latest or meeting.earliest,
        text=(meeting.fuzzy_date or {}).get("text"),
        source=meeting.title,
    )


def _first(key: MilestoneKey, dated: Sequence[tuple[date | None, str | None]]) -> Milestone | None:
    known = sorted(((day, title) for day, title in dated if day is not None), key=lambda one: one[0])
    if not known:
        return None
    day, title = known[0]
    return Milestone(key=key, earliest=day, latest=day, text=None, source=title)
