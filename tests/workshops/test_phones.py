"""Phones at a workshop: joining by code, cards that arrive once, dots by the rule, and what is refused."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI

from backend.workshops.pages.allowances import Allowance, Allowances
from tests.fixtures.alliances import AllianceInTest
from tests.workshops.phones import Phone, code_of, opened, texts

TO_CRITIQUE = ("profile", "critique")


def test_a_card_that_is_sent_again_hangs_once_and_verbatim(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, *TO_CRITIQUE)
    phone, other = Phone(app, code).join(), Phone(app, code.lower().replace("-", "")).join()
    words = "  Zu wenig Bänke <b>&</b> Bäume\n– und kein Bus 🚌"

    first, again = phone.write(words, "critique"), phone.write(words, "critique")
    other.write("Kein Treff", "critique")

    assert first == again == {"stored": ["card-00000001"], "refused": {}}
    assert texts(alliance, workshop) == [words, "Kein Treff"]
    assert words in phone.page()
    assert "<b>" not in phone.http.get(phone.path).text
    types = [one["type"] for one in alliance.events()]
    assert (types.count("workshop.joined"), types.count("workshop_card.created")) == (2, 2)
    assert {one["actor"]["name"] for one in alliance.events() if one["type"] == "workshop.joined"} == {""}


def test_the_page_works_without_scripts(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, "profile")
    phone = Phone(app, code)
    assert "Mitmachen" in phone.page()
    page = phone.join().page()
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))

    for _ in range(2):
        answer = phone.http.post(phone.path, data={**fields, "text": "Viele Vereine", "lane": "strengths"})
        assert answer.headers["location"] == f"{phone.path}?done=card"

    [card] = alliance.coordinator.get(f"/workshops/{workshop['id']}/wall")["cards"]
    assert (card["text"], card["lane"]) == ("Viele Vereine", "strengths")
    entered = Phone(app, code).http.post("/w", data={"code": f" {code.lower()} "})
    assert entered.headers["location"] == f"/w/{code.replace('-', '')}"


def test_a_card_that_comes_late_is_held_and_not_lost(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, *TO_CRITIQUE)
    phone = Phone(app, code).join()
    path = f"/workshops/{workshop['id']}"
    alliance.coordinator.change(path, is_writing_open=False)

    phone.write("Aus dem Funkloch", "critique")

    assert texts(alliance, workshop, state="held", is_late=True) == ["Aus dem Funkloch"]
    assert alliance.reader.get(f"{path}/wall")["cards"] == []
    [card] = alliance.coordinator.items(f"{path}/workshop-cards")
    alliance.coordinator.change(f"/workshop-cards/{card['id']}", state="shown")
    assert "Aus dem Funkloch" in phone.page()
    reworded = alliance.coordinator.refused("PATCH", f"/workshop-cards/{card['id']}", text="Netzausbau")
    assert reworded["type"].endswith("/cards-are-verbatim")


@pytest.mark.parametrize(
    ("card", "why"),
    [
        ({"text": "Bank\x07"}, "Zeichen, die man nicht sieht"),
        ({"text": "\u202efalsch"}, "Zeichen, die man nicht sieht"),
        ({"text": " \n "}, ""),
        ({"text": "x" * 1001}, ""),
        ({"phase": "fantasy"}, "noch nicht begonnen"),
        ({"phase": "preparation"}, "keine Karten"),
        ({"lane": "strengths"}, "keine Spalten"),
    ],
)
def test_one_bad_card_keeps_no_other_from_the_wall(
    app: FastAPI, alliance: AllianceInTest, card: dict[str, str], why: str
) -> None:
    workshop, code = opened(alliance, *TO_CRITIQUE)
    phone = Phone(app, code).join()
    good = {"id": "card-good", "text": "Gute Karte", "phase": "critique"}

    said = phone.send({"id": "card-bad0", "text": "Schlecht", "phase": "critique", **card}, good).json()

    assert said["stored"] == ["card-good"]
    assert list(said["refused"]) == ["card-bad0"]
    assert why in said["refused"]["card-bad0"]
    assert texts(alliance, workshop) == ["Gute Karte"]


def test_nobody_sends_for_somebody_else(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, *TO_CRITIQUE)
    phone, other, stranger = Phone(app, code).join(), Phone(app, code).join(), Phone(app, code)
    card = {"id": "card-0001", "text": "Fremd", "phase": "critique"}

    assert phone.send(card, token=other.token).status_code == 403
    assert stranger.send(card, token=phone.token).status_code == 403
    assert stranger.http.get(f"{phone.path}/stream").status_code == 403
    assert texts(alliance, workshop) == []
    cookie = next(iter(phone.http.cookies.jar))
    assert (cookie.path, cookie.has_nonstandard_attr("HttpOnly")) == ("/w", True)


def test_a_code_ends_and_is_replaced(app: FastAPI, alliance: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(datetime(2027, 3, 20, 9, tzinfo=UTC))
    workshop, code = opened(alliance, *TO_CRITIQUE)
    call, path = alliance.coordinator, f"/workshops/{workshop['id']}"
    phone = Phone(app, code).join()
    shown = call.get(f"{path}/join-code")
    assert (shown["code"], shown["address"]) == (code, f"http://testserver/w/{code}")
    assert "<svg" in shown["qr_svg"]
    assert alliance.reader.refused("GET", f"{path}/join-code")["status"] == 403

    new = code_of(alliance, workshop)
    assert phone.http.get(phone.path).status_code == 404
    phone.path = f"/w/{new}"
    assert "Ihre Karte" in phone.page()

    frozen_clock(datetime(2027, 3, 20, 16, tzinfo=UTC))
    assert phone.http.get(phone.path).status_code == 410
    assert phone.http.post(f"{phone.path}/cards", json={}).status_code == 410
    frozen_clock(datetime(2027, 3, 20, 10, tzinfo=UTC))
    call.http.delete(f"/api/v1{path}/join-code", headers={"If-Match": "*"})
    assert phone.http.get(phone.path).status_code == 404
    assert call.refused("GET", f"{path}/join-code")["status"] == 404


def test_tables_have_seats(app: FastAPI, alliance: AllianceInTest) -> None:
    tables = [{"name": "Fenster", "seats": 1}, {"name": "Tür", "seats": 2}]
    workshop, code = opened(alliance, *TO_CRITIQUE, tables=tables)
    assert "Tisch: Tür" in Phone(app, code).join().page()
    assert "Tisch: Fenster" in Phone(app, code).join("Fenster").page()

    full = Phone(app, code).http.post(f"/w/{code}", data={"act": "join", "table": "Fenster"})
    assert full.status_code == 409
    assert "kein Platz mehr frei" in full.text
    Phone(app, code).join()
    assert Phone(app, code).http.post(f"/w/{code}", data={"act": "join"}).status_code == 409
    shown = alliance.coordinator.get(f"/workshops/{workshop['id']}")
    assert [(one["name"], one["taken"]) for one in shown["tables"]] == [("Fenster", 1), ("Tür", 2)]
    too_many = alliance.coordinator.refused(
        "POST", f"{alliance.path}/workshops", title="Zu groß", tables=[{"name": "Saal", "seats": 26}]
    )
    assert too_many["status"] == 422


def test_dots_follow_the_rule_and_can_be_moved(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, *TO_CRITIQUE)
    call, path = alliance.coordinator, f"/workshops/{workshop['id']}"
    benches, bus, meeting = (call.create(f"{path}/workshop-cards", text=one)["id"] for one in ("Bänke", "Bus", "Treff"))
    vote = call.create(f"{path}/dot-votes", question="Was drückt?", points_per_person=3, most_per_target=2)
    phones = [Phone(app, code).join() for _ in range(2)]
    assert phones[0].vote({benches: 1}).status_code == 409
    call.change(f"/dot-votes/{vote['id']}", state="open")

    assert phones[0].vote({benches: 3}).status_code == 422
    assert phones[0].vote({benches: 2, bus: 2}).status_code == 422
    assert phones[0].vote({"01920000-0000-7000-8000-000000000001": 1}).status_code == 422
    assert phones[0].vote({benches: 2, bus: 1}).status_code == 200
    assert phones[0].vote({benches: 1, bus: 2}).status_code == 200
    assert phones[1].vote({bus: 1, meeting: 1}).status_code == 200
    assert call.get(f"/dot-votes/{vote['id']}/result")["placed"] == []
    assert call.refused("PATCH", f"/dot-votes/{vote['id']}", points_per_person=5)["type"].endswith("/rule-is-set")
    call.change(f"/dot-votes/{vote['id']}", state="closed")

    assert phones[1].vote({bus: 1}).status_code == 409
    found = call.get(f"/dot-votes/{vote['id']}/result")
    assert [(one["words"], one["rank"], one["points"]) for one in found["placed"]] == [
        ("Bus", 1, 3),
        ("Bänke", 2, 1),
        ("Treff", 2, 1),
    ]
    assert (found["voters"], found["rule"]) == (2, "Punkte je Person: 3, auf einer Karte höchstens 2")
    call.change(f"/dot-votes/{vote['id']}", shows_counts=False)
    assert {one["points"] for one in call.get(f"/dot-votes/{vote['id']}/result")["placed"]} == {None}
    assert "Ergebnis: Was drückt?" in phones[0].page()
    assert "Punkte: 3" not in phones[0].page()


def test_who_has_set_no_dot_is_told_so_before(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, *TO_CRITIQUE)
    call, path = alliance.coordinator, f"/workshops/{workshop['id']}"
    bench = call.create(f"{path}/workshop-cards", text="Bänke")["id"]
    vote = call.create(f"{path}/dot-votes", question="Was drückt?", points_per_person=3, most_per_target=2)
    call.change(f"/dot-votes/{vote['id']}", state="open")
    phone = Phone(app, code).join()
    sent = {"act": "dots", "token": phone.token}

    def press(count: int, **more: str) -> Any:
        return phone.http.post(phone.path, data={**sent, f"dot-{bench}": str(count), **more})

    asked = press(0)
    assert asked.status_code == 422
    assert "noch keinen Punkt gesetzt" in asked.text
    assert 'name="none"' in asked.text
    assert call.get(f"/dot-votes/{vote['id']}")["voters"] == 0
    assert press(0, none="yes").headers["location"].endswith("?done=none")
    assert call.get(f"/dot-votes/{vote['id']}")["voters"] == 1
    assert press(2).headers["location"].endswith("?done=dots")
    assert press(0).headers["location"].endswith("?done=none"), "who takes dots back knows that there are none"


def test_who_guesses_waits_and_who_takes_part_does_not(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, *TO_CRITIQUE)
    app.state.workshop_allowances = Allowances(guesses=Allowance(3, 900), cards=Allowance(2, 900))
    phone, guesser = Phone(app, code).join(), Phone(app, "K7QM-3XTA")

    assert [guesser.http.get(guesser.path).status_code for _ in range(4)] == [404, 404, 404, 429]
    phone.write("Eins", "critique", 1)
    phone.write("Zwei", "critique", 2)
    held_back = phone.send({"id": "card-0003", "text": "Drei", "phase": "critique"})
    assert (held_back.status_code, held_back.headers["retry-after"]) == (429, "60")
    assert Phone(app, code).http.get(f"/w/{code}").status_code == 429
    assert texts(alliance, workshop) == ["Eins", "Zwei"]
