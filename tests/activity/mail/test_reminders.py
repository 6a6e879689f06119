"""Reminders: before a date, once when it has passed, and when an answer is missing. Never of what is settled."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from tests.activity.mail.readers import START, Post, Reader, addressed, party, reader, words
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.mail import MailServer


@pytest.fixture
def post(app: FastAPI, mail_server: MailServer, frozen_clock: Any) -> Post:
    """The worker, at nine o'clock on a Wednesday."""
    frozen_clock(START)
    return Post(app, mail_server, frozen_clock)


@pytest.fixture
def beispiel(alliance: AllianceInTest, post: Post) -> Reader:
    """A member who is known to the worker already."""
    one = reader(alliance, "A. Beispiel")
    assert post.deliver() == []
    return one


@pytest.fixture
def card(alliance: AllianceInTest, beispiel: Reader) -> Any:
    """A card that the member has taken on."""
    item = alliance.create("action-items", title="Spielplatzfest")
    alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(beispiel), state="accepted")
    return item


def day(days: float) -> str:
    """So many days after the start, as people write it."""
    return (START + timedelta(days=days)).strftime("%d.%m.%Y")


def about(mails: list[Any], words_of_it: str) -> list[Any]:
    """Those mails that say this."""
    return [mail for mail in mails if words_of_it in words(mail)]


def test_before_a_next_date_and_once_when_it_has_passed(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    alliance.coordinator.create(f"/action-items/{card['id']}/follow-ups", when=day(6), purpose="Planung")
    told = [post.next_morning() for _ in range(12)]
    before = [number for number, mails in enumerate(told, 1) if about(mails, f"Nächster Termin: {day(6)}: Planung")]
    after = [number for number, mails in enumerate(told, 1) if about(mails, "Der Termin ist vorbei")]

    assert before == [3], "three days before"
    assert after == [7], "the morning after, once"


def test_a_date_that_has_a_result_is_not_asked_for(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    made = alliance.coordinator.create(f"/action-items/{card['id']}/follow-ups", when=day(1), purpose="Planung")
    post.next_morning()
    alliance.coordinator.change(f"/follow-ups/{made['id']}", state="held", outcome="Alle waren da.")

    assert all(not about(post.next_morning(), "vorbei") for _ in range(3))


def test_a_date_that_moved_is_told_again(alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post) -> None:
    made = alliance.coordinator.create(f"/action-items/{card['id']}/follow-ups", when=day(2), purpose="Planung")
    assert about(post.next_morning(), f"Nächster Termin: {day(2)}")
    alliance.coordinator.change(f"/follow-ups/{made['id']}", when=day(8))
    told = [bool(about(post.next_morning(), f"Nächster Termin: {day(8)}")) for _ in range(8)]

    assert told == [False, False, False, True, False, False, False, False]


def test_the_alliance_chooses_how_early(alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post) -> None:
    alliance.coordinator.change(alliance.path, remind_before_days=1)
    alliance.coordinator.create(f"/action-items/{card['id']}/follow-ups", when=day(4), purpose="Planung")

    assert [bool(about(post.next_morning(), "Nächster Termin")) for _ in range(4)] == [False, False, True, False]


def test_none_at_all_where_the_alliance_wants_none(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    alliance.coordinator.change(alliance.path, remind_before_days=0, ask_again_after_days=0)
    alliance.coordinator.create(f"/action-items/{card['id']}/follow-ups", when=day(4), purpose="Planung")

    assert not any(about(post.next_morning(), "Nächster Termin") for _ in range(4))


def test_ones_own_steps_alone(alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post) -> None:
    muster = reader(alliance, "B. Muster")
    post.deliver()
    step = alliance.coordinator.create(f"/action-items/{card['id']}/steps", text="Raum suchen", due=day(3))
    alliance.coordinator.create(f"/steps/{step['id']}/assignments", party=party(muster), state="accepted")
    post.next_morning()
    mails = [mail for _ in range(6) for mail in post.next_morning()]

    for_muster = [mail for mail in mails if addressed(mail)[1] == muster.address]
    assert len(about(for_muster, f"Ihr Schritt steht an: Raum suchen ({day(3)})")) <= 1
    assert len(about(for_muster, "Ihr Schritt ist überfällig: Raum suchen")) == 1
    assert not about([mail for mail in mails if mail not in for_muster], "Ihr Schritt")


def test_asked_again_once_after_a_week_without_answer(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    item = alliance.create("action-items", title="Ferienpass")
    alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(beispiel), task="Texte")
    told = [post.next_morning() for _ in range(15)]
    again = [number for number, mails in enumerate(told, 1) if about(mails, "Ihre Antwort fehlt noch zu: Texte")]

    assert len(again) == 1
    assert again[0] in (7, 8)


def test_who_has_answered_is_not_reminded(alliance: AllianceInTest, beispiel: Reader, post: Post) -> None:
    item = alliance.create("action-items", title="Ferienpass")
    asked = alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(beispiel), task="Texte")
    beispiel.caller.change(f"/assignments/{asked['id']}", state="accepted")

    assert not any(about(post.next_morning(), "Antwort fehlt") for _ in range(10))


def test_what_is_closed_or_long_past_reminds_nobody(
    alliance: AllianceInTest, beispiel: Reader, card: Any, post: Post
) -> None:
    alliance.coordinator.create(f"/action-items/{card['id']}/follow-ups", when="12.05.2009", purpose="Gründung")
    done = alliance.create("action-items", title="Fertig", status="done")
    alliance.coordinator.create(f"/action-items/{done['id']}/assignments", party=party(beispiel), state="accepted")
    alliance.coordinator.create(f"/action-items/{done['id']}/follow-ups", when=day(1), purpose="Nachlese")
    mails = [mail for _ in range(3) for mail in post.next_morning()]

    assert not about(mails, "vorbei")
    assert not about(mails, "Nächster Termin")


def test_people_without_an_account_are_reminded_with_their_link(alliance: AllianceInTest, post: Post) -> None:
    person = alliance.create("people", name="C. Probe", email="c.probe@stadt.example")
    item = alliance.create("action-items", title="Ferienpass")
    alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(person), state="accepted")
    alliance.coordinator.create(f"/action-items/{item['id']}/follow-ups", when=day(2), purpose="Planung")
    assert post.deliver() == []
    (mail,) = post.next_morning()

    assert "Nächster Termin" in words(mail)
    assert "[Antworten]\nhttp://testserver/l/bwk_my_" in words(mail)
