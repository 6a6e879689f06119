"""Reading costs the same number of statements for ten records and for six times as many."""

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from tests.contract.operations import ENDLESS, Declared, operations
from tests.contract.rooms import ROOMS
from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.statements import Count

FEW, MANY = 10, 60
#: The whole of an unchanged board: who asks, and the alliance's sequence.
MOST_FOR_AN_UNCHANGED_BOARD = 3


@pytest.fixture
def world(alliance: AllianceInTest) -> World:
    """An alliance with a record of each kind."""
    world = World(alliance)
    world.fill()
    return world


def fill(world: World, start: int, end: int) -> None:
    """So many cards with parts in everything that reads show: cards, ideas, people, groups, meetings, comments."""
    base, item = world.alliance.path, f"/action-items/{world.ids['action-items']}"
    group = world.ids["groups"]
    for number in range(start, end):
        name = f"Verein {number}"
        organisation = world.caller.create(f"{base}/organisations", name=f"{name} e. V.")["id"]
        world.caller.create(f"{base}/people", name=f"A. Beispiel {number}", organisation_id=organisation)
        made = world.caller.create(
            f"{base}/action-items",
            title=f"Karte {number}",
            group_id=group if number % 2 else None,
            field_of_action=f"Feld {number % 5}",
            visibility="public",
            steps=[{"text": "Platz", "assignments": [name]}, "Pokal"],
            assignments=[{"party": f"{name} e. V.", "state": "accepted"}, {"party": "Stadt", "task": "Raum"}],
            follow_ups=["20.10.2009"],
            partners=[name],
            sponsors=[name],
        )
        proposed = world.caller.create(f"/action-items/{made['id']}/releases")
        world.caller.http.post(f"{API}/releases/{proposed['id']}/approval").raise_for_status()
        world.caller.create(f"{item}/releases")
        world.caller.create(f"{base}/ideas", text=f"Idee {number}", cluster=f"Gruppe {number % 3}")
        world.caller.create(f"{base}/groups", kind="council", name=f"Rat {number}", duties=["Treffen"])
        world.caller.create(f"{base}/meetings", group_id=group, when="20.10.2009")
        world.caller.create(f"{item}/comments", text=f"Bemerkung {number}", mentions=[])
        world.caller.create(f"{item}/steps", text=f"Schritt {number}")
        world.caller.create(f"/groups/{group}/memberships", party=f"A. Beispiel {number}")
        world.caller.create(f"/groups/{group}/duties", text=f"Aufgabe {number}")
        fill_desk(world, number)
        for room in ROOMS:
            if hasattr(room, "fill"):
                room.fill(world, number)


def fill_desk(world: World, number: int) -> None:
    """One more of each of what meetings consist of, and of what is kept for them."""
    base, meeting, group = world.alliance.path, f"/meetings/{world.ids['meetings']}", world.ids["groups"]
    party = f"Verein {number} e. V."
    made = world.caller.create(f"{base}/action-items", title=f"Auftrag {number}")["id"]
    world.caller.create(f"{meeting}/agenda-items", title=f"Punkt {number}", action_item_id=made, presenter=party)
    world.caller.create(f"{meeting}/participants", party=party)
    outcomes = f"/agenda-items/{world.ids['agenda-items']}/outcomes"
    world.caller.create(outcomes, kind="information", text=f"Auskunft {number}")
    decision = {"group_id": group, "matter": f"Sache {number}", "text": f"Empfehlung {number}", "competence": "advise"}
    last = world.ids.get("last decision")
    world.ids["last decision"] = world.caller.create(
        f"{base}/decisions", **decision, previous_id=last, action_item_id=made
    )["id"]
    world.caller.create(f"{base}/saved-filters", name=f"Ansicht {number}", page="board", is_shared=True)
    series = {"group_id": group, "title": f"Runde {number}", "rule": "FREQ=WEEKLY", "starts_on": "2049-01-05"}
    world.caller.create(f"{base}/meeting-series", **series)


def reads(app: FastAPI) -> list[Declared]:
    """Every read that ends."""
    return [one for one in operations(app) if not one.is_write and one.name not in ENDLESS]


def named_member(world: World) -> Caller:
    """A member whose rights depend on the card, the group and the step."""
    person = world.alliance.create("people", name="C. Probe")
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    world.caller.create(f"/action-items/{world.ids['action-items']}/assignments", party=party)
    return world.alliance.caller(Role.member, person["id"])


def costs(app: FastAPI, world: World, caller: Caller, statements: Count) -> dict[str, int]:
    """How many statements each read sends."""
    found = {}
    for declared in reads(app):
        request = world.request(declared)
        if declared.is_list:
            request["params"] = {**request.get("params", {}), "limit": 200}
        caller.http.request(**request)
        if declared.name == "read_board":
            # Another view than before, so that nothing is kept of it.
            request["params"] = {"by": "owner"}
        found[declared.name] = statements(lambda request=request: caller.http.request(**request))
    return found


def test_no_read_needs_more_statements_for_more_records(app: FastAPI, world: World, statements: Count) -> None:
    member = named_member(world)
    fill(world, 0, FEW)
    few = costs(app, world, world.caller, statements), costs(app, world, member, statements)
    fill(world, FEW, MANY)

    many = costs(app, world, world.caller, statements), costs(app, world, member, statements)

    grown = {
        name: (before[name], after[name])
        for before, after in zip(few, many, strict=True)
        for name in before
        if after[name] > before[name]
    }
    assert not grown, f"Load what belongs to the rows of a page in one statement for all of them: {grown}"


def test_an_unchanged_board_costs_next_to_nothing(world: World, statements: Count) -> None:
    board = f"/api/v1{world.alliance.path}/board"
    tag = world.caller.http.get(board).headers["etag"]

    kept = statements(lambda: world.caller.http.get(board))
    unchanged = statements(lambda: world.caller.http.get(board, headers={"If-None-Match": tag}))

    assert max(kept, unchanged) <= MOST_FOR_AN_UNCHANGED_BOARD, (kept, unchanged)
