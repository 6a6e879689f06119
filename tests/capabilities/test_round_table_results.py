"""What a round table shows at its end (RT-9, RT-10), with the dates of the one in Backnang. Functions only, no names."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.capabilities.test_round_table import TIMELINE
from tests.fixtures.alliances import API, AllianceInTest

QUESTION = "Wie, wo und wann können gemeinsam die fehlenden Kinderbetreuungsplätze geschaffen werden?"
INTERESTS = {"Eltern": "Elternbeirat", "Träger": "Kirchengemeinde", "Wirtschaft": "Gewerbeverein"}


@pytest.fixture
def held(alliance: AllianceInTest, frozen_clock: Any) -> dict[str, Any]:
    """A round table whose fourteen meetings are over and whose plenum adopted its paper on the last of five sittings."""
    frozen_clock(datetime(2011, 9, 30, 12, tzinfo=UTC))
    groups = {
        key: alliance.create("groups", kind=kind, name=name)["id"]
        for key, kind, name in (
            ("team", "steering_group", "Auftraggeber und Moderation"),
            ("table", "plenum", "Runder Tisch"),
            ("small", "working_group", "Arbeitsgruppe"),
        )
    }
    process = alliance.create("processes", template="round_table", title="Runder Tisch Familienbildung")
    mandate = {"guiding_question": QUESTION, "commissioner": "Amt für Familie, Jugend und Bildung"}
    alliance.coordinator.change(f"/processes/{process['id']}/mandate", **mandate)
    meetings = [
        alliance.create("meetings", group_id=groups[group], kind=kind, when=when, title=title)
        for group, kind, when, title in TIMELINE
    ]
    return {"process": process, "groups": groups, "meetings": meetings}


def of_table(held: dict[str, Any]) -> list[str]:
    """The ids of the meetings of the round table itself."""
    return [one["id"] for one in held["meetings"] if one["group_id"] == held["groups"]["table"]]


def adopt(alliance: AllianceInTest, held: dict[str, Any]) -> None:
    """The plenum adopts the recommendation paper on 12.09.2011 by consensus."""
    coordinator = alliance.coordinator
    path = f"/processes/{held['process']['id']}/recommendation-papers"
    paper = coordinator.create(path, title="Empfehlungen an den Gemeinderat", group_id=held["groups"]["table"])
    coordinator.create(f"/recommendation-papers/{paper['id']}/recommendations", text="Betreuung bis 17 Uhr anbieten")
    last = {"meeting_id": of_table(held)[-1]}
    for act, body in (("submission", last), ("adoption", {**last, "decided_on": "2011-09-12"})):
        answer = coordinator.http.post(f"{API}/recommendation-papers/{paper['id']}/{act}", json=body)
        assert answer.status_code == 200, answer.text


def test_rt_10_durations_and_attendance_by_interest_are_computed(
    alliance: AllianceInTest, held: dict[str, Any]
) -> None:
    adopt(alliance, held)
    coordinator = alliance.coordinator
    for place, meeting in enumerate(of_table(held)):
        for interest, organisation in INTERESTS.items():
            attendance = "excused" if interest == "Wirtschaft" and place else "present"
            body = {"party": organisation, "represents": interest, "attendance": attendance}
            coordinator.create(f"/meetings/{meeting}/participants", **body)
    found = coordinator.get(f"/processes/{held['process']['id']}/evaluation")
    days = {(one["starting"], one["ending"]): (one["days_least"], one["days_most"]) for one in found["durations"]}
    assert days["kickoff", "adopted"] == (202, 202)
    assert days["first_meeting", "adopted"] == (334, 334)
    assert {one["interest"]: (one["meetings"], one["persons"], one["missing"]) for one in found["interests"]} == {
        "Eltern": (5, 5, 0),
        "Träger": (5, 5, 0),
        "Wirtschaft": (1, 1, 4),
    }
    assert found["meetings"][3]["present"] == 3
    assert found["fates"] == [
        {"paper": "Empfehlungen an den Gemeinderat", "open": 1, "resolved": 0, "noted": 0, "rejected": 0}
    ]


def test_rt_9_the_public_reads_question_procedure_dates_and_result_and_no_drafts(
    alliance: AllianceInTest, held: dict[str, Any]
) -> None:
    coordinator, path = alliance.coordinator, f"/processes/{held['process']['id']}/public-page"
    alliance.create("people", name="G. Muster")
    draft = coordinator.create(
        f"/processes/{held['process']['id']}/recommendation-papers", title="Entwurf, noch nicht öffentlich"
    )
    slug = coordinator.get(alliance.path)["slug"]
    public = f"{API}/public/alliances/{slug}/processes"
    assert coordinator.http.get(public).status_code == 404
    coordinator.change(alliance.path, has_public_page=True)
    assert coordinator.get(f"/public/alliances/{slug}/processes")["processes"] == []

    refused = coordinator.refused("PATCH", path, public_contact="Frau Muster, 0711 641-2728")
    assert (refused["status"], refused["errors"][0]["pointer"]) == (422, "#/public_contact")
    shown = coordinator.change(
        path,
        is_public=True,
        public_contact="Amt für Familie, Jugend und Bildung",
        public_procedure="Fünf Plenumssitzungen sammeln und verabschieden; geleitet von G. Muster.",
        public_result="Ein Empfehlungspapier, im Konsens verabschiedet.",
    )
    assert shown["taken_out"] == ["G. Muster"]
    [read] = coordinator.get(f"/public/alliances/{slug}/processes")["processes"]
    assert read["guiding_question"] == QUESTION
    assert [one["when"]["text"] for one in read["dates"]] == [when for _, _, when, _ in TIMELINE]
    assert read["result"] == "Ein Empfehlungspapier, im Konsens verabschiedet."
    page = coordinator.http.get(f"/oeffentlich/{slug}/verfahren/{read['id']}").text
    assert all(words in page for words in (QUESTION, "Sept. 2011", "im Konsens verabschiedet"))
    assert "Muster" not in page
    assert draft["title"] not in page
    assert read["title"] in coordinator.http.get(f"/oeffentlich/{slug}").text
    coordinator.change(path, is_public=False)
    assert coordinator.http.get(f"/oeffentlich/{slug}/verfahren/{read['id']}").status_code == 404
