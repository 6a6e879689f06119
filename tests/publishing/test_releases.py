"""The step by which a card becomes public: proposed, released, taken back."""

import pytest
from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest
from tests.publishing.releasing import act, card, person, read, release


@pytest.fixture
def open_alliance(alliance: AllianceInTest) -> AllianceInTest:
    """An alliance with a public page."""
    alliance.coordinator.change(alliance.path, has_public_page=True)
    return alliance


def test_everything_is_internal_until_it_is_released(open_alliance: AllianceInTest, anonymous: TestClient) -> None:
    path = card(open_alliance)
    caller = open_alliance.coordinator
    assert read(anonymous) == []
    preview = caller.get(f"{path}/release-preview")
    assert (preview["findings"], preview["needs_second_person"]) == ([], False)
    assert preview["page"].endswith("/oeffentlich/leben-mit-kindern")
    proposed = caller.create(f"{path}/releases")
    assert (proposed["state"], proposed["card"]) == ("proposed", preview["card"])
    assert read(anonymous) == []
    released = act(caller, f"/releases/{proposed['id']}/approval")
    assert (released["state"], released["is_outdated"]) == ("released", False)
    [shown] = read(anonymous, "en")
    assert (shown["id"], shown["number"]) == (path.rpartition("/")[2], "LMK-1")
    assert [one["name"] for one in shown["owners"]] == ["5 persons", "WIS"]
    assert [one["name"] for one in read(anonymous)[0]["owners"]] == ["5 Personen", "WIS"]
    assert not any(name in str(shown) for name in ("Beispiel", "Muster", "Probe", "Vorlage", "Exempel"))
    assert caller.get(path)["visibility"] == "public"


def test_later_changes_stay_inside_until_they_are_released_too(
    open_alliance: AllianceInTest, anonymous: TestClient
) -> None:
    path, caller = card(open_alliance), open_alliance.coordinator
    first = release(caller, path)
    caller.change(path, title="Noch geheim", idea="Auch das")
    assert read(anonymous)[0]["title"] == "Aktionstage"
    assert caller.get(f"/releases/{first['id']}")["is_outdated"]
    release(caller, path)
    [shown] = read(anonymous)
    assert (shown["title"], shown["version"]) == ("Noch geheim", 2)
    assert [one["state"] for one in caller.items(f"{path}/releases")] == ["released", "withdrawn"]


def test_a_name_in_free_text_stops_the_proposal_where_it_stands(
    open_alliance: AllianceInTest, anonymous: TestClient
) -> None:
    caller = open_alliance.coordinator
    steps = ["Raum mieten", "A. Beispiel anrufen: 05341 123456", "Frau Unbekannt fragen, post@example.org"]
    path = card(open_alliance, steps=steps)
    [named, addressed] = caller.get(f"{path}/release-preview")["findings"]
    assert (named["pointer"], named["found"]) == ("#/steps/1/text", ["A. Beispiel", "05341 123456"])
    assert (addressed["pointer"], addressed["found"]) == ("#/steps/2/text", ["Frau Unbekannt", "post@example.org"])
    problem = caller.refused("POST", f"{path}/releases")
    assert problem["status"] == 409
    assert problem["type"].endswith("/person-recognisable")
    assert [one["pointer"] for one in problem["errors"]] == ["#/steps/1/text", "#/steps/2/text"]
    wording = [{"pointer": "#/steps/1/text", "text": "Vermieter anrufen"}]
    problem = caller.refused("POST", f"{path}/releases", wording=wording)
    assert [one["pointer"] for one in problem["errors"]] == ["#/steps/2/text"]
    wording.append({"pointer": "#/steps/2/text", "text": "Herrn Muster fragen"})
    problem = caller.refused("POST", f"{path}/releases", wording=wording)
    assert "Herrn Muster" in problem["errors"][0]["detail"]
    wording[1]["text"] = "Verwaltung fragen"
    made = caller.create(f"{path}/releases", wording=wording)
    act(caller, f"/releases/{made['id']}/approval")
    assert [one["text"] for one in read(anonymous)[0]["steps"]] == [
        "Raum mieten",
        "Vermieter anrufen",
        "Verwaltung fragen",
    ]
    assert caller.get(path)["steps"][1]["text"] == steps[1]


def test_whoever_became_known_meanwhile_stops_the_release(open_alliance: AllianceInTest) -> None:
    caller = open_alliance.coordinator
    made = caller.create(f"{card(open_alliance, idea='Fest bei Fiktiva')}/releases")
    open_alliance.create("people", name="Anna Fiktiva")
    problem = caller.refused("POST", f"/releases/{made['id']}/approval")
    assert [one["pointer"] for one in problem["errors"]] == ["#/idea"]


def test_the_alliance_can_want_a_second_person(open_alliance: AllianceInTest, anonymous: TestClient) -> None:
    open_alliance.coordinator.change(open_alliance.path, releases_need_second_person=True)
    first, second = person(open_alliance, "F. Fiktiv"), person(open_alliance, "G. Fiktiv")
    path = card(open_alliance)
    made = first.create(f"{path}/releases")
    assert made["can"] == ["withdraw"]
    approval = f"/releases/{made['id']}/approval"
    assert first.refused("POST", approval)["type"].endswith("/second-person-needed")
    system = open_alliance.coordinator.refused("POST", approval)
    assert system["type"].endswith("/second-person-needed"), "a token without a person has no eyes"
    assert read(anonymous) == []
    assert second.get(f"/releases/{made['id']}")["can"] == ["approve", "withdraw"]
    assert act(second, approval)["released_by"] == "A. Beispiel"
    assert len(read(anonymous)) == 1


