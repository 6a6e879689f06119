"""What an alliance can do with the record of its workshop (AL-1 to AL-11), over the API, on the day it was written.

AL-7, AL-8 and AL-10 stand with groups and meetings.
"""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import API, AllianceInTest
from tests.imports.sending import committed

QUESTION = "Was wollen wir in 1-2 Jahren mit dem Bündnis erreicht haben?"
MAY, NOVEMBER, MENTORS, COMPANIES, HEALTH = (f"/action-items/LMK-{number}" for number in range(1, 6))


@pytest.fixture
def record(alliance: AllianceInTest, frozen_clock: Any) -> Any:
    """What was understood and stored of the record, on the evening of the workshop."""
    frozen_clock(datetime(2009, 9, 30, 18, tzinfo=UTC))
    return committed(alliance)


@pytest.fixture
def board(alliance: AllianceInTest, record: Any) -> AllianceInTest:
    """The alliance with the record on its board."""
    assert record["created"]["action_items"] == 5
    return alliance


def _dashboard(board: AllianceInTest, on: str = "2009-11-15") -> Any:
    return board.coordinator.get(f"{board.path}/dashboard", on=on)


def _named(parts: list[Any]) -> list[tuple[str, str]]:
    return [(one["party"]["name"], one["state"]) for one in parts]


def test_al_1_ideas_keep_question_cluster_order_nesting_and_words(board: AllianceInTest) -> None:
    ideas = board.items("ideas", limit=200)
    top = [idea for idea in ideas if idea["parent_id"] is None]
    assert (len(top), len(ideas) - len(top)) == (22, 3)
    assert {idea["question"] for idea in ideas} == {QUESTION}
    assert list(dict.fromkeys(idea["cluster"] for idea in ideas)) == [
        "Aktionstage",
        "Gesundheit",
        "Armut",
        "Bildung und Erziehung",
        "Familienfreundliches unternehmen",
        "Projekt-übergreifende Themen",
    ]
    years = next(idea for idea in top if idea["text"] == "Thematische Jahre (Jahresthemen)")
    assert [idea["text"] for idea in ideas if idea["parent_id"] == years["id"]] == ["Kinder", "Armut", "Gesundheit"]
    unplaced = board.items("imports")[0]["unplaced"]
    assert any("Suenstweg" in line["text"] for line in unplaced)


def test_al_2_five_cards_and_one_of_them_as_the_table_of_the_workshop(board: AllianceInTest) -> None:
    assert [item["title"] for item in board.items("action-items")] == [
        "Aktionstage 15. Mai",
        "Aktionstage 6. November",
        "Werbung und Vermittlung von Erziehungslotsen / Familienpaten",
        "Familienfreundliches Unternehmen",
        "Gesundheit",
    ]
    exported = board.coordinator.http.get(f"{API}{MAY}/export", params={"format": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(exported), delimiter=";"))
    assert [question for question, _ in rows] == [
        "Mit welcher Idee wollen wir starten",
        "Was ist für die konkrete Umsetzung zu tun?",
        "Wer von uns übernimmt was?",
        "Wie, wann und wo geht es weiter?",
    ]
    assert rows[0][1] == "Salzgitter spielt; Piratenspielplatz"
    assert "Sponsoren finden\nÖffentlichkeitsarbeit" in rows[1][1]
    assert rows[2][1].startswith("Koordinierungsgruppe von 2009\nA. Beispiel\n")
    assert rows[3][1] == "Bündnissitzung: 20.10.2009\n1. Gruppensitzung: Jan 2010"


