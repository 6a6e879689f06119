"""Use cases: invite to a meeting, and tell those who were invited what has changed."""

from collections.abc import Collection
from datetime import datetime

import structlog
from sqlmodel import Session

from backend.access.actors import SYSTEM, Actor
from backend.core import guards
from backend.core.clock import now
from backend.core.db import Database
from backend.core.mail import InvalidAddress
from backend.core.problems import Conflict, invalid
from backend.core.records import touch
from backend.meetings import service as meetings
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants import queries, service
from backend.meetings.participants.invitations import facts, letters
from backend.meetings.participants.invitations.letters import Letter, Writer
from backend.meetings.participants.invitations.schemas import InvitationOutcome, InvitationsOut, InvitedOut
from backend.meetings.participants.models import Participant, Reply
from backend.meetings.participants.queries import Address
from backend.settings import Settings

INVITABLE = (MeetingState.draft, MeetingState.invited, MeetingState.running)
AT_ONCE = 200
log = structlog.get_logger("meetings")


class MeetingNotInvitable(Conflict):
    """The meeting is over or called off."""


def invite(
    session: Session,
    settings: Settings,
    actor: Actor,
    meeting: Meeting,
    ids: Collection[str] | None,
    message: str | None,
) -> InvitationsOut:
    """Invite people on the list of a meeting, which thereby becomes `invited`.

    Who was told all this already gets no second mail. Raises 409 for a meeting that nobody can come to any more or that
    a rule of a process stands before, 422 for somebody who is not on its list.
    """
    if meeting.state not in INVITABLE or facts.is_over(meeting):
        raise MeetingNotInvitable
    guards.check(session, actor, "meeting.invited", meeting)
    there = queries.living(session, meeting.id, lock=True)
    if not there:
        there = service.fill(session, actor, meeting)
    known = {one.id for one in there}
    for place, one_id in enumerate(ids or ()):
        if one_id not in known:
            raise invalid(f"#/participant_ids/{place}", "unknown_reference")
    if meeting.state == MeetingState.draft:
        meetings.change(session, actor, meeting, {"state": MeetingState.invited})
    session.flush()
    chosen = [one for one in there if ids is None or one.id in ids]
    addresses = queries.addresses(session, chosen)
    writer = Writer(session, settings, queries.alliance_of(session, meeting.alliance_id), meeting)
    told = facts.facts_of(meeting)
    outcomes, invited = {}, []
    for one in chosen:
        if one.told_revision is not None and one.told == told:
            outcomes[one.id] = InvitationOutcome.already_told
            continue
        template = letters.INVITATION if one.told_revision is None else letters.CHANGED
        letter = Letter(template, one, addresses.get(one.id, Address("")), one.told, actor.name, message)
        is_sent = _tell(writer, meeting, letter)
        outcomes[one.id] = InvitationOutcome.sent if is_sent else InvitationOutcome.no_address
        if is_sent:
            invited.append(one)
    service.record(session, actor, "participant.invited", invited)
    return InvitationsOut(
        meeting_state=MeetingState(meeting.state),
        invited=[InvitedOut(participant_id=one.id, name=one.party_name, outcome=outcomes[one.id]) for one in chosen],
    )


def tell(database: Database, settings: Settings) -> int:
    """The worker's duty: mail everybody who was invited what has changed since; the number of mails."""
    return database.run(lambda session: _tell_all(session, settings), write=True)


def _tell_all(session: Session, settings: Settings) -> int:
    rows = queries.outdated(session, AT_ONCE)
    addresses = queries.addresses(session, [row[0] for row in rows])
    informed: dict[str, list[Participant]] = {}
    writers: dict[str, Writer] = {}
    for participant, meeting, alliance in rows:
        writer = writers.setdefault(meeting.id, Writer(session, settings, alliance, meeting))
        if _bring_up_to_date(writer, participant, meeting, addresses.get(participant.id, Address(""))):
            informed.setdefault(alliance.id, []).append(participant)
    for participants in informed.values():
        service.record(session, SYSTEM, "participant.informed", participants)
    return sum(len(participants) for participants in informed.values())


def _bring_up_to_date(writer: Writer, participant: Participant, meeting: Meeting, address: Address) -> bool:
    """Tell one participant where there is something to tell; whether a mail was queued."""
    is_off = participant.deleted_at is not None
    told = {facts.CANCELLED: True} if is_off else facts.facts_of(meeting)
    if told != participant.told and not facts.is_over(meeting):
        template = letters.CANCELLED if facts.CANCELLED in told else letters.CHANGED
        if _tell(writer, meeting, Letter(template, participant, address, participant.told)):
            if is_off:
                participant.told_revision = participant.secret_hash = None
            return True
    writer.catch_up(participant)
    return False


def _tell(writer: Writer, meeting: Meeting, letter: Letter) -> bool:
    """Queue a mail and note what it told; False where there is no address that takes one."""
    participant = letter.participant
    told = {facts.CANCELLED: True} if letter.calls_off else facts.facts_of(meeting)
    if (
        not letter.calls_off
        and letter.before
        and any(name in facts.changed(letter.before, told) for name in facts.TIME)
    ):
        participant.reply, participant.replied_at = Reply.needs_action, None
    try:
        writer.send(letter)
    except InvalidAddress:
        # Whoever keeps the list sees that this address takes no mail.
        if letter.address.email:
            log.warning("address cannot be written to", participant_id=participant.id)
        return False
    moment: datetime = now()
    participant.invited_at = participant.invited_at or moment
    participant.told, participant.told_revision = told, meeting.revision
    participant.in_calendar = not letter.calls_off and facts.is_placed(meeting)
    touch(participant)
    return True
