"""Users of a town hall's directory: opened, found, changed, locked out, forgotten."""

import pytest
from sqlmodel import select

from backend.core.events import Event
from tests.access.browsers import PASSWORD, fresh, sign_in, with_password
from tests.access.provisioning.directories import SCIM, USER, Directory, caller, directory
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.servers import PUBLIC_URL


def accounts(operator: Caller, part: str) -> list[dict[str, object]]:
    return [one for one in operator.items("/users", q=part) if one["email"] == part]


def test_somebody_new_gets_an_account_under_their_address(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user(
        "abeispiel",
        externalId="oid-1",
        name={"givenName": "A.", "familyName": "Beispiel"},
        emails=[{"value": "privat@stadt.example"}, {"value": "A.Beispiel@Stadt.example", "primary": True}],
        preferredLanguage="en-GB",
        title="Amtsleitung",
        active=True,
    )

    assert made["active"] is True
    assert made["meta"]["location"] == f"{PUBLIC_URL}{SCIM}/Users/{made['id']}"
    assert "title" not in made, "what is not needed is forgotten"
    [account] = accounts(alliance.operator, "a.beispiel@stadt.example")
    assert account["name"] == "A. Beispiel"
    assert verzeichnis.get(f"/Users/{made['id']}") == made


def test_without_an_address_of_the_town_there_is_no_account_yet(
    alliance: AllianceInTest, verzeichnis: Directory
) -> None:
    before = len(alliance.operator.items("/users"))
    made = verzeichnis.create_user("abeispiel", emails=[{"value": "a@elsewhere.example"}])
    assert len(alliance.operator.items("/users")) == before

    verzeichnis.patch(f"/Users/{made['id']}", {"op": "add", "path": "emails", "value": [{"value": "a@stadt.example"}]})

    assert len(accounts(alliance.operator, "a@stadt.example")) == 1


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "replace", "path": "active", "value": False},
        {"op": "Replace", "path": "active", "value": "False"},
        {"op": "replace", "value": {"active": False}},
        {"op": "Add", "path": "active", "value": "false"},
    ],
)
def test_who_is_not_active_is_locked_out_at_once(
    alliance: AllianceInTest, verzeichnis: Directory, operation: dict[str, object]
) -> None:
    made = verzeichnis.create_user()
    [account] = accounts(alliance.operator, "a.beispiel@stadt.example")
    link = alliance.operator.create(f"/users/{account['id']}/sign-in-links")["sign_in_link"]
    browser = fresh(alliance.app)
    assert sign_in(browser, link=link.partition("#link=")[2]).status_code == 201

    answer = verzeichnis.patch(f"/Users/{made['id']}", operation)

    assert answer.status_code == 200, answer.text
    assert answer.json()["active"] is False
    assert browser.get(f"{API}/session").status_code == 401
    assert accounts(alliance.operator, "a.beispiel@stadt.example")[0]["disabled_at"]

    verzeichnis.patch(f"/Users/{made['id']}", {"op": "replace", "path": "active", "value": "True"})
    assert accounts(alliance.operator, "a.beispiel@stadt.example")[0]["disabled_at"] is None


def test_whom_an_operator_locked_the_directory_does_not_let_in(
    alliance: AllianceInTest, verzeichnis: Directory
) -> None:
    made = verzeichnis.create_user()
    [account] = accounts(alliance.operator, "a.beispiel@stadt.example")
    alliance.operator.change(f"/users/{account['id']}", disabled=True)

    for active in (False, True):
        verzeichnis.patch(f"/Users/{made['id']}", {"op": "replace", "path": "active", "value": active})

    assert accounts(alliance.operator, "a.beispiel@stadt.example")[0]["disabled_at"]


