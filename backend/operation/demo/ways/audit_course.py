"""The course of the audit in Stolberg: its process, bodies, workshops, council papers, certificate and duties."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.memberships import service as memberships
from backend.alliances.groups.memberships.schemas import MembershipIn
from backend.alliances.models import Alliance
from backend.goals import queries as goal_queries
from backend.goals.models import Agreement, Goal
from backend.meetings import service as meetings
from backend.meetings.participants import service as participants
from backend.meetings.participants.schemas import ParticipantIn
from backend.meetings.schemas import MeetingIn
from backend.operation.demo.ways.founding import body_of, group, on
from backend.processes.bodies import queries as body_queries
from backend.processes.bodies import service as bodies
from backend.processes.certificates import service as certificates
from backend.processes.certificates.schemas import CertificateIn
from backend.processes.council_papers import service as papers
from backend.processes.council_papers.consultations import service as consultations
from backend.processes.council_papers.consultations.schemas import ResultIn
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.council_papers.schemas import CouncilPaperIn
from backend.processes.interfaces import service as interfaces
from backend.processes.interfaces.schemas import InterfaceIn
from backend.processes.mandates import service as mandates
from backend.processes.mandates.schemas import MandatePatch
from backend.processes.reports.models import Report
from backend.processes.runs import queries as run_queries
from backend.processes.runs import service as processes
from backend.processes.runs import steps
from backend.processes.runs.schemas import ProcessIn, ProcessStepPatch
from backend.publishing.process_pages import service as process_pages
from backend.publishing.process_pages.schemas import ProcessPagePatch
from backend.workshops import service as workshops
from backend.workshops.cards import service as cards
from backend.workshops.clusters import service as clusters
from backend.workshops.models import Workshop
from backend.workshops.results import service as results
from backend.workshops.schemas import WorkshopIn

Written = dict[str, Any]
#: The rest of a workshop was talk; what stayed are cards in clusters.
PHASES = [{"key": "ideas", "title": "Sammeln und ordnen"}, {"key": "closed", "title": "Beendet", "takes_cards": False}]


class Course:
    """Writes the course down, in the order in which it went."""

    def __init__(self, session: Session, alliance: Alliance, actor: Actor, written: Written) -> None:
        self.session, self.alliance, self.actor, self.written = session, alliance, actor, written
        self.groups = {key: group(session, actor, alliance, **one) for key, one in written["groups"].items()}
        session.flush()
        body = ProcessIn(template="audit", title="Audit familiengerechte Kommune", started_on=date(2016, 9, 1))
        self.process = processes.create(session, actor, alliance.id, body)
        session.flush()

    def begin(self) -> None:
        """Bodies, mandate, and what exists besides."""
        for party, role, represents in self.written["members"]:
            membership = MembershipIn.model_validate({"party": party, "role": role, "represents": represents})
            memberships.create(self.session, self.actor, self.groups["steering"], body_of(membership))
        keys = {"steering_group": "steering", "committee": "committee", "council_body": "council"}
        for one in body_queries.of_process(self.session, self.process.id):
            bodies.change(self.session, self.actor, self.process, one, {"group_id": self.groups[keys[one.key]].id})
        mandate = mandates.of(self.session, self.process)
        values = MandatePatch.model_validate(self.written["mandate"])
        mandates.change(self.session, self.actor, mandate, values.changes())
        for one in self.written["interfaces"]:
            entry = InterfaceIn.model_validate({**one, "process_id": self.process.id})
            interfaces.create(self.session, self.actor, self.alliance.id, body_of(entry))
        self.tick("resolution", "contract", "project_lead")

    def tick(self, *keys: str) -> None:
        """Tick steps of the process off, each on its day and with all lines of its checklist."""
        found = {one.key: one for one in run_queries.steps_of(self.session, self.process.id)}
        for key, day, *note in self.written["steps"]:
            if key in keys:
                checked = [{"key": line["key"], "done": True} for line in found[key].checklist]
                told = {"state": "done", "finished_on": day, "checklist": checked, "note": note[0] if note else None}
                body = ProcessStepPatch.model_validate(told)
                steps.change(self.session, self.actor, self.process, found[key], body)
                self.session.flush()

    def go_on(self, key: str) -> None:
        """A phase without steps of its own is under way."""
        [phase] = [one for one in run_queries.steps_of(self.session, self.process.id) if one.key == key]
        body = ProcessStepPatch.model_validate({"state": "in_progress"})
        steps.change(self.session, self.actor, self.process, phase, body)

    def workshop(self, place: int) -> tuple[Workshop, dict[str, str]]:
        """The meeting with who took part, by function, and its wall; the ids of the clusters by their title."""
        one = self.written["workshops"][place]
        day = date(*one["on"])
        sits = {"group_id": self.groups["steering"].id, "kind": "workshop", "title": one["title"]}
        body = MeetingIn.model_validate({**sits, "when": f"{day:%d.%m.%Y}", "state": "approved"})
        meeting = meetings.create(self.session, self.actor, self.alliance.id, body_of(body))
        self.session.flush()
        for party in one["participants"]:
            there = body_of(ParticipantIn.model_validate({"party": party, "attendance": "present"}))
            there.pop("from_groups")
            participants.create(self.session, self.actor, meeting, there)
            self.session.flush()
        about = {"title": one["title"], "question": one["question"], "held_on": day, "phases": PHASES}
        wanted = WorkshopIn.model_validate({**about, "process_id": self.process.id, "meeting_id": meeting.id})
        wall = workshops.create(self.session, self.actor, self.alliance.id, wanted.model_dump())
        self.session.flush()
        ids = {}
        for title, texts in one["clusters"].items():
            cluster = clusters.create(self.session, self.actor, wall, {"title": title})
            self.session.flush()
            ids[title] = cluster.id
            for text in texts:
                cards.create(self.session, self.actor, wall, {"text": text, "cluster_id": cluster.id})
                self.session.flush()
        return wall, ids

    def propose(self, wall: Workshop, cluster_id: str, agreement: Agreement, text: str) -> Goal:
        """A cluster becomes a proposal of a goal, which shows from which workshop it came."""
        chosen = {"kind": "goal", "cluster_id": cluster_id, "agreement_id": agreement.id, "title": text}
        [made] = results.create(self.session, self.actor, wall, {**chosen, "card_ids": []})
        self.session.flush()
        return goal_queries.find_goal(self.session, self.actor, str(made.goal_id))

    def close(self, wall: Workshop) -> None:
        """The workshop is over."""
        workshops.go_to(self.session, self.actor, wall, "closed", None)

    def resolve(self, agreement: Agreement) -> None:
        """The committee advises, the council decides on 24 August 2017: the agreement binds."""
        paper = self._paper("draft_resolution", agreement_id=agreement.id)
        advised = ResultIn.model_validate({"result": "adopted", "result_label": "empfohlen"})
        self._consult(paper, "committee", "advise", date(2017, 8, 23), advised)
        decided = ResultIn.model_validate({"result": "adopted", "result_label": "beschlossen"})
        self._consult(paper, "council", "decide", date(2017, 8, 24), decided)
        self.tick("council_resolution")

    def certify(self, agreement: Agreement) -> None:
        """The certificate, and what it obliges to."""
        self.tick("positive_assessment", "certificate")
        facts = {**self.written["certificate"], "process_id": self.process.id, "agreement_id": agreement.id}
        body = CertificateIn.model_validate(facts)
        certificates.create(self.session, self.actor, self.alliance.id, body_of(body))
        self.session.flush()
        self.go_on("implementation")

    def inform(self, report: Report) -> None:
        """The committee takes note of the report, which has fulfilled the first annual duty when it was sent."""
        paper = self._paper("information_paper", report_id=report.id)
        noted = ResultIn.model_validate({"result": "noted", "result_label": "zur Kenntnis genommen"})
        self._consult(paper, "committee", "note", date(2018, 9, 20), noted)

    def plan_second_resolution(self, agreement: Agreement) -> None:
        """The paper for the second edition, with the bodies that it will pass."""
        self.go_on("reaudit")
        paper = self._paper("draft_resolution", agreement_id=agreement.id)
        self._consult(paper, "committee", "advise")
        self._consult(paper, "council", "decide")

    def tell_everybody(self) -> None:
        """What the municipality tells everybody of the audit."""
        with on(2017, 9, 28):
            page = ProcessPagePatch.model_validate(self.written["public_page"])
            process_pages.change(self.session, self.actor, self.process, page.changes(), "de")

    def _paper(self, kind: str, **source: str) -> CouncilPaper:
        facts = {"kind": kind, "lead_unit": "Jugendamt", "author": "Projektleitung im Jugendamt", **source}
        body = CouncilPaperIn.model_validate(facts)
        made = papers.create(self.session, self.actor, self.alliance.id, body_of(body), "de")
        self.session.flush()
        return made

    def _consult(
        self, paper: CouncilPaper, body: str, competence: str, day: date | None = None, result: ResultIn | None = None
    ) -> None:
        planned = {"group_id": self.groups[body].id, "competence": competence, "sits_on": day, "position": None}
        made = consultations.create(self.session, self.actor, paper, planned)
        self.session.flush()
        if result is not None:
            consultations.record_result(self.session, self.actor, paper, made, result)
            self.session.flush()
