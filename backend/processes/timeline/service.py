"""Use case: tell the story of a process."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.models import GroupKind
from backend.core.clock import GERMANY, today
from backend.core.dates import FuzzyDate
from backend.goals.models import Agreement
from backend.meetings.models import HELD
from backend.processes.certificates import queries as certificate_queries
from backend.processes.concepts.models import Concept
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.mandates import queries as mandate_queries
from backend.processes.models import Process, ProcessStep, ProcessStepState
from backend.processes.obligations import dues
from backend.processes.obligations import queries as obligation_queries
from backend.processes.obligations.schemas import DueState
from backend.processes.recommendations.models import RecommendationPaper
from backend.processes.reports.models import Report
from backend.processes.timeline import dating, queries
from backend.processes.timeline.schemas import Timeline, TimelineAudience, TimelineEntry, TimelineEntryKind

FINISHED = (ProcessStepState.done, ProcessStepState.skipped)
#: By table: which column is a day of the document's life, and what that day is.
DAYS: dict[type[Any], tuple[tuple[str, str], ...]] = {
    Agreement: (("binding_since", "agreement_bound"),),
    RecommendationPaper: (("adopted_on", "paper_adopted"), ("handed_over_on", "paper_handed_over")),
    CouncilPaper: (("dated_on", "council_paper"),),
    Report: (("sent_on", "report_sent"),),
    Concept: (("published_on", "concept_published"),),
}
#: As many due dates to come are told of an obligation without an end: its own page shows more.
DUES_AHEAD = 3
#: What only those who take part see.
INTERNAL = {TimelineEntryKind.revisit, TimelineEntryKind.obligation, TimelineEntryKind.mandate}


def timeline(session: Session, actor: Actor, process: Process, audience: TimelineAudience) -> Timeline:
    """The timeline of a process for an audience. The actor sees of it what they see anyway."""
    found = [
        *_phases(session, process, audience),
        *_mandate(session, process),
        *_meetings(session, actor, process, audience),
        *_decisions(session, actor, process, audience),
        *_documents(session, process),
        *_certificates(session, process),
        *_obligations(session, process),
    ]
    entries = dating.in_order(one for one in found if audience is TimelineAudience.internal or one.kind not in INTERNAL)
    within = dating.around(one.when for one in entries)
    return Timeline(
        process_id=process.id,
        title=process.title,
        audience=audience,
        earliest=within.earliest if within else None,
        latest=within.latest if within else None,
        entries=entries,
    )


def _entry(kind: TimelineEntryKind, record_id: str, title: str, when: FuzzyDate | None, **more: Any) -> TimelineEntry:
    past = when is not None and when.latest is not None and when.latest < today()
    given: dict[str, Any] = {
        "detail": None,
        "number": None,
        "group": None,
        "participants": [],
        "times_reopened": 0,
        "is_done": past,
    }
    return TimelineEntry(kind=kind, id=record_id, title=title, when=when, **{**given, **more})


def _phases(session: Session, process: Process, audience: TimelineAudience) -> Iterator[TimelineEntry]:
    steps = queries.steps(session, process.id)
    parts: dict[str, list[ProcessStep]] = {}
    for step in steps:
        parts.setdefault(step.parent_id or "", []).append(step)
    shown = [one for one in steps if audience is TimelineAudience.internal or one.is_public]
    for step in shown:
        own = _of_step(step)
        is_phase = step.parent_id is None
        # A phase lasts as long as its steps, where nobody has said how long.
        when = own or (dating.around(_of_step(one) for one in parts.get(step.id, ())) if is_phase else None)
        yield _entry(
            TimelineEntryKind.phase if is_phase else TimelineEntryKind.step,
            step.id,
            step.title,
            when,
            detail=step.state,
            number=step.number,
            is_done=step.state in FINISHED,
            times_reopened=step.times_reopened,
        )
    yield from _revisits(session, {one.id: one for one in shown if one.times_reopened})


def _of_step(step: ProcessStep) -> FuzzyDate | None:
    return dating.stored(step.due, step.earliest, step.latest) or dating.on(step.finished_on)


def _revisits(session: Session, steps: dict[str, ProcessStep]) -> Iterator[TimelineEntry]:
    for event in queries.step_events(session, steps) if steps else ():
        before, after = (event.changes.get("state") or [None, None])[:2]
        if before in FINISHED and after not in FINISHED:
            step, day = steps[event.subject_id], event.occurred_at.astimezone(GERMANY).date()
            yield _entry(
                TimelineEntryKind.revisit, step.id, step.title, dating.on(day), number=step.number, is_done=True
            )


def _mandate(session: Session, process: Process) -> Iterator[TimelineEntry]:
    mandate = mandate_queries.of_process(session, process.id)
    if mandate is not None and mandate.granted_on is not None:
        name = (mandate.commissioner or {}).get("name") or process.title
        yield _entry(TimelineEntryKind.mandate, process.id, name, dating.on(mandate.granted_on), detail="granted")


def _meetings(session: Session, actor: Actor, process: Process, audience: TimelineAudience) -> Iterator[TimelineEntry]:
    meetings, groups = queries.meetings(session, actor, process), queries.groups(session, process.alliance_id)
    is_internal = audience is TimelineAudience.internal
    named = queries.functions(session, {one.id for one in meetings}) if is_internal and meetings else {}
    for one in meetings:
        group = groups.get(one.group_id)
        when = dating.stored(one.fuzzy_date, one.earliest, one.latest)
        past = when is not None and when.latest is not None and when.latest < today()
        yield _entry(
            TimelineEntryKind.meeting,
            one.id,
            one.title or (group.name if group else ""),
            when,
            detail=one.kind,
            is_done=past or one.state in HELD,
            group=group.name if group else None,
            participants=named.get(one.id, []),
        )


def _decisions(session: Session, actor: Actor, process: Process, audience: TimelineAudience) -> Iterator[TimelineEntry]:
    groups = queries.groups(session, process.alliance_id)
    for one in queries.decisions(session, actor, process):
        group = groups.get(one.group_id)
        # What the council decides is public; what others did is told by its result.
        if audience is TimelineAudience.public and (group is None or group.kind != GroupKind.council):
            continue
        yield _entry(
            TimelineEntryKind.decision,
            one.id,
            one.matter,
            dating.on(one.decided_on),
            detail=one.result,
            number=f"{one.year}/{one.number}",
            is_done=True,
            group=group.name if group else None,
        )


def _documents(session: Session, process: Process) -> Iterator[TimelineEntry]:
    for table, records in queries.documents(session, process.id).items():
        for record in records:
            for name, detail in DAYS[table]:
                day = getattr(record, name)
                if day is not None:
                    yield _entry(TimelineEntryKind.document, record.id, record.title, dating.on(day), detail=detail)


def _certificates(session: Session, process: Process) -> Iterator[TimelineEntry]:
    for one in certificate_queries.of_process(session, process.id):
        yield _entry(TimelineEntryKind.certificate, one.id, one.title, dating.on(one.awarded_on), detail="awarded")
        if one.valid_until is not None:
            yield _entry(TimelineEntryKind.certificate, one.id, one.title, dating.on(one.valid_until), detail="expires")


def _obligations(session: Session, process: Process) -> Iterator[TimelineEntry]:
    owed = obligation_queries.of_process(session, process.id)
    fulfilled = obligation_queries.fulfilments(session, {one.id for one in owed}) if owed else {}
    for one in owed:
        for due in dues.dues_of(one, fulfilled.get(one.id, []), today(), ahead=DUES_AHEAD):
            is_done = due.state is DueState.fulfilled
            yield _entry(
                TimelineEntryKind.obligation,
                one.id,
                one.title,
                dating.on(due.due_on),
                detail=due.state,
                is_done=is_done,
            )
