"""What a concept after the guide's eight steps can do (CG-6 to CG-9), over the API. Functions only, no names."""

from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest

PLACEHOLDERS = """In Castrop-Rauxel versteht es sich als Teil der gesamtstädtischen Bildungsstrategie.

[Erste Platzhalter-Videosequenz einfügen: Hier bitte ein Bild als Platzhalter für die Videosequenz einfügen]

[Zweite Platzhalter-Videosequenz einfügen: Hier bitte ein Bild als Platzhalter für die Videosequenz einfügen]"""


@pytest.fixture
def concept(alliance: AllianceInTest) -> Any:
    """The concept of Mülheim: led by the education office, in close exchange with networks and schools."""
    return alliance.create(
        "concepts",
        title="Kommunales Konzept Bildungs- und Erziehungspartnerschaften",
        lead_editor="Bildungsbüro",
        core_team=["Bildungsbüro", "Kommunales Integrationszentrum"],
        addressee_circle=["Bildungsnetzwerke", "Stadtteilbüros"],
        target_group=["Schulen", "Eltern"],
        leadership_level=["Amt für Kinder, Jugend und Schule"],
        department_head={"kind": "organisation", "name": "Dezernat Bildung, Soziales, Jugend"},
    )


def names(parties: list[Any]) -> list[str]:
    """What they are called."""
    return [one["name"] for one in parties]


def test_cg_6_the_form_of_participation_sets_who_is_asked(alliance: AllianceInTest, concept: Any) -> None:
    path, coordinator = f"/concepts/{concept['id']}", alliance.coordinator
    coordinator.change(path, participation_form="core_team")
    narrow = coordinator.create(f"{path}/feedback-rounds", audience="addressees", subject="outline")
    assert (names(narrow["asked"]), narrow["is_open_to_all"]) == (["Bildungsnetzwerke", "Stadtteilbüros"], False)

    changed = coordinator.change(path, participation_form="broad")
    everybody = ["Bildungsnetzwerke", "Stadtteilbüros", "Schulen", "Eltern"]
    assert names(changed["asked_addressees"]) == everybody
    broad = coordinator.create(f"{path}/feedback-rounds", audience="addressees", subject="concept")
    assert (names(broad["asked"]), broad["is_open_to_all"]) == (everybody, True)
    leaders = coordinator.create(f"{path}/feedback-rounds", audience="leadership", subject="concept")
    assert (names(leaders["asked"]), leaders["is_open_to_all"]) == (["Amt für Kinder, Jugend und Schule"], False)
    # What was asked before stays as it was asked.
    assert names(coordinator.get(f"/feedback-rounds/{narrow['id']}")["asked"]) == names(narrow["asked"])

    # A member whom nobody asked speaks where the process is broad, and only for themselves.
    person = alliance.create("people", name="A. Beispiel")
    member = alliance.caller(Role.member, person["id"])
    assert member.refused("POST", f"/feedback-rounds/{narrow['id']}/feedback", text="Ja.")["status"] == 403
    said = member.create(f"/feedback-rounds/{broad['id']}/feedback", text="Eltern brauchen feste Zeiten.")
    assert (said["author"]["id"], said["can"]) == (person["id"], ["edit", "delete"])
    others = {"text": "Nein.", "author": "Eltern"}
    assert member.refused("POST", f"/feedback-rounds/{broad['id']}/feedback", **others)["status"] == 403


def test_cg_7_feedback_of_leadership_is_recorded_before_that_of_addressees_is_accepted(
    alliance: AllianceInTest, concept: Any
) -> None:
    path, coordinator = f"/concepts/{concept['id']}", alliance.coordinator
    assert concept["lead_editor"]["name"] == "Bildungsbüro"
    chapter = coordinator.create(
        f"{path}/chapters",
        title="Ausgangslage",
        authors=[{"party": "Schulamt", "state": "accepted"}, {"party": "Jugendamt"}],
        data_references=[{"text": "Schuleingangsuntersuchung", "as_of": "2019-06-30"}],
        due_on="2021-03-31",
    )
    assert [one["state"] for one in chapter["authors"]] == ["accepted", "asked"]

    coordinator.change(path, feedback_order="leadership_first")
    first = coordinator.create(f"{path}/feedback-rounds", audience="addressees")
    second = coordinator.create(f"{path}/feedback-rounds", audience="leadership")
    assert (first["waits_for"], second["waits_for"]) == ("leadership", None)
    words = {"text": "Bitte die Stadtteile nennen.", "author": "Stadtteilbüros", "chapter_id": chapter["id"]}
    problem = coordinator.refused("POST", f"/feedback-rounds/{first['id']}/feedback", **words)
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "feedback-out-of-order")
    assert "Leitungsebene" in problem["detail"]
    assert coordinator.items(f"{path}/feedback") == []

    amt = {"text": "So in Ordnung.", "author": "Amt für Kinder, Jugend und Schule"}
    coordinator.create(f"/feedback-rounds/{second['id']}/feedback", **amt)
    coordinator.create(f"/feedback-rounds/{first['id']}/feedback", **words)
    assert [one["author"]["name"] for one in coordinator.items(f"{path}/feedback")] == [amt["author"], words["author"]]


