"""The mail of this room: minutes were circulated."""

from contextlib import suppress

from sqlmodel import Session

from backend.alliances.models import Alliance
from backend.core import mail
from backend.meetings.minutes import queries
from backend.meetings.minutes.content import MinutesContent
from backend.meetings.minutes.models import MinutesVersion
from backend.meetings.models import Meeting
from backend.settings import Settings


def to_participants(session: Session, settings: Settings, meeting: Meeting, version: MinutesVersion) -> int:
    """Queue a mail with the address of the minutes for everybody on the list who can be reached; how many."""
    listed = queries.participants(session, meeting.id)
    known = queries.addresses(session, meeting.alliance_id, queries.people_in(listed))
    # One mail an address, whoever is reached there.
    names = {
        address: one.party_name for one in reversed(listed) if (address := one.email or known.get(one.party_id or ""))
    }
    if not names:
        return 0
    alliance = session.get_one(Alliance, meeting.alliance_id)
    languages = queries.languages(session, names)
    head = MinutesContent.model_validate(version.content).head
    number = 0
    for address, name in sorted(names.items()):
        with suppress(mail.InvalidAddress):
            mail.queue(
                session,
                to=address,
                name=name,
                template="minutes_circulated",
                language=languages.get(address),
                values={
                    "alliance": alliance.name,
                    "meeting": head.title or ", ".join(head.groups),
                    "when": head.when,
                    "number": version.number,
                    "changes": version.changes_summary,
                    "url": f"{settings.base_url}/a/{alliance.slug}/meetings/{meeting.id}/minutes",
                },
                alliance_id=alliance.id,
                dedupe_key=f"minutes:{version.id}:{address}",
            )
            number += 1
    return number
