"""A programme office and municipalities that take part, each in an alliance of its own."""

from typing import Any

from fastapi import FastAPI

from tests.fixtures.alliances import AllianceInTest, Caller


class Office:
    """The office of the management programme 2013 to 2014, with room for 20 municipalities."""

    def __init__(self, app: FastAPI, operator: Caller, **programme: Any) -> None:
        self.app, self.operator = app, operator
        self.alliance = self.town("Geschäftsstelle Managementverfahren", "GMV")
        body = {"title": "Managementverfahren", "starts_on": "2013-01-01", "ends_on": "2014-12-31", "capacity": 20}
        self.programme = self.alliance.create("programmes", **{**body, **programme})
        self.path = f"/programmes/{self.programme['id']}"

    @property
    def coordinator(self) -> Caller:
        """Who runs the programme."""
        return self.alliance.coordinator

    def town(self, name: str, short_name: str) -> AllianceInTest:
        """A new alliance of a new municipality."""
        slug = short_name.lower()
        made = self.operator.create("/municipalities", name=name, slug=slug)
        return AllianceInTest(self.app, self.operator, made["id"], f"Gemeinsam {short_name}", short_name)

    def admit(self, name: str) -> Any:
        """A municipality is entered, by name."""
        return self.coordinator.create(f"{self.path}/participations", municipality_name=name)

    def code_for(self, participation: Any) -> str:
        """The code that its coordination gets."""
        answer = self.coordinator.http.post(f"/api/v1/participations/{participation['id']}/invitation")
        assert answer.status_code == 200, answer.text
        return str(answer.json()["code"])

    def link(self, town: AllianceInTest, name: str, *shares: str) -> Any:
        """The municipality is entered and its coordination accepts; the accession."""
        code = self.code_for(self.admit(name))
        return town.create("accessions", code=code, shares=list(shares))

    def participations(self) -> list[Any]:
        """Everybody, in the order in which they came."""
        return self.coordinator.items(f"{self.path}/participations", limit=200)
