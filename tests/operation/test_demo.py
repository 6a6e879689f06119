"""The demo: something is due, late and coming on any day, and nobody real is in it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session
from starlette.testclient import TestClient

from backend.core import clock
from backend.operation import demo
from backend.operation.demo.dates import dated
from tests.fixtures.alliances import Caller


def local_alliance(operator: Caller) -> dict[str, Any]:
    """The alliance ten weeks after its workshop, among those of the other ways to work."""
    return next(one for one in operator.items("/alliances") if one["slug"] == "leben-mit-kindern")


@pytest.mark.parametrize("days", [0, 40, 200])
def test_the_demo_shows_every_alarm_on_any_day(client: TestClient, app: Any, frozen_clock: Any, days: int) -> None:
    frozen_clock(datetime.now(UTC) + timedelta(days=days))
    assert demo.fill_empty(app.state.database) is True
    operator = Caller(client)
    alliance = local_alliance(operator)
    path = f"/alliances/{alliance['id']}"

    dashboard = operator.get(f"{path}/dashboard")

    for reason in ("overdue", "due_soon", "no_owner", "no_next_date", "unassigned_steps", "silent", "upcoming"):
        assert dashboard[reason], reason
    assert len(operator.items(f"{path}/ideas", limit=200)) == 25
    cards = operator.items(f"{path}/action-items")
    assert {card["status"] for card in cards} >= {"planned", "in_progress", "done", "on_hold"}
    duties = {group["kind"]: group["duties"] for group in reversed(operator.items(f"{path}/groups"))}
    open_questions = [duty["text"] for duty in duties["coordination_group"] if duty["is_open_question"]]
    assert open_questions == ["Rotierend?"]
    moments = [event["occurred_at"] for event in operator.items(f"{path}/events", after=0, limit=200)]
    assert moments == sorted(moments), "a history that runs forwards"
    roles = {grant["role"] for grant in operator.items(f"{path}/grants")}
    assert roles == {"coordinator", "member", "reader"}


def test_the_demo_fills_only_an_empty_database(client: TestClient, app: Any) -> None:
    Caller(client).create("/municipalities", name="Backnang", slug="backnang")

    assert demo.fill_empty(app.state.database) is False
    assert Caller(client).items("/alliances") == []


def test_the_console_lets_the_demos_coordination_in(client: TestClient, app: Any) -> None:
    demo.fill_empty(app.state.database)

    def email(session: Session) -> str | None:
        host = demo.host(session)
        return host.email if host else None

    assert app.state.database.run(email) == demo.COORDINATION


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{day+9}", "31.12.2026"),
        ("{day-22}", "30.11.2026"),
        ("{month+1}", "01/2027"),
        ("ca. {month-12}", "ca. 12/2025"),
        ("Aktionstage {long+10}", "Aktionstage 1. Januar"),
        ("Frühjahr {year+1}", "Frühjahr 2027"),
        (["{day}", {"when": "{year}"}, 7], ["22.12.2026", {"when": "2026"}, 7]),
        ("{nothing}", "{nothing}"),
    ],
)
def test_distances_become_dates(written: Any, meant: Any) -> None:
    assert dated(written, date(2026, 12, 22)) == meant


def test_the_clock_is_real_again_afterwards(client: TestClient, app: Any) -> None:
    demo.fill_empty(app.state.database)

    assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 5


def test_the_demos_coordination_has_met_and_left_something_for_the_next_time(client: TestClient, app: Any) -> None:
    demo.fill_empty(app.state.database)
    operator = Caller(client)
    alliance = local_alliance(operator)
    meetings = {meeting["title"]: meeting for meeting in operator.items(f"/alliances/{alliance['id']}/meetings")}

    held = operator.items(f"/meetings/{meetings['Treffen der Koordinierungsgruppe']['id']}/agenda-items")

    states = {item["title"]: (item["state"], item["seconds"] // 60) for item in held}
    assert states["Stand der Aktionstage"] == ("discussed", 34)
    assert (states["Sponsoren"], states["Homepage"]) == (("postponed", 0), ("not_discussed", 0))
    waiting = [item["reason"] for item in operator.items(f"/alliances/{alliance['id']}/agenda-backlog")]
    assert waiting == ["recurring", "postponed", "not_discussed"]
    proposal = operator.get(f"/meetings/{meetings['Bündnissitzung']['id']}/agenda-proposal")
    assert "cross_cutting" in {entry["reason"] for entry in proposal["entries"]}
