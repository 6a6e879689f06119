"""Draws the page. What somebody typed stays in its field when the form comes back."""

from pathlib import Path

from sqlmodel import Session

from backend.core.dates.placing import placed
from backend.core.language import text
from backend.meetings.participants import queries
from backend.meetings.participants.invitations import facts
from backend.participation.pages import words
from backend.participation.pages.drawing import draw
from backend.participation.replies.visits import NAME_MOST, NOTE_MOST, Answer, ReplyVisit
from backend.settings import Settings

HERE = Path(__file__).parent


def page(
    session: Session,
    settings: Settings,
    visit: ReplyVisit,
    language: str,
    *,
    done: str | None = None,
    back: Answer | None = None,
    wrong: str | None = None,
) -> str:
    """The page of a visit, as HTML. `back`: an answer that was not kept; `wrong`: the field because of which."""
    meeting, participant = visit.meeting, visit.participant
    link = meeting.link or ""
    return draw(
        "reply.html",
        language,
        HERE,
        alliance=visit.alliance.name,
        name=participant.party_name,
        title=facts.title(meeting, language),
        when=facts.when(meeting, language) or text("participation.reply.no-date", language),
        understood=words.understood(meeting.fuzzy_date, language) if placed(meeting) else "",
        where=facts.where(meeting),
        link=link,
        is_address=link.startswith(("https://", "http://")),
        moderator=(meeting.moderator or {}).get("name"),
        agenda=queries.agenda_titles(session, meeting.id),
        reply=participant.reply,
        note=back.note if back else participant.reply_note or "",
        deputy=back.deputy if back else "",
        deputies=queries.deputies_of(session, participant.id),
        token=visit.token(settings),
        most={"note": NOTE_MOST, "deputy": NAME_MOST},
        done=done,
        back=back,
        wrong=wrong,
    )
