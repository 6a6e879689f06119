"""Questionnaires and responses: points by section, a threshold, several assessors, closed ones that stay."""

from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest

QUESTIONS = [
    {"key": "1.1", "section": "Steuerung", "text": "Gibt es eine zuständige Stelle?", "points": 10},
    {"key": "1.2", "section": "Steuerung", "text": "Berichtet sie jährlich dem Rat?", "points": 5},
    {"key": "2.1", "section": "Bildung", "text": "Sind die Angebote bekannt?", "points": 5},
]


@pytest.fixture
def questionnaire(alliance: AllianceInTest) -> Any:
    """A questionnaire with three questions in two sections and a threshold of 65 per cent."""
    return alliance.create("questionnaires", title="Selbstbewertung", threshold_percent=65, questions=QUESTIONS)


def test_a_self_assessment_has_a_score_by_section(alliance: AllianceInTest, questionnaire: Any) -> None:
    path = f"/questionnaires/{questionnaire['id']}/questionnaire-responses"
    own = alliance.coordinator.create(path, assessor="Projektgruppe", answers={"1.1": {"value": "yes"}})
    assert (own["score"]["reached"], own["score"]["possible"], own["score"]["unanswered"]) == (10, 20, 2)
    assert own["score"]["is_enough"] is False
    address = f"/questionnaire-responses/{own['id']}"
    alliance.coordinator.change(address, answers={"1.2": {"value": "partly", "points": 3, "note": "alle zwei Jahre"}})
    changed = alliance.coordinator.change(address, answers={"2.1": {"value": "not_applicable"}})
    assert [(one["section"], one["reached"], one["possible"]) for one in changed["score"]["sections"]] == [
        ("Steuerung", 13, 15),
        ("Bildung", 0, 0),
    ]
    assert (changed["score"]["percent"], changed["score"]["is_enough"]) == (86.7, True)
    taken_back = alliance.coordinator.change(address, answers={"1.2": None})
    assert set(taken_back["answers"]) == {"1.1", "2.1"}


def test_examiners_from_outside_see_it_their_way_and_what_they_recommend_is_followed(
    alliance: AllianceInTest, questionnaire: Any
) -> None:
    path = f"/questionnaires/{questionnaire['id']}/questionnaire-responses"
    alliance.coordinator.create(path, assessed_on="2027-01-10", answers={"2.1": {"value": "yes"}})
    outside = alliance.coordinator.create(
        path,
        kind="external",
        assessor={"kind": "role", "name": "Zweitgutachten"},
        assessed_on="2027-02-20",
        answers={"2.1": {"value": "action_needed"}},
        recommendations=[{"text": "Angebote an einer Stelle bekannt machen"}],
    )
    found = alliance.coordinator.items(path)
    assert [(one["kind"], one["answers"]["2.1"]["value"]) for one in found] == [
        ("internal", "yes"),
        ("external", "action_needed"),
    ]
    closed = alliance.coordinator.change(f"/questionnaire-responses/{outside['id']}", is_closed=True)
    assert closed["closed_at"]
    late = alliance.coordinator.refused(
        "PATCH", f"/questionnaire-responses/{outside['id']}", answers={"1.1": {"value": "yes"}}
    )
    assert (late["status"], late["type"].rpartition("/")[2]) == (409, "response-closed")
    taken = {"text": "Angebote an einer Stelle bekannt machen", "outcome": "taken_up", "reason": "Beschluss 2027/3"}
    followed = alliance.coordinator.change(f"/questionnaire-responses/{outside['id']}", recommendations=[taken])
    assert followed["recommendations"][0]["outcome"] == "taken_up"


def test_questions_stand_still_once_answered_and_wrong_answers_are_named(
    alliance: AllianceInTest, questionnaire: Any
) -> None:
    address = f"/questionnaires/{questionnaire['id']}"
    twice = alliance.coordinator.refused("PATCH", address, questions=[QUESTIONS[0], QUESTIONS[0]])
    assert twice["errors"][0]["pointer"] == "#/questions/1/key"
    path = f"{address}/questionnaire-responses"
    for answers, pointer in (
        ({"9.9": {"value": "yes"}}, "#/answers/9.9"),
        ({"1.2": {"value": "partly", "points": 6}}, "#/answers/1.2/points"),
    ):
        problem = alliance.coordinator.refused("POST", path, answers=answers)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, pointer)
    alliance.coordinator.create(path)
    problem = alliance.coordinator.refused("PATCH", address, questions=QUESTIONS[:2])
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "questions-answered")
    assert alliance.coordinator.change(address, title="Selbstbewertung 2027")["responses"] == 1


def test_a_threshold_stays_once_a_response_is_closed(alliance: AllianceInTest, questionnaire: Any) -> None:
    address = f"/questionnaires/{questionnaire['id']}"
    own = alliance.coordinator.create(f"{address}/questionnaire-responses", answers={"1.1": {"value": "yes"}})
    assert alliance.coordinator.change(address, threshold_percent=60)["threshold_percent"] == 60
    response = f"/questionnaire-responses/{own['id']}"
    assert alliance.coordinator.change(response, is_closed=True)["score"]["is_enough"] is False
    problem = alliance.coordinator.refused("PATCH", address, threshold_percent=50)
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "threshold-stands")
    assert alliance.coordinator.refused("PATCH", address, threshold_percent=None)["status"] == 409
    assert alliance.coordinator.change(address, title="2027", threshold_percent=60)["title"] == "2027"
    alliance.coordinator.change(response, is_closed=False)
    assert alliance.coordinator.change(address, threshold_percent=50)["threshold_percent"] == 50


def test_members_assess_for_themselves_and_leave_others_alone(alliance: AllianceInTest, questionnaire: Any) -> None:
    path = f"/questionnaires/{questionnaire['id']}/questionnaire-responses"
    first = alliance.coordinator.create(path)
    person = alliance.create("people", name="C. Probe")["id"]
    member = alliance.caller(Role.member, person)
    own = member.create(path, answers={"1.1": {"value": "no"}})
    member.change(f"/questionnaire-responses/{own['id']}", answers={"1.1": {"value": "yes"}})
    assert member.refused("PATCH", f"/questionnaire-responses/{first['id']}", answers={})["status"] == 403
    member.change(f"/questionnaire-responses/{own['id']}", is_closed=True)
    assert member.refused("PATCH", f"/questionnaire-responses/{own['id']}", is_closed=False)["status"] == 403
    assert alliance.reader.refused("POST", path)["status"] == 403
