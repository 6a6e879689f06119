"""The types of data that have a period: a line each, with what happens to a record whose time is over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlmodel import Session

from backend.activity.privacy.retention import accounts, contacts, queries
from backend.activity.privacy.retention.models import RetentionAction, StartEvent
from backend.activity.privacy.retention.queries import Reach


@dataclass(frozen=True)
class DataType:
    """One type of data.

    `due` finds the ids of what is older than a moment; `treat` deletes or anonymises these. `by_municipality`: it
    belongs to alliances, so that a municipality may set another period. `longest_days`: something else deletes it then.
    """

    days: int
    start: StartEvent
    action: RetentionAction
    due: Callable[[datetime, Reach], Select[Any]]
    treat: Callable[[Session, Sequence[str]], None]
    by_municipality: bool = False
    longest_days: int | None = None


#: What each is in words stands in `locales/<language>/privacy.json`.
DATA_TYPES: dict[str, DataType] = {
    "mails": DataType(
        90,
        StartEvent.ended,
        RetentionAction.delete,
        queries.ended_mails,
        queries.delete_mails,
        longest_days=90,
    ),
    "accounts": DataType(
        1095,
        StartEvent.last_login,
        RetentionAction.anonymise,
        queries.unused_accounts,
        accounts.erase,
    ),
    "known_devices": DataType(
        730, StartEvent.created, RetentionAction.delete, queries.old_devices, queries.delete_devices
    ),
    "sign_in_log": DataType(
        365, StartEvent.created, RetentionAction.anonymise, queries.old_sign_ins, queries.forget_sign_ins
    ),
    "invitations": DataType(
        180,
        StartEvent.ended,
        RetentionAction.delete,
        queries.ended_invitations,
        queries.delete_invitations,
        by_municipality=True,
    ),
    "personal_links": DataType(
        180,
        StartEvent.ended,
        RetentionAction.delete,
        queries.ended_links,
        queries.delete_links,
        by_municipality=True,
    ),
    "meeting_invitations": DataType(
        365,
        StartEvent.ended,
        RetentionAction.anonymise,
        queries.old_participants,
        queries.forget_participants,
        by_municipality=True,
    ),
    "contact_details": DataType(
        365,
        StartEvent.closed,
        RetentionAction.anonymise,
        queries.contacts_of_dissolved,
        contacts.forget,
        by_municipality=True,
    ),
    "retention_runs": DataType(1095, StartEvent.created, RetentionAction.delete, queries.old_runs, queries.delete_runs),
}

#: What goes by itself, with where its period is set: the same for the whole installation, and no rule of it.
FIXED: dict[str, tuple[StartEvent, str]] = {
    "sessions": (StartEvent.ended, "BUENDNISWERK_SESSION_DAYS, BUENDNISWERK_SESSION_IDLE_DAYS"),
    "sign_in_links": (StartEvent.ended, "BUENDNISWERK_SIGN_IN_LINK_HOURS"),
    "failed_sign_ins": (StartEvent.created, "1"),
    "answers": (StartEvent.created, "1"),
    "trash": (StartEvent.closed, "BUENDNISWERK_TRASH_DAYS"),
    "webhook_log": (StartEvent.ended, "BUENDNISWERK_WEBHOOK_LOG_DAYS"),
}
