"""A record becomes a board: seen before it is stored, corrected, stored once."""

import json
from typing import Any

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest
from tests.imports.sending import WORKSHOP, committed, created, outcomes, send, understood

EVERYTHING = {"groups": 4, "duties": 32, "ideas": 25, "adopted_ideas": 3, "action_items": 5}
PARTS = ("groups", "ideas", "action_items", "duties")


def _texts(alliance: AllianceInTest) -> list[str]:
    return [idea["text"] for idea in alliance.items("ideas", limit=200)]


def _row(text: str, source: str) -> bytes:
    record = WORKSHOP.decode()
    assert source in record
    return record.replace(source, text, 1).encode()


def test_a_dry_run_says_what_it_understood_and_stores_nothing(alliance: AllianceInTest) -> None:
    before = alliance.events()
    found = understood(alliance)
    assert (found["format"], found["document_date"], found["dry_run"]) == ("four_questions", "2009-09-30", True)
    assert {part: len(found[part]) for part in PARTS} == {"groups": 4, "ideas": 25, "action_items": 5, "duties": 32}
    assert len(found["unplaced"]) == 14
    assert {outcome for part in PARTS for outcome in outcomes(found, part)} == {"new"}
    assert found["created"]["action_items"] == 5
    assert alliance.events() == before
    assert [alliance.items(collection) for collection in ("groups", "ideas", "action-items", "imports")] == [[]] * 4


def test_a_commit_stores_all_of_it_once(alliance: AllianceInTest) -> None:
    first = committed(alliance)
    assert created(first) == EVERYTHING
    assert [item["number"] for item in first["action_items"]] == ["LMK-1", "LMK-2", "LMK-3", "LMK-4", "LMK-5"]
    shown = {item["id"]: item["title"] for item in alliance.items("action-items")}
    assert [(item["id"], item["title"]) for item in first["action_items"]] == list(shown.items())
    events = alliance.events()
    assert events[-1]["type"] == "import.committed"
    assert events[-1]["changes"]["action_items"] == [None, 5]

    second = committed(alliance)
    assert created(second) == {}
    assert {outcome for part in PARTS for outcome in outcomes(second, part)} == {"known"}
    assert [item["id"] for item in second["action_items"]] == list(shown)
    assert second["imported_before"]
    assert alliance.events() == events


def test_the_lines_that_became_nothing_are_kept(alliance: AllianceInTest) -> None:
    committed(alliance)
    [kept] = alliance.items("imports")
    assert kept["file_name"] == "workshop.txt"
    assert kept["counts"] == EVERYTHING
    assert kept["unplaced"][0]["text"] == "Menschen treffen, kurzer Suenstweg, Institution positionieren"


def test_an_edited_record_adds_only_what_is_new(alliance: AllianceInTest) -> None:
    committed(alliance)
    record = _row("U-Untersuchungen\nBewegte Pause", "U-Untersuchungen").decode()
    record = record.replace("- Treffen organisieren", "- Treffen organisieren\n- Kuchen backen", 1)
    again = committed(alliance, record.encode(), document_date="2009-09-30")
    assert created(again) == {"ideas": 1, "duties": 1}
    assert "Bewegte Pause" in _texts(alliance)
    assert [duty["text"] for duty in alliance.items("duties", q="Kuchen")] == ["Kuchen backen"]


def test_what_somebody_has_reworded_since_is_not_written_again(alliance: AllianceInTest) -> None:
    first = committed(alliance)
    alliance.coordinator.change(f"/action-items/{first['action_items'][0]['id']}", title="Salzgitter spielt")
    alliance.coordinator.change(f"/ideas/{first['ideas'][0]['id']}", text="Mehr zusammen", cluster="Sonstiges")
    group = next(one for one in first["groups"] if one["name"] == "Plenum")
    alliance.coordinator.change(f"/groups/{group['id']}", name="Bündnissitzung")
    assert created(committed(alliance)) == {}


