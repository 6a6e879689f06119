"""Stores what was understood, through the rooms that the records belong to."""

from datetime import date

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.comments import service as comments
from backend.actions.follow_ups.dates import DateReader
from backend.actions.models import ActionItem
from backend.actions.parts.service import Readers
from backend.alliances.groups import service as groups
from backend.alliances.groups.duties import queries as duty_queries
from backend.alliances.groups.duties import service as duties
from backend.alliances.groups.duties.schemas import DutyInGroup
from backend.alliances.groups.schemas import GroupIn
from backend.core.clock import today
from backend.ideas import queries as idea_queries
from backend.ideas import service as ideas
from backend.ideas.models import Idea
from backend.ideas.schemas import IdeaIn
from backend.imports import queries
from backend.imports.bodies import Reader, pointing
from backend.imports.matching import idea_key, key
from backend.imports.schemas import DutyFound, ImportOut, ItemFound
from backend.people import queries as people_queries
from backend.people import service as people
from backend.people.schemas import OrganisationIn

HERE = "#/understanding"


class Writing:
    """One commit: writes what is new, and notes what each piece became."""

    def __init__(self, session: Session, actor: Actor, alliance_id: str, found: ImportOut) -> None:
        self.session = session
        self.actor = actor
        self.alliance_id = alliance_id
        self.found = found
        self.origins: list[list[str]] = []
        self.new_items: dict[int, ActionItem] = {}

    def write(self, *, create_organisations: bool) -> None:
        """Everything, in the order in which it refers to each other."""
        if create_organisations:
            self._organisations()
        self._groups_and_duties()
        self._action_items()
        self._adopt(self._ideas())

    def _organisations(self) -> None:
        known = {
            key(name)
            for _kind, _id, *names in people_queries.names(self.session, self.alliance_id)
            for name in names
            if name
        }
        for item in self.found.action_items:
            parties = [part.party for part in item.assignments]
            parties += [part.party for part in item.partners] + [part.party for part in item.sponsors]
            for party in parties:
                name = party.name
                if party.kind != "organisation" or key(name) in known or len(name) > 200:
                    continue
                known.add(key(name))
                body = OrganisationIn(name=name)
                people.create_organisation(self.session, self.actor, self.alliance_id, body.model_dump())
                self.found.created.organisations += 1

    def _groups_and_duties(self) -> None:
        of_body: dict[str, list[tuple[int, DutyFound]]] = {}
        for index, duty in enumerate(self.found.duties):
            of_body.setdefault(key(duty.body), []).append((index, duty))
        for index, group in enumerate(self.found.groups):
            listed = of_body.pop(key(group.name), [])
            if group.outcome == "new":
                with pointing(f"{HERE}/groups/{index}"):
                    body = GroupIn(kind=group.kind, name=group.name, duties=[_duty(duty) for _, duty in listed])
                    values = {name: getattr(body, name) for name in type(body).model_fields}
                    made = groups.create(self.session, self.actor, self.alliance_id, values)
                group.id = made.id
                for (_, duty), written in zip(listed, duty_queries.of_groups(self.session, [made.id]), strict=True):
                    duty.id = written.id
            else:
                self._add_duties(str(group.id), [(at, duty) for at, duty in listed if duty.outcome == "new"])
            self._note("group", key(group.name), group.id)
            for _, duty in listed:
                self._note("duty", key(group.id, duty.text), duty.id)

    def _add_duties(self, group_id: str, listed: list[tuple[int, DutyFound]]) -> None:
        if not listed:
            return
        group = queries.group_by_id(self.session, group_id)
        for index, duty in listed:
            with pointing(f"{HERE}/duties/{index}"):
                values = _duty(duty).model_dump(exclude={"id"})
                duty.id = duties.create(self.session, self.actor, group, values).id

    def _action_items(self) -> None:
        reader = Reader(self.session, self.alliance_id)
        dates = DateReader(self.session, self.alliance_id, self._reference())
        readers = Readers(self.session, self.alliance_id, dates)
        group_ids = {key(group.name): group.id for group in self.found.groups}
        bodies = []
        for index, item in self._new_cards():
            with pointing(f"{HERE}/action_items/{index}"):
                group_id = group_ids.get(key(item.group)) if item.group else None
                bodies.append((f"{HERE}/action_items/{index}", reader.card(item, group_id)))
        if bodies:
            self._name(actions.create_all(self.session, self.actor, self.alliance_id, bodies, readers))
        for item in self.found.action_items:
            self._note("action_item", key(item.title), item.id)

    def _new_cards(self) -> list[tuple[int, ItemFound]]:
        return [(index, item) for index, item in enumerate(self.found.action_items) if item.outcome == "new"]

    def _name(self, made: list[ActionItem]) -> None:
        """Say of each new card which one it became; what was remarked becomes its first comment."""
        prefix = action_queries.short_name(self.session, self.alliance_id)
        for (index, item), card in zip(self._new_cards(), made, strict=True):
            item.id, item.number, self.new_items[index] = card.id, f"{prefix}-{card.number}", card
            if item.remarks:
                comment = {"text": item.remarks[:20_000], "mentions": []}
                comments.create(self.session, self.actor, card, comment)
                self.found.created.comments += 1

    def _ideas(self) -> dict[int, Idea]:
        """The new ideas by their place in the document."""
        position = idea_queries.next_position(self.session, self.alliance_id)
        made: dict[int, Idea] = {}
        for index, idea in enumerate(self.found.ideas):
            if idea.outcome == "new":
                parent_id = self.found.ideas[idea.parent].id if idea.parent is not None else None
                with pointing(f"{HERE}/ideas/{index}"):
                    body = IdeaIn(
                        text=idea.text,
                        question=idea.question or None,
                        cluster=idea.cluster or None,
                        parent_id=parent_id,
                        position=position,
                    )
                    made[index] = ideas.create(self.session, self.actor, self.alliance_id, body.model_dump())
                idea.id, position = made[index].id, position + 1
            self._note("idea", idea_key(self.found.ideas, idea), idea.id)
        return made

    def _adopt(self, made: dict[int, Idea]) -> None:
        """Link ideas to the cards that took them up, where one of both is new; what is linked stays so."""
        wanted = [
            (index, idea.taken_up_by)
            for index, idea in enumerate(self.found.ideas)
            if idea.taken_up_by is not None and (index in made or idea.taken_up_by in self.new_items)
        ]
        known_ids = [str(self.found.ideas[index].id) for index, _ in wanted if index not in made]
        known = queries.ideas_by_id(self.session, known_ids) if known_ids else {}
        for index, item_index in wanted:
            idea = made.get(index) or known.get(str(self.found.ideas[index].id))
            item_id = self.found.action_items[item_index].id
            if idea is not None and idea.action_item_id is None and item_id:
                ideas.adopt(self.session, self.actor, idea, item_id)
                self.found.created.adopted_ideas += 1

    def _reference(self) -> date:
        return self.found.document_date or today()

    def _note(self, kind: str, words: str, record_id: str | None) -> None:
        if record_id is not None:
            self.origins.append([kind, words, record_id])


def _duty(duty: DutyFound) -> DutyInGroup:
    return DutyInGroup(text=duty.text, is_open_question=duty.open_question)
