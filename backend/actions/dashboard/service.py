"""The overview of one day, from facts that `alarms.py` defines."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import alarms
from backend.actions.dashboard import queries
from backend.actions.dashboard.schemas import (
    AssignmentEntry,
    CountByField,
    CountByGroup,
    Counts,
    Dashboard,
    Entry,
    IdeaEntry,
    ObligationEntry,
    SponsorEntry,
    StepEntry,
)
from backend.actions.models import AssignmentState, FollowUpState, SponsorState
from backend.alliances.models import Alliance
from backend.core.clock import GERMANY
from backend.core.language import text
from backend.ideas import queries as idea_queries
from backend.ideas.models import Idea, IdeaState

CROSS_CUTTING = ("übergreifend", "cross-cutting")
UPCOMING_DAYS = 90
OWED_DAYS = 30


def overview(session: Session, actor: Actor, alliance: Alliance, on: date, language: str) -> Dashboard:
    """Everything the coordination group asks before it meets."""
    items = queries.items(session, alliance.id)
    living = {item.id: item for item in items if not item.is_closed}
    numbers = {item.id: f"{alliance.short_name}-{item.number}" for item in items}
    steps = _by_item(queries.steps(session, alliance.id))
    assignments = _by_item(queries.assignments(session, alliance.id))
    found: dict[str, list[Any]] = defaultdict(list)

    def entry(item: Any, reason: str, since: date | None) -> dict[str, Any]:
        return {
            "id": item.id,
            "number": numbers[item.id],
            "title": item.title,
            "group": item.group_name,
            "reason": reason,
            "since": since,
        }

    day = alarms.Day.of(on, alliance.silent_after_days)
    for item in living.values():
        raised = alarms.alarms(item, item.status, item.updated_at, day)
        for alarm in raised:
            if alarm in ("no_owner", "no_next_date"):
                since = item.created_at.astimezone(GERMANY).date()
                found[alarm].append(Entry(**entry(item, text(f"alarm.{alarm}", language), since)))
            elif alarm == "silent":
                since = item.updated_at.astimezone(GERMANY).date()
                found[alarm].append(Entry(**entry(item, text("alarm.silent", language), since)))
        own = assignments[item.id]
        for step in alarms.unassigned(steps[item.id], own):
            found["unassigned_steps"].append(StepEntry(**entry(item, step.text, None), step_id=step.id))
        for row in alarms.owned_without_step(steps[item.id], own):
            reason = f"{row.task}: {row.party_name}"
            found["owned_without_step"].append(AssignmentEntry(**entry(item, reason, None), assignment_id=row.id))
        for row in own:
            if row.state == AssignmentState.asked:
                reason = f"{row.task}: {row.party_name}" if row.task else row.party_name
                since = row.updated_at.astimezone(GERMANY).date()
                found["asked_without_answer"].append(
                    AssignmentEntry(**entry(item, reason, since), assignment_id=row.id)
                )
    _dates(found, living, queries.follow_ups(session, alliance.id), entry, on, alliance.due_soon_days)
    for row in queries.sponsors(session, alliance.id):
        if row.action_item_id in living and row.state == SponsorState.to_be_found:
            since = row.created_at.astimezone(GERMANY).date()
            reference = entry(living[row.action_item_id], row.party_name, since)
            found["sponsors_to_be_found"].append(SponsorEntry(**reference, sponsor_id=row.id))
    found["ideas_not_taken_up"] = _ideas(idea_queries.of_alliance(session, alliance.id), items)
    if actor.may("processes:read", alliance.id):
        found["obligations"] = _obligations(session, alliance.id, on)
    lists = {name: found[name] for name in Dashboard.model_fields if name not in ("on", "counts")}
    return Dashboard(on=on, counts=_counts(items), **lists)


def _dates(
    found: dict[str, list[Any]], living: dict[str, Any], follow_ups: list[Any], entry: Any, on: date, soon_days: int
) -> None:
    """Open next dates: passed without result, within the alliance's notice, and further on."""
    waiting = [f for f in follow_ups if f.action_item_id in living and f.state == FollowUpState.open and not f.outcome]
    waiting = [f for f in waiting if f.latest or f.earliest]
    for row in sorted(waiting, key=lambda f: (f.earliest or f.latest, f.latest or f.earliest)):
        written = (row.fuzzy_date or {}).get("text", "")
        reason = f"{row.purpose}: {written}" if row.purpose and row.purpose not in written else written
        first, last = row.earliest or row.latest, row.latest or row.earliest
        reference = Entry(**entry(living[row.action_item_id], reason, first))
        if last < on:
            found["overdue"].append(reference)
        else:
            if first <= on + timedelta(days=soon_days):
                found["due_soon"].append(reference)
            if first <= on + timedelta(days=UPCOMING_DAYS):
                found["upcoming"].append(reference)


def _obligations(session: Session, alliance_id: str, on: date) -> list[ObligationEntry]:
    return [
        ObligationEntry(
            id=row.id,
            title=row.title,
            due_on=row.next_due,
            is_overdue=row.next_due < on,
            recipient=(row.recipient or {}).get("name"),
            responsible=(row.responsible or {}).get("name"),
        )
        for row in queries.obligations(session, alliance_id, on + timedelta(days=OWED_DAYS))
    ]


def _ideas(ideas: list[Idea], items: list[Any]) -> list[IdeaEntry]:
    """Open ideas, each with the reason why it has no card (AL-6)."""
    adopted_clusters = {idea.cluster for idea in ideas if idea.state == IdeaState.taken_up}
    with_card = adopted_clusters | {item.field_of_action for item in items}
    return [
        IdeaEntry(
            id=idea.id,
            number=None,
            title=idea.text,
            group=None,
            reason=_reason(idea, with_card),
            since=idea.created_at.astimezone(GERMANY).date(),
            cluster=idea.cluster,
        )
        for idea in ideas
        if idea.state == IdeaState.open
    ]


def _reason(idea: Idea, clusters_with_card: set[str | None]) -> str:
    if is_cross_cutting(idea):
        return "matter_for_plenum"
    if idea.cluster and idea.cluster not in clusters_with_card:
        return "no_project_card"
    return "not_taken_up"


def is_cross_cutting(idea: Idea) -> bool:
    """Whether the idea belongs to no project group, so that the plenum decides on it (AL-10)."""
    return bool(idea.cluster) and any(word in (idea.cluster or "").casefold() for word in CROSS_CUTTING)


def _counts(items: list[Any]) -> Counts:
    groups = Counter((item.group_id, item.group_name or "") for item in items)
    fields = Counter(item.field_of_action for item in items)
    return Counts(
        by_status=dict(Counter(item.status for item in items)),
        by_group=[CountByGroup(group_id=key, title=title, count=count) for (key, title), count in groups.items()],
        by_field=[CountByField(field_of_action=key, count=count) for key, count in fields.items()],
    )


def _by_item(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.action_item_id].append(row)
    return found
