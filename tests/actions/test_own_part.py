"""What a member may do with a card: all of it in their own groups, elsewhere their own part, and comment everywhere."""

from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest, Caller


class Scene:
    """Two groups with a card each; the member belongs to the first one and is named on the other's card."""

    def __init__(self, alliance: AllianceInTest) -> None:
        self.alliance = alliance
        self.person = alliance.create("people", name="A. Beispiel")
        self.own_group = alliance.create("groups", kind="project_group", name="Aktionstage")["id"]
        self.other_group = alliance.create("groups", kind="project_group", name="Gesundheit")["id"]
        alliance.coordinator.create(f"/groups/{self.own_group}/memberships", party=self.party)
        self.own_card = self.card(self.own_group)
        self.other_card = self.card(self.other_group)
        self.loose_card = self.card(None)
        self.member = alliance.caller(Role.member, self.person["id"])

    @property
    def party(self) -> dict[str, Any]:
        """The member, as a party."""
        return {"kind": "person", "id": self.person["id"], "name": self.person["name"]}

    def card(self, group_id: str | None) -> dict[str, Any]:
        """A card of the group with a step, as a coordinator writes it."""
        card: dict[str, Any] = self.alliance.create(
            "action-items", title="Fest", group_id=group_id, steps=["Platz suchen"], follow_ups=["20.10.2009"]
        )
        return card

    def named(self, card: dict[str, Any], step_id: str | None = None, **body: Any) -> dict[str, Any]:
        """Ask the member for something on the card."""
        path = f"/steps/{step_id}" if step_id else f"/action-items/{card['id']}"
        asked: dict[str, Any] = self.alliance.coordinator.create(f"{path}/assignments", party=self.party, **body)
        return asked


@pytest.fixture
def scene(alliance: AllianceInTest) -> Scene:
    """A member between two groups."""
    return Scene(alliance)


def can(caller: Caller, card: dict[str, Any]) -> list[str]:
    """What the caller may do with the card, as the interface is told."""
    shown: list[str] = caller.get(f"/action-items/{card['id']}")["can"]
    return shown


def test_a_member_changes_the_cards_of_their_groups(scene: Scene) -> None:
    path = f"/action-items/{scene.own_card['id']}"
    assert can(scene.member, scene.own_card) == ["edit", "move", "assign", "comment"]

    assert scene.member.change(path, title="Spielfest")["title"] == "Spielfest"
    step = scene.member.create(f"{path}/steps", text="Sponsoren finden")
    scene.member.remove(f"/steps/{step['id']}")
    scene.member.create(f"{path}/assignments", party="Stadt")
    moved = scene.member.http.post(f"/api/v1{path}/position", json={"status": "done"})
    assert (moved.status_code, moved.json()["status"]) == (200, "done")
    assert scene.member.refused("DELETE", path)["status"] == 403, "cards are removed by the coordination"


def test_a_member_leaves_other_groups_cards_alone(scene: Scene) -> None:
    path, card = f"/action-items/{scene.other_card['id']}", scene.other_card
    assert can(scene.member, card) == ["comment"]

    assert scene.member.refused("PATCH", path, title="Meins")["status"] == 403
    assert scene.member.refused("POST", f"{path}/position", status="done")["status"] == 403
    assert scene.member.refused("POST", f"{path}/steps", text="Meins")["status"] == 403
    assert scene.member.refused("POST", f"{path}/assignments", party="Stadt")["status"] == 403
    assert scene.member.refused("PATCH", f"/steps/{card['steps'][0]['id']}", state="done")["status"] == 403
    assert scene.member.refused("PATCH", f"/follow-ups/{card['follow_ups'][0]['id']}", state="held")["status"] == 403
    assert scene.member.refused("DELETE", f"/steps/{card['steps'][0]['id']}")["status"] == 403


def test_who_is_asked_answers_for_themself_and_for_nobody_else(scene: Scene) -> None:
    mine = scene.named(scene.other_card, task="Moderation")
    other = scene.alliance.coordinator.create(f"/action-items/{scene.other_card['id']}/assignments", party="Stadt")
    assert can(scene.member, scene.other_card) == ["answer", "comment"]

    accepted = scene.member.change(f"/assignments/{mine['id']}", state="accepted", note="Gern")

    assert (accepted["state"], accepted["note"]) == ("accepted", "Gern")
    assert scene.party in scene.member.get(f"/action-items/{scene.other_card['id']}")["owners"]
    assert scene.member.change(f"/assignments/{mine['id']}", state="declined")["state"] == "declined"
    for wrong in ({"task": "Kuchen"}, {"party": "Stadt"}, {"role": "lead"}, {"state": "accepted", "task": "Kuchen"}):
        assert scene.member.refused("PATCH", f"/assignments/{mine['id']}", **wrong)["status"] == 403, wrong
    assert scene.member.refused("DELETE", f"/assignments/{mine['id']}")["status"] == 403
    assert scene.member.refused("PATCH", f"/assignments/{other['id']}", state="declined")["status"] == 403


