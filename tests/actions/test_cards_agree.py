"""A kept card is what a fresh assembly would make of its item, whatever has been changed and through which door."""

import random
from typing import Any

import orjson
from fastapi import FastAPI
from sqlmodel import Session, select

from backend.actions.cards import service as cards
from backend.actions.models import ActionItem, Card
from tests.fixtures.alliances import AllianceInTest

FACTS = ("is_closed", "has_owner", "has_next_date", "overdue_after", "unassigned_steps")
SHOWN = ("next_earliest", "next_latest", "owner_kind", "owner_id", "owner_name")
PLURALS = ("steps", "assignments", "follow-ups", "partners", "sponsors")


def kept(session: Session) -> dict[str, dict[str, Any]]:
    """Body and facts of every card, as stored."""
    session.expire_all()
    return {
        card.action_item_id: {"body": orjson.loads(card.body), **{n: getattr(card, n) for n in (*FACTS, *SHOWN)}}
        for card in session.exec(select(Card)).all()
    }


def disagreeing(app: FastAPI) -> dict[str, Any]:
    """The cards that a fresh assembly changes: what was kept and what it should be."""
    with app.state.database.unit(write=True) as session:
        before = kept(session)
        items = session.exec(select(ActionItem).where(ActionItem.deleted_at == None)).all()  # noqa: E711 (SQL)
        for alliance_id in {item.alliance_id for item in items}:
            cards.refresh(session, [item for item in items if item.alliance_id == alliance_id])
        after = kept(session)
        living = {item.id for item in items}
        session.rollback()
    assert living <= before.keys(), "every living item has its card"
    return {one: (before[one], after[one]) for one in living if before[one] != after[one]}


