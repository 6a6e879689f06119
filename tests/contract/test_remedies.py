"""A refusal names the member that is wrong and what would be right: all that an integrator has is the answer."""

from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.fixtures.alliances import AllianceInTest, Caller
from tests.goals.agreements import agreed, bind, decided
from tests.programmes.taking_part import Office


def _error(refused: Any) -> tuple[str, str]:
    assert refused["status"] == 422, refused
    (error,) = refused["errors"]
    return error["pointer"], error["detail"]


def test_an_unknown_template_is_told_which_ones_there_are(alliance: AllianceInTest) -> None:
    pointer, detail = _error(
        alliance.coordinator.refused("POST", f"{alliance.path}/processes", template="x", title="X")
    )

    assert pointer == "#/template"
    assert "round_table" in detail
    assert "concept_guide" in detail
    copied = alliance.coordinator.refused("POST", f"{alliance.path}/process-templates", copy_of="x")
    assert "round_table" in _error(copied)[1]


def test_an_unknown_phase_is_told_which_ones_there_are(alliance: AllianceInTest) -> None:
    workshop = f"/workshops/{alliance.create('workshops', title='Zukunftswerkstatt')['id']}"
    call = alliance.coordinator
    for path, body in (
        ("phase", {}),
        ("workshop-clusters", {"title": "Treffpunkte"}),
        ("workshop-cards", {"text": "Mehr Bänke"}),
        ("dot-votes", {"question": "Womit fangen wir an?"}),
    ):
        pointer, detail = _error(call.refused("POST", f"{workshop}/{path}", phase="x", **body))
        assert (pointer, "critique, fantasy" in detail) == ("#/phase", True), path
    lane = call.refused("POST", f"{workshop}/workshop-cards", text="Mehr Bänke", phase="profile", lane="x")
    assert _error(lane) == ("#/lane", "Erlaubt sind: strengths, weaknesses.")


def test_a_phase_without_cards_names_those_that_take_them(alliance: AllianceInTest) -> None:
    workshop = f"/workshops/{alliance.create('workshops', title='Zukunftswerkstatt')['id']}"

    refused = alliance.coordinator.refused("POST", f"{workshop}/workshop-cards", text="Mehr Bänke")

    assert refused["type"].endswith("/phase-takes-no-cards")
    assert "Stärken und Schwächen, Kritik, Phantasie, Realisierung" in refused["detail"]


def test_the_example_of_a_phase_is_one_that_a_new_workshop_can_go_to(
    alliance: AllianceInTest, anonymous: TestClient
) -> None:
    (example,) = anonymous.get("/api/v1/openapi.json").json()["components"]["schemas"]["PhaseIn"]["examples"]
    workshop = alliance.create("workshops", title="Zukunftswerkstatt")

    answer = alliance.coordinator.http.post(f"/api/v1/workshops/{workshop['id']}/phase", json=example)

    assert (answer.status_code, answer.json()["phase"]) == (200, example["phase"])


def test_a_decision_that_rejects_is_no_foreign_decision(alliance: AllianceInTest) -> None:
    agreement = agreed(alliance)
    council = alliance.create("groups", kind="council", name="Rat der Stadt")["id"]

    refused = bind(alliance, agreement, decided(alliance, "2017-08-24", group_id=council, result="rejected")).json()

    assert (refused["status"], refused["type"].rpartition("/")[2]) == (409, "not-adopted-by-council")
    assert "„Rat der Stadt“" in refused["detail"]


def test_who_was_not_asked_to_write_is_told_where_answers_of_others_are_noted(alliance: AllianceInTest) -> None:
    concept = alliance.create("concepts", title="Kommunales Konzept")["id"]
    call = alliance.coordinator
    chapter = call.create(f"/concepts/{concept}/chapters", title="Ausgangslage", authors=[{"party": "Schulamt"}])

    refused = call.refused("POST", f"/chapters/{chapter['id']}/authorship", state="accepted")

    assert (refused["status"], refused["type"].rpartition("/")[2]) == (403, "not-asked-to-write")
    noted = call.change(f"/chapters/{chapter['id']}", authors=[{"party": "Schulamt", "state": "accepted"}])
    assert noted["authors"][0]["state"] == "accepted"


