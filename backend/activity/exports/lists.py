"""The lists that can be taken away whole: what each is called, who may read it, its records and its columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.comments import service as comments
from backend.activity.exports import queries
from backend.activity.exports.cells import cell
from backend.activity.schemas import show as show_event
from backend.alliances.groups import service as groups
from backend.alliances.groups.duties import service as duties
from backend.alliances.groups.memberships import service as memberships
from backend.meetings import service as meetings
from backend.meetings.decisions import service as decisions
from backend.people import service as people
from backend.workshops.results import evaluation as workshop_cards


@dataclass(frozen=True)
class Exported:
    """One list. `show` makes what the list shows of a portion of records; `columns` are members of that."""

    permission: str
    statement: Callable[[Actor, str], Select[Any]]
    show: Callable[[Session, Actor, Sequence[Any]], Sequence[BaseModel]]
    columns: tuple[str, ...]

    def shown(self, session: Session, actor: Actor, alliance_id: str) -> Iterator[BaseModel]:
        """Every record of the list that the actor sees, as the list shows it, in portions."""
        for portion in queries.portions(session, self.statement(actor, alliance_id)):
            yield from self.show(session, actor, portion)

    def rows(self, session: Session, actor: Actor, alliance_id: str, language: str) -> Iterator[list[str]]:
        """The same as rows of a table in the words of one language."""
        names = queries.names(session, alliance_id)
        for one in self.shown(session, actor, alliance_id):
            values = one.model_dump(mode="json")
            yield [cell(values, column, names, language) for column in self.columns]


def _each(show: Callable[[Actor, Any], BaseModel]) -> Callable[[Session, Actor, Sequence[Any]], Sequence[BaseModel]]:
    return lambda _session, actor, portion: [show(actor, one) for one in portion]


def _duties(session: Session, actor: Actor, portion: Sequence[Any]) -> Sequence[BaseModel]:
    shown = duties.Shown(session, sorted({one.alliance_id for one in portion}))
    return [shown.full(actor, one) for one in portion]


LISTS = {
    "people": Exported(
        "people:read",
        queries.people,
        people.show_people,
        ("name", "function", "organisation_name", "email", "phone", "note"),
    ),
    "organisations": Exported(
        "people:read",
        queries.organisations,
        _each(people.show_organisation),
        ("name", "abbreviation", "kind", "website", "note"),
    ),
    "groups": Exported(
        "groups:read",
        queries.groups,
        groups.show_all,
        ("name", "group_kind", "purpose", "duties", "since", "until", "is_current", "member_count"),
    ),
    "memberships": Exported(
        "groups:read",
        queries.memberships,
        _each(memberships.show),
        ("group", "party", "role", "represents", "since", "until", "is_current"),
    ),
    "duties": Exported("groups:read", queries.duties, _duties, ("group", "text", "is_open_question", "shared_with")),
    "meetings": Exported(
        "meetings:read", queries.meetings, _each(meetings.show), ("when", "group", "title", "where", "meeting_state")
    ),
    "decisions": Exported(
        "decisions:read",
        queries.decisions,
        decisions.show_all,
        (
            *("decision_name", "decided_on", "group", "matter", "decision_text", "competence", "procedure", "result"),
            *("votes", "objections", "conditions", "review_on", "action_item"),
        ),
    ),
    "workshop-cards": Exported(
        "workshops:read",
        queries.workshop_cards,
        workshop_cards.show_all,
        ("workshop", "phase", "lane", "table", "cluster", "card", "card_state", "points", "became"),
    ),
    "comments": Exported(
        "comments:read", queries.comments, _each(comments.show), ("action_item", "created_at", "author_name", "text")
    ),
    "events": Exported(
        "events:read",
        queries.events,
        _each(lambda _actor, one: show_event(one)),
        ("sequence", "occurred_at", "type", "subject", "actor", "changes"),
    ),
}