def test_al_3_who_takes_what_and_what_nobody_takes(board: AllianceInTest) -> None:
    card = board.coordinator.get(COMPANIES)
    taken = [(one["task"], one["party"]["name"], one["party"]["kind"]) for one in card["assignments"]]
    assert taken == [
        ("Raum", "WIS", "organisation"),
        ("Catering", "WIS", "organisation"),
        ("Einladung", "WIS", "organisation"),
        ("Themen", "alle", "collective"),
    ]
    kinds = [one["party"]["kind"] for one in board.coordinator.get(MAY)["assignments"]]
    assert kinds == ["group", *["person"] * 5]
    dashboard = _dashboard(board)

    def reasons(name: str) -> list[str]:
        return [entry["reason"] for entry in dashboard[name] if entry["number"] == "LMK-4"]

    assert reasons("unassigned_steps") == ["Bestehende Ansätze prüfen", "Referent finden"]
    assert reasons("owned_without_step") == ["Raum: WIS", "Catering: WIS", "Einladung: WIS"]


def test_al_4_somebody_asked_is_no_owner(board: AllianceInTest) -> None:
    card = board.coordinator.get(HEALTH)
    assert _named(card["assignments"]) == [("Frau Dr. Kunstmann", "asked")]
    assert card["owners"] == []
    assert "no_owner" in card["alarms"]
    dashboard = _dashboard(board)
    assert [entry["title"] for entry in dashboard["no_owner"]] == ["Gesundheit"]
    assert [entry["reason"] for entry in dashboard["asked_without_answer"]] == ["Frau Dr. Kunstmann"]
    assignment = card["assignments"][0]["id"]
    board.coordinator.change(f"/assignments/{assignment}", state="accepted")
    assert board.coordinator.get(HEALTH)["owners"][0]["name"] == "Frau Dr. Kunstmann"


def test_al_5_dates_are_several_fuzzy_and_anchored(board: AllianceInTest) -> None:
    plenum = next(group["id"] for group in board.items("groups") if group["kind"] == "plenum")
    meeting = board.create("meetings", group_id=plenum, title="Bündnissitzung", when="20.10.2009")

    def dates() -> dict[str, list[tuple[Any, ...]]]:
        return {
            item["title"]: [
                (one["purpose"], (one["when"] or {}).get("earliest"), (one["when"] or {}).get("latest"))
                for one in item["follow_ups"]
            ]
            for item in board.items("action-items")
        }

    before = dates()
    assert before["Familienfreundliches Unternehmen"] == [
        ("Planung", "2010-03-01", "2010-03-31"),
        ("Umsetzung", "2010-10-01", "2010-10-31"),
    ]
    assert board.coordinator.get(COMPANIES)["follow_ups"][1]["when"]["approximate"]
    assert before["Aktionstage 15. Mai"] == [
        ("Bündnissitzung", "2009-10-20", "2009-10-20"),
        ("1. Gruppensitzung", "2010-01-01", "2010-01-31"),
    ]
    assert before["Gesundheit"] == [(None, "2009-10-20", "2009-10-20")]
    anchor = board.coordinator.get(HEALTH)["follow_ups"][0]["when"]["anchor"]
    assert anchor == {"kind": "next_meeting", "group_id": plenum}
    board.coordinator.change(f"/meetings/{meeting['id']}", when="27.10.2009")
    assert dates() == before | {"Gesundheit": [(None, "2009-10-27", "2009-10-27")]}


def test_al_5_a_year_that_was_not_written_is_not_guessed(record: Any) -> None:
    doubts = [one["text"] for one in record["warnings"] if one["code"] == "year_not_written"]
    assert doubts == ["15. Mai", "6. November"]


def test_al_6_what_is_overdue_and_which_ideas_nobody_took_up(board: AllianceInTest) -> None:
    plenum = next(group["id"] for group in board.items("groups") if group["kind"] == "plenum")
    board.create("meetings", group_id=plenum, title="Bündnissitzung", when="20.10.2009")
    for path in (MAY, HEALTH):
        held = board.coordinator.get(path)["follow_ups"][0]["id"]
        board.coordinator.change(f"/follow-ups/{held}", state="held", outcome="besprochen")
    dashboard = _dashboard(board)
    assert [(entry["title"], entry["reason"]) for entry in dashboard["overdue"]] == [
        ("Aktionstage 6. November", "Präventionsratssitzung: 10.11.")
    ]
    ideas = dashboard["ideas_not_taken_up"]
    assert {idea["cluster"] for idea in ideas if idea["reason"] == "no_project_card"} == {"Armut"}
    education = [idea for idea in ideas if idea["cluster"] == "Bildung und Erziehung"]
    assert [idea["reason"] for idea in education] == ["not_taken_up"] * 4
    assert "Werbung und Vermittlung von Erziehungslotsen" not in {idea["title"] for idea in education}


