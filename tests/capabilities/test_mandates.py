"""Who commissions a process and who carries it out (RT-1, CG-2 to CG-5), with the facts of the seeds, over the API."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.capabilities.test_round_table import TIMELINE
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.processes import start, step

QUESTION = "Wie, wo und wann können gemeinsam die fehlenden Kinderbetreuungsplätze geschaffen werden?"


@pytest.fixture
def round_table(alliance: AllianceInTest) -> str:
    """The address of a round table."""
    return start(alliance, "round_table", "Runder Tisch Familienbildung/Kinderbetreuung")


@pytest.fixture
def concept(alliance: AllianceInTest) -> str:
    """The address of the work on a concept."""
    return start(alliance, "concept_guide", "Kommunales Konzept Bildungs- und Erziehungspartnerschaften")


def test_rt_1_a_round_table_has_question_commissioner_facilitator_product_and_parent_concept(
    alliance: AllianceInTest, round_table: str
) -> None:
    empty = alliance.coordinator.get(f"{round_table}/mandate")
    needed = ["commissioner", "guiding_question", "expected_product", "deciding_department", "granted_on", "evidence"]
    assert (empty["version"], empty["missing"], empty["stands"]) == (0, needed, False)
    parent = alliance.create("interfaces", title="Backnanger Bildungs- und Sozialkonzept", relation="part_of")
    written = alliance.coordinator.change(
        f"{round_table}/mandate",
        commissioner="Amt für Familie, Jugend und Bildung",
        facilitator="Breuninger Stiftung",
        guiding_question=QUESTION,
        expected_product="Empfehlungspapier",
        parent_concept_id=parent["id"],
        granted_on="2010-12-20",
    )
    assert written["guiding_question"] == QUESTION
    assert written["commissioner"]["name"] == "Amt für Familie, Jugend und Bildung"
    assert written["facilitator"]["name"] == "Breuninger Stiftung"
    assert written["expected_product"] == "Empfehlungspapier"
    title = "Backnanger Bildungs- und Sozialkonzept"
    assert (written["parent_concept"]["title"], written["parent_concept"]["relation"]) == (title, "part_of")
    assert written["missing"] == ["deciding_department", "evidence"]
    told = alliance.coordinator.get(f"{round_table}/timeline")["entries"]
    assert [one["when"]["text"] for one in told if one["kind"] == "mandate"] == ["20.12.2010"]


def test_rt_2_the_process_has_one_timeline_for_those_within_and_one_for_the_public(
    alliance: AllianceInTest, round_table: str
) -> None:
    group = alliance.create("groups", kind="plenum", name="Runder Tisch")["id"]
    for _, kind, when, title in TIMELINE:
        alliance.create("meetings", group_id=group, kind=kind, when=when, title=title)
    owed = {"title": "Bericht an die Stiftung", "starts_on": "2011-12-01"}
    alliance.create("obligations", process_id=round_table.rpartition("/")[2], **owed)
    for audience in ("internal", "public"):
        entries = alliance.reader.get(f"{round_table}/timeline", audience=audience)["entries"]
        met = [one for one in entries if one["kind"] == "meeting"]
        assert [(one["when"]["text"], one["title"]) for one in met] == [(when, title) for _, _, when, title in TIMELINE]
        assert met[-1]["when"]["precision"] == "month"
        assert any(one["kind"] == "obligation" for one in entries) == (audience == "internal")


def test_cg_2_step_two_waits_for_the_mandate(alliance: AllianceInTest, concept: str) -> None:
    second = f"/process-steps/{step(alliance, concept, '2')['id']}"
    alliance.coordinator.change(concept, is_strict=True)
    refused = alliance.coordinator.refused("PATCH", second, state="in_progress")
    assert (refused["type"].rpartition("/")[2], refused["rule"]) == ("rule-not-met", "no_start_without_mandate")
    values = {"evidence_kind": "draft_resolution", "evidence_url": "https://www.example.org/vorlage.pdf"}
    alliance.coordinator.change(f"{concept}/mandate", **values)
    assert alliance.coordinator.refused("PATCH", second, state="in_progress")["rule"] == "no_start_without_mandate"
    alliance.coordinator.change(f"{concept}/mandate", deciding_department="Dezernat Soziales, Jugend und Familie")
    assert alliance.coordinator.change(second, state="in_progress")["state"] == "in_progress"


def test_cg_2_without_strict_rules_step_two_is_warned_of(alliance: AllianceInTest, concept: str) -> None:
    alliance.coordinator.change(f"/process-steps/{step(alliance, concept, '2')['id']}", state="in_progress")
    found = alliance.coordinator.items(f"{concept}/findings")
    assert [one["rule"] for one in found] == ["no_start_without_mandate"]


def test_cg_2_a_mandate_stands_with_deciding_department_and_written_evidence(
    alliance: AllianceInTest, concept: str
) -> None:
    path = f"{concept}/mandate"
    assert not alliance.coordinator.get(path)["stands"]
    decided = alliance.coordinator.change(path, deciding_department="Dezernat Soziales, Jugend und Familie")
    assert (decided["stands"], "evidence" in decided["missing"]) == (False, True)
    files = {"file": ("Vorlage.txt", b"Der Ausschuss beschliesst die Erarbeitung.", "text/plain")}
    answer = alliance.coordinator.http.post(f"/api/v1{path}/documents", files=files)
    assert answer.status_code == 201, answer.text
    attached = alliance.coordinator.change(path, evidence_kind="draft_resolution")
    assert (attached["stands"], attached["evidence_files"]) == (True, 1)
    # The file is read like any other, and goes like any other; then nothing is evidence any more.
    (found,) = alliance.coordinator.items(f"{path}/documents")
    assert alliance.reader.http.get(found["content_url"]).content == b"Der Ausschuss beschliesst die Erarbeitung."
    alliance.coordinator.remove(f"/documents/{found['id']}")
    assert not alliance.coordinator.get(path)["stands"]
    link = alliance.coordinator.change(path, evidence_url="https://www.example.org/erklaerung.pdf")
    assert (link["stands"], link["evidence_files"]) == (True, 0)


def test_cg_3_the_delegation_chain_says_who_decides_leads_and_carries_out(
    alliance: AllianceInTest, concept: str
) -> None:
    made = [
        alliance.coordinator.create(f"{concept}/delegations", party=party, function=function, **more)
        for party, function, more in (
            ("Bildungsbüro", "carries_out", {"task": "Konzeptarbeit"}),
            ("Dezernat", "decides", {}),
        )
    ]
    chain = f"{concept}/delegations"
    alliance.coordinator.change(f"/delegations/{made[1]['id']}", before=made[0]["id"])
    office, reason = "Amt für Kinder, Jugend und Schule", "Integrationszentrum und Bildungsbüro sind dort angesiedelt"
    alliance.coordinator.create(chain, party=office, function="leads", reason=reason, before=made[0]["id"])
    listed = alliance.coordinator.items(chain)
    assert [(one["party"]["name"], one["function"]) for one in listed] == [
        ("Dezernat", "decides"),
        ("Amt für Kinder, Jugend und Schule", "leads"),
        ("Bildungsbüro", "carries_out"),
    ]
    assert (listed[1]["reason"], listed[2]["task"]) == (reason, "Konzeptarbeit")


def test_cg_4_reports_of_the_represented_body_show_who_executes(
    alliance: AllianceInTest, concept: str, frozen_clock: Any
) -> None:
    frozen_clock(datetime(2018, 6, 1, 12, tzinfo=UTC))
    chain, reason = f"{concept}/delegations", "Der Kreis hat kein eigenes Bildungsbüro"
    alliance.coordinator.create(
        chain,
        party="Stadt Castrop-Rauxel",
        function="carries_out",
        since="2018-01-01",
        acts_on_behalf_of="Kreis Recklinghausen",
        behalf_reason=reason,
    )
    alliance.coordinator.create(chain, party="Dezernat", function="decides")
    path = f"{alliance.path}/executions"
    (found,) = alliance.reader.get(path, party="Kreis Recklinghausen", starting="2018-01-01", ending="2018-12-31")[
        "executions"
    ]
    assert (found["party"]["name"], found["on_behalf_of"]["name"]) == ("Stadt Castrop-Rauxel", "Kreis Recklinghausen")
    assert (found["reason"], found["process_title"]) == (
        reason,
        "Kommunales Konzept Bildungs- und Erziehungspartnerschaften",
    )
    assert alliance.reader.get(path, party="Kreis Unna")["executions"] == []
    assert alliance.reader.get(path, ending="2017-12-31")["executions"] == []
    printed = alliance.reader.http.get(f"/api/v1{alliance.path}/papers/executions.html")
    assert printed.status_code == 200, printed.text
    assert all(word in printed.text for word in ("Kreis Recklinghausen", "Stadt Castrop-Rauxel", reason))


def test_cg_5_the_register_relates_what_there_is_and_asks_about_parallel_structures(
    alliance: AllianceInTest, concept: str
) -> None:
    for kind, title, relation in (
        ("strategy", "Bochum Strategie 2030", "part_of"),
        ("strategy", "MH/0/25", "part_of"),
        ("concept", "Integrationskonzept", "related"),
        ("concept", "Übergangskonzept", "complements"),
    ):
        made = alliance.create("interfaces", kind=kind, title=title, relation=relation)
        assert made["parallels"] == [], title
    assert [one["title"] for one in alliance.items("interfaces", relation="part_of")] == [
        "Bochum Strategie 2030",
        "MH/0/25",
    ]
    purpose = "Steuerung der Bildungs- und Erziehungspartnerschaften"
    first = alliance.create("interfaces", kind="steering_structure", title="Lenkungskreis Bildung", purpose=purpose)
    assert first["parallels"] == []
    second = alliance.create(
        "interfaces", kind="steering_structure", title="Projektsteuerung", purpose=f"{purpose} in der Stadt"
    )
    assert [one["title"] for one in second["parallels"]] == ["Lenkungskreis Bildung"]
    # A group of ours that steers the same raises the question, too, and is set up all the same.
    group = alliance.create("groups", kind="steering_group", name="Steuerungsgruppe", purpose=purpose)
    # The rule of the process notes each of them, and the register does not note it once more.
    found = [one for one in alliance.coordinator.items(f"{concept}/findings") if one["rule"] == "no_parallel_structure"]
    noted = {(one["act"], one["subject_type"], one["subject_id"]) for one in found}
    assert noted == {
        ("interface.created", "interface", second["id"]),
        ("group.created", "group", group["id"]),
    }
    assert _asked(alliance) == []
    pairs = alliance.reader.get(f"{alliance.path}/parallel-structures")["pairs"]
    assert {frozenset((one["one"]["title"], one["other"]["title"])) for one in pairs} == {
        frozenset(("Lenkungskreis Bildung", "Projektsteuerung")),
        frozenset(("Lenkungskreis Bildung", "Steuerungsgruppe")),
        frozenset(("Projektsteuerung", "Steuerungsgruppe")),
    }
    # Who says why the two are distinct is not asked about them again; what is a group of ours is no second body.
    reason = "Der Lenkungskreis berät die ganze Region"
    alliance.coordinator.change(f"/interfaces/{first['id']}", distinct_because=reason)
    alliance.coordinator.change(f"/interfaces/{second['id']}", group_id=group["id"])
    pairs = alliance.reader.get(f"{alliance.path}/parallel-structures")["pairs"]
    assert [one["settled_because"] for one in pairs] == [reason, reason]


def test_cg_5_without_a_rule_the_register_itself_asks_about_parallel_structures(alliance: AllianceInTest) -> None:
    purpose = "Steuerung der Bildungs- und Erziehungspartnerschaften"
    alliance.create("interfaces", kind="steering_structure", title="Lenkungskreis Bildung", purpose=purpose)
    second = alliance.create("interfaces", kind="steering_structure", title="Projektsteuerung", purpose=purpose)
    group = alliance.create("groups", kind="steering_group", name="Steuerungsgruppe", purpose=purpose)
    assert set(_asked(alliance)) == {second["id"], group["id"]}


def _asked(alliance: AllianceInTest) -> list[str]:
    """What the register asked about by itself."""
    return [one["subject"]["id"] for one in alliance.events() if one["type"] == "interface.parallel_found"]


def test_rt_2_an_obligation_without_an_end_shows_its_next_three_dates(
    alliance: AllianceInTest, round_table: str, frozen_clock: Any
) -> None:
    frozen_clock(datetime(2011, 6, 1, 12, tzinfo=UTC))
    process_id = round_table.rpartition("/")[2]
    endless = {"title": "Bericht an die Stiftung", "starts_on": "2010-12-01", "rule": "FREQ=YEARLY"}
    alliance.create("obligations", process_id=process_id, **endless)
    told = [one for one in alliance.reader.get(f"{round_table}/timeline")["entries"] if one["kind"] == "obligation"]
    assert [(one["when"]["text"], one["detail"]) for one in told] == [
        ("01.12.2010", "overdue"),
        ("01.12.2011", "coming"),
        ("01.12.2012", "coming"),
        ("01.12.2013", "coming"),
    ]
