"""Exports: tables of cards and ideas, and one card as the table of the workshop."""

import csv
import io
from typing import Any

import openpyxl
import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.imports.sending import committed


@pytest.fixture
def filled(alliance: AllianceInTest) -> AllianceInTest:
    """The alliance with the workshop's record on its board."""
    committed(alliance)
    return alliance


def _export(caller: Caller, path: str, language: str = "de", **params: Any) -> Any:
    return caller.http.get(f"{API}{path}/export", params=params, headers={"Accept-Language": language})


def _rows(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_the_table_has_a_row_a_card_in_the_order_of_the_board(filled: AllianceInTest) -> None:
    answer = _export(filled.coordinator, f"{filled.path}/action-items")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="leben-mit-kindern-karten-')
    header, *rows = _rows(answer)
    assert header[:6] == ["Nr.", "Titel", "Gruppe", "Handlungsfeld", "Status", "Idee"]
    assert [row[0] for row in rows] == ["LMK-1", "LMK-2", "LMK-3", "LMK-4", "LMK-5"]
    assert rows[3][header.index("Wer")] == "Raum: WIS\nCatering: WIS\nEinladung: WIS\nThemen: alle"
    assert rows[3][header.index("Wie weiter")] == "Planung: 03/2010\nUmsetzung: ca. 10/2010"
    assert rows[1][header.index("Nächster Termin")] == "10.11.2009"


def test_headers_and_words_are_in_the_language_of_the_caller(filled: AllianceInTest) -> None:
    header, row, *_ = _rows(_export(filled.coordinator, f"{filled.path}/action-items", "en"))
    assert header[:5] == ["No.", "Title", "Group", "Field of action", "Status"]
    assert row[4] == "planned"


def test_exports_take_the_filters_of_their_list(filled: AllianceInTest) -> None:
    answer = _export(filled.coordinator, f"{filled.path}/action-items", alarm="no_owner")
    assert [row[1] for row in _rows(answer)[1:]] == ["Gesundheit"]
    answer = _export(filled.coordinator, f"{filled.path}/action-items", q="Piratenspielplatz", format="json")
    assert [item["number"] for item in answer.json()["items"]] == ["LMK-1"]
    refused = _export(filled.coordinator, f"{filled.path}/action-items", format="pdf")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "#/format")


def test_json_shows_what_the_list_shows(filled: AllianceInTest) -> None:
    answer = _export(filled.coordinator, f"{filled.path}/action-items", format="json")
    assert answer.json()["items"] == filled.items("action-items")


def test_a_workbook_holds_the_same_cells(filled: AllianceInTest) -> None:
    table = _rows(_export(filled.coordinator, f"{filled.path}/action-items"))
    answer = _export(filled.coordinator, f"{filled.path}/action-items", format="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == table


def test_an_unchanged_export_is_not_sent_again(filled: AllianceInTest) -> None:
    path = f"{API}{filled.path}/action-items/export"
    http = filled.coordinator.http
    tag = http.get(path).headers["etag"]
    assert http.get(path, headers={"If-None-Match": tag}).status_code == 304
    filled.create("action-items", title="Neu")
    assert http.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_ideas_are_exported_in_their_order(filled: AllianceInTest) -> None:
    header, *rows = _rows(_export(filled.coordinator, f"{filled.path}/ideas"))
    assert header == ["Frage", "Cluster", "Vorschlag", "Gehört zu", "Zustand", "Aufgegriffen von"]
    assert [row[2] for row in rows] == [idea["text"] for idea in filled.items("ideas", limit=200)]
    assert ["Gesundheit", "Thematische Jahre (Jahresthemen)", "aufgegriffen", "LMK-5"] in [row[2:] for row in rows]
    shown = _export(filled.coordinator, f"{filled.path}/ideas", format="json").json()["items"]
    assert [idea["id"] for idea in shown] == [idea["id"] for idea in filled.items("ideas", limit=200)]


def test_readers_export_what_they_see_and_others_nothing(
    filled: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    paths = (
        f"{filled.path}/action-items",
        f"{filled.path}/ideas",
        f"/action-items/{filled.items('action-items')[0]['id']}",
    )
    for path in paths:
        assert _export(filled.reader, path).status_code == 200
        assert _export(filled.caller(Role.member), path).status_code == 200
        assert _export(other_alliance.coordinator, path).status_code == 404
