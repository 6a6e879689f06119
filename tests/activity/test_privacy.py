"""One's own data: taking it along, putting it right, and what others see of how to reach somebody."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import SQLModel

from backend.access.permissions import Role
from backend.activity.privacy.inventory import APART, mentions, shown
from tests.access.browsers import signed_in
from tests.fixtures.alliances import API, AllianceInTest, Caller

EMAIL = "a.beispiel@example.org"


@pytest.fixture
def person(alliance: AllianceInTest) -> Any:
    """Somebody whose address and number the alliance knows."""
    return alliance.create("people", name="A. Beispiel", function="Leitung", email=EMAIL, phone="05341 0000")


@pytest.fixture
def user(alliance: AllianceInTest, person: Any) -> Caller:
    """The same, signed in."""
    body = {"email": "a.beispiel@stadt.example", "name": "A. Beispiel", "role": "member", "person_id": person["id"]}
    return signed_in(alliance.app, alliance.operator.create(f"{alliance.path}/grants", **body)["sign_in_link"])


def party(person: Any) -> dict[str, str]:
    """A party reference to a person."""
    return {"kind": "person", "id": person["id"], "name": person["name"]}


def test_what_is_stored_about_oneself_can_be_taken_along(alliance: AllianceInTest, person: Any, user: Caller) -> None:
    card = alliance.create("action-items", title="Fest", assignments=[{"party": party(person), "task": "Raum"}])
    user.create(f"/action-items/{card['id']}/comments", text="Der Raum ist frei.")
    user.create("/personal-tokens", name="Skript", scopes=["municipalities:read"])

    data = user.get("/session/data")

    assert data["account"]["email"] == "a.beispiel@stadt.example"
    assert [one["email"] for one in data["people"]] == [EMAIL]
    assert [one["task"] for one in data["records"]["assignments"]] == ["Raum"]
    assert [one["text"] for one in data["records"]["comments"]] == ["Der Raum ist frei."]
    assert {"grants", "user_sessions", "tokens"} <= data["records"].keys()
    assert {"comment.created", "session.started"} <= {one["type"] for one in data["events"]}


def test_what_is_given_out_holds_no_secret(alliance: AllianceInTest, user: Caller) -> None:
    secret = user.create("/personal-tokens", name="Skript", scopes=["municipalities:read"])["token"]

    raw = user.http.get(f"{API}/session/data").text

    assert secret not in raw
    assert not {"password_hash", "secret_hash", "previous_secret_hash", "sealed_secret"} & {
        part.strip('"') for part in raw.replace(":", ",").replace("{", ",").split(",")
    }
    given = {(table.name, column.name) for table in SQLModel.metadata.sorted_tables for column in shown(table)}
    assert not {one for one in given if one[1].endswith("_hash") or "secret" in one[1]}
    assert ("mails", "text") not in given, "a mail may hold a link that opens an account"


def test_no_table_about_somebody_is_forgotten() -> None:
    known = {(one.table.name, one.column.name) for one in mentions()}

    missed = [
        (table.name, column.name)
        for table in SQLModel.metadata.sorted_tables
        for column in table.c
        if column.name in ("user_id", "person_id", "party_id", "author_id") and table.name not in APART
        if (table.name, column.name) not in known
    ]

    assert not missed, "Give the column a foreign key, or enter it in AUTHORS of activity/privacy/inventory.py"


def test_the_same_can_be_read(user: Caller) -> None:
    answer = user.http.get(f"{API}/session/data", params={"format": "html"})

    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "Was hier über Sie gespeichert ist" in answer.text
    assert "a.beispiel@stadt.example" in answer.text


def test_nothing_in_the_page_is_run(alliance: AllianceInTest, user: Caller) -> None:
    card = alliance.create("action-items", title="Fest")
    user.create(f"/action-items/{card['id']}/comments", text="<script>alert(1)</script>")

    page = user.http.get(f"{API}/session/data", params={"format": "html"}).text

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_coordinators_take_it_along_for_who_has_no_account(
    alliance: AllianceInTest, other_alliance: AllianceInTest, person: Any
) -> None:
    card = alliance.create("action-items", title="Fest", assignments=[{"party": party(person), "task": "Raum"}])
    path = f"/people/{person['id']}/data"

    data = alliance.coordinator.get(path)

    assert [one["action_item_id"] for one in data["records"]["assignments"]] == [card["id"]]
    assert data["account"] is None
    assert [one["type"] for one in data["events"]] == ["person.created"]
    assert alliance.reader.refused("GET", path)["status"] == 403
    assert other_alliance.coordinator.refused("GET", path)["status"] == 404


def test_the_log_notes_who_took_it_along(alliance: AllianceInTest, person: Any) -> None:
    alliance.coordinator.get(f"/people/{person['id']}/data")

    noted = alliance.events()[-1]

    assert (noted["type"], noted["subject"]["id"]) == ("personal_data.exported", person["id"])


def test_of_another_alliance_nothing_is_told(
    alliance: AllianceInTest, other_alliance: AllianceInTest, person: Any, user: Caller
) -> None:
    elsewhere = other_alliance.create("people", name="A. Beispiel", email="privat@example.org")
    email = "a.beispiel@stadt.example"
    body = {"email": email, "name": "A. Beispiel", "role": "member", "person_id": elsewhere["id"]}
    alliance.operator.create(f"{other_alliance.path}/grants", **body)

    told = str(alliance.coordinator.get(f"/people/{person['id']}/data"))

    assert elsewhere["id"] not in told
    assert "privat@example.org" not in told
    assert "privat@example.org" in str(user.get("/session/data")), "they themself get both"


def test_everybody_puts_their_own_contact_details_right(alliance: AllianceInTest, person: Any, user: Caller) -> None:
    [own] = user.items("/contact-details")
    assert (own["id"], own["email"]) == (person["id"], EMAIL)

    changed = user.change(f"/contact-details/{person['id']}", phone="05341 1111")

    assert changed["phone"] == "05341 1111"
    assert alliance.coordinator.get(f"/people/{person['id']}")["phone"] == "05341 1111"
    other = alliance.create("people", name="B. Muster")
    assert user.refused("PATCH", f"/contact-details/{other['id']}", phone="1")["status"] == 404


def test_contact_details_are_shown_with_consent_only(alliance: AllianceInTest, person: Any, user: Caller) -> None:
    path = f"/people/{person['id']}"
    assert alliance.reader.get(path)["email"] is None

    agreed = user.change(f"/contact-details/{person['id']}", contact_consent=True)

    assert agreed["contact_consent_at"] is not None
    shown_now = alliance.reader.get(path)
    assert (shown_now["email"], shown_now["contact_consent_how"]) == (EMAIL, "selbst angegeben")
    assert alliance.coordinator.change(path, contact_consent=False)["contact_consent_how"] is None
    assert alliance.reader.get(path)["email"] is None


def test_guests_see_no_contact_details_even_with_consent(alliance: AllianceInTest, person: Any) -> None:
    how = "Unterschrift vom 12. März"
    given = alliance.coordinator.change(f"/people/{person['id']}", contact_consent=True, contact_consent_how=how)
    assert given["contact_consent_how"] == how
    guest = alliance.caller(Role.guest, alliance.create("people", name="C. Probe")["id"])

    assert guest.refused("GET", f"/people/{person['id']}")["status"] in (403, 404)


def test_the_overview_ranks_no_people(alliance: AllianceInTest, person: Any) -> None:
    alliance.create("action-items", title="Fest", assignments=[{"party": party(person), "state": "accepted"}])

    overview = alliance.coordinator.get(f"{alliance.path}/dashboard")

    counted = [name for name, value in overview.items() if isinstance(value, dict) and "people" in name]
    assert not counted, "statistics of each person are off (BPersVG section 80)"


def test_who_is_in_no_alliance_is_told_of_none(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", name="Runde", kind="project_group")
    alliance.create("meetings", group_id=group["id"], title="Vertrauliche Runde", when="20.10.2049")
    body = {"email": "neu@stadt.example", "name": "N. Neu"}
    newcomer = signed_in(alliance.app, alliance.operator.create("/users", **body)["sign_in_link"])

    data = newcomer.get("/session/data")

    assert "Vertrauliche Runde" not in str(data)
    assert set(data["records"]) == {"known_devices", "user_sessions", "sign_in_links"}


def test_the_app_has_no_other_way_to_this(app: FastAPI) -> None:
    addresses = [path for path in app.openapi()["paths"] if path.endswith("/data")]

    assert sorted(addresses) == [f"{API}/people/{{person_id}}/data", f"{API}/session/data"]