def test_who_is_named_for_a_step_ticks_it_and_no_other(scene: Scene) -> None:
    card = scene.alliance.create("action-items", title="Turnier", group_id=scene.other_group, steps=["Platz", "Pokal"])
    own_step, other_step = (step["id"] for step in card["steps"])
    scene.named(card, own_step)

    assert scene.member.change(f"/steps/{own_step}", state="done")["state"] == "done"
    assert scene.member.refused("PATCH", f"/steps/{own_step}", text="Anderes")["status"] == 403
    assert scene.member.refused("PATCH", f"/steps/{other_step}", state="done")["status"] == 403


def test_everybody_comments_and_changes_their_own_words_only(scene: Scene) -> None:
    path = f"/action-items/{scene.other_card['id']}/comments"
    reader = scene.alliance.reader
    for author in (scene.member, reader):
        made = author.create(path, text="Der Raum ist frei.")
        assert author.change(f"/comments/{made['id']}", text="Der Raum ist belegt.")["text"] == "Der Raum ist belegt."
        other = reader if author is scene.member else scene.member
        assert other.refused("PATCH", f"/comments/{made['id']}", text="x")["status"] == 403
        assert other.refused("DELETE", f"/comments/{made['id']}")["status"] == 403
        assert scene.alliance.coordinator.refused("PATCH", f"/comments/{made['id']}", text="x")["status"] == 403
    scene.alliance.coordinator.remove(f"/comments/{made['id']}")


def test_a_member_adds_a_card_and_keeps_it_while_no_group_has_it(scene: Scene) -> None:
    card = scene.member.create(f"{scene.alliance.path}/action-items", title="Mein Vorschlag")
    assert can(scene.member, card) == ["edit", "move", "assign", "comment"]
    assert can(scene.member, scene.loose_card) == ["comment"], "somebody else's"

    scene.alliance.coordinator.change(f"/action-items/{card['id']}", group_id=scene.other_group)

    assert can(scene.member, card) == ["comment"]


def test_a_member_cannot_slip_a_card_into_anothers_hands(scene: Scene) -> None:
    path = f"/action-items/{scene.own_card['id']}"

    moved = scene.member.http.post(f"/api/v1{path}/position", json={"group_id": scene.other_group})

    assert moved.status_code == 200
    assert can(scene.member, scene.own_card) == ["comment"], "given away, it belongs to the other group"


def test_who_has_left_a_group_has_no_say_in_it(scene: Scene) -> None:
    [membership] = scene.alliance.coordinator.items(f"/groups/{scene.own_group}/memberships")
    scene.alliance.coordinator.change(f"/memberships/{membership['id']}", until="2009-09-30")

    assert can(scene.member, scene.own_card) == ["comment"]


def test_the_board_tells_the_same_rights_as_the_card(scene: Scene) -> None:
    scene.named(scene.other_card)
    columns = scene.member.get(f"{scene.alliance.path}/board")["columns"]
    on_board = {item["id"]: item["can"] for column in columns for item in column["items"]}
    listed = {item["id"]: item["can"] for item in scene.member.items(f"{scene.alliance.path}/action-items")}

    assert on_board == listed == {one: can(scene.member, {"id": one}) for one in on_board}
    assert on_board[scene.own_card["id"]] != on_board[scene.other_card["id"]] != on_board[scene.loose_card["id"]]


def test_a_reader_only_reads_and_comments(scene: Scene) -> None:
    assert can(scene.alliance.reader, scene.own_card) == ["comment"]
    assert scene.alliance.reader.refused("POST", f"{scene.alliance.path}/action-items", title="x")["status"] == 403


def test_ideas_are_everybodys_but_removed_by_the_coordination(scene: Scene) -> None:
    idea = scene.alliance.create("ideas", text="Spielplatzfest")

    assert scene.member.change(f"/ideas/{idea['id']}", cluster="Feste")["cluster"] == "Feste"
    assert scene.member.refused("DELETE", f"/ideas/{idea['id']}")["status"] == 403
    scene.alliance.coordinator.remove(f"/ideas/{idea['id']}")
