"""The round table of Backnang, from its first talk on 13.10.2010 to the report a year after its paper was handed over.

Mandate, procedure and dates are those of its record; who sat there, what was said and recommended is invented, as its
mission statement says. One recommendation still waits for the council: there is something left to be done.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from backend.access.models import User
from backend.alliances.groups.memberships import service as memberships
from backend.alliances.groups.memberships.schemas import MembershipIn
from backend.meetings import service as meetings
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants import queries as participant_queries
from backend.meetings.participants import service as participants
from backend.meetings.participants.models import Attendance
from backend.meetings.schemas import MeetingIn
from backend.operation.demo.ways.founding import body_of, found, group, on
from backend.operation.demo.ways.recommending import Recommending
from backend.people import service as people
from backend.people.schemas import OrganisationIn
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
from backend.processes.obligations.schemas import FulfilmentIn, ObligationPatch
from backend.processes.runs import queries as run_queries
from backend.processes.runs import service as runs
from backend.processes.runs import steps
from backend.processes.runs.schemas import ProcessIn, ProcessStepPatch
from backend.publishing.process_pages import service as process_pages
from backend.publishing.process_pages.schemas import ProcessPagePatch

Written = dict[str, Any]
#: The closing is known by its month only.
CLOSING = "2011-09-30"


def fill(session: Session, user: User) -> None:
    """Write the round table down, day by day."""
    written = json.loads((Path(__file__).parent / "round_table.json").read_text(encoding="utf-8"))
    table = RoundTable(session, user, written)
    for day in sorted({*written["meetings"], *written["steps"], CLOSING} - {"interim", "closing"}):
        with on(*_numbers(day)):
            table.live(day)
    with on(2011, 10, 20):
        table.paper.answer(table.groups["council"])
    with on(2012, 9, 12):
        table.report()


class RoundTable:
    """The round table, written down by its coordinator."""

    def __init__(self, session: Session, user: User, written: Written) -> None:
        self.session, self.written = session, written
        with on(2010, 10, 13):
            self.alliance, self.actor = found(session, user, written["municipality"], written["alliance"])
            for one in written["organisations"]:
                body = body_of(OrganisationIn.model_validate(one))
                people.create_organisation(session, self.actor, self.alliance.id, body)
            self.groups = {
                key: group(session, self.actor, self.alliance, **one) for key, one in written["groups"].items()
            }
            begun = ProcessIn.model_validate(written["process"])
            self.process = runs.create(session, self.actor, self.alliance.id, begun)
            parent = InterfaceIn.model_validate({**written["parent"], "process_id": self.process.id})
            self.parent = interfaces.create(session, self.actor, self.alliance.id, body_of(parent))
            self.meetings = {key: self._plan(*one) for key, one in written["meetings"].items()}
        self.paper = Recommending(session, self.actor, self.process, written)

    def live(self, day: str) -> None:
        """Everything that happened on one day."""
        if day == "2010-12-20":
            self._mandate()
        if day == "2011-02-10":
            self._announce()
        for key, party, represents in self.written["seats"]:
            if key == self.written["seated_on"].get(day):
                self._seat(key, party, represents, day)
        for key in {"2011-09-05": [day, "interim"], CLOSING: ["closing"]}.get(day, [day]):
            if key in self.meetings:
                self._hold(key, self.meetings[key])
        for one in self.written["material"]:
            if one[0] == day:
                self._note(*one)
        self.paper.draft(day, self.meetings.get(day))
        if day == "2011-09-12":
            self.paper.adopt(self.meetings[day], self.parent.title)
        for key in self.written["steps"].get(day, ()):
            self._mark(key, ProcessStepState.done)
        if day == CLOSING:
            # The parent concept goes on with it.
            self._mark("implementation", ProcessStepState.in_progress)

    def report(self) -> None:
        """The last report: what became of the recommendations."""
        [owed] = obligation_queries.of_process(self.session, self.process.id)
        follow_up = self.written["follow_up"]
        last = ObligationPatch.model_validate({"until": follow_up["until"]})
        obligations.change(self.session, self.actor, owed, last.changes())
        obligations.fulfil(self.session, self.actor, owed, FulfilmentIn(note=follow_up["note"]))

    def _plan(self, key: str, kind: str, when: str, title: str) -> Meeting:
        body = MeetingIn.model_validate(
            {
                "group_id": self.groups[key].id,
                "kind": kind,
                "when": when,
                "title": title,
                "moderator": "Breuninger Stiftung",
            }
        )
        return meetings.create(self.session, self.actor, self.alliance.id, body_of(body))

    def _mandate(self) -> None:
        body = MandatePatch.model_validate({**self.written["mandate"], "parent_concept_id": self.parent.id})
        mandates.change(self.session, self.actor, mandates.of(self.session, self.process), body.changes())
        for one in self.written["delegations"]:
            link = body_of(DelegationIn.model_validate(one))
            delegations.create(self.session, self.actor, self.process, link)

    def _seat(self, key: str, party: str, represents: str, since: str) -> None:
        seat = MembershipIn.model_validate({"party": party, "represents": represents, "since": since})
        memberships.create(self.session, self.actor, self.groups[key], body_of(seat))

    def _announce(self) -> None:
        """Material closes with the fourth sitting; and what everybody may read."""
        collection = material_queries.collection(self.session, self.process)
        closing = {"closes_after_id": self.meetings["2011-06-06"].id}
        material.set_collection(self.session, self.actor, self.process, collection, closing)
        page = ProcessPagePatch.model_validate(self.written["public_page"])
        process_pages.change(self.session, self.actor, self.process, page.changes(), "de")

    def _hold(self, key: str, meeting: Meeting) -> None:
        meetings.change(self.session, self.actor, meeting, {"state": MeetingState.invited})
        participants.fill(self.session, self.actor, meeting)
        absent = self.written["absent"].get(key, ())
        missing = [one.id for one in participant_queries.living(self.session, meeting.id) if one.party_name in absent]
        participants.attend(self.session, self.actor, meeting, Attendance.excused, missing)
        participants.attend(self.session, self.actor, meeting, Attendance.present, None)
        meetings.change(self.session, self.actor, meeting, {"state": MeetingState.minutes_draft})

    def _note(self, day: str, kind: str, source: str, bundle: str | None, said: str) -> None:
        meeting = self.meetings.get(day)
        body = {"kind": kind, "source": source, "bundle": bundle, "text": said}
        if meeting:
            body["meeting_id"] = meeting.id
        made = material.create(self.session, self.actor, self.process, MaterialIn.model_validate(body))
        self.paper.material.append(made)

    def _mark(self, key: str, state: ProcessStepState) -> None:
        step = next(one for one in run_queries.steps_of(self.session, self.process.id) if one.key == key)
        ticks = [{"key": line["key"], "done": True} for line in step.checklist]
        body = ProcessStepPatch.model_validate({"state": state, "checklist": ticks})
        steps.change(self.session, self.actor, self.process, step, body)


def _numbers(day: str) -> tuple[int, int, int]:
    one = date.fromisoformat(day)
    return one.year, one.month, one.day
