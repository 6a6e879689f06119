"""The mails of this room: to people without an account, and to those who coordinate."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from backend.actions import queries as action_queries
from backend.actions.models import ActionItem
from backend.alliances.models import Alliance
from backend.core import mail
from backend.core.language import DEFAULT, text
from backend.participation import own, queries
from backend.people.models import Person
from backend.settings import Settings


@dataclass(frozen=True)
class Entry:
    """One card in a mail to a person: what it is about, what they are named for, where they act."""

    title: str
    tasks: list[str]
    url: str
    assignment_ids: list[str]


def card_address(settings: Settings, alliance: Alliance, item: ActionItem) -> str:
    """Where people who sign in see a card."""
    return f"{settings.base_url}/a/{alliance.slug}/cards/{alliance.short_name}-{item.number}"


def entry(session: Session, item: ActionItem, person: Person, url: str, language: str = DEFAULT) -> Entry:
    """What a mail says of one card."""
    part = own.part_of(session, item, person.id)
    tasks = [
        f"{own.task_of(row, part.step_texts, language)} ({text(f'participation.state.{row.state}', language)})"
        for row in part.assignments
    ]
    return Entry(item.title, tasks, url, [row.id for row in part.assignments])


def to_person(
    session: Session, person: Person, entries: Sequence[Entry], *, by: str | None = None, once: bool = False
) -> None:
    """Queue a mail with the links. `once`: not if one about the same assignments has been queued before.

    Raises InvalidAddress.
    """
    alliance = queries.alliance_of(session, person.alliance_id)
    about = "".join(sorted(key for one in entries for key in one.assignment_ids))
    mail.queue(
        session,
        to=person.email or "",
        name=person.name,
        template="personal_link",
        language=None,
        values={"alliance": alliance.name, "entries": entries, "by": by},
        alliance_id=person.alliance_id,
        dedupe_key=f"asked:{person.id}:{hashlib.sha256(about.encode()).hexdigest()}" if once else None,
    )


def to_coordinators(session: Session, settings: Settings, item: ActionItem, person: Person, row: Any) -> None:
    """Tell everybody who coordinates the alliance that somebody cannot do what they were asked."""
    alliance = queries.alliance_of(session, item.alliance_id)
    part = own.part_of(session, item, person.id)
    for user in queries.coordinators(session, item.alliance_id):
        values = {
            "alliance": alliance.name,
            "person": person.name,
            "number": f"{action_queries.short_name(session, item.alliance_id)}-{item.number}",
            "title": item.title,
            "task": own.task_of(row, part.step_texts, user.language or DEFAULT),
            "note": row.note,
            "nobody_left": not part.is_owned,
            "url": card_address(settings, alliance, item),
        }
        # An account whose address cannot be written to sees it on the board.
        with suppress(mail.InvalidAddress):
            mail.queue(
                session,
                to=user.email,
                name=user.name,
                template="cannot_do",
                language=user.language,
                values=values,
                alliance_id=item.alliance_id,
                user_id=user.id,
                dedupe_key=f"cannot-do:{row.id}:{row.version}:{user.id}",
            )
