"""Writes the demo alliance through the same services as everybody, as if the workshop had been ten weeks ago."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from backend.access.accounts import service as accounts
from backend.access.actors import SYSTEM, Actor, AllianceRole
from backend.access.grants import service as grants
from backend.access.models import User
from backend.access.permissions import Role
from backend.actions import service as actions
from backend.actions.models import ActionItem
from backend.actions.schemas import ActionItemIn
from backend.alliances import service as alliances
from backend.alliances.groups import service as groups
from backend.alliances.groups.memberships import service as memberships
from backend.alliances.groups.memberships.schemas import MembershipIn
from backend.alliances.groups.schemas import GroupIn
from backend.alliances.schemas import AllianceIn
from backend.core import clock, events
from backend.ideas import service as ideas
from backend.ideas.models import Idea
from backend.ideas.schemas import IdeaIn
from backend.meetings import service as meetings
from backend.meetings.models import Meeting
from backend.meetings.schemas import MeetingIn
from backend.municipalities import service as municipalities
from backend.operation.demo import afterwards
from backend.operation.demo.agendas import Agendas
from backend.operation.demo.dates import dated
from backend.operation.demo.ways import fill as fill_other_ways
from backend.people import service as people
from backend.people.schemas import OrganisationIn, PersonIn

Written = dict[str, Any]


def fill(session: Session) -> None:
    """Write everything down: what the workshop left behind, then what happened since."""
    text = (Path(__file__).parent / "alliance.json").read_text(encoding="utf-8")
    written: Written = dated(json.loads(text), clock.today())
    with days_ago(written["workshop_days_ago"]):
        municipality = municipalities.create(session, SYSTEM, dict(written["municipality"]))
        founded = AllianceIn.model_validate({**written["alliance"], "municipality_id": municipality.id})
        alliance = alliances.create(session, SYSTEM, founded.model_dump())
        persons = _people(session, alliance.id, written)
        coordinator, member = _users(session, alliance.id, written["users"], persons)
        group_ids = _groups(session, coordinator, alliance.id, written["groups"])
        planned = _meetings(session, coordinator, alliance.id, written["meetings"], group_ids)
        found = _ideas(session, coordinator, alliance.id, written)
        items = _items(session, coordinator, alliance.id, written["action_items"], group_ids)
        for one, item in zip(written["action_items"], items, strict=True):
            if "takes_up" in one:
                ideas.adopt(session, coordinator, found[one["takes_up"]], item.id)
    agendas = Agendas(session, coordinator, items, found)
    for meeting, one in zip(planned, written["meetings"], strict=True):
        if "held_days_ago" in one:
            with days_ago(one["held_days_ago"]):
                agendas.hold(meeting, one["agenda"])
    afterwards.happen(session, coordinator, member, items, days_ago)
    with days_ago(1):
        for meeting, one in zip(planned, written["meetings"], strict=True):
            if "held_days_ago" not in one:
                agendas.write(meeting, one["agenda"])
    adoption = written["adoption"]
    afterwards.adopt(session, member, found[adoption["idea"]], _without(adoption, "idea", "group"), group_ids["health"])
    user = session.get_one(User, coordinator.user_id)
    fill_other_ways(session, user)
    subject = events.Subject("installation", events.INSTALLATION)
    events.record(session, SYSTEM, "installation.demo_filled", subject, stream_id=events.INSTALLATION)


@contextmanager
def days_ago(days: int) -> Iterator[None]:
    """Let what is written meanwhile have been written then, so that histories and silence look like real ones."""
    then = clock.now() - timedelta(days=days)
    before = clock.freeze(lambda: then)
    try:
        yield
    finally:
        clock.freeze(before)


def members(body: BaseModel) -> Written:
    """The members of a body as they are: services read parties and dates themselves."""
    return {name: getattr(body, name) for name in type(body).model_fields}


def _people(session: Session, alliance_id: str, written: Written) -> dict[str, str]:
    """Ids of the people by name."""
    homes = {}
    for organisation in written["organisations"]:
        body = OrganisationIn.model_validate(organisation)
        made = people.create_organisation(session, SYSTEM, alliance_id, members(body))
        homes[organisation.get("abbreviation")] = made.id
    persons = {}
    for person in written["people"]:
        body_of_person = PersonIn.model_validate(
            {**_without(person, "organisation"), "organisation_id": homes.get(person.get("organisation"))}
        )
        persons[person["name"]] = people.create_person(session, SYSTEM, alliance_id, members(body_of_person)).id
    return persons


def _users(session: Session, alliance_id: str, written: list[Written], persons: dict[str, str]) -> list[Actor]:
    """The coordinator and the member, as whom the rest is written."""
    made = []
    for one in written:
        user = accounts.create(session, SYSTEM, one["email"], one["name"])
        grant = grants.give(session, SYSTEM, alliance_id, user, Role(one["role"]), persons.get(one["person"]))
        roles = {alliance_id: AllianceRole(Role(grant.role), grant.person_id)}
        made.append(Actor("user", user.id, user.name, roles=roles, user_id=user.id))
    return made[:2]


def _groups(session: Session, actor: Actor, alliance_id: str, written: list[Written]) -> dict[str, str]:
    """Ids of the groups by key."""
    ids = {}
    for one in written:
        body = GroupIn.model_validate(_without(one, "key", "members"))
        group = groups.create(session, actor, alliance_id, members(body))
        ids[one["key"]] = group.id
        for name, role in one["members"]:
            membership = MembershipIn.model_validate({"party": name, "role": role})
            memberships.create(session, actor, group, members(membership))
    return ids


def _meetings(
    session: Session, actor: Actor, alliance_id: str, written: list[Written], group_ids: dict[str, str]
) -> list[Meeting]:
    made = []
    for one in written:
        facts = _without(one, "group", "agenda", "held_days_ago")
        body = MeetingIn.model_validate({**facts, "group_id": group_ids[one["group"]]})
        made.append(meetings.create(session, actor, alliance_id, members(body)))
    return made


def _ideas(session: Session, actor: Actor, alliance_id: str, written: Written) -> dict[str, Idea]:
    """The ideas by their text."""
    found = {}

    def note(text: str, cluster: str, parent: Idea | None = None) -> Idea:
        body = IdeaIn(text=text, cluster=cluster, question=written["question"], parent_id=parent.id if parent else None)
        found[text] = idea = ideas.create(session, actor, alliance_id, body.model_dump())
        return idea

    for cluster, texts in written["clusters"]:
        for text in texts:
            if isinstance(text, str):
                note(text, cluster)
                continue
            parent = note(text["text"], cluster)
            for child in text["children"]:
                note(child, cluster, parent)
    return found


def _items(
    session: Session, actor: Actor, alliance_id: str, written: list[Written], group_ids: dict[str, str]
) -> list[ActionItem]:
    made = []
    for one in written:
        body = ActionItemIn.model_validate({**_without(one, "group", "takes_up"), "group_id": group_ids[one["group"]]})
        made.append(actions.create(session, actor, alliance_id, body))
    return made


def _without(written: Written, *names: str) -> Written:
    return {name: value for name, value in written.items() if name not in names}
