"""Use case: propose what a meeting should talk about.

Matters that belong to no single group go to the plenum; if the alliance has none, to whoever meets. The plenum and
the bodies that keep the overview look at all alarms, every other group at those of its own action items.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.alarms import Day, alarms
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.duties.schemas import GroupRef
from backend.alliances.groups.models import GroupKind
from backend.alliances.groups.succession import Succession
from backend.core.clock import today
from backend.core.problems import NotFound
from backend.meetings import queries as meeting_queries
from backend.meetings import service as meetings
from backend.meetings.agenda import queries
from backend.meetings.agenda.schemas import AgendaEntry, AgendaProposal, EntryKind
from backend.meetings.models import Meeting

OVERVIEW = (GroupKind.plenum, GroupKind.coordination_group, GroupKind.steering_group)


def propose(session: Session, actor: Actor, meeting: Meeting, on: date | None) -> AgendaProposal:
    """The proposal for one meeting, with the alarms of a day (today)."""
    return _propose(session, actor, meeting.alliance_id, meeting.group_id, meeting, on or today())


def propose_next(session: Session, actor: Actor, alliance_id: str, group_id: str, on: date | None) -> AgendaProposal:
    """The proposal for a group's next meeting from a day (today) on, also while none is planned."""
    day = on or today()
    meeting = meeting_queries.next_of_group(session, group_id, day)
    return _propose(session, actor, alliance_id, group_id, meeting, day)


def _propose(
    session: Session, actor: Actor, alliance_id: str, group_id: str, meeting: Meeting | None, on: date
) -> AgendaProposal:
    succession = group_queries.succession(session, [alliance_id], on)
    if group_id not in succession.stages:
        raise NotFound
    group = succession.stages[group_id]
    prefix = action_queries.short_name(session, alliance_id)
    day = Day.of(on, action_queries.silent_after(session, alliance_id))
    found = {}
    for card in queries.cards(session, alliance_id, None if group.kind in OVERVIEW else group_id):
        raised = alarms(card, card.status, card.updated_at, day)
        if raised:
            found[card.id] = (card, raised)
    entries = []
    for row in queries.follow_ups(session, alliance_id, group_id, meeting):
        entries.append(_follow_up(row, prefix, found[row.action_item_id][1] if row.action_item_id in found else []))
    if _is_for_cross_cutting(group.kind, succession):
        entries += _ideas(session, alliance_id)
    listed = {entry.action_item_id for entry in entries}
    entries += [_alarm(card, prefix, raised) for card, raised in found.values() if card.id not in listed]
    return AgendaProposal(
        meeting=meetings.show(actor, meeting) if meeting else None,
        group=GroupRef(id=group.id, name=group.name, kind=group.kind, is_current=succession.is_current(group.id)),
        entries=entries,
    )


def _is_for_cross_cutting(kind: str, succession: Succession) -> bool:
    has_plenum = any(stage.kind == GroupKind.plenum for stage in succession.stages.values())
    return kind == GroupKind.plenum or not has_plenum


def _ideas(session: Session, alliance_id: str) -> list[AgendaEntry]:
    """Open cross-cutting ideas; one that stands below another is talked about with it."""
    ideas = queries.cross_cutting_ideas(session, alliance_id)
    ids = {idea.id for idea in ideas}
    return [
        AgendaEntry(kind=EntryKind.idea, reason="cross_cutting", title=idea.text, detail=idea.cluster, idea_id=idea.id)
        for idea in ideas
        if idea.parent_id not in ids
    ]


def _follow_up(row: Any, prefix: str, raised: Sequence[str]) -> AgendaEntry:
    written = (row.fuzzy_date or {}).get("text")
    return AgendaEntry(
        kind=EntryKind.follow_up,
        reason="anchored" if row.is_anchored else "same_day",
        title=row.title,
        detail=" · ".join(text for text in (written, row.purpose) if text) or None,
        action_item_id=row.action_item_id,
        follow_up_id=row.id,
        number=f"{prefix}-{row.number}",
        alarms=list(raised),
    )


def _alarm(card: Any, prefix: str, raised: Sequence[str]) -> AgendaEntry:
    return AgendaEntry(
        kind=EntryKind.alarm,
        reason=raised[0],
        title=card.title,
        detail=None,
        action_item_id=card.id,
        number=f"{prefix}-{card.number}",
        alarms=list(raised),
    )
