"""Decisions: numbered, by whom they may be taken, and whether they are what they say (RT-7)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.access.permissions import Role
from backend.meetings.decisions import service
from tests.fixtures.alliances import AllianceInTest

LAST_PLENARY = datetime(2011, 9, 12, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_the_day_of_the_last_plenary(frozen_clock: Any) -> None:
    frozen_clock(LAST_PLENARY)


@pytest.fixture
def plenum(alliance: AllianceInTest) -> str:
    """The id of the plenum."""
    return str(alliance.create("groups", kind="plenum", name="Plenum")["id"])


def decide(alliance: AllianceInTest, group_id: str, **values: Any) -> Any:
    """A decision of a group, as it was recorded."""
    return alliance.create("decisions", group_id=group_id, **_body(values))


def refused(alliance: AllianceInTest, group_id: str, **values: Any) -> Any:
    """The problem that answers a decision."""
    return alliance.coordinator.refused("POST", f"{alliance.path}/decisions", group_id=group_id, **_body(values))


def _body(values: dict[str, Any]) -> dict[str, Any]:
    return {"matter": "Betreuungszeiten", "text": "Die Betreuung wird bis 17 Uhr angeboten.", **values}


def _pointers(problem: Any) -> list[str]:
    return [error["pointer"] for error in problem["errors"]]


def test_decisions_are_numbered_by_year_and_keep_their_numbers(alliance: AllianceInTest, plenum: str) -> None:
    first = decide(alliance, plenum, decided_on="2010-10-13")
    removed = decide(alliance, plenum)
    alliance.coordinator.remove(f"/decisions/{removed['id']}")
    last = decide(alliance, plenum)
    assert [one["name"] for one in (first, removed, last)] == ["2010/1", "2011/1", "2011/2"]
    assert [one["name"] for one in alliance.items("decisions")] == ["2011/2", "2010/1"]
    moved = alliance.coordinator.refused("PATCH", f"/decisions/{first['id']}", decided_on="2011-01-01")
    assert _pointers(moved) == ["#/decided_on"]
    assert _pointers(refused(alliance, plenum, decided_on="2011-09-13")) == ["#/decided_on"]


def test_rt_7_an_objection_is_no_consensus_and_only_the_plenum_adopts(alliance: AllianceInTest, plenum: str) -> None:
    against = {"party": "Landfrauen", "text": "Das ist zu spät."}
    problem = refused(alliance, plenum, procedure="consensus", objections=[against])
    assert _pointers(problem) == ["#/procedure"]
    assert "Landfrauen" in problem["errors"][0]["detail"]
    adopted = decide(alliance, plenum, result="adopted_with_changes", objections=[{**against, "is_withdrawn": True}])
    assert (adopted["procedure"], adopted["objections"][0]["entered_by"]) == ("consensus", "tests")

    small = alliance.create("groups", kind="working_group", name="AG Empfehlungen")["id"]
    problem = refused(alliance, small)
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "not-competent")
    assert all(name in problem["detail"] for name in ("Plenum", "AG Empfehlungen"))
    assert decide(alliance, small, competence="advise")["competence"] == "advise"


def test_matters_of_the_plenum_are_decided_by_the_plenum(alliance: AllianceInTest, plenum: str) -> None:
    coordination = alliance.create("groups", kind="coordination_group", name="Koordinierungsgruppe")["id"]
    decide(alliance, coordination, matter="Zielgruppe des Flyers")
    assert refused(alliance, coordination, matter="Ziele 2012")["type"].endswith("/not-competent")
    assert refused(alliance, coordination, matter="Politische Forderungen")["status"] == 409
    decide(alliance, plenum, matter="Ziele 2012")


def test_a_project_group_decides_on_its_own_cards(alliance: AllianceInTest, plenum: str) -> None:
    project = alliance.create("groups", kind="project_group", name="15. Mai")["id"]
    own = alliance.create("action-items", title="Aktionstag", group_id=project)
    other = alliance.create("action-items", title="Gesundheit", group_id=plenum)
    made = decide(alliance, project, action_item_id=own["number"])
    assert made["action_item_id"] == own["id"]
    assert refused(alliance, project, action_item_id=other["id"])["status"] == 409
    alliance.coordinator.change(f"/groups/{project}", competences=[{"matter": "Betreuung", "competence": "note"}])
    decide(alliance, project, action_item_id=own["id"])
    problem = refused(alliance, project, matter="Betreuung", competence="advise")
    assert _pointers(problem) == ["#/competence"]


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"procedure": "unanimous", "votes": {"yes": 12, "no": 1}}, "#/votes"),
        ({"procedure": "majority", "votes": {"yes": 7, "no": 7}}, "#/votes"),
        ({"procedure": "majority", "result": "rejected", "votes": {"yes": 8, "no": 7}}, "#/votes"),
        ({"procedure": "consensus", "votes": {"yes": 12, "no": 0}}, "#/votes"),
        ({"procedure": "noted", "result": "adopted"}, "#/result"),
        ({"competence": "note"}, "#/result"),
        ({"procedure": "unanimous", "objections": [{"party": "SRB", "text": "Nein"}]}, "#/procedure"),
        ({"action_item_id": "00000000-0000-7000-8000-000000000000"}, "#/action_item_id"),
        ({"meeting_id": "00000000-0000-7000-8000-000000000000"}, "#/meeting_id"),
        ({"agenda_item_id": "00000000-0000-7000-8000-000000000000"}, "#/agenda_item_id"),
        ({"previous_id": "00000000-0000-7000-8000-000000000000"}, "#/previous_id"),
    ],
)
def test_a_decision_has_to_be_what_it_says(
    alliance: AllianceInTest, plenum: str, values: dict[str, Any], pointer: str
) -> None:
    assert _pointers(refused(alliance, plenum, **values)) == [pointer]
    assert alliance.items("decisions") == []


def test_votes_conditions_and_the_absent_are_kept(alliance: AllianceInTest, plenum: str) -> None:
    made = decide(
        alliance,
        plenum,
        procedure="written",
        votes={"yes": 9, "no": 2, "abstention": 1},
        conditions="Vorbehaltlich der Mittel der Stadt",
        entered_for="SRB",
        review_on="2012-03-01",
    )
    assert made["votes"] == {"yes": 9, "no": 2, "abstention": 1}
    assert (made["entered_for"]["name"], made["entered_by"]) == ("SRB", "tests")
    noted = decide(alliance, plenum, procedure="noted", result="noted")
    assert noted["competence"] == "note"
    changed = alliance.coordinator.change(f"/decisions/{made['id']}", votes=None, procedure="no_formal_vote")
    assert (changed["votes"], changed["conditions"]) == (None, "Vorbehaltlich der Mittel der Stadt")
    last = alliance.events()[-1]
    assert (last["type"], last["subject"]["number"]) == ("decision.changed", "2011/1")
    assert last["changes"] == {
        "procedure": ["written", "no_formal_vote"],
        "votes.yes": [9, None],
        "votes.no": [2, None],
        "votes.abstention": [1, None],
    }


def test_decisions_on_one_matter_form_a_chain(alliance: AllianceInTest, plenum: str) -> None:
    first = decide(alliance, plenum)
    second = decide(alliance, plenum, previous_id=first["id"])
    third = decide(alliance, plenum, previous_id=second["id"], text="Die Betreuung endet um 18 Uhr.")
    chain = alliance.coordinator.get(f"/decisions/{second['id']}/chain")["decisions"]
    assert [(one["name"], one["previous_id"], one["replaced_by_id"]) for one in chain] == [
        ("2011/1", None, second["id"]),
        ("2011/2", first["id"], third["id"]),
        ("2011/3", second["id"], None),
    ]
    circle = alliance.coordinator.refused("PATCH", f"/decisions/{first['id']}", previous_id=third["id"])
    assert _pointers(circle) == ["#/previous_id"]
    assert _pointers(refused(alliance, plenum, previous_id=first["id"])) == ["#/previous_id"]


def test_a_list_is_narrowed(alliance: AllianceInTest, plenum: str) -> None:
    coordination = alliance.create("groups", kind="coordination_group", name="Koordinierungsgruppe")["id"]
    one = decide(alliance, coordination, matter="Flyer", decided_on="2010-05-01", review_on="2011-09-01")
    two = decide(alliance, plenum, procedure="majority", result="rejected", review_on="2012-09-01")

    def names(**wanted: Any) -> list[str]:
        return [found["name"] for found in alliance.items("decisions", **wanted)]

    assert names(group_id=plenum) == names(year=2011) == names(result="rejected") == [two["name"]]
    assert names(procedure="majority") == names(q="betreuungsz") == [two["name"]]
    assert names(review_until="2011-12-31") == names(q="flyer") == [one["name"]]
    assert names(sort="number") == [one["name"], two["name"]]


def test_a_meeting_lends_its_group_and_day(alliance: AllianceInTest, plenum: str) -> None:
    meeting = alliance.create("meetings", group_id=plenum, when="6.6.2011")
    made = alliance.create("decisions", **_body({"meeting_id": meeting["id"]}))
    assert (made["group_id"], made["decided_on"]) == (plenum, "2011-06-06")
    other = alliance.create("groups", kind="council", name="Rat")["id"]
    assert _pointers(refused(alliance, other, meeting_id=meeting["id"])) == ["#/group_id"]


def test_minute_takers_write_for_their_meeting_and_no_other(alliance: AllianceInTest, plenum: str) -> None:
    person = alliance.create("people", name="A. Beispiel")
    party = {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    taker = alliance.caller(Role.member, person["id"])
    meeting = alliance.create("meetings", group_id=plenum, when="12.9.2011", minute_taker=party)
    path, body = f"{alliance.path}/decisions", _body({"meeting_id": meeting["id"]})
    assert taker.refused("POST", path, **body)["status"] == 403
    for state in ("invited", "running"):
        alliance.coordinator.change(f"/meetings/{meeting['id']}", state=state)
    made = taker.create(path, **body)
    assert made["can"] == ["edit"]
    taker.change(f"/decisions/{made['id']}", text="Die Betreuung wird bis 18 Uhr angeboten.")
    assert taker.refused("DELETE", f"/decisions/{made['id']}")["status"] == 403
    assert taker.refused("POST", path, **_body({"group_id": plenum}))["status"] == 403
    assert alliance.reader.refused("POST", path, **body)["status"] == 403
    assert alliance.reader.get(f"/decisions/{made['id']}")["can"] == []


def test_a_removed_decision_comes_back_under_its_number(alliance: AllianceInTest, plenum: str) -> None:
    first = decide(alliance, plenum)
    second = decide(alliance, plenum, previous_id=first["id"])
    alliance.coordinator.remove(f"/decisions/{second['id']}")
    instead = decide(alliance, plenum, previous_id=first["id"])
    [entry] = alliance.items("trash")
    assert (entry["type"], entry["number"], entry["title"]) == ("decision", "2011/2", "Betreuungszeiten")
    assert alliance.coordinator.http.post(f"/api/v1/trash/{second['id']}/restoration").status_code == 200
    back = alliance.coordinator.get(f"/decisions/{second['id']}")
    assert (back["name"], back["previous_id"], instead["name"]) == ("2011/2", None, "2011/3")


def test_who_decides_at_the_same_time_gets_numbers_without_gaps(alliance: AllianceInTest, plenum: str) -> None:
    writers, each = 4, 5

    def write(session: Session) -> str:
        return service.name_of(service.create(session, SYSTEM, alliance.id, _body({"group_id": plenum})))

    def some(_writer: int) -> list[str]:
        return [alliance.app.state.database.run(write, write=True) for _ in range(each)]

    with ThreadPoolExecutor(writers) as pool:
        given = [name for names in pool.map(some, range(writers)) for name in names]
    assert sorted(given, key=lambda name: int(name[5:])) == [f"2011/{one + 1}" for one in range(writers * each)]


def test_a_review_that_is_due_is_proposed_for_the_agenda(alliance: AllianceInTest, plenum: str) -> None:
    due = decide(alliance, plenum, review_on="2011-10-01")
    decide(alliance, plenum, matter="Flyer", review_on="2012-10-01")
    meeting = alliance.create("meetings", group_id=plenum, when="4.10.2011")

    def proposed() -> list[Any]:
        entries = alliance.coordinator.get(f"/meetings/{meeting['id']}/agenda-proposal")["entries"]
        return [(one["title"], one["number"]) for one in entries if one["reason"] == "review"]

    assert proposed() == [("Betreuungszeiten", "2011/1")]
    decide(alliance, plenum, previous_id=due["id"], text="Bis 18 Uhr.")
    assert proposed() == [], "what was decided anew needs no review"
