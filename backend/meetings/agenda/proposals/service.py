"""Use case: propose what a meeting should talk about, each matter once and nothing that is on its agenda already.

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
from backend.meetings.agenda.backlog import service as backlog
from backend.meetings.agenda.items import queries as item_queries
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.agenda.proposals import queries
from backend.meetings.agenda.proposals.schemas import AgendaEntry, AgendaProposal, EntryKind
from backend.meetings.decisions import queries as decision_queries
from backend.meetings.decisions import service as decisions
from backend.meetings.models import Meeting

OVERVIEW = (GroupKind.plenum, GroupKind.coordination_group, GroupKind.steering_group)
#: Of a decision's words so many are shown.
DETAIL_MOST = 300


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
    agenda = item_queries.on_agenda(session, meeting.id) if meeting else []
    found = {}
    for card in queries.cards(session, alliance_id, None if group.kind in OVERVIEW else group_id):
        raised = alarms(card, card.status, card.updated_at, day)
        if raised:
            found[card.id] = (card, raised)
    group_ids = meeting.all_group_ids if meeting else [group_id]
    waiting = backlog.of_bodies(session, actor, alliance_id, group_ids)
    follow_ups = queries.follow_ups(session, alliance_id, group_id, meeting)
    entries = [_follow_up(row, prefix) for row in follow_ups]
    entries += [_waiting(item) for item in waiting if meeting is None or item.meeting_id != meeting.id]
    if _is_for_cross_cutting(group.kind, succession):
        entries += _ideas(session, alliance_id)
    entries += _reviews(session, alliance_id, group_ids, succession, max(on, (meeting and meeting.latest) or on))
    entries += [_alarm(card, prefix, raised) for card, raised in found.values()]
    proposed = _once(entries, agenda)
    for entry in proposed:
        entry.alarms = list(found[entry.action_item_id][1]) if entry.action_item_id in found else []
    return AgendaProposal(
        meeting=meetings.show(actor, meeting) if meeting else None,
        group=GroupRef(id=group.id, name=group.name, kind=group.kind, is_current=succession.is_current(group.id)),
        entries=proposed,
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


def _reviews(
    session: Session, alliance_id: str, group_ids: Sequence[str], succession: Succession, on: date
) -> list[AgendaEntry]:
    """Decisions that these groups, or those that they follow, said they would look at again by now."""
    bodies = {one for group_id in group_ids for one in (group_id, *succession.predecessors(group_id))}
    return [
        AgendaEntry(
            kind=EntryKind.decision,
            reason="review",
            title=decision.matter,
            detail=decision.text[:DETAIL_MOST],
            number=decisions.name_of(decision),
            decision_id=decision.id,
        )
        for decision in decision_queries.reviews_due(session, alliance_id, on, bodies)
    ]


def _once(entries: Sequence[AgendaEntry], agenda: Sequence[AgendaItem]) -> list[AgendaEntry]:
    """Each matter once: what waits takes the follow-up of its card along, a card's alarms go with its other entry."""
    cards = {item.action_item_id for item in agenda} - {None}
    others = {key for item in agenda for key in (item.idea_id, item.follow_up_id, item.rolled_from_id)} - {None}
    titles = {item.title.casefold() for item in agenda}
    waiting = {entry.action_item_id: entry for entry in entries if entry.kind == EntryKind.waiting}
    found: list[AgendaEntry] = []
    for entry in entries:
        if entry.action_item_id in cards or not others.isdisjoint((entry.idea_id, entry.rolled_from_id)):
            continue
        # Recurring points also come with the template of a series, and a review has nothing but its matter.
        if (entry.reason == "recurring" or entry.kind == EntryKind.decision) and entry.title.casefold() in titles:
            continue
        if entry.kind == EntryKind.follow_up and entry.action_item_id in waiting:
            waiting[entry.action_item_id].follow_up_id = entry.follow_up_id
            continue
        found.append(entry)
        cards |= {entry.action_item_id} - {None}
        others |= {entry.idea_id} - {None}
    return found


def _follow_up(row: Any, prefix: str) -> AgendaEntry:
    written = (row.fuzzy_date or {}).get("text")
    return AgendaEntry(
        kind=EntryKind.follow_up,
        reason="anchored" if row.is_anchored else "same_day",
        title=row.title,
        detail=" · ".join(text for text in (written, row.purpose) if text) or None,
        action_item_id=row.action_item_id,
        follow_up_id=row.id,
        number=f"{prefix}-{row.number}",
    )


def _waiting(item: AgendaItem) -> AgendaEntry:
    return AgendaEntry(
        kind=EntryKind.waiting,
        reason=backlog.reason(item),
        title=item.title,
        detail=item.raised_by,
        rolled_from_id=item.id,
        action_item_id=item.action_item_id,
        idea_id=item.idea_id,
    )


def _alarm(card: Any, prefix: str, raised: Sequence[str]) -> AgendaEntry:
    return AgendaEntry(
        kind=EntryKind.alarm,
        reason=raised[0],
        title=card.title,
        detail=None,
        action_item_id=card.id,
        number=f"{prefix}-{card.number}",
    )
