"""Use cases: add up what municipalities share; set them side by side without names."""

from collections import Counter
from collections.abc import Sequence

from sqlmodel import Session

from backend.core.clock import today
from backend.core.language import text
from backend.programmes import queries as programme_queries
from backend.programmes.accessions.service import letters
from backend.programmes.good_practices.queries import shared_count
from backend.programmes.models import Admission, Participation, ParticipationState, Programme, TrackState
from backend.programmes.programme_events.schemas import EventCount
from backend.programmes.reporting import queries
from backend.programmes.reporting.schemas import (
    ComparedRow,
    ProgrammeComparison,
    ProgrammeReport,
    StateCount,
    TrackCount,
)
from backend.programmes.schemas import CountsOut

#: With fewer than so many others, a municipality could be told by its numbers.
OTHERS = 3


def report(session: Session, programme: Programme, language: str) -> ProgrammeReport:
    """The whole programme as of today, for the office."""
    known = programme_queries.of_programme(session, programme.id)
    admitted = [one for one in known if one.admission == Admission.admitted]
    sharing = [one for one in admitted if one.counts is not None]
    admissions = Counter(one.admission for one in known)
    return ProgrammeReport(
        programme_id=programme.id,
        title=programme.title,
        on=today(),
        capacity=programme.capacity,
        admitted=len(admitted),
        waiting=admissions[Admission.waitlisted],
        withdrawn=admissions[Admission.withdrawn],
        states=_states(admitted),
        tracks=_tracks(programme, admitted),
        totals=_added(sharing),
        sharing_counts=len(sharing),
        events=[EventCount.model_validate(row) for row in queries.event_counts(session, programme.id)],
        practices=shared_count(session, programme.id),
        comparison=compared(known, None, language),
    )


def compared(known: Sequence[Participation], own_id: str | None, language: str) -> ProgrammeComparison:
    """Who shares numbers, in the order of their letters; `own_id` is called by its name.

    No state stands beside the numbers: how far a municipality is, is often in the newspaper.
    """
    sharing = [one for one in known if one.admission == Admission.admitted and one.counts is not None]
    others = [one for one in sharing if one.id != own_id]
    own = [one for one in known if one.id == own_id and one.counts is not None]
    if len(others) < OTHERS:
        return ProgrammeComparison(is_suppressed=True, needs=OTHERS, sharing=len(others), rows=[])
    rows = [
        ComparedRow(label=one.municipality_name, is_own=True, counts=CountsOut.model_validate(one.counts))
        for one in own
    ]
    rows += [
        ComparedRow(
            label=text("programmes.alias", language, letters=letters(one.alias)),
            is_own=False,
            counts=CountsOut.model_validate(one.counts),
        )
        for one in sorted(others, key=lambda one: one.alias)
    ]
    return ProgrammeComparison(is_suppressed=False, needs=OTHERS, sharing=len(others), rows=rows)


def _states(admitted: Sequence[Participation]) -> list[StateCount]:
    found = Counter(one.state for one in admitted)
    ordered: list[ParticipationState | None] = [*ParticipationState, None]
    return [StateCount(state=one, municipalities=found[one]) for one in ordered if found[one]]


def _tracks(programme: Programme, admitted: Sequence[Participation]) -> list[TrackCount]:
    shared = [one.tracks for one in admitted if one.tracks is not None]
    return [
        TrackCount(
            block=block["key"],
            title=block["title"],
            states={
                state: sum(tracks.get(block["key"], {}).get("state", "not_started") == state for tracks in shared)
                for state in TrackState
            },
            not_shared=len(admitted) - len(shared),
        )
        for block in programme.blocks
    ]


def _added(sharing: Sequence[Participation]) -> CountsOut:
    total: Counter[str] = Counter()
    for one in sharing:
        total.update(one.counts or {})
    return CountsOut.model_validate(dict(total))
