"""What a round table makes of its material (RT-3, RT-6 to RT-8), with the dates of the one in Backnang."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest

PLENARIES = ("22.02.2011", "14.03.2011", "01.04.2011", "06.06.2011", "12.09.2011")
SESSIONS = ("29.06.2011", "18.07.2011", "05.09.2011")
OBJECTION = "Sechs Uhr ist für die Träger nicht zu schaffen."


class RoundTable:
    """A round table, the ids of its bodies and meetings, and the day on which it is."""

    def __init__(self, alliance: AllianceInTest, freeze: Callable[[datetime], None]) -> None:
        self.alliance, self.calls, self._freeze = alliance, alliance.coordinator, freeze
        self.on("2011-02-01")
        made = alliance.create("processes", template="round_table", title="Runder Tisch Kinderbetreuung")
        self.path = f"/processes/{made['id']}"
        kinds = (("plenum", "Runder Tisch"), ("working_group", "Arbeitsgruppe"), ("council", "Gemeinderat"))
        self.bodies = {kind: alliance.create("groups", kind=kind, name=name)["id"] for kind, name in kinds}
        self.meetings = {
            when: alliance.create("meetings", group_id=self.bodies[body], kind=kind, when=when, title=when)["id"]
            for body, kind, days in (("plenum", "plenum", PLENARIES), ("working_group", "working_session", SESSIONS))
            for when in days
        }

    def on(self, day: str, hour: int = 12) -> None:
        """Let it be this day."""
        at = date.fromisoformat(day)
        self._freeze(datetime(at.year, at.month, at.day, hour, tzinfo=UTC))

    def act(self, path: str, **body: Any) -> Any:
        """The answer to an action that creates nothing."""
        answer = self.calls.http.post(API + path, json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def paper(self) -> str:
        """The address of a draft whose recommendation rests on a piece of material."""
        material = self.calls.create(f"{self.path}/material", text="Vor 7 Uhr fehlt Betreuung.", source="Elternbeirat")
        made = self.calls.create(f"{self.path}/recommendation-papers", title="Empfehlungspapier Kinderbetreuung")
        path = f"/recommendation-papers/{made['id']}"
        body = {"text": "Kitas öffnen um 6 Uhr.", "material_ids": [material["id"]]}
        self.calls.create(f"{path}/recommendations", **body)
        return path

    def only(self, paper: str) -> str:
        """The address of the paper's first recommendation."""
        return f"/recommendations/{self.calls.items(f'{paper}/recommendations')[0]['id']}"


@pytest.fixture
def table(alliance: AllianceInTest, frozen_clock: Any) -> RoundTable:
    """The round table at its beginning."""
    return RoundTable(alliance, frozen_clock)


def kind_of(problem: Any) -> str:
    """The kind of a problem."""
    return str(problem["type"].rpartition("/")[2])


def test_rt_3_material_is_collected_per_meeting_with_its_source_until_plenary_4_is_over(table: RoundTable) -> None:
    participant, collection = table.alliance.caller(Role.member), f"{table.path}/material-collection"
    table.calls.change(collection, closes_after_id=table.meetings["06.06.2011"])
    for when, day, source in (
        ("14.03.2011", "2011-03-14", "Amt für Familie, Jugend und Bildung"),
        ("06.06.2011", "2011-06-06", "Elternbeirat"),
    ):
        table.on(day)
        body = {"meeting_id": table.meetings[when], "source": source, "text": f"Beitrag vom {when}"}
        assert participant.create(f"{table.path}/material", **body)["is_late"] is False
    of_fourth = table.calls.items(f"{table.path}/material", meeting_id=table.meetings["06.06.2011"])
    assert [(one["source"]["name"], one["text"]) for one in of_fourth] == [("Elternbeirat", "Beitrag vom 06.06.2011")]

    table.on("2011-06-07")
    state = table.calls.get(collection)
    assert (state["is_closed"], state["closes_on"]) == (True, "2011-06-06")
    assert participant.create(f"{table.path}/material", text="Ein Nachtrag")["is_late"] is True
    assert [one["text"] for one in table.calls.items(f"{table.path}/material", is_late=True)] == ["Ein Nachtrag"]
    table.calls.change(collection, late_entries="refused")
    refused = participant.refused("POST", f"{table.path}/material", text="Noch einer")
    assert (refused["status"], kind_of(refused)) == (409, "material-closed")
    assert "2011-06-06" in refused["detail"]


