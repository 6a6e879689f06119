"""What an attacker tries against the desk: notes, outcomes, meetings, minutes, papers, search, kept views."""

import base64
import time
from typing import Any

import pytest

from backend.access.permissions import Role
from backend.core import placeholders
from backend.core.clock import now
from backend.core.differences import segments_of
from backend.core.records import new_id
from backend.meetings.agenda.notes.document import Document
from backend.meetings.agenda.notes.format import NoUpdate
from backend.search.saved_filters import telling
from backend.search.saved_filters.models import SavedFilter
from tests.access.test_tokens import caller
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.search.indexed import index

#: Nested a hundred thousand times: the library would follow until the stack of the whole server ends.
HEAD = b"\x01\x01\x05\x00\x08\x01\x05notes\x01"
#: What no browser writes into a text: values in values, clocks near their end, counts without anything counted, a
#: list within the notes, another text than the notes.
BOMBS = {
    "lists in lists": HEAD + b"\x75\x01" * 100_000,
    "objects in objects": HEAD + b"\x76\x01\x00" * 100_000,
    "a clock at its end": b"\x01\x01\x05\xff\xff\xff\xff\x0f\x04\x01\x05notes\x03abc\x00",
    "two to the sixty": b"\x01\x80\x80\x80\x80\x80\x80\x80\x80\x10\x05\x00\x04",
    "a long number": b"\xff" * 5000,
    "a list": b"\x01\x01\x05\x00\x07\x01\x05notes\x00\x00",
    "another text": b"\x01\x01\x05\x00\x04\x01\x05other\x01a\x00",
    "more than it says": b"\x00\x00\x00",
    "nothing": b"",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_notes_take_text_and_nothing_else(bomb: bytes) -> None:
    notes = Document(None)
    with pytest.raises(NoUpdate):
        notes.merge(bomb)
    with pytest.raises(NoUpdate):
        notes.missing(b"\x01" + bomb)
    assert Document(notes.state()).text == ""


def speaker(alliance: AllianceInTest, group_id: str) -> Caller:
    """A reader who speaks for a group."""
    person = alliance.create("people", name="A. Beispiel")
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    alliance.coordinator.create(f"/groups/{group_id}/memberships", party=party, role="chair")
    return alliance.caller(Role.member, person["id"])


def test_a_bomb_in_notes_is_answered_and_others_go_on(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    meeting = alliance.create("meetings", group_id=group, when="20.10.2009", state="running")["id"]
    item = alliance.coordinator.create(f"/meetings/{meeting}/agenda-items", title="Kitas")["id"]
    for member in ("update", "state_vector"):
        body = {member: base64.b64encode(BOMBS["lists in lists"]).decode()}
        problem = alliance.coordinator.refused("POST", f"/agenda-items/{item}/notes", **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, f"#/{member}")
    assert alliance.coordinator.http.post(f"{API}/agenda-items/{item}/notes", json={}).json()["text"] == ""


def test_texts_made_to_take_hours_take_no_time() -> None:
    started = time.perf_counter()
    words = " ".join("abcd"[place * place % 7 % 4] for place in range(100_000))
    segments_of(words, words[::-1] + "!")
    placeholders.found("[" * 200_000)
    notes = Document(None)
    letters = [chr(0x4E00 + place * place % 151) for place in range(100_000)]
    notes.rewrite("".join(letters))
    notes.rewrite("!" + "".join(reversed(letters)) + "?")
    assert time.perf_counter() - started < 10


def test_who_speaks_for_one_group_decides_and_writes_for_no_other(alliance: AllianceInTest) -> None:
    plenum = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    own = alliance.create("groups", kind="project_group", name="Sport")["id"]
    other = alliance.create("groups", kind="project_group", name="Gesundheit")["id"]
    theirs = alliance.create("action-items", title="Yoga", group_id=other)
    mine = alliance.create("action-items", title="Turnier", group_id=own)
    chair = speaker(alliance, own)

    for groups in ([plenum], [other]):
        body = {"group_id": own, "group_ids": groups, "when": "20.10.2009"}
        assert chair.refused("POST", f"{alliance.path}/meetings", **body)["status"] == 403
        series = {"group_id": own, "group_ids": groups, "title": "Runde", "rhythm": "selten"}
        assert chair.refused("POST", f"{alliance.path}/meeting-series", **series)["status"] == 403
    meeting = chair.create(f"{alliance.path}/meetings", group_id=own, when="20.10.2009", state="running")["id"]
    assert chair.refused("PATCH", f"/meetings/{meeting}", group_ids=[plenum])["status"] == 403
    assert chair.refused("PATCH", f"/meetings/{meeting}", group_id=plenum)["status"] == 403

    item = chair.create(f"/meetings/{meeting}/agenda-items", title="Yoga", action_item_id=theirs["id"])["id"]
    outcomes = f"/agenda-items/{item}/outcomes"
    change = {"id": theirs["id"], "status": "done"}
    assert chair.refused("POST", outcomes, kind="action_item", action_item=change)["status"] == 403
    chair.create(outcomes, kind="action_item", action_item={"id": mine["id"], "status": "in_progress"})
    assert alliance.coordinator.get(f"/action-items/{theirs['id']}")["version"] == theirs["version"]
    decision = {"matter": "Beitrag", "text": "Alle zahlen.", "group_id": plenum}
    assert chair.refused("POST", outcomes, kind="decision", decision=decision)["status"] in (403, 422)


def test_a_token_for_agendas_alone_writes_no_cards_and_no_decisions(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    card = alliance.create("action-items", title="Yoga")
    meeting = alliance.create("meetings", group_id=group, when="20.10.2009", state="running")["id"]
    item = alliance.coordinator.create(f"/meetings/{meeting}/agenda-items", title="Yoga")["id"]
    scopes = ["meetings:read", "meetings:write", "agenda-items:write"]
    made = alliance.create("tokens", name="Protokoll", role="coordinator", scopes=scopes)
    system = caller(alliance, made["token"])
    bodies: list[dict[str, Any]] = [
        {"kind": "action_item", "action_item": {"id": card["id"], "status": "done"}},
        {"kind": "action_item", "action_item": {"title": "Neu"}},
        {"kind": "decision", "decision": {"matter": "Beitrag", "text": "Alle zahlen."}},
    ]
    for body in bodies:
        assert system.refused("POST", f"/agenda-items/{item}/outcomes", **body)["status"] == 403, body


@pytest.mark.parametrize("paper", ["minutes", "invitation", "attendance-list", "name-tents"])
def test_nothing_that_people_write_is_markup_in_a_paper(alliance: AllianceInTest, paper: str) -> None:
    evil = '#read("/etc/passwd") #eval("1/0") $ $ ] } \\ <script>alert(1)</script> {{ 7*7 }} \u202e\u0007 🎉 中'
    group = alliance.create("groups", kind="plenum", name=evil[:80])["id"]
    meeting = alliance.create("meetings", group_id=group, title=evil, when="20.10.2009")["id"]
    item = alliance.coordinator.create(f"/meetings/{meeting}/agenda-items", title=evil)["id"]
    alliance.coordinator.create(f"/meetings/{meeting}/participants", party=evil, remark=evil)
    alliance.coordinator.change(f"/agenda-items/{item}", notes=evil * 20)
    known = alliance.coordinator.get(f"/meetings/{meeting}/agenda-items")
    assert known["items"][0]["title"] == evil.strip()
    path = f"{API}/meetings/{meeting}/papers"
    pdf = alliance.coordinator.http.get(f"{path}/{paper}.pdf")
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-"), pdf.text[:300]
    if paper != "name-tents":
        html = alliance.coordinator.http.get(f"{path}/{paper}.html")
        assert html.status_code == 200
        assert "<script>alert" not in html.text
        for format in ("odt", "docx"):
            assert alliance.coordinator.http.get(f"{path}/{paper}.{format}").status_code == 200, format
    for odd in ("..%2f..%2fsecret.pdf", "minutes.exe", "minutes.pdf%00", "minutes..pdf"):
        assert alliance.coordinator.http.get(f"{path}/{odd}").status_code in (404, 422), odd


def test_a_kept_view_with_what_no_database_stores_silences_nobody(alliance: AllianceInTest, frozen_clock: Any) -> None:
    owner = alliance.caller(Role.member, alliance.create("people", name="C. Probe")["id"])
    for page in ("board", "decisions", "search"):
        query = "group=%00&status=%00&q=%00x&type=%00&procedure=%00&year=%00"
        kept = owner.create(f"{alliance.path}/saved-filters", name=page, page=page, query=query)
        answer = owner.http.post(f"{API}/saved-filters/{kept['id']}/subscription", json={"rhythm": "daily"})
        assert answer.status_code == 200, answer.text


def test_what_goes_wrong_with_one_subscriber_keeps_nobody_else_from_being_told(
    alliance: AllianceInTest, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen_clock(now().replace(year=2027, month=3, day=1, hour=12))
    for name in ("A", "B"):
        owner = alliance.caller(Role.member, alliance.create("people", name=f"{name}. Probe")["id"])
        kept = owner.create(f"{alliance.path}/saved-filters", name=name, page="board")
        owner.http.post(f"{API}/saved-filters/{kept['id']}/subscription", json={"rhythm": "daily"})
        if name == "A":
            with alliance.app.state.database.unit(write=True) as session:
                # As an archive of somebody's own making brings it.
                session.get_one(SavedFilter, kept["id"]).page = "nowhere"
    alliance.create("action-items", title="Yoga")
    frozen_clock(now().replace(day=2))
    assert telling.run(alliance.app.state.database, alliance.app.state.settings) >= 1


def test_search_tells_guests_and_strangers_nothing(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    meeting = alliance.create("meetings", group_id=group, title="Geheimrunde", when="20.10.2009")["id"]
    alliance.coordinator.create(f"/meetings/{meeting}/agenda-items", title="Geheimsache", is_internal=True)
    alliance.create("action-items", title="Geheimkarte")
    alliance.create("people", name="G. Geheim", email="geheim@stadt.example", phone="0351 4711")
    index(alliance)
    guest = alliance.caller(Role.guest, alliance.create("people", name="C. Probe")["id"])
    assert alliance.coordinator.items(f"{alliance.path}/search", q="geheim")
    for stranger in (guest, other_alliance.coordinator):
        assert stranger.items("/search", q="geheim") == []
    assert guest.items(f"{alliance.path}/search", q="geheim") == []
    assert other_alliance.coordinator.refused("GET", f"{alliance.path}/search?q=geheim")["status"] == 404
    for contact in ("4711", "stadt.example"):
        assert [one for one in alliance.items("search", q=contact) if one["type"] == "person"] == []


def test_links_that_nobody_was_given_open_nothing_and_looking_changes_nothing(alliance: AllianceInTest) -> None:
    browser = alliance.coordinator.http
    for secret in ("bwk_meet_" + "A" * 43, "bwk_meet_", "x", new_id(), "%00"):
        for answer in (browser.get(f"/m/{secret}"), browser.post(f"/m/{secret}", data={"act": "accepted"})):
            assert answer.status_code in (404, 410), (secret, answer.status_code)
