"""Templates: kept, made of what there is, and set up without people, dates or years that nobody named."""

from typing import Any

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest, Caller


def _uses(caller: Caller, template: Any, **wish: Any) -> list[Any]:
    made: list[Any] = caller.create(f"/templates/{template['id']}/uses", **wish)["created"]
    return made


def test_the_cards_of_a_group_are_set_up_again_as_drafts_without_owners_and_dates(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    old = {"group_id": group["id"], "assignments": ["Stadt"], "follow_ups": ["20.10.2009"], "status": "done"}
    alliance.create("action-items", title="Programm", idea="Was wird gezeigt?", steps=["Vereine ansprechen"], **old)
    alliance.create("action-items", title="Ort", field_of_action="Freizeit", **old)
    template = alliance.create("templates", kind="board", name="Aktionstag", source_id=group["id"])
    later = alliance.create("groups", kind="project_group", name="Aktionstage 2011")
    made = _uses(alliance.coordinator, template, group_id=later["id"])
    assert [one["title"] for one in made] == ["Programm", "Ort"]
    first, second = (alliance.coordinator.get(f"/action-items/{one['id']}") for one in made)
    assert (first["status"], first["group_id"], first["idea"]) == ("draft", later["id"], "Was wird gezeigt?")
    assert [(one["text"], one["state"], one["due"]) for one in first["steps"]] == [("Vereine ansprechen", "open", None)]
    assert (first["assignments"], first["owners"], first["follow_ups"]) == ([], [], [])
    assert second["field_of_action"] == "Freizeit"
    assert "template.used" in [event["type"] for event in alliance.events()]


def test_days_count_from_the_day_that_is_named_and_from_no_other(alliance: AllianceInTest) -> None:
    steps = [{"text": "Raum finden", "due_days": -60}, {"text": "Danke sagen", "due_days": 7}, {"text": "Aufräumen"}]
    template = alliance.create("templates", kind="checklist", name="Veranstaltung", content={"steps": steps})
    card = alliance.create("action-items", title="Fest", steps=["Idee klären"])
    _uses(alliance.coordinator, template, action_item_id=card["number"])
    _uses(alliance.coordinator, template, action_item_id=card["id"], starts_on="2027-05-15")
    found = alliance.coordinator.get(f"/action-items/{card['id']}")["steps"]
    assert [(one["text"], one["due"] and one["due"]["earliest"]) for one in found] == [
        ("Idee klären", None),
        ("Raum finden", None),
        ("Danke sagen", None),
        ("Aufräumen", None),
        ("Raum finden", "2027-03-16"),
        ("Danke sagen", "2027-05-22"),
        ("Aufräumen", None),
    ]
    again = alliance.create("templates", kind="checklist", name="Fest", source_id="LMK-1")
    assert again["content"]["steps"][0] == {"text": "Idee klären", "due_days": None}


def test_an_agenda_is_kept_without_who_presents_it_and_begins_another_meeting(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum")
    old, new = (
        alliance.create("meetings", group_id=group["id"], title=title, when=day)
        for title, day in (("Erstes", "20.10.2049"), ("Zweites", "20.11.2049"))
    )
    point = {"title": "Berichte", "purpose": "information", "minutes": 30, "presenter": "A. Beispiel"}
    alliance.coordinator.create(f"/meetings/{old['id']}/agenda-items", **point)
    template = alliance.create("templates", kind="meeting", name="Plenum", source_id=old["id"])
    assert template["content"]["agenda"] == [
        {"title": "Berichte", "purpose": "information", "minutes": 30, "is_recurring": False}
    ]
    _uses(alliance.coordinator, template, meeting_id=new["id"])
    (kept,) = alliance.coordinator.items(f"/meetings/{new['id']}/agenda-items")
    assert (kept["title"], kept["minutes"], kept["presenter"]) == ("Berichte", 30, None)
    assert alliance.coordinator.refused("POST", f"/templates/{template['id']}/uses")["errors"][0]["pointer"] == (
        "#/meeting_id"
    )


def test_what_is_shipped_can_be_taken_over_and_used_in_both_languages(alliance: AllianceInTest) -> None:
    path = f"{API}{alliance.path}/shipped-templates"
    shipped = {
        language: alliance.reader.http.get(path, headers={"Accept-Language": language}).json()["templates"]
        for language in ("de", "en")
    }
    assert [one["name"] for one in shipped["de"]] == ["Aktionstag", "Plenum", "Veranstaltung vorbereiten"]
    assert [(one["key"], one["kind"]) for one in shipped["en"]] == [(one["key"], one["kind"]) for one in shipped["de"]]
    for one in (*shipped["de"], *shipped["en"]):
        given = {name: one[name] for name in ("kind", "name", "content")}
        assert alliance.create("templates", **given)["content"] == one["content"]
    (board,) = [one for one in alliance.items("templates", kind="board") if one["name"] == "Aktionstag"]
    made = _uses(alliance.coordinator, board, starts_on="2049-05-15")
    steps = alliance.coordinator.get(f"/action-items/{made[0]['id']}")["steps"]
    assert [one["due"]["earliest"] for one in steps] == ["2048-11-16", "2048-12-16", "2049-02-14"]


def test_everybody_uses_templates_and_authors_and_coordinators_change_them(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    member, other = alliance.caller(Role.member), alliance.caller(Role.member)
    content = {"cards": [{"title": "Programm"}]}
    template = member.create(f"{alliance.path}/templates", kind="board", name="Fest", content=content)
    path = f"/templates/{template['id']}"
    assert (template["can"], other.get(path)["can"]) == (["edit", "delete"], [])
    assert other.refused("PATCH", path, name="Meins")["status"] == 403
    assert [one["title"] for one in _uses(other, template)] == ["Programm"]
    assert alliance.reader.refused("POST", f"{path}/uses")["status"] == 403
    for hidden in (other_alliance.coordinator, alliance.caller(Role.guest)):
        assert hidden.refused("GET", path)["status"] in (403, 404)
    assert member.change(path, name="Sommerfest")["name"] == "Sommerfest"
    wrong = {"kind": "meeting", "name": "Plenum", "content": content}
    assert alliance.coordinator.refused("POST", f"{alliance.path}/templates", **wrong)["status"] == 422
    alliance.coordinator.remove(path)
    assert alliance.items("templates") == []
