"""A municipality's target agreement on its way through the council, as tests need it (Stolberg, 2017)."""

from typing import Any

from tests.fixtures.alliances import AllianceInTest, Caller

MEASURES = ("Elternlotsen ausbilden", "Randzeiten in der OGS anbieten", "Lesepaten gewinnen")


class Town:
    """The town with its council, a committee and a target agreement of one goal and three measures."""

    def __init__(self, alliance: AllianceInTest) -> None:
        self.alliance = alliance
        self.caller: Caller = alliance.coordinator
        self.council = self._body("council", "Rat")
        self.committee = self._body("committee", "Jugendhilfeausschuss")
        self.field = alliance.create("fields-of-action", label="Bildung und Erziehung")["id"]
        title = "Zielvereinbarung familiengerechte Kommune"
        self.agreement = alliance.create("agreements", title=title, kind="target_agreement")["id"]
        goal = {"text": "Gleiche Startbedingungen bei der Einschulung", "field_of_action_id": self.field}
        self.goal = self.caller.create(f"/agreements/{self.agreement}/goals", **goal)["id"]
        self.measures = [
            self.caller.create(f"/goals/{self.goal}/measures", title=name, responsible="Jugendamt")["id"]
            for name in MEASURES
        ]

    def _body(self, kind: str, name: str) -> str:
        return str(self.alliance.create("groups", kind=kind, name=name)["id"])

    def paper(self, kind: str = "draft_resolution", **values: Any) -> Any:
        """A paper, on the agreement unless something else is named."""
        about = values or {"agreement_id": self.agreement}
        return self.alliance.create("council-papers", kind=kind, **about)

    def consult(self, paper: Any, group: str, competence: str, **values: Any) -> Any:
        """A body that the paper passes."""
        path = f"/council-papers/{paper['id']}/consultations"
        return self.caller.create(path, group_id=group, competence=competence, **values)

    def result(self, consultation: Any, **body: Any) -> Any:
        """What came of a consultation."""
        answer = self._put(consultation, body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, consultation: Any, **body: Any) -> Any:
        """The problem that answers a result."""
        answer = self._put(consultation, body)
        assert answer.status_code >= 400, answer.text
        return answer.json()

    def _put(self, consultation: Any, body: Any) -> Any:
        path = f"/api/v1/consultations/{consultation['id']}/result"
        return self.caller.http.put(path, json=body, headers={"If-Match": "*"})

    def bind(self) -> Any:
        """The agreement after the council has adopted it."""
        paper = self.paper()
        self.result(self.consult(paper, self.council, "decide"), result="adopted", sits_on="2017-08-24")
        return self.caller.get(f"/agreements/{self.agreement}")

    def report(self, *years: int, **values: Any) -> Any:
        """A report over these years."""
        periods = [{"period_from": f"{year}-01-01", "period_until": f"{year}-12-31"} for year in years]
        return self.alliance.create("reports", agreement_id=self.agreement, periods=periods, **values)

    def say(self, place: int, report: Any, **entry: Any) -> Any:
        """What a report says of one of the measures."""
        return self.caller.create(f"/measures/{self.measures[place]}/status-entries", report_id=report["id"], **entry)

    def content(self, report: Any) -> Any:
        """What the report holds."""
        return self.caller.get(f"/reports/{report['id']}/content")

    def send(self, report: Any, **body: Any) -> Any:
        """The report after it was sent."""
        answer = self.caller.http.post(f"/api/v1/reports/{report['id']}/dispatch", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()
