"""Files on cards: attached, listed, downloaded, renamed, removed; by whom, and seen by whom."""

from typing import Any

import pytest

from backend.access.permissions import Role
from tests.documents.files import PDF, attach, content, docx, open_document, picture, send
from tests.fixtures.alliances import API, AllianceInTest


@pytest.fixture
def card(alliance: AllianceInTest) -> str:
    """The id of a card."""
    return str(alliance.create("action-items", title="Aktionstage")["id"])


KEPT = [
    ("Lageplan.pdf", PDF, "application/pdf"),
    ("Foto.JPG", picture(), "image/jpeg"),
    ("Skizze.png", picture("PNG"), "image/png"),
    ("Logo.gif", picture("GIF"), "image/gif"),
    ("Plakat.webp", picture("WEBP"), "image/webp"),
    ("Brief.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("Brief.odt", open_document("text"), "application/vnd.oasis.opendocument.text"),
    ("Kosten.ods", open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
    ("Vortrag.odp", open_document("presentation"), "application/vnd.oasis.opendocument.presentation"),
    ("Notiz.txt", "Grüße aus Lebenstedt\r\n".encode("cp1252"), "text/plain"),
    ("Liste.csv", "Name;Straße\nWIS;Markt 1\n".encode(), "text/csv"),
]


@pytest.mark.parametrize(("name", "data", "media_type"), KEPT, ids=[name for name, *_ in KEPT])
def test_every_kind_of_file_that_people_use_is_kept_and_given_back(
    alliance: AllianceInTest, card: str, name: str, data: bytes, media_type: str
) -> None:
    document = attach(alliance.coordinator, card, name, data, description="Stand Mai")
    assert (document["name"], document["media_type"], document["description"]) == (name, media_type, "Stand Mai")
    answer = content(alliance.coordinator, document)
    assert (answer.status_code, len(answer.content)) == (200, document["size"])
    assert answer.headers["content-type"] == media_type
    if not media_type.startswith("image/"):
        assert answer.content == data


def test_a_file_leaves_as_something_to_save_and_never_as_a_page(alliance: AllianceInTest, card: str) -> None:
    document = attach(alliance.coordinator, card, 'Übersicht "Mai"; 5 €.pdf', PDF)
    answer = content(alliance.coordinator, document)
    headers = answer.headers
    assert headers["content-disposition"] == (
        "attachment; filename=\"_bersicht _Mai_; 5 _.pdf\"; filename*=UTF-8''%C3%9Cbersicht%20_Mai_%3B%205%20%E2%82%AC.pdf"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["cache-control"] == "private, no-store"
    tag = headers["etag"]
    again = alliance.coordinator.http.get(document["content_url"], headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_the_list_shows_who_attached_what_and_the_history_tells_it(alliance: AllianceInTest, card: str) -> None:
    member = alliance.caller(Role.member)
    attach(alliance.coordinator, card, "Eins.pdf", PDF)
    attach(member, card, "Zwei.pdf", PDF)
    listed = alliance.coordinator.items(f"/action-items/{card}/documents")
    assert [(one["name"], one["author_name"], one["size"]) for one in listed] == [
        ("Eins.pdf", "tests", len(PDF)),
        ("Zwei.pdf", "tests", len(PDF)),
    ]
    told = [event for event in alliance.events() if event["type"] == "document.attached"]
    assert [event["changes"]["name"] for event in told] == [[None, "Eins.pdf"], [None, "Zwei.pdf"]]
    assert [(event["subject"]["type"], event["subject"]["id"]) for event in told] == [
        ("document", one["id"]) for one in listed
    ]


def test_a_document_is_renamed_without_becoming_another_kind(alliance: AllianceInTest, card: str) -> None:
    path = f"/documents/{attach(alliance.coordinator, card, 'Plan.PDF', PDF)['id']}"
    assert alliance.coordinator.change(path, name="Lageplan")["name"] == "Lageplan.PDF"
    assert alliance.coordinator.change(path, name="../../etc/Plan.pdf")["name"] == "Plan.pdf"
    assert alliance.coordinator.change(path, name="Plan.html")["name"] == "Plan.html.pdf"
    assert alliance.coordinator.change(path, description="Stand Mai")["description"] == "Stand Mai"
    for nothing in ("..", "???", "\u202e"):
        assert alliance.coordinator.refused("PATCH", path, name=nothing)["status"] == 422
    assert alliance.coordinator.refused("PATCH", path, content_id="0")["status"] == 422


def test_a_member_attaches_and_removes_their_own_a_reader_only_downloads(alliance: AllianceInTest, card: str) -> None:
    member, other = alliance.caller(Role.member), alliance.caller(Role.member)
    document = attach(member, card, "Plan.pdf", PDF)
    path = f"/documents/{document['id']}"
    assert document["can"] == ["edit", "delete"]
    assert other.get(path)["can"] == []
    assert other.refused("DELETE", path)["status"] == other.refused("PATCH", path, name="X")["status"] == 403
    assert alliance.reader.get(path)["can"] == []
    assert content(alliance.reader, document).status_code == 200
    assert send(alliance.reader, card, "Plan.pdf", PDF).status_code == 403
    member.remove(path)
    assert member.refused("GET", path)["status"] == 404
    assert content(member, document).status_code == 404
    tombstones = member.items(f"/action-items/{card}/documents", include_deleted=True)
    assert [(one["id"], one["deleted"]) for one in tombstones] == [(document["id"], True)]
    alliance.coordinator.remove(f"/documents/{attach(member, card, 'Plan.pdf', PDF)['id']}")


def test_the_files_of_others_are_not_there(alliance: AllianceInTest, other_alliance: AllianceInTest, card: str) -> None:
    document = attach(alliance.coordinator, card, "Plan.pdf", PDF)
    stranger, path = other_alliance.coordinator, f"/documents/{document['id']}"
    assert content(stranger, document).status_code == 404
    assert send(stranger, card, "Plan.pdf", PDF).status_code == 404
    for method in ("GET", "PATCH", "DELETE"):
        assert stranger.refused(method, path)["status"] == 404
    assert stranger.refused("GET", f"/action-items/{card}/documents")["status"] == 404


def test_a_guest_has_the_files_of_the_cards_they_are_named_on(alliance: AllianceInTest, card: str) -> None:
    person = alliance.create("people", name="C. Probe")
    guest = alliance.caller(Role.guest, person["id"])
    party = {"kind": "person", "id": person["id"], "name": "C. Probe"}
    named = alliance.coordinator.create(f"/action-items/{card}/assignments", party=party)
    other = alliance.create("action-items", title="Turnier")["id"]
    hidden = attach(alliance.coordinator, other, "Plan.pdf", PDF)
    shown = attach(alliance.coordinator, card, "Plan.pdf", PDF)
    assert content(guest, shown).content == PDF
    assert (content(guest, hidden).status_code, send(guest, other, "Foto.jpg", picture()).status_code) == (404, 404)
    own = attach(guest, card, "Foto.jpg", picture())
    assert (own["can"], guest.get(f"/documents/{shown['id']}")["can"]) == (["edit", "delete"], [])
    alliance.coordinator.remove(f"/assignments/{named['id']}")
    assert content(guest, shown).status_code == content(guest, own).status_code == 404


def test_the_files_of_a_removed_card_are_gone_with_it(alliance: AllianceInTest, card: str) -> None:
    document = attach(alliance.coordinator, card, "Plan.pdf", PDF)
    alliance.coordinator.remove(f"/action-items/{card}")
    assert alliance.coordinator.refused("GET", f"/documents/{document['id']}")["status"] == 404
    assert content(alliance.coordinator, document).status_code == 404


def test_the_same_upload_sent_twice_attaches_one_file(alliance: AllianceInTest, card: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="Plan.pdf"\r\n\r\n' + PDF + b"\r\n--x--\r\n"
    headers = {"Idempotency-Key": '"once"', "Content-Type": "multipart/form-data; boundary=x"}
    url = f"{API}/action-items/{card}/documents"
    answers: list[Any] = [alliance.coordinator.http.post(url, content=body, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert len(alliance.coordinator.items(f"/action-items/{card}/documents")) == 1