def test_rt_6_three_sessions_make_three_versions_whose_recommendations_name_their_material(table: RoundTable) -> None:
    table.on("2011-06-06")
    early, late, unused = (
        table.calls.create(f"{table.path}/material", text=text, source="Elternbeirat", bundle="Randzeiten")["id"]
        for text in ("Vor 7 Uhr fehlt Betreuung.", "Nach 17 Uhr fehlt Betreuung.", "Die Busse fahren zu selten.")
    )
    paper = table.calls.create(f"{table.path}/recommendation-papers", title="Empfehlungspapier")
    path = f"/recommendation-papers/{paper['id']}"
    for day, when in (("2011-06-29", "29.06.2011"), ("2011-07-18", "18.07.2011"), ("2011-09-05", "05.09.2011")):
        table.on(day)
        if when == "29.06.2011":
            body = {"text": "Kitas öffnen früher.", "material_ids": [early]}
            first = f"/recommendations/{table.calls.create(f'{path}/recommendations', **body)['id']}"
        elif when == "18.07.2011":
            table.calls.change(first, text="Kitas öffnen um 6 Uhr.", reason="Schichtarbeit", material_ids=[early])
        else:
            body = {"text": "Kitas schließen um 19 Uhr.", "material_ids": [late]}
            table.calls.create(f"{path}/recommendations", **body)
        table.calls.create(f"{path}/editions", meeting_id=table.meetings[when])

    editions = table.calls.items(f"{path}/editions")
    assert [(one["number"], one["put_down_on"]) for one in editions] == [
        (1, "2011-06-29"),
        (2, "2011-07-18"),
        (3, "2011-09-05"),
    ]
    assert [one["content"]["recommendations"][0]["text"] for one in editions] == [
        "Kitas öffnen früher.",
        "Kitas öffnen um 6 Uhr.",
        "Kitas öffnen um 6 Uhr.",
    ]
    changes = table.calls.get(f"{path}/changes", before=1, after=2)["changes"]
    assert [(one["place"], one["kind"]) for one in changes] == [
        ("Empfehlung 1", "changed"),
        ("Empfehlung 1: Begründung", "added"),
    ]
    assert [(part["kind"], part["text"]) for part in changes[0]["segments"] if part["kind"] != "same"] == [
        ("removed", "früher"),
        ("added", "um 6 Uhr"),
    ]
    # The trace goes both ways, and what nobody took up is listed.
    listed = table.calls.items(f"{path}/recommendations")
    assert [one["material_ids"] for one in listed] == [[early], [late]]
    assert table.calls.get(f"/material/{early}")["recommendation_ids"] == [listed[0]["id"]]
    assert [one["id"] for one in table.calls.items(f"{table.path}/material", is_taken_up=False)] == [unused]


