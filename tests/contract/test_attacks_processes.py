"""What an attacker with an account, a phone or nothing at all tries against the four other ways to work."""

from typing import Any

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from backend.goals.agreements.differences import _ways
from backend.goals.lineage.models import LineageEntry
from backend.processes.concepts.models import Concept
from tests.fixtures.alliances import API, AllianceInTest
from tests.goals import agreements as goals


def steps_of(alliance: AllianceInTest, process: Any) -> dict[str, str]:
    """The addresses of a process's steps, by key."""
    found = alliance.coordinator.items(f"/processes/{process['id']}/steps", limit=200)
    return {one["key"]: f"/process-steps/{one['id']}" for one in found}


def restored(alliance: AllianceInTest, record: Any) -> Any:
    """The answer to bringing a removed record back."""
    return alliance.coordinator.http.post(f"{API}/trash/{record['id']}/restoration")


def test_a_strict_rule_is_not_passed_by_skipping_the_step_first(alliance: AllianceInTest) -> None:
    process = alliance.create("processes", template="audit", title="Audit")
    certificate = steps_of(alliance, process)["certificate"]
    for state in ("done", "in_progress"):
        assert alliance.coordinator.refused("PATCH", certificate, state=state)["rule"] == "certificate_after_council"
    alliance.coordinator.change(certificate, state="skipped")
    for state in ("done", "in_progress"):
        assert alliance.coordinator.refused("PATCH", certificate, state=state)["status"] == 409


def with_rule(alliance: AllianceInTest, act: str, **where: Any) -> Any:
    """A round table's template with one strict rule: no such act without a mandate."""
    rule = {
        "id": "mandate_first",
        "title": "Kein Start ohne Auftrag",
        "guards": [act],
        "where": where,
        "needs": {"kind": "mandate_stands"},
        "remedy": "Klären Sie zuerst den Auftrag.",
        "is_strict": True,
    }
    own = alliance.create("process-templates", copy_of="round_table", name="Runder Tisch")
    return alliance.coordinator.change(f"/process-templates/{own['id']}", content={**own["content"], "rules": [rule]})


def test_a_phase_passes_its_rules_also_where_it_follows_its_steps(alliance: AllianceInTest) -> None:
    for act, state in (("process_step.started", "in_progress"), ("process_step.finished", "done")):
        shipped = alliance.create("process-templates", copy_of="round_table", name="Runder Tisch")["content"]
        phase = next(one for one in shipped["phases"] if one["steps"])
        template = with_rule(alliance, act, steps=[phase["key"]])
        process = alliance.create("processes", template=template["id"], title="Runder Tisch")
        steps, parts = steps_of(alliance, process), [one["key"] for one in phase["steps"]]
        for part in parts[:-1] if state == "done" else ():
            alliance.coordinator.change(steps[part], state="done")

        assert alliance.coordinator.refused("PATCH", steps[parts[-1]], state=state).get("rule") == "mandate_first"


def test_a_process_does_not_begin_unseen_with_its_first_day(alliance: AllianceInTest) -> None:
    given = {"template": with_rule(alliance, "process.started")["id"], "title": "Runder Tisch"}
    begun = alliance.coordinator.refused("POST", f"{alliance.path}/processes", **given, started_on="2011-01-01")
    assert begun.get("rule") == "mandate_first"
    waiting = alliance.create("processes", **given)
    assert alliance.coordinator.refused("PATCH", f"/processes/{waiting['id']}", state="running")["status"] == 409


