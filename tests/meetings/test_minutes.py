"""Minutes: put together from the meeting, circulated in versions, approved, amended."""

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.access.permissions import Role
from backend.core.records import new_id
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.participants.models import Participant
from tests.fixtures.alliances import API, AllianceInTest
from tests.meetings.minuting import Plenum, plenum


@pytest.fixture
def held(alliance: AllianceInTest, frozen_clock: Any) -> Plenum:
    """A plenum that is over, on its evening."""
    frozen_clock(datetime(2009, 10, 20, 20, tzinfo=UTC))
    return plenum(alliance)


def _type(problem: Any) -> str:
    return str(problem["type"]).rpartition("/")[2]


def test_minutes_are_put_together_from_the_meeting(held: Plenum) -> None:
    shown = held.alliance.coordinator.get(f"{held.path}/minutes")
    assert (shown["is_draft"], shown["number"], shown["can"]) == (True, None, ["circulate"])
    content = shown["content"]
    head = content["head"]
    assert (head["title"], head["groups"], head["day"]) == ("Bündnissitzung", ["Plenum"], "2009-10-20")
    assert (head["begins"], head["ends"]) == ("18:00", "20:00"), "as the meeting says it"
    assert (head["moderator"]["name"], head["minute_taker"]["name"], head["headcount"]) == (
        "A. Beispiel",
        "B. Muster",
        12,
    )
    assert [(one["party"]["name"], one["attendance"], one["represents"]) for one in content["participants"]] == [
        ("A. Beispiel", "present", None),
        ("B. Muster", "present", "WIS"),
        ("C. Probe", "partly", None),
        ("D. Vorlage", "excused", None),
    ]
    health, days, staff = content["items"]
    assert [one["kind"] for one in health["outcomes"]] == ["information", "decision", "action_item"]
    decision = health["outcomes"][1]["decision"]
    assert (decision["number"], decision["procedure"], decision["result"]) == ("2009/3", "majority", "adopted")
    assert (decision["votes_yes"], decision["votes_no"], decision["votes_abstention"]) == (9, 2, 1)
    assert decision["objections"][0]["party"]["name"] == "C. Probe"
    assert (days["state"], days["postponed_to"], staff["is_internal"]) == ("postponed", "17.11.2009", True)
    [card] = content["action_items"]
    assert (card["number"], [one["name"] for one in card["owners"]], card["next_date"]) == ("LMK-1", ["WIS"], "6.11.")
    assert content["decisions"] == [], "it is told where it was taken"


def test_a_draft_is_for_who_writes_it_and_the_circulated_version_for_all(held: Plenum) -> None:
    alliance = held.alliance
    person = alliance.create("people", name="F. Fiktiv")
    alliance.coordinator.change(held.path, minute_taker={"kind": "person", "id": person["id"], "name": "F. Fiktiv"})
    taker, member = alliance.caller(Role.member, person["id"]), alliance.caller(Role.member)
    assert taker.get(f"{held.path}/minutes")["is_draft"]
    for caller in (member, alliance.reader):
        shown = caller.get(f"{held.path}/minutes")
        assert (shown["content"], shown["can"], shown["is_draft"]) == (None, [], False)
    assert member.refused("POST", f"{held.path}/minutes/versions")["status"] == 403
    version = held.circulate(taker)
    held.note(0, notes="Später geändert.")
    shown = alliance.reader.get(f"{held.path}/minutes")
    assert shown["number"] == 1
    assert shown["content"]["items"][0]["notes"].startswith("A. Beispiel berichtet")
    assert alliance.reader.get(f"/minutes-versions/{version['id']}")["content"] == shown["content"]


def test_circulating_freezes_a_version_and_the_next_says_what_changed(held: Plenum) -> None:
    caller = held.alliance.coordinator
    first = held.circulate()
    assert (first["number"], first["changes"], caller.get(held.path)["state"]) == (1, [], "circulated")
    assert _type(caller.refused("POST", f"{held.path}/minutes/versions")) == "minutes-unchanged"
    held.note(0, notes="A. Beispiel berichtet vom Stand.\nDie Räume sind noch nicht gebucht.")
    held.note(1, title="Aktionstage")
    second = held.circulate()
    assert second["number"] == 2
    assert second["changes_summary"] == "TOP 1 Gesundheit: Notizen; TOP 2 Aktionstage: Titel"
    notes = second["changes"][0]
    assert (notes["kind"], notes["before"]) == ("changed", first["content"]["items"][0]["notes"])
    added = [one["text"] for one in notes["segments"] if one["kind"] == "added"]
    assert "".join(added).split() == ["noch", "nicht"]
    kept = caller.get(f"/minutes-versions/{first['id']}")
    assert kept["content"] == first["content"], "what was circulated stays"
    listed = caller.items(f"{held.path}/minutes/versions")
    assert [(one["number"], one["can"]) for one in listed] == [(1, []), (2, ["approve"])]
    types = [event["type"] for event in held.alliance.events()]
    assert types[-3:] == ["minutes.circulated", "meeting.circulated", "minutes.circulated"]


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ("[Erste Platzhalter-Videosequenz einfügen …] und ???", ["[Erste Platzhalter-Videosequenz einfügen …]", "???"]),
        ("Kosten: XXX Euro, TODO klären", ["XXX", "TODO"]),
        ("Die Namen werden nachgetragen. […]", ["werden nachgetragen", "[…]"]),
    ],
)
def test_placeholders_stop_the_circulation_where_they_stand(held: Plenum, notes: str, found: list[str]) -> None:
    held.note(1, notes=notes)
    caller = held.alliance.coordinator
    [place] = caller.get(f"{held.path}/minutes")["placeholders"]
    assert (place["pointer"], place["place"], place["found"]) == ("#/items/1/notes", "TOP 2 Aktionstage 15. Mai", found)
    problem = caller.refused("POST", f"{held.path}/minutes/versions")
    assert (problem["status"], _type(problem)) == (409, "placeholders-left")
    assert [one["pointer"] for one in problem["errors"]] == ["#/items/1/notes"]
    assert found[0] in problem["errors"][0]["detail"]
    assert caller.get(held.path)["state"] == "minutes_draft"


