"""Use cases: keep, change and remove a view; subscribe to it."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.alliances import queries as alliance_queries
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Forbidden, invalid
from backend.core.records import touch
from backend.search.saved_filters import policy, queries
from backend.search.saved_filters.matching import matches
from backend.search.saved_filters.models import FilterPage, FilterRhythm, FilterSubscription, SavedFilter
from backend.search.saved_filters.schemas import SavedFilterOut


def show(session: Session, actor: Actor, kept: Sequence[SavedFilter]) -> list[SavedFilterOut]:
    """The filters with whose they are and one's own subscriptions, in three more statements."""
    names = queries.owner_names(session, {one.owner_id for one in kept if one.owner_id})
    slugs = queries.slugs(session, {one.alliance_id for one in kept})
    own = queries.subscriptions(session, actor.user_id, {one.id for one in kept})
    shown = []
    for one in kept:
        rhythm = own[one.id].rhythm if one.id in own else FilterRhythm.none
        values = {
            **one.model_dump(),
            "is_own": policy.is_own(actor, one),
            "owner_name": names.get(one.owner_id or ""),
            "subscription": FilterRhythm(rhythm),
            "path": f"/a/{slugs[one.alliance_id]}/{one.page}" + (f"?{one.query}" if one.query else ""),
            "can": policy.can(actor, one),
        }
        shown.append(SavedFilterOut.model_validate(values))
    return shown


def create(session: Session, actor: Actor, alliance: Alliance, values: dict[str, Any]) -> SavedFilter:
    """Keep a view. Raises 422 for a system that keeps one for itself alone: nobody would see it."""
    if actor.user_id is None and not values["is_shared"]:
        raise invalid("#/is_shared", "own_needs_user")
    if values["is_shared"]:
        _refuse_guest(actor, alliance.id)
    kept = SavedFilter(alliance_id=alliance.id, owner_id=actor.user_id, **values)
    session.add(kept)
    _record(session, actor, "saved_filter.created", kept)
    return kept


def change(session: Session, actor: Actor, kept: SavedFilter, values: dict[str, Any]) -> None:
    """Rename a view, keep another one under its name, share it or no longer."""
    _require(actor, kept, "edit")
    if values.get("is_shared"):
        _refuse_guest(actor, kept.alliance_id)
    # Whose nobody is would be gone for everybody.
    if kept.owner_id is None and values.get("is_shared") is False:
        raise invalid("#/is_shared", "own_needs_user")
    for name, value in values.items():
        setattr(kept, name, value)
    if events.changes_of(kept):
        touch(kept)
        _record(session, actor, "saved_filter.changed", kept)


def delete(session: Session, actor: Actor, kept: SavedFilter) -> None:
    """Remove a view; its subscribers are told nothing more."""
    _require(actor, kept, "delete")
    kept.deleted_at = now()
    touch(kept)
    _record(session, actor, "saved_filter.deleted", kept)


def subscribe(session: Session, actor: Actor, kept: SavedFilter, rhythm: FilterRhythm) -> None:
    """Tell the actor from now on, at this rhythm, what the filter newly finds. Raises 403 for a system."""
    user = accounts.own(session, actor)
    if kept.page == FilterPage.dashboard:
        raise invalid("#/rhythm", "dashboard_not_subscribed")
    one = queries.subscriptions(session, user.id, [kept.id]).get(kept.id)
    if one is None:
        one = FilterSubscription(
            alliance_id=kept.alliance_id, saved_filter_id=kept.id, user_id=user.id, rhythm=rhythm, told_at=now()
        )
        session.add(one)
    if one.rhythm == FilterRhythm.none or not one.seen:
        # What is there now is known.
        alliance = alliance_queries.find(session, actor, kept.alliance_id)
        one.seen, one.told_at = [match.id for match in matches(session, actor, alliance, kept)], now()
    one.rhythm = rhythm
    touch(one)
    _record(session, actor, "saved_filter.subscribed", kept)


def _refuse_guest(actor: Actor, alliance_id: str) -> None:
    if actor.is_guest_in(alliance_id):
        raise Forbidden(permission="saved-filters:write")


def _require(actor: Actor, kept: SavedFilter, right: str) -> None:
    if right not in policy.can(actor, kept):
        raise Forbidden(permission="alliances:write" if kept.is_shared else "saved-filters:write")


def _record(session: Session, actor: Actor, event_type: str, kept: SavedFilter) -> None:
    subject = events.Subject("saved_filter", kept.id)
    alliance_id = kept.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance_id, alliance_id=alliance_id)
