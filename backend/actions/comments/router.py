"""Endpoints: comments on cards."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.actions.comments import queries, service
from backend.actions.comments.schemas import CommentIn, CommentOut, CommentPatch
from backend.actions.models import Comment
from backend.actions.parts import queries as part_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("comments")
SORTS = {"created_at": Comment.created_at, "updated_at": Comment.updated_at}


@routes.get("/action-items/{action_item_id}/comments", "comments:read")
def list_comments(session: Session, actor: Actor, action_item_id: str, paging: Paging) -> Page[CommentOut | Tombstone]:
    """List the comments on a card, oldest first."""
    item = action_queries.find(session, actor, action_item_id)
    return paginate(
        session,
        paging,
        queries.visible_to(actor, item.id),
        entity=Comment,
        sorts=SORTS,
        default="created_at",
        show=lambda comment: service.show(actor, comment),
    )


@routes.post("/action-items/{action_item_id}/comments", "comments:write")
def create_comment(session: Session, actor: Actor, action_item_id: str, body: CommentIn) -> CommentOut:
    """Comment on a card."""
    item = action_queries.find(session, actor, action_item_id)
    actor.require("comments:write", item.alliance_id, group_id=item.group_id, invited=True)
    return service.show(actor, service.create(session, actor, item, body.model_dump()))


@routes.get("/comments/{comment_id}", "comments:read")
def read_comment(session: Session, actor: Actor, comment_id: str) -> CommentOut:
    """Read one comment."""
    return service.show(actor, part_queries.find_part(session, actor, Comment, comment_id))


@routes.patch("/comments/{comment_id}", "comments:write")
def change_comment(
    session: Session, actor: Actor, comment_id: str, body: CommentPatch, if_match: IfMatch
) -> CommentOut:
    """Reword your comment."""
    comment = part_queries.find_part(session, actor, Comment, comment_id)
    if_match.check(comment)
    service.change(session, actor, comment, body.changes())
    return service.show(actor, comment)


@routes.delete("/comments/{comment_id}", "comments:write")
def delete_comment(session: Session, actor: Actor, comment_id: str, if_match: IfMatch) -> None:
    """Remove a comment."""
    comment = part_queries.find_part(session, actor, Comment, comment_id)
    if_match.check(comment)
    service.delete(session, actor, comment)