def test_cg_7_the_order_is_free_until_it_is_chosen_and_may_be_the_other_way_round(
    alliance: AllianceInTest, concept: Any
) -> None:
    path, coordinator = f"/concepts/{concept['id']}", alliance.coordinator
    addressees = coordinator.create(f"{path}/feedback-rounds", audience="addressees")["id"]
    leadership = coordinator.create(f"{path}/feedback-rounds", audience="leadership")["id"]
    coordinator.create(f"/feedback-rounds/{leadership}/feedback", text="Gut.", author="Amt für Schule")
    coordinator.change(path, feedback_order="addressees_first")
    late = {"text": "Noch etwas.", "author": "Amt für Schule"}
    assert coordinator.refused("POST", f"/feedback-rounds/{leadership}/feedback", **late)["status"] == 409
    # Nobody of the addressees has anything to say: their round is closed, and they were heard.
    answer = coordinator.http.post(f"/api/v1/feedback-rounds/{addressees}/closing")
    assert answer.status_code == 200
    assert answer.json()["closed_at"] is not None
    coordinator.create(f"/feedback-rounds/{leadership}/feedback", **late)
    closed = coordinator.refused("POST", f"/feedback-rounds/{addressees}/feedback", text="Zu spät.", author="Schulen")
    assert closed["type"].endswith("/feedback-round-closed")


def test_cg_8_placeholders_and_gaps_block_publication(alliance: AllianceInTest, concept: Any) -> None:
    path, coordinator = f"/concepts/{concept['id']}", alliance.coordinator
    embedding = coordinator.create(f"{path}/chapters", title="Einbindung", body=PLACEHOLDERS)
    below = coordinator.create(f"{path}/chapters", title="Schnittstellen", parent_id=embedding["id"])
    check = coordinator.get(f"{path}/publication-check")
    found = [one for one in check["findings"] if one["kind"] == "placeholder"]
    assert [(one["number"], one["title"], one["line"]) for one in found] == [
        ("1", "Einbindung", 3),
        ("1", "Einbindung", 5),
    ]
    assert found[0]["found"].startswith("[Erste Platzhalter-Videosequenz einfügen")
    assert [one["title"] for one in check["findings"] if one["kind"] == "empty_chapter"] == ["Schnittstellen"]
    assert check["can_publish"] is False

    problem = coordinator.refused("POST", f"{path}/publication")
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "concept-not-ready")
    chapters = [one["pointer"] for one in problem["errors"] if one["pointer"] != "#"]
    assert chapters == [f"#/chapters/{embedding['id']}"] * 2 + [f"#/chapters/{below['id']}"]
    assert "Zeile 3" in problem["errors"][0]["detail"]

    without = PLACEHOLDERS.partition("\n\n[")[0]
    coordinator.change(f"/chapters/{embedding['id']}", body=without)
    coordinator.change(f"/chapters/{below['id']}", body="Das schulische Übergangskonzept bleibt bestehen.")
    opened = coordinator.create(f"{path}/feedback-rounds", audience="addressees")
    said = coordinator.create(f"/feedback-rounds/{opened['id']}/feedback", text="Fehlt etwas?", author="Schulen")
    problem = coordinator.refused("POST", f"{path}/publication")
    assert any("Schulen" in one["detail"] for one in problem["errors"])
    coordinator.change(f"/feedback/{said['id']}", state="not_taken_up", answer="Es fehlt nichts.")
    # What is left is the way through the council (CG-10), and that nobody said yes to write the chapters.
    check = coordinator.get(f"{path}/publication-check")
    assert [one["kind"] for one in check["findings"] if one["is_blocking"]] == ["department_head_undecided"]
    assert all(
        "Platzhalter" not in one["detail"] for one in coordinator.refused("POST", f"{path}/publication")["errors"]
    )


def test_cg_9_the_executive_summary_is_made_of_marked_passages(alliance: AllianceInTest, concept: Any) -> None:
    path, coordinator = f"/concepts/{concept['id']}", alliance.coordinator
    goals = coordinator.create(
        f"{path}/chapters",
        title="Ziele",
        body="Lange Herleitung.\n\n:::kurzfassung\nEltern sind **Partner**.\n:::\n\nEinzelheiten <b>hier</b>.",
    )
    coordinator.create(f"{path}/chapters", title="Anhang", body="Nur in der Langfassung.")
    inner = coordinator.create(
        f"{path}/chapters",
        title="Leitziel",
        parent_id=goals["id"],
        body=":::kurzfassung\n- Jede Schule nennt eine Ansprechperson\n:::",
    )
    full = coordinator.get(f"{path}/text")
    assert [(one["number"], one["title"]) for one in full["chapters"]] == [
        ("1", "Ziele"),
        ("1.1", "Leitziel"),
        ("2", "Anhang"),
    ]
    words = [[span["text"] for span in block["spans"]] for block in full["chapters"][0]["blocks"]]
    assert words == [["Lange Herleitung."], ["Eltern sind ", "Partner", "."], ["Einzelheiten <b>hier</b>."]]

    summary = coordinator.get(f"{path}/text", edition="executive_summary")
    assert [one["title"] for one in summary["chapters"]] == ["Ziele", "Leitziel"]
    assert [span["style"] for span in summary["chapters"][0]["blocks"][0]["spans"]] == ["plain", "strong", "plain"]
    assert summary["chapters"][1]["blocks"][0]["items"][0]["spans"][0]["text"].startswith("Jede Schule")
    # One source: what is corrected in the text is corrected in both.
    coordinator.change(f"/chapters/{inner['id']}", body=":::kurzfassung\nJede Schule nennt zwei.\n:::")
    for edition in ("full", "executive_summary"):
        text = coordinator.get(f"{path}/text", edition=edition)
        assert "nennt zwei" in str(text["chapters"][1])