def test_what_is_frozen_does_not_grow_out_of_the_trash(alliance: AllianceInTest) -> None:
    agreement = goals.agreed(alliance)
    kept, gone = (goals.goal(alliance, agreement, text) for text in ("Bleibt", "Verworfen"))
    measure = goals.measure(alliance, kept, "Verworfen")
    counted = goals.measure(alliance, kept, "Bleibt")
    indicator = alliance.coordinator.create(f"/measures/{counted['id']}/indicators", name="Plätze")
    for path in (f"/indicators/{indicator['id']}", f"/measures/{measure['id']}", f"/goals/{gone['id']}"):
        alliance.coordinator.remove(path)
    assert goals.bind(alliance, agreement, goals.decided(alliance, "2017-08-24")).status_code == 200

    for record in (indicator, measure, gone):
        answer = restored(alliance, record)
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "agreement-frozen")
    assert set(goals.measures_of(alliance, agreement)) == {"Bleibt"}


def test_a_published_concept_gets_no_chapter_out_of_the_trash(alliance: AllianceInTest, app: FastAPI) -> None:
    concept = alliance.create("concepts", title="Konzept")
    chapter = alliance.coordinator.create(f"/concepts/{concept['id']}/chapters", title="Entwurf")
    alliance.coordinator.remove(f"/chapters/{chapter['id']}")
    with app.state.database.unit(write=True) as session:
        session.get_one(Concept, concept["id"]).state = "published"

    assert restored(alliance, chapter).status_code == 409


def test_no_other_body_adopts_because_the_paper_was_given_it(alliance: AllianceInTest) -> None:
    process = alliance.create("processes", template="round_table", title="Runder Tisch")
    bodies = {kind: alliance.create("groups", kind=kind, name=kind)["id"] for kind in ("plenum", "working_group")}
    path = f"/processes/{process['id']}/recommendation-papers"
    paper = f"/recommendation-papers/{alliance.coordinator.create(path, title='Empfehlungen')['id']}"
    alliance.coordinator.create(f"{paper}/recommendations", text="Vierzig Plätze schaffen.")
    alliance.coordinator.change(paper, group_id=bodies["working_group"])
    assert alliance.coordinator.http.post(f"{API}{paper}/submission", json={}).status_code == 200

    refused = alliance.coordinator.refused("POST", f"{paper}/adoption", group_id=bodies["working_group"])
    assert refused["type"].endswith("/only-the-body-adopts")
    adopted = alliance.coordinator.http.post(f"{API}{paper}/adoption", json={})
    assert adopted.json()["group_id"] == bodies["plenum"]


@pytest.mark.parametrize(
    ("collection", "body"),
    [
        ("certificates", {"awarded_on": "0001-01-01", "valid_until": "0001-05-01"}),
        ("certificates", {"awarded_on": "9990-01-01", "valid_years": 50}),
        ("certificates", {"awarded_on": "9998-01-01", "valid_until": "9999-12-31"}),
        ("certificates", {"awarded_on": "2017-01-01", "valid_until": "0001-05-01"}),
        ("obligations", {"starts_on": "0001-01-01"}),
        ("obligations", {"starts_on": "9999-12-31", "rule": "FREQ=YEARLY"}),
        ("obligations", {"starts_on": "9999-12-31", "rule": "FREQ=MONTHLY", "until": "9999-12-31"}),
    ],
)
def test_no_day_at_the_end_of_time_shuts_a_list(alliance: AllianceInTest, collection: str, body: Any) -> None:
    given = {"title": "Audit", **({"kind": "Audit"} if collection == "certificates" else {}), **body}
    answer = alliance.coordinator.http.post(f"{API}{alliance.path}/{collection}", json=given)
    assert answer.status_code in (201, 422), answer.text
    assert alliance.reader.http.get(f"{API}{alliance.path}/{collection}").status_code == 200
    assert alliance.reader.http.get(f"{API}{alliance.path}/obligations").status_code == 200


