"""Use cases: put people on the list of a meeting, change and remove them, answer for oneself, note who was there."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import Conflict, invalid
from backend.core.records import touch
from backend.meetings.models import Meeting
from backend.meetings.participants import policy, queries
from backend.meetings.participants.models import Attendance, Participant, ParticipantRole, Reply
from backend.meetings.participants.schemas import ParticipantOut
from backend.people.parties import Directory, party_of

#: Neither addresses nor what opens a page stand in an event, and what a mail said is said by the meeting's events.
UNSAID = {"secret_hash", "email", "told", "told_revision", "in_calendar", "party_kind", "party_id"}
ROLES = {role.value for role in ParticipantRole}


class AlreadyParticipant(Conflict):
    """The person is on the list of the meeting."""


def show(session: Session, actor: Actor, meeting: Meeting, found: Sequence[Participant]) -> list[ParticipantOut]:
    """The participants as the actor sees them, with as many statements for all as for one."""
    keeps = policy.keeps(actor, meeting)
    addresses = queries.addresses(session, found) if keeps else {}
    return [
        ParticipantOut.model_validate(
            {
                **one.model_dump(),
                "party": party_of(one),
                "email": one.email if keeps else None,
                "has_address": one.id in addresses if keeps else None,
                "can": policy.can(actor, meeting, one),
            }
        )
        for one in found
    ]


def create(session: Session, actor: Actor, meeting: Meeting, values: dict[str, Any]) -> Participant:
    """Put somebody on the list. `values` are members of `ParticipantIn`. Raises 409 for who is on it."""
    participant = Participant(
        alliance_id=meeting.alliance_id,
        meeting_id=meeting.id,
        position=queries.next_position(session, meeting.id),
        party_kind="",
        party_name="",
    )
    _write(session, participant, values)
    session.add(participant)
    record(session, actor, "participant.created", [participant])
    return participant


def fill(session: Session, actor: Actor, meeting: Meeting) -> list[Participant]:
    """Put everybody on the list who sits in the meeting's groups on its day and is not there; the new ones."""
    there = queries.living(session, meeting.id)
    known = {_identity(one): one for one in there}
    position = queries.next_position(session, meeting.id)
    seats: dict[str, Participant] = {}
    added: list[Participant] = []
    for membership in queries.members(session, meeting.all_group_ids, meeting.earliest or today()):
        identity = _identity(membership)
        if identity not in known:
            stands_for = seats.get(membership.deputy_for or "")
            role = ParticipantRole.deputy if membership.deputy_for else _role(membership.role)
            known[identity] = Participant(
                alliance_id=meeting.alliance_id,
                meeting_id=meeting.id,
                position=position + len(added),
                party_kind=membership.party_kind,
                party_id=membership.party_id,
                party_name=membership.party_name,
                role=role,
                represents=membership.represents,
                deputy_for_id=stands_for.id if stands_for else None,
            )
            added.append(known[identity])
        seats[membership.id] = known[identity]
    # Deputies come after those in whose place they come, whom they point at.
    for one in added:
        session.add(one)
        session.flush()
    record(session, actor, "participant.created", added)
    return added


def change(session: Session, actor: Actor, participant: Participant, values: dict[str, Any]) -> None:
    """Change an entry of the list, or what its person answered. `values` are the members that were sent."""
    email = participant.email
    _write(session, participant, values)
    changes = _changes(participant)
    if not changes and participant.email == email:
        return
    if participant.email != email:
        # What was sent went to somebody else: the old link opens nothing any more, and they are to be invited anew.
        participant.secret_hash = participant.told_revision = participant.told = None
        participant.in_calendar = False
    has_replied = bool({"reply", "reply_note"} & changes.keys())
    if has_replied:
        participant.replied_at = None if participant.reply == Reply.needs_action else now()
        changes = _changes(participant)
    touch(participant)
    _record(session, actor, "participant.replied" if has_replied else "participant.changed", [(participant, changes)])


def delete(session: Session, actor: Actor, meeting: Meeting, participant: Participant) -> None:
    """Take somebody off the list. Who was invited is told so, and their page closes at once."""
    participant.deleted_at = now()
    if participant.told_revision is not None:
        # What calls the appointment off must be newer than what announced it (RFC 5546 section 2.1.4).
        meeting.revision += 1
        touch(meeting)
    touch(participant)
    record(session, actor, "participant.deleted", [participant])


