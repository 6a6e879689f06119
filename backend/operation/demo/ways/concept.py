"""Three municipal concepts after the guide in eight steps: one published, one before its publication, one at its start.

Who decided, who leads, who acts for whom and what each concept is a part of stand in the guide. It gives no days and
prints no concept: days, chapters and what came back in the rounds of feedback are written after what it teaches. The
two gaps in the text of Castrop-Rauxel are the guide's own.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from backend.access.models import User
from backend.alliances.groups.memberships import service as memberships
from backend.alliances.groups.memberships.schemas import MembershipIn
from backend.meetings import service as meetings
from backend.meetings.schemas import MeetingIn
from backend.operation.demo.agendas import Agendas
from backend.operation.demo.ways.founding import body_of, found, group, on
from backend.people import service as people
from backend.people.schemas import OrganisationIn
from backend.processes.concepts import publication
from backend.processes.concepts import service as concepts
from backend.processes.concepts.chapters import service as chapters
from backend.processes.concepts.chapters.schemas import ChapterIn, ChapterPatch
from backend.processes.concepts.feedback import rounds
from backend.processes.concepts.feedback import service as feedback
from backend.processes.concepts.feedback.schemas import FeedbackIn, FeedbackRoundIn
from backend.processes.concepts.schemas import ConceptIn
from backend.processes.council_papers import service as papers
from backend.processes.council_papers.adoption import service as adoption
from backend.processes.council_papers.adoption.schemas import DepartmentDecisionIn
from backend.processes.council_papers.consultations import service as consultations
from backend.processes.council_papers.consultations.schemas import ConsultationIn, ResultIn
from backend.processes.council_papers.schemas import CouncilPaperIn
from backend.processes.delegations import service as delegations
from backend.processes.delegations.schemas import DelegationIn
from backend.processes.interfaces import service as interfaces
from backend.processes.interfaces.schemas import InterfaceIn
from backend.processes.mandates import service as mandates
from backend.processes.mandates.schemas import MandatePatch
from backend.processes.material import queries as material_queries
from backend.processes.material import service as material
from backend.processes.material.schemas import MaterialIn
from backend.processes.models import ProcessStepState
from backend.processes.obligations import queries as obligation_queries
from backend.processes.obligations import service as obligations
from backend.processes.obligations.schemas import FulfilmentIn
from backend.processes.runs import queries as run_queries
from backend.processes.runs import service as runs
from backend.processes.runs import steps
from backend.processes.runs.schemas import ProcessIn, ProcessStepPatch
from backend.publishing.process_pages import service as process_pages
from backend.publishing.process_pages.schemas import ProcessPagePatch

Written = dict[str, Any]


def fill(session: Session, user: User) -> None:
    """Write the three down, each day by day as its story tells."""
    for written in json.loads((Path(__file__).parent / "concept.json").read_text(encoding="utf-8")):
        with on(*_day(written["story"][0])):
            story = _Story(session, user, written)
        for told in written["story"]:
            with on(*_day(told)):
                for act, values in told.items():
                    if act != "on":
                        for one in values if isinstance(values, list) else [values]:
                            getattr(story, act)(one)
                            session.flush()


def _day(told: Written) -> tuple[int, int, int]:
    day = date.fromisoformat(told["on"])
    return day.year, day.month, day.day


class _Story:
    """One process and its concept; each method is something that happened, with what the API would be sent."""

    def __init__(self, session: Session, user: User, written: Written) -> None:
        self.session = session
        alliance, self.actor = found(session, user, written["municipality"], written["alliance"])
        self.alliance_id = alliance.id
        for name in written["organisations"]:
            body = OrganisationIn(name=name)
            people.create_organisation(session, self.actor, alliance.id, body_of(body))
        self.groups = {}
        for one in written["groups"]:
            members = one.pop("members", ())
            self.groups[one["name"]] = made = group(session, self.actor, alliance, **one)
            for party in members:
                memberships.create(session, self.actor, made, body_of(MembershipIn(party=party)))
        process = ProcessIn.model_validate({"template": "concept_guide", **written["process"]})
        self.process = runs.create(session, self.actor, alliance.id, process)
        session.flush()
        self.chapters: dict[str, Any] = {}

    def mandate(self, values: Written) -> None:
        mandate = mandates.of(self.session, self.process)
        mandates.change(self.session, self.actor, mandate, MandatePatch.model_validate(values).changes())

    def delegation(self, values: Written) -> None:
        delegations.create(self.session, self.actor, self.process, _read(DelegationIn, values))

    def interface(self, values: Written) -> None:
        of_process = {**values, "process_id": self.process.id}
        interfaces.create(self.session, self.actor, self.alliance_id, _read(InterfaceIn, of_process))

    def begun(self, key: str) -> None:
        self._step(key, {"state": ProcessStepState.in_progress})

    def done(self, key: str) -> None:
        self._step(key, {"state": ProcessStepState.done})

    def _step(self, key: str, values: Written) -> None:
        step = next(one for one in run_queries.steps_of(self.session, self.process.id) if one.key == key)
        if values["state"] == ProcessStepState.done:
            values["checklist"] = [{"key": line["key"], "done": True} for line in step.checklist]
        steps.change(self.session, self.actor, self.process, step, ProcessStepPatch.model_validate(values))

    def material(self, values: Written) -> None:
        material.create(self.session, self.actor, self.process, MaterialIn.model_validate(values))

    def material_closed(self, _: bool) -> None:
        collection = material_queries.collection(self.session, self.process)
        material.set_collection(self.session, self.actor, self.process, collection, {"is_closed": True})

    def meeting(self, values: Written) -> None:
        agenda = values.pop("agenda")
        values["group_id"] = self.groups[values.pop("group")].id
        held = meetings.create(self.session, self.actor, self.alliance_id, _read(MeetingIn, values))
        Agendas(self.session, self.actor, (), {}).hold(held, agenda)

    def concept(self, values: Written) -> None:
        of_process = {**values, "process_id": self.process.id}
        self.written = concepts.create(self.session, self.actor, self.alliance_id, _read(ConceptIn, of_process))

    def concept_state(self, state: str) -> None:
        concepts.change(self.session, self.actor, self.written, {"state": state})

    def chapter(self, values: Written) -> None:
        parent = values.pop("below", None)
        body = _read(ChapterIn, {**values, "parent_id": self.chapters[parent].id if parent else None})
        self.chapters[values["title"]] = chapters.create(self.session, self.actor, self.written, body)

    def text(self, values: Written) -> None:
        chapter = self.chapters[values.pop("of")]
        values["body"] = "\n".join(values["body"])
        patch = ChapterPatch.model_validate({"state": "final", **values})
        chapters.change(self.session, self.actor, chapter, patch.changes())

    def round(self, values: Written) -> None:
        self.opened = rounds.create(self.session, self.actor, self.written, _read(FeedbackRoundIn, values))

    def feedback(self, values: Written) -> None:
        answer: Written = {name: values.pop(name) for name in ("state", "answer") if name in values}
        about = values.pop("about", None)
        values["chapter_id"] = self.chapters[about].id if about else None
        said = feedback.create(self.session, self.actor, self.opened, _read(FeedbackIn, values))
        self.session.flush()
        feedback.change(self.session, self.actor, said, answer)

    def round_closed(self, _: bool) -> None:
        rounds.close(self.session, self.actor, self.opened)

    def department_decision(self, values: Written) -> None:
        adoption.decide(self.session, self.actor, self.written, _read(DepartmentDecisionIn, values))

    def council_paper(self, values: Written) -> None:
        about = {**values, "concept_id": self.written.id}
        body = _read(CouncilPaperIn, about)
        self.paper = papers.create(self.session, self.actor, self.alliance_id, body, "de")

    def heard(self, values: Written) -> None:
        result = ResultIn.model_validate(values.pop("result"))
        values["group_id"] = self.groups[values.pop("group")].id
        planned = consultations.create(self.session, self.actor, self.paper, _read(ConsultationIn, values))
        self.session.flush()
        consultations.record_result(self.session, self.actor, self.paper, planned, result)

    def published(self, _: bool) -> None:
        publication.publish(self.session, self.actor, self.written)

    def public(self, values: Written) -> None:
        process_pages.change(
            self.session, self.actor, self.process, ProcessPagePatch.model_validate(values).changes(), "de"
        )

    def reviewed(self, values: Written) -> None:
        """The first review was the last one here."""
        [review] = obligation_queries.of_process(self.session, self.process.id)
        obligations.change(self.session, self.actor, review, {"until": review.starts_on})
        obligations.fulfil(self.session, self.actor, review, FulfilmentIn.model_validate(values))

    def closed(self, _: bool) -> None:
        runs.change(self.session, self.actor, self.process, {"state": "closed"})


def _read(schema: type[BaseModel], values: Written) -> Written:
    """The members of a body as services take them."""
    return body_of(schema.model_validate(values))
