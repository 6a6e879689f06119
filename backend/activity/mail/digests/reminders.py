"""Reminders: of dates that come, once of dates that have passed, and of questions that wait for an answer.

Each is given once for a date; what has been answered, done or called off meanwhile is not remembered at all. Dates
that passed long ago are left alone: who brings an old archive in does not remind everybody of it.
"""

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from backend.activity.mail.digests import queries
from backend.activity.mail.digests.entries import Entries
from backend.activity.mail.digests.news import Concern, described, language_of
from backend.activity.mail.models import MailReminder, ReminderKind
from backend.core.clock import GERMANY, now, today
from backend.core.language import text
from backend.participation import own

PASSED_WITHIN = timedelta(days=21)
ASKED_WITHIN = timedelta(days=60)


def remind(session: Session, concern: Concern, position_id: str, entries: Entries) -> None:
    """Add what the subscriber is to be reminded of today, and note that they were."""
    alliance = concern.one.alliance
    items = {
        item.id: item
        for item in queries.items_in_hand(session, alliance.id, concern.items, concern.groups)
        if concern.concerns(item)
    }
    known = queries.reminded(session, position_id)
    day, moment = today(), now()
    ahead = day + timedelta(days=alliance.remind_before_days)

    def once(kind: ReminderKind, row: Any, about: date, sentence: str) -> None:
        if (kind.value, row.id, about) in known:
            return
        known.add((kind.value, row.id, about))
        session.add(MailReminder(position_id=position_id, kind=kind, subject_id=row.id, about=about))
        entries.need(items[row.action_item_id], sentence, moment)

    language = language_of(concern.one)
    for row in queries.open_dates(session, list(items), day - PASSED_WITHIN, ahead):
        _of_date(row, "date", day, alliance.remind_before_days, language, once)
    mine = _own_steps(session, concern, items)
    for step in queries.open_steps(session, list(items), day - PASSED_WITHIN, ahead):
        if step.id in mine:
            _of_date(step, "step", day, alliance.remind_before_days, language, once)
    if alliance.ask_again_after_days:
        until = moment - timedelta(days=alliance.ask_again_after_days)
        for question in queries.unanswered(session, list(items), concern.parties, moment - ASKED_WITHIN, until):
            since = question.updated_at.astimezone(GERMANY).date()
            key = "digest.waits-for" if question.task else "digest.waits"
            once(ReminderKind.unanswered, question, since, text(key, language, what=question.task or ""))


def _of_date(row: Any, what: str, day: date, days_before: int, language: str, once: Any) -> None:
    first, last = row.earliest or row.latest, row.latest or row.earliest
    words = described(row, language)
    if what == "step":
        words = f"{words} ({(row.fuzzy_date or {}).get('text', '')})"
    if last < day:
        once(ReminderKind.passed, row, last, text(f"digest.{what}-passed", language, what=words))
    elif days_before:
        once(ReminderKind.coming, row, first, text(f"digest.{what}-coming", language, what=words))


def _own_steps(session: Session, concern: Concern, items: dict[str, Any]) -> set[str]:
    """The steps that are the subscriber's to do."""
    person = concern.one.person
    if person is None:
        return set()
    own_items = [item for item in items.values() if item.id in concern.items]
    return {step.id for item in own_items for step in own.part_of(session, item, person.id).steps}
