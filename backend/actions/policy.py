"""Who may do what with a card.

A coordinator everything. A member: add and comment; change the cards of their groups, and those they wrote that no
group has yet; and in any card their own part (accept, decline, tick a step they are named for). A reader: comment.
Who speaks for a group changes its cards, whatever their role. A guest sees the cards on which they are named and
those of the groups in which they sit; they comment there and answer for themself.
"""

from functools import cached_property
from typing import Any

import orjson
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.permissions import Role
from backend.actions import queries
from backend.actions.models import ActionItem, Assignment
from backend.actions.parts import queries as part_queries
from backend.actions.parts.kinds import ASSIGNMENTS, STEPS, Kind
from backend.core.problems import Forbidden

ANSWERS = {"state", "note", "due"}
EVERYTHING = ["edit", "move", "assign", "comment", "delete"]


class Rights:
    """What one actor may do in one alliance; looked up once per request."""

    def __init__(self, session: Session, actor: Actor, alliance_id: str) -> None:
        self._session = session
        self.actor = actor
        self.alliance_id = alliance_id
        self.may_write = actor.may("action-items:write", alliance_id)
        self.may_comment = actor.may("comments:write", alliance_id)
        self.is_guest = actor.is_guest_in(alliance_id)
        self.speaks_for = {
            one for one in actor.speaks_for(alliance_id) if actor.may("action-items:write", alliance_id, one)
        }
        self.may_everything = self.may_write and actor.role_in(alliance_id) in (Role.coordinator, Role.operator)
        self.person_id = actor.person_in(alliance_id)
        # By card, the steps for which the actor is named; None stands for the card as a whole.
        self._own_steps: dict[str, set[str | None]] = {}

    @cached_property
    def group_ids(self) -> set[str]:
        """The groups the actor belongs to as a person."""
        if self.person_id is None:
            return set()
        return queries.group_ids_of(self._session, self.alliance_id, self.person_id)

    @cached_property
    def own_item_ids(self) -> set[str]:
        """The cards on which the actor is named."""
        if self.person_id is None:
            return set()
        return queries.item_ids_of(self._session, self.alliance_id, [self.person_id])

    @cached_property
    def open_item_ids(self) -> set[str]:
        """The cards that are open to the actor as a guest."""
        return queries.open_item_ids(self._session, self.actor, self.alliance_id)

    @property
    def key(self) -> str:
        """Names everything that `can` depends on besides the card, for kept representations."""
        if self.may_everything or not (self.may_write or self.is_guest or self.speaks_for):
            return f"{self.may_everything:d}{self.may_comment:d}"
        kind = "guest" if self.is_guest else "member" if self.may_write else "reader"
        return (
            f"{kind}:{self.actor.id}:{self.person_id}:{self.may_comment:d}{self.may_write:d}:{sorted(self.speaks_for)}"
        )

    def can(self, item_id: str, group_id: str | None, created_by: str | None) -> list[str]:
        """What the actor may do with this card; `answer` is the own part only."""
        if self.may_everything:
            return EVERYTHING if self.may_comment else [right for right in EVERYTHING if right != "comment"]
        found: list[str] = []
        if group_id is not None and group_id in self.speaks_for:
            found = ["edit", "move", "assign"]
        elif self.may_write:
            is_own = group_id is None and created_by is not None and created_by == self.actor.id
            if not self.is_guest and (is_own or (group_id is not None and group_id in self.group_ids)):
                found = ["edit", "move", "assign"]
            elif item_id in self.own_item_ids:
                found = ["answer"]
        return [*found, "comment"] if self.may_comment else found

    def can_bytes(self, item_id: str, group_id: str | None, created_by: str | None) -> bytes:
        """The same as JSON."""
        if self.may_everything:
            return self._everything
        return orjson.dumps(self.can(item_id, group_id, created_by))

    @cached_property
    def _everything(self) -> bytes:
        return orjson.dumps(self.can("", None, None))

    def require(self, right: str, item: ActionItem) -> None:
        """Raise 403 without this right on this card."""
        if right not in self.can(item.id, item.group_id, item.created_by):
            raise Forbidden(permission="action-items:write")

    def can_part(self, item: ActionItem, kind: Kind, row: Any) -> list[str]:
        """What the actor may do with one part: all of it with the card, or answer for themself."""
        rights = self.can(item.id, item.group_id, item.created_by)
        if "edit" in rights:
            return ["edit", "delete"]
        if "answer" not in rights or row is None or self.person_id is None:
            return []
        if kind is ASSIGNMENTS:
            return ["edit"] if row.party_id == self.person_id else []
        return ["edit"] if kind is STEPS and self._is_named_for(item, row.id) else []

    def require_part(self, item: ActionItem, kind: Kind, row: Any = None, members: set[str] | None = None) -> None:
        """Raise 403 unless the actor may edit the card, or these members are their own answer."""
        rights = self.can_part(item, kind, row)
        if not rights or ("delete" not in rights and not (members or {"all"}) <= ANSWERS):
            raise Forbidden(permission="action-items:write")

    def _is_named_for(self, item: ActionItem, step_id: str) -> bool:
        if item.id not in self._own_steps:
            named = part_queries.parts_in(self._session, Assignment, item.id)
            self._own_steps[item.id] = {row.step_id for row in named if row.party_id == self.person_id}
        return not self._own_steps[item.id].isdisjoint((None, step_id))
