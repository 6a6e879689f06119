"""The mails about a meeting: invitation, change, calling off."""

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from backend.alliances.models import Alliance
from backend.core import mail
from backend.core.language import DEFAULT, LANGUAGES, text
from backend.meetings.models import Meeting
from backend.meetings.participants import queries
from backend.meetings.participants.invitations import calendar, facts, links
from backend.meetings.participants.models import Participant
from backend.meetings.participants.queries import Address
from backend.settings import Settings

INVITATION, CHANGED, CANCELLED = "meeting_invitation", "meeting_changed", "meeting_cancelled"


@dataclass(frozen=True)
class Letter:
    """What to send to whom. `by` and `message`: who invites, and what they say besides."""

    template: str
    participant: Participant
    address: Address
    before: dict[str, Any] | None = None
    by: str | None = None
    message: str | None = None

    @property
    def calls_off(self) -> bool:
        """Whether the meeting takes place no more, or without them."""
        return self.template == CANCELLED


class Writer:
    """Writes the mails about one meeting."""

    def __init__(self, session: Session, settings: Settings, alliance: Alliance, meeting: Meeting) -> None:
        self._session = session
        self._settings = settings
        self._alliance = alliance
        self._meeting = meeting
        self._agenda: list[str] | None = None

    def send(self, letter: Letter) -> None:
        """Queue a mail. Raises InvalidAddress."""
        participant, address, meeting = letter.participant, letter.address, self._meeting
        language = address.language if address.language in LANGUAGES else DEFAULT
        mail.checked_address(address.email)
        values = {
            "alliance": self._alliance.name,
            "title": facts.title(meeting, language),
            "when": facts.when(meeting, language),
            "where": facts.where(meeting),
            "link": meeting.link,
            "moderator": (meeting.moderator or {}).get("name"),
            "is_placed": facts.is_placed(meeting),
            "was_in_calendar": participant.in_calendar,
            "by": letter.by,
            "message": (letter.message or "").splitlines(),
            "changes": changes(meeting, letter.before, language),
            "agenda": [] if letter.calls_off else self._titles(),
            "reply_url": "" if letter.calls_off else links.open_for(self._settings, participant, address.email),
            "meeting_url": self._page if address.user_id else "",
            "paper_url": self._paper if address.user_id else "",
        }
        mail.queue(
            self._session,
            to=address.email,
            name=participant.party_name,
            template=letter.template,
            language=language,
            values=values,
            alliance_id=self._alliance.id,
            user_id=address.user_id,
            dedupe_key=_key(meeting, letter),
            calendar=self._appointment(letter, language),
        )

    def catch_up(self, participant: Participant) -> None:
        """Note that there is nothing to tell, which changes nothing of what anybody sees or edits."""
        queries.catch_up(self._session, participant, self._meeting)

    def _appointment(self, letter: Letter, language: str) -> mail.CalendarPart | None:
        """What calendars do: take the appointment in, or out because it is off or has no certain day any more."""
        requests = not letter.calls_off and facts.is_placed(self._meeting)
        if not requests and not letter.participant.in_calendar:
            return None
        return calendar.part(
            self._settings,
            self._alliance,
            self._meeting,
            letter.participant,
            letter.address.email,
            method=calendar.REQUEST if requests else calendar.CANCEL,
            language=language,
            description=self._description(language),
        )

    def _description(self, language: str) -> str:
        """What stands in the calendar. The link with which to answer does not: calendars are shared."""
        written = text("calendar.written", language, text=(self._meeting.fuzzy_date or {}).get("text", ""))
        return "\n".join(line for line in (self._alliance.name, written, self._meeting.link, self._page) if line)

    def _titles(self) -> list[str]:
        if self._agenda is None:
            self._agenda = queries.agenda_titles(self._session, self._meeting.id)
        return self._agenda

    @property
    def _page(self) -> str:
        """Where those who sign in see the meeting."""
        return f"{self._settings.base_url}/a/{self._alliance.slug}/meetings/{self._meeting.id}"

    @property
    def _paper(self) -> str:
        """Where those who sign in get the invitation with the agenda as a document."""
        return f"{self._settings.base_url}/api/v1/meetings/{self._meeting.id}/papers/invitation.pdf"


def changes(meeting: Meeting, before: dict[str, Any] | None, language: str) -> list[str]:
    """What is new since the last mail, a line each; nothing where that one called the meeting off."""
    after = facts.facts_of(meeting)
    if before is None or facts.CANCELLED in before or facts.CANCELLED in after:
        return []
    nothing = text("participants.nothing", language)
    return [
        text(
            "participants.changed",
            language,
            name=text(f"participants.fact.{name}", language),
            before=before.get(name) or nothing,
            after=after.get(name) or nothing,
        )
        for name in facts.changed(before, after)
    ]


def _key(meeting: Meeting, letter: Letter) -> str:
    """The same mail is never queued twice: to this address, for this state of the meeting."""
    to = hashlib.sha256(letter.address.email.casefold().encode()).hexdigest()[:16]
    return f"{letter.template}:{letter.participant.id}:{meeting.revision}:{to}"
