"""What is stored has a period: the rules, the dry run that changes nothing, the run, and its protocol."""

import json
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from backend.access.permissions import Role
from backend.activity.privacy.retention import duty
from backend.activity.privacy.retention.catalogue import DATA_TYPES
from backend.alliances.invitations.models import Invitation
from backend.alliances.models import Alliance
from backend.core.clock import now
from backend.core.events import Event
from backend.people.models import Person
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest, Caller
from tests.fixtures.commands import buendniswerk
from tests.fixtures.databases import Database


@pytest.fixture
def operator(alliance: AllianceInTest) -> Caller:
    """Whoever runs the installation."""
    return alliance.operator


def rule(operator: Caller, data_type: str, path: str = "/retention-rules") -> Any:
    """The rule of a type of data."""
    [found] = [one for one in operator.items(path) if one["data_type"] == data_type]
    return found


def forecast(operator: Caller, data_type: str) -> int:
    """How many records would go by the rules of a type of data."""
    rows = operator.get("/retention-forecast")["rules"]
    return sum(row["number"] for row in rows if row["data_type"] == data_type and not row["hold"])


def invite(alliance: AllianceInTest, days_ago: int) -> str:
    """An invitation that ended so long ago."""
    made = alliance.create("invitations", email=f"vor-{days_ago}@stadt.example", name="B. Muster", role="reader")
    with alliance.app.state.database.unit(write=True) as session:
        session.get_one(Invitation, made["id"]).expires_at = now() - timedelta(days=days_ago)
    return str(made["id"])


def invitations(alliance: AllianceInTest) -> set[str]:
    """What is stored of invitations."""
    with alliance.app.state.database.unit() as session:
        return set(session.exec(select(Invitation.id)))


def test_there_is_one_rule_for_each_type_of_data(operator: Caller) -> None:
    rules = operator.items("/retention-rules")

    assert {one["data_type"] for one in rules} == set(DATA_TYPES)
    assert all(one["start_event"] and one["action"] and one["usual_days"] > 0 for one in rules)
    assert operator.items("/retention-rules") == rules, "looking twice makes no second rule"


def test_the_dry_run_counts_and_changes_nothing(alliance: AllianceInTest, operator: Caller) -> None:
    old, new = invite(alliance, 200), invite(alliance, 20)

    assert forecast(operator, "invitations") == 1
    assert invitations(alliance) == {old, new}


def test_a_run_deletes_what_is_due_and_tells_numbers_only(alliance: AllianceInTest, operator: Caller) -> None:
    old, new = invite(alliance, 200), invite(alliance, 20)

    run = operator.create("/retention-runs")

    assert run["counts"]["invitations"] == 1
    assert invitations(alliance) == {new}
    [kept] = operator.items("/retention-runs")
    assert kept == run == operator.get(f"/retention-runs/{run['id']}")
    assert old not in str(kept)
    assert forecast(operator, "invitations") == 0


def test_a_period_can_be_set_and_a_hold_stops_it(alliance: AllianceInTest, operator: Caller) -> None:
    new, path = invite(alliance, 20), f"/retention-rules/{rule(operator, 'invitations')['id']}"
    assert operator.change(path, period_days=10)["period_days"] == 10
    assert forecast(operator, "invitations") == 1

    nameless = operator.refused("PATCH", path, hold=True)
    assert [one["pointer"] for one in nameless["errors"]] == ["#/hold_reason"]
    operator.change(path, hold=True, hold_reason="Das Stadtarchiv prüft.")
    operator.create("/retention-runs")
    assert new in invitations(alliance)

    operator.change(path, hold=False)
    operator.create("/retention-runs")
    assert new not in invitations(alliance)


def test_no_rule_keeps_longer_than_something_else_deletes(operator: Caller) -> None:
    path = f"/retention-rules/{rule(operator, 'mails')['id']}"

    assert operator.refused("PATCH", path, period_days=91)["status"] == 422
    assert operator.change(path, period_days=30)["period_days"] == 30


