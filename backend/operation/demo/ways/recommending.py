"""The recommendation paper of the demo's round table: drafted in three sessions, amended, adopted, before the council."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.models import Competence, Group
from backend.meetings.models import Meeting
from backend.operation.demo.ways.founding import body_of
from backend.processes.council_papers import service as council_papers
from backend.processes.council_papers.consultations import service as consultations
from backend.processes.council_papers.consultations.schemas import ConsultationIn, ResultIn
from backend.processes.council_papers.models import CouncilPaperKind
from backend.processes.council_papers.schemas import CouncilPaperIn
from backend.processes.material import service as material
from backend.processes.material.models import Material
from backend.processes.models import Process
from backend.processes.recommendations import course, service
from backend.processes.recommendations.disputes import service as disputes
from backend.processes.recommendations.disputes.schemas import AmendmentIn, RecommendationObjectionIn
from backend.processes.recommendations.editions import service as editions
from backend.processes.recommendations.items import service as items
from backend.processes.recommendations.items.schemas import FateIn, RecommendationIn
from backend.processes.recommendations.models import AmendmentState, Recommendation, RecommendationPaper
from backend.processes.recommendations.schemas import (
    AdoptionIn,
    ConceptHandoverIn,
    CouncilHandoverIn,
    RecommendationPaperIn,
)


class Recommending:
    """The paper of a process. `material` is what was collected, in the order of the file."""

    def __init__(self, session: Session, actor: Actor, process: Process, written: dict[str, Any]) -> None:
        self.session, self.actor, self.process, self.written = session, actor, process, written
        self.material: list[Material] = []
        self._made: list[Recommendation] = []
        self._paper: RecommendationPaper | None = None

    @property
    def paper(self) -> RecommendationPaper:
        """The paper; it is begun with the first session."""
        if self._paper is None:
            body = RecommendationPaperIn.model_validate(self.written["paper"])
            self._paper = service.create(self.session, self.actor, self.process, body.model_dump())
        return self._paper

    def draft(self, day: str, session_of_group: Meeting | None) -> None:
        """What a session of the working group wrote, put down as an edition."""
        found = [one for one in self.written["recommendations"] if one[0] == day]
        if not found or session_of_group is None:
            return
        if not self._made:
            place, why = self.written["not_pursued"]
            material.change(self.session, self.actor, self.material[place], {"not_pursued_because": why})
        rewritten_on, number, text = self.written["rewritten"]
        if day == rewritten_on:
            items.change(self.session, self.actor, self._made[number], {"text": text})
        for _, rests_on, text, reason in found:
            ids = [self.material[place].id for place in rests_on]
            body = RecommendationIn(text=text, reason=reason, material_ids=ids)
            self._made.append(items.create(self.session, self.actor, self.paper, body.model_dump()))
        editions.put_down(self.session, self.actor, self.paper, meeting_id=session_of_group.id)

    def adopt(self, plenum: Meeting, concept: str) -> None:
        """In the plenum: an objection, a change of the text, no objection any more; consensus and handover."""
        session, actor, paper, written = self.session, self.actor, self.paper, self.written["objection"]
        course.submit(session, actor, paper, plenum.id)
        against = self._made[1]
        raised = RecommendationObjectionIn.model_validate(
            {"party": written["party"], "text": written["text"], "meeting_id": plenum.id}
        )
        objection = disputes.object_to(session, actor, against, raised)
        proposed = AmendmentIn.model_validate({"party": written["party"], "new_text": written["new_text"]})
        amendment = disputes.propose(session, actor, against, proposed)
        decided = {"state": AmendmentState.accepted, "decided_by": "Runder Tisch"}
        disputes.change_amendment(session, actor, amendment, decided)
        withdrawal = {"is_withdrawn": True, "withdrawn_because": written["withdrawn_because"]}
        disputes.change_objection(session, actor, objection, withdrawal)
        course.adopt(session, actor, self.process, paper, AdoptionIn(), "de")
        handover = CouncilHandoverIn.model_validate(self.written["handover"])
        course.hand_over(session, actor, paper, handover)
        note = self.written["parent"]["note"]
        course.hand_to_concept(session, actor, paper, ConceptHandoverIn(name=concept, note=note))

    def answer(self, council: Group) -> None:
        """What the council made of it, as far as it has dealt with it: of the last recommendation nobody knows yet."""
        session, actor = self.session, self.actor
        given = {**self.written["council_paper"], "recommendation_paper_id": self.paper.id}
        body = CouncilPaperIn.model_validate({"kind": CouncilPaperKind.information_paper, **given})
        before_council = council_papers.create(session, actor, self.paper.alliance_id, body_of(body), "de")
        sitting = ConsultationIn.model_validate({"group_id": council.id, "competence": Competence.note})
        planned = consultations.create(session, actor, before_council, body_of(sitting))
        noted = ResultIn.model_validate({"result": "noted", "sits_on": "2011-10-20"})
        consultations.record_result(session, actor, before_council, planned, noted)
        for recommendation, (fate, reason, reference) in zip(self._made, self.written["fates"], strict=False):
            body_of_fate = FateIn.model_validate({"fate": fate, "reason": reason, "reference": reference})
            items.set_fate(session, actor, recommendation, body_of_fate)
