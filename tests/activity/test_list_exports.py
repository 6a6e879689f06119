"""Exports of whole lists: every list in every format, with the same content."""

import csv
import io
import tracemalloc
from typing import Any

import odfdo
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.access.permissions import Role
from backend.activity.exports.lists import LISTS
from backend.core.ods import write_ods
from backend.core.sheets import write_csv
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.imports.sending import committed

#: Where the list is that shows the same.
SHOWN = {
    "people": "people",
    "organisations": "organisations",
    "groups": "groups",
    "meetings": "meetings",
    "decisions": "decisions",
}
DECISION = {
    "matter": "Sperrung des Platzes",
    "text": "Der Platz wird am 15. Mai gesperrt.",
    "procedure": "majority",
    "votes": {"yes": 20, "no": 7, "abstention": 3},
    "objections": [{"party": "SRB", "text": "Die Müllabfuhr braucht eine Zufahrt."}],
}


@pytest.fixture
def filled(alliance: AllianceInTest) -> AllianceInTest:
    """The alliance with the workshop's record and one record of each list."""
    committed(alliance, params={"create_organisations": "true"})
    alliance.create("people", name="A. Beispiel", function="=HYPERLINK(1)", phone="05341 1234")
    group = alliance.items("groups")[0]
    alliance.create("meetings", group_id=group["id"], when="12.1.2027", where="Rathaus", title="Plenum")
    alliance.coordinator.create(f"/groups/{group['id']}/memberships", party="A. Beispiel", since="2026-01-01")
    alliance.coordinator.create(f"/groups/{group['id']}/duties", text="Presse einladen\nund begrüßen")
    alliance.create("decisions", group_id=alliance.create("groups", kind="council", name="Rat")["id"], **DECISION)
    item = alliance.items("action-items")[0]
    alliance.coordinator.create(f"/action-items/{item['id']}/comments", text="Der Raum ist frei.")
    workshop = alliance.create("workshops", title="Zukunftswerkstatt", question="Wie leben Familien hier gern?")
    card = {"text": "Zu wenig Bänke", "phase": "critique"}
    alliance.coordinator.create(f"/workshops/{workshop['id']}/workshop-cards", **card)
    return alliance


def _export(caller: Caller, path: str, kind: str, language: str = "de") -> Any:
    answer = caller.http.get(f"{API}{path}/export", params={"format": kind}, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    return answer


def _csv(content: bytes) -> list[list[str]]:
    return [
        [cell.removeprefix("'") for cell in row]
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    ]


def _xlsx(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def _ods(content: bytes) -> list[list[str]]:
    table = odfdo.Document(io.BytesIO(content)).body.get_tables()[0]
    return [
        ["\n".join(part.inner_text for part in cell.get_paragraphs()) for cell in row.get_cells()]
        for row in table.get_rows()
    ]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_list_has_the_same_rows_in_every_format(filled: AllianceInTest, name: str) -> None:
    path = f"{filled.path}/{name}"
    table = _csv(_export(filled.coordinator, path, "csv").content)
    assert _xlsx(_export(filled.coordinator, path, "xlsx").content) == table
    assert _ods(_export(filled.coordinator, path, "ods").content) == table
    shown = _export(filled.coordinator, path, "json").json()["items"]
    assert len(shown) == len(table) - 1 >= 1
    if name in SHOWN:
        assert sorted(shown, key=lambda one: one["id"]) == sorted(
            filled.items(SHOWN[name], limit=200), key=lambda one: one["id"]
        )


def test_cards_and_ideas_come_as_open_documents_too(filled: AllianceInTest) -> None:
    for path in (f"{filled.path}/action-items", f"{filled.path}/ideas", "/action-items/LMK-1"):
        table = _csv(_export(filled.coordinator, path, "csv").content)
        answer = _export(filled.coordinator, path, "ods")
        assert answer.headers["content-type"] == "application/vnd.oasis.opendocument.spreadsheet"
        assert _ods(answer.content) == table


def test_tables_speak_the_language_of_the_caller(filled: AllianceInTest) -> None:
    assert _csv(_export(filled.coordinator, f"{filled.path}/groups", "csv").content)[0][:3] == ["Name", "Art", "Zweck"]
    header, *rows = _csv(_export(filled.coordinator, f"{filled.path}/meetings", "csv", "en").content)
    assert header == ["When", "Group", "Title", "Where", "State"]
    assert rows[0][2:] == ["Plenum", "Rathaus", "planned"]


def test_what_spreadsheets_would_run_is_only_text(filled: AllianceInTest) -> None:
    raw = _export(filled.coordinator, f"{filled.path}/people", "csv").content.decode("utf-8-sig")
    assert '"\'=HYPERLINK(1)"' in raw
    assert all(line.startswith('"') for line in raw.splitlines() if ";" in line)


def test_others_see_nothing_and_readers_what_they_may(filled: AllianceInTest, other_alliance: AllianceInTest) -> None:
    member = filled.caller(Role.member)
    for name in LISTS:
        address = f"{API}{filled.path}/{name}/export"
        assert other_alliance.coordinator.http.get(address).status_code == 404, name
        assert member.http.get(address).status_code == 200, name


@given(st.text(alphabet=st.one_of(st.sampled_from(" \t\n<>&'\"="), st.characters(codec="utf-8")), max_size=20))
def test_an_open_document_holds_any_text(text: str) -> None:
    file = io.BytesIO()
    write_ods(file, [["Titel"], [text]], "Karten", [20])
    kept = "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))
    assert _ods(file.getvalue())[1][0] == kept.replace("\r\n", "\n").replace("\r", "\n")


def test_a_long_table_needs_no_more_memory() -> None:
    peaks = []
    for number in (200, 20_000):
        rows = (["x" * 200, str(one)] for one in range(number))
        with open("/dev/null", "wb") as nowhere:
            tracemalloc.start()
            write_csv(nowhere, rows)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 2