def test_al_9_partners_and_sponsors_are_won_or_still_to_be_won(board: AllianceInTest) -> None:
    card = board.coordinator.get(MAY)
    assert _named(card["partners"]) == [("Bündnis", "won"), ("SRB", "won"), ("Vereine und Verbände", "won")]
    assert _named(card["sponsors"]) == [("Stadt", "to_be_found"), ("Wohnbau", "to_be_found")]
    sponsors = board.coordinator.get(NOVEMBER)["sponsors"]
    assert _named(sponsors) == [("Stadt", "to_be_found"), ("PR-Förderverein", "to_be_found")]
    wanted = [(entry["number"], entry["reason"]) for entry in _dashboard(board)["sponsors_to_be_found"]]
    assert {number for number, _ in wanted} == {"LMK-1", "LMK-2"}
    assert [name for _, name in wanted].count("Stadt") == 2
    over_all = board.coordinator.get(f"{board.path}/supporters-wanted")
    assert [(one["party"]["name"], one["cards"]) for one in over_all["sponsors"]] == [
        ("PR-Förderverein", 1),
        ("Stadt", 2),
        ("Wohnbau", 1),
    ]
    town = over_all["sponsors"][1]
    assert [one["number"] for one in town["wanted_for"]] == ["LMK-1", "LMK-2"]
    board.coordinator.change(f"/sponsors/{sponsors[1]['id']}", state="found")
    assert len(_dashboard(board)["sponsors_to_be_found"]) == 3
    assert len(board.coordinator.get(f"{board.path}/supporters-wanted")["sponsors"]) == 2


def test_al_9_partners_to_be_won_are_listed_until_they_are_won_or_the_card_is_closed(board: AllianceInTest) -> None:
    partner = board.coordinator.create(f"{HEALTH}/partners", party="Krankenkasse", state="to_be_won")
    board.coordinator.create(f"{COMPANIES}/partners", party="krankenkasse", state="to_be_won")

    def wanted() -> list[tuple[str, int]]:
        over_all = board.coordinator.get(f"{board.path}/supporters-wanted")
        return [(one["party"]["name"], one["cards"]) for one in over_all["partners"]]

    assert wanted() == [("krankenkasse", 2)]
    board.coordinator.change(f"/partners/{partner['id']}", state="won")
    assert wanted() == [("krankenkasse", 1)]
    board.coordinator.change(COMPANIES, status="done")
    assert wanted() == []


def test_al_11_the_public_version_counts_persons(board: AllianceInTest) -> None:
    for path in (MAY, NOVEMBER, MENTORS, COMPANIES, HEALTH):
        board.coordinator.change(path, visibility="public")
    answer = board.coordinator.http.get(f"{API}{board.path}/publication", headers={"Accept-Language": "en"})
    cards = answer.json()["cards"]
    assert len(cards) == 5
    assert [owner["name"] for owner in cards[0]["owners"]] == ["Koordinierungsgruppe von 2009", "5 persons"]
    assert [owner["name"] for owner in cards[3]["owners"]] == ["WIS", "alle"]
    assert [partner["party"]["name"] for partner in cards[0]["partners"]] == ["Bündnis", "SRB", "Vereine und Verbände"]
    for name in ("Beispiel", "Muster", "Probe", "Vorlage", "Erdmann", "Exempel", "Kunstmann"):
        assert name not in answer.text
