"""Every select about webhooks; the ones about deliveries stand in `deliveries`."""

from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Grant, MunicipalityGrant, User
from backend.access.permissions import MunicipalityRoleName, Role
from backend.activity.webhooks.models import Webhook, WebhookPosition, WebhookState
from backend.alliances.models import Alliance
from backend.core.events import Event, Stream
from backend.core.problems import NotFound


def visible_to(actor: Actor) -> Select[Any]:
    """Webhooks of the actor's alliances, and of the municipalities they administer."""
    return select(Webhook).where(or_(_of_alliances(actor), _of_municipalities(actor)))


def _of_alliances(actor: Actor) -> ColumnElement[bool]:
    return Webhook.alliance_id.is_not(None) & actor.sees(Webhook.alliance_id)


def _of_municipalities(actor: Actor) -> ColumnElement[bool]:
    if actor.is_operator:
        return Webhook.municipality_id.is_not(None)
    return Webhook.municipality_id.in_(sorted(actor.municipalities)) if actor.municipalities else false()


def find(session: Session, actor: Actor, webhook_id: str, permission: str) -> Webhook:
    """The webhook by id; 404 if it is invisible to the actor, 403 if the permission is not held there."""
    statement = visible_to(actor).where(Webhook.id == webhook_id, Webhook.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    if found.alliance_id is not None:
        actor.require(permission, found.alliance_id)
    else:
        actor.require_in_municipality(permission, found.municipality_id)
    return found


def of_alliance(alliance_id: str) -> Select[Any]:
    """Webhooks of one alliance."""
    return select(Webhook).where(Webhook.alliance_id == alliance_id)


def of_municipality(municipality_id: str) -> Select[Any]:
    """Webhooks of one municipality as a whole."""
    return select(Webhook).where(Webhook.municipality_id == municipality_id)


def count_of(session: Session, stream_id: str) -> int:
    """How many living webhooks an alliance or a municipality has."""
    owner = or_(Webhook.alliance_id == stream_id, Webhook.municipality_id == stream_id)
    statement = select(func.count()).select_from(Webhook).where(owner, Webhook.deleted_at.is_(None))
    return session.execute(statement).scalar_one()


def streams_of(session: Session, webhook: Webhook) -> dict[str, int]:
    """The streams that a webhook reads, with the number of the last event in each."""
    streams = {webhook.stream_id: 0}
    if webhook.municipality_id is not None:
        alliances = select(Alliance.id).where(Alliance.municipality_id == webhook.municipality_id)
        streams |= dict.fromkeys(session.execute(alliances).scalars(), 0)
    last = select(Stream.id, Stream.sequence).where(Stream.id.in_(streams))
    return streams | {row.id: row.sequence for row in session.execute(last)}


def behind(session: Session) -> list[tuple[str, str]]:
    """Webhook and stream wherever there are events that a webhook has not taken notice of."""
    known = (
        select(WebhookPosition.webhook_id, WebhookPosition.stream_id)
        .join(Webhook, Webhook.id == WebhookPosition.webhook_id)
        .join(Stream, Stream.id == WebhookPosition.stream_id)
        .where(_is_read(), Stream.sequence > WebhookPosition.sequence)
    )
    # An alliance that a municipality has got since.
    position = (WebhookPosition.webhook_id == Webhook.id) & (WebhookPosition.stream_id == Alliance.id)
    new = (
        select(Webhook.id, Alliance.id)
        .join(Alliance, Alliance.municipality_id == Webhook.municipality_id)
        .join(WebhookPosition, position, isouter=True)
        .where(_is_read(), WebhookPosition.webhook_id.is_(None))
    )
    return [(row[0], row[1]) for statement in (known, new) for row in session.execute(statement)]


def _is_read() -> ColumnElement[bool]:
    return (Webhook.state == WebhookState.active) & Webhook.deleted_at.is_(None)


def position_to_move(session: Session, webhook_id: str, stream_id: str) -> WebhookPosition | None:
    """The position, held until the end of this unit; None if it does not exist or another worker holds it."""
    statement = select(WebhookPosition).filter_by(webhook_id=webhook_id, stream_id=stream_id)
    return session.execute(statement.with_for_update(skip_locked=True)).scalar_one_or_none()


def add_position(session: Session, webhook_id: str, stream_id: str) -> None:
    """Begin a stream that is new to a webhook, unless another worker has."""
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    values = {"webhook_id": webhook_id, "stream_id": stream_id, "sequence": 0}
    session.execute(insert(WebhookPosition).values(values).on_conflict_do_nothing())


def position(session: Session, webhook_id: str, stream_id: str) -> WebhookPosition | None:
    """How far a webhook has read a stream, held until the end of this unit."""
    statement = select(WebhookPosition).filter_by(webhook_id=webhook_id, stream_id=stream_id)
    return session.execute(statement.with_for_update()).scalar_one_or_none()


def webhook(session: Session, webhook_id: str) -> Webhook:
    """The webhook as it is stored now, for the worker."""
    return session.execute(select(Webhook).where(Webhook.id == webhook_id)).scalar_one()


def note(session: Session, webhook_id: str, values: dict[str, Any]) -> None:
    """Store what the worker noticed; nobody who edits the webhook is in its way."""
    session.execute(
        update(Webhook).where(Webhook.id == webhook_id).values(**values).execution_options(synchronize_session=False)
    )


def event_of(session: Session, webhook: Webhook, event_id: str) -> Event | None:
    """An event of one of the streams that the webhook reads."""
    found = session.get(Event, event_id)
    return found if found is not None and found.stream_id in streams_of(session, webhook) else None


def to_be_told(session: Session, webhook: Webhook) -> list[User]:
    """Who gets to know that the webhook stopped: who made it and who answers for its alliance or municipality."""
    if webhook.alliance_id is not None:
        responsible = select(Grant.user_id).where(
            Grant.alliance_id == webhook.alliance_id, Grant.role == Role.coordinator, Grant.deleted_at.is_(None)
        )
    else:
        responsible = select(MunicipalityGrant.user_id).where(
            MunicipalityGrant.municipality_id == webhook.municipality_id,
            MunicipalityGrant.role == MunicipalityRoleName.administrator,
            MunicipalityGrant.deleted_at.is_(None),
        )
    maker = (User.id == webhook.made_by) if webhook.made_by else false()
    concerned = or_(User.id.in_(responsible), maker)
    statement = select(User).where(concerned, User.disabled_at.is_(None), User.deleted_at.is_(None))
    return list(session.execute(statement.order_by(User.id)).scalars())


def alliance(session: Session, webhook: Webhook) -> Alliance | None:
    """The alliance whose webhook it is."""
    return session.get(Alliance, webhook.alliance_id) if webhook.alliance_id else None
