"""Recommendation papers: drafted in editions, disputed, adopted, handed over."""

from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest


@pytest.fixture
def paper(alliance: AllianceInTest, process: str, bodies: dict[str, Any]) -> str:
    """The address of a draft with one recommendation."""
    made = alliance.coordinator.create(f"/processes/{process}/recommendation-papers", title="Empfehlungspapier")
    path = f"/recommendation-papers/{made['id']}"
    alliance.coordinator.create(f"{path}/recommendations", text="Vierzig Plätze schaffen.", reason="Sie fehlen.")
    return path


def act(alliance: AllianceInTest, path: str, **body: Any) -> Any:
    """The answer to an action of the coordination, which creates nothing."""
    answer = alliance.coordinator.http.post(API + path, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def kind_of(problem: Any) -> str:
    """The kind of a problem."""
    return str(problem["type"].rpartition("/")[2])


def test_editions_stay_and_differ_in_words(alliance: AllianceInTest, paper: str) -> None:
    calls = alliance.coordinator
    first = calls.create(f"{paper}/editions", note="Nach der ersten Sitzung")
    assert (first["number"], first["content"]["recommendations"][0]["text"]) == (1, "Vierzig Plätze schaffen.")
    assert kind_of(calls.refused("POST", f"{paper}/editions")) == "edition-unchanged"
    one = calls.items(f"{paper}/recommendations")[0]
    calls.change(f"/recommendations/{one['id']}", text="Sechzig Plätze schaffen.")
    assert calls.get(paper)["is_changed"]
    change = calls.get(f"{paper}/changes")["changes"][0]
    assert (change["place"], change["kind"]) == ("Empfehlung 1", "changed")
    assert [(part["kind"], part["text"]) for part in change["segments"]][:2] == [
        ("removed", "Vierzig"),
        ("added", "Sechzig"),
    ]
    calls.create(f"{paper}/editions")
    assert [one["number"] for one in calls.items(f"{paper}/editions")] == [1, 2]
    assert calls.get(f"/recommendation-editions/{first['id']}")["content"] == first["content"]
    between = calls.get(f"{paper}/changes", before=1, after=2)
    assert (between["before"], between["after"], len(between["changes"])) == (1, 2, 1)
    assert calls.refused("GET", f"{paper}/changes", before=7)["status"] == 404


def test_in_the_plenum_words_change_by_amendments_only(alliance: AllianceInTest, paper: str) -> None:
    calls, member = alliance.coordinator, alliance.caller(Role.member)
    one = f"/recommendations/{calls.items(f'{paper}/recommendations')[0]['id']}"
    body = {"party": "Kita-Träger", "new_text": "Sechzig Plätze schaffen.", "reason": "Der Bedarf ist größer."}
    assert kind_of(member.refused("POST", f"{one}/amendments", **body)) == "paper-not-in-plenum"
    assert act(alliance, f"{paper}/submission")["state"] == "in_plenum"
    assert kind_of(calls.refused("PATCH", one, text="Sechzig.")) == "text-is-in-plenum"
    first = member.create(f"{one}/amendments", **body)
    second = member.create(f"{one}/amendments", party="Elternbeirat", new_text="Achtzig Plätze schaffen.")
    assert (first["number"], first["old_text"], second["number"]) == (1, "Vierzig Plätze schaffen.", 2)
    assert (first["can"], alliance.reader.get(f"/amendments/{first['id']}")["can"]) == (["withdraw"], [])
    assert member.refused("PATCH", f"/amendments/{first['id']}", state="accepted")["status"] == 403
    decided = calls.change(f"/amendments/{first['id']}", state="accepted", decided_by="Plenum")
    assert (decided["state"], decided["decided_by"]) == ("accepted", "Plenum")
    assert calls.get(one)["text"] == "Sechzig Plätze schaffen."
    assert calls.get(paper)["state"] == "amended"
    assert kind_of(calls.refused("PATCH", f"/amendments/{first['id']}", state="rejected")) == "amendment-decided"
    assert kind_of(calls.refused("PATCH", f"/amendments/{second['id']}", state="accepted")) == "amendment-outdated"
    assert kind_of(calls.refused("POST", f"{paper}/adoption")) == "amendments-undecided"
    assert member.change(f"/amendments/{second['id']}", state="withdrawn")["state"] == "withdrawn"
    assert act(alliance, f"{paper}/return")["state"] == "draft"
    assert calls.change(one, text="Siebzig Plätze schaffen.")["text"] == "Siebzig Plätze schaffen."


def test_a_majority_may_adopt_against_an_objection_that_the_decision_keeps(
    alliance: AllianceInTest, paper: str
) -> None:
    calls, member = alliance.coordinator, alliance.caller(Role.member)
    one = f"/recommendations/{calls.items(f'{paper}/recommendations')[0]['id']}"
    act(alliance, f"{paper}/submission")
    raised = member.create(f"{one}/objections", party="Kämmerei", text="Das ist nicht bezahlt.")
    assert raised["can"] == ["edit"]
    refused = calls.refused("POST", f"{paper}/adoption")
    assert kind_of(refused) == "objection-stands"
    assert "Kämmerei" in refused["detail"]
    votes = {"yes": 18, "no": 2, "abstention": 1}
    adopted = act(alliance, f"{paper}/adoption", procedure="majority", votes=votes)
    decision = calls.get(f"/decisions/{adopted['decision_id']}")
    assert (decision["result"], decision["objections"][0]["party"]["name"]) == ("adopted", "Kämmerei")
    assert kind_of(calls.refused("PATCH", paper, title="Anders")) == "paper-is-frozen"
    assert kind_of(calls.refused("DELETE", paper)) == "paper-is-frozen"
    assert kind_of(member.refused("POST", f"{one}/objections", party="A", text="B")) == "paper-is-frozen"
    assert "edit" not in calls.get(one)["can"]


def test_a_paper_begins_in_the_body_of_its_process_and_not_without_a_recommendation(
    alliance: AllianceInTest, process: str, bodies: dict[str, Any]
) -> None:
    path = f"/processes/{process}/recommendation-papers"
    empty = f"/recommendation-papers/{alliance.coordinator.create(path, title='Leer')['id']}"
    assert kind_of(alliance.coordinator.refused("POST", f"{empty}/submission")) == "paper-is-empty"
    assert alliance.caller(Role.member).refused("POST", path, title="Nein")["status"] == 403
    alliance.coordinator.remove(empty)
    assert [one["title"] for one in alliance.coordinator.items(path)] == []
    foreign = alliance.coordinator.refused("POST", path, title="x", group_id=process)
    assert foreign["errors"][0]["pointer"] == "#/group_id"


def test_what_the_council_made_of_it_can_be_corrected(alliance: AllianceInTest, paper: str) -> None:
    calls = alliance.coordinator
    one = f"/recommendations/{calls.items(f'{paper}/recommendations')[0]['id']}"
    assert kind_of(calls.refused("PUT", f"{one}/fate", fate="noted")) == "paper-not-handed-over"
    assert kind_of(calls.refused("POST", f"{paper}/handover", recipient="Gemeinderat")) == "paper-not-adopted"
    act(alliance, f"{paper}/submission")
    act(alliance, f"{paper}/adoption")
    assert act(alliance, f"{paper}/handover", recipient="Gemeinderat")["state"] == "handed_over"
    assert kind_of(calls.refused("POST", f"{paper}/handover", recipient="Gemeinderat")) == "paper-handed-over"
    for fate, state in (("noted", "noted"), ("open", "handed_over"), ("rejected", "rejected")):
        answer = calls.http.put(f"{API}{one}/fate", json={"fate": fate}, headers={"If-Match": calls.etag(one)})
        assert (answer.json()["fate"], calls.get(paper)["state"]) == (fate, state)
