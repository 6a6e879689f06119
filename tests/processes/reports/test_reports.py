"""Reports: entries, who says what, what is filled in, what is frozen."""

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest
from tests.processes.agreeing import MEASURES, Town


@pytest.fixture
def town(alliance: AllianceInTest, frozen_clock: Any) -> Town:
    """The town when it reports on its first year."""
    frozen_clock(datetime(2019, 1, 15, 12, tzinfo=UTC))
    return Town(alliance)


def status_of(town: Town, place: int) -> tuple[str, str | None]:
    """The status of a measure, and the words for it."""
    measure = town.caller.get(f"/measures/{town.measures[place]}")
    return measure["status"], measure["status_label"]


def test_words_light_and_assessor_are_facts_of_their_own(town: Town) -> None:
    report = town.report(2018)
    said = town.say(
        0,
        report,
        status="in_progress",
        status_label="angestoßen",
        assessor="Jugendamt",
        traffic_light="green",
        assessed_on="2018-12-20",
    )
    assert (said["light_assessor"]["name"], said["light_assessed_on"]) == ("Jugendamt", "2018-12-20")
    other = {"traffic_light": "red", "light_assessor": "Elternbeirat", "light_assessed_on": "2019-01-10"}
    town.say(0, report, status="on_hold", perspective="outside", assessor="Elternbeirat", **other)
    line = town.content(report)["lines"][0]
    assert (line["entry"]["traffic_light"], line["outside"]["traffic_light"]) == ("green", "red")
    assert line["differences"] == ["status", "traffic_light"]
    # That two see it differently is shown; what holds is what the administration said.
    assert status_of(town, 0) == ("in_progress", "angestoßen")


def test_no_news_changes_nothing_and_a_removed_entry_gives_the_status_before(town: Town) -> None:
    report = town.report(2018)
    town.say(0, report, status="in_progress", status_label="läuft", period_until="2018-06-30")
    last = town.say(0, report, status="done")
    assert status_of(town, 0) == ("done", None)
    town.say(0, report, status="no_news")
    assert status_of(town, 0) == ("done", None)
    town.caller.remove(f"/status-entries/{last['id']}")
    assert status_of(town, 0) == ("in_progress", "läuft")
    # What is added about an earlier time does not turn it back.
    earlier = {"period_from": "2018-01-01", "period_until": "2018-03-31", "status": "planned"}
    town.caller.create(f"/measures/{town.measures[0]}/status-entries", **earlier)
    assert status_of(town, 0) == ("in_progress", "läuft")


def test_the_rest_is_filled_with_no_news_or_with_the_words_of_last_time(town: Town) -> None:
    first = town.report(2017)
    town.say(0, first, status="in_progress", text="Zwölf Lotsen.", traffic_light="yellow")
    second = town.report(2018)
    path = f"/api/v1/reports/{second['id']}/entries"
    copied = town.caller.http.post(path, json={"kind": "previous"}).json()
    assert (copied["entered"], copied["lines"][0]["entry"]["text"]) == (1, "Zwölf Lotsen.")
    assert copied["lines"][0]["entry"]["traffic_light"] == "yellow"
    filled = town.caller.http.post(path, json={"kind": "no_news"}).json()
    assert (filled["entered"], filled["measures"]) == (3, 3)
    assert [line["entry"]["status"] for line in filled["lines"]] == ["in_progress", "no_news", "no_news"]


def test_what_was_sent_is_frozen_with_its_entries(town: Town) -> None:
    report = town.report(2018, due_on="2019-01-10")
    assert report["is_overdue"] is True
    said = town.say(0, report, status="in_progress")
    sent = town.send(report, accepts_missing=True)
    assert (sent["sent_on"], sent["is_overdue"], sent["can"]) == ("2019-01-15", False, [])
    path, measure = f"/reports/{report['id']}", f"/measures/{town.measures[0]}/status-entries"
    for method, address, body in (
        ("PATCH", path, {"title": "Anders"}),
        ("DELETE", path, {}),
        ("POST", f"{path}/dispatch", {}),
        ("PATCH", f"/status-entries/{said['id']}", {"status": "done"}),
        ("POST", measure, {"status": "done", "report_id": report["id"]}),
    ):
        assert town.caller.refused(method, address, **body)["type"].endswith("/report-sent")
    town.caller.create(measure, status="done", period_from="2018-01-01", period_until="2018-12-31")
    assert town.content(report)["lines"][0]["status"] == "in_progress"
    assert status_of(town, 0)[0] == "done"


def test_members_speak_from_outside_and_change_no_status(town: Town) -> None:
    person = town.alliance.create("people", name="A. Beispiel")["id"]
    member = town.alliance.caller(Role.member, person)
    path = f"/measures/{town.measures[0]}/status-entries"
    period = {"period_from": "2018-01-01", "period_until": "2018-12-31", "status": "done"}
    assert member.refused("POST", path, **period, perspective="administration")["status"] == 403
    said = member.create(path, **period)
    assert (said["perspective"], said["can"]) == ("outside", ["edit", "delete"])
    assert status_of(town, 0)[0] == "planned"
    by_others = town.caller.create(path, **period)
    assert member.refused("PATCH", f"/status-entries/{by_others['id']}", text="Nein.")["status"] == 403


def test_the_next_edition_tells_what_became_of_each_measure(town: Town) -> None:
    town.bind()
    first = town.report(2018)
    town.say(1, first, status="in_progress", text="Zwei Schulen.")
    town.send(first, accepts_missing=True)
    following = town.caller.create(f"/agreements/{town.agreement}/editions")["id"]
    copies = town.caller.items(f"{town.alliance.path}/measures", agreement_state="draft")
    new = {one["title"]: one["id"] for one in copies}
    town.caller.change(f"/measures/{new[MEASURES[0]]}", title="Elternlotsen und Familienpaten")
    town.agreement = following
    shown = town.content(town.report(2019))
    assert [(one["kind"], one["title"], one["into"]) for one in shown["changes"]] == [
        ("reworded", MEASURES[0], ["Elternlotsen und Familienpaten"])
    ]
    assert shown["lines"][1]["previous"]["text"] == "Zwei Schulen."


def test_the_paper_holds_every_measure_and_says_that_it_is_a_draft(town: Town) -> None:
    report = town.report(2018, recipient="Familiengerechte Kommune e.V.")
    town.say(0, report, status="in_progress", status_label="angestoßen", traffic_light="green", assessor="Jugendamt")
    path = f"/api/v1/reports/{report['id']}/papers/annual-report"
    draft = town.caller.http.get(f"{path}.html").text
    for words in ("Entwurf", *MEASURES, "angestoßen", "Ampel grün", "kein Eintrag", "Familiengerechte Kommune e.V."):
        assert words in draft
    town.send(report, accepts_missing=True)
    assert "Entwurf" not in town.caller.http.get(f"{path}.html").text
    assert town.caller.http.get(f"{path}.pdf").content.startswith(b"%PDF-")
