"""The future workshop of a municipality in the management programme: six hours, eight groups, cards and dots."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.goals import queries as goal_queries
from backend.goals.models import Agreement, Goal, Measure
from backend.workshops import queries as workshop_queries
from backend.workshops import service as workshops
from backend.workshops.cards import service as cards
from backend.workshops.cards.service import Sent
from backend.workshops.clusters import service as clusters
from backend.workshops.joining import service as joining
from backend.workshops.models import Workshop, WorkshopParticipant
from backend.workshops.results import service as results
from backend.workshops.schemas import WorkshopIn
from backend.workshops.votes import service as votes
from backend.workshops.votes.schemas import DotVoteIn

Written = dict[str, Any]
QUESTION = "Womit fangen wir an?"


class Hall:
    """Writes the workshop down as the phones of those who were there sent it."""

    workshop: Workshop

    def __init__(self, session: Session, actor: Actor, alliance_id: str, written: Written) -> None:
        self.session, self.actor, self.alliance_id, self.written = session, actor, alliance_id, written
        self.cards: dict[str, str] = {}
        self.clusters: dict[str, str] = {}

    def hold(self, process_id: str, meeting_id: str) -> None:
        """From the profile to the dots, and closed."""
        groups = [{"name": f"Gruppe {number}"} for number in range(1, self.written["groups"] + 1)]
        values = {**self.written["workshop"], "process_id": process_id, "meeting_id": meeting_id, "tables": groups}
        body = WorkshopIn.model_validate(values).model_dump()
        self.workshop = workshops.create(self.session, self.actor, self.alliance_id, body, "de")
        self.session.flush()
        phones = []
        for _ in range(self.written["participants"]):
            phones.append(joining.join(self.session, self.workshop, None)[0])
            self.session.flush()
        for phase, texts in self.written["cards"].items():
            self._go_to(phase)
            self._write(phase, texts, phones)
        self._arrange()
        self._weigh(phones)
        self._go_to("follow_up")
        self._go_to("closed")

    def propose(self, agreement: Agreement, one: Written) -> Goal:
        """A cluster becomes a proposal of a goal, which shows from which workshop it came."""
        chosen = {"cluster_id": self.clusters[one["cluster"]], "card_ids": [], "title": one["text"]}
        [made] = self._make({"kind": "goal", "agreement_id": agreement.id, **chosen})
        return goal_queries.find_goal(self.session, self.actor, str(made.goal_id))

    def propose_measures(self, goal: Goal, one: Written) -> list[Measure]:
        """Cards of the realisation phase become measures under the goal."""
        ids = [self.cards[self.written["cards"]["realisation"][place]] for place in one["cards"]]
        made = self._make({"kind": "measure", "card_ids": ids, "goal_id": goal.id})
        return [goal_queries.find_measure(self.session, self.actor, str(result.measure_id)) for result in made]

    def _make(self, values: Written) -> list[Any]:
        made = results.create(self.session, self.actor, self.workshop, values)
        self.session.flush()
        return made

    def _go_to(self, phase: str) -> None:
        workshops.go_to(self.session, self.actor, self.workshop, phase, None)
        self.session.flush()

    def _write(self, phase: str, texts: list[Any], phones: list[WorkshopParticipant]) -> None:
        for place, written in enumerate(texts):
            text, lane = written if isinstance(written, list) else (written, None)
            card = Sent(f"{phase}-{place:04d}", text, phase, lane)
            cards.take(self.session, self.workshop, phones[place], [card])
            self.session.flush()

    def _arrange(self) -> None:
        texts = self.written["cards"]["realisation"]
        wall = {one.text: one.id for one in workshop_queries.cards_of(self.session, self.workshop.id)}
        self.cards = {text: wall[text] for text in texts}
        for title, places in self.written["clusters"].items():
            ids = [self.cards[texts[place]] for place in places]
            values = {"title": title, "phase": "realisation", "card_ids": ids}
            cluster = clusters.create(self.session, self.actor, self.workshop, values)
            self.session.flush()
            self.clusters[title] = cluster.id

    def _weigh(self, phones: list[WorkshopParticipant]) -> None:
        rule = DotVoteIn(question=QUESTION, phase="realisation", points_per_person=5, most_per_target=3)
        vote = votes.create(self.session, self.actor, self.workshop, rule.model_dump())
        self.session.flush()
        votes.change(self.session, self.actor, vote, {"state": "open"})
        self.session.flush()
        for phone, dots in zip(phones, self.written["dots"], strict=False):
            given = dict(zip(self.cards.values(), dots, strict=True))
            votes.cast(self.session, self.workshop, phone, given)
            self.session.flush()
        votes.change(self.session, self.actor, vote, {"state": "closed"})