def test_the_last_day_of_all_shuts_no_process(alliance: AllianceInTest) -> None:
    process = alliance.create("processes", template="audit", title="Audit")
    step = steps_of(alliance, process)["certificate"]
    override = {"rule": "certificate_after_council", "reason": "Aus alten Akten übernommen."}
    alliance.coordinator.create(f"/processes/{process['id']}/overrides", **override)
    body = {"state": "done", "finished_on": "9999-12-31"}
    answer = alliance.coordinator.http.patch(API + step, json=body, headers={"If-Match": "*"})
    assert answer.status_code in (200, 422), answer.text
    table = alliance.create("groups", kind="plenum", name="Runder Tisch")["id"]
    meeting = alliance.create("meetings", group_id=table, kind="plenum", when="31.12.9999", title="Letzte Sitzung")
    path = f"/processes/{process['id']}/material-collection"
    answer = alliance.coordinator.http.patch(
        API + path, json={"closes_after_id": meeting["id"]}, headers={"If-Match": "*"}
    )
    assert answer.status_code in (200, 422), answer.text
    for part in ("/material-collection", "/timeline", "/evaluation"):
        assert alliance.reader.http.get(f"{API}/processes/{process['id']}{part}").status_code == 200


def test_measures_that_split_and_merge_again_and_again_stay_few() -> None:
    def entry(before: str, after: str) -> LineageEntry:
        return LineageEntry(alliance_id="", agreement_id="", from_measure_id=before, to_measure_id=after, kind="split")

    # Each of twelve becomes each of twelve: twelve times as many ways with every edition.
    steps = [[entry(f"{e}.{a}", f"{e + 1}.{b}") for a in range(12) for b in range(12)] for e in range(6)]
    assert len(_ways([f"0.{a}" for a in range(12)], steps)) == 144


def test_who_becomes_known_as_a_person_is_no_public_contact(alliance: AllianceInTest) -> None:
    alliance.operator.change(alliance.path, has_public_page=True)
    process = alliance.create("processes", template="round_table", title="Runder Tisch")
    page = f"/processes/{process['id']}/public-page"
    when = "nach Gespräch mit Frau Ahrendt"
    document = {"title": "Papier", "when": when}
    alliance.coordinator.change(page, is_public=True, public_contact="Ahrendt, Jugendamt", public_documents=[document])
    table = alliance.create("groups", kind="plenum", name="Runder Tisch")["id"]
    alliance.create("meetings", group_id=table, kind="plenum", when=when, title="Sitzung")
    alliance.create("people", name="Gesa Ahrendt")
    slug = alliance.coordinator.get(alliance.path)["slug"]
    for address in (f"{API}/public/alliances/{slug}/processes", f"/oeffentlich/{slug}/verfahren/{process['id']}"):
        assert "Ahrendt" not in alliance.operator.http.get(address).text


def test_no_other_words_slip_into_a_closed_collection(alliance: AllianceInTest) -> None:
    process = alliance.create("processes", template="round_table", title="Runder Tisch")
    path, member = f"/processes/{process['id']}", alliance.caller(Role.member)
    written_in_time = f"/material/{member.create(f'{path}/material', text='Vor 7 Uhr fehlt Betreuung.')['id']}"
    member.change(written_in_time, text="Vor 7 Uhr gibt es keine Betreuung.")
    alliance.coordinator.change(f"{path}/material-collection", late_entries="refused", is_closed=True)

    assert member.refused("PATCH", written_in_time, text="Etwas ganz anderes.")["type"].endswith("/material-closed")
    alliance.coordinator.change(written_in_time, text="Vor 7 Uhr gibt es keine Betreuung")


def test_what_a_publication_rests_on_is_not_taken_from_under_it(alliance: AllianceInTest, app: FastAPI) -> None:
    concept = alliance.create("concepts", title="Konzept")
    path = f"/concepts/{concept['id']}/department-decisions"
    decision = alliance.coordinator.create(path, kind="information_paper", decided_by="Dezernat II")
    with app.state.database.unit(write=True) as session:
        session.get_one(Concept, concept["id"]).state = "published"

    refused = alliance.coordinator.refused("DELETE", f"/department-decisions/{decision['id']}")
    assert refused["type"].endswith("/concept-published")
