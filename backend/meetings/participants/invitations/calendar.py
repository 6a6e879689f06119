"""The appointment that a mail brings along, as an iCalendar object with a method (RFC 5546 section 3.2)."""

from email.utils import parseaddr
from typing import Any

from icalendar import Calendar, Event, vCalAddress
from icalendar.enums import CLASS, PARTSTAT, ROLE, STATUS, TRANSP

from backend.alliances.models import Alliance
from backend.core.calendar_parts import PRODUCT, berlin, host_of, seconds, uid
from backend.core.clock import now
from backend.core.dates.placing import placed
from backend.core.mail import CalendarPart
from backend.core.mail_rendering import one_line
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants.invitations import facts
from backend.meetings.participants.models import Participant, ParticipantRole, Reply
from backend.settings import Settings

REQUEST, CANCEL = "REQUEST", "CANCEL"
PARTSTATS = {
    Reply.needs_action: PARTSTAT.NEEDS_ACTION,
    Reply.accepted: PARTSTAT.ACCEPTED,
    Reply.tentative: PARTSTAT.TENTATIVE,
    Reply.declined: PARTSTAT.DECLINED,
}


def part(
    settings: Settings,
    alliance: Alliance,
    meeting: Meeting,
    participant: Participant,
    email: str,
    *,
    method: str,
    language: str,
    description: str,
) -> CalendarPart:
    """The appointment for one participant, who is the only one it names."""
    calendar = Calendar.new(prodid=PRODUCT, method=method, language=language)
    # A name and a UID of the whole belong to calendars that are published, not to messages (RFC 5546 section 3.2).
    for member in ("uid", "name", "x-wr-calname"):
        calendar.pop(member, None)
    calendar.add_component(berlin())
    calendar.add_component(_event(settings, alliance, meeting, participant, email, method, language, description))
    return CalendarPart(method, calendar.to_ical().decode())


def _event(
    settings: Settings,
    alliance: Alliance,
    meeting: Meeting,
    participant: Participant,
    email: str,
    method: str,
    language: str,
    description: str,
) -> Event:
    when = placed(meeting)
    times: dict[str, Any] = {"start": when[0], "end": when[1]} if when else {}
    if method == REQUEST:
        times["status"] = STATUS.CONFIRMED
    elif meeting.state == MeetingState.cancelled or meeting.deleted_at is not None:
        # Who is taken off a meeting that takes place gets no status (RFC 5546 section 3.2.5).
        times["status"] = STATUS.CANCELLED
    sender = parseaddr(settings.mail_from)[1] or f"noreply@{host_of(settings.base_url)}"
    return Event.new(
        uid=uid(meeting.id, host_of(settings.base_url)),
        summary=_plain(facts.title(meeting, language)),
        description=description,
        location=_plain(facts.where(meeting) or meeting.link or "") or None,
        url=f"{settings.base_url}/a/{alliance.slug}/meetings/{meeting.id}",
        organizer=vCalAddress.new(sender, cn=_plain(alliance.name)),
        attendees=[_attendee(participant, email)],
        classification=CLASS.PRIVATE,
        transparency=TRANSP.OPAQUE,
        sequence=meeting.revision,
        created=seconds(meeting.created_at),
        last_modified=seconds(meeting.updated_at),
        stamp=seconds(now()),
        **times,
    )


def _attendee(participant: Participant, email: str) -> vCalAddress:
    is_needed = participant.role in (ParticipantRole.member, ParticipantRole.expert)
    return vCalAddress.new(
        email,
        cn=_plain(participant.party_name),
        partstat=PARTSTATS[Reply(participant.reply)].value,
        role=(ROLE.REQ_PARTICIPANT if is_needed else ROLE.OPT_PARTICIPANT).value,
        rsvp=False,
    )


def _plain(written: str) -> str:
    """One line without the quotation marks that no parameter can hold (RFC 5545 section 3.2)."""
    return str(one_line(written)).replace('"', "'")
