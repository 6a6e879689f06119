"""The handover file: one document for a new coordinator (AL-8)."""

import html
import io
import zipfile
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from tests.fixtures.alliances import API, AllianceInTest


@pytest.fixture
def handed_over(alliance: AllianceInTest, frozen_clock: Any) -> AllianceInTest:
    """An alliance with something of everything that a coordinator has to know."""
    frozen_clock(datetime(2010, 1, 4, 12, tzinfo=UTC))
    person = alliance.create("people", name="A. Beispiel", function="Sozialdezernat", email="a@example.org")
    old = alliance.create(
        "groups",
        kind="coordination_group",
        name="Koordinierungsgruppe von 2009",
        duties=["Homepage aufbauen & pflegen", "Rotierend?"],
        period={"since": "2009-01-01", "until": "2010-01-31"},
    )
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    alliance.coordinator.create(f"/groups/{old['id']}/memberships", party=party, role="chair")
    for title, when in (
        ("Zweite", "2010-03-02"),
        ("Erste", "2010-02-02"),
        ("Vierte", "2011-01-11"),
        ("Alte", "2009-12-01"),
    ):
        alliance.create("meetings", group_id=old["id"], title=title, when=when)
    alliance.create(
        "action-items",
        title="Gesundheit",
        group_id=old["id"],
        steps=["Referent finden"],
        assignments=[
            {"party": "WIS", "task": "Raum", "state": "accepted"},
            {"party": "B. Muster", "state": "declined"},
        ],
        follow_ups=[{"purpose": "Planung", "when": "2010-04-12"}, {"when": "ca. 10/2010"}],
    )
    alliance.create("action-items", title="Fertig", status="done")
    return alliance


def test_al_8_the_handover_file_says_what_a_new_coordinator_has_to_know(handed_over: AllianceInTest) -> None:
    file = handed_over.coordinator.get(f"{handed_over.path}/handover-file")
    [card] = file["open_items"]
    assert (card["number"], card["owner"], card["next_date"]) == ("LMK-1", "WIS", "2010-04-12")
    assert card["alarms"] == ["unassigned_steps"]
    assert [(one["party"]["name"], one["task"], one["state"]) for one in file["promises"]] == [
        ("WIS", "Raum", "accepted")
    ]
    assert [one["title"] for one in file["next_dates"]] == ["Erste", "Zweite", "Gesundheit: Planung"]
    [group] = file["groups"]
    assert group["members"] == [
        {"name": "A. Beispiel", "role": "chair", "function": "Sozialdezernat", "represents": None}
    ]
    assert (group["duties"], group["open_questions"]) == (["Homepage aufbauen & pflegen"], ["Rotierend?"])
    assert [term["group"]["name"] for term in file["obligations"]["terms"]] == ["Koordinierungsgruppe von 2009"]
    assert "a@example.org" not in str(file)


def test_what_runs_by_itself_is_in_the_file_without_its_secrets(handed_over: AllianceInTest) -> None:
    coordinator, path = handed_over.coordinator, handed_over.path
    coordinator.create(f"{path}/tokens", name="Terminkalender der Stadt", role="reader")
    hook = coordinator.create(f"{path}/webhooks", url="https://hooks.example.org/geheim", description="Fachverfahren")
    found = coordinator.get(f"{path}/handover-file")["obligations"]
    assert "Terminkalender der Stadt" in [token["name"] for token in found["tokens"]]
    assert found["webhooks"] == [{"description": "Fachverfahren", "host": "hooks.example.org", "is_active": True}]
    assert "geheim" not in str(found)
    assert hook["id"] not in str(found)


def test_only_coordinators_take_the_file(handed_over: AllianceInTest) -> None:
    assert handed_over.reader.refused("GET", f"{handed_over.path}/handover-file")["status"] == 403


@pytest.mark.parametrize("format", ["pdf", "odt", "docx", "html"])
def test_al_8_the_handover_file_is_one_document_in_every_format(handed_over: AllianceInTest, format: str) -> None:
    path = f"{API}{handed_over.path}/handover-file.{format}"
    answer = handed_over.coordinator.http.get(path, headers={"Accept-Language": "de"})
    assert answer.status_code == 200, answer.text
    said = words_of(format, answer.content)
    for expected in ("Übergabemappe: Leben mit Kindern", "Was offen ist", "Sozialdezernat", "Rotierend?", "WIS"):
        assert expected in said
    assert handed_over.reader.http.get(path).status_code == 403


def words_of(format: str, data: bytes) -> str:
    """The text of a document, read by another library than the one that wrote it."""
    if format == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if format == "html":
        return html.unescape(data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml" if format == "odt" else "word/document.xml")
    return "".join(ElementTree.fromstring(content).itertext())
