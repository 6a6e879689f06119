"""Which events concern a subscriber, and what a mail says of them.

Concerned is who is named on the card and has not said no, or speaks for its group or for a group that is named there;
who a comment mentions; and who coordinates, where somebody says no or a date was missed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from backend.actions.models import ActionItem, Assignment, AssignmentState, Comment, FollowUp, Partner, Sponsor, Step
from backend.activity.mail.digests import queries
from backend.activity.mail.digests.entries import Entries
from backend.activity.mail.digests.subscribers import Subscriber
from backend.core.events import Event
from backend.core.language import DEFAULT, has_text, text

TABLES: dict[str, Any] = {
    "step": Step,
    "assignment": Assignment,
    "follow_up": FollowUp,
    "partner": Partner,
    "sponsor": Sponsor,
    "comment": Comment,
}
FOR_COORDINATORS = {"assignment.declined", "follow_up.missed"}
EXCERPT = 300


class Concern:
    """What concerns one subscriber in their alliance, as it stands now."""

    def __init__(self, session: Session, one: Subscriber) -> None:
        alliance_id, person_id = one.alliance.id, one.person.id if one.person else ""
        self.one = one
        self.own_ids = queries.own_ids(session, one)
        may_see_groups = bool(person_id) and one.sees_all
        self.groups = queries.spoken_groups(session, alliance_id, person_id) if may_see_groups else set()
        self.parties = ({person_id} if person_id else set()) | self.groups
        self.items = queries.named_items(session, alliance_id, self.parties)

    def concerns(self, item: ActionItem) -> bool:
        """Whether what happens on this card concerns them."""
        return item.id in self.items or (item.group_id is not None and item.group_id in self.groups)

    def mentions(self, subject: Any) -> bool:
        """Whether a comment speaks to them, and they may see it."""
        is_mentioned = isinstance(subject, Comment) and bool(self.parties & set(subject.mentions))
        return is_mentioned and self.one.sees_all


def tell(session: Session, concern: Concern, events: Sequence[Event], since: datetime, entries: Entries) -> None:
    """Add what these events, oldest first, have to tell: newest first, and each thing once."""
    others = [event for event in events if event.actor_id not in concern.own_ids and event.occurred_at >= since]
    told = [event for event in others if has_text(f"digest.{event.type}")]
    items = queries.rows_by_id(session, ActionItem, {event.context_id for event in told})
    subjects = {
        kind: queries.rows_by_id(session, table, {event.subject_id for event in told if event.subject_type == kind})
        for kind, table in TABLES.items()
    }
    said: set[tuple[str, str]] = set()
    for event in reversed(told):
        item = items.get(event.context_id)
        subject = subjects.get(event.subject_type, {}).get(event.subject_id)
        if item is None or (event.type, event.subject_id) in said:
            continue
        said.add((event.type, event.subject_id))
        _say(concern, event, item, subject, entries)


def _say(concern: Concern, event: Event, item: ActionItem, subject: Any, entries: Entries) -> None:
    one, language = concern.one, language_of(concern.one)
    if event.type == "assignment.asked" and subject is not None and subject.party_id in concern.parties:
        # Who has answered meanwhile is not asked again; who has no account got a mail of its own at once.
        still = subject.state == AssignmentState.asked and subject.deleted_at is None
        if still and one.user is not None and item.deleted_at is None:
            entries.need(item, asked(subject, event.actor_name, language), event.occurred_at)
        return
    if event.type.startswith("comment.") and (subject is None or subject.deleted_at is not None):
        return
    is_mention = concern.mentions(subject)
    is_trouble = one.coordinates and event.type in FOR_COORDINATORS
    if not (concern.concerns(item) or is_mention or is_trouble):
        return
    if is_mention:
        words = text("digest.mentioned", language, actor=event.actor_name, what=_excerpt(subject.text))
        entries.need(item, words, event.occurred_at)
        return
    if isinstance(subject, Comment) and one.user is None:
        # The page behind a personal link does not show what others say either.
        entries.news(item, text("digest.commented", language, actor=event.actor_name), event.occurred_at)
        return
    entries.news(item, sentence(event, subject, language), event.occurred_at)


def sentence(event: Event, subject: Any, language: str) -> str:
    """One event in words."""
    status = event.changes.get("status")
    if event.type == "action_item.moved" and not status:
        return text("digest.action_item.ranked", language, actor=event.actor_name)
    to = text(f"status.{status[1]}", language) if status and has_text(f"status.{status[1]}") else ""
    return text(f"digest.{event.type}", language, actor=event.actor_name, what=described(subject, language), to=to)


def described(subject: Any, language: str) -> str:
    """What a part is, in a few words: its text, date and purpose, or who it names for what."""
    if isinstance(subject, Step):
        return subject.text
    if isinstance(subject, Comment):
        return _excerpt(subject.text)
    if isinstance(subject, FollowUp):
        when = (subject.fuzzy_date or {}).get("text") or text("digest.no-date", language)
        return f"{when}: {subject.purpose}" if subject.purpose else str(when)
    if isinstance(subject, Assignment):
        return f"{subject.party_name}: {subject.task}" if subject.task else subject.party_name
    return str(getattr(subject, "party_name", ""))


def asked(row: Assignment, actor: str, language: str) -> str:
    """That somebody asks the reader for something."""
    key = "digest.asked-for" if row.task else "digest.asked"
    return text(key, language, actor=actor, what=row.task or "")


def language_of(one: Subscriber) -> str:
    """The account's language; people without an account get German."""
    return (one.user.language if one.user else None) or DEFAULT


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= EXCERPT else line[:EXCERPT].rsplit(" ", 1)[0] + " …"