def test_ordinary_words_are_no_placeholders(held: Plenum) -> None:
    held.note(1, notes="Die To-do-Liste [sic] hängt aus. Heinrich XXII. fragt: wirklich?? Ludwig XXX.")
    # A date that nobody knows yet is written so on the card itself.
    held.alliance.coordinator.change(f"/action-items/{held.card['id']}", follow_ups=["????"])
    shown = held.alliance.coordinator.get(f"{held.path}/minutes")
    assert [one["found"] for one in shown["placeholders"]] == [["XXX"]], "only a number that nobody has is doubted"


def test_the_next_meeting_approves_and_then_only_addenda_come(held: Plenum) -> None:
    caller = held.alliance.coordinator
    old, last = held.circulate(), None
    held.note(0, notes="Anders.")
    last = held.circulate()
    approval = f"/minutes-versions/{last['id']}/approval"
    earlier = held.alliance.create("meetings", group_id=held.group_id, when="1.9.2009")["id"]
    for meeting_id in (held.meeting["id"], earlier, last["id"]):
        problem = caller.refused("POST", approval, approved_in_id=meeting_id)
        assert [one["pointer"] for one in problem["errors"]] == ["#/approved_in_id"]
    given = {"approved_in_id": held.next_meeting["id"]}
    assert _type(caller.refused("POST", f"/minutes-versions/{old['id']}/approval", **given)) == "not-the-latest-version"
    assert _type(caller.refused("POST", f"{held.path}/minutes/addenda", text="Zu früh.")) == "minutes-not-approved"
    assert held.approve(last)["approved_in_id"] == held.next_meeting["id"]
    assert caller.get(held.path)["state"] == "approved"
    approved = caller.get(f"/meetings/{held.next_meeting['id']}/minutes")["content"]["approved"]
    assert approved == [{"title": "Bündnissitzung", "when": "20.10.2009", "version": 2}]
    held.note(0, notes="Nach der Genehmigung.")
    assert _type(caller.refused("POST", f"{held.path}/minutes/versions")) == "minutes-approved"
    assert caller.get(f"{held.path}/minutes")["content"]["items"][0]["notes"] == "Anders."
    caller.create(f"{held.path}/minutes/addenda", text="Zu TOP 1: Die Halle kostet 50 Euro.")
    shown = caller.get(f"{held.path}/minutes")
    assert (shown["state"], shown["can"]) == ("amended", ["amend"])
    assert [one["text"] for one in shown["addenda"]] == ["Zu TOP 1: Die Halle kostet 50 Euro."]
    assert caller.get(f"/minutes-versions/{last['id']}")["content"] == last["content"]
    assert "delete" not in caller.get(held.path)["can"]
    assert _type(caller.refused("DELETE", held.path)) == "meeting-on-record"


def test_what_has_not_taken_place_has_no_minutes(held: Plenum) -> None:
    path = f"/meetings/{held.next_meeting['id']}/minutes/versions"
    assert _type(held.alliance.coordinator.refused("POST", path)) == "meeting-not-over"


def test_participants_get_one_mail_each_with_the_address_of_the_minutes(held: Plenum) -> None:
    alliance = held.alliance
    person = alliance.create("people", name="F. Fiktiv", email="f.fiktiv@example.org")
    base = {"alliance_id": alliance.id, "meeting_id": held.meeting["id"], "party_kind": "person"}
    held.write(
        Participant(**base, party_name="F. Fiktiv", party_id=person["id"]),
        Participant(**base, party_name="G. Fiktiv", email="g.fiktiv@example.org"),
        Participant(**base, party_name="F. Fiktiv noch einmal", email="f.fiktiv@example.org"),
    )
    held.circulate()
    mails = alliance.operator.items("/mails", alliance_id=alliance.id)
    assert sorted(one["to"] for one in mails) == ["f.fiktiv@example.org", "g.fiktiv@example.org"]
    held.note(0, notes="Anders.")
    held.circulate(notify=False)
    assert len(alliance.operator.items("/mails", alliance_id=alliance.id)) == 2


def test_other_alliances_find_nothing_of_the_minutes(held: Plenum, other_alliance: AllianceInTest) -> None:
    version = held.circulate()
    for path in (f"{held.path}/minutes", f"{held.path}/minutes/versions", f"/minutes-versions/{version['id']}"):
        assert other_alliance.coordinator.http.get(API + path).status_code == 404


def test_assembling_costs_the_same_for_many_items(held: Plenum, statements: Any) -> None:
    caller = held.alliance.coordinator
    caller.get(f"{held.path}/minutes")
    few = statements(lambda: caller.get(f"{held.path}/minutes"))
    base = {"alliance_id": held.alliance.id, "meeting_id": held.meeting["id"], "action_item_id": held.card["id"]}
    held.write(*(AgendaItem(**base, matter_id=new_id(), position=10 + n, title=f"Punkt {n}") for n in range(40)))
    assert statements(lambda: caller.get(f"{held.path}/minutes")) == few