def test_feedback_that_waits_is_named_with_its_chapter_or_without(alliance: AllianceInTest) -> None:
    concept = alliance.create("concepts", title="Kommunales Konzept", lead_editor="Bildungsbüro")["id"]
    call = alliance.coordinator
    chapter = call.create(f"/concepts/{concept}/chapters", title="Ausgangslage", body="Alle arbeiten zusammen.")
    asked = call.create(f"/concepts/{concept}/feedback-rounds", audience="addressees")["id"]
    for about in (None, chapter["id"]):
        call.create(f"/feedback-rounds/{asked}/feedback", text="Feste Zeiten", author="Schulen", chapter_id=about)

    refused = call.refused("POST", f"/concepts/{concept}/publication")

    told = [one["detail"] for one in refused["errors"] if "Rückmeldung" in one["detail"]]
    assert told == [
        "Eine Rückmeldung von Schulen ist noch nicht beantwortet.",
        "Eine Rückmeldung von Schulen ist noch nicht beantwortet (1 Ausgangslage).",
    ]


def test_the_office_finds_its_waiting_list_and_its_present_contacts(app: FastAPI, client: TestClient) -> None:
    office = Office(app, Caller(client), capacity=1)
    for town in ("Altdorf", "Neudorf", "Waldheim"):
        office.admit(town)
    call, contacts = office.coordinator, f"{office.path}/programme-contacts"
    for party, since in (("A. Beispiel", "2013-01-01"), ("B. Beispiel", "2014-02-01")):
        call.create(contacts, function="Geschäftsstelle", party=party, since=since)
    call.create(contacts, function="Evaluation", party="Institut", since="2013-01-01")

    waiting = call.items(f"{office.path}/participations", admission="waitlisted")
    assert [one["municipality_name"] for one in waiting] == ["Neudorf", "Waldheim"]
    call.change(f"/participations/{waiting[1]['id']}", state="mandated")
    mandated = call.items(f"{office.path}/participations", state="mandated", admission="waitlisted")
    assert [one["municipality_name"] for one in mandated] == ["Waldheim"]
    present = call.items(contacts, is_current="true", function="Geschäftsstelle")
    assert [one["party"]["name"] for one in present] == ["B. Beispiel"]
    assert [one["party"]["name"] for one in call.items(contacts, is_current="false")] == ["A. Beispiel"]

    pointer, detail = _error(call.refused("POST", contacts, function="Geschäftsstelle", party="C", since="2014-02-01"))
    assert (pointer, "seit 01.02.2014" in detail) == ("#/since", True)


def test_measures_and_certificates_are_found_by_their_agreement(alliance: AllianceInTest) -> None:
    call = alliance.coordinator
    made = {}
    for title in ("Elternbegleitung", "Ferienprogramm"):
        agreement = agreed(alliance, title=title)
        aim = call.create(f"/agreements/{agreement['id']}/goals", text="Gleiche Startbedingungen")
        call.create(f"/goals/{aim['id']}/measures", title=title)
        bind(alliance, agreement, decided(alliance, "2017-08-24"))
        given = {"title": title, "kind": "Zertifikat", "awarded_on": "2017-09-27"}
        alliance.create("certificates", agreement_id=agreement["id"], **given)
        made[title] = agreement["id"]

    for title, agreement_id in made.items():
        assert [one["title"] for one in alliance.items("measures", agreement_id=agreement_id)] == [title]
        assert [one["title"] for one in alliance.items("certificates", agreement_id=agreement_id)] == [title]


def test_a_certificate_takes_issuer_and_agreement_from_its_process(alliance: AllianceInTest) -> None:
    call = alliance.coordinator
    audit = alliance.create("processes", template="audit", title="Audit")["id"]
    agreement = agreed(alliance, process_id=audit)
    given = {"title": "Zertifikat", "kind": "Zertifikat", "process_id": audit}
    early = call.refused("POST", f"{alliance.path}/certificates", **given, awarded_on="2017-09-27")
    assert early["type"].endswith("/certificate-without-resolution")
    bind(alliance, agreement, decided(alliance, "2017-08-24"))

    made = alliance.create("certificates", **given, awarded_on="2017-09-27")

    assert (made["agreement_id"], made["resolved_on"]) == (agreement["id"], "2017-08-24")
    assert made["issuer"]["name"] == "Verein Familiengerechte Kommune e. V."
    owed = alliance.items("obligations", certificate_id=made["id"])
    assert {one["recipient"]["name"] for one in owed} == {"Verein Familiengerechte Kommune e. V."}
