"""How a concept comes to politics and is published (CG-10), over the API. Functions only, no names."""

from datetime import UTC, datetime
from typing import Any

from tests.fixtures.alliances import AllianceInTest
from tests.processes.agreeing import Town


def test_cg_10_nothing_is_published_before_the_department_head_has_decided(
    alliance: AllianceInTest, frozen_clock: Any
) -> None:
    frozen_clock(datetime(2021, 3, 1, 12, tzinfo=UTC))
    town, caller = Town(alliance), alliance.coordinator
    title = "Kommunales Konzept Bildungs- und Erziehungspartnerschaften"
    concept = alliance.create("concepts", title=title, lead_editor="Bildungsbüro")
    path = f"/concepts/{concept['id']}"
    caller.create(f"{path}/chapters", title="Ausgangslage", body="Eltern und Schulen arbeiten zusammen.")

    def publish() -> Any:
        return caller.http.post(f"/api/v1{path}/publication", json={})

    def done() -> list[str]:
        return [one["step"] for one in caller.get(f"{path}/adoption-path")["steps"] if one["is_done"]]

    for audience in ("addressees", "leadership"):
        opened = caller.create(f"{path}/feedback-rounds", audience=audience, subject="concept")
        assert caller.http.post(f"/api/v1/feedback-rounds/{opened['id']}/closing").status_code == 200
    assert done() == ["addressees", "leadership"]
    early = publish()
    assert early.status_code == 409
    assert "Dezernatsleitung" in str(early.json()["errors"])

    decided_by = {"kind": "role", "name": "Dezernatsleitung"}
    later = caller.refused(
        "POST", f"{path}/department-decisions", kind="information_paper", decided_by=decided_by, decided_on="2021-03-02"
    )
    assert [one["pointer"] for one in later["errors"]] == ["#/decided_on"]
    caller.create(f"{path}/department-decisions", kind="information_paper", decided_by=decided_by)
    assert done() == ["addressees", "leadership", "department_head"]
    assert "Mitteilung" in str(publish().json()["errors"])

    other = town.paper("draft_resolution", concept_id=concept["id"])
    assert other["findings"] == [
        {"kind": "other_kind_than_decided", "is_blocking": False, "found": "information_paper"}
    ]
    beside = [one for one in caller.get(f"{path}/publication-check")["findings"] if not one["is_blocking"]]
    assert ("council_paper_of_other_kind", other["title"]) in [(one["kind"], one["found"]) for one in beside]
    changed = caller.change(f"/council-papers/{other['id']}", kind="information_paper")
    assert changed["findings"] == []
    assert caller.http.delete(f"/api/v1/council-papers/{other['id']}", headers={"If-Match": "*"}).status_code == 204

    paper = town.paper("information_paper", concept_id=concept["id"])
    assert paper["title"] == f"Mitteilung: Konzept „{title}“"
    noting = town.consult(paper, town.committee, "note")
    assert publish().status_code == 409
    town.result(noting, result="noted", sits_on="2021-03-01")
    assert done() == ["addressees", "leadership", "department_head", "council_paper", "politics"]
    assert publish().status_code == 200
    assert caller.get(f"{path}/adoption-path")["steps"][-1] == {
        "step": "publication",
        "is_done": True,
        "done_on": "2021-03-01",
    }