def test_a_municipality_decides_for_its_alliances(alliance: AllianceInTest, operator: Caller, app: FastAPI) -> None:
    other = operator.create("/municipalities", name="Musterstadt", slug="musterstadt")
    elsewhere = AllianceInTest(app, operator, other["id"], "Bündnis Musterstadt".replace("ü", "ue"), "BMU")
    here, there = invite(alliance, 20), invite(elsewhere, 20)
    world = World(alliance)
    administrator = world.member(Role.administrator)
    rules = f"/municipalities/{world.ids['municipalities']}/retention-rules"

    own = rule(administrator, "invitations", rules)
    assert own["can"] == ["edit"]
    administrator.change(f"/retention-rules/{own['id']}", period_days=10)
    operator.create("/retention-runs")

    assert invitations(alliance) == {there}, here
    assert administrator.refused("GET", "/retention-rules")["status"] == 403
    general = rule(operator, "invitations")
    assert administrator.refused("PATCH", f"/retention-rules/{general['id']}", period_days=1)["status"] == 404
    foreign = f"/municipalities/{other['id']}/retention-rules"
    assert administrator.refused("GET", foreign)["status"] == 404
    assert administrator.refused("GET", "/retention-runs")["status"] == 403


def test_a_dissolved_alliance_forgets_how_to_reach_its_people(alliance: AllianceInTest, operator: Caller) -> None:
    person = alliance.create("people", name="A. Beispiel", email="a.beispiel@example.org", phone="05341 0000")
    operator.change(alliance.path, state="dissolved")
    operator.change(f"/retention-rules/{rule(operator, 'contact_details')['id']}", period_days=1)
    assert forecast(operator, "contact_details") == 0, "dissolved today"
    with alliance.app.state.database.unit(write=True) as session:
        session.get_one(Alliance, alliance.id).updated_at = now() - timedelta(days=2)

    operator.create("/retention-runs")

    with alliance.app.state.database.unit() as session:
        kept = session.get_one(Person, person["id"])
        assert (kept.name, kept.email, kept.phone) == ("A. Beispiel", None, None)
    assert [one["type"] for one in alliance.events()][-1] == "person.changed"


def test_who_signed_in_goes_from_the_log_after_its_period(alliance: AllianceInTest, operator: Caller) -> None:
    world = World(alliance)
    path = f"/retention-rules/{rule(operator, 'sign_in_log')['id']}"
    operator.change(path, period_days=1)
    with alliance.app.state.database.unit(write=True) as session:
        started = list(session.exec(select(Event).where(Event.type == "session.started")))
        for event in started:
            event.occurred_at = now() - timedelta(days=2)
        sequences = [(event.stream_id, event.sequence) for event in started]
    assert started, world

    operator.create("/retention-runs")

    with alliance.app.state.database.unit() as session:
        left = list(session.exec(select(Event).where(Event.type == "session.started")))
        assert [(event.stream_id, event.sequence) for event in left] == sequences, "that somebody signed in stays"
        assert {(event.actor_id, event.actor_name) for event in left} == {(None, "")}


def test_the_worker_carries_the_rules_out_once_a_day(
    alliance: AllianceInTest, operator: Caller, frozen_clock: Any
) -> None:
    World(alliance)
    invite(alliance, 200)
    database, settings = alliance.app.state.database, alliance.app.state.settings

    assert duty.run(database, settings) >= 1
    invite(alliance, 200)
    assert duty.run(database, settings) == 0, "not twice on one day"
    moment = now() + timedelta(days=1)
    frozen_clock(moment)
    assert duty.run(database, settings) >= 1
    assert len(operator.items("/retention-runs")) == 2


def test_an_empty_database_stays_empty(app: FastAPI, client: TestClient) -> None:
    assert duty.run(app.state.database, app.state.settings) == 0
    assert Caller(client).items("/retention-runs") == []


def test_the_command_line_shows_what_is_due_and_carries_it_out(alliance: AllianceInTest, database: Database) -> None:
    old = invite(alliance, 200)

    shown = buendniswerk(database.url, "retention", "--dry-run").stdout

    due = {row["data_type"]: row["number"] for row in map(json.loads, shown.splitlines())}
    assert (due["invitations"], old in invitations(alliance)) == (1, True)
    assert "1 invitations" in buendniswerk(database.url, "retention").stderr
    assert old not in invitations(alliance)