def test_an_account_that_was_there_before_is_not_taken_over(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    with_password(alliance, "a.beispiel@stadt.example")

    error = verzeichnis.refused(
        "POST", "/Users", 409, json={"schemas": [USER], "userName": "a.beispiel@stadt.example", "active": False}
    )

    assert error["scimType"] == "uniqueness"
    assert sign_in(fresh(alliance.app), email="a.beispiel@stadt.example", password=PASSWORD).status_code == 201
    assert verzeichnis.get("/Users")["totalResults"] == 0


def test_a_forgotten_user_is_locked_and_comes_back_to_the_same_account(
    alliance: AllianceInTest, verzeichnis: Directory
) -> None:
    made = verzeichnis.create_user()
    [account] = accounts(alliance.operator, "a.beispiel@stadt.example")

    assert verzeichnis.http.delete(f"{SCIM}/Users/{made['id']}").status_code == 204

    verzeichnis.refused("GET", f"/Users/{made['id']}", 404)
    assert accounts(alliance.operator, "a.beispiel@stadt.example")[0]["disabled_at"]
    verzeichnis.create_user()
    [again] = accounts(alliance.operator, "a.beispiel@stadt.example")
    assert (again["id"], again["disabled_at"]) == (account["id"], None)


def test_names_and_addresses_follow_the_directory(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user()
    body = {"schemas": [USER], "userName": "b.muster@stadt.example", "displayName": "B. Muster"}

    answer = verzeichnis.http.put(f"{SCIM}/Users/{made['id']}", json=body)

    assert answer.status_code == 200, answer.text
    assert accounts(alliance.operator, "a.beispiel@stadt.example") == []
    assert accounts(alliance.operator, "b.muster@stadt.example")[0]["name"] == "B. Muster"
    verzeichnis.create_user("c.probe@stadt.example")
    taken = {**body, "userName": "C.Probe@stadt.example"}
    assert verzeichnis.refused("PUT", f"/Users/{made['id']}", 409, json=taken)["scimType"] == "uniqueness"


def test_nobody_overwrites_what_others_wrote_meanwhile(verzeichnis: Directory) -> None:
    made = verzeichnis.create_user()
    change = {"op": "replace", "path": "displayName", "value": "B. Muster"}

    first = verzeichnis.patch(f"/Users/{made['id']}", change, headers={"If-Match": made["meta"]["version"]})
    assert first.status_code == 200
    assert first.headers["etag"] == first.json()["meta"]["version"] != made["meta"]["version"]
    second = verzeichnis.patch(f"/Users/{made['id']}", change, headers={"If-Match": made["meta"]["version"]})
    assert second.status_code == 412
    known = {"If-None-Match": first.headers["etag"]}
    assert verzeichnis.http.get(f"{SCIM}/Users/{made['id']}", headers=known).status_code == 304


def test_attributes_can_be_chosen(verzeichnis: Directory) -> None:
    made = verzeichnis.create_user(displayName="A. Beispiel")

    few = verzeichnis.get(f"/Users/{made['id']}", attributes="displayName")
    without = verzeichnis.get("/Users", excludedAttributes="displayName,meta")["Resources"][0]

    assert set(few) == {"schemas", "id", "displayName"}
    assert "displayName" not in without
    assert without["userName"] == "a.beispiel@stadt.example"


def test_one_town_sees_nothing_of_another(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user()
    group = verzeichnis.create_group("Leitung", made["id"])
    other = directory(alliance, name="Nachbarstadt", mail_domains=["nachbar.example"])

    assert other.get("/Users")["totalResults"] == other.get("/Groups")["totalResults"] == 0
    for path in (f"/Users/{made['id']}", f"/Groups/{group['id']}"):
        other.refused("GET", path, 404)
        other.refused("PUT", path, 404, json={"schemas": [USER], "userName": "x", "displayName": "x"})
        other.refused("DELETE", path, 404)
        assert other.patch(path, {"op": "replace", "path": "displayName", "value": "x"}).status_code == 404
    stranger = {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "G"}
    other.refused("POST", "/Groups", 400, json={**stranger, "members": [{"value": made["id"]}]})
    mine = other.create_user("a.beispiel@stadt.example")
    assert len(alliance.operator.items("/users", q="a.beispiel@stadt.example")) == 1, "not its domain"
    assert other.get(f"/Users/{mine['id']}")["userName"] == "a.beispiel@stadt.example"


def test_only_a_valid_token_of_an_active_provider_is_let_in(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    nobody = fresh(alliance.app)
    assert nobody.get(f"{SCIM}/Users").status_code == 401
    assert nobody.get(f"{SCIM}/Users").headers["www-authenticate"].startswith("Bearer")
    assert alliance.coordinator.http.get(f"{SCIM}/Users").status_code == 401, "another kind of token"
    path = f"/identity-providers/{verzeichnis.provider['id']}"

    second = caller(alliance, verzeichnis.provider["id"])
    [first_token, second_token] = alliance.operator.items(f"{path}/provisioning-tokens", sort="created_at")
    assert "token" not in {key for key, value in first_token.items() if value}
    alliance.operator.remove(f"/provisioning-tokens/{first_token['id']}")
    verzeichnis.refused("GET", "/Users", 401)
    assert second.get(f"{SCIM}/Users").status_code == 200
    assert alliance.operator.get(f"/provisioning-tokens/{second_token['id']}")["last_used_at"]

    alliance.operator.change(path, is_active=False)
    assert second.get(f"{SCIM}/Users").status_code == 403


def test_every_write_is_told_without_what_it_says_of_people(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user(displayName="A. Beispiel")
    verzeichnis.patch(f"/Users/{made['id']}", {"op": "replace", "path": "displayName", "value": "B. Muster"})
    verzeichnis.patch(f"/Users/{made['id']}", {"op": "replace", "path": "displayName", "value": "B. Muster"})
    verzeichnis.http.delete(f"{SCIM}/Users/{made['id']}")

    with alliance.app.state.database.unit() as session:
        found = session.exec(select(Event).where(Event.subject_type == "provisioned_user").order_by(Event.sequence))
        told = [(event.type, event.actor_name, event.changes) for event in found]
    assert [kind for kind, _, _ in told] == [f"provisioned_user.{what}" for what in ("created", "changed", "deleted")]
    assert {name for _, name, _ in told} == {"Verzeichnis"}
    assert "Muster" not in str(told)


def test_a_character_that_not_every_database_stores_is_refused_in_the_words_of_scim(verzeichnis: Directory) -> None:
    made = verzeichnis.create_user(displayName="A. Beispiel")
    operation = {"op": "Replace", "path": "displayName", "value": "A.\x00Beispiel"}
    answer = verzeichnis.patch(f"/Users/{made['id']}", operation)
    assert (answer.status_code, answer.json()["scimType"]) == (400, "invalidValue")
    written = verzeichnis.patch(f"/Users/{made['id']}", operation | {"value": r"A.\u0000Beispiel"})
    assert written.status_code == 200, "six plain characters are no such character"