def test_nobody_goes_past_the_second_person_by_writing_on_the_card(open_alliance: AllianceInTest) -> None:
    caller = open_alliance.coordinator
    path = card(open_alliance)
    caller.change(open_alliance.path, releases_need_second_person=True)
    assert caller.refused("PATCH", path, visibility="public")["type"].endswith("/release-needed")
    body = {"title": "Neu", "visibility": "public"}
    assert caller.refused("POST", f"{open_alliance.path}/action-items", **body)["type"].endswith("/release-needed")


def test_making_a_card_public_needs_the_right_to_publish(open_alliance: AllianceInTest, anonymous: TestClient) -> None:
    member = open_alliance.caller(Role.member)
    body = {"title": "Neu", "visibility": "public"}
    assert member.refused("POST", f"{open_alliance.path}/action-items", **body)["status"] == 403
    own = f"/action-items/{member.create(f'{open_alliance.path}/action-items', title='Neu')['id']}"
    assert member.refused("PATCH", own, visibility="public")["status"] == 403
    made = member.create(f"{own}/releases")
    assert made["can"] == ["withdraw"]
    assert member.refused("POST", f"/releases/{made['id']}/approval")["status"] == 403
    assert member.refused("POST", f"{card(open_alliance)}/releases")["status"] == 403
    open_alliance.coordinator.change(own, visibility="public")
    assert read(anonymous) == [], "meant for everybody is not yet released"


def test_taking_back_leaves_a_trace(open_alliance: AllianceInTest, anonymous: TestClient) -> None:
    path, caller = card(open_alliance), open_alliance.coordinator
    made = release(caller, path)
    gone = act(caller, f"/releases/{made['id']}/withdrawal", reason="Der Termin hat sich geändert.")
    assert (gone["state"], gone["reason"]) == ("withdrawn", "Der Termin hat sich geändert.")
    assert read(anonymous) == []
    [stone] = read(anonymous, include_deleted=True)
    assert (stone["id"], stone["deleted"]) == (path.rpartition("/")[2], True)
    assert "title" not in stone
    types = [one["type"] for one in open_alliance.events() if one["subject"]["type"] == "release"]
    assert types == ["release.proposed", "release.released", "release.withdrawn"]
    assert caller.get(path)["visibility"] == "internal"
    assert caller.refused("POST", f"/releases/{made['id']}/approval")["type"].endswith("/already-withdrawn")


def test_what_becomes_internal_or_is_removed_is_public_no_longer(
    open_alliance: AllianceInTest, anonymous: TestClient
) -> None:
    caller = open_alliance.coordinator
    hidden, removed = card(open_alliance), card(open_alliance)
    for path in (hidden, removed):
        release(caller, path)
    caller.change(hidden, visibility="internal")
    caller.remove(removed)
    assert read(anonymous) == []
    caller.change(hidden, visibility="public")
    act(caller, f"/trash/{removed.rpartition('/')[2]}/restoration")
    assert read(anonymous) == [], "what was taken back is proposed anew"
    assert [one["state"] for one in caller.items(f"{hidden}/releases")] == ["withdrawn"]


def test_the_public_list_is_there_only_if_the_alliance_wants_it(
    open_alliance: AllianceInTest, other_alliance: AllianceInTest, anonymous: TestClient
) -> None:
    release(open_alliance.coordinator, card(open_alliance))
    release(other_alliance.coordinator, card(other_alliance))
    assert len(read(anonymous)) == 1
    assert anonymous.get(f"{API}/public/alliances/gut-im-alter/action-items").status_code == 404
    open_alliance.coordinator.change(open_alliance.path, has_public_page=False)
    assert anonymous.get(f"{API}/public/alliances/leben-mit-kindern/action-items").status_code == 404


def test_two_public_pages_never_share_an_address(open_alliance: AllianceInTest) -> None:
    operator = open_alliance.operator
    town = operator.create("/municipalities", name="Musterstadt", slug="musterstadt")["id"]
    body = {"name": "Leben mit Kindern", "slug": "leben-mit-kindern", "short_name": "LMK", "municipality_id": town}
    assert operator.refused("POST", "/alliances", **body, has_public_page=True)["type"].endswith("/already-exists")
    twin = operator.create("/alliances", **body)
    refused = operator.refused("PATCH", f"/alliances/{twin['id']}", has_public_page=True)
    assert refused["type"].endswith("/already-exists")


def test_the_public_list_comes_in_pages_with_a_tag(open_alliance: AllianceInTest, anonymous: TestClient) -> None:
    for _ in range(3):
        release(open_alliance.coordinator, card(open_alliance))
    address = f"{API}/public/alliances/leben-mit-kindern/action-items"
    first = anonymous.get(address, params={"limit": 2})
    assert [one["number"] for one in first.json()["items"]] == ["LMK-1", "LMK-2"]
    assert [one["number"] for one in anonymous.get(first.json()["next"]).json()["items"]] == ["LMK-3"]
    again = anonymous.get(address, params={"limit": 2}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
