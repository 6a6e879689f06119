"""What a phone can do: join, send cards, give dots. Each is one unit of work."""

from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from backend.core.language import has_text, text
from backend.core.problems import Forbidden, InvalidInput, Problem, TooManyRequests, invalid
from backend.settings import Settings
from backend.workshops.cards import service as cards
from backend.workshops.cards.service import Sent
from backend.workshops.joining import service as joining
from backend.workshops.models import WorkshopParticipant
from backend.workshops.pages import answers
from backend.workshops.pages.allowances import Allowances
from backend.workshops.pages.schemas import CARDS_AT_ONCE, SentCard, SentDots
from backend.workshops.pages.visits import Visit, is_token, open_visit
from backend.workshops.votes import service as votes

WAIT_SECONDS = 60


class NotJoined(Forbidden):
    """Who sends has not joined, or not through our page."""


def _participant(settings: Settings, visit: Visit, token: object) -> WorkshopParticipant:
    if visit.participant is None or not is_token(settings, visit.participant, token):
        raise NotJoined(permission="")
    return visit.participant


def join(
    session: Session,
    settings: Settings,
    allowances: Allowances,
    code: str,
    cookies: dict[str, str],
    network: str,
    table: str | None,
) -> tuple[str, str | None]:
    """Join; the workshop's id and the token that the phone keeps, None if it had joined before.

    Raises Shut, 409, and 429 where too many have joined from this network: a phone that throws its cookie away would
    otherwise take every place.
    """
    visit = open_visit(session, settings, code, cookies)
    if visit.participant is not None:
        return visit.workshop.id, None
    if allowances.joins.is_spent(network):
        raise TooManyRequests(seconds=WAIT_SECONDS)
    allowances.joins.take(network)
    return visit.workshop.id, joining.join(session, visit.workshop, table)[1]


def send_cards(
    session: Session,
    settings: Settings,
    allowances: Allowances,
    code: str,
    cookies: dict[str, str],
    sent: Any,
    language: str,
) -> dict[str, Any]:
    """Take cards as JSON: which of them are `stored` now, and why others are `refused`, by id.

    Raises Shut, 403 without a participant's token, 422 if this is no list of cards, 429.
    """
    visit = open_visit(session, settings, code, cookies)
    given = sent if isinstance(sent, dict) else {}
    participant = _participant(settings, visit, given.get("token"))
    listed = given.get("cards")
    if not isinstance(listed, list) or not 0 < len(listed) <= CARDS_AT_ONCE:
        raise invalid("#/cards", "missing")
    if allowances.cards.is_spent(participant.id, len(listed)):
        raise TooManyRequests(seconds=WAIT_SECONDS)
    allowances.cards.take(participant.id, len(listed))
    good, refused = [], {}
    for one in listed:
        try:
            card = SentCard.model_validate(one)
            as_sent = Sent(card.id, card.text, card.phase, card.lane)
            cards.check_sent(visit.workshop, as_sent)
            good.append(as_sent)
        except ValidationError as wrong:
            refused[_id_of(one)] = _reason(wrong, language)
        except Problem as problem:
            refused[_id_of(one)] = answers.in_words(problem, language)
    stored = cards.take(session, visit.workshop, participant, good) if good else []
    return {"stored": stored, "refused": refused}


def give_dots(
    session: Session,
    settings: Settings,
    allowances: Allowances,
    code: str,
    cookies: dict[str, str],
    sent: Any,
    *,
    asks: bool = False,
) -> None:
    """Take all the dots of a phone. Raises Shut, 403, 409 if no vote is open, 422 against its rule, 429.

    `asks`: who has set none, and had set none before, is told so first (422).
    """
    visit = open_visit(session, settings, code, cookies)
    participant = _participant(settings, visit, sent.get("token") if isinstance(sent, dict) else None)
    if allowances.sendings.is_spent(participant.id):
        raise TooManyRequests(seconds=WAIT_SECONDS)
    allowances.sendings.take(participant.id)
    try:
        points = SentDots.model_validate(sent).points
    except ValidationError as wrong:
        raise InvalidInput from wrong
    if asks and not any(points.values()) and votes.is_first(session, visit.workshop, participant):
        raise invalid("#/points", "no_dots")
    votes.cast(session, visit.workshop, participant, dict(points))


def _id_of(sent: Any) -> str:
    given = sent.get("id") if isinstance(sent, dict) else None
    return given[:36] if isinstance(given, str) else ""


def _reason(wrong: ValidationError, language: str) -> str:
    error = wrong.errors()[0]
    key = f"error.{error['type']}"
    return text(key, language, **error.get("ctx", {})) if has_text(key) else error["msg"]
