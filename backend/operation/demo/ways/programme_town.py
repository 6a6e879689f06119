"""One municipality in the management programme, from its mandate to the revision of its action concept."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.models import User
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.schemas import ActionItemPatch
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.memberships import service as memberships
from backend.alliances.groups.memberships.schemas import MembershipIn
from backend.goals import queries as goal_queries
from backend.goals import service as goals
from backend.goals.agreements import editions
from backend.goals.agreements import service as agreements
from backend.goals.agreements.schemas import AgreementIn
from backend.goals.fields import service as fields
from backend.goals.lineage import service as lineage
from backend.goals.links import queries as link_queries
from backend.goals.links import service as links
from backend.goals.measures import service as measures
from backend.goals.models import Agreement, Measure
from backend.meetings import service as meetings
from backend.meetings.participants import service as participants
from backend.meetings.participants.schemas import ParticipantIn
from backend.meetings.schemas import MeetingIn
from backend.operation.demo.ways.founding import body_of, found
from backend.operation.demo.ways.programme_hall import Hall
from backend.processes.council_papers import service as papers
from backend.processes.council_papers.consultations import service as consultations
from backend.processes.council_papers.consultations.schemas import ResultIn
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.council_papers.schemas import CouncilPaperIn
from backend.processes.delegations import service as delegations
from backend.processes.delegations.schemas import DelegationIn
from backend.processes.interfaces import service as interfaces
from backend.processes.interfaces.schemas import InterfaceIn
from backend.processes.mandates import service as mandates
from backend.processes.mandates.schemas import MandatePatch
from backend.processes.obligations import queries as obligation_queries
from backend.processes.obligations import service as obligations
from backend.processes.obligations.schemas import FulfilmentIn
from backend.processes.questionnaires import service as questionnaires
from backend.processes.questionnaires.schemas import QuestionnaireIn, ResponseIn
from backend.processes.reports import service as reports
from backend.processes.reports.schemas import DispatchIn, ReportIn
from backend.processes.reports.status_entries import service as status_entries
from backend.processes.reports.status_entries.schemas import StatusEntryIn
from backend.processes.runs import queries as run_queries
from backend.processes.runs import service as processes
from backend.processes.runs import steps
from backend.processes.runs.schemas import ProcessIn, ProcessStepPatch
from backend.publishing.process_pages import service as process_pages
from backend.publishing.process_pages.schemas import ProcessPagePatch

Written = dict[str, Any]


class Town:
    """Writes down, step by step, what the municipality did."""

    concept: Agreement

    def __init__(self, session: Session, user: User, written: Written) -> None:
        self.session, self.written = session, written
        self.alliance, self.actor = found(session, user, written["municipality"], written["alliance"])
        body = ProcessIn.model_validate(written["process"])
        self.process = processes.create(session, self.actor, self.alliance.id, body)
        session.flush()
        bodies = {one.key: str(one.group_id) for one in run_queries.bodies_of(session, self.process.id)}
        self.group_id, self.council_id = bodies["project_group"], bodies["council_body"]

    def begin(self) -> None:
        """Mandate, who hands what on to whom, what exists besides."""
        mandate = mandates.of(self.session, self.process)
        values = MandatePatch.model_validate(self.written["mandate"]).changes()
        mandates.change(self.session, self.actor, mandate, values)
        self.session.flush()
        for one in self.written["delegations"]:
            link = body_of(DelegationIn.model_validate(one))
            delegations.create(self.session, self.actor, self.process, link)
            self.session.flush()
        for one in self.written["interfaces"]:
            entry = body_of(InterfaceIn.model_validate({**one, "process_id": self.process.id}))
            interfaces.create(self.session, self.actor, self.alliance.id, entry)
        self.tick("mandate")

    def form_group(self) -> None:
        """Council, administration, citizens and business sit in the project group, which has met."""
        group = group_queries.find(self.session, self.actor, self.group_id)
        for party, represents in self.written["members"]:
            one = MembershipIn.model_validate({"party": party, "represents": represents, "since": "2013-04-11"})
            memberships.create(self.session, self.actor, group, body_of(one))
        self.session.flush()
        self.tick("project_lead", "project_group", "process_guide")
        sat = [party for party, _ in self.written["members"]]
        self._meet("working_session", "Sitzung der Projektgruppe", "11.04.2013", sat)

    def hold_workshop(self) -> None:
        """The profile, field by field, then the future workshop in the hall."""
        self.fields = []
        for label, (factor, offer) in zip(self.written["fields"], self.written["inventory"], strict=True):
            values = {"label": label, "description": None, "is_focus": label == self.written["fields"][0]}
            field = fields.create(self.session, self.actor, self.alliance.id, {**values, "position": None})
            self.session.flush()
            self.fields.append(field.id)
            for kind, text in (("factor", factor), ("offer", offer)):
                found_there = {"kind": kind, "text": text, "source": "Kommunalprofil 2013"}
                fields.add_entry(self.session, self.actor, field, found_there)
        self.tick("profile")
        meeting_id = self._meet("workshop", "Zukunftswerkstatt", "21.09.2013", self.written["hall"])
        self.hall = Hall(self.session, self.actor, self.alliance.id, self.written)
        self.hall.hold(self.process.id, meeting_id)
        self.tick("workshop")

    def adopt_concept(self) -> None:
        """What hung on the wall becomes goals and measures, on which the council decides."""
        self.tick("evaluation_talk", "strategies")
        body = AgreementIn.model_validate({**self.written["concept"], "process_id": self.process.id})
        self.concept = agreements.create(self.session, self.actor, self.alliance.id, body_of(body))
        self.session.flush()
        for one in self.written["goals"]:
            goal = self.hall.propose(self.concept, one)
            accepted = {"is_proposal": False, "field_of_action_id": self.fields[one["field"]]}
            goals.change(self.session, self.actor, goal, accepted)
            for measure in self.hall.propose_measures(goal, one):
                sheet = self.written["sheets"][measure.title]
                measures.change(self.session, self.actor, measure, dict(sheet))
                self.session.flush()
                links.create_card(self.session, self.actor, measure)
        self.tick("measures")
        paper = self._paper(self.concept, self.written["adoption"])
        self._decide(paper, "einstimmig beschlossen")
        self.tick("council_resolution")
        page = ProcessPagePatch.model_validate(self.written["public_page"])
        process_pages.change(self.session, self.actor, self.process, page.changes(), "de")

    def assure_quality(self) -> None:
        """Where every measure stands, what the group says of itself, and what the office is told."""
        self.tick("implementation")
        facts = {**self.written["report"], "agreement_id": self.concept.id, "process_id": self.process.id}
        body = body_of(ReportIn.model_validate(facts))
        report = reports.create(self.session, self.actor, self.alliance.id, body, "de")
        self.session.flush()
        for measure in goal_queries.measures_of(self.session, self.concept.id):
            said = {**self.written["said"][str(measure.number)], "assessor": (measure.responsible or {}).get("name")}
            entry = body_of(StatusEntryIn.model_validate(said))
            entry.pop("report_id")
            status_entries.create(self.session, self.actor, measure, entry, report)
            if entry["status"] == "done":
                self._finish_cards(measure)
            self.session.flush()
        reports.send(self.session, self.actor, report, DispatchIn(sent_on=date(2014, 10, 15)))
        for owed in obligation_queries.of_process(self.session, self.process.id):
            obligations.change(self.session, self.actor, owed, {"until": date(2014, 12, 31)})
            while owed.next_due and owed.next_due < date(2014, 12, 31):
                told = FulfilmentIn(report_id=report.id if owed.next_due.year == 2014 else None)
                obligations.fulfil(self.session, self.actor, owed, told)
                self.session.flush()
        questions = QuestionnaireIn.model_validate({**self.written["questionnaire"], "process_id": self.process.id})
        asked = questionnaires.create(self.session, self.actor, self.alliance.id, questions)
        self.session.flush()
        questionnaires.assess(self.session, self.actor, asked, ResponseIn.model_validate(self.written["response"]))
        self.tick("controlling", "internal_evaluation")

    def begin_revision(self) -> None:
        """The next edition, in which a measure takes another's place; the council is still to decide on it."""
        self.tick("external_panel")
        second = editions.begin_next(self.session, self.actor, self.concept)
        self.session.flush()
        new = self.written["added"]
        before = {one.number: one for one in goal_queries.measures_of(self.session, self.concept.id)}[new["from"]]
        copied = {one.number: one for one in goal_queries.measures_of(self.session, second.id)}[new["from"]]
        [goal] = goal_queries.goals_by_id(self.session, {copied.goal_id}).values()
        instead = measures.add_measure(self.session, self.actor, goal, new["sheet"])
        self.session.flush()
        measures.delete(self.session, self.actor, copied)
        became = {"from_measure_id": before.id, "to_measure_id": instead.id, "kind": "replaced"}
        lineage.create(self.session, self.actor, second, {**became, "reason": new["reason"]})
        paper = self._paper(second, self.written["revision"])
        self._plan(paper, date(2014, 12, 11))

    def tick(self, *keys: str) -> None:
        """Tick steps off, each on its day and with all lines of its checklist."""
        found_steps = {one.key: one for one in run_queries.steps_of(self.session, self.process.id)}
        for key in keys:
            day, note = self.written["steps"][key]
            checked = [{"key": line["key"], "done": True} for line in found_steps[key].checklist]
            told = {"state": "done", "finished_on": day, "checklist": checked, "note": note}
            body = ProcessStepPatch.model_validate(told)
            steps.change(self.session, self.actor, self.process, found_steps[key], body)
            self.session.flush()

    def _finish_cards(self, measure: Measure) -> None:
        for link in link_queries.linked(self.session, {measure.id}):
            item = action_queries.in_alliance(self.session, self.alliance.id, link.action_item_id)
            if item is not None:
                actions.change(self.session, self.actor, item, ActionItemPatch.model_validate({"status": "done"}))

    def _meet(self, kind: str, title: str, when: str, parties: list[str]) -> str:
        facts = {"group_id": self.group_id, "kind": kind, "title": title, "when": when}
        body = MeetingIn.model_validate({**facts, "state": "held"})
        made = meetings.create(self.session, self.actor, self.alliance.id, body_of(body))
        self.session.flush()
        for party in parties:
            there = body_of(ParticipantIn.model_validate({"party": party, "attendance": "present"}))
            there.pop("from_groups")
            participants.create(self.session, self.actor, made, there)
            self.session.flush()
        return made.id

    def _paper(self, agreement: Agreement, facts: Written) -> CouncilPaper:
        values = {"kind": "draft_resolution", "agreement_id": agreement.id, **facts}
        body = body_of(CouncilPaperIn.model_validate(values))
        made = papers.create(self.session, self.actor, self.alliance.id, body, "de")
        self.session.flush()
        return made

    def _plan(self, paper: CouncilPaper, day: date) -> Any:
        planned = {"group_id": self.council_id, "competence": "decide", "sits_on": day, "position": None}
        made = consultations.create(self.session, self.actor, paper, planned)
        self.session.flush()
        return made

    def _decide(self, paper: CouncilPaper, label: str) -> None:
        result = {"result": "adopted", "procedure": "unanimous", "result_label": label}
        consultation = self._plan(paper, date(2014, 3, 20))
        consultations.record_result(self.session, self.actor, paper, consultation, ResultIn.model_validate(result))
        self.session.flush()