def test_what_was_removed_is_written_again(alliance: AllianceInTest) -> None:
    first = committed(alliance)
    alliance.coordinator.remove(f"/action-items/{first['action_items'][4]['id']}")
    again = committed(alliance)
    assert created(again) == {"action_items": 1}
    assert again["action_items"][4]["number"] == "LMK-6"


def test_the_corrected_understanding_is_what_is_stored(alliance: AllianceInTest) -> None:
    found = understood(alliance)
    found["action_items"] = found["action_items"][3:4]
    found["action_items"][0]["title"] = "Familienfreundliche Betriebe"
    found["action_items"][0]["assignments"][3]["party"] = {"kind": "person", "name": "C. Probe"}
    found["action_items"][0]["follow_ups"][0]["when"] = {
        "text": "Frühjahr", "earliest": "2010-03-01", "latest": "2010-05-31", "precision": "season"
    }  # fmt: skip
    found["ideas"] = [{**idea, "parent": None, "taken_up_by": None} for idea in found["ideas"][:2]]
    found["ideas"][1]["taken_up_by"] = 0
    found["duties"], found["groups"] = [], []
    answer = committed(alliance, document_date="2009-09-30", understanding=json.dumps(found))
    assert created(answer) == {"action_items": 1, "ideas": 2, "adopted_ideas": 1}
    [item] = alliance.items("action-items")
    assert item["title"] == "Familienfreundliche Betriebe"
    assert [(one["task"], one["party"]["name"]) for one in item["assignments"]][3] == ("Themen", "C. Probe")
    assert item["next_date"]["text"] == "Frühjahr"
    assert item["next_date"]["latest"] == "2010-05-31"
    assert [idea["action_item_id"] for idea in alliance.items("ideas")] == [None, item["id"]]


def test_a_correction_that_is_not_valid_is_pointed_at(alliance: AllianceInTest) -> None:
    def pointers(change: Any) -> list[str]:
        found = understood(alliance)
        change(found)
        answer = send(alliance, understanding=json.dumps(found))
        assert answer.status_code == 422, answer.text
        return [error["pointer"] for error in answer.json()["errors"]]

    assert pointers(lambda found: found["ideas"][3].update(parent=3)) == ["#/understanding/ideas/3/parent"]
    assert pointers(lambda found: found["ideas"][3].update(taken_up_by=5)) == ["#/understanding/ideas/3/taken_up_by"]
    assert pointers(lambda found: found["ideas"][3].update(colour="red")) == ["#/understanding/ideas/3/colour"]
    assert pointers(lambda found: found["ideas"][3].update(text="")) == ["#/understanding/ideas/3/text"]
    assert pointers(lambda found: found["ideas"][3].update(text="a\x00")) == ["#/understanding"]
    [pointer] = pointers(lambda found: found["action_items"][0]["steps"][1].update(text=""))
    assert pointer.startswith("#/understanding/action_items/0/")
    backwards = {"text": "", "earliest": "2010-03-02", "latest": "2010-03-01"}
    [pointer] = pointers(lambda found: found["action_items"][0]["follow_ups"][0].update(when=backwards))
    assert pointer.startswith("#/understanding/action_items/0/follow_ups/0/when")
    assert alliance.items("groups") == []


def test_organisations_are_linked_and_on_request_added(alliance: AllianceInTest) -> None:
    known = alliance.create("organisations", name="Wirtschaftsförderung", abbreviation="WIS")
    assert created(committed(alliance)) == EVERYTHING
    card = alliance.coordinator.get("/action-items/LMK-4")
    assert card["owners"][0] == {"kind": "organisation", "id": known["id"], "name": "WIS"}
    assert [one["name"] for one in alliance.items("organisations")] == ["Wirtschaftsförderung"]


