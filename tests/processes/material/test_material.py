"""Material: collected with its source, put into bundles, closed."""

from datetime import UTC, datetime
from typing import Any

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest


def test_material_keeps_its_source_its_meeting_and_its_documents(
    alliance: AllianceInTest, process: str, bodies: dict[str, Any]
) -> None:
    parents = alliance.create("organisations", name="Gesamtelternbeirat")
    meeting = alliance.create("meetings", group_id=bodies["plenum"], when="22.02.2011", title="Auftakt")
    member = alliance.caller(Role.member)
    links = [{"title": "Umfrage", "url": "https://www.example.org/umfrage.pdf"}]
    path = f"/processes/{process}/material"
    made = member.create(
        path,
        text="Vor 7 Uhr fehlt alles.",
        kind="need",
        source="Gesamtelternbeirat",
        meeting_id=meeting["id"],
        links=links,
    )
    assert made["source"] == {"kind": "organisation", "id": parents["id"], "name": "Gesamtelternbeirat"}
    assert (made["links"], made["is_late"], made["raised_by"]) == (links, False, "tests")
    assert made["can"] == ["edit", "delete"]
    assert [one["id"] for one in alliance.reader.items(path, meeting_id=meeting["id"], kind="need")] == [made["id"]]
    assert alliance.reader.refused("POST", path, text="Noch etwas")["status"] == 403
    assert member.refused("POST", path, text="x", meeting_id=process)["errors"][0]["pointer"] == "#/meeting_id"
    assert member.refused("POST", path, text="x", links=[{"title": "x", "url": "javascript:x"}])["status"] == 422


def test_who_wrote_material_down_changes_it_and_nobody_else_but_who_leads(
    alliance: AllianceInTest, process: str
) -> None:
    writer, other = alliance.caller(Role.member), alliance.caller(Role.member)
    made = writer.create(f"/processes/{process}/material", text="Plätze fehlen.")
    path = f"/material/{made['id']}"
    assert writer.change(path, text="In Backnang fehlen Plätze.")["text"] == "In Backnang fehlen Plätze."
    assert other.refused("PATCH", path, text="Nein")["status"] == 403
    assert writer.refused("PATCH", path, bundle="Ausbau")["status"] == 403
    assert alliance.coordinator.change(path, not_pursued_because="Nicht Sache der Stadt")["can"][1] == "bundle"
    alliance.coordinator.remove(path)
    assert [one["type"] for one in alliance.events()][-1] == "material.deleted"
    assert writer.refused("GET", path)["status"] == 404


def test_material_is_put_into_bundles_by_dragging_and_all_at_once(alliance: AllianceInTest, process: str) -> None:
    path, calls = f"/processes/{process}/material", alliance.coordinator
    early, late, school = (calls.create(path, text=text)["id"] for text in ("Vor 7 Uhr", "Nach 17 Uhr", "Ferien"))
    body = {"bundle": "Randzeiten", "material_ids": [early, late]}
    answer = calls.http.post(f"/api/v1/processes/{process}/material-bundles", json=body)
    assert [one["bundle"] for one in answer.json()["material"]] == ["Randzeiten"] * 2
    answer = calls.http.post(f"/api/v1/material/{school}/position", json={"bundle": "Ferien", "before": early})
    assert answer.json()["bundle"] == "Ferien"
    assert [one["id"] for one in calls.items(path)] == [school, early, late]
    assert calls.get(f"/processes/{process}/material-collection")["bundles"] == ["Ferien", "Randzeiten"]
    refused = calls.refused("POST", f"/processes/{process}/material-bundles", bundle=None, material_ids=[process])
    assert refused["errors"][0]["pointer"] == "#/material_ids/0"


def test_the_collection_closes_with_the_end_of_the_meeting_that_it_is_bound_to(
    alliance: AllianceInTest, process: str, bodies: dict[str, Any], frozen_clock: Any
) -> None:
    frozen_clock(datetime(2011, 3, 1, 12, tzinfo=UTC))
    fourth = alliance.create("meetings", group_id=bodies["plenum"], when="06.06.2011", title="4. Sitzung")
    path = f"/processes/{process}/material-collection"
    bound = alliance.coordinator.change(path, closes_after_id=fourth["id"])
    assert (bound["is_closed"], bound["closes_on"], bound["late_entries"]) == (False, "2011-06-06", "marked")
    frozen_clock(datetime(2011, 6, 6, 21, 59, tzinfo=UTC))
    assert not alliance.coordinator.create(f"/processes/{process}/material", text="Am Abend")["is_late"]
    frozen_clock(datetime(2011, 6, 6, 22, 0, tzinfo=UTC))
    assert alliance.coordinator.get(path)["is_closed"]
    assert alliance.coordinator.create(f"/processes/{process}/material", text="Nachtrag")["is_late"]
    # Opened again it is open, whatever had closed it.
    reopened = alliance.coordinator.change(path, is_closed=False)
    assert (reopened["is_closed"], reopened["closes_after_id"]) == (False, None)
    types = [one["type"] for one in alliance.events() if one["type"].startswith("material_collection")]
    assert types == ["material_collection.changed", "material_collection.reopened"]


def test_a_collection_closed_by_hand_refuses_what_comes_later(alliance: AllianceInTest, process: str) -> None:
    path = f"/processes/{process}/material-collection"
    assert alliance.reader.get(path)["can"] == []
    closed = alliance.coordinator.change(path, is_closed=True, late_entries="refused")
    assert (closed["is_closed"], closed["version"]) == (True, 2)
    refused = alliance.coordinator.refused("POST", f"/processes/{process}/material", text="Zu spät")
    assert (refused["status"], refused["type"].rpartition("/")[2]) == (409, "material-closed")
    assert alliance.caller(Role.member).refused("PATCH", path, is_closed=False)["status"] == 403
