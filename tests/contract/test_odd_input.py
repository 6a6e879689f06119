"""What an integrator's program sends by mistake is answered by a problem that says so, never by a failure of ours."""

import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.contract.operations import operations
from tests.fixtures.alliances import API, AllianceInTest


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_moment_that_no_calendar_has_in_utc_is_refused_by_every_list(
    app: FastAPI, client: TestClient, alliance: AllianceInTest, moment: str
) -> None:
    asked = 0
    for one in operations(app):
        if "updated_since" not in [given["name"] for given in one.entry.get("parameters", [])]:
            continue
        address = API + re.sub(r"{[^}]*}", alliance.id, one.path)
        answer = client.get(address, params={"updated_since": moment})
        assert answer.status_code == 422, f"{one}: {answer.status_code} {answer.text}"
        assert [error["pointer"] for error in answer.json()["errors"]] == ["#/updated_since"], one
        asked += 1
    assert asked > 20


def test_a_moment_in_a_body_is_refused_alike(alliance: AllianceInTest) -> None:
    path = f"{alliance.path}/tokens"
    body = {"name": "Stadtportal", "role": "reader", "expires_at": "0001-01-01T00:00:00+14:00"}
    refused = alliance.coordinator.refused("POST", path, **body)
    assert (refused["status"], refused["errors"][0]["pointer"]) == (422, "#/expires_at")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("application/*;q=0.5, text/html", 200),
        ("text/html, */*;q=0.1", 200),
        ("", 200),
        ("application/xml", 406),
        ("application/json;q=0, */*", 406),
        ("application/json; q=0.000", 406),
    ],
)
def test_who_takes_no_json_is_told_so(alliance: AllianceInTest, accept: str, status: int) -> None:
    answer = alliance.reader.http.get(f"{API}{alliance.path}/ideas", headers={"Accept": accept})
    assert answer.status_code == status, answer.text
    if status == 406:
        assert answer.json()["type"].endswith("/problems/not-acceptable")


def test_a_card_and_a_board_are_json_as_well(alliance: AllianceInTest) -> None:
    card = alliance.create("action-items", title="Ferienpass")
    for path in (f"/action-items/{card['id']}", f"{alliance.path}/board"):
        for accept, status in (("application/xml", 406), ("text/html, */*;q=0.8", 200)):
            answer = alliance.reader.http.get(API + path, headers={"Accept": accept})
            assert answer.status_code == status, f"{path} {accept}: {answer.text}"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ('{"text": "Ferienpass", "text": "Spielefest"}', "A name stands twice in the same object."),
        ('{"text": "Ferienpass", "position": NaN}', "This is not valid JSON."),
        ('{"text": "Ferienpass"', "This is not valid JSON."),
    ],
)
def test_what_two_programs_would_read_differently_is_refused(alliance: AllianceInTest, body: str, detail: str) -> None:
    path, language = f"{API}{alliance.path}/ideas", {"Accept-Language": "en"}
    sent = {"Content-Type": "application/json", **language}
    refused = alliance.coordinator.http.post(path, content=body, headers=sent)
    assert (refused.status_code, refused.json()["errors"]) == (400, [{"pointer": "#", "detail": detail}])
    assert alliance.items("ideas") == []
    kept = alliance.create("ideas", text="Ferienpass")
    patched = alliance.coordinator.http.patch(
        f"{API}/ideas/{kept['id']}",
        content=body,
        headers={"If-Match": "*", "Content-Type": "application/merge-patch+json", **language},
    )
    assert (patched.status_code, patched.json()["errors"]) == (400, [{"pointer": "#", "detail": detail}])


def test_a_refused_kind_of_answer_writes_nothing(alliance: AllianceInTest) -> None:
    path = f"{API}{alliance.path}/ideas"
    headers = {"Accept": "text/csv", "Idempotency-Key": '"ferienpass"'}
    refused = alliance.coordinator.http.post(path, json={"text": "Ferienpass"}, headers=headers)
    assert refused.status_code == 406, refused.text
    assert alliance.items("ideas") == []
    made = alliance.coordinator.http.post(path, json={"text": "Ferienpass"}, headers=headers | {"Accept": "*/*"})
    assert made.status_code == 201, made.text


def test_an_unknown_part_of_a_form_is_refused_and_nothing_is_kept(app: FastAPI, alliance: AllianceInTest) -> None:
    item = alliance.create("action-items", title="Ferienpass")
    process = alliance.create("processes", template="round_table", title="Runder Tisch")["id"]
    attached = (f"/action-items/{item['id']}/documents", f"/processes/{process}/mandate/documents")
    forms = {*attached, f"{alliance.path}/imports"}
    for path in sorted(forms):
        files = {"file": ("notiz.txt", b"Der Raum ist frei."), "beilage": ("mehr.txt", b"mehr")}
        answer = alliance.coordinator.http.post(API + path, files=files)
        assert answer.status_code == 422, answer.text
        assert [error["pointer"] for error in answer.json()["errors"]] == ["#/beilage"]
    assert [alliance.coordinator.items(path) for path in attached] == [[], []]
    described = [one for one in operations(app) if "multipart/form-data" in str(one.entry.get("requestBody"))]
    assert len(described) == len(forms), "a form that this test does not know"


def test_an_unknown_parameter_of_the_live_stream_is_refused(alliance: AllianceInTest) -> None:
    refused = alliance.reader.refused("GET", f"{alliance.path}/events/stream", afer=1)
    assert (refused["status"], refused["errors"][0]["pointer"]) == (422, "#/afer")
