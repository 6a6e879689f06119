"""Erasure by making anonymous: the name is nowhere any more, what was done stays."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, select

from backend.access.models import User
from backend.activity.privacy.retention.catalogue import DATA_TYPES
from backend.core.events import Event
from tests.access.browsers import signed_in
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.mail import queued

NAME, EMAIL = "Ärmel Öznur", "aermel@example.org"
ERASE = {"erase": True}


@pytest.fixture
def person(alliance: AllianceInTest) -> Any:
    """Somebody with a name that JSON and SQLite each write in their own way."""
    return alliance.create("people", name=NAME, function="Kassenwartin", email=EMAIL, phone="05341 0000")


def erase(caller: Caller, path: str, **body: Any) -> Any:
    """The answer to erasing somebody, which has to succeed."""
    answer = caller.http.post(f"{API}{path}/anonymisation", json=body or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def everything(alliance: AllianceInTest) -> str:
    """All that is stored, as text; what JSON escapes is written out."""
    found = []
    with alliance.app.state.database.unit() as session:
        for table in SQLModel.metadata.sorted_tables:
            for row in session.execute(text(f'SELECT * FROM "{table.name}"')):
                found.append(" ".join(str(bytes(one), "utf-8") if isinstance(one, bytes) else str(one) for one in row))
    whole = "\n".join(found)
    return whole.replace("\\u00c4", "Ä").replace("\\u00d6", "Ö")


def named_everywhere(alliance: AllianceInTest, person: Any) -> Any:
    """A card on which the person has a part of each kind, linked and as written."""
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    card = alliance.create(
        "action-items",
        title="Aktionstage",
        steps=[{"text": "Platz sperren", "assignments": [{"party": party}]}],
        assignments=[{"party": party, "state": "accepted", "task": "Kasse"}],
        partners=[{"party": party}],
        sponsors=[{"party": {"kind": "person", "name": NAME}}],
    )
    group = alliance.create("groups", kind="council", name="Rat")
    alliance.coordinator.create(f"/groups/{group['id']}/memberships", party=party)
    alliance.create("invitations", email=EMAIL, name=NAME, role="reader", person_id=person["id"])
    queued(alliance.app, alliance_id=alliance.id, to=EMAIL)
    return card


def test_the_name_is_nowhere_any_more(alliance: AllianceInTest, person: Any) -> None:
    card = named_everywhere(alliance, person)
    alliance.coordinator.change(f"/people/{person['id']}", name="Ärmel Öznur", function="Schatzmeisterin")
    assert NAME in everything(alliance)

    answer = erase(alliance.coordinator, f"/people/{person['id']}")

    left = everything(alliance)
    for trace in (NAME, EMAIL, "05341 0000", "Kassenwartin", "Schatzmeisterin"):
        assert trace not in left, [line for line in left.splitlines() if trace in line]
    assert answer["name"] == "Gelöschte Person #1"
    shown = alliance.coordinator.get(f"/action-items/{card['id']}")
    assert [one["party"]["name"] for one in shown["assignments"]] == ["Gelöschte Person #1"]
    assert shown["version"] > card["version"], "who synchronises learns of it"


def test_what_was_done_stays_in_its_order(alliance: AllianceInTest, person: Any) -> None:
    named_everywhere(alliance, person)
    before = [(one["sequence"], one["type"]) for one in alliance.events()]

    erase(alliance.coordinator, f"/people/{person['id']}")

    after = [(one["sequence"], one["type"]) for one in alliance.events()]
    assert after == [*before, (len(before) + 1, "person.anonymised")]


def test_texts_are_listed_for_a_human(alliance: AllianceInTest, person: Any) -> None:
    idea = alliance.create("ideas", text="Frau Öznur fragt die Sparkasse")
    card = alliance.create("action-items", title="Fest", steps=["Öznur anrufen"])
    alliance.create("ideas", text="Obst in der Kita")

    places = erase(alliance.coordinator, f"/people/{person['id']}")["places"]

    assert {(one["table"], one["id"], one["field"]) for one in places} == {
        ("ideas", idea["id"], "text"),
        ("steps", card["steps"][0]["id"], "text"),
    }
    assert {one["action_item_id"] for one in places} == {None, card["id"]}


def test_erasing_twice_changes_nothing_more(alliance: AllianceInTest, person: Any) -> None:
    erase(alliance.coordinator, f"/people/{person['id']}")
    told = len(alliance.events())

    again = erase(alliance.coordinator, f"/people/{person['id']}")

    assert (again["name"], again["changed"], again["places"]) == ("Gelöschte Person #1", 0, [])
    assert len(alliance.events()) == told
    other = alliance.create("people", name="B. Muster")
    assert erase(alliance.coordinator, f"/people/{other['id']}")["name"] == "Gelöschte Person #2"


def test_a_namesake_is_spared(alliance: AllianceInTest, person: Any) -> None:
    namesake = alliance.create("people", name=NAME)
    party = {"kind": "person", "id": namesake["id"], "name": NAME}
    card = alliance.create("action-items", title="Fest", assignments=[{"party": party}])

    erase(alliance.coordinator, f"/people/{person['id']}")

    [kept] = alliance.coordinator.get(f"/action-items/{card['id']}")["assignments"]
    assert kept["party"]["name"] == NAME


def test_only_the_coordination_erases(alliance: AllianceInTest, other_alliance: AllianceInTest, person: Any) -> None:
    path = f"/people/{person['id']}/anonymisation"

    assert alliance.reader.refused("POST", path)["status"] == 403
    assert other_alliance.coordinator.refused("POST", path)["status"] == 404


def user_of(alliance: AllianceInTest, role: str = "member") -> tuple[str, Caller]:
    """Somebody with an account: its id, and them signed in."""
    body = {"email": "oeznur@stadt.example", "name": NAME, "role": role}
    made = alliance.operator.create(f"{alliance.path}/grants", **body)
    caller = signed_in(alliance.app, made["sign_in_link"])
    return str(made["user"]["id"]), caller


def test_of_an_account_nothing_is_left_but_what_it_did(alliance: AllianceInTest) -> None:
    user_id, user = user_of(alliance)
    card = alliance.create("action-items", title="Fest")
    comment = user.create(f"/action-items/{card['id']}/comments", text="Der Raum ist frei.")
    user.create("/personal-tokens", name="Skript", scopes=["municipalities:read"])

    erase(user, "/account", **ERASE)

    left = everything(alliance)
    for trace in (NAME, "oeznur@stadt.example"):
        assert trace not in left, [line for line in left.splitlines() if trace in line]
    assert user.http.get(f"{API}/session").json().get("user") is None
    [shown] = alliance.coordinator.items(f"/action-items/{card['id']}/comments")
    assert (shown["id"], shown["author_name"], shown["text"]) == (
        comment["id"],
        "Gelöschtes Konto",
        "Der Raum ist frei.",
    )
    with alliance.app.state.database.unit() as session:
        kept = session.get_one(User, user_id)
        assert (kept.deleted_at is not None, kept.password_hash, kept.is_operator) == (True, None, False)
        noted = session.exec(select(Event).where(Event.type == "user.anonymised")).one()
        assert noted.actor_name == "Gelöschtes Konto", "the log does not say who it was either"


def test_operators_erase_accounts(alliance: AllianceInTest) -> None:
    user_id, user = user_of(alliance)

    assert erase(alliance.operator, f"/users/{user_id}", **ERASE)["name"] == "Gelöschtes Konto"

    assert alliance.operator.refused("GET", f"/users/{user_id}")["status"] == 404
    assert user.http.get(f"{API}/account").status_code == 401


def test_nothing_is_erased_without_the_word(alliance: AllianceInTest) -> None:
    user_id, _ = user_of(alliance)

    assert alliance.operator.refused("POST", f"/users/{user_id}/anonymisation")["status"] == 422
    assert alliance.operator.refused("POST", f"/users/{user_id}/anonymisation", erase=False)["status"] == 422


def test_who_alone_coordinates_names_somebody_else_first(alliance: AllianceInTest) -> None:
    _, user = user_of(alliance, "coordinator")

    refused = user.refused("POST", "/account/anonymisation", **ERASE)

    assert refused["type"].endswith("/last-coordinator")
    assert user.get("/session")["user"]["name"] == NAME, "all of it or nothing"


def test_retention_erases_accounts_that_nobody_uses(alliance: AllianceInTest) -> None:
    assert DATA_TYPES["accounts"].start == "last_login"
    user_id, _ = user_of(alliance)
    rules = alliance.operator.items("/retention-rules")
    [path] = [f"/retention-rules/{one['id']}" for one in rules if one["data_type"] == "accounts"]
    alliance.operator.create("/retention-runs")
    assert alliance.operator.get(f"/users/{user_id}")["name"] == NAME
    with alliance.app.state.database.unit(write=True) as session:
        session.execute(text("UPDATE users SET created_at = '2009-01-01 00:00:00' WHERE id = :id"), {"id": user_id})
        session.execute(text("UPDATE user_sessions SET seen_at = '2009-01-01 00:00:00'"))
        session.execute(
            text("UPDATE events SET occurred_at = '2009-01-01 00:00:00' WHERE actor_id = :id"), {"id": user_id}
        )
    alliance.operator.change(path, period_days=730)

    alliance.operator.create("/retention-runs")

    assert alliance.operator.refused("GET", f"/users/{user_id}")["status"] == 404