def test_rt_7_with_an_objection_there_is_no_consensus_and_after_the_change_there_is(table: RoundTable) -> None:
    paper = table.paper()
    recommendation = table.only(paper)
    table.on("2011-09-12")
    table.act(f"{paper}/submission", meeting_id=table.meetings["12.09.2011"])
    objection = table.calls.create(f"{recommendation}/objections", party="Träger der Kitas", text=OBJECTION)
    refused = table.calls.refused("POST", f"{paper}/adoption", procedure="consensus")
    assert (refused["status"], kind_of(refused)) == (409, "objection-stands")
    assert "Träger der Kitas" in refused["detail"]
    assert table.calls.get(paper)["state"] == "in_plenum"
    assert table.alliance.items("decisions") == []

    body = {"party": "Träger der Kitas", "new_text": "Kitas öffnen um 6:30 Uhr.", "reason": "Machbar"}
    amendment = table.calls.create(f"{recommendation}/amendments", **body)
    table.calls.change(f"/amendments/{amendment['id']}", state="accepted", decided_by="Runder Tisch")
    withdrawn = table.calls.change(f"/objections/{objection['id']}", is_withdrawn=True, withdrawn_because="Geändert")
    assert withdrawn["withdrawn_on"] == "2011-09-12"
    kept = table.calls.get(recommendation)["amendments"][0]
    assert [kept[name] for name in ("old_text", "new_text", "state")] == [
        "Kitas öffnen um 6 Uhr.",
        "Kitas öffnen um 6:30 Uhr.",
        "accepted",
    ]
    adopted = table.act(f"{paper}/adoption", procedure="consensus")
    assert (adopted["state"], adopted["adopted_on"]) == ("adopted", "2011-09-12")
    decision = table.calls.get(f"/decisions/{adopted['decision_id']}")
    assert [decision[name] for name in ("group_id", "procedure", "result", "decided_on")] == [
        table.bodies["plenum"],
        "consensus",
        "adopted_with_changes",
        "2011-09-12",
    ]
    assert table.calls.items(f"{paper}/editions")[-1]["content"]["recommendations"][0]["text"] == kept["new_text"]


def test_rt_7_only_the_plenum_adopts_and_not_the_working_group(table: RoundTable) -> None:
    paper = table.paper()
    table.on("2011-09-12")
    table.act(f"{paper}/submission")
    refused = table.calls.refused("POST", f"{paper}/adoption", group_id=table.bodies["working_group"])
    assert (refused["status"], kind_of(refused)) == (409, "only-the-body-adopts")
    assert "Runder Tisch" in refused["detail"]
    in_session = table.calls.refused("POST", f"{paper}/adoption", meeting_id=table.meetings["05.09.2011"])
    assert kind_of(in_session) == "only-the-body-adopts"
    assert table.act(f"{paper}/adoption")["group_id"] == table.bodies["plenum"]


def test_rt_8_the_council_gets_the_paper_and_every_recommendation_has_its_fate(table: RoundTable) -> None:
    paper = table.paper()
    for text in ("Eine Stelle vermittelt Tagespflege.", "Die Stadt baut eine Kita.", "Alle Gebühren entfallen."):
        table.calls.create(f"{paper}/recommendations", text=text)
    table.on("2011-09-12")
    table.act(f"{paper}/submission", meeting_id=table.meetings["12.09.2011"])
    table.act(f"{paper}/adoption")
    purpose = "als Grundlage für weitere Beschlüsse"
    handed = table.act(f"{paper}/handover", recipient="Gemeinderat", purpose=purpose)
    assert [handed[name] for name in ("state", "handed_over_on", "handed_over_to", "handed_over_as")] == [
        "handed_over",
        "2011-09-12",
        "Gemeinderat",
        purpose,
    ]
    concept = "Backnanger Bildungs- und Sozialkonzept"
    note = "Die Umsetzung wird dort begleitet."
    handed = table.act(f"{paper}/concept-handover", name=concept, note=note)
    assert (handed["concept_name"], handed["concept_on"]) == (concept, "2011-09-12")

    table.on("2011-11-01")
    listed = table.calls.items(f"{paper}/recommendations")
    for one, fate in zip(listed, ("resolved", "noted", "rejected"), strict=False):
        path = f"/recommendations/{one['id']}"
        body = {"fate": fate, "on": "2011-10-20", "reason": "Beschluss des Rates", "reference": "Sitzung 7, TOP 4"}
        answer = table.calls.http.put(f"{API}{path}/fate", json=body, headers={"If-Match": table.calls.etag(path)})
        assert answer.status_code == 200, answer.text
    fates = [(one["fate"], one["fate_on"]) for one in table.calls.items(f"{paper}/recommendations")]
    assert fates == [("resolved", "2011-10-20"), ("noted", "2011-10-20"), ("rejected", "2011-10-20"), ("open", None)]
    assert table.calls.get(paper)["state"] == "handed_over"
    last = f"/recommendations/{listed[3]['id']}"
    table.calls.http.put(f"{API}{last}/fate", json={"fate": "rejected"}, headers={"If-Match": "*"})
    assert table.calls.get(paper)["state"] == "resolved"