def test_after_every_kind_of_change(app: FastAPI, alliance: AllianceInTest) -> None:
    by, chance = alliance.coordinator, random.Random(2009)
    group = alliance.create("groups", kind="project_group", name="Aktionstage")["id"]
    plenum = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    person = alliance.create("people", name="A. Beispiel")
    organisation = alliance.create("organisations", name="Verein für Spiele", abbreviation="VFS")
    meeting = alliance.create("meetings", group_id=plenum, when="20.10.2009")
    anchored = {"text": "Bündnissitzung", "anchor": {"kind": "meeting", "meeting_id": meeting["id"]}}
    bodies: dict[str, list[dict[str, Any]]] = {
        "steps": [{"text": "Platz"}, {"text": "Pokal", "assignments": ["VFS"]}, {"text": "Plakat", "due": "Mai 2010"}],
        "assignments": [{"party": "VFS", "state": "accepted"}, {"party": "A. Beispiel", "role": "lead"}],
        "follow-ups": [{"when": "ca. 10/2010"}, {"when": "nächste Sitzung"}, {"when": anchored}, {"purpose": "Rest"}],
        "partners": [{"party": "VFS"}, {"party": "Stadt", "state": "to_be_won"}],
        "sponsors": [{"party": "Sparkasse"}, {"party": "VFS", "state": "found", "amount": "100 €"}],
    }
    patches = {
        "steps": [{"state": "done"}, {"text": "Anderes"}, {"due": None}, {"assignments": ["A. Beispiel"]}],
        "assignments": [{"state": "accepted"}, {"state": "declined"}, {"role": "lead"}, {"party": "Stadt"}],
        "follow-ups": [{"state": "held"}, {"when": "1. Juni 2010"}, {"when": None}, {"state": "missed"}],
        "partners": [{"state": "won"}, {"party": "WIS"}],
        "sponsors": [{"state": "found"}, {"amount": None}],
    }
    items = [alliance.create("action-items", title=f"Karte {number}")["id"] for number in range(4)]
    idea = alliance.create("ideas", text="Spielplatzfest", cluster="Feste")
    items.append(by.create(f"/ideas/{idea['id']}/adoption")["id"])
    for turn in range(60):
        path = f"/action-items/{chance.choice(items)}"
        plural = chance.choice(PLURALS)
        parts = by.items(f"{path}/{plural}")
        match turn % 6:
            case 0 | 1:
                by.create(f"{path}/{plural}", **chance.choice(bodies[plural]))
            case 2 if parts:
                by.change(f"/{plural}/{chance.choice(parts)['id']}", **chance.choice(patches[plural]))
            case 3 if len(parts) > 1:
                by.remove(f"/{plural}/{chance.choice(parts)['id']}")
            case 4:
                whole = chance.choice(PLURALS)
                chosen = chance.sample(bodies[whole], k=2)
                by.change(path, title=f"Karte {turn}", **{whole.replace("-", "_"): chosen})
            case _:
                column = chance.choice([{"group_id": group}, {"status": "in_progress"}, {"field_of_action": "Feste"}])
                assert by.http.post(f"/api/v1{path}/position", json=column).status_code == 200
        assert not (found := disagreeing(app)), f"after turn {turn} on {plural}: {found}"

    for name, change in {
        "a person gets another name": lambda: by.change(f"/people/{person['id']}", name="A. Beispiel-Muster"),
        "an organisation gets another name": lambda: by.change(
            f"/organisations/{organisation['id']}", name="Spielverein"
        ),
        "a meeting moves": lambda: by.change(f"/meetings/{meeting['id']}", when="27.10.2009"),
        "a meeting is called off": lambda: by.change(f"/meetings/{meeting['id']}", state="cancelled"),
        "another meeting is planned": lambda: alliance.create("meetings", group_id=plenum, when="03.11.2009"),
        "a step is named for": lambda: by.create(
            f"/steps/{by.create(f'/action-items/{items[0]}/steps', text='Zelt')['id']}/assignments", party="Stadt"
        ),
        "cards are put close together": lambda: [
            by.http.post(f"/api/v1/action-items/{items[0]}/position", json={"status": "done", "before": items[1]}),
            by.http.post(f"/api/v1/action-items/{items[2]}/position", json={"status": "done", "before": items[0]}),
        ],
        "a group is removed": lambda: by.remove(f"/groups/{group}"),
        "a person is removed": lambda: by.remove(f"/people/{person['id']}"),
        "an organisation is removed": lambda: by.remove(f"/organisations/{organisation['id']}"),
        "the alliance's short name changes": lambda: rename(alliance),
    }.items():
        change()
        assert not (found := disagreeing(app)), f"Call `cards.refresh` in the same transaction when {name}: {found}"


def rename(alliance: AllianceInTest) -> None:
    """Ask for another prefix of the numbers; refused once cards bear the old one."""
    answer = alliance.coordinator.http.patch(
        f"/api/v1{alliance.path}", json={"short_name": "LMS"}, headers={"If-Match": "*"}
    )
    assert answer.status_code in (200, 409)


def test_after_an_import_and_a_handover(app: FastAPI, alliance: AllianceInTest) -> None:
    text = "Projekt: Spielfest\nIdee: Ein Fest\nWas ist zu tun: Platz suchen\nWer: Stadt\nWie weiter: 20.10."
    answer = alliance.coordinator.http.post(
        f"/api/v1{alliance.path}/imports", files={"file": ("record.txt", text.encode())}
    )
    assert answer.status_code == 201
    before = alliance.create("groups", kind="project_group", name="Fest 2009")["id"]
    after = alliance.create("groups", kind="project_group", name="Fest 2010", predecessor_ids=[before])["id"]
    party = {"kind": "group", "id": before, "name": "Fest 2009"}
    item = alliance.create("action-items", title="Turnier", assignments=[{"party": party, "state": "accepted"}])
    body = {"assignment_ids": [item["assignments"][0]["id"]]}
    assert alliance.coordinator.http.post(f"/api/v1/groups/{after}/handover", json=body).status_code == 200

    assert not disagreeing(app)
