"""What is owed, beside reports: a report that is sent fulfils what asks for it, and the overview shows what is due."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.access.browsers import fresh
from tests.fixtures.alliances import AllianceInTest, Caller
from tests.fixtures.processes import start
from tests.processes.agreeing import Town


@pytest.fixture
def town(alliance: AllianceInTest, frozen_clock: Any) -> Town:
    """The town when it reports on its first year."""
    frozen_clock(datetime(2019, 1, 15, 12, tzinfo=UTC))
    return Town(alliance)


@pytest.fixture
def process(alliance: AllianceInTest) -> str:
    """The id of the audit that the reports belong to."""
    return start(alliance, "audit", "Audit").rpartition("/")[2]


def owe(town: Town, **values: Any) -> str:
    """The address of a yearly report that is owed from February on."""
    body = {"title": "Jahresbericht", "starts_on": "2019-02-01", "rule": "FREQ=YEARLY", **values}
    return f"/obligations/{town.alliance.create('obligations', **body)['id']}"


def fulfilled(town: Town, owed: str) -> list[tuple[str, str, str]]:
    """Due date, day and report of what was fulfilled."""
    dues = town.caller.get(owed)["dues"]
    return [(one["due_on"], one["fulfilled_on"], one["report_id"]) for one in dues if one["state"] == "fulfilled"]


def test_a_report_that_is_sent_fulfils_what_asks_for_it(town: Town, process: str) -> None:
    owed = owe(town, process_id=process)
    other = owe(town, kind="evaluation", process_id=process)
    elsewhere = owe(town)
    report = town.report(2018, process_id=process)
    assert fulfilled(town, owed) == []

    town.send(report, accepts_missing=True, sent_on="2019-01-14")

    assert fulfilled(town, owed) == [("2019-02-01", "2019-01-14", report["id"])]
    assert town.caller.get(owed)["next_due"] == "2020-02-01"
    assert fulfilled(town, other) == fulfilled(town, elsewhere) == []
    assert [one["type"] for one in town.alliance.events()][-2:] == ["report.sent", "obligation.fulfilled"]
    town.send(town.report(2018, process_id=process), accepts_missing=True)
    assert len(fulfilled(town, owed)) == 1, "nobody asks for next year's yet"


def test_a_day_names_the_obligation_and_doubt_leaves_it_to_people(town: Town, process: str) -> None:
    first, second = owe(town, process_id=process), owe(town, process_id=process, starts_on="2019-01-20")
    town.send(town.report(2018, process_id=process), accepts_missing=True)
    assert fulfilled(town, first) == fulfilled(town, second) == [], "two ask for it"
    report = town.report(2018, process_id=process, due_on="2019-01-20")
    town.send(report, accepts_missing=True)
    assert fulfilled(town, second) == [("2019-01-20", "2019-01-15", report["id"])]
    assert fulfilled(town, first) == []
    far = owe(town, process_id=start(town.alliance, "round_table", "Tisch").rpartition("/")[2], starts_on="2017-02-01")
    town.send(town.report(2018, process_id=town.caller.get(far)["process_id"]), accepts_missing=True)
    assert len(fulfilled(town, far)) == 0, "two are overdue: which one it is, is not for us to say"


def test_the_overview_shows_what_is_overdue_and_what_comes_within_thirty_days(
    alliance: AllianceInTest, frozen_clock: Any
) -> None:
    frozen_clock(datetime(2019, 1, 15, 12, tzinfo=UTC))
    late, soon, further, gone = (
        alliance.create("obligations", title=title, starts_on=day, recipient="Verein", responsible="Jugendamt")
        for title, day in [
            ("Auswertung", "2019-01-14"),
            ("Bericht", "2019-02-14"),
            ("Audit", "2019-02-15"),
            ("Doppelt", "2019-01-20"),
        ]
    )
    alliance.coordinator.remove(f"/obligations/{gone['id']}")
    common = {"recipient": "Verein", "responsible": "Jugendamt"}
    shown = [
        {"id": late["id"], "title": "Auswertung", "due_on": "2019-01-14", "is_overdue": True, **common},
        {"id": soon["id"], "title": "Bericht", "due_on": "2019-02-14", "is_overdue": False, **common},
    ]
    path = f"{alliance.path}/dashboard"
    assert alliance.reader.get(path)["obligations"] == shown
    ahead = alliance.reader.get(path, on="2019-02-16")["obligations"]
    assert [(one["id"], one["is_overdue"]) for one in ahead][2] == (further["id"], True)
    alliance.coordinator.http.post(f"/api/v1/obligations/{late['id']}/fulfilments", json={})
    assert alliance.reader.get(path)["obligations"] == shown[1:]
    scopes = ["alliances:read", "action-items:read"]
    token = alliance.create("tokens", name="Anzeige", role="reader", scopes=scopes)["token"]
    display = fresh(alliance.app)
    display.headers["Authorization"] = f"Bearer {token}"
    assert Caller(display).get(path)["obligations"] == []
