"""What holds for every record of an alliance: tenancy, roles, preconditions, lists, tombstones, events."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.fixtures.alliances import API, AllianceInTest


@dataclass(frozen=True)
class Kind:
    """One kind of record: how to write one, how to change it, where it is listed."""

    name: str
    collection: Callable[[AllianceInTest, str], str]
    address: str
    body: Callable[[str, str], dict[str, Any]]
    patch: dict[str, Any]


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "group",
            lambda alliance, _group: f"{alliance.path}/groups",
            "/groups",
            lambda name, _group: {"kind": "plenum", "name": name},
            {"purpose": "Ideen entwickeln"},
        ),
        Kind(
            "duty",
            lambda _alliance, group: f"/groups/{group}/duties",
            "/duties",
            lambda name, _group: {"text": name},
            {"text": "Umsetzung evaluieren"},
        ),
        Kind(
            "membership",
            lambda _alliance, group: f"/groups/{group}/memberships",
            "/memberships",
            lambda name, _group: {"party": name},
            {"role": "chair"},
        ),
        Kind(
            "person",
            lambda alliance, _group: f"{alliance.path}/people",
            "/people",
            lambda name, _group: {"name": name},
            {"function": "Leitung"},
        ),
        Kind(
            "organisation",
            lambda alliance, _group: f"{alliance.path}/organisations",
            "/organisations",
            lambda name, _group: {"name": name},
            {"abbreviation": "WIS"},
        ),
        Kind(
            "meeting",
            lambda alliance, _group: f"{alliance.path}/meetings",
            "/meetings",
            lambda name, group: {"group_id": group, "title": name},
            {"where": "Rathaus"},
        ),
        Kind(
            "idea",
            lambda alliance, _group: f"{alliance.path}/ideas",
            "/ideas",
            lambda name, _group: {"text": name},
            {"cluster": "Gesundheit"},
        ),
    )
}


class Records:
    """The records of one kind in an alliance."""

    def __init__(self, kind: Kind, alliance: AllianceInTest) -> None:
        self.kind = kind
        self.alliance = alliance
        self.group_id: str = alliance.create("groups", kind="council", name="Rat")["id"]
        self.collection = kind.collection(alliance, self.group_id)

    def body(self, name: str) -> dict[str, Any]:
        """What to send for a new record."""
        return self.kind.body(name, self.group_id)

    def create(self, name: str) -> str:
        """The address of a new record."""
        record = self.alliance.coordinator.create(self.collection, **self.body(name))
        return f"{self.kind.address}/{record['id']}"

    def listed(self, **params: Any) -> list[Any]:
        """The list without the group that every record needs."""
        items = self.alliance.coordinator.items(self.collection, **params)
        return [item for item in items if item["id"] != self.group_id]


@pytest.fixture(params=list(KINDS))
def records(request: pytest.FixtureRequest, alliance: AllianceInTest) -> Records:
    """Records of every kind, one after the other."""
    return Records(KINDS[request.param], alliance)


def test_another_alliance_sees_and_changes_nothing(records: Records, other_alliance: AllianceInTest) -> None:
    path = records.create("Eins")
    stranger = other_alliance.coordinator
    for method, where, body in (
        ("GET", path, {}),
        ("PATCH", path, records.kind.patch),
        ("DELETE", path, {}),
        ("GET", records.collection, {}),
        ("POST", records.collection, records.body("Zwei")),
    ):
        problem = stranger.refused(method, where, **body)
        assert problem["status"] == 404, (method, where)
    assert len(records.listed()) == 1


def test_a_reader_reads_and_does_not_write(records: Records) -> None:
    path, reader = records.create("Eins"), records.alliance.reader
    shown = reader.get(path)
    assert shown["can"] == []
    assert reader.items(records.collection)
    for method, where, body in (
        ("POST", records.collection, records.body("Zwei")),
        ("PATCH", path, records.kind.patch),
        ("DELETE", path, {}),
    ):
        assert reader.refused(method, where, **body)["status"] == 403, method
    anonymous = reader.http.get(API + path, headers={"Authorization": ""})
    assert anonymous.status_code == 401


def test_a_change_needs_the_state_it_starts_from(records: Records) -> None:
    path, http = records.create("Eins"), records.alliance.coordinator.http
    known = records.alliance.coordinator.etag(path)
    assert http.patch(API + path, json=records.kind.patch).status_code == 428
    assert http.delete(API + path).status_code == 428
    changed = http.patch(API + path, json=records.kind.patch, headers={"If-Match": known})
    assert changed.status_code == 200
    assert {name: changed.json()[name] for name in records.kind.patch} == records.kind.patch
    assert changed.json()["version"] == 2
    stale = http.patch(API + path, json=records.kind.patch, headers={"If-Match": known})
    assert (stale.status_code, stale.headers["etag"]) == (412, changed.headers["etag"])
    assert http.delete(API + path, headers={"If-Match": known}).status_code == 412
    unchanged = http.get(API + path, headers={"If-None-Match": changed.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def test_unknown_members_are_refused(records: Records) -> None:
    path = records.create("Eins")
    for method, where, body in (("POST", records.collection, records.body("Zwei")), ("PATCH", path, {})):
        problem = records.alliance.coordinator.refused(method, where, **body, alliance_id="x")
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/alliance_id")


def test_lists_are_read_in_pages_and_show_tombstones_when_asked(records: Records) -> None:
    paths = [records.create(name) for name in ("Eins", "Zwei", "Drei")]
    coordinator = records.alliance.coordinator
    page = coordinator.get(records.collection, limit=1)
    seen = [item["id"] for item in page["items"]]
    while page["next"]:
        page = coordinator.get(page["next"].removeprefix(API))
        assert len(page["items"]) == 1
        seen += [item["id"] for item in page["items"]]
    assert len(seen) == len(set(seen)) == len(coordinator.items(records.collection))
    since = coordinator.get(paths[2])["updated_at"]
    coordinator.remove(paths[0])
    assert coordinator.refused("GET", paths[0])["status"] == 404
    assert len(records.listed()) == 2
    [tombstone] = [item for item in records.listed(include_deleted=True, updated_since=since) if "deleted" in item]
    assert (paths[0].endswith(tombstone["id"]), tombstone["version"]) == (True, 2)


def test_every_write_leaves_an_event_of_its_kind(records: Records) -> None:
    before = len(records.alliance.events())
    path = records.create("Eins")
    records.alliance.coordinator.change(path, **records.kind.patch)
    records.alliance.coordinator.remove(path)
    written = records.alliance.events()[before:]
    assert [event["type"] for event in written] == [
        f"{records.kind.name}.{what}" for what in ("created", "changed", "deleted")
    ]
    assert [event["sequence"] for event in written] == list(range(before + 1, before + 4))
    assert set(records.kind.patch) <= set(written[1]["changes"])
