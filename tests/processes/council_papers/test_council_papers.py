"""Council papers: their sequence of bodies, what may still be changed, and the paper itself."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest
from tests.processes.agreeing import Town


@pytest.fixture
def town(alliance: AllianceInTest, frozen_clock: Any) -> Town:
    """The town on the day of the council."""
    frozen_clock(datetime(2017, 8, 24, 20, tzinfo=UTC))
    return Town(alliance)


def shown(town: Town, paper: Any) -> Any:
    """The paper as it is now."""
    return town.caller.get(f"/council-papers/{paper['id']}")


def test_a_decision_before_the_advice_is_said_and_a_postponed_paper_comes_again(town: Town) -> None:
    paper = town.paper()
    town.consult(paper, town.committee, "advise", sits_on="2017-08-22")
    first = town.consult(paper, town.council, "decide", sits_on="2017-08-21")
    assert [one["warnings"] for one in shown(town, paper)["consultations"]] == [[], ["sits_too_early"]]
    town.result(first, result="postponed", result_label="vertagt")
    assert shown(town, paper)["state"] == "in_consultation"
    again = town.consult(paper, town.council, "decide")
    votes = {"yes": 30, "no": 4}
    taken = town.result(
        again,
        result="adopted_with_changes",
        procedure="majority",
        votes=votes,
        sits_on="2017-08-24",
        amended_text="Der Rat beschließt die Vereinbarung ohne Maßnahme 3.",
    )
    assert taken["warnings"] == ["advice_missing"]
    assert taken["votes"] == {"yes": 30, "no": 4, "abstention": 0}
    decision = town.caller.get(f"/decisions/{taken['decision_id']}")
    assert decision["text"] == "Der Rat beschließt die Vereinbarung ohne Maßnahme 3."
    assert shown(town, paper)["state"] == "decided"
    told = [one["changes"] for one in town.alliance.events() if one["type"] == "consultation.decided"]
    assert [one["result"] for one in told] == [[None, "postponed"], [None, "adopted_with_changes"]]
    assert [one.get("decision_id") for one in told] == [None, [None, taken["decision_id"]]]


def test_in_an_audit_the_missing_advice_is_a_finding(town: Town) -> None:
    process = town.alliance.create("processes", template="audit", title="Audit")
    paper = town.paper(agreement_id=town.agreement, process_id=process["id"])
    advice = town.consult(paper, town.committee, "advise")
    resolution = town.consult(paper, town.council, "decide")

    def rules() -> list[str]:
        return [one["rule"] for one in town.caller.items(f"/processes/{process['id']}/findings")]

    assert "advice_before_decision" not in rules()
    town.result(resolution, result="adopted", sits_on="2017-08-24")
    assert "advice_before_decision" in rules()
    assert advice["result"] is None


def test_what_was_decided_is_not_reworded_but_its_number_is_added(town: Town) -> None:
    paper = town.paper()
    resolution = town.consult(paper, town.council, "decide")
    town.result(resolution, result="adopted", sits_on="2017-08-24")
    path = f"/council-papers/{paper['id']}"
    assert town.caller.refused("PATCH", path, facts="Anders.")["type"].endswith("/paper-decided")
    assert town.caller.refused("DELETE", path)["type"].endswith("/paper-in-use")
    assert town.refused(resolution, result="rejected")["type"].endswith("/result-recorded")
    assert town.caller.refused("DELETE", f"/consultations/{resolution['id']}")["type"].endswith("/result-recorded")
    address = "https://ratsinfo.stadt.example/oparl/v1.1/paper/311"
    assert town.caller.change(path, external_url=address)["external_url"] == address
    assert town.caller.refused("PATCH", path, external_url="ratsinfo")["status"] == 422


def test_advice_that_was_given_stays_in_the_sequence(town: Town) -> None:
    paper = town.paper()
    advice = town.consult(paper, town.committee, "advise")
    spoken = town.result(advice, result="rejected", sits_on="2017-08-22")
    assert spoken["decision_id"] is None
    assert town.caller.refused("DELETE", f"/consultations/{advice['id']}")["type"].endswith("/result-recorded")
    corrected = town.result(advice, result="adopted", sits_on="2017-08-22")
    assert [one["result"] for one in shown(town, paper)["consultations"]] == [corrected["result"]]


def test_a_committee_does_not_decide_and_a_rejection_binds_nothing(town: Town) -> None:
    paper = town.paper()
    wrong = town.consult(paper, town.committee, "decide")
    assert town.refused(wrong, result="adopted", sits_on="2017-08-24")["type"].endswith("/not-competent")
    noting = town.consult(paper, town.committee, "note")
    assert town.refused(noting, result="adopted", sits_on="2017-08-24")["status"] == 422
    against = town.consult(paper, town.council, "decide")
    minority = {"procedure": "majority", "votes": {"yes": 2, "no": 20}}
    assert town.refused(against, result="adopted", sits_on="2017-08-24", **minority)["status"] == 422
    town.caller.remove(f"/consultations/{wrong['id']}")
    town.result(against, result="rejected", sits_on="2017-08-24")
    assert shown(town, paper)["state"] == "rejected"
    assert town.caller.get(f"/agreements/{town.agreement}")["state"] == "draft"


def test_a_paper_without_a_text_is_not_decided_on(town: Town) -> None:
    paper = town.alliance.create("council-papers", kind="draft_resolution", title="Spielplatz", facts="Er fehlt.")
    resolution = town.consult(paper, town.council, "decide")
    refused = town.refused(resolution, result="adopted", sits_on="2017-08-24")
    assert refused["type"].endswith("/resolution-text-missing")
    both = {"kind": "draft_resolution", "agreement_id": town.agreement, "concept_id": paper["id"]}
    assert town.caller.refused("POST", f"{town.alliance.path}/council-papers", **both)["status"] == 422


def test_the_paper_says_what_is_to_be_decided_and_by_whom(town: Town) -> None:
    paper = town.paper(agreement_id=town.agreement, reference_number="2017/0311", lead_unit="Jugendamt")
    town.consult(paper, town.committee, "advise", sits_on="2017-08-22")
    answer = town.caller.http.get(f"/api/v1/council-papers/{paper['id']}/papers/council-paper.html")
    assert answer.status_code == 200
    for words in (
        "Beschlussvorlage",
        "2017/0311",
        "Jugendhilfeausschuss",
        "Vorberatung",
        "keine Angabe",
        "Sachverhalt",
    ):
        assert words in answer.text
    pdf = town.caller.http.get(f"/api/v1/council-papers/{paper['id']}/papers/council-paper.pdf")
    assert pdf.content.startswith(b"%PDF-")
