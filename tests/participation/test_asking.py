"""Who is asked and has no account is told by mail, once, with a link to their part."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from backend.activity.mail.models import MailPreference, MailRhythm
from backend.participation import asking
from tests.fixtures.alliances import API, AllianceInTest
from tests.participation.visitors import Named, Visitor, ask, links_in, mails, name_somebody, tidy

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def named(alliance: AllianceInTest) -> Named:
    """Somebody who is asked to lead a card."""
    return name_somebody(alliance)


def test_who_is_asked_gets_one_mail_that_opens_their_part(app: FastAPI, named: Named) -> None:
    at = named.alliance.create("action-items", title="Laternenumzug")
    party = {"kind": "person", "id": named.person["id"], "name": "A. Beispiel"}
    named.alliance.coordinator.create(f"/action-items/{at['id']}/assignments", party=party)

    assert ask(app) == 1
    assert ask(app) == 0

    [mail] = mails(app)
    assert (mail.to, mail.name, mail.language) == ("a.beispiel@example.org", "A. Beispiel", "de")
    assert "Platz besorgen (angefragt)" in mail.text
    assert "Das ganze Vorhaben (angefragt)" in mail.text
    paths = links_in(mail)
    assert len(set(paths)) == 2
    assert all(path in mail.html for path in paths)
    pages = [Visitor(app, path).page() for path in paths]
    assert ["Spielfest im Park" in page for page in pages] == [True, False]
    assert ["Laternenumzug" in page for page in pages] == [False, True]
    assert "Danke, Ihre Zusage" in Visitor(app, paths[0]).act("accept")
    events = [one for one in named.alliance.events() if one["type"] == "personal_link.created"]
    assert [one["changes"]["purpose"] for one in events] == [[None, "asked"]] * 2


def test_a_group_is_asked_through_who_speaks_for_it(app: FastAPI, alliance: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(NOON)
    chair = alliance.create("people", name="A. Beispiel", email="a.beispiel@example.org")
    deputy = alliance.create("people", name="B. Muster", email="b.muster@example.org")
    member = alliance.create("people", name="C. Probe", email="c.probe@example.org")
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    at = f"/groups/{group['id']}/memberships"

    def joined(person: Any, **values: Any) -> Any:
        party = {"kind": "person", "id": person["id"], "name": person["name"]}
        return alliance.coordinator.create(at, party=party, **values)

    speaks = joined(chair, role="chair", until="2026-06-30")
    joined(deputy, deputy_for=speaks["id"])
    joined(member)
    card = alliance.create("action-items", title="Turnier")
    party = {"kind": "group", "id": group["id"], "name": "Aktionstage"}
    path = f"/action-items/{card['id']}"
    alliance.coordinator.create(f"{path}/assignments", party=party, task="Schiedsrichter finden")

    assert ask(app) == 2

    told = {mail.to: mail for mail in mails(app)}
    assert told.keys() == {"a.beispiel@example.org", "b.muster@example.org"}
    [address] = links_in(told["a.beispiel@example.org"])
    visitor = Visitor(app, address)
    assert "Sie antworten für „Aktionstage“." in visitor.page()
    visitor.act("accept")
    shown = alliance.coordinator.get(path)
    assert [(owner["kind"], owner["name"]) for owner in shown["owners"]] == [("group", "Aktionstage")]
    assert alliance.events()[-1]["actor"] == {"kind": "person", "name": "A. Beispiel"}
    assert alliance.coordinator.refused("POST", f"{path}/personal-links", person_id=member["id"])["status"] == 422

    assert tidy(app) == 0

    frozen_clock(datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert visitor.open().status_code == 410
    assert tidy(app) == 2


@pytest.mark.parametrize(("document_date", "told"), [("2026-04-28", 1), ("2009-09-30", 0), (None, 0)])
def test_a_record_asks_while_it_is_fresh(
    app: FastAPI, alliance: AllianceInTest, frozen_clock: Any, document_date: str | None, told: int
) -> None:
    frozen_clock(NOON)
    person = alliance.create("people", name="A. Beispiel", email="a.beispiel@example.org")
    record = (
        "Karte;Wer\nTurnier;A. Beispiel\n"
        if document_date is None
        else "Projekt: Turnier\nIdee: Spielen\nWer: A. Beispiel\n"
    )
    file = ("record.csv" if document_date is None else "record.txt", io.BytesIO(record.encode()))
    dated = {"document_date": document_date} if document_date else {}
    imported = alliance.coordinator.http.post(f"{API}{alliance.path}/imports", files={"file": file}, data=dated)
    assert imported.status_code == 201, imported.text
    [card] = alliance.items("action-items")
    at = f"/action-items/{card['id']}/assignments"
    [named] = card["assignments"]
    assert named["party"]["id"] == person["id"]
    if named["state"] != "asked":
        alliance.coordinator.change(f"/assignments/{named['id']}", state="asked")

    assert ask(app) == told

    later = alliance.create("people", name="B. Muster", email="b.muster@example.org")
    frozen_clock(NOON + timedelta(hours=1))
    alliance.coordinator.create(at, party={"kind": "person", "id": later["id"], "name": "B. Muster"})
    assert ask(app) == 1
    assert mails(app)[-1].to == "b.muster@example.org"


def test_who_wants_no_mails_is_not_written_to(app: FastAPI, named: Named) -> None:
    with app.state.database.unit(write=True) as session:
        session.add(
            MailPreference(alliance_id=named.alliance.id, person_id=named.person["id"], rhythm=MailRhythm.never)
        )

    assert (ask(app), mails(app)) == (0, [])


@pytest.mark.parametrize("why", ["no address", "account", "answered", "old", "closed", "removed", "wrong address"])
def test_who_is_not_to_be_asked_gets_no_mail(
    app: FastAPI, alliance: AllianceInTest, frozen_clock: Any, why: str
) -> None:
    frozen_clock(NOON)
    address = {"no address": None, "wrong address": "a.beispiel@example,org"}.get(why, "a.beispiel@example.org")
    named = name_somebody(alliance, email=address)
    if why == "account":
        alliance.caller(Role.member, person_id=named.person["id"])
    if why == "answered":
        alliance.coordinator.change(f"/assignments/{named.assignment['id']}", state="accepted")
    if why == "old":
        frozen_clock(NOON + asking.ASKED_WITHIN + timedelta(seconds=1))
    if why == "closed":
        alliance.coordinator.change(named.path, status="done")
    if why == "removed":
        alliance.coordinator.remove(f"/assignments/{named.assignment['id']}")

    assert ask(app) == 0
    assert mails(app) == []


def test_an_address_that_is_mended_is_written_to(app: FastAPI, alliance: AllianceInTest) -> None:
    named = name_somebody(alliance, email="a.beispiel@example,org")
    assert ask(app) == 0

    alliance.coordinator.change(f"/people/{named.person['id']}", email="a.beispiel@example.org")

    assert ask(app) == 1
