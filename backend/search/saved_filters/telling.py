"""The duty that tells subscribers what their filters newly find: one mail a user, in the morning."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog
from sqlmodel import Session

from backend.access.authentication import actor_of
from backend.access.models import User
from backend.core import mail
from backend.core.clock import now
from backend.core.db import Database
from backend.core.mornings import monday_morning, morning
from backend.search.saved_filters import queries
from backend.search.saved_filters.matching import MOST, Match, matches
from backend.search.saved_filters.models import FilterRhythm
from backend.settings import Settings

SHOWN = 20
log = structlog.get_logger("search")


@dataclass(frozen=True)
class News:
    """What one filter newly finds."""

    name: str
    alliance: str
    url: str
    matches: list[Match]

    @property
    def shown(self) -> list[Match]:
        """The first ones; the rest is counted."""
        return self.matches[:SHOWN]

    @property
    def more(self) -> int:
        """How many are left out."""
        return max(0, len(self.matches) - SHOWN)


def run(database: Database, settings: Settings) -> int:
    """Queue the mails that are due; how many."""
    moment = now()
    due_since = {FilterRhythm.daily: morning(moment), FilterRhythm.weekly: monday_morning(moment)}
    due: dict[str, list[str]] = defaultdict(list)
    for subscription_id, user_id, rhythm, told_at in database.run(queries.subscribed):
        if told_at < due_since[FilterRhythm(rhythm)]:
            due[user_id].append(subscription_id)
    return sum(_tell_apart(database, settings, user_id, ids, moment) for user_id, ids in due.items())


def _tell_apart(
    database: Database, settings: Settings, user_id: str, subscription_ids: list[str], moment: datetime
) -> int:
    """Tell one user. What goes wrong with one is written down and keeps nobody else from being told."""
    tell = partial(_tell, settings=settings, subscription_ids=subscription_ids, moment=moment)
    try:
        return database.run(tell, write=True)
    except Exception:
        log.exception("filters could not be told", user_id=user_id)
        return 0


def _tell(session: Session, settings: Settings, subscription_ids: list[str], moment: datetime) -> int:
    news, reader = [], None
    for subscription_id in subscription_ids:
        found = _news(session, settings, subscription_id, moment)
        if found is not None:
            one, reader = found
            news.append(one)
    if reader is None:
        return 0
    mail.queue(
        session,
        to=reader.email,
        name=reader.name,
        template="saved_filters",
        language=reader.language,
        values={"news": news, "count": sum(len(one.matches) for one in news)},
        user_id=reader.id,
    )
    return 1


def _news(session: Session, settings: Settings, subscription_id: str, moment: datetime) -> tuple[News, User] | None:
    subscription = queries.locked(session, subscription_id)
    # Another worker tells right now, or has told since we looked.
    if subscription is None or subscription.told_at >= moment:
        return None
    subscription.told_at = moment
    concerned = queries.concerned(session, subscription)
    if concerned is None:
        return None
    kept, alliance, user = concerned
    actor = actor_of(session, user)
    is_open = kept.is_shared and not actor.is_guest_in(alliance.id)
    if not actor.may("search:read", alliance.id) or not (is_open or kept.owner_id == user.id):
        return None
    known = set(subscription.seen)
    found = matches(session, actor, alliance, kept)
    new = [match for match in found if match.id not in known]
    # What was shown once is not news when it is shown again; the oldest are forgotten first.
    subscription.seen = [*(match.id for match in new), *subscription.seen][: 2 * MOST]
    if not new:
        return None
    base = settings.base_url
    page = f"{base}/a/{alliance.slug}/{kept.page}" + (f"?{kept.query}" if kept.query else "")
    return News(kept.name, alliance.name, page, new), user
