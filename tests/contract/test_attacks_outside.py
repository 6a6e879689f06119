"""Attackers with nothing but an address: codes, calendars and links after the door was closed, and public pages."""

import json
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.access.browsers import fresh, signed_in
from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.servers import PUBLIC_URL
from tests.participation.visitors import name_somebody
from tests.workshops.phones import Phone, opened


def test_the_codes_and_links_of_a_removed_alliance_open_nothing(app: FastAPI, alliance: AllianceInTest) -> None:
    world = World(alliance)
    _, code = opened(alliance, "profile", "critique")
    phone = Phone(app, code).join()
    token = phone.token
    link = name_somebody(alliance).visitor()
    secret = world.invitation()
    slug = alliance.coordinator.get(alliance.path)["slug"]
    stranger = fresh(app)
    pages = (f"/oeffentlich/{slug}", f"{API}/public/alliances/{slug}/processes")
    assert [stranger.get(page).status_code for page in pages] == [200, 200]
    assert stranger.post(f"{API}/invitation-previews", json={"secret": secret}).status_code == 200

    world.caller.remove(alliance.path)

    assert [stranger.get(page).status_code for page in pages] == [404, 404]
    assert phone.http.get(phone.path).status_code != 200, "a phone that has joined"
    assert phone.send({"id": "card-00000001", "text": "Bank", "phase": "critique"}, token=token).status_code != 200
    assert Phone(app, code).http.post(phone.path, data={"act": "join", "table": ""}).status_code != 303
    assert link.open().status_code != 200
    preview = stranger.post(f"{API}/invitation-previews", json={"secret": secret})
    assert "Leben mit Kindern" not in preview.text


def test_a_calendar_names_nothing_that_was_closed_to_its_owner(app: FastAPI, alliance: AllianceInTest) -> None:
    group = alliance.create("groups", name="Runde", kind="project_group")
    member = World(alliance).member(Role.member)
    url = member.create("/calendar-feeds", kind="group", group_id=group["id"])["url"].removeprefix(PUBLIC_URL)
    stranger = TestClient(app, base_url=PUBLIC_URL)
    assert "Leben mit Kindern: Runde" in stranger.get(url).text
    user = member.get("/session")["user"]["id"]
    [grant] = [one for one in alliance.items("grants") if one["user"]["id"] == user]

    alliance.coordinator.remove(f"/grants/{grant['id']}")
    alliance.coordinator.change(f"/groups/{group['id']}", name="Schließung des Hortes")

    shown = stranger.get(url)
    assert shown.status_code == 200
    assert not [word for word in ("Schließung", "Leben mit Kindern", "Runde") if word in shown.text]


def test_the_public_reads_no_dates_of_what_other_groups_meet_for(alliance: AllianceInTest) -> None:
    alliance.operator.change(alliance.path, has_public_page=True)
    made = [alliance.create("processes", template="round_table", title=title) for title in ("Runder Tisch", "Bilanz")]
    process: dict[str, Any] = made[0]
    table = alliance.create("groups", kind="plenum", name="Runder Tisch")["id"]
    other = alliance.create("groups", kind="project_group", name="Steuerung")["id"]
    [body, *_] = alliance.coordinator.items(f"/processes/{process['id']}/bodies")
    alliance.coordinator.change(f"/process-bodies/{body['id']}", group_id=table)
    alliance.create("meetings", group_id=table, kind="plenum", when="20.10.2049", title="Erste Sitzung")
    alliance.create("meetings", group_id=other, when="21.10.2049", title="Schließung des Hortes")

    shown = alliance.coordinator.change(f"/processes/{process['id']}/public-page", is_public=True)

    assert [one["title"] for one in shown["shown"]["dates"]] == ["Erste Sitzung"]
    slug = alliance.coordinator.get(alliance.path)["slug"]
    for address in (f"{API}/public/alliances/{slug}/processes", f"/oeffentlich/{slug}/verfahren/{process['id']}"):
        assert "Schließung" not in alliance.operator.http.get(address).text


def test_whoever_enters_somebody_elses_address_learns_nothing_of_them(
    app: FastAPI, alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    address = "leitung@stadt.example"
    group = other_alliance.create("groups", name="Runde", kind="project_group")["id"]
    meeting = other_alliance.create("meetings", group_id=group, when="20.10.2049")["id"]
    body = {"party": "Leitung", "email": address, "remark": "vertraulich"}
    other_alliance.coordinator.create(f"/meetings/{meeting}/participants", **body)
    other_alliance.create("invitations", email=address, name="L. Geheim", role="reader")
    here = alliance.create("groups", name="Runde", kind="project_group")["id"]
    meeting = alliance.create("meetings", group_id=here, when="20.10.2049")["id"]
    alliance.coordinator.create(f"/meetings/{meeting}/participants", **{**body, "remark": "vertraut"})
    person = alliance.create("people", name="A. Beispiel")["id"]
    grant = {"email": "neugier@stadt.example", "name": "A. Beispiel", "role": "member", "person_id": person}
    curious = signed_in(app, alliance.operator.create(f"{alliance.path}/grants", **grant)["sign_in_link"])
    curious.change(f"/contact-details/{person}", email=address.upper())

    data = curious.get("/session/data")

    found = json.dumps(data["records"])
    assert not [word for word in ("vertraulich", "L. Geheim", other_alliance.id) if word in found]
    assert "vertraut" in found, "of one's own alliance, while nobody else there has the address"
    alliance.create("people", name="L. Leitung", email=address)
    assert "vertraut" not in json.dumps(curious.get("/session/data")["records"])
