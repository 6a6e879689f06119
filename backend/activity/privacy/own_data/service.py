"""Use cases: put together what is stored about a user or a person, and note that it was taken along."""

import hashlib
from datetime import datetime
from typing import Any

import orjson
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User
from backend.activity.privacy.own_data import queries
from backend.core import events
from backend.core.clock import now
from backend.core.schemas import format_timestamp
from backend.people.models import Person

EXPORTED = "personal_data.exported"
Data = dict[str, Any]


def of_user(session: Session, actor: Actor, user: User) -> Data:
    """Everything about an account and the people it is: profile, roles, what they wrote and did, mails, sign-ins."""
    persons = queries.people_of(session, user.id)
    people = queries.people(session, persons)
    # The account's address is known to be theirs; what stands at a person is what somebody wrote there.
    addresses = [queries.Address(user.email.lower()), *queries.addresses_of(session, people, user.id)]
    data = {
        "account": queries.account(session, user.id),
        "people": people,
        "records": queries.records(session, [user.id], persons, addresses, None),
        "events": queries.events(session, [user.id], persons, None),
    }
    subject = events.Subject("user", user.id)
    events.record(session, actor, EXPORTED, subject, stream_id=events.INSTALLATION)
    return data


def of_person(session: Session, actor: Actor, person: Person) -> Data:
    """Everything that an alliance stores about one of its people, with or without an account."""
    users = queries.users_who_are(session, person.id)
    people = queries.people(session, [person.id])
    addresses = queries.addresses_of(session, people, None)
    data = {
        "account": None,
        "people": people,
        "records": queries.records(session, users, [person.id], addresses, person.alliance_id),
        "events": queries.events(session, users, [person.id], person.alliance_id),
    }
    alliance, subject = person.alliance_id, events.Subject("person", person.id)
    events.record(session, actor, EXPORTED, subject, stream_id=alliance, alliance_id=alliance)
    return data


def tag(data: Data, form: str) -> str:
    """The entity tag. That somebody asked is in the data too, but makes no new version of it."""
    lasting = {**data, "events": [one for one in data["events"] if one["type"] != EXPORTED]}
    return '"' + hashlib.sha256(form.encode() + as_json(lasting)).hexdigest()[:32] + '"'


def as_json(data: Data, moment: datetime | None = None) -> bytes:
    """The data for programs; moments as everywhere in the API."""
    head = {"exported_at": format_timestamp(moment)} if moment else {}
    return orjson.dumps({**head, **data}, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME)


def whole(data: Data) -> bytes:
    """The file that somebody gets."""
    return as_json(data, now())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return format_timestamp(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
