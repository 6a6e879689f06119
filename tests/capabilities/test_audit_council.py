"""What makes an agreement binding, and what is reported of it (AU-5, AU-7, AU-8), over the API. Functions only."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest
from tests.processes.agreeing import MEASURES, Town


@pytest.fixture
def town(alliance: AllianceInTest, frozen_clock: Any) -> Town:
    """The town two days before the resolution: the target-agreement workshop was today."""
    frozen_clock(datetime(2017, 8, 22, 12, tzinfo=UTC))
    return Town(alliance)


def test_au_5_only_the_council_s_resolution_binds(town: Town, frozen_clock: Any) -> None:
    paper = town.paper(reference_number="2017/0311", agreement_id=town.agreement)
    advice = town.consult(paper, town.committee, "advise", sits_on="2017-08-22")
    resolution = town.consult(paper, town.council, "decide", sits_on="2017-08-24")
    town.result(advice, result="adopted", result_label="einstimmig empfohlen", procedure="unanimous")
    agreement = town.caller.get(f"/agreements/{town.agreement}")
    assert (agreement["state"], agreement["binding_since"]) == ("draft", None)
    early = town.refused(resolution, result="adopted")
    assert [one["pointer"] for one in early["errors"]] == ["#/sits_on"]

    frozen_clock(datetime(2017, 8, 24, 20, tzinfo=UTC))
    taken = town.result(resolution, result="adopted", result_label="einstimmig beschlossen", procedure="unanimous")
    agreement = town.caller.get(f"/agreements/{town.agreement}")
    assert (agreement["state"], agreement["binding_since"]) == ("binding", "2017-08-24")
    decision = town.caller.get(f"/decisions/{taken['decision_id']}")
    assert (decision["name"], decision["group_id"], decision["competence"]) == ("2017/1", town.council, "decide")
    assert (decision["procedure"], decision["votes"]) == ("unanimous", None)
    assert agreement["resolution"]["id"] == decision["id"]
    late = town.caller.refused("PATCH", f"/measures/{town.measures[0]}", title="Anders")
    assert late["type"].endswith("/agreement-frozen")

    frozen_clock(datetime(2017, 9, 27, 12, tzinfo=UTC))
    certificate = {
        "kind": "certificate",
        "title": "Zertifikat",
        "agreement_id": town.agreement,
        "issuer": "Familiengerechte Kommune e.V.",
    }
    before = {**certificate, "awarded_on": "2017-08-23", "valid_until": "2020-08-23"}
    assert town.caller.refused("POST", f"{town.alliance.path}/certificates", **before)["status"] in (409, 422)
    awarded = {**certificate, "awarded_on": "2017-09-27", "valid_until": "2020-09-27"}
    assert town.alliance.create("certificates", **awarded)["valid_until"] == "2020-09-27"


def test_au_7_a_report_tells_of_every_measure_and_stays_as_it_was_sent(town: Town, frozen_clock: Any) -> None:
    frozen_clock(datetime(2019, 1, 15, 12, tzinfo=UTC))
    town.bind()
    first = town.report(2018, recipient="Familiengerechte Kommune e.V.")
    assert (first["title"], first["recipient"]["name"]) == ("Jahresbericht 2018", "Familiengerechte Kommune e.V.")
    town.say(0, first, status="in_progress", status_label="angestoßen", text="Zwölf Lotsen sind ausgebildet.")
    town.say(1, first, status="no_news")
    held = town.content(first)
    assert (held["entered"], held["measures"]) == (2, 3)
    assert [line["status"] for line in held["lines"]] == ["in_progress", "planned", "planned"]
    assert held["lines"][0]["entry"]["status_label"] == "angestoßen"
    missing = town.caller.refused("POST", f"/reports/{first['id']}/dispatch")
    assert missing["type"].endswith("/measures-without-entry")
    assert MEASURES[2] in missing["detail"]
    town.say(2, first, status="replaced", text="Stattdessen: Bücherkoffer in den Kitas.")
    assert town.send(first, sent_on="2019-01-15")["state"] == "sent"

    # Two years in one report: what was sent stays, and what became of the measures since is told.
    frozen_clock(datetime(2021, 1, 20, 12, tzinfo=UTC))
    merged = town.report(2019, 2020)
    assert merged["title"] == "Jahresbericht 2019/2020"
    assert (merged["period_from"], merged["period_until"]) == ("2019-01-01", "2020-12-31")
    town.say(0, merged, status="done", period_until="2019-12-31")
    town.say(1, merged, status="dropped", text="Kein Bedarf.")
    shown = town.content(merged)
    assert [line["status"] for line in shown["lines"]] == ["done", "dropped", "replaced"]
    assert shown["lines"][0]["previous"]["text"] == "Zwölf Lotsen sind ausgebildet."
    assert [(one["kind"], one["title"], one["reason"]) for one in shown["changes"]] == [
        ("dropped", MEASURES[1], "Kein Bedarf.")
    ]
    sent = town.content(first)
    assert sent["is_frozen"] is True
    assert [line["status"] for line in sent["lines"]] == ["in_progress", "planned", "replaced"]
    assert [(one["kind"], one["reason"]) for one in sent["changes"]] == [
        ("replaced", "Stattdessen: Bücherkoffer in den Kitas.")
    ]


def test_au_8_papers_are_written_from_the_agreement_and_the_report(town: Town, frozen_clock: Any) -> None:
    draft = town.paper(agreement_id=town.agreement, lead_unit="Jugendamt", author="Leitung Jugendamt")
    assert draft["title"].startswith("Beschluss: Zielvereinbarung „Zielvereinbarung familiengerechte Kommune“")
    assert all(name in draft["facts"] for name in ("Bildung und Erziehung", *MEASURES))
    assert "wird beschlossen" in draft["resolution_text"]
    assert (draft["state"], len(draft["annexes"])) == ("draft", 1)
    edited = town.caller.change(
        f"/council-papers/{draft['id']}", resolution_text="Der Rat beschließt die Vereinbarung."
    )
    assert edited["resolution_text"] == "Der Rat beschließt die Vereinbarung."

    frozen_clock(datetime(2019, 1, 15, 12, tzinfo=UTC))
    report = town.report(2018)
    town.say(0, report, status="in_progress")
    information = town.paper("information_paper", report_id=report["id"])
    assert information["title"] == "Mitteilung: Bericht „Jahresbericht 2018“"
    assert "Maßnahmen: 3, davon mit Eintrag: 1" in information["facts"]
    assert "zur Kenntnis genommen" in information["resolution_text"]
    nothing_to_decide = {"group_id": town.council, "competence": "decide"}
    refused = town.caller.refused("POST", f"/council-papers/{information['id']}/consultations", **nothing_to_decide)
    assert [one["pointer"] for one in refused["errors"]] == ["#/competence"]
    noting = town.consult(information, town.committee, "note")
    town.result(noting, result="noted", sits_on="2019-01-15", result_label="zur Kenntnis genommen")
    assert town.caller.get(f"/council-papers/{information['id']}")["state"] == "noted"
