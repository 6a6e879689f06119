"""Use cases: comment, change and remove one's own comment. A comment does not change its card."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.comments import queries
from backend.actions.comments.schemas import CommentOut
from backend.actions.models import ActionItem, Comment
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Forbidden, invalid
from backend.core.records import touch


def show(actor: Actor, comment: Comment) -> CommentOut:
    """The comment with what the actor may do with it."""
    return CommentOut.model_validate({**comment.model_dump(), "can": _can(actor, comment)})


def create(session: Session, actor: Actor, item: ActionItem, values: dict[str, Any]) -> Comment:
    """Say something about a card."""
    _check_mentions(session, item.alliance_id, values["mentions"])
    comment = Comment(
        alliance_id=item.alliance_id,
        action_item_id=item.id,
        author_id=actor.id,
        author_name=actor.name,
        **values,
    )
    session.add(comment)
    _record(session, actor, "comment.created", comment, {"mentions": [None, comment.mentions]})
    return comment


def change(session: Session, actor: Actor, comment: Comment, values: dict[str, Any]) -> None:
    """Reword one's own comment."""
    _require(actor, comment, "edit")
    if "mentions" in values:
        _check_mentions(session, comment.alliance_id, values["mentions"])
    for name, value in values.items():
        setattr(comment, name, value)
    changes = events.changes_of(comment)
    if not changes:
        return
    # What somebody has taken back is not kept in the history either.
    changes.pop("text", None)
    touch(comment)
    _record(session, actor, "comment.changed", comment, changes)


def delete(session: Session, actor: Actor, comment: Comment) -> None:
    """Leave a tombstone; its text is gone."""
    _require(actor, comment, "delete")
    comment.deleted_at, comment.text = now(), ""
    touch(comment)
    _record(session, actor, "comment.deleted", comment, {})


def _can(actor: Actor, comment: Comment) -> list[str]:
    if not actor.may("comments:write", comment.alliance_id):
        return []
    if comment.author_id == actor.id:
        return ["edit", "delete"]
    return ["delete"] if actor.may("alliances:write", comment.alliance_id) else []


def _require(actor: Actor, comment: Comment, right: str) -> None:
    if right not in _can(actor, comment):
        raise Forbidden(permission="comments:write")


def _check_mentions(session: Session, alliance_id: str, ids: list[str]) -> None:
    if ids and not queries.people_exist(session, alliance_id, ids):
        raise invalid("#/mentions", "unknown_reference")


def _record(session: Session, actor: Actor, event_type: str, comment: Comment, changes: dict[str, Any]) -> None:
    subject = events.Subject("comment", comment.id, context_id=comment.action_item_id)
    events.record(
        session,
        actor,
        event_type,
        subject,
        stream_id=comment.alliance_id,
        alliance_id=comment.alliance_id,
        changes=changes,
    )