def attend(
    session: Session, actor: Actor, meeting: Meeting, attendance: Attendance, ids: Collection[str] | None
) -> list[Participant]:
    """Note the same attendance for several; those for whom it changed something. Raises 422 for a foreign id."""
    there = queries.living(session, meeting.id)
    by_id = {one.id: one for one in there}
    if ids is not None and (unknown := set(ids) - by_id.keys()):
        raise invalid(f"#/participant_ids/{list(ids).index(sorted(unknown)[0])}", "unknown_reference")
    chosen = [one for one in there if (one.id in ids if ids is not None else _is_expected(one, by_id))]
    changed = [one for one in chosen if one.attendance != attendance]
    for one in changed:
        one.attendance = attendance.value
        touch(one)
    _record(session, actor, "participant.changed", [(one, _changes(one)) for one in changed])
    return changed


def name_deputy(session: Session, actor: Actor, meeting: Meeting, participant: Participant, name: str) -> None:
    """Put somebody on the list in a participant's place; who was named before and never invited makes way.

    Who is on the list already keeps their own entry, and comes for the participant if for nobody else.
    """
    others = [one for one in queries.living(session, meeting.id) if one.id != participant.id]
    named = Directory(session, meeting.alliance_id).read(name, "#/deputy")
    for one in others:
        is_same = one.party_id == named["party_id"] if named["party_id"] else one.party_name == name
        if is_same:
            if one.deputy_for_id is None and participant.deputy_for_id is None:
                change(session, actor, one, {"deputy_for_id": participant.id})
            return
    if named["party_id"] == participant.party_id is not None:
        return
    for one in others:
        if one.deputy_for_id == participant.id and one.party_id is None and one.told_revision is None:
            change(session, actor, one, {"party": name})
            return
    values = {"party": name, "role": ParticipantRole.deputy, "represents": None, "deputy_for_id": participant.id}
    create(session, actor, meeting, values)


def record(session: Session, actor: Actor, event_type: str, participants: Sequence[Participant]) -> None:
    """Record the same for several, without what changed."""
    _record(session, actor, event_type, [(one, {}) for one in participants])


def _record(
    session: Session, actor: Actor, event_type: str, happened: Sequence[tuple[Participant, dict[str, Any]]]
) -> None:
    if not happened:
        return
    alliance = happened[0][0].alliance_id
    subjects = [
        (events.Subject("participant", one.id, context_id=one.meeting_id), changes) for one, changes in happened
    ]
    events.record_all(session, actor, event_type, subjects, stream_id=alliance, alliance_id=alliance)


def _changes(participant: Participant) -> dict[str, list[Any]]:
    changes = {name: value for name, value in events.changes_of(participant).items() if name not in UNSAID}
    if "party_name" in changes:
        changes["party"] = changes.pop("party_name")
    return changes


def _write(session: Session, participant: Participant, values: dict[str, Any]) -> None:
    directory = Directory(session, participant.alliance_id)
    for name, value in values.items():
        if name == "party":
            for column, read in directory.read(value, "#/party").items():
                setattr(participant, column, read)
        elif name == "represents":
            read = (
                Participant(meeting_id="", alliance_id="", **directory.read(value, "#/represents")) if value else None
            )
            participant.represents = party_of(read) if read else None
        else:
            setattr(participant, name, value)
    if "party" in values or values.get("deputy_for_id"):
        _check(queries.living(session, participant.meeting_id), participant, values)


def _check(there: Sequence[Participant], participant: Participant, values: dict[str, Any]) -> None:
    others = [one for one in there if one.id != participant.id]
    if "party" in values and participant.party_id and any(one.party_id == participant.party_id for one in others):
        raise AlreadyParticipant(name=participant.party_name)
    by_id = {one.id: one for one in others}
    stands_for = values.get("deputy_for_id")
    seen = {participant.id}
    while stands_for is not None:
        if stands_for in seen:
            raise invalid("#/deputy_for_id", "own_deputy")
        if stands_for not in by_id:
            raise invalid("#/deputy_for_id", "unknown_reference")
        seen.add(stands_for)
        stands_for = by_id[stands_for].deputy_for_id


def _is_expected(one: Participant, by_id: dict[str, Participant]) -> bool:
    if one.attendance is not None or one.reply == Reply.declined:
        return False
    principal = by_id.get(one.deputy_for_id or "")
    return principal is None or principal.reply == Reply.declined


def _identity(named: Any) -> tuple[str, str]:
    """What tells people on the list apart: the record, else the name as it was written."""
    return named.party_kind, named.party_id or f" {named.party_name.casefold()}"


def _role(membership_role: str) -> ParticipantRole:
    return ParticipantRole(membership_role) if membership_role in ROLES else ParticipantRole.member
