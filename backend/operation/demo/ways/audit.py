"""The audit "familiengerechte Kommune" of Stolberg, 2016 to 2020, from the inventory to the second edition.

Course, days and parties are those of the record; goals, measures, findings and reports are examples of the kind.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from backend.access.models import User
from backend.goals import queries as goal_queries
from backend.goals import service as goals
from backend.goals.agreements import editions
from backend.goals.agreements import service as agreements
from backend.goals.agreements.schemas import AgreementIn, AgreementPatch
from backend.goals.fields import service as fields
from backend.goals.fields.models import InventoryKind
from backend.goals.fields.schemas import FieldSet
from backend.goals.indicators import queries as indicator_queries
from backend.goals.indicators import service as indicators
from backend.goals.lineage import service as lineage
from backend.goals.links import service as links
from backend.goals.measures import service as measures
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure
from backend.operation.demo.ways.audit_course import Course
from backend.operation.demo.ways.founding import body_of, found, on
from backend.processes.reports import service as reports
from backend.processes.reports.models import Report
from backend.processes.reports.schemas import DispatchIn, ReportIn
from backend.processes.reports.status_entries import service as status_entries
from backend.processes.reports.status_entries.schemas import StatusEntryIn

Written = dict[str, Any]
TITLE = "Familiengerechte Kommune Stolberg"


def fill(session: Session, user: User) -> None:
    """Write the audit down."""
    written: Written = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    with on(2016, 9, 1):
        course = Course(session, *found(session, user, written["municipality"], written["alliance"]), written)
        course.begin()
    audit = _Audit(course, written)
    with on(2017, 2, 28):
        audit.take_inventory()
    for place in range(3):
        with on(*written["workshops"][place]["on"]):
            audit.hold_workshop(place)
    with on(2017, 8, 24):
        first = audit.decide()
    with on(2017, 9, 27):
        course.certify(first)
    with on(2018, 9, 20):
        audit.report(first)
    with on(2019, 9, 27):
        audit.begin_second_edition(first)
    course.tell_everybody()


class _Audit:
    """Goals and measures on their way through workshops, council and report."""

    def __init__(self, course: Course, written: Written) -> None:
        self.course, self.written = course, written
        self.session, self.actor = course.session, course.actor
        self.fields: list[FieldOfAction] = []
        self.agreement: Agreement | None = None

    def take_inventory(self) -> None:
        """The six fields of action with what was found in each."""
        alliance_id = self.course.alliance.id
        self.fields = fields.lay_out(self.session, self.actor, alliance_id, FieldSet.a, "de")
        for field, (factor, offer) in zip(self.fields, self.written["inventory"], strict=True):
            for kind, text, source in (
                (InventoryKind.factor, factor, "Bestandsaufnahme 2016/2017"),
                (InventoryKind.offer, offer, None),
            ):
                fields.add_entry(self.session, self.actor, field, {"kind": kind, "text": text, "source": source})
        self.course.tick("factors", "offers", "definition")

    def hold_workshop(self, place: int) -> None:
        """A workshop and what came of it: the focus, proposals of goals, at last the agreement's draft."""
        wall, clusters = self.course.workshop(place)
        if place == 0:
            focus = {"label": "Frühe Bildung und Erziehung", "is_focus": True}
            fields.change(self.session, self.actor, self.fields[2], focus)
        if self.agreement is None and place == 1:
            self.agreement = self._draft()
        for one in self.written["goals"]:
            if one["workshop"] == place and self.agreement:
                goal = self.course.propose(wall, clusters[one["cluster"]], self.agreement, one["text"])
                goals.change(self.session, self.actor, goal, {"field_of_action_id": self.fields[one["field"]].id})
        self.course.close(wall)
        self.course.tick(*(("strategy_workshop",), ("talks", "thematic_workshop"), ("agreement_workshop",))[place])

    def decide(self) -> Agreement:
        """Write measures under the goals, which are accepted, and let the council decide on them."""
        agreement = self.agreement or self._draft()
        for goal, one in zip(goal_queries.goals_of(self.session, agreement.id), self.written["goals"], strict=True):
            goals.change(self.session, self.actor, goal, {"is_proposal": False})
            for sheet in one["measures"]:
                links.create_card(self.session, self.actor, self._measure(goal, sheet))
        self.course.tick("agreement_draft", "council_paper")
        self.course.resolve(agreement)
        return agreement

    def report(self, agreement: Agreement) -> None:
        """The annual report, which is sent, told to the committee, and fulfils what is owed."""
        made = self._report(agreement, self.written["report"])
        for measure in goal_queries.measures_of(self.session, agreement.id):
            self._say(measure, made, dict(self.written["said"][measure.number]))
        reports.send(self.session, self.actor, made, DispatchIn())
        self.course.inform(made)

    def begin_second_edition(self, first: Agreement) -> None:
        """Draft the next edition, in which a measure is replaced, and its council paper; no body has sat on it yet."""
        second = editions.begin_next(self.session, self.actor, first)
        self.session.flush()
        period = AgreementPatch.model_validate(self.written["second_edition"])
        agreements.change(self.session, self.actor, second, period.changes())
        going_on = {one.number: one for one in goal_queries.measures_of(self.session, second.id)}
        for number, deadline in self.written["second_deadlines"].items():
            measures.change(self.session, self.actor, going_on[number], {"deadline": deadline})
        new = self.written["replacement"]
        before = {one.number: one for one in goal_queries.measures_of(self.session, first.id)}[new["number"]]
        copied = going_on[new["number"]]
        [goal] = goal_queries.goals_by_id(self.session, {copied.goal_id}).values()
        instead = self._measure(goal, new)
        links.create_card(self.session, self.actor, instead)
        measures.delete(self.session, self.actor, copied)
        became = {"from_measure_id": before.id, "to_measure_id": instead.id, "kind": "replaced"}
        lineage.create(self.session, self.actor, second, {**became, "reason": new["reason"]})
        self.course.plan_second_resolution(second)
        self._report(first, self.written["merged"])

    def _draft(self) -> Agreement:
        values = {"title": TITLE, "period_from": "2017-08-24", "period_until": "2020-09-27"}
        body = AgreementIn.model_validate({**values, "process_id": self.course.process.id})
        made = agreements.create(self.session, self.actor, self.course.alliance.id, body_of(body))
        self.session.flush()
        return made

    def _measure(self, goal: Goal, sheet: Written) -> Measure:
        values = {name: value for name, value in sheet.items() if name not in ("indicator", "reason")}
        measure = measures.add_measure(self.session, self.actor, goal, values)
        self.session.flush()
        name, unit, baseline, target = sheet["indicator"]
        facts = {"name": name, "unit": unit, "baseline_value": baseline, "target_value": target}
        dated = {"baseline_on": date(2017, 6, 30), "target_on": date(2020, 9, 27)}
        indicators.create(self.session, self.actor, measure, {**facts, **dated})
        return measure

    def _report(self, agreement: Agreement, values: Written) -> Report:
        body = ReportIn.model_validate({**values, "agreement_id": agreement.id, "process_id": self.course.process.id})
        made = reports.create(self.session, self.actor, self.course.alliance.id, body_of(body), "de")
        self.session.flush()
        return made

    def _say(self, measure: Measure, report: Report, said: Written) -> None:
        value = said.pop("value", None)
        body = body_of(StatusEntryIn.model_validate({**said, "assessor": "Projektleitung im Jugendamt"}))
        body.pop("report_id")
        status_entries.create(self.session, self.actor, measure, body, report)
        if value is not None:
            [indicator] = indicator_queries.of_measures(self.session, {measure.id})
            measured = {"on_day": date(2018, 9, 20), "value": value}
            indicators.measure_value(self.session, self.actor, indicator, measured)
