"""The log of a municipality: who reads it, what is in it, and that nobody changes it."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from backend.access import refusals
from backend.access.permissions import Role
from tests.access.browsers import fresh, signed_in
from tests.contract.operations import operations
from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest, Caller

SOURCES = Path(__file__).parents[2] / "backend"
#: Who alone may touch what was written, and why.
PSEUDONYMS = {
    "activity/privacy/erasure/queries.py": "The names of those who are erased go.",
    "activity/privacy/retention/queries.py": "Who signed in when goes after its period.",
}


@pytest.fixture(autouse=True)
def _unnoted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was refused in this process so far."""
    monkeypatch.setattr(refusals, "REMEMBERED", refusals.Remembered())


@pytest.fixture
def world(alliance: AllianceInTest) -> World:
    """An alliance and its municipality."""
    return World(alliance)


@pytest.fixture
def auditor(world: World) -> Caller:
    """Somebody who may read the log and nothing else."""
    return world.member(Role.auditor)


def path(world: World) -> str:
    """The address of the log."""
    return f"/municipalities/{world.ids['municipalities']}/audit-log"


def types(caller: Caller, world: World, **wanted: Any) -> list[str]:
    """The types of the log's newest events."""
    return [one["type"] for one in caller.items(path(world), limit=200, **wanted)]


def test_an_auditor_reads_the_log_and_no_alliance(world: World, auditor: Caller) -> None:
    world.fresh("ideas")

    newest = auditor.items(path(world))

    assert "idea.created" in [one["type"] for one in newest]
    assert [one["id"] for one in newest] == sorted((one["id"] for one in newest), reverse=True)
    assert auditor.refused("GET", world.alliance.path)["status"] in (403, 404)
    assert world.member(Role.coordinator).refused("GET", path(world))["status"] == 403


def test_the_log_of_one_town_is_not_shown_in_another(world: World, alliance: AllianceInTest) -> None:
    other = alliance.operator.create("/municipalities", name="Musterstadt", slug="musterstadt")
    made = alliance.operator.create("/users", email="pruefung@stadt.example", name="B. Muster")
    grants = f"/municipalities/{other['id']}/municipality-grants"
    alliance.operator.create(grants, email="pruefung@stadt.example", role="auditor")
    stranger = signed_in(alliance.app, made["sign_in_link"])
    idea = world.fresh("ideas")

    assert stranger.refused("GET", path(world))["status"] == 404
    assert idea["id"] not in str(stranger.get(f"/municipalities/{other['id']}/audit-log"))


def test_the_log_can_be_searched_and_read_page_by_page(world: World, auditor: Caller) -> None:
    ideas = [world.fresh("ideas")["id"] for _ in range(3)]
    first = auditor.get(path(world), type="idea.created", limit=2)

    assert [one["subject"]["id"] for one in first["items"]] == [ideas[2], ideas[1]]
    rest = auditor.http.get(first["next"]).json()
    assert [one["subject"]["id"] for one in rest["items"]] == [ideas[0]]
    assert rest["next"] is None
    assert types(auditor, world, subject_id=ideas[0]) == ["idea.created"]
    assert set(types(auditor, world, subject_type="idea")) == {"idea.created"}
    moment = first["items"][0]["occurred_at"]
    assert types(auditor, world, type="idea.created", since=moment) == ["idea.created"]
    assert len(types(auditor, world, type="idea.created", until=moment)) == 2
    who = first["items"][0]["actor"]
    assert len(types(auditor, world, type="idea.created", actor_name=who["id"])) == 3
    assert types(auditor, world, type="idea.created", actor_name="niemand") == []


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "ods"])
def test_the_log_can_be_taken_along(world: World, auditor: Caller, kind: str) -> None:
    idea = world.fresh("ideas")

    answer = auditor.http.get(f"{API}{path(world)}/export", params={"format": kind, "type": "idea.created"})

    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    if kind == "csv":
        [header, row] = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
        assert header[:3] == ["Zeitpunkt", "Was", "Wer"]
        assert idea["id"] in row
    if kind == "json":
        assert [one["subject"]["id"] for one in answer.json()["items"]] == [idea["id"]]


def test_sign_ins_failed_ones_and_refusals_are_in_the_log(world: World, auditor: Caller, app: FastAPI) -> None:
    reader = world.member(Role.reader)
    email = reader.get("/session")["user"]["email"]
    body = {"email": email, "password": "ganz sicher falsch geraten"}
    assert fresh(app).post(f"{API}/session", json=body).status_code == 401
    for _ in range(3):
        assert reader.refused("POST", f"{world.alliance.path}/people", name="C. Probe")["status"] == 403

    found = types(auditor, world)

    assert {"session.started", "sign_in.failed"} <= set(found)
    assert found.count("access.refused") == 1, "the same is noted once"
    [refused] = [one for one in auditor.items(path(world)) if one["type"] == "access.refused"]
    assert refused["changes"]["permission"] == [None, "people:write"]
    assert refused["actor"]["name"] == "A. Beispiel"


def test_a_failed_sign_in_says_not_whether_there_is_an_account(world: World, auditor: Caller, app: FastAPI) -> None:
    body = {"email": "niemand@stadt.example", "password": "ganz sicher falsch geraten"}
    before = types(auditor, world).count("sign_in.failed")

    assert fresh(app).post(f"{API}/session", json=body).status_code == 401

    assert types(auditor, world).count("sign_in.failed") == before


def test_no_route_changes_an_event(app: FastAPI) -> None:
    writing = [str(one) for one in operations(app) if one.is_write and re.search(r"/(events|audit-log)(/|$)", one.path)]

    assert not writing, "What happened has happened"


def test_no_code_changes_an_event_but_what_erases_names() -> None:
    writes = re.compile(r"(update|delete)\(\s*Event\b")
    found = {
        str(file.relative_to(SOURCES))
        for file in SOURCES.rglob("*.py")
        if writes.search(file.read_text(encoding="utf-8"))
    }

    assert found == set(PSEUDONYMS)