def test_who_is_named_says_which_record_that_is(alliance: AllianceInTest) -> None:
    def parties(found: Any) -> dict[str, str | None]:
        named = [part["party"] for item in found["action_items"] for part in item["assignments"]]
        assert all(set(party) == {"kind", "id", "name"} for party in named)
        return {party["name"]: party["id"] for party in named}

    organisation = alliance.create("organisations", name="Wirtschaftsförderung", abbreviation="WIS")["id"]
    before = understood(alliance)
    assert parties(before)["WIS"] == organisation
    assert parties(before)["Koordinierungsgruppe von 2009"] is None
    stored = committed(alliance, understanding=json.dumps(before))
    groups = {group["name"]: group["id"] for group in alliance.items("groups")}
    assert parties(stored)["Koordinierungsgruppe von 2009"] == groups["Koordinierungsgruppe von 2009"]


def test_organisations_that_are_not_there_are_added_on_request(alliance: AllianceInTest) -> None:
    answer = committed(alliance, params={"create_organisations": True})
    names = [one["name"] for one in alliance.items("organisations", limit=200)]
    assert created(answer)["organisations"] == len(names)
    assert {"WIS", "EFB", "KFB", "SRB", "Wohnbau"} <= set(names)
    card = alliance.coordinator.get("/action-items/LMK-4")
    assert card["owners"][0]["id"] is not None


def test_a_group_named_by_its_year_is_a_group_of_its_own(alliance: AllianceInTest) -> None:
    alliance.create("groups", kind="coordination_group", name="Koordinierungskreis")
    committed(alliance)
    names = [group["name"] for group in alliance.items("groups")]
    assert names == [
        "Koordinierungskreis",
        "Plenum",
        "Projektgruppen (Externe) Gruppen",
        "Koordinierungsgruppe von 2009",
    ]
    owner = alliance.coordinator.get("/action-items/LMK-1")["owners"][0]
    old = next(group for group in alliance.items("groups") if group["name"] == owner["name"])
    assert (owner["kind"], owner["id"]) == ("group", old["id"])


def test_coordinators_import_and_others_do_not(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    member = alliance.caller(Role.member)
    assert send(alliance, caller=member).status_code == 403
    assert send(alliance, caller=alliance.reader, dry_run=True).status_code == 403
    assert send(alliance, caller=other_alliance.coordinator).status_code == 404
    assert alliance.items("imports") == []


def test_the_date_of_the_document_may_stand_in_the_address_but_not_twice(alliance: AllianceInTest) -> None:
    found = understood(alliance, params={"document_date": "2009-09-30"})
    assert found["document_date"] == "2009-09-30"
    answer = send(alliance, params={"document_date": "2009-10-01"}, document_date="2009-09-30")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/document_date")


def test_warnings_are_told_in_the_language_of_the_caller(alliance: AllianceInTest) -> None:
    def told(language: str) -> str:
        found = understood(alliance, headers={"Accept-Language": language})
        return next(str(one["detail"]) for one in found["warnings"] if one["code"] == "year_not_written")

    assert told("de") == "Das Jahr steht nicht da und wird nicht geraten: 2010 oder 2011?"
    assert told("en") == "The year was not written and is not guessed: 2010 or 2011?"


def test_the_same_request_sent_again_gives_the_same_answer(alliance: AllianceInTest) -> None:
    headers = {"Idempotency-Key": '"one-import"', "Content-Type": "multipart/form-data; boundary=line"}
    body = (
        b'--line\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + WORKSHOP + b"\r\n--line--"
    )
    answers = [
        alliance.coordinator.http.post(f"{API}{alliance.path}/imports", content=body, headers=headers) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert answers[1].headers["idempotency-replayed"] == "true"


def test_a_stored_import_says_where_it_stands(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    answer = send(alliance)
    address = f"{API}/imports/{answer.json()['id']}"
    assert (answer.status_code, answer.headers["location"]) == (201, address)
    kept = alliance.coordinator.http.get(address)
    assert kept.headers["etag"] == answer.headers["etag"]
    assert kept.json()["counts"]["action_items"] == 5
    assert [kept.json()] == alliance.items("imports")
    assert "location" not in send(alliance, params={"dry_run": "true"}).headers
    assert other_alliance.coordinator.http.get(address).status_code == 404
    assert alliance.reader.http.get(address).status_code == 403
