"""Groups of a town hall's directory give the roles that the provider's mappings name."""

from typing import Any

import pytest

from tests.access.provisioning.directories import SCIM, Directory
from tests.fixtures.alliances import AllianceInTest


def role(alliance: AllianceInTest, email: str = "a.beispiel@stadt.example") -> str | None:
    grants = {one["user"]["email"]: one["role"] for one in alliance.operator.items(f"{alliance.path}/grants")}
    return grants.get(email)


def test_who_is_in_a_group_has_its_role(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user()
    everybody = verzeichnis.create_group("Alle", made["id"])
    assert role(alliance) == "reader"
    leaders = verzeichnis.create_group("Leitung", made["id"])
    assert role(alliance) == "coordinator"
    assert {one["display"] for one in verzeichnis.get(f"/Users/{made['id']}")["groups"]} == {"Alle", "Leitung"}

    verzeichnis.http.delete(f"{SCIM}/Groups/{leaders['id']}")
    assert role(alliance) == "reader"
    verzeichnis.patch(f"/Groups/{everybody['id']}", {"op": "replace", "path": "displayName", "value": "Andere"})
    assert role(alliance) is None


@pytest.mark.parametrize(
    "leaving",
    [
        lambda user: {"op": "remove", "path": f'members[value eq "{user}"]'},
        lambda user: {"op": "Remove", "path": "members", "value": [{"value": user}]},
        lambda user: {"op": "remove", "path": "members"},
        lambda user: {"op": "replace", "path": "members", "value": []},
    ],
)
def test_people_join_and_leave_as_directories_say_it(
    alliance: AllianceInTest, verzeichnis: Directory, leaving: Any
) -> None:
    made = verzeichnis.create_user()
    group = verzeichnis.create_group("Leitung")

    joined = verzeichnis.patch(
        f"/Groups/{group['id']}", {"op": "Add", "path": "members", "value": [{"value": made["id"]}]}
    )
    assert joined.status_code == 200, joined.text
    assert role(alliance) == "coordinator"
    left = verzeichnis.patch(f"/Groups/{group['id']}", leaving(made["id"]))
    assert left.status_code == 200, left.text
    assert role(alliance) is None


def test_who_is_locked_out_has_no_role_and_gets_it_back(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user()
    verzeichnis.create_group("Leitung", made["id"])

    verzeichnis.patch(f"/Users/{made['id']}", {"op": "replace", "path": "active", "value": False})
    assert role(alliance) is None
    verzeichnis.patch(f"/Users/{made['id']}", {"op": "replace", "path": "active", "value": True})
    assert role(alliance) == "coordinator"


def test_a_group_can_be_named_by_its_id_in_the_directory(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user()

    verzeichnis.create_group("Bündnis-Gruppe 7", made["id"], externalId="Leitung")

    assert role(alliance) == "coordinator"


def test_groups_are_found_by_name(verzeichnis: Directory) -> None:
    verzeichnis.create_group("Leitung")
    verzeichnis.create_group("Alle")

    found = verzeichnis.get("/Groups", filter='displayName eq "leitung"', excludedAttributes="members")

    assert [one["displayName"] for one in found["Resources"]] == ["Leitung"]
    taken = {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Leitung"}
    assert verzeichnis.refused("POST", "/Groups", 409, json=taken)["scimType"] == "uniqueness"


def test_a_role_given_by_hand_is_not_the_directorys(alliance: AllianceInTest, verzeichnis: Directory) -> None:
    made = verzeichnis.create_user()
    alliance.operator.create(f"{alliance.path}/grants", email="a.beispiel@stadt.example", role="member")

    group = verzeichnis.create_group("Leitung", made["id"])
    assert role(alliance) == "member"
    verzeichnis.http.delete(f"{SCIM}/Groups/{group['id']}")
    assert role(alliance) == "member"
